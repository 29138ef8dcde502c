"""Light and dark: the palette, the contrast of what is read, and the pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QMenu

from composer.model.voice import Role
from composer.ui.colours import DARK, LIGHT
from composer.ui.icons import pixmap
from composer.ui.theme import Appearance, theme


@pytest.fixture
def shown(qtbot):
    yield theme()
    theme().set_appearance(Appearance.SYSTEM)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as the accessibility guidelines define it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    red, green, blue = (linear(part) for part in (c.redF(), c.greenF(), c.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_what_is_under_it(c):
    for under in (c.window, c.panel, c.field, c.raised, c.hover, c.accent_soft, c.warning_soft):
        assert contrast(c.text, under) >= 7
        assert contrast(c.dim, under) >= 4.5 or under in (c.hover, c.accent_soft, c.warning_soft)
    assert contrast(c.on_accent, c.accent) >= 4.5
    for mark in (c.warning, c.danger, c.good):
        assert contrast(mark, c.panel) >= 4.5


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
def test_the_four_voices_have_colours_of_their_own_that_are_seen(c):
    colours = [c.role(r).name() for r in (Role.SOPRANO, Role.ALTO, Role.TENOR, Role.BASS)]
    assert len(set(colours)) == 4
    assert all(contrast(colour, c.field) >= 2.4 for colour in colours)
    assert c.voice(Role.FREE, 0) != c.voice(Role.FREE, 1)


def test_changing_the_appearance_changes_the_palette_and_tells(shown, qtbot):
    shown.set_appearance(Appearance.LIGHT)
    with qtbot.waitSignal(shown.changed):
        shown.set_appearance(Appearance.DARK)
    assert QApplication.palette().color(QPalette.ColorRole.Base) == QColor(DARK.field)
    shown.set_appearance(Appearance.LIGHT)
    assert QApplication.palette().color(QPalette.ColorRole.Base) == QColor(LIGHT.field)


def test_pictures_are_drawn_in_the_colour_asked_for(shown):
    picture = pixmap("stop", QColor("#ff0000"), 24).toImage()
    assert picture.pixelColor(12, 12) == QColor("#ff0000")
    assert picture.pixelColor(0, 0).alpha() == 0


def test_a_missing_picture_is_no_reason_to_stop(shown):
    assert not pixmap("no such picture", QColor("#ff0000"), 24).isNull()


def test_an_icon_is_paler_while_its_action_is_off(shown):
    icon = shown.icon("stop")
    off = icon.pixmap(24, QIcon.Mode.Disabled).toImage().pixelColor(12, 12)
    on = icon.pixmap(24, QIcon.Mode.Normal).toImage().pixelColor(12, 12)
    assert off == QColor(shown.colours.faint)
    assert on == QColor(shown.colours.text)


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_icon_of_the_row_that_is_chosen_in_a_menu_stands_out(shown, qtbot, appearance):
    shown.set_appearance(appearance)
    menu = QMenu()
    qtbot.addWidget(menu)
    action = menu.addAction(shown.icon("undo"), "Undo")
    menu.popup(QPoint(20, 20))
    qtbot.waitUntil(menu.isVisible)
    menu.setActiveAction(action)
    picture = menu.grab(menu.actionGeometry(action)).toImage()
    ground = picture.pixelColor(picture.width() - 12, picture.height() // 2)
    assert ground == QColor(shown.colours.accent_soft)
    drawn = [picture.pixelColor(x, y) for x in range(4, 24) for y in range(picture.height())]
    assert max(contrast(colour.name(), ground.name()) for colour in drawn) >= 7
    menu.close()
