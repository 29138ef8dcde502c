"""Any score that MusicXML can hold is the same after writing and reading."""

from __future__ import annotations

import string
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.files.musicxml_page import Signs
from composer.files.musicxml_read import musicxml_score
from composer.files.musicxml_write import musicxml_bytes
from composer.files.mxl import packed
from composer.model.bars import bars
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import MODES, Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Marker, Score, empty_score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Voice
from tests.files.chord_texts import SYMBOLS
from tests.files.midi_content import content

TICKS = st.integers(0, 20_000)
NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12
).flatmap(lambda first: st.sampled_from([first, f"{first} due", f'<&"> {first}']))
SYLLABLES = st.text(
    st.sampled_from(string.ascii_letters + "éüßñøаяさ茉'’,.!?-<&>"), min_size=1, max_size=6
)


def strip_voices(score: Score) -> dict[str, object]:
    """What is compared: sections in any order, since MusicXML does not number them."""
    held = content(score)
    held["words"] = sorted(held["words"], key=repr)
    held["chords"] = score.chords
    held["kinds"] = sorted(verse.kind for verse in score.lyrics.verses)
    return held


@st.composite
def meters(draw: st.DrawFn) -> MeterMap:
    """Meters on and off the bar lines, so that some bars are cut short."""
    entries = []
    tick = 0
    for _ in range(draw(st.integers(1, 3))):
        meter = Meter(tick, draw(st.integers(1, 12)), draw(st.sampled_from([1, 2, 4, 8, 16])))
        entries.append(meter)
        cut = draw(st.sampled_from([0, 0, 0, 1, 120, 240, 777]))
        tick += meter.bar_ticks * draw(st.integers(1, 3)) + cut
    return MeterMap(tuple(entries))


