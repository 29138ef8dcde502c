"""The grids that notes snap to: note values, straight, as triplets and dotted.  Ticks; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from composer.model.time import TICKS_PER_QUARTER

WHOLE = 4 * TICKS_PER_QUARTER
PARTS = (1, 2, 4, 8, 16, 32, 64)
# The lines of an adaptive grid are at least this far from each other, in pixels.
APART = 14.0
# How many times finer or coarser than that an adaptive grid can be asked for.
MAX_DENSITY = 3


class Feel(Enum):
    """How a note value is divided."""

    STRAIGHT = "straight"
    TRIPLET = "triplet"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class Grid:
    """Notes of value 1/``part`` (one of :data:`PARTS`; a whole note is neither triplet nor dotted).

    Raises ``ValueError`` on another.
    """

    part: int = 16
    feel: Feel = Feel.STRAIGHT

    def __post_init__(self) -> None:
        if self.part not in PARTS or (self.part == 1 and self.feel is not Feel.STRAIGHT):
            raise ValueError("there is no such grid")

    @property
    def ticks(self) -> int:
        """From one line to the next (20 for triplets of 1/64, 1920 for whole notes)."""
        plain = WHOLE // self.part
        if self.feel is Feel.TRIPLET:
            return plain * 2 // 3
        return plain * 3 // 2 if self.feel is Feel.DOTTED else plain

    def finer(self) -> Grid:
        """The next smaller note value of the same feel, or the same grid if there is none."""
        return self if self.part == PARTS[-1] else replace(self, part=self.part * 2)

    def coarser(self) -> Grid:
        """The next larger note value of the same feel, or the same grid if there is none."""
        last = 1 if self.feel is Feel.STRAIGHT else 2
        return self if self.part == last else replace(self, part=self.part // 2)

    def felt(self, feel: Feel) -> Grid:
        """The same note value with another feel; of a whole note it is that of the half."""
        straight = feel is Feel.STRAIGHT
        return Grid(self.part if straight else max(2, self.part), feel)


ALL = (
    *(Grid(part) for part in PARTS),
    *(Grid(part, feel) for feel in (Feel.TRIPLET, Feel.DOTTED) for part in PARTS[1:]),
)


def adaptive(scale: float, feel: Feel, density: int = 0) -> Grid:
    """The finest grid whose lines are far enough from each other at ``scale`` pixels a tick.

    ``density``: so many times finer (or coarser, when negative) than that.
    """
    grid = Grid(PARTS[-1], feel)
    while grid.ticks * scale < APART and grid.coarser() != grid:
        grid = grid.coarser()
    for _ in range(abs(density)):
        grid = grid.finer() if density > 0 else grid.coarser()
    return grid


@dataclass(frozen=True, slots=True)
class GridSetting:
    """What a person chose.  ``adaptive``: the grid follows the zoom; ``grid`` has its feel then.

    ``density``: see :func:`adaptive`.
    """

    grid: Grid = Grid()
    adaptive: bool = False
    density: int = 0

    def at(self, scale: float) -> Grid:
        """The grid at ``scale`` pixels a tick."""
        return adaptive(scale, self.grid.feel, self.density) if self.adaptive else self.grid

    def stored(self) -> str:
        """As text, such as ``"16 triplet"`` or ``"16 straight adaptive+1"``."""
        words = [str(self.grid.part), self.grid.feel.value]
        return " ".join([*words, f"adaptive{self.density:+d}"] if self.adaptive else words)

    @staticmethod
    def read(text: str) -> GridSetting:
        """What :meth:`stored` gave; the first choice for anything else."""
        try:
            part, feel, *rest = text.split()
            density = int(rest[0].removeprefix("adaptive")) if rest else 0
            held = max(-MAX_DENSITY, min(MAX_DENSITY, density))
            return GridSetting(Grid(int(part), Feel(feel)), bool(rest), held)
        except ValueError:
            return GridSetting()
