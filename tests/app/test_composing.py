"""Notes for words: rhythm from the words, pitches from the engine with a tiny pack."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from composer.app.asked import HarmonizeOptions
from composer.app.composing import notes_for_words, place_for_notes, unsung_lines
from composer.app.session import Session
from composer.app.session_events import SessionError
from composer.app.singing import Singing
from composer.edit.commands import AddNotes, SetVoices
from composer.model.note import Note
from composer.model.voice import Role

TEXT = "The river runs away to sea\nAnd never comes again to me\n"
PATIENCE = 60.0


@pytest.fixture
def session(tiny_pack_folder, tmp_path):
    session = Session(settings_path=tmp_path / "settings.json", pack_folders=(tiny_pack_folder,))
    session.player.set_output(None)
    session.start()
    yield session
    session.close()


def finish(session):
    deadline = time.monotonic() + PATIENCE
    while session.generating.running:
        assert time.monotonic() < deadline
        session.poll()
        time.sleep(0.005)


def test_every_syllable_of_the_lines_gets_a_note_and_then_a_pitch(session):
    document = session.document
    Singing(document).write(TEXT)
    voice = document.score.voices[0].id
    notes_for_words(session, voice, 0, HarmonizeOptions(steps=2, seed=3, candidates=2))
    drawn = document.score.notes_in_order()
    assert len(drawn) == 16
    assert len({note.pitch for note in drawn}) == 1
    finish(session)
    session.generating.accept(1)
    now = document.score.notes_in_order()
    assert [(n.id, n.onset, n.duration) for n in now] == [
        (n.id, n.onset, n.duration) for n in drawn
    ]
    assert all(note.origin is not None for note in now)
    assert all(syllable.notes for syllable in document.score.lyrics.syllables())
    assert unsung_lines(document.score.lyrics) == ()
    with pytest.raises(SessionError, match="no lines without notes"):
        notes_for_words(session, voice, 0)
    document.undo()
    document.undo()
    assert not document.score.notes


def test_lines_that_are_sung_already_are_left_alone_and_new_notes_come_after_them(session):
    document = session.document
    Singing(document).write(TEXT)
    voice = document.score.voices[0].id
    notes = tuple(Note(document.new_id(), voice, 60, 480 * i, 480) for i in range(8))
    document.apply(AddNotes(notes))
    singing = Singing(document)
    singing.lay({note.id for note in notes})
    assert unsung_lines(document.score.lyrics) == ((0, 1),)
    assert place_for_notes(document.score, voice, 960) == 8 * 480
    assert place_for_notes(document.score, voice, 9600) == 9600
    notes_for_words(session, voice, 0, HarmonizeOptions(steps=1, seed=3))
    finish(session)
    session.generating.accept(0)
    assert all(document.score.notes[note.id] == note for note in notes)
    assert len(document.score.notes) == 16


def test_a_voice_that_no_model_sings_and_words_that_are_none_are_said(session):
    document = session.document
    voice = document.score.voices[0]
    with pytest.raises(SessionError, match="no lines without notes"):
        notes_for_words(session, voice.id, 0)
    Singing(document).write("…\n")
    with pytest.raises(SessionError, match=r"no lines|can be sung"):
        notes_for_words(session, voice.id, 0)
    Singing(document).write(TEXT)
    document.apply(SetVoices((replace(voice, role=Role.CHORDS),)))
    with pytest.raises(SessionError, match="soprano, alto, tenor or bass"):
        notes_for_words(session, voice.id, 0)
    assert not document.score.notes
