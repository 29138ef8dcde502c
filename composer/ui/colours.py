"""The studio's own colours, light and dark: everything drawn takes its colours from here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from composer.model.voice import Role


@dataclass(frozen=True)
class Colours:
    """The colours of one appearance, as ``#rrggbb``.

    ``window`` lies behind everything, ``panel`` under the docks, ``field`` in what can be typed
    or chosen in, ``raised`` under buttons.  ``line`` separates; ``edge`` bounds a control.
    """

    dark: bool
    window: str
    panel: str
    field: str
    raised: str
    hover: str
    pressed: str
    line: str
    edge: str
    text: str
    dim: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    danger: str
    warning: str
    warning_soft: str
    good: str
    mute: str
    solo: str
    roles: tuple[tuple[Role, str], ...]
    others: tuple[str, ...]

    def role(self, role: Role) -> QColor:
        """The colour of a voice in that role."""
        return QColor(dict(self.roles).get(role, self.others[0]))

    def voice(self, role: Role, place: int = 0) -> QColor:
        """The colour of a voice: by its role, or by its place when the role is free."""
        fixed = dict(self.roles).get(role)
        return QColor(fixed if fixed is not None else self.others[place % len(self.others)])


DARK = Colours(
    dark=True,
    window="#17181c",
    panel="#1f2025",
    field="#16171b",
    raised="#2c2e35",
    hover="#363841",
    pressed="#24262c",
    line="#2b2d34",
    edge="#3b3e48",
    text="#e7e8ec",
    dim="#9a9dab",
    faint="#686b78",
    accent="#8f7ff7",
    accent_hover="#a496fb",
    on_accent="#121018",
    accent_soft="#35304f",
    danger="#ff7285",
    warning="#f3b94e",
    warning_soft="#3a3120",
    good="#56c99a",
    mute="#f3a94e",
    solo="#56c9e0",
    roles=(
        (Role.SOPRANO, "#ff8272"),
        (Role.MELODY, "#ff8272"),
        (Role.ALTO, "#f4bd4f"),
        (Role.TENOR, "#4fcf9d"),
        (Role.BASS, "#64a2ff"),
        (Role.CHORDS, "#c58bf2"),
    ),
    others=("#e58cc0", "#8bc9e8", "#b4cf66", "#e89c6c", "#9aa5f0", "#7fd3c7"),
)

LIGHT = Colours(
    dark=False,
    window="#eeeff2",
    panel="#f8f8fa",
    field="#ffffff",
    raised="#ffffff",
    hover="#f0eefb",
    pressed="#e4e2f3",
    line="#dcdde3",
    edge="#c6c8d1",
    text="#1f2128",
    dim="#636775",
    faint="#8f93a1",
    accent="#6552dd",
    accent_hover="#7463e6",
    on_accent="#ffffff",
    accent_soft="#e3dffa",
    danger="#c72c46",
    warning="#9a6400",
    warning_soft="#fdf1d8",
    good="#15805a",
    mute="#b96c00",
    solo="#0f7f99",
    roles=(
        (Role.SOPRANO, "#e2503f"),
        (Role.MELODY, "#e2503f"),
        (Role.ALTO, "#d9930d"),
        (Role.TENOR, "#1d9b6c"),
        (Role.BASS, "#2f74e0"),
        (Role.CHORDS, "#8d4fc4"),
    ),
    others=("#c34f93", "#3b8db5", "#7c9a1f", "#c06a33", "#5c68cf", "#2f9a8c"),
)
