"""The benchmark of the sampling loops says what it should; how fast it is does not matter here."""

import re

import pytest
import torch

from composer.engine.benchmark import __main__ as benchmark
from composer.engine.benchmark import reference


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.mark.parametrize(
    ("part", "ways"),
    [
        (lambda: benchmark.lyrics(1, length=4), 4),
        (lambda: benchmark.tune(1, bars=2), 1),
        (lambda: benchmark.roll(1, frames=4), 1),
    ],
)
def test_each_way_is_held_against_the_published_loop_at_its_best_and_as_written(part, ways, capsys):
    part()
    lines = capsys.readouterr().out.splitlines()
    form = r"(.+): [\d.]+ ms a (character|frame), (.+) [\d.]+ ms: [\d.]+ times \([\d.]+ to [\d.]+\)"
    found = [re.fullmatch(form, line) for line in lines]
    assert all(found)
    assert len({match[1] for match in found}) == ways
    assert [match[3] for match in found] == [name for name, _ in benchmark.LOOPS] * ways


def test_the_published_loop_writes_characters_of_its_vocabulary():
    network = reference.PublishedText(9, 4, 6, 1, artists=3).eval()
    written = reference.write_text(network, [0, 2], 20, 1.0)
    assert len(written) == 20
    assert set(written) <= set(range(9))
