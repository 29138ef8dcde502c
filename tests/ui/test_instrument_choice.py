"""Choosing an instrument by searching for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from composer.ui.instrument_choice import InstrumentChoice


@pytest.fixture
def choice(qtbot):
    choice = InstrumentChoice()
    qtbot.addWidget(choice)
    choice.show_program(52)
    choice.show()
    choice.showPopup()
    yield choice
    choice.hidePopup()


def test_a_word_leaves_what_has_it_in_its_name_or_its_family(choice, qtbot):
    qtbot.keyClicks(choice.search.field, "organ")
    assert choice.search.programs() == [16, 17, 18, 19, 20, 21, 22, 23]
    choice.search.field.clear()
    qtbot.keyClicks(choice.search.field, "church org")
    assert choice.search.programs() == [19]
    choice.search.field.clear()
    assert len(choice.search.programs()) == 128


def test_the_number_that_a_synth_shows_finds_its_instrument(choice, qtbot):
    qtbot.keyClicks(choice.search.field, "53")
    assert choice.search.programs() == [52]


def test_return_chooses_the_first_that_is_left_and_closes_the_list(choice, qtbot):
    qtbot.keyClicks(choice.search.field, "church")
    with qtbot.waitSignal(choice.program_chosen) as chosen:
        qtbot.keyClick(choice.search.field, Qt.Key.Key_Return)
    assert chosen.args == [19]
    assert choice.currentText() == "Church Organ"
    assert not choice.search.isVisible()


def test_the_arrow_keys_move_in_the_list_and_pass_the_families_by(choice, qtbot):
    qtbot.keyClick(choice.search.field, Qt.Key.Key_Down)
    qtbot.keyClick(choice.search.field, Qt.Key.Key_Up)
    qtbot.keyClicks(choice.search.field, "choir")
    assert choice.search.programs()[0] == 48
    qtbot.keyClick(choice.search.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(choice.program_chosen) as chosen:
        qtbot.keyClick(choice.search.field, Qt.Key.Key_Return)
    assert chosen.args == [49]


def test_what_nothing_fits_leaves_an_empty_list_and_return_does_nothing(choice, qtbot):
    qtbot.keyClicks(choice.search.field, "xyzzy")
    assert choice.search.programs() == []
    qtbot.keyClick(choice.search.field, Qt.Key.Key_Return)
    assert choice.currentText() == "Choir Aahs"
