"""What a network's units do over a text, and which of them follow a feature of it."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine import lyrics
from composer.engine.inspection.characters import lyrics_conditions, lyrics_indices
from composer.engine.inspection.features import feature_of
from composer.engine.inspection.units import activations, correlations, unit_states
from composer.engine.messages import (
    FEATURES,
    Activations,
    ActivationsRequest,
    OperationCancelled,
    OperationRefused,
)
from composer.engine.packs import read_card

VERSE = 'The kettle sang, the shutters banged,\nSaid Meg, "The wind is high."\n\nO no.\n'


@pytest.fixture(scope="module")
def tiny(lyrics_pack_folder):
    return lyrics.load_network(read_card(lyrics_pack_folder / "tiny-lyrics"))


def asked(model, **settings) -> Activations:
    found: list[Activations] = []
    activations(model, ActivationsRequest(1, 0, **settings), emit=found.append)
    (answer,) = found
    return answer


@pytest.mark.parametrize("part", ["hidden", "cell"])
def test_the_states_are_those_of_the_network_in_double_precision(tiny, part):
    text = lyrics_indices(tiny, VERSE)
    conditions = lyrics_conditions(tiny, "Ben Late")
    found = unit_states(tiny.network, text, conditions, part)
    network = lyrics.load_network(tiny.pack).network.double()
    state = None
    for place, index in enumerate([0, *text]):
        with torch.no_grad():
            _, state = network(torch.tensor([[index]]), conditions, state)
        if place:
            hidden, cell = (part[0].numpy() for part in state)
            wanted = hidden if part == "hidden" else np.tanh(cell)
            np.testing.assert_allclose(found[place - 1], wanted, atol=1e-5)


def test_each_feature_is_what_it_says():
    text = 'Ay, "you\nsay" it\'s so.\n\nOn'
    letters = list(text)

    def where(name):
        return "".join(c for c, value in zip(letters, feature_of(text, name), strict=True) if value)

    assert where("quotes") == '"you\nsay'
    assert where("rhyme") == "yousoOn"
    assert where("word end") == "yuyson"
    assert where("capital") == "AO"
    assert list(feature_of("ab it's\nc", "word length")) == [1, 2, 0, 1, 2, 3, 4, 0, 1]
    assert list(feature_of("ab\ncde", "line length")) == [1, 2, 0, 1, 2, 3]
    assert list(feature_of("abc\nd", "line end")) == [0.8, 0.9, 1.0, 0.0, 0.0]


@given(st.text(max_size=60))
@settings(deadline=None)
def test_a_feature_has_a_finite_value_at_every_character_of_any_text(text):
    for name in FEATURES:
        values = feature_of(text, name)
        assert values.shape == (len(text),)
        assert np.isfinite(values).all()


def test_a_quotation_that_is_left_open_ends_with_its_stanza():
    assert not feature_of('"a\n\nb', "quotes")[-1]


def test_a_unit_that_equals_the_feature_correlates_fully_and_a_still_one_not_at_all():
    feature = np.array([0.0, 1.0, 3.0, 2.0])
    states = np.stack([feature, -2 * feature, np.ones(4)], 1).astype(np.float32)
    np.testing.assert_allclose(correlations(states, feature), [1, -1, 0], atol=1e-6)
    assert correlations(states, np.ones(4)) is None


def test_the_units_that_follow_a_feature_come_the_best_first_and_the_first_is_shown(tiny):
    answer = asked(tiny, text=VERSE, follow="line length", count=5)
    sizes = [abs(unit.correlation) for unit in answer.units]
    assert len(sizes) == 5
    assert sizes == sorted(sizes, reverse=True)
    assert answer.unit == (answer.units[0].layer, answer.units[0].number)
    assert answer.correlation == answer.units[0].correlation
    assert len(answer.values) == len(VERSE)
    assert all(-1 <= value <= 1 for value in answer.values)
    assert dict(answer.features)["line length"] == pytest.approx(answer.correlation)
    assert (answer.layers, answer.width) == (2, 12)


def test_a_chosen_unit_is_shown_whatever_others_follow(tiny):
    answer = asked(tiny, text=VERSE, unit=(1, 7), follow="quotes", part="hidden")
    assert answer.unit == (1, 7)
    assert answer.follow == "quotes"
    alone = asked(tiny, text=VERSE, unit=(1, 7), part="hidden")
    assert alone.values == answer.values
    assert alone.units == ()
    assert alone.correlation is None


def test_a_text_of_one_character_is_enough(tiny):
    answer = asked(tiny, text="é", follow="rhyme")
    assert len(answer.values) == 1


def test_a_unit_or_an_artist_that_is_not_there_is_refused_in_a_sentence(tiny):
    with pytest.raises(OperationRefused, match="the units 0 to 11 in its layers 0 to 1"):
        asked(tiny, text=VERSE, unit=(2, 0))
    with pytest.raises(OperationRefused, match="knows no artist"):
        asked(tiny, text=VERSE, unit=(0, 0), artist="Nobody")


def test_looking_is_cancelled_between_two_characters(tiny):
    looks = iter([False, True])
    with pytest.raises(OperationCancelled):
        activations(
            tiny,
            ActivationsRequest(1, 0, VERSE * 4, unit=(0, 0)),
            emit=lambda answer: None,
            cancelled=lambda: next(looks),
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "a", "unit": None},
        {"text": "a", "unit": (0,)},
        {"text": "a", "unit": (0, -1)},
        {"text": "a", "follow": "the rain"},
        {"text": "a", "part": "gate"},
        {"text": "a", "artist": ""},
    ],
)
def test_a_request_that_makes_no_sense_cannot_be_made(wrong):
    with pytest.raises(ValueError, match=r"must|there is no"):
        ActivationsRequest(1, 0, **{"unit": (0, 0), **wrong})


def test_the_shipped_pack_has_a_unit_for_quotations_and_one_that_counts_the_line(checkout):
    model = lyrics.load_network(read_card(checkout / "assets" / "models" / "lyrics-songbook"))
    assert abs(asked(model, text=VERSE, follow="quotes").correlation) > 0.9
    assert abs(asked(model, text=VERSE, follow="line length").correlation) > 0.8
