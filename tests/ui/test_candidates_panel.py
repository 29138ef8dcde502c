"""The candidates panel, driven by real key and mouse events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from composer.model.voice import Role
from composer.ui.candidates_panel import CandidatesPanel, Card

NOTES = ((Role.ALTO, 60, 0, 480), (Role.BASS, 48, 0, 960))
CARDS = tuple(Card(f"Candidate {i}", f"0.{i} nats", NOTES) for i in (1, 2, 3))


@pytest.fixture
def panel(qtbot):
    panel = CandidatesPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 420)
    panel.show()
    return panel


def test_without_candidates_nothing_can_be_accepted(panel):
    assert panel.stack.currentWidget() is panel.empty
    for button in (panel.listen, panel.compare, panel.accept, panel.discard):
        assert not button.isEnabled()
        assert "Harmonize" in button.toolTip()


def test_clicking_a_card_shows_that_candidate(panel, qtbot):
    panel.show_cards(CARDS, 0)
    seen = []
    panel.chosen.connect(seen.append)
    place = panel.list.visualRect(panel.model.index(1)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert seen == [1]
    assert panel.row() == 1


def test_the_arrow_keys_go_through_the_cards(panel, qtbot):
    panel.show_cards(CARDS, 0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.row() == 2
    panel.step(1)
    assert panel.row() == 0
    panel.step(-1)
    assert panel.row() == 2


@pytest.mark.parametrize(
    ("button", "signal"),
    [("listen", "listen_asked"), ("accept", "accept_asked"), ("discard", "discard_asked")],
)
def test_each_button_asks_for_its_own_thing(panel, qtbot, button, signal):
    panel.show_cards(CARDS, 0)
    with qtbot.waitSignal(getattr(panel, signal)):
        qtbot.mouseClick(getattr(panel, button), Qt.MouseButton.LeftButton)


def test_an_unfinished_candidate_can_be_seen_but_not_accepted(panel):
    panel.show_cards((Card("Candidate 1", "", NOTES, finished=False),), 0)
    assert not panel.accept.isEnabled()
    assert "still writing" in panel.accept.toolTip()
    panel.show_cards(CARDS, 0)
    assert panel.accept.isEnabled()


def test_new_cards_leave_the_chosen_one_chosen(panel):
    panel.show_cards(CARDS[:2], 1)
    seen = []
    panel.chosen.connect(seen.append)
    panel.show_cards(CARDS, 1)
    assert panel.row() == 1
    assert not seen


def test_the_cards_are_read_out_with_their_figures(panel):
    panel.show_cards((Card("Candidate 1", "0.4 nats", NOTES, remark="Older version"),), 0)
    spoken = panel.model.data(panel.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Candidate 1\n0.4 nats\nOlder version"


def test_the_cards_are_painted_in_the_voices_colours(panel, qtbot):
    panel.show_cards(CARDS, 0)
    picture = panel.list.viewport().grab().toImage()
    from composer.ui.theme import theme

    wanted = theme().colours.voice(Role.BASS)
    near = (
        abs(picture.pixelColor(x, y).red() - wanted.red()) < 12
        and abs(picture.pixelColor(x, y).blue() - wanted.blue()) < 12
        for x in range(0, 120)
        for y in range(0, 70)
    )
    assert any(near)


def test_the_a_b_button_says_what_comes_at_the_turn_of_the_loop(panel):
    panel.show_cards(CARDS, 0)
    panel.show_compare(True, waiting=True)
    assert panel.compare.isChecked()
    assert panel.compare.accessibleName() == "B at the turn"
    panel.show_compare(False, waiting=True)
    assert panel.compare.accessibleName() == "A at the turn"
    panel.show_compare(True)
    assert (panel.compare.isChecked(), panel.compare.text()) == (True, "A/B")


def test_on_a_low_panel_two_cards_are_in_sight(panel, qtbot):
    panel.resize(280, 190)
    panel.show_cards(CARDS, 0)
    seen = panel.list.viewport().rect()
    assert all(seen.contains(panel.list.visualRect(panel.model.index(row))) for row in (0, 1))


def test_a_card_that_is_taken_grows_by_the_line_that_says_so(panel, qtbot):
    panel.show_cards(CARDS, 0)
    before = panel.list.visualRect(panel.model.index(0)).height()
    taken = replace(CARDS[0], taken="In the song", remark="For an older version")
    panel.show_cards((taken, *CARDS[1:]), 0)
    qtbot.waitUntil(lambda: panel.list.visualRect(panel.model.index(0)).height() > before)
