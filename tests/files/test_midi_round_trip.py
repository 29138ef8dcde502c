"""Any score that a MIDI file can hold is the same after writing and reading."""

from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.files.midi_read import midi_score
from composer.files.midi_write import midi_bytes
from composer.model.control import Control, ControlKind
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Marker, Score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Voice
from tests.files.midi_content import content

TICKS = st.integers(0, 20_000)
# A name is shown on one line: blanks inside it are single, none is at an end.
NAMES = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
    .flatmap(lambda first: st.sampled_from([first, f"{first} due", f"Ã© {first}"]))
    .filter(lambda name: name == " ".join(name.split()) and name.isprintable())
)
# A hyphen alone holds the syllable before it.
SYLLABLES = st.text(
    st.sampled_from(string.ascii_letters + "éüßñøаяさ茉'’,.!?-"), min_size=1, max_size=6
).filter(lambda text: text not in ("_", "-"))


@st.composite
def notes_of(draw: st.DrawFn, voice: int) -> list[tuple[int, int, int, int]]:
    """Notes of a voice: a pitch's later note never ends before its earlier one.

    (A note wholly inside another of the same pitch cannot be told apart in a MIDI file.)
    """
    found = []
    for pitch in draw(st.lists(st.integers(0, 127), unique=True, max_size=5)):
        onset = end = 0
        for _ in range(draw(st.integers(1, 6))):
            onset += draw(st.integers(0, 2000))
            end = max(end, onset + draw(st.integers(1, 2000)))
            found.append((pitch, onset, end - onset, draw(st.integers(1, 127))))
    return found


def controls_of(voice: int) -> st.SearchStrategy[Control]:
    byte = st.integers(0, 127)
    return st.one_of(
        st.builds(Control, st.just(voice), TICKS, st.just(ControlKind.CONTROLLER), byte, byte),
        st.builds(
            Control,
            st.just(voice),
            TICKS,
            st.just(ControlKind.PITCH_BEND),
            st.just(0),
            st.integers(-8192, 8191),
        ),
        st.builds(
            Control, st.just(voice), TICKS, st.just(ControlKind.CHANNEL_PRESSURE), st.just(0), byte
        ),
        st.builds(Control, st.just(voice), TICKS, st.just(ControlKind.KEY_PRESSURE), byte, byte),
        st.builds(Control, st.just(voice), TICKS, st.just(ControlKind.PROGRAM), st.just(0), byte),
    )


@st.composite
def words_on(draw: st.DrawFn, notes: list[Note]) -> Lyrics:
    """Words on notes of one voice that begin one after another; some syllables on several."""
    free: list[Note] = []
    for note in notes:
        if not free or note.onset > free[-1].onset:
            free.append(note)
    verses = []
    while draw(st.booleans()) and free:
        lines = []
        for _ in range(draw(st.integers(1, 3))):
            words = []
            for _ in range(draw(st.integers(1, 4))):
                syllables = []
                for _ in range(draw(st.integers(1, 3))):
                    taken = free[: draw(st.integers(1, 2))]
                    free = free[len(taken) :]
                    if taken:
                        ids = tuple(note.id for note in taken)
                        syllables.append(Syllable(draw(SYLLABLES), ids))
                if syllables:
                    words.append(Word(tuple(syllables)))
            if words:
                lines.append(Line(tuple(words)))
        if lines:
            verses.append(Verse(tuple(lines)))
    return Lyrics(tuple(verses))


def highest_first(note: Note) -> tuple[int, int]:
    return (note.onset, -note.pitch)


@st.composite
def scores(draw: st.DrawFn) -> Score:
    byte = st.integers(0, 127)
    score = Score(title=draw(st.one_of(st.just(""), NAMES)))
    for _ in range(draw(st.integers(0, 4))):
        voice = Voice(
            score.new_id(),
            draw(NAMES),
            channel=draw(st.integers(0, 15)),
            program=draw(byte),
            bank=draw(st.sampled_from([0, 1, 128, 16383])),
            volume=draw(byte),
            pan=draw(byte),
        )
        score.voices += (voice,)
        for pitch, onset, duration, velocity in draw(notes_of(voice.id)):
            note = Note(score.new_id(), voice.id, pitch, onset, duration, velocity)
            score.notes[note.id] = note
        score.controls += tuple(draw(st.lists(controls_of(voice.id), max_size=8)))
        sung = sorted(score.notes_in_order(voice.id), key=highest_first)
        score.lyrics = Lyrics(score.lyrics.verses + draw(words_on(sung)).verses)
    score.controls = tuple(sorted(score.controls, key=lambda control: control.tick))
    later = st.lists(TICKS, unique=True, max_size=4).map(lambda ticks: sorted({0, *ticks}))
    score.tempo = TempoMap(
        tuple(Tempo(tick, draw(st.integers(1, 16_777_215))) for tick in draw(later))
    )
    score.meter = MeterMap(
        tuple(
            Meter(tick, draw(st.integers(1, 255)), draw(st.sampled_from([1, 2, 4, 8, 16, 32, 64])))
            for tick in draw(later)
        )
    )
    score.key = KeyMap(
        tuple(
            Key(tick, draw(st.integers(-7, 7)), draw(st.sampled_from(["major", "minor"])))
            for tick in draw(later)[draw(st.integers(0, 1)) :]
        )
    )
    markers = draw(st.lists(st.builds(Marker, TICKS, NAMES), max_size=4))
    score.markers = tuple(sorted(markers, key=lambda marker: marker.tick))
    return score


@given(scores())
@settings(max_examples=60)
def test_a_score_written_as_midi_and_read_again_is_the_same(score: Score) -> None:
    data, left_out = midi_bytes(score)
    again = midi_score(data)
    assert content(again.score) == content(score)
    assert left_out == []
    assert again.notes_to_person == []


@given(scores())
@settings(max_examples=20)
def test_what_was_read_is_written_as_the_same_bytes_again(score: Score) -> None:
    data, _ = midi_bytes(score)
    assert midi_bytes(score)[0] == data
    assert midi_bytes(midi_score(data).score)[0] == data
