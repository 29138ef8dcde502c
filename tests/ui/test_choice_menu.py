"""Menus of choices that are filled anew each time that they open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from composer.ui.choice_menu import fill_choices


def test_one_entry_is_checked_and_another_one_is_chosen_by_a_click(qtbot):
    menu, chosen = QMenu(), []
    qtbot.addWidget(menu)
    fill_choices(menu, [("One", 1), None, ("Two", 2)], 1, chosen.append)
    one, line, two = menu.actions()
    assert (one.isChecked(), line.isSeparator(), two.isChecked()) == (True, True, False)
    two.trigger()
    assert (chosen, one.isChecked(), two.isChecked()) == ([2], False, True)


def test_nothing_is_checked_where_nothing_is_chosen(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    fill_choices(menu, [("One", 1), ("Two", 2)], None, print)
    assert not any(action.isChecked() for action in menu.actions())


def test_a_menu_that_is_filled_again_and_again_keeps_nothing_of_before(window):
    menus = [menu for menu in window.findChildren(QMenu) if menu.findChildren(QActionGroup)]
    assert len(menus) >= 4

    def held() -> int:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return sum(len(menu.findChildren(QObject)) for menu in menus)

    before = held()
    for _ in range(5):
        for menu in menus:
            menu.aboutToShow.emit()
    assert held() == before
