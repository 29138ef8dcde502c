"""Draws how likely every pitch is behind the notes: images of eight bars each, made once.

An image has a row for each pitch, 127 at the top, and a column for a thirty-second note; where it
is likelier it is less transparent.  Drawing costs what is seen.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from composer.app.likely_places import STRETCH, LikelyPlace
from composer.model.note import MAX_PITCH
from composer.ui.roll.scene import Scene
from composer.ui.roll.transform import ROWS

COLUMN = 60  # ticks
COLUMNS = STRETCH // COLUMN
LEAST = 0.008  # what is less likely than this is not drawn
BEND = 0.55  # below 1: small probabilities are seen too
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


class ProbabilityLayer:
    """``between(start, end)``: what is known in these ticks.

    ``voices``: of which ones it is drawn, ``None`` for all; ``on``: whether it is at all.
    """

    def __init__(self, between: Between) -> None:
        self._between = between
        self._images: dict[tuple[int | None, int, int], QImage] = {}
        self._filled: dict[int, set[int | None]] = {}  # the voices of which there are images
        self.voices: frozenset[int | None] | None = None
        self.on = False

    def changed(self, start: int, end: int) -> None:
        """What is known in these ticks is other."""
        first, last = start // STRETCH, (end - 1) // STRETCH
        for stretch in [s for s in self._filled if first <= s <= last]:
            del self._filled[stretch]
        self._images = {k: v for k, v in self._images.items() if not first <= k[1] <= last}

    def paint(self, painter: QPainter, scene: Scene, seen: QRectF) -> None:
        """A layer beneath the notes."""
        if not self.on:
            return
        view = scene.stage.view
        first = max(0, int(view.tick(seen.left()))) // STRETCH
        last = max(0, math.ceil(view.tick(seen.right()))) // STRETCH
        # Far out a stretch is a few pixels, in which nobody could read anything.
        if (last - first) * 4 > seen.width() + 64:
            return
        high, low = view.pitch(seen.top()), view.pitch(seen.bottom())
        target = QRectF(0, view.y(high), STRETCH * view.scale, (high - low + 1) * view.row)
        source = QRectF(0, MAX_PITCH - high, COLUMNS, high - low + 1)
        colours = {
            voice.id: scene.colours.voice(voice.role, place)
            for place, voice in enumerate(scene.stage.document.score.voices)
        }
        plain = QColor(scene.colours.accent)
        for stretch in range(first, last + 1):
            target.moveLeft(view.x(stretch * STRETCH))
            for voice in self._voices(stretch):
                if self.voices is None or voice in self.voices or voice is None:
                    colour = colours.get(voice, plain) if voice is not None else plain
                    image = self._image(voice, stretch, colour, scene.colours.dark)
                    painter.drawImage(target, image, source)

    def _voices(self, stretch: int) -> list[int | None]:
        found = self._filled.get(stretch)
        if found is None:
            places = self._between(stretch * STRETCH, (stretch + 1) * STRETCH)
            steps = any(place.voice is None for place in places)
            # Where a model tells steps as a whole they hold what its notes say as well.
            found = {None} if steps else {place.voice for place in places}
            self._filled[stretch] = found
        return sorted(found, key=lambda voice: -1 if voice is None else voice)

    def _image(self, voice: int | None, stretch: int, colour: QColor, dark: bool) -> QImage:
        key = (voice, stretch, colour.rgb())
        image = self._images.get(key)
        if image is None:
            start = stretch * STRETCH
            places = [
                place
                for place in self._between(start, start + STRETCH)
                if voice is None or place.voice == voice
            ]
            image = coloured(levels_of(places, start), colour, SOLID[dark])
            self._images[key] = image
        return image


def coloured(levels: Levels, colour: QColor, solid: int) -> QImage:
    """The image in a colour, ``solid`` (0 to 255) opaque where it is certain."""
    share = np.arange(256) * (solid / 255)
    alpha = np.rint(share).astype(np.uint32)
    table = alpha << 24
    for shift, part in ((16, colour.red()), (8, colour.green()), (0, colour.blue())):
        table |= np.rint(part * share / 255).astype(np.uint32) << shift
    pixels = np.ascontiguousarray(table[levels])
    height, width = levels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()  # which holds pixels of its own
