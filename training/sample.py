"""A sample of a model: what it wrote by itself, as text, as notes or as a piano roll."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from composer.model.score import Score


@dataclass(frozen=True)
class Sample:
    """One sample, with whichever of its three forms the family has.

    ``title``: what it is, in a few words ("Seed 3, temperature 0.9").  ``text``: lyrics, or a tune
    in ABC notation.  ``score``: playable notes.  ``roll``: bool [steps, 88], key 0 is MIDI pitch 21
    (A0); the step's length is the family's.  Raises ``ValueError`` when there is no form at all, or
    a roll of another shape.
    """

    title: str
    text: str | None = None
    score: Score | None = None
    roll: NDArray[np.bool_] | None = None

    def __post_init__(self) -> None:
        if self.text is None and self.score is None and self.roll is None:
            raise ValueError(f"the sample {self.title!r} has no text, no score and no roll")
        if self.roll is not None and (self.roll.ndim != 2 or self.roll.shape[1] != 88):
            raise ValueError(f"the roll of {self.title!r} is not [steps, 88]")
