"""Where the card of likely pitches stands beside its note, and what it says to whom."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QWidget

from composer.ui.roll.alternatives_card import AlternativesCard, Choice

ROOM = QRectF(58, 40, 700, 460)


@pytest.fixture
def card(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(800, 520)
    parent.show()
    card = AlternativesCard(parent)
    card.kept = parent
    card.show_choices(
        7,
        "1.2 nats of surprise",
        [
            Choice(1, 60, "C4", "60 %", 0.6, False, "C4, 60 %"),
            Choice(2, 62, "D4", "20 %", 0.2, True, "D4, 20 %, as it is"),
        ],
    )
    return card


@pytest.mark.parametrize("left", [58, 300, 740])
@pytest.mark.parametrize("top", [40, 250, 488])
@pytest.mark.parametrize("width", [4, 60, 200, 690])
def test_it_stays_inside_and_leaves_its_note_free(card, left, top, width):
    note = QRectF(left, top, min(width, ROOM.right() - left), 12)
    card.place_beside(note, ROOM)
    place = QRectF(card.geometry())
    assert ROOM.contains(place)
    assert not place.intersects(note)


def test_a_click_takes_the_pitch_and_every_row_says_what_it_is(card, qtbot):
    card.show()
    taken = []
    card.taken.connect(lambda note, pitch: taken.append((note, pitch)))
    assert [row.accessibleName() for row in card.rows] == ["C4, 60 %", "D4, 20 %, as it is"]
    assert "D4, 20 %, as it is" in card.accessibleDescription()
    qtbot.mouseClick(card.rows[0], Qt.MouseButton.LeftButton)
    assert taken == [(7, 60)]


def test_it_takes_no_focus(card, qtbot):
    card.show()
    for row in card.rows:
        assert row.focusPolicy() is Qt.FocusPolicy.NoFocus
