"""A folder of pieces drawn as a map: a dot for each piece, and its name where there is room.

The given piece and its neighbours get their names first, with a line from a name that had to be
set further off; of the others as many as fit without touching anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from composer.app.lettering import lettered

WIDTH, HEIGHT, MARGIN = 1600, 1200, 90
LONGEST = 32  # characters of a name
CAPITAL, SMALL = 13.0, 10.0  # height of capitals in pixels
PAPER, INK, FAINT = (250, 250, 247), (40, 44, 52), (120, 126, 138)
OTHER, NEAR, GIVEN = (158, 170, 190), (38, 110, 190), (208, 70, 40)
GROUND = 2  # pixels that are kept free around a name
FAR = (0, 14, 30, 50, 75, 105, 140, 180)  # how far a name may be set off, in pixels

Picture = NDArray[np.uint8]
Box = tuple[int, int, int, int]  # left, top, right, bottom


def drawn_map(
    places: NDArray[np.float64], names: Sequence[str], given: int, near: Sequence[int]
) -> Picture:
    """uint8 [1200, 1600, 3].

    ``places``: float64 [pieces, 2], -1 to 1, to the right and upwards; ``given``: the piece that
    the others were compared with; ``near``: its neighbours.
    """
    sheet = _Sheet()
    x = MARGIN + (places[:, 0] + 1) / 2 * (WIDTH - 2 * MARGIN)
    y = MARGIN + (1 - places[:, 1]) / 2 * (HEIGHT - 2 * MARGIN)
    first = [given, *(number for number in near if number != given)]
    others = [number for number in range(len(names)) if number not in set(first)]
    for number in others:
        sheet.dot(x[number], y[number], 4.0, OTHER)
    for number in reversed(first):
        radius, colour = (8.0, GIVEN) if number == given else (6.0, NEAR)
        sheet.dot(x[number], y[number], radius, colour)
    for number in first:
        colour = GIVEN if number == given else NEAR
        sheet.name(names[number], x[number], y[number], CAPITAL, INK, colour, FAR)
    for number in others:
        sheet.name(names[number], x[number], y[number], SMALL, FAINT, OTHER, FAR[:1])
    return np.rint(sheet.colours).astype(np.uint8)


class _Sheet:
    """What is drawn so far, and where there is no room left."""

    def __init__(self) -> None:
        self.colours = np.empty((HEIGHT, WIDTH, 3), dtype=np.float32)
        self.colours[:] = PAPER
        self.taken = np.zeros((HEIGHT, WIDTH), dtype=bool)

    def dot(self, x: float, y: float, radius: float, colour: tuple[int, int, int]) -> None:
        """A filled circle with a thin edge of paper, so that dots upon each other are told
        apart."""
        left, top = int(x - radius) - 2, int(y - radius) - 2
        size = int(2 * radius) + 6
        rows, columns = np.mgrid[top : top + size, left : left + size] + 0.5
        away = np.hypot(columns - x, rows - y)
        self._ink(np.clip(radius + 1.5 - away, 0, 1), left, top, PAPER)
        self._ink(np.clip(radius + 0.5 - away, 0, 1), left, top, colour)
        self.taken[top + 1 : top + size - 1, left + 1 : left + size - 1] |= (
            away[1:-1, 1:-1] <= radius + 1
        )

    def name(
        self,
        text: str,
        x: float,
        y: float,
        capital: float,
        colour: tuple[int, int, int],
        line: tuple[int, int, int],
        far: Sequence[int],
    ) -> None:
        """Writes a name near a dot, or nowhere if there is no room."""
        text = " ".join(text.split())
        text = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
        mask = lettered(text, capital)
        height, width = mask.shape
        for box, off in _boxes(x, y, width, height, far):
            left, top, right, bottom = box
            if left < 4 or top < 4 or right > WIDTH - 4 or bottom > HEIGHT - 4:
                continue
            around = self.taken[top - GROUND : bottom + GROUND, left - GROUND : right + GROUND]
            if around.any():
                continue
            if off:
                self._line(x, y, min(max(x, left), right), min(max(y, top), bottom), line)
            self._ink(mask, left, top, colour)
            self.taken[top:bottom, left:right] = True
            return

    def _line(self, x: float, y: float, u: float, v: float, colour: tuple[int, int, int]) -> None:
        left, top = int(min(x, u)) - 2, int(min(y, v)) - 2
        rows, columns = np.mgrid[top : int(max(y, v)) + 3, left : int(max(x, u)) + 3] + 0.5
        length = max((u - x) ** 2 + (v - y) ** 2, 1e-9)
        along = np.clip(((columns - x) * (u - x) + (rows - y) * (v - y)) / length, 0, 1)
        away = np.hypot(columns - x - along * (u - x), rows - y - along * (v - y))
        self._ink(np.clip(1.1 - away, 0, 1) * 0.6, left, top, colour)
        room = self.taken[top : top + away.shape[0], left : left + away.shape[1]]
        room |= away[: room.shape[0], : room.shape[1]] <= 1

    def _ink(
        self, mask: NDArray[np.floating], left: int, top: int, colour: tuple[int, int, int]
    ) -> None:
        height, width = mask.shape
        part = self.colours[top : top + height, left : left + width]
        cover = mask[: part.shape[0], : part.shape[1], None]
        part += cover * (np.array(colour, dtype=np.float32) - part)


def _boxes(
    x: float, y: float, width: int, height: int, far: Sequence[int]
) -> Iterator[tuple[Box, int]]:
    """Where a name may stand, the best place first, and how far off that is."""
    for off in far:
        gap = 10 + off
        slant = gap * 0.75
        for left, top in (
            (x + gap, y - height / 2),
            (x - gap - width, y - height / 2),
            (x + slant, y - slant - height),
            (x + slant, y + slant),
            (x - slant - width, y - slant - height),
            (x - slant - width, y + slant),
            (x - width / 2, y - gap - height),
            (x - width / 2, y + gap),
        ):
            box = (int(left), int(top), int(left) + width, int(top) + height)
            yield box, off
