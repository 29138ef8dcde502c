"""Letters for pictures: each a few strokes of a round pen, drawn at any size without a font.

A glyph is written on a grid four wide, with capitals from 0 (top) to 6 (the baseline), small
letters from 2 and descenders down to 8.  A stroke is a row of points, each two digits: across and
down.  Accents are left out; what has no glyph is a question mark.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.float32]
"""How much of each pixel the pen covers, 0 to 1: float32 [height, width]."""

CAPITAL, DEPTH = 6, 8  # heights on the grid: of a capital, and down to the lowest descender
GAP, BLANK = 1.5, 2.5  # across the grid: between two letters, and of a blank
PEN = 0.8  # the pen's width on the grid

_BOWL = "33 22 12 03 05 16 26 35"
_GLYPHS = {
    "A": "06 20 46/14 34",
    "B": "33 42 41 30 00 06 36 45 44 33 03",
    "C": "41 30 10 01 05 16 36 45",
    "D": "00 30 41 45 36 06 00",
    "E": "40 00 06 46/03 33",
    "F": "40 00 06/03 33",
    "G": "41 30 10 01 05 16 36 45 43 23",
    "H": "00 06/40 46/03 43",
    "I": "00 06",
    "J": "30 35 26 16 05",
    "K": "00 06/40 03 46",
    "L": "00 06 36",
    "M": "06 00 24 40 46",
    "N": "06 00 46 40",
    "O": "10 30 41 45 36 16 05 01 10",
    "P": "06 00 30 41 42 33 03",
    "Q": "10 30 41 45 36 16 05 01 10/24 47",
    "R": "06 00 30 41 42 33 03/23 46",
    "S": "41 30 10 01 02 13 33 44 45 36 16 05",
    "T": "00 40/20 26",
    "U": "00 05 16 36 45 40",
    "V": "00 26 40",
    "W": "00 16 22 36 40",
    "X": "00 46/40 06",
    "Y": "00 23 40/23 26",
    "Z": "00 40 06 46",
    "a": _BOWL + "/32 36",
    "b": "00 06/03 12 22 33 35 26 16 05",
    "c": _BOWL,
    "d": "30 36/" + _BOWL,
    "e": "04 34 33 22 12 03 05 16 26 35",
    "f": "20 11 16/02 22",
    "g": "32 37 28 18 07/" + _BOWL,
    "h": "00 06/03 12 22 33 36",
    "i": "02 06/00 00",
    "j": "12 17 08/10 10",
    "k": "00 06/32 04 36",
    "l": "00 06",
    "m": "02 06/03 12 23 26/23 32 43 46",
    "n": "02 06/03 12 22 33 36",
    "o": "12 22 33 35 26 16 05 03 12",
    "p": "02 08/03 12 22 33 35 26 16 05",
    "q": "32 38/" + _BOWL,
    "r": "02 06/03 12 22",
    "s": "33 22 12 03 14 24 35 26 16 05",
    "t": "10 15 26/02 22",
    "u": "02 05 16 26 35/32 36",
    "v": "02 26 42",
    "w": "02 16 23 36 42",
    "x": "02 36/32 06",
    "y": "02 26/42 18",
    "z": "02 32 06 36",
    "0": "10 20 31 35 26 16 05 01 10",
    "1": "01 10 16",
    "2": "01 10 20 31 32 06 36",
    "3": "01 10 20 31 32 23 13/23 34 35 26 16 05",
    "4": "26 20 04 34",
    "5": "30 00 03 12 22 33 35 26 16 05",
    "6": "31 20 10 01 05 16 26 35 34 23 13 04",
    "7": "00 30 16",
    "8": "13 02 01 10 20 31 32 23 13 04 05 16 26 35 34 23",
    "9": "05 16 26 35 31 20 10 01 02 13 23 32",
    ".": "06 06",
    ",": "16 07",
    "'": "00 01",
    '"': "00 01/20 21",
    "-": "04 24",
    "_": "07 47",
    "(": "10 02 04 16",
    ")": "00 12 14 06",
    "[": "10 00 06 16",
    "]": "00 10 16 06",
    "!": "00 04/06 06",
    "?": "01 10 20 31 32 14/16 16",
    ":": "03 03/06 06",
    ";": "13 13/16 07",
    "/": "30 06",
    "&": "46 02 01 10 20 21 04 05 16 26 44",
    "#": "10 16/30 36/02 42/04 44",
    "+": "04 44/22 26",
    "=": "03 33/05 35",
    "*": "12 34/32 14",
}
_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})


def lettered(text: str, capital: float) -> Mask:
    """``text`` on one line, with capitals ``capital`` pixels high; descenders fit in it too."""
    plain = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    unit = capital / CAPITAL
    places: list[tuple[float, str]] = []
    across = 0.0
    for character in plain:
        if character.isspace():
            across += BLANK
            continue
        glyph = character if character in _GLYPHS else "?"
        places.append((across, glyph))
        across += _width(glyph) + GAP
    height = int(np.ceil((DEPTH + 2 * PEN) * unit)) + 1
    width = max(1, int(np.ceil((across + 2 * PEN) * unit)) + 1)
    mask = np.zeros((height, width + 1), dtype=np.float32)
    for left, glyph in places:
        first = int(left * unit)
        part = _drawn(glyph, unit, round(left * unit - first, 1))
        room = mask[:, first : first + part.shape[1]]
        np.maximum(room, part[:, : room.shape[1]], out=room)
    return mask


def _strokes(glyph: str) -> list[NDArray[np.float64]]:
    return [
        np.array([(int(point[0]), int(point[1])) for point in stroke.split()], dtype=np.float64)
        for stroke in _GLYPHS[glyph].split("/")
    ]


def _width(glyph: str) -> float:
    return float(max(stroke[:, 0].max() for stroke in _strokes(glyph)))


@lru_cache(maxsize=4096)
def _drawn(glyph: str, unit: float, shift: float) -> Mask:
    """One letter, ``shift`` pixels to the right."""
    height = int(np.ceil((DEPTH + 2 * PEN) * unit)) + 1
    width = int(np.ceil((_width(glyph) + 2 * PEN) * unit + shift)) + 1
    rows, columns = np.mgrid[0:height, 0:width] + 0.5
    nearest = np.full((height, width), np.inf)
    for stroke in _strokes(glyph):
        points = (stroke + PEN) * unit + (shift, 0)
        for (x, y), (u, v) in pairwise(points):
            length = max((u - x) ** 2 + (v - y) ** 2, 1e-9)
            along = np.clip(((columns - x) * (u - x) + (rows - y) * (v - y)) / length, 0, 1)
            away = np.hypot(columns - x - along * (u - x), rows - y - along * (v - y))
            np.minimum(nearest, away, out=nearest)
    covered: Mask = np.clip(PEN * unit / 2 + 0.5 - nearest, 0, 1).astype(np.float32)
    return covered
