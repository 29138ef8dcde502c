"""A song that is written in ABC notation and read again is the same song."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.files.abc_read import abc_score
from composer.files.abc_write import abc_text
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Marker, Score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Voice
from tests.files.chord_texts import SYMBOLS
from tests.files.midi_content import content


def song(*lines: list[tuple[int, int, int]]) -> Score:
    """A voice for each of ``lines`` of ``(onset, duration, pitch)``, in eighths."""
    score = Score(title="Song")
    for number, line in enumerate(lines):
        voice = Voice(score.new_id(), f"Line {number + 1}", channel=number)
        score.voices += (voice,)
        for onset, duration, pitch in line:
            note = Note(score.new_id(), voice.id, pitch, 240 * onset, 240 * duration, 80)
            score.notes[note.id] = note
    return score


def again(score: Score) -> Score:
    return abc_score(abc_text(score)[0]).score


LINE = [(n, 1, 60 + n) for n in range(16)]


def test_a_key_that_changes_within_a_bar_changes_no_pitch_before_it():
    score = song(LINE, [(0, 16, 48), (16, 2, 54)])
    score.key = KeyMap((Key(0, 0), Key(480, 5), Key(2400, -3, "minor")))
    back = again(score)
    assert content(back)["notes"] == content(score)["notes"]
    assert back.key == score.key


def test_a_key_within_a_bar_is_said_again_with_the_next():
    score = song(LINE)
    score.key = KeyMap((Key(0, 0), Key(480, 3)))
    text, _ = abc_text(score)
    assert text.count("[K:A]") == text.count("\nK:A\n") == 1
    assert again(score).key == score.key


def test_tempo_and_sections_within_a_bar_stand_where_they_were():
    score = song(LINE, [(0, 16, 48)])
    score.tempo = TempoMap((Tempo(0, 500_000), Tempo(720, 512_345)))
    score.markers = (Marker(240, "A"), Marker(1920, "B"))
    text, said = abc_text(score)
    assert said == []
    back = abc_score(text).score
    assert (back.tempo, back.markers) == (score.tempo, score.markers)


def test_what_stands_between_two_notes_is_said_to_be_moved():
    score = song(LINE)
    score.tempo = TempoMap((Tempo(0, 500_000), Tempo(725, 600_000)))
    text, said = abc_text(score)
    assert said == ["A change of tempo, key or section stands at the next note."]
    assert [tempo.tick for tempo in abc_score(text).score.tempo.entries] == [0, 960]


def test_notes_that_overlap_stay_in_one_voice():
    score = song([(0, 4, 60), (1, 6, 67), (2, 2, 60), (2, 1, 60)])
    back = again(score)
    assert [voice.name for voice in back.voices] == ["Line 1"]
    assert sorted((n.onset, n.duration, n.pitch) for n in back.notes.values()) == sorted(
        (n.onset, n.duration, n.pitch) for n in score.notes.values()
    )


def test_a_tie_is_that_of_its_own_line():
    score = song([(0, 1, 62), (0, 2, 64), (2, 7, 62)])
    assert content(again(score))["notes"] == content(score)["notes"]


def test_a_first_bar_that_another_meter_cuts_short_is_no_pickup():
    score = song(LINE)
    score.meter = MeterMap((Meter(0, 4, 4), Meter(960, 3, 4)))
    assert content(again(score)) == content(score)


def test_what_plays_a_voice_is_kept():
    score = song(LINE, LINE)
    score.voices = (
        replace(score.voices[0], channel=9, bank=130, volume=50, pan=20, program=3),
        replace(score.voices[1], channel=5),
    )
    assert content(again(score))["voices"] == content(score)["voices"]


def words(kind: str = "verse", *lines: tuple[tuple[str, int], ...]) -> Lyrics:
    return Lyrics(
        (
            Verse(
                tuple(
                    Line(tuple(Word((Syllable(text, (id,) if id else ()),)) for text, id in line))
                    for line in lines
                ),
                kind,
            ),
        )
    )


@pytest.mark.parametrize(
    ("lyrics", "said"),
    [
        (words("verse", (("one", 2), ("two", 3))), ""),
        (words("verse", (("one", 2), ("two", 0))), "A syllable that lies on no note"),
        (words("verse", (("no", 0), ("note", 0))), ""),
        (words("chorus", (("one", 2), ("two", 3))), "chorus"),
        (words("verse", (("one", 2),), (("two", 3),)), "lines of words end"),
        (words("verse", (("o|ne", 2), ("two", 3))), "Signs in words"),
    ],
)
def test_what_becomes_of_words_is_said(lyrics: Lyrics, said: str):
    score = song(LINE)
    score.lyrics = lyrics
    text, left_out = abc_text(score)
    assert [said in sentence for sentence in left_out] == ([True] if said else [])
    if not said:
        back = abc_score(text).score
        assert [s.text for s in back.lyrics.syllables()] == [s.text for s in lyrics.syllables()]


def test_words_that_begin_later_and_a_second_verse_alone_lie_where_they_were():
    score = song([(n, 1, 60 + n % 12) for n in range(64)])
    ids = sorted(score.notes)
    later = words("verse", (("one", ids[40]), ("two", ids[41]), ("three", ids[45]))).verses
    both = words("verse", (("eins", ids[40]), ("zwei", ids[41]), ("vier", ids[63]))).verses
    score.lyrics = Lyrics((*later, *both))
    back = again(score)
    laid = [
        [(s.text, [back.notes[id].onset for id in s.notes]) for s in Lyrics((verse,)).syllables()]
        for verse in back.lyrics.verses
    ]
    assert laid == [
        [("one", [9600]), ("two", [9840]), ("three", [10800])],
        [("eins", [9600]), ("zwei", [9840]), ("vier", [15120])],
    ]


def test_a_percent_sign_in_words_is_kept():
    score = song(LINE)
    score.lyrics = words("verse", (("100%", 2), ("self\u00admade", 3)))
    assert next(again(score).lyrics.syllables()).text == "100%"


def apart(line: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Without notes that begin while another of their pitch sounds: a tie could be either's."""
    ends: dict[int, int] = {}
    kept = []
    for onset, duration, pitch in sorted(line):
        if onset >= ends.get(pitch, 0):
            ends[pitch] = onset + duration
            kept.append((onset, duration, pitch))
    return kept


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(0, 40), st.integers(1, 12), st.integers(14, 120)), max_size=14
        ),
        min_size=1,
        max_size=3,
    ),
    st.lists(st.tuples(st.integers(1, 30), st.integers(-6, 6)), max_size=2),
    st.sampled_from([(4, 4), (3, 4), (6, 8), (5, 8)]),
    st.dictionaries(st.integers(0, 90).map(lambda n: 120 * n), SYMBOLS, max_size=4),
)
def test_chords_and_overlaps_in_changing_keys_are_read_back(lines, keys, meter, symbols):
    score = song(*(apart(line) for line in lines))
    score.meter = MeterMap((Meter(0, *meter),))
    entries = {0: Key(0, 0)} | {240 * at: Key(240 * at, fifths) for at, fifths in keys}
    score.key = KeyMap(tuple(entries[tick] for tick in sorted(entries)))
    score.chords = tuple(ChordSymbol(tick, symbols[tick]) for tick in sorted(symbols))
    text, said = abc_text(score)
    read = abc_score(text)
    back = read.score
    assert len(back.voices) == len(score.voices)
    assert read.notes_to_person == []
    if not any("elsewhere" in sentence for sentence in said):
        assert content(back)["notes"] == content(score)["notes"]
        # A file begins with its pickup.
        assert back.chords == score.chords or "A chord symbol stands at the next note." in said


def test_tempo_and_key_at_a_bar_line_count_more_than_those_within_a_held_bar_before():
    score = song([(0, 8, 60), (8, 8, 62), (16, 8, 64)])
    score.tempo = TempoMap(
        tuple(
            Tempo.from_bpm(tick, bpm)
            for tick, bpm in ((0, 100), (480, 90), (960, 80), (1920, 120), (3840, 60))
        )
    )
    score.key = KeyMap((Key(0, 0), Key(960, 2), Key(1920, -3)))
    back = again(score)
    assert [round(back.tempo.at(tick).bpm) for tick in (1920, 3840)] == [120, 60]
    assert back.key.at(1920) == Key(1920, -3)


def test_a_syllable_that_is_held_over_the_end_of_a_line_keeps_its_notes():
    score = song([(4 * n, 4, 60 + n % 5) for n in range(12)])
    notes = tuple(score.notes)
    first, held = Syllable("la", notes[:1]), Syllable("long", notes[1:])
    line = Line((Word((first,)), Word((held,))))
    score.lyrics = Lyrics((Verse((line,)),))
    (verse,) = again(score).lyrics.verses
    assert [len(word.syllables[0].notes) for word in verse.lines[0].words] == [1, 11]
