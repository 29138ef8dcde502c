"""What troubles a singer, by examples whose answer is known."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.lyrics import Place
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Role, Voice
from composer.prosody import laying
from composer.prosody.singability import KINDS, Limits, findings
from composer.prosody.text import lyrics_from_text

QUARTER, EIGHTH, HALF = 480, 240, 960


def song(
    text: str,
    lengths: list[int],
    pitches: list[int] | None = None,
    start: int = 0,
    meter: tuple[int, int] = (4, 4),
    bpm: float = 100,
) -> Score:
    """Words laid under notes of these lengths (a rest where negative) from ``start`` on."""
    score = Score(voices=(Voice(1, "Soprano", Role.SOPRANO, range=(60, 81)),))
    score.meter = MeterMap((Meter(0, *meter),))
    score.tempo = TempoMap((Tempo.from_bpm(0, bpm),))
    tick = start
    for length in lengths:
        if length > 0:
            number = len(score.notes)
            pitch = pitches[number] if pitches else 70
            score.notes[number + 10] = Note(number + 10, 1, pitch, tick, length)
        tick += abs(length)
    score.next_id = 10_000
    notes = laying.melody(score.notes.values())
    score.lyrics = laying.lay(lyrics_from_text(text), notes).lyrics
    return score


def told(score: Score, *kinds: str, **limits: float) -> list[tuple[str, str]]:
    """The kind of each finding and the syllable that it leads to."""
    return [
        (finding.kind, score.lyrics.at(finding.place).text)
        for finding in findings(score, Limits(**limits))
        if not kinds or finding.kind in kinds
    ]


def mended(score: Score, finding) -> Score:
    fix = finding.fix
    made = score.copy()
    for note in fix.notes:
        made.notes[note.id] = note
    if fix.removed:
        made.lyrics = made.lyrics.without_notes(set(fix.removed))
        for note in fix.removed:
            del made.notes[note]
    if fix.edit is not None:
        name, more = fix.edit
        notes = laying.melody(made.notes.values())
        made.lyrics = getattr(laying, name)(made.lyrics, notes, fix.place, *more).lyrics
    made.check()
    return made


def test_words_that_go_with_the_meter_are_singable():
    assert told(song("Twinkle, twinkle, little star", [QUARTER] * 6 + [HALF])) == []
    assert told(song("Amazing grace how sweet", [QUARTER] * 6, start=3 * QUARTER)) == []
    assert told(song("Happy birthday to you", [EIGHTH, EIGHTH, *[QUARTER] * 4], start=960)) == []


def test_a_stress_beside_the_beat_is_found_and_moving_the_words_mends_it():
    score = song("bright heaven", [QUARTER] * 5)
    (finding,) = findings(score)
    assert (finding.kind, finding.notes, finding.place) == ("stress", (11, 12), Place(0, 0, 1))
    assert finding.fix is not None
    assert finding.fix.name == "Skip Note"
    better = mended(score, finding)
    assert findings(better) == ()
    # the word before is sung on
    assert [s.notes for s in better.lyrics.syllables()] == [(10, 11), (12,), (13,)]


def test_a_word_turned_against_the_bar_is_found():
    # be-FORE with its first syllable on the bar's first beat
    score = song("before it rains", [QUARTER] * 5)
    (finding,) = findings(score)
    assert finding.kind == "stress"
    assert (finding.place, finding.tick) == (Place(0), 0)
    assert "weight on “fore”" in finding.sentence
    assert "(bar 1, beat 1)" in finding.sentence
    assert finding.fix is not None
    assert findings(mended(score, finding)) == ()


def test_a_longer_note_makes_up_for_a_weaker_beat():
    short_long = song("a-bove, above", [EIGHTH, QUARTER, EIGHTH, QUARTER], start=QUARTER)
    assert told(short_long, "stress") == []
    even = song("above, above", [QUARTER] * 4)
    assert ("stress", "a") in told(even, "stress")


def test_a_light_word_on_the_first_beat_is_found_where_its_neighbour_is_off_the_beat():
    score = song("the love", [EIGHTH, EIGHTH])
    assert told(score) == [("stress", "the")]
    assert told(song("the love", [QUARTER, HALF])) == []


def test_six_eight_has_two_beats():
    jig = song("merrily merrily", [EIGHTH] * 6, meter=(6, 8))
    assert told(jig, "stress") == []
    turned = song("oh merrily mer", [EIGHTH] * 5, meter=(6, 8), start=EIGHTH)
    assert told(turned, "stress") == [("stress", "mer")]


def test_a_crowded_melisma_is_found_and_one_held_note_mends_it():
    score = song("Glo_____ria", [60] * 6 + [QUARTER, QUARTER])
    (finding,) = (f for f in findings(score) if f.kind == "melisma")
    assert "6 notes" in finding.sentence
    better = mended(score, finding)
    assert [f.kind for f in findings(better)] == []
    assert (len(better.notes), better.notes[10].end) == (3, 360)
    assert told(song("Glo_____ria", [QUARTER] * 8), "melisma") == []
    assert told(song("Glo_____ria", [QUARTER] * 8), "melisma", melisma_notes=5) != []


def test_too_many_words_a_second_are_found_once_and_drawing_two_together_helps():
    score = song("run and run and run and run away now", [100] * 9 + [QUARTER], bpm=120)
    (finding,) = (f for f in findings(score) if f.kind == "fast")
    assert finding.place == Place(0)
    assert "10 a second" in finding.sentence
    better = mended(score, finding)
    assert "‿" in better.lyrics.text()
    assert told(song("run and run and run and run", [EIGHTH] * 7), "fast") == []


def test_notes_out_of_range_are_found_and_an_octave_mends_them():
    score = song("high above me now", [QUARTER] * 5, [70, 83, 84, 70, 59])
    found = [f for f in findings(score) if f.kind == "range"]
    assert [(f.notes, f.tick) for f in found] == [((11, 12), 480), ((14,), 1920)]
    assert "above the range of “Soprano”" in found[0].sentence
    better = mended(mended(score, found[0]), found[1])
    assert [n.pitch for n in better.notes.values()] == [70, 71, 72, 70, 71]
    assert told(better, "range") == []
    impossible = song("oh", [QUARTER], [20])
    assert [f.fix for f in findings(impossible)] == [None]


def test_a_leap_of_more_than_an_octave_within_a_word_is_found():
    score = song("heaven is here", [QUARTER] * 4, [62, 76, 62, 76])
    (finding,) = (f for f in findings(score) if f.kind == "leap")
    assert "“heaven” leaps 14 semitones up" in finding.sentence
    assert told(mended(score, finding), "leap") == []
    assert told(song("heaven", [QUARTER] * 2, [62, 74]), "leap") == []


def test_a_long_way_without_a_rest_is_found_and_breaths_go_to_the_ends_of_lines():
    text = "one two three four\nfive six, sev eight\nnine ten"
    score = song(text, [HALF] * 10, bpm=60)  # twenty seconds
    found = [f for f in findings(score) if f.kind == "breath"]
    assert told(score, "breath") == [("breath", "four")]
    better = mended(score, found[0])
    assert told(better, "breath") == []
    assert better.notes[13].end == score.notes[13].end - 144  # 0.3 seconds
    assert len(told(score, "breath", breath=5)) > 2
    rested = song(text, [HALF] * 4 + [-EIGHTH] + [HALF] * 6, bpm=60)
    assert told(rested, "breath") == []


def test_without_laid_words_there_is_nothing_to_find():
    score = song("", [QUARTER] * 200)
    assert findings(score) == ()
    assert findings(Score()) == ()


def test_verses_below_each_other_are_each_looked_at():
    score = song("heaven\n\nbefore", [QUARTER, QUARTER])
    score.lyrics = laying.lay_verses(score.lyrics, (10, 11)).lyrics
    assert told(score) == [("stress", "be")]
    assert findings(score)[0].place.verse == 1


@given(
    st.lists(
        st.sampled_from(["heaven", "the", "before", "a__", "wonderful", "oh", "\n", "\n\n"]),
        max_size=12,
    ),
    st.lists(st.integers(30, 2000), max_size=16),
    st.lists(st.integers(0, 127), min_size=16, max_size=16),
    st.sampled_from([(4, 4), (3, 4), (6, 8), (7, 8)]),
)
def test_every_finding_leads_to_its_place_and_every_fix_can_be_made(words, lengths, pitches, meter):
    score = song(" ".join(words), lengths, pitches, meter=meter)
    for finding in findings(score, Limits(breath=2, syllables=3)):
        assert finding.kind in KINDS
        assert score.lyrics.at(finding.place).notes
        assert all(note in score.notes for note in finding.notes)
        assert finding.sentence.endswith(".")
        if finding.fix is not None:
            before = "".join(s.text for s in score.lyrics.syllables())
            after = mended(score, finding)
            assert "".join(s.text for s in after.lyrics.syllables()).replace("‿", "") == before
            again = findings(after, Limits(breath=2, syllables=3))
            assert replace(finding, fix=None) not in [replace(f, fix=None) for f in again]


@pytest.mark.parametrize("text", ["明月 любовь", "♥ ‿ —", "rhythm 24"])
def test_words_of_any_kind_are_looked_at(text):
    assert isinstance(findings(song(text, [QUARTER] * 6)), tuple)


def test_the_stress_of_words_that_nobody_knows_is_not_judged():
    assert told(song("amor dolor exanime", [QUARTER] * 8), "stress") == []
