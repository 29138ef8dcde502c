"""Finding the melody: which voice it is, and its top line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.melody import Melody, MelodyError, find_melody, top_line
from composer.engine.messages import HarmonizeRequest
from composer.files.errors import FileError
from composer.files.formats import open_score
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import Role, Voice


def score_of(*voices: tuple[str, Role, list[tuple[int, int, int]]], channel: int = 0) -> Score:
    """A score with voices of (name, role, notes as (pitch, onset, duration))."""
    score = Score()
    for name, role, notes in voices:
        voice = Voice(score.new_id(), name, role, channel=9 if name == "Drums" else channel)
        score.voices += (voice,)
        for pitch, onset, duration in notes:
            note = Note(score.new_id(), voice.id, pitch, onset, duration)
            score.notes[note.id] = note
    return score


TUNE = [(67, 0, 480), (69, 480, 480)]


def spans(melody: Melody) -> list[tuple[int, int, int]]:
    return [(note.pitch, note.onset, note.duration) for note in melody.line]


def test_the_voice_that_the_person_works_on_is_the_melody() -> None:
    score = score_of(("Flute", Role.FREE, TUNE), ("Oboe", Role.FREE, [(60, 0, 960)]))
    assert spans(find_melody(score, score.voices[1].id)) == [(60, 0, 960)]


def test_an_empty_active_voice_is_passed_over_for_the_only_one_with_notes() -> None:
    score = score_of(("Soprano", Role.SOPRANO, []), ("Flute", Role.FREE, TUNE))
    assert find_melody(score, score.voices[0].id).voice.name == "Flute"
    with pytest.raises(MelodyError, match="“Soprano” has no notes"):
        find_melody(score, score.voices[0].id, guess=False)


def test_a_soprano_comes_before_a_melody_and_chords_and_drums_last() -> None:
    score = score_of(
        ("Drums", Role.FREE, [(35, 0, 10)]),
        ("Piano", Role.CHORDS, [(60, 0, 960)]),
        ("Lead", Role.MELODY, TUNE),
        ("Tenor", Role.TENOR, [(55, 0, 960)]),
    )
    assert find_melody(score).voice.name == "Lead"
    assert find_melody(score, role=Role.TENOR).voice.name == "Tenor"
    one = score_of(
        ("Drums", Role.FREE, [(35, 0, 10)]),
        ("Piano", Role.CHORDS, [(60, 0, 960)]),
        ("Fiddle", Role.FREE, TUNE),
    )
    assert find_melody(one).voice.name == "Fiddle"


def test_a_part_of_the_four_keeps_its_part_and_any_other_becomes_the_soprano() -> None:
    assert find_melody(score_of(("Bass", Role.BASS, TUNE))).role is Role.BASS
    assert find_melody(score_of(("Flute", Role.FREE, TUNE))).role is Role.SOPRANO
    assert find_melody(score_of(("Flute", Role.FREE, TUNE)), role=Role.ALTO).role is Role.ALTO


def test_several_voices_and_none_named_is_a_question_to_the_person() -> None:
    score = score_of(("Flute", Role.FREE, TUNE), ("Oboe", Role.FREE, TUNE))
    with pytest.raises(MelodyError, match="2 voices \\(“Flute”, “Oboe”\\); say which one"):
        find_melody(score)


def test_no_notes_or_a_voice_that_is_gone_is_told() -> None:
    with pytest.raises(MelodyError, match="There are no notes yet"):
        find_melody(Score())
    with pytest.raises(MelodyError, match="no longer there"):
        find_melody(score_of(("Flute", Role.FREE, TUNE)), 99)


def test_more_than_512_bars_is_refused() -> None:
    bar = 1920
    at_the_limit = score_of(("Flute", Role.FREE, [(60, 511 * bar, bar)]))
    assert len(find_melody(at_the_limit).line) == 1
    with pytest.raises(MelodyError, match=r"bar 513; .* up to 512 bars"):
        find_melody(score_of(("Flute", Role.FREE, [(60, 512 * bar, 1)])))


def test_of_a_chord_the_highest_note_is_taken_and_it_is_said() -> None:
    melody = find_melody(score_of(("Piano", Role.FREE, [(60, 0, 960), (67, 0, 480)])))
    assert spans(melody) == [(67, 0, 480), (60, 480, 480)]
    assert melody.chords


def test_legato_overlap_is_no_chord() -> None:
    melody = find_melody(score_of(("Flute", Role.FREE, [(67, 0, 510), (65, 480, 480)])))
    assert spans(melody) == [(67, 0, 480), (65, 480, 480)]
    assert not melody.chords


def test_a_single_line_is_taken_as_it_is() -> None:
    notes = [Note(i, 1, 60 + i, 500 * i, 400) for i in range(5)]
    assert top_line(notes) == (tuple(notes), False)


notes_anywhere = st.lists(
    st.tuples(st.integers(0, 127), st.integers(0, 2000), st.integers(1, 1000)),
    min_size=1,
    max_size=30,
)


@given(notes_anywhere)
def test_the_top_line_is_one_voice_within_what_sounds(raw: list[tuple[int, int, int]]) -> None:
    notes = {i: Note(i, 1, *span) for i, span in enumerate(raw)}
    line, _ = top_line(list(notes.values()))
    assert line
    for before, after in pairwise(line):
        assert before.end <= after.onset
    for note in line:
        whole = notes[note.id]
        assert note.pitch == whole.pitch
        assert whole.onset <= note.onset < note.end <= whole.end


def test_every_file_of_the_import_collection_gives_a_request_or_a_sentence(
    data_folder: Path,
) -> None:
    for path in sorted((data_folder / "midi" / "import").iterdir()):
        try:
            score = open_score(path).score
        except FileError:
            continue
        for voice_id in (None, *(voice.id for voice in score.voices)):
            try:
                melody = find_melody(score, voice_id)
            except MelodyError as error:
                assert str(error).endswith("."), path  # noqa: PT017
            else:
                HarmonizeRequest(1, 0, melody.line, given_role=melody.role.value)
