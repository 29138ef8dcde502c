"""Words and notes repainted together: which lines, what is asked, and one step of both."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from composer.app.asked import HarmonizeOptions, Repainting, Repitching
from composer.app.pitching import pitches_request
from composer.app.repainting import cell_masks, note_cells, note_spans, open_cells, voice_lines
from composer.app.session import Session
from composer.app.session_events import HarmonyEnded, Said, SessionError
from composer.app.singing import Singing
from composer.app.wishes import Wishes
from composer.app.words_and_notes import NothingToSing, WordsAndNotes, laid_lines, stresses_of
from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.engine.messages import (
    Candidate,
    LinesRequest,
    PitchesRequest,
    RepaintRequest,
    RewriteRequest,
    Span,
    Text,
)
from composer.model.key import Key, KeyMap
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.voice import Role, Voice
from tests.fixtures.places import CHECKOUT

TEXT = "The river runs away to sea\nAnd never comes again to me\n"
NEW = ("A silver light upon the hill", "Was never half so white and still")
PATIENCE = 120.0


def sung_song() -> tuple[Document, Singing]:
    """Two lines of eight quarters each, every syllable on its note."""
    document = Document(empty_score())
    voice = document.score.voices[0].id
    document.apply(
        AddNotes(tuple(Note(document.new_id(), voice, 64 + i % 5, 480 * i, 480) for i in range(16)))
    )
    singing = Singing(document)
    singing.write(TEXT)
    singing.lay(set(document.score.notes))
    return document, singing


def repitching(document: Document, ids: set[int]) -> Repitching:
    found = note_cells(document.score, ids)
    cells = tuple(cell for _, cell in found)
    request = RepaintRequest(
        id=1,
        revision=document.revision,
        voices=voice_lines(document.score),
        cells=tuple((role.value, a, b) for role, a, b in cells),
        candidates=2,
        masks=cell_masks(document.score, cells),
        held=True,
    )
    return Repitching(request, tuple(note for note, _ in found))


def repainting(document: Document, ids: set[int]) -> Repainting:
    cells = open_cells(document.score, note_spans(document.score, ids))
    request = RepaintRequest(
        id=1,
        revision=document.revision,
        voices=voice_lines(document.score),
        cells=tuple((role.value, a, b) for role, a, b in cells),
        masks=cell_masks(document.score, cells),
    )
    return Repainting(request)


def asked_for(document: Document, singing: Singing, ids: set[int], held: bool = True):
    notes = repitching(document, ids) if held else repainting(document, ids)
    lines = laid_lines(document.score, ids)
    return WordsAndNotes(notes, lines, Wishes(), singing.divide, 5)


def candidate(document: Document, spans: list[Span], index: int = 0) -> Candidate:
    return Candidate(1, document.revision, index, {"soprano": tuple(spans)}, (), "notes", "a", 3)


def text(words: str, index: int = 0) -> Text:
    return Text(2, 0, index, words, (("temperature", 0.7),), "words", "b", 4, 1.5)


def in_order(document: Document) -> list[Note]:
    return document.score.notes_in_order()


def ids_of(document: Document, first: int, last: int) -> set[int]:
    return {note.id for note in in_order(document)[first:last]}


def spans_of(document: Document, ids: set[int], pitch: int) -> list[Span]:
    return [Span(pitch, n.onset, n.duration) for n in in_order(document) if n.id in ids]


def test_the_lines_are_those_of_which_a_syllable_lies_on_the_notes():
    document, _ = sung_song()
    (line,) = laid_lines(document.score, ids_of(document, 9, 11))
    assert (line.verse, line.line, line.text) == (0, 1, "And never comes again to me")
    assert (line.start, line.end) == (8 * 480, 16 * 480)
    assert stresses_of(document.score, line.groups) == "/x/x/x/x"
    assert len(laid_lines(document.score, ids_of(document, 6, 9))) == 2


def test_of_verses_below_each_other_the_first_is_written_anew():
    document, singing = sung_song()
    singing.write(TEXT + "\n" + "\n".join(NEW) + "\n")
    singing.lay_verses(set(document.score.notes))
    assert singing.rows == 2
    assert {line.verse for line in laid_lines(document.score, set(document.score.notes))} == {0}


def test_notes_without_words_are_said():
    document, singing = sung_song()
    singing.clear_notes(set(document.score.notes))
    with pytest.raises(NothingToSing, match="No words lie under"):
        laid_lines(document.score, set(document.score.notes))


def test_pitches_and_words_are_written_as_one_step_with_a_record_for_each():
    document, singing = sung_song()
    before = document.score.copy()
    ids = ids_of(document, 8, 12)
    asked = asked_for(document, singing, ids)
    found = candidate(document, spans_of(document, ids, 72))
    assert not asked.completed(found).final
    request = asked.next_request(document, [found], lambda: 2)
    assert isinstance(request, RewriteRequest)
    assert (request.replaced, request.stresses) == ("And never comes again to me", "/x/x/x/x")
    assert request.before == "The river runs away to sea\n"
    asked.take(text(NEW[1]))
    assert asked.next_request(document, [found], lambda: 3) is None
    assert asked.completed(found).final
    assert asked.words(0) == (NEW[1],)
    steps = document.history.position
    asked.write(document, found)
    assert document.history.position == steps + 1
    assert document.undo_name == "Repaint Words and Notes"
    now = in_order(document)
    assert [n.pitch == 72 for n in now] == [8 <= i < 12 for i in range(16)]
    assert [(n.id, n.onset, n.duration) for n in now] == [
        (n.id, n.onset, n.duration) for n in before.notes_in_order()
    ]
    assert singing.text == TEXT.split("\n")[0] + "\n" + NEW[1] + "\n"
    laid = [syllable.notes for syllable in singing.lyrics.syllables()]
    assert laid == [(n.id,) for n in now]
    records = document.score.generations.values()
    assert {r.operation for r in records} == {"repaint", "repaint words"}
    document.score.check()
    document.undo()
    assert (document.score.notes, singing.lyrics) == (before.notes, before.lyrics)


def test_candidates_stay_in_date_after_one_was_taken_and_not_after_other_words():
    document, singing = sung_song()
    ids = ids_of(document, 8, 16)
    asked = asked_for(document, singing, ids)
    found = [candidate(document, spans_of(document, ids, 60 + 5 * i), i) for i in range(2)]
    asked.next_request(document, found, lambda: 2)
    asked.take(text(NEW[0], 0))
    asked.take(text(NEW[1], 1))
    asked.next_request(document, found, lambda: 3)
    asked.write(document, found[0])
    assert not asked.outdated(document.score)
    asked.write(document, found[1])
    assert NEW[1] in singing.text
    assert NEW[0] not in singing.text
    singing.write(singing.text.replace("white", "pale"))
    assert asked.outdated(document.score)
    assert "others by now" in asked.obstacle(document.score)
    singing.write("")
    assert asked.obstacle(document.score)


def test_several_lines_are_asked_for_together_and_fewer_texts_are_shared():
    document, singing = sung_song()
    ids = ids_of(document, 4, 12)
    asked = asked_for(document, singing, ids)
    found = [candidate(document, spans_of(document, ids, 60), i) for i in range(3)]
    request = asked.next_request(document, found, lambda: 2)
    assert isinstance(request, LinesRequest)
    assert (request.candidates, request.stresses) == (3, ("/x/x/x/x", "/x/x/x/x"))
    asked.take(text("\n".join(NEW)))
    asked.next_request(document, found, lambda: 3)
    assert [asked.words(i) for i in range(3)] == [NEW] * 3


def test_with_another_rhythm_each_candidate_has_words_for_its_own_notes():
    document, singing = sung_song()
    ids = ids_of(document, 8, 16)
    asked = asked_for(document, singing, ids, held=False)
    start = 8 * 480
    few = [Span(60, start, 1920), Span(62, start + 1920, 1920)]
    many = [Span(60 + i % 3, start + 240 * i, 240) for i in range(16)]
    found = [candidate(document, few, 0), candidate(document, many, 1)]
    first = asked.next_request(document, found, lambda: 2)
    assert first is not None
    assert len(first.stresses) == 2
    asked.take(text("Again!"))
    second = asked.next_request(document, found, lambda: 3)
    assert second is not None
    assert len(second.stresses) == 16
    assert second.seed != first.seed
    asked.take(text("And over all the world a sorrow of the evening goes to me"))
    assert asked.next_request(document, found, lambda: 4) is None
    asked.write(document, found[0])
    assert [s.text for s in singing.lyrics.syllables()][-2:] == ["A", "gain!"]
    assert len(in_order(document)) == 10
    assert all(syllable.notes for syllable in singing.lyrics.syllables())
    asked.write(document, found[1])
    assert len(in_order(document)) == 24
    document.score.check()


def test_fewer_syllables_are_held_on_and_more_stay_in_the_text():
    document, singing = sung_song()
    ids = ids_of(document, 8, 16)
    asked = asked_for(document, singing, ids)
    found = candidate(document, spans_of(document, ids, 60))
    asked.next_request(document, [found], lambda: 2)
    asked.take(text("Gone"))
    asked.next_request(document, [found], lambda: 3)
    asked.write(document, found)
    assert [len(s.notes) for s in singing.lyrics.syllables()][-1] == 8
    asked.texts[0] = text("Nobody in the world has ever seen it all")
    asked.write(document, found)
    assert "seen it all" in singing.text
    document.score.check()


def test_no_words_at_all_leave_no_candidate():
    document, singing = sung_song()
    ids = ids_of(document, 8, 16)
    asked = asked_for(document, singing, ids)
    found = candidate(document, spans_of(document, ids, 60))
    asked.next_request(document, [found], lambda: 2)
    assert asked.next_request(document, [found], lambda: 3) is None
    assert not asked.completed(found).final


def test_a_pack_that_goes_through_time_is_told_the_key_the_range_and_what_else_sounds():
    document, _ = sung_song()
    score = document.score.copy()
    chords = Voice(score.new_id(), "Chords", Role.CHORDS, channel=1)
    drums = Voice(score.new_id(), "Drums", Role.FREE, channel=9)
    score.voices = (replace(score.voices[0], range=(55, 74)), chords, drums)
    for voice in (chords, drums):
        note = Note(score.new_id(), voice.id, 40, 0, 480)
        score.notes[note.id] = note
    score.key = KeyMap((Key(0, 2),))
    ids = [n.id for n in score.notes_in_order(score.voices[0].id)][8:12]
    cells = [cell for _, cell in note_cells(score, ids)]
    request = pitches_request(score, cells, HarmonizeOptions(candidates=2), 1, 0, 7)
    assert isinstance(request, PitchesRequest)
    assert request.key == Key(0, 2)
    assert (request.lowest, request.highest) == (60, 74)
    assert [note.voice for note in request.others] == [chords.id]
    assert request.begin == 0
    assert {note.onset for note in request.given} >= {0, 480}
    assert not any(8 * 480 <= note.onset < 12 * 480 for note in request.given)
    alone, _ = sung_song()
    cells = [cell for _, cell in note_cells(alone.score, set(alone.score.notes))]
    assert pitches_request(alone.score, cells, HarmonizeOptions(), 1, 0, 7).key == Key(0, 0)


@pytest.fixture
def session(tmp_path):
    folder = CHECKOUT / "assets" / "models"
    if not (folder / "lyrics-songbook").is_dir():
        pytest.skip("the shipped packs are not in this checkout")
    session = Session(settings_path=tmp_path / "settings.json", pack_folders=(Path(folder),))
    session.player.set_output(None)
    session.start()
    yield session
    session.close()


def finish(session):
    said = []
    forget = session.observe(said.append)
    deadline = time.monotonic() + PATIENCE
    while session.generating.running:
        assert time.monotonic() < deadline
        session.poll()
        time.sleep(0.005)
    forget()
    return said


def test_the_shipped_models_write_a_line_and_its_melody_anew(session):
    document = session.document
    singing = Singing(document)
    voice = document.score.voices[0].id
    document.apply(
        AddNotes(tuple(Note(document.new_id(), voice, 64 + i % 5, 480 * i, 480) for i in range(16)))
    )
    singing.write(TEXT)
    with pytest.raises(SessionError, match="No words lie under"):
        session.generating.repaint_words_and_notes(
            set(document.score.notes), Wishes(), singing.divide
        )
    singing.lay(set(document.score.notes))
    ids = {note.id for note in document.score.notes_in_order()[8:]}
    options = HarmonizeOptions(pack="roll-nottingham", candidates=2, seed=1)
    session.generating.repaint_words_and_notes(ids, Wishes(seed=2), singing.divide, options)
    said = finish(session)
    assert not [event for event in said if isinstance(event, Said)]
    assert any(isinstance(event, HarmonyEnded) for event in said)
    assert [c.final for c in session.generating.candidates] == [True, True]
    assert all(
        len(session.generating.words(i)) == 1 and session.generating.words(i)[0] for i in range(2)
    )
    first = singing.text.split("\n")[0]
    words = session.generating.words(1)[0]
    session.generating.accept(1)
    assert singing.text.rstrip("\n") == f"{first}\n{words}"
    assert all(syllable.notes for syllable in singing.lyrics.syllables())
    document.undo()
    assert singing.text == TEXT
