"""Steering four-part writing: what each control changes, and what none of them may touch."""

import pickle

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.coconet import harmonize, load_network, repaint
from composer.engine.gibbs import Leaning, Sampler
from composer.engine.leanings import allowed_pitches, estimated_tonic, log_weights
from composer.engine.messages import (
    ROLES,
    HarmonizeRequest,
    OperationRefused,
    RepaintRequest,
    Steering,
)
from composer.engine.packs import read_card
from composer.engine.voice_leading import crossings_by_pitch, leaps_by_pitch
from composer.model.note import Note
from composer.model.time import SIXTEENTH

SCALE = tuple(Note(i + 1, 1, 60 + p, 480 * i, 480) for i, p in enumerate((0, 2, 4, 5, 7, 5, 4, 2)))
ALL = np.ones(4, dtype=bool)
RANGES = ((60, 81), (52, 74), (46, 69), (36, 66))


@pytest.fixture(scope="module")
def model(tiny_pack_folder):
    return load_network(read_card(tiny_pack_folder / "tiny"))


def final(model, **options):
    told = []
    request = HarmonizeRequest(**{"id": 1, "revision": 0, "notes": SCALE, "seed": 1, **options})
    harmonize(model, request, emit=told.append)
    return next(candidate for candidate in told if candidate.final)


def sung(candidate):
    return [span for spans in candidate.voices.values() for span in spans]


def test_the_default_steering_is_none_at_all(model):
    assert final(model) == final(model, steering=Steering())
    weights = log_weights(Steering(), np.full((4, 8), 60, np.int16), np.zeros((4, 8)), 0, 36, 46)
    assert weights is None


def test_a_candidate_tells_its_steering_and_counts_and_the_record_makes_it_again(model):
    steering = Steering(
        top_k=5,
        top_p=0.9,
        conventional=-0.5,
        major=0.25,
        similar=-1,
        tonic="D",
        mode="dorian",
        chords=((0, "C"), (960, "G7/B"), (1920, "N.C.")),
        ranges=(("alto", 55, 70),),
        crossing_cost=6,
        leap_cost=3.5,
        first_share=0.8,
        fall=0.5,
    )
    candidate = final(model, steering=steering)
    parameters = dict(candidate.parameters)
    assert parameters["chords"] == "0:C 960:G7/B 1920:N.C."
    assert Steering.from_parameters(parameters) == steering
    again = final(model, steering=Steering.from_parameters(parameters))
    assert again == candidate
    assert dict(candidate.counts)["steps"] == 32


@settings(deadline=None, max_examples=60)
@given(
    conventional=st.floats(-1, 1),
    chords=st.lists(st.sampled_from(["C", "F#m7", "N.C.", "Bb/D"]), max_size=4),
    low=st.integers(0, 127),
    cost=st.floats(0, 100),
    top_k=st.none() | st.integers(1, 50),
)
def test_any_steering_comes_back_from_its_parameters(conventional, chords, low, cost, top_k):
    steering = Steering(
        top_k=top_k,
        conventional=conventional,
        chords=tuple((480 * i, symbol) for i, symbol in enumerate(chords)),
        ranges=(("bass", low, 127),),
        parallel_cost=cost,
    )
    assert Steering.from_parameters(steering.parameters()) == steering


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"top_k": 0}, "top-k"),
        ({"top_p": 0.0}, "top-p"),
        ({"conventional": 1.5}, "conventional"),
        ({"major": float("nan")}, "major"),
        ({"similar": True}, "similar"),
        ({"tonic": "H"}, "no note name"),
        ({"mode": "minor"}, "needs a tonic"),
        ({"chords": ((0, "X"),)}, "no chord symbol"),
        ({"chords": ((480, "C"), (480, "F"))}, "in order"),
        ({"ranges": (("alto", 70, 60),)}, "highest pitch of the alto"),
        ({"ranges": (("alto", 60, 70), ("alto", 60, 70))}, "one range only"),
        ({"leap_cost": -1}, "leap cost"),
        ({"first_share": 0.2, "last_share": 0.4}, "last share"),
    ],
)
def test_a_steering_that_cannot_be_is_refused_in_a_sentence(wrong, reason):
    with pytest.raises(ValueError, match=reason):
        Steering(**wrong)


def test_a_request_looks_at_a_steering_that_came_out_of_a_pipe():
    steering = pickle.loads(pickle.dumps(Steering()))
    object.__setattr__(steering, "conventional", "very")
    with pytest.raises(ValueError, match="conventional"):
        HarmonizeRequest(1, 0, SCALE, steering=steering)
    with pytest.raises(ValueError, match="must be a Steering"):
        HarmonizeRequest(1, 0, SCALE, steering={})


