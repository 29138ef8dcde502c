"""A tune as indices: its characters, and the conditions that are given beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from composer.engine.abc import Tune
from composer.engine.abc_reading import METERS, MODES
from training.tune.corpus import bars_of

# The tonics of keys of at most three flats or four sharps, in the order of fifths.
TONICS = ("Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#")
# How many bars are written, to the nearest of these.
LENGTHS = ("8", "12", "16", "20", "24", "32", "40", "48")

CONDITIONS: dict[str, tuple[str, ...]] = {
    "meter": METERS,
    "mode": MODES,
    "tonic": TONICS,
    "bars": LENGTHS,
}


class Vocabulary:
    """Characters by index; 0 is the mark of start and end."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        self._index = {character: i + 1 for i, character in enumerate(characters)}

    @classmethod
    def of(cls, bodies: Iterable[str]) -> Vocabulary:
        """All characters that occur."""
        return cls("".join(sorted(set().union(*bodies))))

    def __len__(self) -> int:
        return len(self.characters) + 1

    def encode(self, body: str) -> NDArray[np.int64]:
        """Indices, without marks; raises ``ValueError`` on a character that it has not."""
        try:
            return np.array([self._index[character] for character in body], dtype=np.int64)
        except KeyError as unknown:
            raise ValueError(f"the vocabulary has no {unknown}") from unknown

    def knows(self, body: str) -> bool:
        return all(character in self._index for character in body)

    def decode(self, indices: Iterable[int]) -> str:
        return "".join(self.characters[i - 1] for i in indices if i > 0)


def conditions_of(tune: Tune) -> dict[str, str]:
    """The tune's conditions by name; a tonic outside :data:`TONICS` is left out."""
    bars = bars_of(tune)
    nearest = min(LENGTHS, key=lambda length: abs(int(length) - bars))
    values = {"meter": tune.meter, "mode": tune.mode, "bars": nearest}
    if tune.tonic in TONICS:
        values["tonic"] = tune.tonic
    return values


def condition_indices(
    values: Mapping[str, str], conditions: Mapping[str, Sequence[str]] = CONDITIONS
) -> list[int]:
    """An index for every condition, 0 where none is given.

    Raises ``ValueError`` on a value that the condition has not.
    """
    indices = []
    for name, known in conditions.items():
        value = values.get(name)
        if value is not None and value not in known:
            raise ValueError(f"the {name} must be one of {', '.join(known)}")
        indices.append(0 if value is None else list(known).index(value) + 1)
    return indices
