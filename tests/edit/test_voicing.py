"""What becomes of voices: their order, chords split into voices, and voices merged."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit.chord_parts import TOGETHER, chord_parts, let_go, most_at_once
from composer.edit.commands import AddNotes, SetControls, SetLyrics, SetMasks, SetVoices
from composer.edit.document import Document
from composer.edit.voicing import (
    duplicate_voice,
    give_to_neighbours,
    merge_voices,
    move_voice,
    split_chords,
    voices_needed,
)
from composer.model.control import Control, ControlKind
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.model.voice import Role, Voice

SUSTAIN = (ControlKind.CONTROLLER, 64, 127)


def with_notes(*notes, name="Piano", role=Role.CHORDS):
    made = Document()
    voice = replace(made.score.voices[0], name=name, role=role, program=0)
    made.apply(SetVoices((voice,)))
    made.apply(AddNotes(tuple(Note(made.new_id(), voice.id, *note) for note in notes)), "Draw")
    return made


def chorale():
    """Three chords of four notes; the second holds its bass under the third."""
    first, second, third = (72, 67, 64, 48), (71, 67, 62, 43), (72, 67, 64)
    return with_notes(
        *((p, 0, 480) for p in first),
        *((p, 480, 960 if p == 43 else 480) for p in second),
        *((p, 960, 480) for p in third),
    )


def lines(document):
    return {
        voice.name: [n.pitch for n in document.score.notes_in_order(voice.id)]
        for voice in document.score.voices
    }


def everything(document):
    return frozenset(document.score.notes)


def test_four_part_chords_become_a_choir():
    document = chorale()
    voice = document.score.voices[0].id
    assert voices_needed(document.score, voice) == 4
    before = document.score.copy()
    made = split_chords(document, voice, 4)
    assert lines(document) == {
        "Soprano": [72, 71, 72],
        "Alto": [67, 67, 67],
        "Tenor": [64, 62, 64],
        "Bass": [48, 43],
    }
    assert [v.role for v in document.score.voices][1:] == [Role.ALTO, Role.TENOR, Role.BASS]
    assert made == tuple(v.id for v in document.score.voices)
    assert len({v.channel for v in document.score.voices}) == 4
    assert document.undo_name == "Split Chords into Voices"
    document.undo()
    assert document.score.voices == before.voices
    assert document.score.notes == before.notes


def test_a_melody_over_held_notes_stays_in_its_voice():
    document = with_notes((76, 0, 240), (74, 240, 240), (72, 480, 480), (48, 0, 960), (55, 0, 960))
    split_chords(document, document.score.voices[0].id, 3)
    assert lines(document) == {"Piano 1": [76, 74, 72], "Piano 2": [55], "Piano 3": [48]}


def test_chords_as_they_are_played_are_split_as_if_they_were_written():
    played = ((72, 12), (64, 0), (48, 25), (67, 3)), ((43, 480), (71, 500), (67, 489), (62, 485))
    document = with_notes(*((p, t, 500) for chord in played for p, t in chord))
    voice = document.score.voices[0].id
    assert voices_needed(document.score, voice) == 4
    split_chords(document, voice, 4)
    assert list(lines(document).values()) == [[72, 71], [67, 67], [64, 62], [48, 43]]


def test_a_part_that_pauses_leaves_the_others_in_their_registers():
    full = [(p, 480 * t, 480) for t in (0, 2) for p in (72, 60, 48)]
    document = with_notes(*full, (61, 480, 480))
    split_chords(document, document.score.voices[0].id, 3)
    assert lines(document)["Piano 2"] == [60, 61, 60]


def test_selected_notes_alone_are_split_and_the_voice_keeps_its_name():
    document = chorale()
    voice = document.score.voices[0].id
    first = [n.id for n in document.score.notes.values() if n.onset == 0]
    split_chords(document, voice, 2, first)
    assert [v.name for v in document.score.voices] == ["Piano", "Piano 2"]
    moved = document.score.notes_in_order(document.score.voices[1].id)
    assert {n.onset for n in moved} == {0}


def test_words_controllers_and_masks_go_along():
    document = chorale()
    voice = document.score.voices[0].id
    top = [n.id for n in document.score.notes_in_order() if n.pitch in (71, 72)]
    bass = min(document.score.notes_in_order(), key=lambda n: n.pitch).id
    words = Line((Word((Syllable("la", (top[0], bass)),)), Word((Syllable("lo", (bass,)),))))
    document.apply(SetLyrics(Lyrics((Verse((words,)),))))
    document.apply(SetControls((Control(voice, 0, *SUSTAIN),)))
    document.apply(SetMasks((Mask(voice, 0, 480, MaskKind.LOCK),)))
    made = split_chords(document, voice, 4)
    document.score.check()
    assert [s.notes for s in document.score.lyrics.syllables()] == [(top[0],), (bass,)]
    assert {c.voice for c in document.score.controls} == set(made)
    assert {m.voice for m in document.score.masks} == set(made)


def test_merging_takes_the_other_voices_away_and_their_doubles():
    document = Document()
    first = document.score.voices[0]
    second = Voice(document.new_id(), "Second", channel=1, range=(40, 50))
    third = Voice(document.new_id(), "Third", channel=2)
    document.apply(SetVoices((replace(first, range=(60, 80)), second, third)))
    notes = ((first.id, 60, 0, 480), (second.id, 60, 0, 960), (second.id, 48, 0, 480))
    document.apply(AddNotes(tuple(Note(document.new_id(), *note) for note in notes)))
    document.apply(
        SetControls((Control(second.id, 0, *SUSTAIN), Control(third.id, 5, *SUSTAIN))), "Pedal"
    )
    before = document.score.copy()
    merge_voices(document, first.id, [second.id])
    document.score.check()
    assert [v.id for v in document.score.voices] == [first.id, third.id]
    assert document.score.voices[0].range == (40, 80)
    assert [(n.pitch, n.duration) for n in document.score.notes_in_order(first.id)] == [
        (48, 480),
        (60, 960),
    ]
    assert [c.voice for c in document.score.controls] == [first.id, third.id]
    assert document.undo_name == "Merge Voices"
    document.undo()
    for name in ("voices", "notes", "controls", "masks", "lyrics"):
        assert getattr(document.score, name) == getattr(before, name)


def test_a_voice_is_duplicated_with_its_notes_and_controllers_but_no_words():
    document = chorale()
    voice = document.score.voices[0].id
    first = document.score.notes_in_order()[0].id
    words = Lyrics((Verse((Line((Word((Syllable("la", (first,)),)),)),)),))
    document.apply(SetLyrics(words))
    document.apply(SetControls((Control(voice, 0, *SUSTAIN),)), "Pedal")
    copy = duplicate_voice(document, voice)
    document.score.check()
    assert [v.name for v in document.score.voices] == ["Piano", "Piano 2"]
    assert document.score.voices[1].id == copy
    assert document.score.voices[1].channel != document.score.voices[0].channel
    assert lines(document)["Piano"] == lines(document)["Piano 2"]
    assert [c.voice for c in document.score.controls] == [voice, copy]
    assert document.score.lyrics == words
    document.undo()
    assert document.undo_name == "Pedal"
    assert len(document.score.voices) == 1


def test_a_voice_goes_to_another_place():
    document = Document()
    first = document.score.voices[0]
    others = tuple(Voice(document.new_id(), name) for name in "AB")
    document.apply(SetVoices((first, *others)))
    move_voice(document, first.id, 1)
    assert [v.name for v in document.score.voices] == ["A", first.name, "B"]
    move_voice(document, first.id, 99)
    assert [v.name for v in document.score.voices] == ["A", "B", first.name]
    move_voice(document, first.id, -1)
    assert [v.name for v in document.score.voices] == [first.name, "A", "B"]
    assert document.undo_name == "Move Voice"
    with pytest.raises(KeyError):
        move_voice(document, 99, 0)


def test_notes_go_to_the_voice_below_their_own_or_all_stay():
    document = Document()
    first = document.score.voices[0]
    second, third = (Voice(document.new_id(), name) for name in "AB")
    document.apply(SetVoices((first, second, third)))
    places = ((first.id, 70, 0, 9), (second.id, 60, 0, 9))
    document.apply(AddNotes(tuple(Note(document.new_id(), *place) for place in places)), "Draw")
    assert give_to_neighbours(document, everything(document), 1)
    assert [n.voice for n in document.score.notes_in_order()] == [second.id, third.id]
    assert not give_to_neighbours(document, everything(document), 1)
    assert document.history.names == ("Edit", "Draw", "Change Voice")
    assert give_to_neighbours(document, everything(document), -1)
    assert not give_to_neighbours(document, (), 1)


NOTES = st.lists(
    st.builds(
        Note,
        st.just(0),
        st.just(0),
        st.integers(40, 80),
        st.integers(0, 12).map(lambda i: 240 * i),
        st.integers(1, 900),
    ),
    max_size=24,
).map(lambda notes: [replace(note, id=i + 1) for i, note in enumerate(notes)])


@given(NOTES, st.integers(1, 8))
def test_every_note_is_in_one_part_and_enough_parts_have_no_chords(notes, count):
    parts = chord_parts(notes, count)
    assert sorted(n.id for part in parts for n in part) == [n.id for n in notes]
    if count >= most_at_once(notes):
        for part in parts:
            assert all(let_go(a) - TOGETHER < b.onset for a, b in pairwise(part))


@given(NOTES)
def test_of_notes_that_begin_together_the_higher_is_in_the_higher_part(notes):
    lasting_alike = [replace(note, duration=240) for note in notes]
    count = max(1, min(8, most_at_once(lasting_alike)))
    if count < most_at_once(lasting_alike):
        return
    parts = chord_parts(lasting_alike, count)
    place = {note.id: part for part, notes in enumerate(parts) for note in notes}
    for one in lasting_alike:
        for other in lasting_alike:
            if one.onset == other.onset and one.pitch > other.pitch:
                assert place[one.id] < place[other.id]


@given(NOTES, st.integers(1, 8))
def test_splitting_and_merging_keep_every_note(notes, count):
    document = with_notes(*((n.pitch, n.onset, n.duration) for n in notes))
    voice = document.score.voices[0].id
    before = document.score.copy()
    made = split_chords(document, voice, count)
    document.score.check()
    assert len(made) == count
    assert document.score.notes.keys() == before.notes.keys()
    merge_voices(document, voice, made)
    document.score.check()
    places = {(n.pitch, n.onset) for n in before.notes.values()}
    assert {(n.pitch, n.onset) for n in document.score.notes.values()} == places
    while document.undo_name in ("Split Chords into Voices", "Merge Voices"):
        document.undo()
    assert document.score.notes == before.notes
    assert document.score.voices == before.voices


@pytest.mark.parametrize("count", [0, 9])
def test_a_count_that_cannot_be_is_refused(count):
    document = chorale()
    with pytest.raises(ValueError, match="1 to 8"):
        split_chords(document, document.score.voices[0].id, count)
    assert len(document.score.voices) == 1
