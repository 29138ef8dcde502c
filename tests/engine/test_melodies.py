"""Pitches for a given rhythm: where they lie, what they hear, what is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.continuing import load_event, load_roll
from composer.engine.events import PublishedEvents
from composer.engine.melodic_line import leaning
from composer.engine.melodies import write_pitches
from composer.engine.messages import OperationCancelled, OperationRefused, PitchesRequest
from composer.engine.packs import read_card
from composer.model.key import Key
from composer.model.note import Note
from composer.model.time import Tempo, TempoMap

RHYTHM = ((0, 480), (480, 720), (720, 960), (960, 1680), (2160, 2400), (2400, 2520), (2520, 2880))
CELLS = tuple(("soprano", start, end) for start, end in RHYTHM)
CHORDS = tuple(
    Note(100 + 3 * bar + i, 2, pitch, 960 * bar, 960)
    for bar in range(3)
    for i, pitch in enumerate((48, 52, 55))
)


@pytest.fixture(scope="module", params=["roll", "event"])
def model(request, continuing_pack_folder):
    load = load_roll if request.param == "roll" else load_event
    return load(read_card(continuing_pack_folder / f"tiny-{request.param}"))


def request_for(**changes):
    made = PitchesRequest(1, 0, (), CELLS, seed=4, lowest=60, highest=81)
    return replace(made, **changes)


def sung(model, request):
    told = []
    with torch.inference_mode():
        write_pitches(model, request, emit=told.append)
    return told


def pitches(candidate):
    return [span.pitch for span in candidate.voices["soprano"]]


@pytest.mark.parametrize("others", [(), CHORDS])
def test_each_note_keeps_its_place_and_gets_a_pitch_in_the_range_and_the_key(model, others):
    key = Key.named(0, "A", "minor")
    for candidate in sung(model, request_for(candidates=3, key=key, others=others)):
        spans = candidate.voices["soprano"]
        assert [(span.onset, span.onset + span.duration) for span in spans] == list(RHYTHM)
        assert all(60 <= span.pitch <= 81 for span in spans)
        assert all(span.pitch % 12 in key.tonal_classes for span in spans)
        assert np.isfinite(candidate.nats)


def test_the_same_seed_writes_the_same_and_a_candidate_is_what_it_would_be_alone(model):
    three = sung(model, request_for(candidates=3))
    assert len({tuple(pitches(c)) for c in three}) == 3
    (alone,) = sung(model, request_for())
    assert pitches(alone) == pitches(three[0])
    assert pitches(three[1]) == pitches(sung(model, request_for(candidates=3))[1])


def test_what_sounds_before_and_beside_is_heard(model):
    later = tuple((role, start + 1920, end + 1920) for role, start, end in CELLS)
    before = tuple(Note(i, 1, 62 + i % 7, 240 * i, 240) for i in range(8))
    asked = (
        request_for(),
        request_for(cells=later, voices=(("soprano", before),)),
        request_for(others=CHORDS),
    )
    assert len({round(sung(model, request)[0].nats, 6) for request in asked}) == 3


def test_the_pitches_that_are_asked_for_now_are_not_heard(model):
    one, other = (
        tuple(Note(i, 1, pitch + i, a, b - a) for i, (_, a, b) in enumerate(CELLS))
        for pitch in (60, 70)
    )
    assert pitches(sung(model, request_for(voices=(("soprano", one),)))[0]) == pitches(
        sung(model, request_for(voices=(("soprano", other),)))[0]
    )


def test_a_roll_sings_in_the_key_of_its_corpus_and_is_moved_back(continuing_pack_folder):
    model = load_roll(read_card(continuing_pack_folder / "tiny-roll"))
    home = pitches(sung(model, request_for(key=Key.named(0, "C")))[0])
    moved = request_for(key=Key.named(0, "A"), lowest=57, highest=78)
    assert [pitch + 3 for pitch in pitches(sung(model, moved)[0])] == home


def test_a_performance_hears_the_tempo(continuing_pack_folder):
    model = load_event(read_card(continuing_pack_folder / "tiny-event"))
    (usual,) = sung(model, request_for())
    (slow,) = sung(model, request_for(tempo=TempoMap((Tempo(0, 3_000_000),))))
    assert usual.nats != slow.nats


def test_the_end_of_a_note_is_of_the_pitch_that_was_drawn(continuing_pack_folder):
    """The published alphabet says of a note when it begins and when it is let go."""
    from composer.engine.continuing import LoadedEvents
    from composer.engine.networks.event import EventLSTM, EventShape

    torch.manual_seed(2)
    card = read_card(continuing_pack_folder / "tiny-event")
    alphabet = PublishedEvents(0.05, 0.2)
    network = EventLSTM(EventShape(sizes=alphabet.sizes, hidden=8)).eval()
    for window in (0, 5):
        model = LoadedEvents(card, network, alphabet, window)
        (found,) = sung(model, request_for(others=CHORDS))
        assert all(60 <= pitch <= 81 for pitch in pitches(found))


def test_cancelling_ends_it_between_two_notes(model):
    asked = iter([False] * 3 + [True])
    with pytest.raises(OperationCancelled):
        write_pitches(model, request_for(), emit=lambda _: None, cancelled=lambda: next(asked))


def test_a_range_that_the_network_has_no_key_for_is_said(model):
    with pytest.raises(OperationRefused, match="widen the range"):
        sung(model, request_for(lowest=0, highest=5))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"cells": ()}, "no note"),
        ({"cells": (("alto", 0, 10), ("bass", 20, 30))}, "one voice at a time"),
        ({"cells": (("alto", 0, 10), ("alto", 5, 30))}, "follow each other"),
        ({"cells": (("choir", 0, 10),)}, "soprano, alto"),
        ({"begin": 1}, "beginning"),
        ({"lowest": 61, "highest": 61, "key": Key.named(0, "C")}, "no pitch of the key"),
        ({"others": (1,)}, "tuple of notes"),
        ({"top_p": 2}, "top-p"),
    ],
)
def test_a_request_that_cannot_be_is_refused(change, reason):
    with pytest.raises(ValueError, match=reason):
        request_for(**change)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(55, 84), max_size=6),
    st.sets(st.integers(50, 90), min_size=1),
    st.booleans(),
)
def test_a_line_always_has_a_pitch_to_go_to_and_none_that_may_not_be(line, there, last):
    leans = leaning(there, line, Key.named(0, "D"), last)
    open_ones = set(np.flatnonzero(leans > -np.inf).tolist())
    assert open_ones
    assert open_ones <= there


def test_a_line_that_is_sung_leaps_little_repeats_little_and_comes_home():
    scale = [p for p in range(60, 82) if p % 12 in Key.named(0, "C").tonal_classes]
    leans = leaning(scale, [67])
    assert leans[69] > leans[76] > leans[81]
    assert leaning(scale, [67, 67])[67] == -np.inf
    assert leaning(scale, [67, 69, 67])[69] < leaning(scale, [65, 67])[69]
    home = leaning(scale, [74], Key.named(0, "C"), last=True)
    assert home[72] > home[76] > home[74]
    assert leaning(scale, [])[70 - 1] > leaning(scale, [])[60]