def test_only_pitches_of_the_key_and_of_the_range_are_written(model):
    steering = Steering(tonic="E", mode="phrygian", ranges=(("alto", 60, 64), ("bass", 40, 50)))
    candidate = final(model, steering=steering, temperature=4.0)
    assert all(span.pitch % 12 in {0, 2, 4, 5, 7, 9, 11} for span in sung(candidate))
    assert all(60 <= span.pitch <= 64 for span in candidate.voices["alto"])
    assert all(40 <= span.pitch <= 50 for span in candidate.voices["bass"])


def test_in_minor_the_raised_sixth_and_seventh_may_be_sung_and_nothing_else_beside_the_scale(model):
    candidate = final(model, steering=Steering(tonic="A", mode="minor"), temperature=4.0)
    classes = {span.pitch % 12 for span in sung(candidate)}
    assert classes <= {9, 11, 0, 2, 4, 5, 7, 6, 8}
    assert classes & {6, 8}


def test_a_range_that_leaves_no_pitch_of_the_key_is_refused(model):
    with pytest.raises(OperationRefused, match=r"No pitch of C major .* alto"):
        final(model, steering=Steering(tonic="C", ranges=(("alto", 61, 61),)))
    with pytest.raises(OperationRefused, match="sings no pitch"):
        final(model, steering=Steering(ranges=(("bass", 0, 20),)))


def test_a_range_of_a_voice_that_is_not_written_does_not_matter(model):
    assert sung(final(model, steering=Steering(ranges=(("soprano", 0, 5),))))


def test_a_strong_chord_is_sung_in_its_time_alone(model):
    chords = ((960, "F#"), (1920, "N.C."))
    steering = Steering(chords=chords, chord_strength=20, parallel_cost=0)
    spans = sung(final(model, steering=steering))
    inside = [s for s in spans if s.onset < 1920 and s.onset + s.duration > 960]
    assert all(span.pitch % 12 in {6, 10, 1} for span in inside)
    outside = [s for s in spans if s.onset >= 1920 or s.onset + s.duration <= 960]
    assert any(span.pitch % 12 not in {6, 10, 1} for span in outside)


def test_under_a_slash_the_bass_leans_to_its_own_note():
    given_cells = np.full((4, 4), -1, np.int16)
    weights = log_weights(Steering(chords=((0, "C/E"),)), given_cells, given_cells, 0, 36, 46)
    c, e, d = 0, 4, 2
    assert weights[3, 0, e] == 0 > weights[3, 0, c] > weights[3, 0, d]
    assert weights[1, 0, c] == weights[1, 0, e] == 0 > weights[1, 0, d]


def test_similar_keeps_the_notes_that_stood_there_and_different_leaves_them(model):
    old = final(model)
    present = tuple(
        (role, tuple(Note(i + 1, 1, *span) for i, span in enumerate(spans)))
        for role, spans in old.voices.items()
    )

    def kept(slider):
        new = final(model, seed=2, present=present, steering=Steering(similar=slider))
        return sum(
            min(a.onset + a.duration, b.onset + b.duration) - max(a.onset, b.onset)
            for role in old.voices
            for a in old.voices[role]
            for b in new.voices[role]
            if a.pitch == b.pitch
            and a.onset < b.onset + b.duration
            and b.onset < a.onset + a.duration
        )

    assert kept(1.0) > kept(0.0) >= kept(-1.0)


def test_the_tonic_is_heard_and_major_and_minor_lean_to_opposite_sides():
    scale = np.array([60, 62, 64, 65, 67, 69, 71, 72, 67, 64, 60], np.int16)
    for shift in range(12):
        assert estimated_tonic(scale + shift) == shift
    given_cells = np.stack([np.full(4, 72), *[np.full(4, -1)] * 3]).astype(np.int16)
    silent = np.full((4, 4), -1, np.int16)
    major, minor = (
        log_weights(Steering(major=x, tonic="C"), given_cells, silent, 0, 36, 46) for x in (1, -1)
    )
    third = {"minor": 51 - 36, "major": 52 - 36}
    assert major[1, 0, third["major"]] > 0 > major[1, 0, third["minor"]]
    assert minor[1, 0, third["minor"]] > 0 > minor[1, 0, third["major"]]
    # A major seventh is not pushed against the given C.
    assert major[1, 0, 59 - 36] == 0


def test_surprise_takes_the_second_where_two_are_near_and_not_what_is_out_of_the_question():
    def network(rolls, hidden):
        logits = torch.tensor([2.0, 1.0, -20.0]).expand(*rolls.shape)
        return logits.clone()

    def likeliest(level):
        sampler = Sampler(
            network,
            torch.full((4, 8), -1),
            torch.ones(4, 8, dtype=torch.bool),
            torch.ones(4, 8, 3, dtype=torch.bool),
            0.0,
            [1],
            Leaning(surprise=level),
        )
        sampler.step(1.0)
        return set(sampler.score.flatten().tolist())

    assert likeliest(0.0) == {0}
    assert likeliest(2.0) == {1}


