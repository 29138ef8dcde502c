"""Harmonising with a network: what is kept, what is written, and in which order things are told."""

from itertools import pairwise
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.coconet import (
    PARALLEL_COST,
    REDRAWS,
    SHOW_EVERY,
    LoadedCoconet,
    harmonize,
    load_network,
)
from composer.engine.messages import HarmonizeRequest, OperationCancelled
from composer.engine.networks.coconet import Coconet, CoconetShape, fused
from composer.engine.packs import Pack, PackError, write_pack
from composer.model.note import Note
from composer.model.time import SIXTEENTH
from composer.model.voice import CHORALE_RANGES, Role

CARD = {
    "family": "coconet",
    "title": "Untrained",
    "network": CoconetShape(layers=2, channels=8, fold=4, edge=4).to_dict(),
    "corpus": "none",
    "licence": "none",
    "command": "none",
    "figures": [],
    "defaults": {"steps": 6},
}


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return load_network(untrained(tmp_path_factory.mktemp("packs") / "untrained"))


def untrained(folder: Path, **other) -> Pack:
    torch.manual_seed(0)
    network = Coconet(CoconetShape.from_dict(CARD["network"]))
    tensors = {name: value.numpy() for name, value in network.state_dict().items()}
    return write_pack(folder, {**CARD, **other}, tensors, store="float16")


def notes(*given):
    return tuple(Note(i + 1, 1, *note) for i, note in enumerate(given))


SCALE = notes(*((60 + p, 480 * i, 480) for i, p in enumerate((0, 2, 4, 5, 7, 5, 4, 2))))


def run(model, melody=SCALE, **options):
    request = HarmonizeRequest(
        **{"id": 3, "revision": 5, "notes": melody, "seed": 1, "steps": 4, **options}
    )
    told = []
    harmonize(model, request, emit=told.append)
    return told


def final(told):
    return [candidate for candidate in told if candidate.final]


def test_three_voices_are_written_from_the_first_note_to_the_last_without_a_gap(model):
    (candidate,) = final(run(model, notes((67, 960, 480), (69, 2400, 480))))
    assert set(candidate.voices) == {"alto", "tenor", "bass"}
    for role, spans in candidate.voices.items():
        assert spans[0].onset == 960
        assert spans[-1].onset + spans[-1].duration == 2880
        for before, after in pairwise(spans):
            assert before.onset + before.duration == after.onset
            assert before.pitch != after.pitch
        low, high = CHORALE_RANGES[Role(role)]
        assert all(low <= span.pitch <= high for span in spans)


@pytest.mark.parametrize("role", ["soprano", "alto", "tenor", "bass"])
def test_the_given_voice_is_never_written(model, role):
    (candidate,) = final(run(model, given_role=role))
    assert set(candidate.voices) == {"soprano", "alto", "tenor", "bass"} - {role}


def test_the_same_seed_gives_the_same_notes_and_another_one_others(model):
    one, again, other = (final(run(model, seed=seed))[0] for seed in (1, 1, 2))
    assert one == again
    assert one.voices != other.voices


def test_the_first_candidate_is_the_same_however_many_are_asked_for(model):
    (alone,) = final(run(model))
    three = final(run(model, candidates=3))
    assert [c.index for c in three] == [0, 1, 2]
    assert three[0].voices == alone.voices
    assert len({str(c.voices) for c in three}) == 3


def test_a_candidate_says_how_it_was_made(model):
    (candidate,) = final(run(model, temperature=1.5))
    assert (candidate.id, candidate.revision, candidate.seed) == (3, 5, 1)
    assert candidate.pack == "untrained"
    assert candidate.pack_hash == model.pack.sha256
    parameters = dict(candidate.parameters)
    assert parameters["steps"] == 4
    assert parameters["temperature"] == 1.5
    assert parameters["parallel_cost"] == PARALLEL_COST
    assert list(parameters) == sorted(parameters)
    assert candidate.nats > 0


def test_the_packs_own_number_of_steps_is_used_when_none_is_asked_for(model):
    (candidate,) = final(run(model, steps=None))
    assert dict(candidate.parameters)["steps"] == 6


