"""Learning from a person's own music: the better weights are kept, and stopping stops it."""

import numpy as np
import pytest

from composer.engine.events import TimedNotes
from composer.engine.packs import read_card
from training.configuration import load_configuration
from training.event import learn as module
from training.event.config import Configuration
from training.event.corpus import Piece
from training.event.learn import RECIPE, Stopped, card_of, learn, settings_of


@pytest.fixture
def base(continuing_pack_folder):
    return read_card(continuing_pack_folder / "tiny-event")


def scales(name, split, count=300):
    place = np.arange(count)
    notes = TimedNotes.of(place * 0.25, np.full(count, 0.2), 60 + place % 8, 50 + 4 * (place % 8))
    return Piece(name, split, notes, notes.duration)


PIECES = [scales("one", "train"), scales("two", "valid", 100)]


def test_the_best_state_is_kept_and_its_figure_is_beside_that_of_the_beginning(base):
    said = []
    learned = learn(base, PIECES, steps=24, say=said.append)
    validated = [line["nats"] for line in said if "nats" in line]
    assert len(validated) == module.VALIDATIONS
    assert learned.better
    assert learned.found.total == min(validated) < learned.start.total
    card = card_of(learned, base, PIECES, "Mine", "descant learn")
    assert [f["value"] for f in card["figures"][:2]] == [
        round(learned.found.total, 4),
        round(learned.start.total, 4),
    ]
    assert "tiny-event" in card["corpus"]


def test_learning_that_only_does_harm_keeps_the_weights_of_the_beginning(base, monkeypatch):
    monkeypatch.setattr(module, "RATE", 30.0)
    learned = learn(base, PIECES, steps=12)
    assert not learned.better
    assert learned.found == learned.start
    for name, value in learned.network.state_dict().items():
        assert (value.numpy() == base.tensors()[name]).all()


def test_the_same_seed_learns_the_same(base):
    one, two = (learn(base, PIECES, steps=6, seed=3) for _ in range(2))
    assert one.found == two.found


def test_it_stops_between_two_steps_when_asked_to(base):
    asked = iter([False] * 4 + [True])
    with pytest.raises(Stopped):
        learn(base, PIECES, stop=lambda: next(asked))


def test_too_little_music_is_refused(base):
    for pieces in (PIECES[:1], [scales("one", "train", 60), PIECES[1]]):
        with pytest.raises(ValueError, match="too little music"):
            learn(base, pieces)


def test_its_numbers_are_those_of_the_configuration_as_yaml_reads_it():
    read = settings_of(RECIPE)
    whole = load_configuration(Configuration, RECIPE)
    for name, value in read.items():
        there = getattr(whole, name)
        assert (list(there) if isinstance(there, tuple) else there) == value, name


def test_figures_on_other_held_out_music_are_of_another_split(base):
    def split(pieces):
        return card_of(learn(base, pieces, steps=1), base, pieces, "Mine", "c")["figures"][0]

    mine, again = split(PIECES)["split"], split(PIECES)["split"]
    other = split([PIECES[0], scales("three", "valid", 120)])["split"]
    assert mine == again != other
