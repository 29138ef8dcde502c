"""Tunes from a pack: conditions, exact bars, seeds, what the constraint costs."""

from dataclasses import replace

import pytest
import torch

from composer.engine.abc import Tune
from composer.engine.abc_playing import count_bars
from composer.engine.messages import OperationCancelled, OperationRefused, Text, TuneRequest
from composer.engine.packs import read_card
from composer.engine.tunes import chosen_values, load_network, write_tunes

REQUEST = TuneRequest(1, 0, bars=4, seed=5)


@pytest.fixture(scope="module")
def model(tune_pack_folder):
    return load_network(read_card(tune_pack_folder / "tiny-tune"))


def written(model, **changes):
    """The tunes that a request emits, with their parameters, and all its pieces."""
    emitted = []
    with torch.inference_mode():
        write_tunes(model, replace(REQUEST, **changes), emit=emitted.append)
    return [message for message in emitted if isinstance(message, Text)], emitted


def as_tune(text):
    values = dict(text.parameters)
    return Tune(values["meter"], values["tonic"], values["mode"], text.text)


def test_even_an_untrained_network_writes_exact_bars_alone(model):
    texts, _ = written(model, candidates=8)
    for text in texts:
        bars = count_bars(as_tune(text))
        assert (bars.short, bars.long) == (0, 0)
        assert bars.exact
        assert dict(text.parameters)["constraint_nats"] > 0


def test_the_same_seed_gives_the_same_tunes_and_their_pieces_make_them_up(model):
    texts, emitted = written(model, candidates=2)
    assert [t.text for t in texts] == [t.text for t in written(model, candidates=2)[0]]
    assert texts[0].text != texts[1].text
    pieces = [m.text for m in emitted if not isinstance(m, Text) and m.index == 1]
    assert "".join(pieces) == texts[1].text


def test_what_is_asked_for_is_kept_and_the_rest_is_drawn_as_the_corpus_has_it(model):
    (text,), _ = written(model, meter="3/4", tonic="G", mode="dorian")
    assert {"meter": "3/4", "tonic": "G", "mode": "dorian"}.items() <= dict(text.parameters).items()
    drawn = [chosen_values(model, TuneRequest(1, 0), seed)["meter"] for seed in range(200)]
    assert 110 < drawn.count("4/4") < 190
    assert chosen_values(model, TuneRequest(1, 0, tonic="G"), 1)["meter"] == "6/8"


@pytest.mark.parametrize("asked", [{"meter": "7/8"}, {"tonic": "H"}, {"mode": "locrian"}])
def test_what_the_pack_has_not_is_refused_with_what_it_has(model, asked):
    with pytest.raises(OperationRefused, match="it knows"):
        written(model, **asked)


def test_cancelling_ends_the_writing_between_two_characters(model):
    asked = iter([False] * 5 + [True])
    with pytest.raises(OperationCancelled):
        write_tunes(model, REQUEST, emit=lambda message: None, cancelled=lambda: next(asked))


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"bars": 1}, "bars"), ({"meter": ""}, "meter"), ({"temperature": 99.0}, "temperature")],
)
def test_a_request_out_of_range_is_refused_by_name(change, reason):
    with pytest.raises(ValueError, match=reason):
        replace(REQUEST, **change)


def test_a_form_is_kept_and_stands_in_the_record(model):
    (text,), _ = written(model, bars=None, form="AABB", part_bars=4)
    assert text.text.count(":||:") == 1
    assert text.text.endswith(":|")
    bars = count_bars(as_tune(text))
    assert (bars.short, bars.long) == (0, 0)
    values = dict(text.parameters)
    assert (values["form"], values["part_bars"]) == ("AABB", 4)
    assert "form" not in dict(written(model)[0][0].parameters)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"form": "AABB"}, "how many bars"),
        ({"form": "aabb", "bars": None}, "the form"),
        ({"form": "A" * 9, "bars": None}, "the form"),
        ({"part_bars": 1}, "part"),
    ],
)
def test_a_form_out_of_range_is_refused(change, reason):
    with pytest.raises(ValueError, match=reason):
        replace(REQUEST, **change)
