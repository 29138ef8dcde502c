"""Candidates for notes: harmonised and repainted, shown, accepted, with a real engine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from composer.app.asked import HarmonizeOptions
from composer.app.session_events import (
    CandidatesChanged,
    EngineChanged,
    HarmonyEnded,
    HarmonyProgress,
    Said,
    SessionError,
)
from composer.edit.commands import (
    AddNotes,
    RemoveNotes,
    RemoveVoice,
    ReplaceNotes,
    SetLyrics,
    SetMasks,
    SetVoices,
)
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.model.voice import Role
from tests.fixtures.sitting import Sitting


def test_harmonize_accept_undo_and_redo(started: Sitting) -> None:
    session = started.session
    assert [pack.name for pack in session.packs()] == ["tiny"]
    started.draw_melody()
    before = session.document.score.copy()
    assert started.harmonise(candidates=2, seed=4) == "finished"
    assert any(isinstance(e, EngineChanged) and e.state == "ready" for e in started.told)
    assert any(isinstance(e, HarmonyProgress) and e.total for e in started.told)
    assert [c.index for c in session.generating.candidates] == [0, 1]
    assert session.document.score.notes == before.notes

    assert {role for *_, role in session.generating.ghosts(1)} == {Role.ALTO, Role.TENOR, Role.BASS}
    session.generating.accept(1)
    score = session.document.score
    assert [voice.role for voice in score.voices] == [
        Role.SOPRANO, Role.ALTO, Role.TENOR, Role.BASS,
    ]  # fmt: skip
    assert [n for n in score.notes.values() if n.origin is None] == list(before.notes.values())
    record = next(iter(score.generations.values()))
    assert (record.operation, record.pack, record.seed) == ("harmonize", "tiny", 4)
    written = {
        (n.pitch, n.onset, n.duration) for n in score.notes.values() if n.origin == record.id
    }
    assert written == {ghost[:3] for ghost in session.generating.ghosts(1)}

    after = score.copy()
    assert session.document.undo_name == "Harmonize"
    session.document.undo()
    undone = session.document.score
    assert (undone.notes, undone.voices) == (before.notes, before.voices)
    session.document.redo()
    assert session.document.score.notes == after.notes

    session.document.undo()
    session.generating.accept(0)
    assert {n.pitch for n in session.document.score.notes_in_order()} != set()
    session.generating.discard_all()
    assert session.generating.candidates == ()
    with pytest.raises(SessionError, match="no longer there"):
        session.generating.accept(0)


def test_the_melodys_own_part_is_never_written_over(started: Sitting) -> None:
    session = started.session
    session.document.replace(session.document.score)
    started.draw_melody()
    assert started.harmonise(role=Role.BASS) == "finished"
    melody = session.document.score.notes_in_order()
    session.generating.accept(0)
    score = session.document.score
    bass = score.voice_with_role(Role.BASS)
    assert bass is not None
    assert score.notes_in_order(bass.id) == melody
    assert {voice.role for voice in score.voices} == {
        Role.SOPRANO, Role.ALTO, Role.TENOR, Role.BASS,
    }  # fmt: skip


def test_without_a_melody_or_while_one_runs_it_says_why(started: Sitting) -> None:
    session = started.session
    with pytest.raises(SessionError, match="no notes yet"):
        session.generating.harmonize()
    started.draw_melody()
    session.generating.harmonize(HarmonizeOptions(steps=100_000))
    assert session.generating.running
    with pytest.raises(SessionError, match="cancel it first"):
        session.generating.harmonize()
    started.wait_for(lambda e: isinstance(e, HarmonyProgress) and e.done > 0)
    assert session.generating.progress is not None
    session.generating.cancel()
    ended = started.wait_for(lambda e: isinstance(e, HarmonyEnded))
    assert ended.outcome == "cancelled"
    assert (
        session.generating.running,
        session.generating.progress,
        session.generating.candidates,
    ) == (False, None, ())
    with pytest.raises(SessionError, match="cannot be harmonised: the number of candidates"):
        session.generating.harmonize(HarmonizeOptions(candidates=99))
    assert started.harmonise() == "finished"


def test_partial_candidates_are_shown_but_cannot_be_accepted(started: Sitting) -> None:
    started.draw_melody()
    started.session.generating.harmonize(HarmonizeOptions(steps=100_000))
    started.wait_for(lambda e: isinstance(e, CandidatesChanged))
    assert not started.session.generating.candidates[0].final
    with pytest.raises(SessionError, match="still being made"):
        started.session.generating.accept(0)
    started.session.generating.cancel()
    started.wait_for(lambda e: isinstance(e, HarmonyEnded))
    assert started.session.generating.candidates == ()


def test_candidates_of_an_older_melody_are_offered_and_marked(started: Sitting) -> None:
    session = started.session
    started.draw_melody()
    assert started.harmonise() == "finished"
    assert not session.generating.outdated
    session.generating.accept(0)
    assert not session.generating.outdated
    session.document.undo()
    note = session.document.score.notes_in_order()[0]
    session.document.apply(RemoveNotes({note.id}))
    assert session.generating.outdated
    session.document.undo()
    assert not session.generating.outdated
    session.document.apply(RemoveVoice(session.document.score.voices[0].id))
    assert session.generating.outdated
    with pytest.raises(SessionError, match="melody's voice is no longer there"):
        session.generating.accept(0)


def test_a_candidate_that_would_change_no_note_is_known_as_such(started: Sitting) -> None:
    generating = started.session.generating
    started.draw_melody()
    assert started.harmonise() == "finished"
    assert not generating.changes_nothing(0)
    generating.accept(0)
    assert generating.changes_nothing(0)
    alto = started.session.document.score.voices[1].id
    note = started.session.document.score.notes_in_order(alto)[0]
    started.session.document.apply(RemoveNotes({note.id}))
    assert not generating.changes_nothing(0)
    assert not generating.changes_nothing(99)


def test_candidates_of_a_song_that_was_closed_never_come(started: Sitting) -> None:
    session = started.session
    started.draw_melody()
    session.generating.harmonize(HarmonizeOptions(steps=100_000))
    started.wait_for(lambda e: isinstance(e, HarmonyProgress) and e.done > 0)
    session.file.new()
    ended = started.wait_for(lambda e: isinstance(e, HarmonyEnded))
    assert ended.outcome == "cancelled"
    assert session.generating.candidates == ()
    started.draw_melody()
    assert started.harmonise() == "finished"


def test_chords_in_the_melody_are_told(started: Sitting) -> None:
    started.draw_melody()
    document = started.session.document
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, 48, 0, 960),)))
    assert started.harmonise() == "finished"
    said = next(e for e in started.told if isinstance(e, Said))
    assert not said.error
    assert "its highest notes are harmonised" in said.sentence


def repainted(sitting: Sitting, ids: set[int], **options: Any) -> str:
    sitting.told.clear()
    sitting.session.generating.repaint_notes(ids, HarmonizeOptions(steps=3, seed=5), **options)
    return sitting.wait_for(lambda e: isinstance(e, HarmonyEnded)).outcome


def test_only_what_is_selected_is_repainted_and_undone_at_once(started: Sitting) -> None:
    session = started.session
    started.draw_melody()
    score = session.document.score
    before = score.copy()
    melody = score.notes_in_order()
    assert repainted(started, {melody[2].id, melody[3].id}) == "finished"
    assert not session.generating.outdated
    assert session.generating.asked is not None
    assert session.generating.asked.start == melody[2].onset
    session.generating.accept(0)
    assert not session.generating.outdated
    now = session.document.score.notes_in_order()
    outside = [n for n in now if not 960 <= n.onset < 1920]
    assert outside == [n for n in melody if not 960 <= n.onset < 1920]
    new = [n for n in now if 960 <= n.onset < 1920]
    assert new
    assert all(n.origin is not None and n.end <= 1920 for n in new)
    record = session.document.score.generations[new[0].origin or 0]
    assert (record.operation, record.seed) == ("repaint", 5)
    session.document.undo()
    assert session.document.score.notes == before.notes


def test_notes_that_get_other_pitches_keep_their_rhythm_and_their_words(started: Sitting) -> None:
    session = started.session
    started.draw_melody()
    document = session.document
    uneven = [
        replace(n, onset=n.onset + 47, duration=n.duration - 20, velocity=40 + i)
        for i, n in enumerate(document.score.notes_in_order())
    ]
    document.apply(ReplaceNotes(tuple(uneven)))
    words = Lyrics((Verse((Line((Word((Syllable("la", (uneven[1].id,)),)),)),)),))
    document.apply(SetLyrics(words))
    assert repainted(started, {n.id for n in uneven[:4]}, held=True) == "finished"
    session.generating.accept(0)
    assert not session.generating.outdated
    now = document.score.notes
    assert document.score.lyrics == words
    for note in uneven:
        changed = now[note.id]
        assert replace(changed, pitch=note.pitch, origin=note.origin) == note
    assert all(now[n.id] == n for n in uneven[4:])
    assert all(now[n.id].origin is not None for n in uneven[:4])


def test_what_cannot_be_repainted_is_said_and_nothing_changes(started: Sitting) -> None:
    session = started.session
    started.draw_melody()
    revision = session.document.revision
    with pytest.raises(SessionError, match="Select the notes"):
        session.generating.repaint_notes(set())
    voice = session.document.score.voices[0]
    ids = set(session.document.score.notes)
    session.document.apply(SetMasks((Mask(voice.id, 0, 480 * 8, MaskKind.LOCK),)))
    for held in (False, True):
        with pytest.raises(SessionError, match="locked"):
            session.generating.repaint_notes(ids, held=held)
    session.document.undo()
    session.document.apply(SetVoices((replace(voice, role=Role.FREE),)))
    with pytest.raises(SessionError, match="None of the selected notes"):
        session.generating.repaint_notes(ids)
    session.document.undo()
    assert not session.generating.running
    assert session.document.revision > revision
    assert set(session.document.score.notes) == ids
