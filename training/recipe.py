"""What a family gives to the training loop, and where the families are found.

A family is a folder here with ``config.py`` (its :class:`~training.configuration.Configuration`),
``recipe.py`` (its ``Recipe``), ``evaluate.py``, ``sampling.py`` and ``passages.py`` (what counts as
copied, see :mod:`training.passages`).  A new one needs nothing else than that folder, a network in
``composer/engine/networks`` and a file in ``training/configs``.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from training.configuration import Configuration, configuration_from_dict, load_configuration
from training.sample import Sample

Batch = dict[str, Tensor]
Carry = tuple[Tensor, ...] | None


class Recipe(Protocol):
    """One family's part of the training.  Losses are in nats.

    Made of a configuration; raises ``ValueError`` with one sentence when the corpus cannot be
    used, and says by name which of its files are skipped.
    """

    configuration: Configuration

    def __init__(self, configuration: Any, say: Callable[[str], None]) -> None: ...

    def network(self) -> nn.Module:
        """A new network; its ``forward`` is what :meth:`loss` calls, and nothing else of it."""

    def draw(self, step: int, count: int, random: np.random.Generator) -> dict[str, NDArray[Any]]:
        """The batch of a step, arrays of ``count`` rows.

        ``random`` is seeded from the configuration's seed and the step alone, so a resumed run
        draws the same.
        """

    def loss(self, network: nn.Module, batch: Batch, carry: Carry) -> tuple[Tensor, Carry]:
        """The mean of the rows' losses, and what goes over into the next step.

        ``carry``: tensors with the rows first, or ``None`` (at the first step, and always where
        nothing is carried over).
        """

    def validate(self, network: nn.Module) -> dict[str, float]:
        """Figures on the validation split; the first chooses the checkpoint, lower is better."""

    def samples(self, network: nn.Module, random: np.random.Generator) -> list[Sample]:
        """A few samples, to hear or read while the training goes on."""

    def card(self) -> dict[str, Any]:
        """The pack's card, without figures, command and digest."""


def families() -> list[str]:
    """The names of all families, by folder."""
    here = Path(__file__).parent
    return sorted(path.parent.name for path in here.glob("*/recipe.py"))


def part(family: str, name: str) -> Any:
    """The module ``training.<family>.<name>``; raises ``ValueError`` on an unknown family."""
    if family not in families():
        raise ValueError(f"unknown family {family!r}: {', '.join(families())}")
    return import_module(f"training.{family}.{name}")


def load_recipe(
    family: str, path: Path, settings: tuple[str, ...], say: Callable[[str], None]
) -> Recipe:
    """The recipe of a configuration file; raises ``ValueError`` (see there)."""
    configuration = load_configuration(part(family, "config").Configuration, path, settings)
    recipe: Recipe = part(family, "recipe").Recipe(configuration, say)
    return recipe


def configuration_of(family: str, values: dict[str, Any]) -> Configuration:
    """The configuration that a checkpoint holds."""
    return configuration_from_dict(part(family, "config").Configuration, values)
