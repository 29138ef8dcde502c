"""What a model holds likely at a place, and how pieces are heard to be compared."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from composer.engine.abc import Tune, transposed
from composer.engine.inspection.explaining import explain_place, likeliest_chords
from composer.engine.inspection.frames import passes
from composer.engine.inspection.scoring import score_piece
from composer.engine.inspection.states import mean_state
from composer.engine.messages import (
    ExplainRequest,
    Explanation,
    HiddenState,
    OperationCancelled,
    OperationRefused,
    ScoreRequest,
    StateRequest,
    Surprises,
)
from composer.engine.networks.loading import load
from composer.engine.networks.roll import RollLSTM
from composer.engine.networks.roll_shape import RollShape
from composer.model.note import Note
from composer.model.score import Score
from tests.fixtures.tiny_models import TUNE, chorale


def explained(model, piece, place, **more) -> Explanation:
    told: list[Explanation] = []
    explain_place(model, ExplainRequest(1, 0, piece, place, **more), emit=told.append)
    (explanation,) = told
    return explanation


def surprises(model, piece, unit) -> dict[int, float]:
    told: list = []
    score_piece(model, ScoreRequest(1, 0, piece), emit=told.append)
    return {
        place.place: place.probability
        for message in told
        if isinstance(message, Surprises) and message.unit == unit
        for place in message.places
    }


def test_a_cell_is_explained_as_the_note_on_it_is_scored(coconet_model):
    score = chorale()
    explanation = explained(coconet_model, score, 1000, role="tenor", count=46)
    (found,) = explanation.distributions
    tenor = score.voices[2]
    note = next(n for n in score.notes_in_order(tenor.id) if n.onset <= 1000 < n.end)
    assert (explanation.place, explanation.end) == (note.onset, note.end)
    assert found.present.value == note.pitch
    assert found.present.probability == pytest.approx(
        surprises(coconet_model, score, "note")[note.id]
    )
    assert found.present in found.likeliest
    probabilities = [one.probability for one in found.likeliest]
    assert probabilities == sorted(probabilities, reverse=True)
    # Geometric means over the cells of a note sum to at most one.
    assert 0.5 < sum(probabilities) <= 1 + 1e-6


def test_a_place_that_is_not_there_is_refused(coconet_model, roll_model, event_model):
    score = chorale()
    with pytest.raises(OperationRefused, match="which voice"):
        explained(coconet_model, score, 0)
    for model in (coconet_model, roll_model, event_model):
        with pytest.raises(OperationRefused):
            explained(model, score, 100_000, role="alto")


@pytest.mark.parametrize("head", ["successive", "nade", "independent"])
def test_the_likeliest_chords_are_those_of_all_chords(head):
    torch.manual_seed(3)
    # Eight keys, so that all 256 chords can be weighed.
    shape = RollShape(keys=8, head=head, encoder=6, hidden=6, layers=1, width=6)
    network = RollLSTM(shape).eval().requires_grad_(False)
    keys = np.random.default_rng(0).random((5, 8)) < 0.3
    for heard in passes(network, keys[None]):
        last = [part[-1:] for part in heard.arguments()]
    every = (np.arange(256)[:, None] >> np.arange(8)) & 1 == 1
    given = [part.expand(256, *part.shape[1:]) for part in last[1:]]
    truth = -network.nats(torch.from_numpy(every), *given).double().numpy()
    assert np.exp(truth).sum() == pytest.approx(1, abs=1e-5)
    found = likeliest_chords(network, last, 20)
    order = np.argsort(-truth)[:20]
    assert [logp for logp, _ in found] == pytest.approx(truth[order].tolist(), abs=1e-5)
    assert {chord for _, chord in found} == {
        tuple(np.flatnonzero(every[i]).tolist()) for i in order
    }


def test_a_step_is_explained_with_the_chord_on_it_and_after_the_end_with_none(roll_model):
    score = chorale()
    explanation = explained(roll_model, score, 730, transposition=0, count=5)
    (found,) = explanation.distributions
    assert (explanation.place, explanation.end) == (720, 960)
    assert found.present.value == tuple(
        sorted(n.pitch for n in score.notes.values() if n.onset == 480)
    )
    assert len(found.likeliest) == 5
    (after,) = explained(roll_model, score, score.end, transposition=0).distributions
    assert after.present is None
    assert after.likeliest


def test_an_event_is_explained_field_by_field_in_seconds_and_pitches(event_model):
    score = chorale()
    explanation = explained(event_model, score, 480, count=3)
    fields = {found.what: found for found in explanation.distributions}
    assert list(fields) == ["time", "pitch", "velocity", "duration"]
    lowest = min(n.pitch for n in score.notes.values() if n.onset == 480)
    assert fields["pitch"].present.value == lowest
    assert fields["time"].present.value == pytest.approx(0.5, rel=0.05)
    assert fields["duration"].present.value == pytest.approx(0.5, rel=0.1)
    assert explanation.place == 480


def test_characters_are_explained_up_to_the_one_after_the_end(lyrics_model, tune_model):
    text = "la la"
    probabilities = surprises(lyrics_model, text, "character")
    for place in range(len(text) + 1):
        (found,) = explained(lyrics_model, text, place, count=100).distributions
        assert found.present.value == (text + "\0")[place].replace("\0", "")
        assert found.present.probability == pytest.approx(probabilities[place], rel=1e-4)
        assert sum(one.probability for one in found.likeliest) == pytest.approx(1, abs=1e-4)
    (found,) = explained(tune_model, TUNE, 3).distributions
    assert found.present.value == TUNE.body[3]


def test_what_may_come_next_is_the_same_bits_however_much_of_it_was_asked_before(lyrics_model):
    text = "la la\nlo " * 20
    alone = explained(lyrics_model, text, len(text), count=100).distributions
    for place in (0, 40, 100, 179, 31, len(text)):
        explained(lyrics_model, text[:place], place, count=100)
        again = explained(lyrics_model, text, len(text), count=100).distributions
        assert again == alone
    other = "lo" + text[2:]
    assert explained(lyrics_model, other, len(text), count=100).distributions != alone


def test_of_an_empty_text_it_is_explained_how_texts_begin(lyrics_model):
    (found,) = explained(lyrics_model, "", 0, count=100).distributions
    assert len(found.likeliest) == lyrics_model.network.shape.characters
    assert found.present.value == ""


def state(model, piece) -> np.ndarray:
    told: list[HiddenState] = []
    mean_state(model, StateRequest(1, 0, piece), emit=told.append)
    return np.array(told[0].state)


def test_a_song_is_heard_alike_in_every_key(roll_model):
    score, other = chorale(), chorale()
    other.notes = {
        n: Note(n, note.voice, note.pitch - 4, note.onset, note.duration)
        for n, note in other.notes.items()
    }
    assert state(roll_model, score) == pytest.approx(state(roll_model, other))
    changed = chorale()
    changed.notes = {
        n: Note(n, x.voice, x.pitch + x.id % 3, x.onset, 240) for n, x in changed.notes.items()
    }
    assert not np.allclose(state(roll_model, score), state(roll_model, changed))


def test_a_tune_is_heard_alike_in_every_key_as_the_mean_of_its_states(tune_model):
    assert state(tune_model, TUNE) == pytest.approx(state(tune_model, transposed(TUNE, "G")))
    plain = load(tune_model.pack).double()
    index = {c: i + 1 for i, c in enumerate(tune_model.characters)}
    fed = torch.tensor([[0, *(index[c] for c in TUNE.body)]])
    parts = []
    after = None
    for step in range(fed.shape[1]):
        _, after = plain(fed[:, step : step + 1], torch.tensor([[1, 1, 0, 0]]), after)
        parts.append(after[0][0, -1].detach().numpy())
    assert state(tune_model, TUNE) == pytest.approx(np.mean(parts, axis=0), abs=1e-5)


def test_a_state_is_cancelled_between_two_passes_and_other_pieces_are_refused(
    roll_model, tune_model, lyrics_model
):
    with pytest.raises(OperationCancelled):
        mean_state(roll_model, StateRequest(1, 0, chorale()), emit=print, cancelled=lambda: True)
    for model, piece in ((roll_model, TUNE), (tune_model, chorale()), (lyrics_model, TUNE)):
        with pytest.raises(OperationRefused):
            state(model, piece)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: ScoreRequest(1, 0, ""), "no character"),
        (lambda: ScoreRequest(1, 0, "x" * 200_001), "200000"),
        (lambda: ScoreRequest(1, 0, 5), "score, a tune or a text"),
        (lambda: ScoreRequest(1, 0, "x", transposition=13), "transposition"),
        (lambda: ScoreRequest(1, 0, "x", artist=" "), "artist"),
        (lambda: ScoreRequest(1, 0, "x", device="tpu"), "device"),
        (lambda: ExplainRequest(1, 0, "abc", 4), "place"),
        (lambda: ExplainRequest(1, 0, "abc", 1, count=0), "alternatives"),
        (lambda: ExplainRequest(1, 0, "abc", 1, role="drums"), "voice"),
        (lambda: StateRequest(1, 0, "words"), "score or a tune"),
        (lambda: ScoreRequest(1, 0, Score(notes={1: Note(1, 9, 60, 0, 480)})), "no voice"),
        (lambda: ScoreRequest(1, 0, Tune("4/4", "D", "major", "")), "no character"),
    ],
)
def test_a_request_out_of_bounds_is_refused_with_a_sentence(make, said):
    with pytest.raises(ValueError, match=said):
        make()
