"""How ticks become what is written: bars, spelling, values, beats, layers, beams."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.bars import Bar, bars, count_bars
from composer.model.engraving import accidentals, beams
from composer.model.notation import Symbol, written
from composer.model.note import Note
from composer.model.quantising import quantised
from composer.model.rhythm import accents, divided
from composer.model.spelling import likeliest_fifths, spelled
from composer.model.time import Meter, MeterMap

SIGNS = {-2: "bb", -1: "b", 0: "", 1: "#", 2: "x"}


def names(pitches: range, fifths: int) -> str:
    found = [spelled(pitch, fifths) for pitch in pitches]
    return " ".join(name.step + SIGNS[name.alter] for name in found)


def notes(*spans: tuple[int, int, int]) -> list[Note]:
    """Of (pitch, onset, end)."""
    return [Note(n, 1, p, a, b - a) for n, (p, a, b) in enumerate(spans, start=1)]


def values(symbols: list[Symbol]) -> str:
    """Such as ``"quarter. eighth_ eighth (rest)"``: dots, ties to the next, rests in brackets."""
    found = []
    for symbol in symbols:
        name = "?" if symbol.value is None else symbol.value.name + "." * symbol.value.dots
        name += "_" * symbol.tied_after
        found.append(name if symbol.notes else f"({name})")
    return " ".join(found)


def in_bar(length: int, meter: Meter, *spans: tuple[int, int]) -> str:
    """How notes at (onset, end) are written in one bar."""
    bar = [Bar(0, 0, length, meter)]
    layers = written(notes(*((60, a, b) for a, b in spans)), bar).layers
    assert len(layers) == 1
    return values(layers[0].bars[0])


def test_bars_follow_the_meter_map_and_are_cut_where_the_next_entry_begins() -> None:
    meters = MeterMap((Meter(0, 4, 4), Meter(2400, 3, 4)))
    found = bars(meters, 4000)
    assert [(bar.start, bar.end, bar.short) for bar in found] == [
        (0, 1920, False),
        (1920, 2400, True),
        (2400, 3840, False),
        (3840, 5280, False),
    ]
    assert count_bars(meters, 4000) == len(found)
    assert len(bars(MeterMap(), 0)) == 1


def test_notes_are_spelled_by_the_key() -> None:
    octave = range(60, 72)
    assert names(octave, 0) == "C C# D Eb E F F# G G# A Bb B"
    assert names(octave, -3) == "C Db D Eb E F Gb G Ab A Bb B"
    assert names(octave, 4) == "B# C# D D# E E# F# G G# A A# B"
    assert names(range(60, 61), 7) == "B#"


def test_a_passing_note_is_spelled_by_where_it_leads() -> None:
    assert spelled(66, -3, following=67).step == "F"
    assert spelled(68, 0, following=67).step == "A"
    assert spelled(68, 0, following=69).step == "G"


@given(st.integers(12, 127), st.integers(-7, 7), st.one_of(st.none(), st.integers(0, 127)))
def test_every_pitch_has_a_spelling_that_sounds_like_it(
    pitch: int, fifths: int, following: int | None
) -> None:
    name = spelled(pitch, fifths, following)
    assert name.pitch == pitch
    assert abs(name.alter) <= 2
    assert 0 <= name.octave <= 9


def test_the_likeliest_signature_leaves_little_outside() -> None:
    assert likeliest_fifths(dict.fromkeys([3, 5, 7, 8, 10, 0, 2], 1.0)) == -3
    assert likeliest_fifths({}) == 0


@pytest.mark.parametrize(
    ("meter", "spans", "expected"),
    [
        (Meter(0, 4, 4), [(0, 1920)], "whole"),
        (Meter(0, 4, 4), [(0, 720), (720, 1920)], "quarter. eighth_ half"),
        (Meter(0, 4, 4), [(480, 1440)], "(quarter) half (quarter)"),
        (Meter(0, 4, 4), [(720, 1200)], "(quarter) (eighth) eighth_ eighth (eighth) (quarter)"),
        (Meter(0, 4, 4), [(240, 720), (720, 960)], "(eighth) quarter eighth (half)"),
        (Meter(0, 3, 4), [(0, 1200)], "half_ eighth (eighth)"),
        (Meter(0, 3, 4), [(240, 1440)], "(eighth) eighth_ half"),
        (Meter(0, 6, 8), [(0, 720), (720, 960)], "quarter. eighth (eighth) (eighth)"),
        (Meter(0, 6, 8), [(480, 960)], "(quarter) eighth_ eighth (eighth) (eighth)"),
        (Meter(0, 5, 4), [(0, 2400)], "whole_ quarter"),
        (Meter(0, 3, 8), [(0, 720)], "quarter."),
    ],
)
def test_lengths_are_written_so_that_the_beats_are_seen(
    meter: Meter, spans: list[tuple[int, int]], expected: str
) -> None:
    assert in_bar(meter.bar_ticks, meter, *spans) == expected


@given(st.integers(1, 12), st.sampled_from([2, 4, 8, 16]), st.data())
def test_the_values_of_a_stretch_add_up_to_it(beats: int, unit: int, data: st.DataObject) -> None:
    meter = Meter(0, beats, unit)
    places = st.integers(0, meter.bar_ticks // 15)
    start, end = sorted(data.draw(st.tuples(places, places)))
    pieces = divided(
        Fraction(15 * start), Fraction(15 * end), accents(meter, meter.bar_ticks), rest=True
    )
    if start == end:
        return
    assert pieces[0][0] == 15 * start
    assert pieces[-1][1] == 15 * end
    assert all(a[1] == b[0] for a, b in pairwise(pieces))
    assert all(value is not None for *_, value in pieces)


def test_triplets_of_any_width_are_tuplets() -> None:
    bar = [Bar(0, 0, 1920, Meter(0, 4, 4))]
    for step, unit in ((80, "16th"), (160, "eighth"), (320, "quarter"), (640, "half")):
        spans = [(60, n * step, (n + 1) * step) for n in range(3)]
        symbols = written(notes(*spans), bar).layers[0].bars[0][:3]
        assert [symbol.value.name for symbol in symbols if symbol.value] == [unit] * 3
        tuplets = [symbol.tuplet for symbol in symbols]
        assert tuplets[0] is not None
        assert tuplets[0].opens
        assert tuplets[0].normal * 3 == tuplets[0].actual * 2


def test_what_lies_on_the_grid_stays_and_what_was_played_goes_to_a_simple_place() -> None:
    bar = [Bar(0, 0, 1920, Meter(0, 4, 4))]
    exact = notes((60, 0, 450), (62, 480, 560), (64, 560, 960))
    assert [(p.start, p.end) for p in quantised(exact, bar).placed] == [
        (0, 450),
        (480, 560),
        (560, 960),
    ]
    assert quantised(exact, bar).moved == 0
    played = notes(*((60 + n, 240 * n + n * 7 % 11 + 4, 240 * n + 231) for n in range(8)))
    found = quantised(played, bar)
    assert [(p.start, p.end) for p in found.placed] == [(240 * n, 240 * n + 240) for n in range(8)]
    assert found.moved == 8
    assert 0 < found.furthest < 30


def test_a_note_let_go_early_makes_no_strange_tuplet() -> None:
    bar = [Bar(0, 0, 1920, Meter(0, 4, 4))]
    for gate in (0.95, 0.9, 0.8, 0.7):
        spans = [(60, 480 * n, 480 * n + round(480 * gate)) for n in range(4)]
        assert quantised(notes(*spans), bar).tuplets == []


def test_notes_that_overlap_are_in_layers_and_chords_share_one() -> None:
    bar = [Bar(0, 0, 1920, Meter(0, 4, 4))]
    layers = written(notes((72, 0, 480), (64, 0, 480), (48, 0, 1920), (74, 480, 960)), bar).layers
    assert [values(layer.bars[0]) for layer in layers] == ["quarter quarter (half)", "whole"]
    assert layers[0].bars[0][0].notes == (1, 2)


def test_two_hands_have_two_staves() -> None:
    bar = [Bar(0, 0, 1920, Meter(0, 4, 4))]
    hands = [(72 + n, 480 * n, 480 * n + 480) for n in range(4)] + [
        (48 + n, 480 * n, 480 * n + 480) for n in range(4)
    ]
    assert written(notes(*hands), bar).staves == 2
    assert written(notes(*hands[:4]), bar).staves == 1


def test_a_pickup_keeps_the_beats_of_its_bar() -> None:
    pickup = [Bar(0, 1200, 1920, Meter(0, 4, 4), skipped=1200)]
    layer = written(notes((60, 1200, 1320), (62, 1320, 1680), (64, 1680, 1920)), pickup).layers[0]
    assert values(layer.bars[0]) == "16th 16th_ eighth eighth"
    assert [symbol.start for symbol in layer.bars[0]] == [0, 120, 240, 480]


def test_beams_join_what_is_in_one_beat() -> None:
    meter = Meter(0, 4, 4)
    bar = [Bar(0, 0, 1920, meter)]
    spans = [(60, 0, 240), (60, 240, 480), (60, 480, 600), (60, 600, 720), (60, 720, 960)]
    symbols = written(notes(*spans, (60, 960, 1080), (60, 1080, 1440)), bar).layers[0].bars[0]
    assert beams(symbols, meter) == [
        ("begin",),
        ("end",),
        ("begin", "begin"),
        ("continue", "end"),
        ("end",),
        ("begin", "forward hook"),
        ("end",),
        (),
    ]


def test_accidentals_hold_for_the_bar_and_are_taken_back() -> None:
    bar = [Bar(0, 0, 1920, Meter(0, 4, 4))]
    line = notes((66, 0, 480), (66, 480, 960), (65, 960, 1440), (70, 1440, 1920))
    symbols = written(line, bar).layers[0].bars[0]
    called = {note.id: spelled(note.pitch, 0) for note in line}
    assert accidentals(symbols, called, 0) == {(0, 1): 1, (960, 3): 0, (1440, 4): -1}
    assert accidentals(symbols, called, 1) == {(960, 3): 0, (1440, 4): -1}
