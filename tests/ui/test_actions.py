"""The declared actions: complete, without clashes, and shown with their shortcuts."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from composer.ui.actions import ActionSet
from composer.ui.icons import icon_path
from composer.ui.menus import MENUS, declared
from composer.ui.menus.declaration import Action, Menu, plain


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.roll = QWidget()
    window.setCentralWidget(window.roll)
    return window


def test_no_name_and_no_shortcut_is_given_twice():
    names = Counter(action.name for action in declared())
    keys = Counter(QKeySequence(key).toString() for action in declared() for key in action.keys)
    assert [n for n, count in (names + keys).items() if count > 1] == []


def test_every_shortcut_is_understood_by_qt():
    for action in declared():
        for key in action.keys:
            assert QKeySequence(key).toString(), f"{action.name}: {key}"


def test_every_picture_is_there():
    for action in declared():
        assert not action.icon or icon_path(action.icon).is_file(), action.icon


def test_no_two_items_of_a_menu_have_the_same_mnemonic():
    menus = [Menu("bar", "", MENUS), *MENUS]
    for menu in menus:
        menus.extend(item for item in menu.items if isinstance(item, Menu) and menu.name != "bar")
        texts = [item.text for item in menu.items if isinstance(item, Action)]
        texts += [item.title for item in menu.items if isinstance(item, Menu)]
        letters = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text)
        assert [letter for letter, count in letters.items() if count > 1] == [], menu.name


def test_tooltips_show_the_shortcut_and_say_why_an_action_is_off(window):
    run = {action.name: (lambda *_: None) for action in declared()}
    actions = ActionSet(window, window.roll, run)
    assert "(Ctrl+H)" in actions["harmonize"].toolTip()
    actions.enable("harmonize", False, "There are no notes yet.")
    assert "There are no notes yet." in actions["harmonize"].toolTip()
    actions.enable("harmonize", True)
    assert "There are no notes yet." not in actions["harmonize"].toolTip()


def test_every_action_is_in_a_menu(window):
    run = {action.name: (lambda *_: None) for action in declared()}
    actions = ActionSet(window, window.roll, run)
    actions.fill(window.menuBar())
    shown = {
        action.objectName()
        for menu in window.findChildren(type(actions.menu("file")))
        for action in menu.actions()
    }
    assert {action.name for action in declared()} <= shown
    assert all(plain(action.text) for action in declared())


@pytest.mark.parametrize("text", ["打开(&O)…", "打开 (&O)", "打&开"])
def test_a_mnemonic_that_stands_behind_the_words_is_not_one_of_them(text):
    assert plain(text) == "打开"
