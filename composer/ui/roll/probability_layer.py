"""Draws how likely every pitch is behind the notes: images of eight bars each, made once.

An image has a row for each pitch, 127 at the top, and a column for a thirty-second note; where it
is likelier it is less transparent.  Drawing costs what is seen.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from composer.app.likely_places import STRETCH, LikelyPlace
from composer.model.note import MAX_PITCH
from composer.ui.roll.scene import Scene
from composer.ui.roll.transform import ROWS, RollTransform

COLUMN = 60  # ticks
COLUMNS = STRETCH // COLUMN
LEAST = 0.008  # what is less likely than this is not drawn
BEND = 0.55  # below 1: small probabilities are seen too
LEAST_WIDTH = 60  # pixels of eight bars
AT_ONCE = 2  # images that are made for one picture; a millisecond or two each
SOLID = {True: 185, False: 175}  # how opaque a certain pitch is, in the dark and in the light

Levels = NDArray[np.uint8]
Between = Callable[[int, int], Sequence[LikelyPlace]]


def levels_of(places: Sequence[LikelyPlace], start: int) -> Levels:
    """The image from tick ``start`` on, uint8 [128, columns]: 0 for nothing, 255 for certain."""
    found = np.zeros((ROWS, COLUMNS), np.float32)
    for place in places:
        first = max(0, (place.start - start) // COLUMN)
        last = min(COLUMNS, -(-(place.end - start) // COLUMN))
        top = MAX_PITCH - place.lowest  # the row of the lowest pitch; the others lie above it
        count = min(len(place.probabilities), top + 1)
        skipped = max(0, -place.lowest)
        if first >= last or count <= skipped:
            continue
        column = place.probabilities[skipped:count][::-1, None]
        rows = found[top - count + 1 : top - skipped + 1, first:last]
        np.maximum(rows, column, out=rows)
    found[found < LEAST] = 0
    return np.rint(255 * np.minimum(found, 1) ** BEND).astype(np.uint8)


def readable(view: RollTransform) -> bool:
    """Whether a stretch is large enough that something could be read in it."""
    return STRETCH * view.scale >= LEAST_WIDTH


class ProbabilityLayer:
    """``between(start, end)``: what is known in these ticks.  ``draw_on``: not all of the images
    that are seen could be made in one go; the roll is to be drawn again soon.

    ``voices``: of which ones it is drawn, ``None`` for all; ``on``: whether it is at all.
    """

    def __init__(self, between: Between, draw_on: Callable[[], None] = lambda: None) -> None:
        self._between, self._draw_on = between, draw_on
        self._images: dict[int, _Tile] = {}
        self._look: tuple[object, ...] = ()
        self.voices: frozenset[int | None] | None = None
        self.on = False

    def clear(self) -> None:
        """It is another song."""
        self._images.clear()

    def changed(self, start: int, end: int) -> None:
        """What is known in these ticks is other."""
        first, last = start // STRETCH, (end - 1) // STRETCH
        # What was is drawn until what is has its turn.
        for stretch, tile in self._images.items():
            if first <= stretch <= last:
                tile.old = True

    def paint(self, painter: QPainter, scene: Scene, seen: QRectF) -> None:
        """A layer beneath the notes."""
        view = scene.stage.view
        if not (self.on and readable(view)):
            return
        first = max(0, int(view.tick(seen.left()))) // STRETCH
        last = max(0, math.ceil(view.tick(seen.right()))) // STRETCH
        self._follow(scene)
        made = 0
        for stretch in range(first, last + 1):
            tile = self._images.get(stretch)
            if tile is None or tile.old:
                if made == AT_ONCE:
                    self._draw_on()
                else:
                    made += 1
                    tile = self._tile(scene, stretch)
            if tile is not None and tile.image is not None:
                image, high = tile.image, MAX_PITCH - tile.top
                place = QRectF(
                    view.x(stretch * STRETCH),
                    view.y(high),
                    STRETCH * view.scale,
                    image.height() * view.row,
                )
                painter.drawImage(place, image)

    def _follow(self, scene: Scene) -> None:
        """Forgets the images when they would be of other colours or voices."""
        look = (scene.colours, self.voices, scene.stage.document.score.voices)
        if look != self._look:
            self._look = look
            self._images.clear()

    def _tile(self, scene: Scene, stretch: int) -> _Tile:
        start = stretch * STRETCH
        places = self._between(start, start + STRETCH)
        if any(place.voice is None for place in places):
            # Where a model tells steps as a whole they hold what its notes say as well.
            parts: dict[int | None, list[LikelyPlace]] = {None: list(places)}
        else:
            parts = {}
            for place in places:
                if self.voices is None or place.voice in self.voices:
                    parts.setdefault(place.voice, []).append(place)
        colours: dict[int | None, QColor] = {
            voice.id: scene.colours.voice(voice.role, number)
            for number, voice in enumerate(scene.stage.document.score.voices)
        }
        plain = QColor(scene.colours.accent)
        levels = [levels_of(of_voice, start) for of_voice in parts.values()]
        tile = _Tile()
        rows = np.flatnonzero(np.any(levels, axis=(0, 2))) if levels else np.empty(0, int)
        if len(rows):
            top, bottom = int(rows[0]), int(rows[-1]) + 1
            shades = [colours.get(voice, plain) for voice in parts]
            seen = np.stack([level[top:bottom] for level in levels])
            tile = _Tile(coloured(seen, shades, SOLID[scene.colours.dark]), top)
        self._images[stretch] = tile
        return tile


@dataclass(slots=True)
class _Tile:
    """``image``: of a stretch, from the row ``top`` on; ``old``: there is something else now."""

    image: QImage | None = None
    top: int = 0
    old: bool = False


def coloured(levels: Levels, colours: Sequence[QColor], solid: int) -> QImage:
    """Levels of voices, uint8 [voices, rows, columns], in their colours; the likeliest is seen.

    ``solid`` (0 to 255): how opaque it is where it is certain.
    """
    share = np.arange(256) * (solid / 255)
    table = np.empty((len(colours), 256), np.uint32)
    for row, colour in enumerate(colours):
        table[row] = np.rint(share).astype(np.uint32) << 24
        for shift, part in ((16, colour.red()), (8, colour.green()), (0, colour.blue())):
            table[row] |= np.rint(part * share / 255).astype(np.uint32) << shift
    pixels = np.ascontiguousarray(table[levels.argmax(0), levels.max(0)])
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()  # which holds pixels of its own
