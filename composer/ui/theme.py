"""Light or dark: which of the two is shown.

Everything drawn takes its colours from :class:`~composer.ui.colours.Colours`; a widget that draws
by itself asks ``theme.colours`` in its ``paintEvent`` and repaints on :attr:`Theme.changed`.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from composer.ui import icons
from composer.ui.colours import DARK, LIGHT, Colours
from composer.ui.style_sheet import palette, style_sheet


class Appearance(Enum):
    """What the person asked for; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Which appearance is in force.  ``changed`` is emitted after the palette was replaced."""

    changed = Signal()

    def __init__(self, application: QApplication, appearance: Appearance = Appearance.SYSTEM):
        super().__init__(application)
        self._application = application
        self._appearance = appearance
        self._colours = LIGHT
        self._applying = False
        self._icons: dict[tuple[str, str | None], QIcon] = {}
        application.setStyle("Fusion")
        application.setFont(interface_font(application.font()))
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self.apply()

    @property
    def appearance(self) -> Appearance:
        """What was asked for."""
        return self._appearance

    @property
    def colours(self) -> Colours:
        """What is shown."""
        return self._colours

    def set_appearance(self, appearance: Appearance) -> None:
        """Shows light, dark, or what the desktop says; what is in force is not put on again."""
        if appearance is self._appearance:
            return
        self._appearance = appearance
        self.apply()

    def apply(self) -> None:
        """Puts the palette and the style sheet of the appearance in force."""
        hints = self._application.styleHints()
        self._applying = True
        try:
            # Native dialogs and title bars follow where the platform can; elsewhere no effect.
            if self._appearance is Appearance.SYSTEM:
                hints.unsetColorScheme()
                dark = hints.colorScheme() is Qt.ColorScheme.Dark
            else:
                dark = self._appearance is Appearance.DARK
                hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
            self._colours = DARK if dark else LIGHT
            self._icons.clear()
            self._application.setPalette(palette(self._colours))
            self._application.setStyleSheet(style_sheet(self._colours))
        finally:
            self._applying = False
        self.changed.emit()

    def icon(self, name: str, colour: str | None = None) -> QIcon:
        """The studio's icon of that name in the colours in force, or in one colour."""
        c = self._colours
        known = self._icons.get((name, colour))
        if known is None:
            known = icons.icon(name, QColor(colour or c.text), QColor(c.faint), QColor(c.accent))
            self._icons[name, colour] = known
        return known

    def _follow(self) -> None:
        if self._appearance is Appearance.SYSTEM and not self._applying:
            self.apply()


_theme: Theme | None = None


def theme() -> Theme:
    """The application's theme; made on first use, once a ``QApplication`` is there."""
    global _theme
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if _theme is None or _theme.parent() is not application:
        _theme = Theme(application)
    return _theme


def interface_font(given: QFont) -> QFont:
    """The desktop's font, or a better one that is installed when the desktop has no opinion."""
    if given.family() in ("DejaVu Sans", "Bitstream Vera Sans", "Sans Serif", "Sans", ""):
        installed = set(QFontDatabase.families())
        for family in ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", "Liberation Sans"):
            if family in installed:
                font = QFont(given)
                font.setFamily(family)
                font.setPointSizeF(max(given.pointSizeF(), 9.0) if given.pointSizeF() > 0 else 9.5)
                return font
    return given
