"""What the painter needs to know beside the stage, and where the parts of the widget lie.

Pixels are device-independent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from composer.model.key import Key, spell
from composer.model.note import MAX_PITCH
from composer.model.voice import audible
from composer.ui.roll.colours import RollColours
from composer.ui.roll.crowd import Crowd
from composer.ui.roll.ghosts import LETTERS, Ghosts
from composer.ui.roll.grid_rows import RowBrush
from composer.ui.roll.lettering import Lettering
from composer.ui.roll.note_bodies import NoteBodies
from composer.ui.roll.rectangles import Rectangles
from composer.ui.roll.stage import Stage
from composer.ui.roll.store import Rows

KEYS = 58.0
STRIP = 13.0
RULER = 40.0
NUMBER_ROOM = 34.0  # for the number of a bar

# What else is drawn on the grid.
Layer = Callable[[QPainter, "Scene", QRectF], None]
_STYLE = Qt.BrushStyle
_PATTERNS = (
    None,
    _STYLE.BDiagPattern,
    _STYLE.HorPattern,
    _STYLE.VerPattern,
    _STYLE.FDiagPattern,
    _STYLE.Dense5Pattern,
    _STYLE.DiagCrossPattern,
    _STYLE.CrossPattern,
)


@lru_cache(maxsize=64)
def _names(key: Key | None) -> list[str]:
    """Of all pitches, in a key."""
    return [spell(pitch, key) for pitch in range(MAX_PITCH + 1)]


@dataclass(frozen=True, slots=True)
class VoiceLook:
    """``letter`` and ``pattern`` tell the voice without its colour (``None``: a plain one).

    ``heard``: neither muted nor soloed away.  ``faint``: it is dimmed beside the active one.
    """

    colour: QColor
    letter: str
    heard: bool
    active: bool
    faint: bool = False
    pattern: Qt.BrushStyle | None = None


@dataclass(slots=True)
class Scene:
    """``hovered``: id of the note under the pointer; ``pointed``: pitch of the row under it.

    ``incoming``: notes that are being played in now, not in the document yet.
    ``sounding``: pitch of the key that is held.  ``playhead`` is in ticks; while
    ``recording`` it is red.  ``ratio``: device pixels a pixel.  ``writing``: notes are written by
    keys.  ``hint``: for an empty song, what to do first, as long as nobody does.
    ``syllable(note)``: what is sung on the note of an id, to be drawn on it; ``None``: nothing is.
    ``sayings``: what else is said of the pitch and tick under the pointer, each ``""`` for nothing.
    ``beneath`` and ``above`` draw on the grid before and after the notes, each with the part that
    is seen, in pixels of the grid.  ``dim_others``: the voices beside the active one are faint.
    ``patterns``: each voice's notes have a pattern of their own.  ``plain_rows``: no row of the
    grid is darker for the black key at its left.
    """

    stage: Stage
    colours: RollColours
    font: QFont = field(default_factory=QFont)
    ratio: float = 1.0
    ghosts: Ghosts = field(default_factory=Ghosts)
    incoming: Ghosts = field(default_factory=Ghosts)
    playhead: int = 0
    recording: bool = False
    hovered: int | None = None
    pointed: int | None = None
    sounding: int | None = None
    hint: tuple[str, ...] = ()
    writing: bool = False
    syllable: Callable[[int], str] | None = None
    sayings: list[Callable[[int, int], str]] = field(default_factory=list)
    beneath: list[Layer] = field(default_factory=list)
    above: list[Layer] = field(default_factory=list)
    dim_others: bool = False
    patterns: bool = False
    plain_rows: bool = False
    lettering: Lettering = field(default_factory=Lettering)
    bodies: NoteBodies = field(default_factory=NoteBodies)
    crowd: Crowd | None = None
    keys: tuple[tuple[object, ...], QPixmap] | None = None
    rows: tuple[tuple[object, ...], tuple[RowBrush, ...]] | None = None

    def sharp(self, pixels: float) -> float:
        """The nearest place between two device pixels."""
        return float(np.floor(pixels * self.ratio + 0.5)) / self.ratio

    def sharp_all(self, pixels: NDArray[np.floating]) -> Rectangles:
        """As :meth:`sharp`, of an array."""
        return np.floor(pixels * self.ratio + 0.5) / self.ratio

    @property
    def hair(self) -> float:
        """The width of one device pixel."""
        return 1.0 / self.ratio

    def names(self, rows: Rows) -> list[str]:
        """Names of the pitches of these rows of the store, by the key at each."""
        store, key = self.stage.store, self.stage.document.score.key
        pitches, onsets = store.pitch[rows].tolist(), store.onset[rows].tolist()
        if len(key.entries) <= 1 and not any(entry.tick for entry in key.entries):
            names = _names(key.at(0))
            return [names[pitch] for pitch in pitches]
        return [_names(key.at(tick))[pitch] for pitch, tick in zip(pitches, onsets, strict=True)]

    def voices(self) -> dict[int, VoiceLook]:
        """How each voice's notes look, by the voice's id."""
        voices = self.stage.document.score.voices
        heard = audible(voices)
        faint = self.dim_others
        letters = [v.name.strip()[:1].upper() or LETTERS.get(v.role, "") for v in voices]
        times = Counter(letters)
        return {
            voice.id: VoiceLook(
                self.colours.voice(voice.role, place),
                letters[place] if times[letters[place]] == 1 else str(place + 1),
                voice.id in heard,
                (active := self.stage.active in (None, voice.id) or len(voices) == 1),
                faint and not active,
                _PATTERNS[place % len(_PATTERNS)],
            )
            for place, voice in enumerate(voices)
        }


def blend(colour: QColor, towards: QColor, share: float) -> QColor:
    """``colour`` with ``share`` (0 to 1) of another one in it."""
    return QColor(_blended(colour.rgb(), towards.rgb(), share))


@lru_cache(maxsize=4096)
def _blended(colour: int, towards: int, share: float) -> int:
    """Of 0xRRGGBB; each frame asks for the same ones."""
    made = 0
    for shift in (16, 8, 0):
        here, there = colour >> shift & 255, towards >> shift & 255
        made = made << 8 | round(here * (1.0 - share) + there * share)
    return made


def text_on(colour: QColor) -> QColor:
    """Near black or white, whichever is read better on ``colour``."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (v / 12.92 if v <= 0.04 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    # At a relative luminance of 0.18 black and white have the same contrast.
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return QColor("#15161a") if light > 0.18 else QColor("#ffffff")