@pytest.mark.parametrize("octaves", [-3, -1, 1, 2])
def test_a_melody_some_octaves_away_is_heard_in_the_range_of_its_voice(model, octaves):
    # So wide that only one octave fits.
    line = [(pitch, 480 * i, 480) for i, pitch in enumerate((60, 67, 72, 79, 76, 64))]
    (in_place,) = final(run(model, notes(*line)))
    moved = notes(*((pitch + 12 * octaves, *rest) for pitch, *rest in line))
    (candidate,) = final(run(model, moved))
    assert candidate.voices == in_place.voices
    assert dict(candidate.parameters)["octave_shift"] == -12 * octaves


def test_a_melody_wider_than_the_networks_range_is_harmonised_too(model):
    wide = notes((0, 0, 480), (127, 480, 480), (64, 960, 480))
    (candidate,) = final(run(model, wide))
    assert candidate.voices["bass"][-1].onset + candidate.voices["bass"][-1].duration == 1440


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_any_melody_is_harmonised_on_the_grid_beneath_it(model, data):
    onset, line = data.draw(st.integers(0, 3000)), []
    for _ in range(data.draw(st.integers(1, 12))):
        duration = data.draw(st.integers(1, 700))
        line.append((data.draw(st.integers(0, 127)), onset, duration))
        onset += duration + data.draw(st.sampled_from([0, 0, 13, 480, 2000]))
    (candidate,) = final(run(model, notes(*line), steps=2))
    start, end = line[0][1], line[-1][1] + line[-1][2]
    for spans in candidate.voices.values():
        assert spans[0].onset == start // SIXTEENTH * SIXTEENTH
        assert spans[-1].onset + spans[-1].duration == -(-end // SIXTEENTH) * SIXTEENTH
        assert all(s.onset % SIXTEENTH == s.duration % SIXTEENTH == 0 for s in spans)


def test_progress_rises_to_its_total_and_partial_results_come_before_the_final_one(model):
    told, progress = [], []
    request = HarmonizeRequest(id=1, revision=0, notes=SCALE, seed=1, steps=30)
    harmonize(
        model,
        request,
        emit=told.append,
        report=lambda done, total: progress.append((done, total)),
    )
    assert progress == [(done, 30 + REDRAWS) for done in range(1, 30 + REDRAWS + 1)]
    assert [candidate.final for candidate in told] == [False] * (30 // SHOW_EVERY) + [True]
    assert told[0].nats is None


def test_cancelling_takes_effect_at_the_next_step(model):
    told, steps = [], []
    request = HarmonizeRequest(id=1, revision=0, notes=SCALE, seed=1, steps=30)
    with pytest.raises(OperationCancelled):
        harmonize(
            model,
            request,
            emit=told.append,
            report=lambda done, total: steps.append(done),
            cancelled=lambda: len(steps) == 5,
        )
    assert steps == [1, 2, 3, 4, 5]
    assert told == []


def test_the_likeliest_notes_alone_need_no_luck(model):
    coldest = {"temperature": 0.01, "steps": 1}
    voices = [final(run(model, seed=seed, **coldest))[0].voices for seed in (1, 1)]
    assert voices[0] == voices[1]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"network": {"layers": 3}}, "not usable"),
        ({"network": {"depth": 3}}, "not usable"),
        ({"network": {"layers": "two"}}, "not usable"),
        ({"network": {"layers": 4, "channels": 8, "fold": 4, "edge": 4}}, "missing"),
        ({"network": {"layers": 2, "channels": 9, "fold": 4, "edge": 4}}, "shape"),
    ],
)
def test_a_card_that_does_not_fit_its_weights_is_refused_in_a_sentence(tmp_path, change, sentence):
    pack = untrained(tmp_path / "odd", **change)
    with pytest.raises(PackError, match=sentence):
        load_network(pack)


def test_half_precision_weights_give_the_distributions_of_the_full_ones(model):
    torch.manual_seed(0)
    plain = fused(Coconet(model.network.shape))
    rolls = torch.zeros(1, 4, 16, 46)
    hidden = torch.ones(1, 4, 16)
    with torch.inference_mode():
        full = plain(rolls, hidden).softmax(-1)
        half = model.network(rolls, hidden).softmax(-1)
    torch.testing.assert_close(half, full, atol=1e-3, rtol=0)
    assert isinstance(model, LoadedCoconet)
