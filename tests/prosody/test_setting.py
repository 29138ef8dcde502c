"""Rhythms for words."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Meter, MeterMap
from composer.model.voice import Voice
from composer.prosody.laying import is_sung
from composer.prosody.setting import setting_of
from composer.prosody.singability import findings
from composer.prosody.text import lyrics_from_text

STAR = """Twinkle, twinkle, little star,
How I wonder what you are!
Up above the world so high,
Like a diamond in the sky."""
GRACE = """Amazing grace, how sweet the sound
That saved a wretch like me
I once was lost but now am found
Was blind but now I see"""
METERS = [(4, 4), (3, 4), (2, 4), (6, 8), (5, 4), (7, 8), (12, 8), (2, 2)]


def meter(beats: int, unit: int) -> MeterMap:
    return MeterMap((Meter(0, beats, unit),))


def drawn(text: str, bars: MeterMap, start: int = 0, unit: int = 240) -> str:
    """Syllables at their places, ``=`` where a note goes on, ``.`` where nothing is."""
    lyrics = lyrics_from_text(text)
    made = setting_of(lyrics, None, bars, start)
    shown = []
    for tick in range(made.start, made.end, unit):
        note = next((n for n in made.notes if n.onset <= tick < n.end), None)
        if tick == bars.bar_start(bars.position(tick)[0]):
            shown.append("|")
        if note is None:
            shown.append(".")
        elif note.onset < tick:
            shown.append("=")
        else:
            shown.append("~" if note.part else lyrics.at(note.place).sung)
    return " ".join(shown)


def test_a_line_of_trochees_begins_with_the_bar_and_rests_on_its_last_note():
    assert drawn(STAR.splitlines()[0], meter(4, 4)) == (
        "| Twin = kle, = twin = kle, = | lit = tle = star, = = ."
    )


def test_a_line_of_iambs_begins_with_an_upbeat():
    assert drawn("\n".join(GRACE.splitlines()[:2]), meter(3, 4)) == (
        "| . . . . A = | maz = ing = grace, = | how = sweet = the = | sound = = = That = "
        "| saved = a = wretch = | like = me = = ."
    )


def test_dactyls_go_with_the_two_beats_of_six_eight():
    assert drawn("merrily merrily", meter(6, 8)) == "| mer = = ri = ly | mer ri ly = = ."


def test_a_marked_melisma_has_its_notes():
    lyrics = lyrics_from_text("Glo__ria")
    made = setting_of(lyrics)
    assert [note.part for note in made.notes] == [0, 1, 2, 0, 0]
    assert [len(spans) for spans in made.cells().values()] == [3, 1, 1]
    masks = made.masks(7)
    assert [(m.voice, m.start, m.end) for m in masks] == [
        (7, note.onset, note.end) for note in made.notes
    ]


def test_chosen_lines_begin_with_the_next_whole_bar():
    lyrics = lyrics_from_text(STAR)
    made = setting_of(lyrics, [(0, 2), (0, 3)], meter(4, 4), start=2000)
    assert made.start == 3840
    assert {note.place.line for note in made.notes} == {2, 3}
    assert made.notes[0].onset >= 3840


@pytest.mark.parametrize("text", [STAR, GRACE])
@pytest.mark.parametrize("bars", [(4, 4), (3, 4), (2, 4)])
def test_verse_is_set_so_that_its_stresses_go_with_the_meter(text, bars):
    lyrics = lyrics_from_text(text)
    made = setting_of(lyrics, None, meter(*bars))
    score = Score(voices=(Voice(1, "S"),), meter=meter(*bars))
    laid = {}
    for number, note in enumerate(made.notes, 2):
        score.notes[number] = Note(number, 1, 67, note.onset, note.duration)
        laid[note.place] = (*laid.get(note.place, ()), number)
    score.lyrics = lyrics.laid(laid)
    within = [f for f in findings(score) if f.kind == "stress" and "spoken" in f.sentence]
    assert within == []
    strong = [note for note in made.notes if note.strong]
    on_beats = [note for note in strong if note.onset % 480 == 0]
    assert len(on_beats) >= 0.9 * len(strong)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["heaven", "the", "before", "a__", "wonderful", "oh", "—", "明", "\n", "\n\n"]
        ),
        max_size=25,
    ),
    st.sampled_from(METERS),
    st.integers(0, 9000),
)
def test_any_words_get_notes_one_after_the_other_in_whole_bars(words, bars, start):
    lyrics = lyrics_from_text(" ".join(words))
    made = setting_of(lyrics, None, meter(*bars), start)
    sung = [place for place, syllable in lyrics.places() if is_sung(syllable.text)]
    assert list(made.cells()) == sung
    assert all(one.end <= other.onset for one, other in pairwise(made.notes))
    assert all(note.duration > 0 for note in made.notes)
    for edge in (made.start, made.end):
        assert meter(*bars).position(edge)[1] == 0
    assert all(made.start <= note.onset and note.end <= made.end for note in made.notes)
    assert made.start >= start


def test_a_line_that_no_singer_could_sing_still_gets_its_notes():
    made = setting_of(lyrics_from_text("la " * 400), None, meter(2, 4))
    assert len(made.notes) == 400


@pytest.mark.parametrize(
    ("text", "on_strong_beats"),
    [
        ("Amazing grace how sweet the sound\n", ["maz", "grace", "sweet", "sound"]),
        ("The river runs away to sea\n", ["riv", "runs", "way", "sea"]),
        ("Twinkle twinkle little star\nHow I wonder what you are\n", ["Twin", "won", "are"]),
    ],
)
def test_a_song_may_begin_with_an_upbeat_and_lines_end_on_a_strong_beat(text, on_strong_beats):
    lyrics = lyrics_from_text(text)
    setting = setting_of(lyrics, None, MeterMap((Meter(0, 4, 4),)), 0)
    strong = [lyrics.at(note.place).text for note in setting.notes if note.onset % 960 == 0]
    assert [text for text in strong if text in on_strong_beats] == on_strong_beats
    assert all(note.onset % 480 == 0 for note in setting.notes)
