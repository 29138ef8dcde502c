"""Controllers in the window: menus and keys for their lanes, and the Edit menu done to points."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from composer.edit.commands import AddNotes
from composer.edit.controlling import Line, SetPoints, points
from composer.midi.song import song_from_score
from composer.model.control_type import named
from composer.model.note import Note
from composer.ui.roll.lanes.lane import BORDER
from composer.ui.roll.scene import KEYS

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def window(open_window):
    return open_window(size=(1280, 720))


@pytest.fixture
def session(window):
    return window.session


@pytest.fixture
def lanes(window):
    return window.roll.lanes


def put(session, name, given):
    line = Line(session.document.score.voices[0].id, named(name))
    session.document.apply(SetPoints(line, 0, 99999, tuple(given.items())), "Put")


def there(session, name):
    line = Line(session.document.score.voices[0].id, named(name))
    return points(session.document.score, line)


def press(key, held=NONE):
    QTest.keyClick(QApplication.focusWidget(), key, held)


@pytest.mark.parametrize(
    ("key", "name"),
    [(Key.Key_3, "cc64"), (Key.Key_4, "cc11"), (Key.Key_5, "cc1"), (Key.Key_6, "bend")],
)
def test_alt_and_a_number_shows_a_lane_and_hides_it(window, lanes, session, key, name):
    press(key, ALT)
    assert lanes.is_shown(name)
    assert f"{name}=on" in session.settings.lanes
    press(key, ALT)
    assert not lanes.is_shown(name)


def test_other_controllers_are_shown_from_the_menu_and_said_to_be_used(window, lanes, session):
    put(session, "cc74", {0: 3})
    menu = window.actions_.menu("more_controllers")
    menu.aboutToShow.emit()
    words = {action.text(): action for action in menu.actions()}
    assert {"Volume (7)", "Pan (10)", "Pressure", "Brightness (74), used"} <= words.keys()
    words["Brightness (74), used"].trigger()
    assert lanes.is_shown("cc74")


def test_any_controller_is_found_by_its_number_or_name(window, lanes):
    window.controlling.choose()
    dialog = window.controlling.dialog
    QTest.keyClicks(dialog.search, "2")
    QTest.keyClick(dialog.search, Key.Key_Return)
    assert lanes.is_shown("cc2")
    window.controlling.choose()
    dialog = window.controlling.dialog
    QTest.keyClicks(dialog.search, "reverb")
    QTest.keyClick(dialog.search, Key.Key_Return)
    assert lanes.is_shown("cc91")


def test_a_pedal_and_a_swell_are_written_by_keys_alone_and_undone(qtbot, window, session):
    press(Key.Key_3, ALT)
    press(Key.Key_4, ALT)
    press(Key.Key_PageDown, CONTROL | SHIFT)
    assert window.roll.lanes.focused.name == "cc64"
    press(Key.Key_Return)
    window.playing.seek(960)
    press(Key.Key_Insert, ALT)
    assert there(session, "cc64") == {0: 127, 960: 0}
    window.playing.seek(0)
    press(Key.Key_PageDown, CONTROL | SHIFT)
    press(Key.Key_Return)
    for _ in range(5):
        press(Key.Key_PageDown)
    window.playing.seek(1920)
    press(Key.Key_Return)
    for _ in range(6):
        press(Key.Key_PageUp)
    press(Key.Key_A, CONTROL)
    press(Key.Key_Slash, CONTROL)
    swell = there(session, "cc11")
    assert (swell[0], swell[1920], len(swell)) == (27, 127, 44)
    assert session.document.undo_name == "Draw Line"
    press(Key.Key_PageDown, CONTROL | SHIFT)
    assert window.roll.hasFocus()
    for left in reversed(range(session.document.history.position)):
        qtbot.waitUntil(window.actions_["undo"].isEnabled)
        press(Key.Key_Z, CONTROL)
        assert session.document.history.position == left
    assert session.document.score.controls == ()


def test_the_edit_menu_works_on_points_where_some_are_selected(window, lanes, session):
    put(session, "cc11", {0: 10, 480: 20, 960: 30})
    lanes.show_lane("cc11", True)
    lane = lanes["cc11"]
    lane.setFocus()
    assert not window.actions_["cut"].isEnabled()
    lane.curve.select({0, 480})
    assert window.actions_["cut"].isEnabled()
    press(Key.Key_C, CONTROL)
    window.playing.seek(3840)
    press(Key.Key_V, CONTROL)
    assert there(session, "cc11") == {0: 10, 480: 20, 960: 30, 3840: 10, 4320: 20}
    press(Key.Key_X, CONTROL)
    assert there(session, "cc11") == {0: 10, 480: 20, 960: 30}
    lane.curve.select({960})
    press(Key.Key_D, CONTROL)
    assert there(session, "cc11") == {0: 10, 480: 20, 960: 30, 1440: 30}
    press(Key.Key_Delete)
    assert there(session, "cc11") == {0: 10, 480: 20, 960: 30}
    press(Key.Key_A, CONTROL)
    assert lane.curve.selected == {0, 480, 960}
    window.actions_["delete"].trigger()
    assert there(session, "cc11") == {}


def test_copied_points_can_be_pasted_into_the_lane_of_another_controller(window, lanes, session):
    put(session, "bend", {0: 5000, 480: -5000})
    for name in ("bend", "cc1"):
        lanes.show_lane(name, True)
    lanes["bend"].setFocus()
    press(Key.Key_A, CONTROL)
    press(Key.Key_C, CONTROL)
    lanes["cc1"].setFocus()
    press(Key.Key_V, CONTROL)
    assert there(session, "cc1") == {0: 127, 480: 0}


def test_a_bar_is_cut_and_pasted_with_its_pedal_unless_that_is_switched_off(window, lanes, session):
    document = session.document
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, 60 + i, 480 * i, 480) for i in range(4)]
    document.apply(AddNotes(tuple(notes)), "Write")
    put(session, "cc64", {0: 127, 1800: 0})
    assert window.actions_["controllers_follow"].isChecked()
    press(Key.Key_A, CONTROL)
    press(Key.Key_X, CONTROL)
    assert there(session, "cc64") == {}
    assert document.undo_name == "Cut"
    window.playing.seek(1920)
    press(Key.Key_V, CONTROL)
    assert there(session, "cc64") == {1920: 127, 3720: 0}
    window.actions_["controllers_follow"].trigger()
    assert not session.settings.controllers_follow
    press(Key.Key_D, CONTROL)
    assert there(session, "cc64") == {1920: 127, 3720: 0}
    assert len(document.score.notes) == 8


def test_the_menu_of_a_head_hides_the_lane_or_shows_another_in_its_place(qtbot, window, lanes):
    for name in ("cc64", "cc11"):
        lanes.show_lane(name, True)
    lanes.set_height("cc64", 90)
    place = QPoint(20, round(BORDER) + 15)
    QTest.mouseClick(lanes["cc64"], LEFT, NONE, place)
    menu = window.controlling.menu
    qtbot.waitUntil(menu.isVisible)
    words = {action.text(): action for action in menu.actions()}
    instead = words["Show &Instead"].menu()
    pressed = {action.text(): action for action in instead.actions()}
    assert "Expression (11)" not in pressed
    pressed["Modulation (1)"].trigger()
    menu.close()
    shown = [lane.name for lane in lanes if lanes.is_shown(lane.name)]
    assert shown == ["cc1", "cc11"]
    assert lanes["cc1"].height() == 90
    QTest.mouseClick(lanes["cc1"], LEFT, NONE, place)
    hide = next(a for a in window.controlling.menu.actions() if "Hide" in a.text())
    hide.trigger()
    window.controlling.menu.close()
    assert not lanes.is_shown("cc1")


def test_the_head_of_the_velocity_lane_has_a_menu_too(qtbot, window, lanes):
    lanes.show_lane("velocity", True)
    for button, place in ((LEFT, QPoint(20, 20)), (Qt.MouseButton.RightButton, QPoint(300, 40))):
        QTest.mouseClick(lanes["velocity"], button, NONE, place)
        menu = window.controlling.menu
        assert isinstance(menu, QMenu)
        qtbot.waitUntil(menu.isVisible)
        words = [action.text() for action in menu.actions()]
        assert {"&Straight Line", "&Hide This Lane"} <= set(words)
        menu.close()


def test_what_is_drawn_by_mouse_in_the_window_is_one_step_to_undo(qtbot, window, lanes, session):
    press(Key.Key_4, ALT)
    press(Key.Key_2)
    lane = lanes["cc11"]
    places = [QPoint(round(KEYS) + 40 + 20 * i, round(BORDER) + 60 - 5 * i) for i in range(8)]
    QTest.mousePress(lane, LEFT, NONE, places[0])
    for point in places[1:]:
        place = QPointF(point)
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, place, lane.mapToGlobal(place), none, LEFT, NONE)
        QApplication.sendEvent(lane, event)
    QTest.mouseRelease(lane, LEFT, NONE, places[-1])
    drawn = list(there(session, "cc11").values())
    assert len(drawn) > 8
    assert drawn == sorted(drawn)
    qtbot.waitUntil(window.actions_["undo"].isEnabled)
    press(Key.Key_Z, CONTROL)
    assert session.document.score.controls == ()


def test_what_is_drawn_is_exported_and_there_when_the_file_is_opened(
    window, lanes, session, tmp_path
):
    document = session.document
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, 60, 0, 3840),)), "Write")
    for name, given in (
        ("cc64", {0: 127, 1900: 0}),
        ("cc11", {0: 20, 240: 60, 480: 90}),
        ("cc7", {960: 40}),
        ("bend", {480: -8192, 960: 0}),
        ("pressure", {100: 5}),
    ):
        put(session, name, given)
    before = {name: there(session, name) for name in ("cc64", "cc11", "cc7", "bend", "pressure")}
    path = tmp_path / "song.mid"
    session.file.export(path)
    session.file.open(path)
    assert {name: there(session, name) for name in before} == before
    played = song_from_score(session.document.score)
    assert list(played.control_ticks) == sorted(t for line in before.values() for t in line)


def test_velocities_of_selected_notes_are_put_on_a_line_by_a_key(window, lanes, session):
    document = session.document
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, 60, 480 * i, 480, 20 + i % 2) for i in range(4)]
    notes.append(Note(document.new_id(), voice, 64, 1440, 480, 110))
    document.apply(AddNotes(tuple(notes)), "Write")
    press(Key.Key_2, ALT)
    press(Key.Key_A, CONTROL)
    press(Key.Key_Slash, CONTROL)
    found = [note.velocity for note in document.score.notes_in_order(voice)]
    assert found == [20, 50, 80, 110, 110]
    assert document.undo_name == "Change Velocity"
    document.undo()
    assert sorted(n.velocity for n in document.score.notes.values()) == [20, 20, 21, 21, 110]


def test_the_points_under_the_selected_notes_are_selected_and_thinned_out_by_keys(
    window, lanes, session
):
    document = session.document
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, 60, 480 * i, 480) for i in range(4)]
    document.apply(AddNotes(tuple(notes)), "Write")
    put(session, "cc11", {15 * i: 40 + i for i in range(64)} | {1300: 5})
    lanes.show_lane("cc11", True)
    window.roll.set_selection({notes[0].id})
    press(Key.Key_U, ALT | SHIFT)
    assert lanes["cc11"].curve.selected == {15 * i for i in range(33)}
    press(Key.Key_Slash, CONTROL | ALT)
    left = there(session, "cc11")
    assert list(left)[:4] == [0, 45, 90, 135]
    assert [t for t in left if t >= 480] == [*range(480, 960, 15), 1300]
    assert document.undo_name == "Thin Out Points"