def test_only_the_top_pitch_is_drawn_with_a_top_k_of_one():
    def network(rolls, hidden):
        return torch.arange(5.0).expand(*rolls.shape).clone()

    sampler = Sampler(
        network,
        torch.full((4, 64), -1),
        torch.ones(4, 64, dtype=torch.bool),
        torch.ones(4, 64, 5, dtype=torch.bool),
        4.0,
        [1],
        Leaning(top_k=1),
    )
    sampler.step(1.0)
    assert (sampler.score == 4).all()


def test_crossings_and_leaps_are_counted_for_each_pitch():
    rows = np.array([[20, 20, 20], [15, 15, 15], [10, 10, -1], [5, 5, 5]])
    run = (1, 1, 3)
    crossings = crossings_by_pitch(rows, run, 30)
    assert crossings[21] == 2
    assert crossings[20] == crossings[10] == 0
    assert crossings[9] == 1
    leaps = leaps_by_pitch(rows, run, 30)
    assert (leaps[6], leaps[7], leaps[23], leaps[24]) == (1, 0, 0, 1)


def test_a_high_price_leaves_no_crossing_and_no_leap_where_the_network_does_not_mind(model):
    def counts(**costs):
        return dict(final(model, temperature=4.0, steering=Steering(**costs)).counts)

    plain = counts()
    assert plain["crossed"] > 0
    assert plain["leaps"] > 0
    steered = counts(crossing_cost=50.0, leap_cost=50.0)
    assert steered["crossed"] < plain["crossed"] / 2
    assert steered["leaps"] < plain["leaps"] / 2


steerings = st.builds(
    Steering,
    top_k=st.none() | st.integers(1, 5),
    conventional=st.floats(-1, 1),
    major=st.floats(-1, 1),
    similar=st.floats(-1, 1),
    tonic=st.sampled_from([None, "C", "F#"]),
    chords=st.sampled_from([(), ((0, "C"), (480, "E7"))]),
    crossing_cost=st.sampled_from([0.0, 10.0]),
    leap_cost=st.sampled_from([0.0, 10.0]),
)


@settings(deadline=None, max_examples=25)
@given(st.data(), steerings)
def test_whatever_is_asked_only_the_named_cells_are_written(model, data, steering):
    random = np.random.default_rng(data.draw(st.integers(0, 2**32)))
    voices = tuple(
        (
            role,
            tuple(
                Note(10 * v + i + 1, v + 1, int(random.integers(36, 82)), 480 * i, 480)
                for i in range(8)
                if random.random() < 0.8
            ),
        )
        for v, role in enumerate(ROLES)
    )
    voices = tuple((role, notes) for role, notes in voices if notes)
    cells = set()
    for _ in range(data.draw(st.integers(1, 5))):
        first = int(random.integers(0, 31))
        last = int(random.integers(first + 1, 33))
        role = ROLES[random.integers(4)]
        cells |= {(role, step) for step in range(first, last)}
    told = []
    request = RepaintRequest(
        1,
        0,
        voices,
        tuple((role, step * SIXTEENTH, (step + 1) * SIXTEENTH) for role, step in sorted(cells)),
        seed=1,
        steps=2,
        steering=steering,
    )
    repaint(model, request, emit=told.append)
    written = {
        (role, step)
        for role, spans in told[-1].voices.items()
        for _, onset, duration in spans
        for step in range(onset // SIXTEENTH, (onset + duration) // SIXTEENTH)
    }
    assert written == cells


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 2**32), steerings)
def test_whatever_is_asked_kept_notes_are_never_written_over(model, seed, steering):
    random = np.random.default_rng(seed)
    kept = []
    for v, role in enumerate(ROLES[1:]):
        at = [i for i in range(8) if random.random() < 0.4]
        notes = tuple(
            Note(10 * v + i, 2, int(random.integers(40, 70)), 480 * i + 7, 470) for i in at
        )
        if notes:
            kept.append((role, notes))
    candidate = final(model, steps=2, kept=tuple(kept), steering=steering)
    for role, notes in kept:
        for note in notes:
            for _, onset, duration in candidate.voices[role]:
                assert onset + duration <= note.onset or onset >= note.end


def test_pitches_are_allowed_as_before_when_nothing_is_asked():
    allowed = allowed_pitches(Steering(), ((60, 81), (0, 20), (90, 99), (36, 66)), 2, 36, 46, ALL)
    rows = [np.flatnonzero(allowed[voice, 0]) + 36 for voice in range(4)]
    assert [(int(r[0]), int(r[-1])) for r in rows] == [(60, 81), (36, 36), (81, 81), (36, 66)]
