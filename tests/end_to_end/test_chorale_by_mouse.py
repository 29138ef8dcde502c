"""Eight bars of a chorale, written by the mouse alone in the window that is shown, and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.ui.roll.scene import KEYS, RULER
from tests.end_to_end.old_hundredth import CHORALE, written

LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
NONE = Qt.KeyboardModifier.NoModifier
QUARTER, EIGHTH = 480, 240


class Hand:
    """A mouse.  Events go to the window as a whole, which finds out itself what lies there."""

    def __init__(self, window, qtbot):
        self.window, self.roll = window, window.roll
        self.wait = qtbot.waitUntil

    # Anywhere

    def click(self, widget, place=None, button=LEFT):
        """Clicks a widget of the window, or of a list or menu that is open, at a place in it."""
        top = widget.window()
        place = widget.rect().center() if place is None else place
        assert widget.isVisible()
        assert widget.visibleRegion().contains(place), f"{widget} is not in sight there"
        place = widget.mapTo(top, place)
        QTest.mouseMove(top.windowHandle(), place)
        QTest.mouseClick(top.windowHandle(), button, NONE, place)

    def drag(self, start, end, button=LEFT):
        """Drags from one point of the roll to another."""
        handle = self.window.windowHandle()
        places = [self.roll.mapTo(self.window, p) for p in (start, (start + end) / 2, end)]
        QTest.mouseMove(handle, places[0])
        QTest.mousePress(handle, button, NONE, places[0])
        for place in places[1:]:
            QTest.mouseMove(handle, place)
        QTest.mouseRelease(handle, button, NONE, places[-1])

    # In the window

    def choose_tool(self, name):
        """Clicks the tool in the tool bar."""
        bar = self.window.tool_bar
        self.click(bar.widgetForAction(self.window.actions_[f"tool_{name}"]))

    def choose_grid(self, words):
        """Opens the list of grids and clicks one of them."""
        grid = self.window.grid
        self.click(grid)
        view = grid.view()
        self.wait(view.isVisible)
        place = grid.findText(words)
        assert place >= 0
        self.click(view.viewport(), view.visualRect(grid.model().index(place, 0)).center())
        self.wait(lambda: not view.isVisible())
        assert grid.currentText() == words

    def add_voice(self):
        """Clicks the button under the voices."""
        self.click(self.window.voices_panel.add)

    def choose_voice(self, place):
        """Clicks the coloured edge of a voice."""
        row = self.window.voices_panel.rows[place]
        self.click(row, QPoint(6, row.height() // 2))

    def undo(self):
        """Clicks the button in the tool bar."""
        action = self.window.actions_["undo"]
        self.wait(action.isEnabled)
        self.click(self.window.tool_bar.widgetForAction(action))

    def double_click(self, tick, pitch):
        """Clicks a place of the roll twice."""
        place = self.roll.mapTo(self.window, self.point(tick, pitch))
        QTest.mouseMove(self.window.windowHandle(), place)
        QTest.mouseDClick(self.window.windowHandle(), LEFT, NONE, place)

    # On the roll

    def point(self, tick, pitch):
        """Where a tick and a pitch are; the page is drawn there first with the middle button."""
        for _ in range(50):
            view = self.roll.stage.view
            x, y = view.x(tick), view.y(pitch) + view.row / 2
            dx = 0 if 0 < x < view.width - 20 else view.width * 0.3 - x
            dy = 0 if 0 < y < view.height - 20 else view.height / 2 - y
            if not (dx or dy):
                return QPoint(round(KEYS + x), round(RULER + y))
            middle = QPoint(round(KEYS + view.width / 2), round(RULER + view.height / 2))
            way = QPoint(round(max(-300, min(300, dx))), round(max(-150, min(150, dy))))
            self.drag(middle, middle + way, MIDDLE)
        raise AssertionError("the place is out of reach")

    def write(self, tick, pitch):
        """A click with the draw tool, a little behind the tick."""
        self.click(self.roll, self.point(tick + 60, pitch))

    def write_long(self, tick, pitch, length):
        """A drag with the draw tool, from where the note begins to where it ends."""
        self.point(tick + length - 60, pitch)  # both ends into sight
        start = self.point(tick + 60, pitch)
        self.drag(start, self.point(tick + length - 60, pitch))


@pytest.fixture
def window(open_window):
    window = open_window(size=(1440, 900))
    QApplication.processEvents()
    return window


def test_eight_bars_of_a_chorale_are_written_by_the_mouse_alone_and_undone_all_the_way(
    window, qtbot
):
    document, hand = window.session.document, Hand(window, qtbot)
    begins = written(document.score)
    for _ in range(len(CHORALE) - 1):
        hand.add_voice()
    assert [voice.name for voice in document.score.voices] == list(CHORALE)
    hand.choose_tool("draw")
    for place, notes in enumerate(CHORALE.values()):
        hand.choose_voice(place)
        hand.choose_grid("1/4")
        for pitch, onset, length in notes:
            if length == QUARTER:
                hand.write(onset, pitch)
        if any(length != QUARTER for _, _, length in notes):
            hand.choose_grid("1/8")
        for pitch, onset, length in notes:
            if length == EIGHTH:
                hand.write(onset, pitch)
        for pitch, onset, length in notes:
            if length not in (QUARTER, EIGHTH):
                hand.write_long(onset, pitch, length)
    assert written(document.score) == CHORALE

    steps = document.history.position
    assert steps == sum(map(len, CHORALE.values())) + len(CHORALE) - 1
    for left in range(steps, 0, -1):
        assert document.history.position == left
        hand.undo()
    assert not document.can_undo
    assert written(document.score) == begins
    assert not window.actions_["undo"].isEnabled()
    assert document.clean


def test_slips_are_mended_by_the_mouse_alone(window, qtbot):
    """A wrong pitch, a wrong length, a note too many, one too long, two that should be one."""
    document, hand = window.session.document, Hand(window, qtbot)
    hand.choose_grid("1/4")
    hand.choose_tool("draw")
    for tick, pitch in ((0, 67), (480, 68), (960, 66), (1440, 64), (1440, 71)):
        hand.write(tick, pitch)
    hand.choose_tool("select")
    hand.drag(hand.point(720, 68), hand.point(720, 67))
    hand.choose_tool("erase")
    hand.click(window.roll, hand.point(1680, 71))
    hand.choose_tool("select")
    hand.drag(hand.point(1915, 64), hand.point(2395, 64))
    hand.choose_tool("split")
    hand.click(window.roll, hand.point(1930, 64))
    hand.choose_tool("glue")
    hand.click(window.roll, hand.point(240, 67))
    hand.choose_tool("select")
    hand.double_click(3000, 60)
    assert len(document.score.notes) == 5
    hand.double_click(3000, 60)
    hand.choose_tool("velocity")
    place = hand.point(300, 67)
    hand.drag(place, place - QPoint(0, 25))
    assert written(document.score)["Soprano"] == [
        (67, 0, 960), (66, 960, 480), (64, 1440, 480), (64, 1920, 480),
    ]  # fmt: skip
    assert max(note.velocity for note in document.score.notes.values()) == 105
    names = document.history.names
    assert names[5:] == (
        "Move Notes", "Erase Notes", "Resize Notes", "Split Notes", "Glue Notes",
        "Draw Note", "Delete Notes", "Change Velocity",
    )  # fmt: skip
    for _ in names:
        hand.undo()
    assert not document.score.notes
    assert not document.can_undo
