"""The colours of the roll, for a light and a dark window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QColor

from composer.model.voice import Role
from composer.ui.colours import Colours


@dataclass(frozen=True)
class RollColours:
    """As ``#rrggbb`` or ``#aarrggbb``.  ``voice(role, place)``: the colour of a voice's notes."""

    dark: bool
    white_row: str
    black_row: str
    hover_row: str
    octave_line: str
    bar_line: str
    beat_line: str
    step_line: str
    ruler: str
    ruler_text: str
    ruler_dim: str
    strip: str
    edge: str
    white_key: str
    black_key: str
    key_line: str
    key_text: str
    key_name: str
    key_edge: str
    text: str
    dim: str
    accent: str
    loop: str
    playhead: str
    selected: str
    voice: Callable[[Role, int], QColor]


def dark_colours(c: Colours) -> RollColours:
    """A calm, dark canvas."""
    return RollColours(
        dark=True,
        white_row="#202228",
        black_row="#1a1b20",
        hover_row="#0cffffff",
        octave_line="#33363f",
        bar_line="#525665",
        beat_line="#353843",
        step_line="#272930",
        ruler="#1b1c21",
        ruler_text="#c9cbd4",
        ruler_dim="#7d808d",
        strip="#15161a",
        edge=c.line,
        white_key="#d9dbe1",
        black_key="#2b2d34",
        key_line="#a9acb7",
        key_text="#7b7f8d",
        key_name="#2a2c34",
        key_edge="#8f929f",
        text=c.text,
        dim=c.dim,
        accent=c.accent,
        loop="#168f7ff7",
        playhead="#f4f4f8",
        selected="#ffffff",
        voice=c.voice,
    )


def light_colours(c: Colours) -> RollColours:
    """A calm, light canvas."""
    return RollColours(
        dark=False,
        white_row="#fdfdfe",
        black_row="#f1f2f6",
        hover_row="#0a000000",
        octave_line="#d3d6df",
        bar_line="#a0a5b4",
        beat_line="#d3d6e0",
        step_line="#e9ebf0",
        ruler="#f3f4f7",
        ruler_text="#3b3e4a",
        ruler_dim="#8a8e9c",
        strip="#e6e8ee",
        edge=c.line,
        white_key="#ffffff",
        black_key="#4a4d58",
        key_line="#cdd0d9",
        key_text="#8a8e9c",
        key_name="#3b3e4a",
        key_edge="#a9adba",
        text=c.text,
        dim=c.dim,
        accent=c.accent,
        loop="#146552dd",
        playhead="#1f2128",
        selected="#14151a",
        voice=c.voice,
    )


def roll_colours(c: Colours) -> RollColours:
    """The set that fits a window in the colours ``c``."""
    return dark_colours(c) if c.dark else light_colours(c)