@st.composite
def notes_on_beats(draw: st.DrawFn, meter_map: MeterMap) -> list[tuple[int, int, int, int]]:
    """``(onset, end, pitch, velocity)``, each beat divided evenly into 1, 2, 3, 4, 6 or 8."""
    places: set[int] = set()
    for bar in bars(meter_map, draw(st.integers(1, 8_000))):
        size = min(480, int(bar.meter.unit_ticks))
        parts = draw(st.sampled_from([1, 2, 3, 4, 6, 8]))
        if size // parts < 15 or size % parts:
            parts = 1
        for start in range(bar.start, bar.end, size):
            if start + size <= bar.end:
                places |= {start + size * part // parts for part in range(parts)}
    times = sorted(places)
    found = []
    for _ in range(draw(st.integers(0, 12)) if len(times) > 1 else 0):
        first = draw(st.integers(0, len(times) - 2))
        last = draw(st.integers(first + 1, min(len(times) - 1, first + 12)))
        pitch = draw(st.integers(0, 127) if draw(st.booleans()) else st.integers(55, 75))
        found.append((times[first], times[last], pitch, draw(st.integers(1, 127))))
    return found


@st.composite
def words_on(draw: st.DrawFn, notes: list[Note]) -> list[Verse]:
    """Words on notes that begin one after another; some syllables on several."""
    free: list[Note] = []
    for note in notes:
        if not free or note.onset > free[-1].onset:
            free.append(note)
    verses = []
    while free and draw(st.booleans()):
        left = free[draw(st.integers(0, len(free) - 1)) :]
        lines = []
        while left and (not lines or draw(st.booleans())):
            words = []
            while left and (not words or draw(st.booleans())):
                syllables = []
                while left and (not syllables or draw(st.booleans())):
                    count = draw(st.integers(1, min(3, len(left))))
                    ids = tuple(note.id for note in left[:count])
                    syllables.append(Syllable(draw(SYLLABLES), ids))
                    elided = count == 1 and draw(st.booleans())
                    left = left if elided and len(syllables) < 3 else left[count:]
                words.append(Word(tuple(syllables)))
            lines.append(Line(tuple(words)))
            # What is elided is one lyric of one note, and a lyric ends one line.
            left = [n for n in left if n.id not in words[-1].syllables[-1].notes]
        verses.append(Verse(tuple(lines), draw(st.sampled_from(["verse", "chorus", "bridge"]))))
    return verses


@st.composite
def scores(draw: st.DrawFn) -> Score:
    score = Score(title=draw(st.one_of(st.just(""), NAMES)))
    score.meter = draw(meters())
    voices = []
    verses = []
    for _ in range(draw(st.integers(1, 3))):
        voice = Voice(
            score.new_id(),
            draw(st.one_of(st.just(""), NAMES)),
            channel=draw(st.integers(0, 15)),
            program=draw(st.integers(0, 127)),
            bank=draw(st.sampled_from([0, 0, 1, 16383])),
            volume=draw(st.integers(0, 127)),
            pan=draw(st.integers(0, 127)),
        )
        voices.append(voice)
        drawn = draw(notes_on_beats(score.meter))
        if any(pitch < 12 for *_, pitch, _ in drawn):
            # What is written an octave up must not be too high then.
            drawn = [(a, b, min(pitch, 115), v) for a, b, pitch, v in drawn]
        mine = []
        for onset, end, pitch, velocity in drawn:
            note = Note(score.new_id(), voice.id, pitch, onset, end - onset, velocity)
            score.notes[note.id] = note
            mine.append(note)
        verses += draw(words_on(sorted(mine, key=lambda note: (note.onset, note.id))))
    score.voices = tuple(voices)
    score.lyrics = Lyrics(tuple(verses))
    tempos = draw(st.dictionaries(TICKS, st.integers(1, 16_777_215), max_size=4))
    tempos[0] = draw(st.integers(200_000, 2_000_000))
    score.tempo = TempoMap(tuple(Tempo(tick, tempos[tick]) for tick in sorted(tempos)))
    key = st.tuples(st.integers(-7, 7), st.sampled_from(sorted(MODES)))
    keys = draw(st.dictionaries(TICKS, key, max_size=3))
    score.key = KeyMap(tuple(Key(tick, *keys[tick]) for tick in sorted(keys)))
    markers = draw(st.dictionaries(TICKS, NAMES, max_size=3))
    score.markers = tuple(Marker(tick, markers[tick]) for tick in sorted(markers))
    chords = draw(st.dictionaries(TICKS | st.sampled_from([0, 960, 1440]), SYMBOLS, max_size=3))
    score.chords = tuple(ChordSymbol(tick, chords[tick]) for tick in sorted(chords))
    return score


@settings(max_examples=150, deadline=None)
@given(scores())
def test_a_score_that_notation_holds_comes_back_from_musicxml_as_it_was(score: Score) -> None:
    score.check()
    data, left_out = musicxml_bytes(score)
    assert left_out == []
    read = musicxml_score(data)
    assert read.notes_to_person == []
    read.score.check()
    assert strip_voices(read.score) == strip_voices(score)
    # Written again it is the same file, and packed it is the same score.
    assert strip_voices(musicxml_score(packed(data)).score) == strip_voices(score)
    assert musicxml_bytes(read.score)[0] == data or read.score.lyrics.verses


@settings(max_examples=40, deadline=None)
@given(scores())
def test_names_of_chords_and_dynamics_change_nothing_that_is_read(score: Score) -> None:
    data, left_out = musicxml_bytes(score, Signs(chords=True, dynamics=True))
    assert left_out == []
    read = musicxml_score(data)
    assert read.notes_to_person == []
    assert strip_voices(read.score) == strip_voices(score)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(TICKS, st.integers(1, 4000), st.integers(0, 127), st.integers(1, 127)),
        max_size=30,
    ),
    meters(),
)
def test_a_played_take_is_quantised_and_no_note_of_it_is_lost(
    played: list[tuple[int, int, int, int]], meter_map: MeterMap
) -> None:
    score = empty_score()
    score.meter = meter_map
    for onset, length, pitch, velocity in played:
        note = Note(score.new_id(), score.voices[0].id, pitch, onset, length, velocity)
        score.notes[note.id] = note
    before = score.copy()
    data, _ = musicxml_bytes(score)
    assert score == before
    read = musicxml_score(data).score
    assert read.meter == score.meter
    mine, theirs = list(score.notes.values()), list(read.notes.values())
    assert sorted(note.velocity for note in mine) == sorted(note.velocity for note in theirs)
    if all(note.pitch >= 12 for note in mine):
        assert sorted(note.pitch for note in mine) == sorted(note.pitch for note in theirs)
    onsets = zip(
        sorted(note.onset for note in mine), sorted(note.onset for note in theirs), strict=True
    )
    assert all(abs(a - b) <= 240 for a, b in onsets)


@pytest.mark.parametrize("parts", [5, 7, 9, 10, 12])
def test_beats_of_many_parts_are_tuplets_and_come_back_to_the_tick(parts: int) -> None:
    score = empty_score()
    for beat in range(4):
        edges = [480 * beat + round(480 * part / parts) for part in range(parts + 1)]
        for onset, end in pairwise(edges):
            note = Note(score.new_id(), score.voices[0].id, 60 + beat, onset, end - onset)
            score.notes[note.id] = note
    data, left_out = musicxml_bytes(score)
    assert left_out == []
    assert f"<actual-notes>{parts}</actual-notes>".encode() in data
    assert content(musicxml_score(data).score) == content(score)
