"""What happens while a gesture goes on, and what the keyboard alone can do; real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit.document import Document
from composer.model.score import empty_score
from composer.model.voice import Role, Voice
from composer.ui.roll.scene import KEYS, RULER, STRIP
from tests.ui.roll.by_hand import at, drag, move, write

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def document():
    score = empty_score()
    score.voices += (Voice(score.new_id(), "Bass", Role.BASS, range=(36, 60)),)
    return Document(score)


def in_strip(roll, tick):
    return QPoint(round(KEYS + roll.stage.view.x(tick)), int(STRIP / 2))


def wheel(roll, point, notches, held=NONE):
    place = QPointF(point)
    event = QWheelEvent(
        place, roll.mapToGlobal(place), QPoint(), QPoint(0, 120 * notches),
        LEFT, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(roll, event)


def values(document):
    return sorted((n.pitch, n.onset, n.duration) for n in document.score.notes.values())


@pytest.mark.parametrize("held", [NONE, CONTROL])
def test_a_note_that_is_dragged_stays_under_the_pointer_when_the_wheel_turns(roll, document, held):
    write(document, (60, 960, 480))
    QTest.mousePress(roll, LEFT, NONE, at(roll, 1200, 60))
    spot = at(roll, 2160, 62)
    move(roll, spot)
    wheel(roll, spot, -1, held)
    pitch, onset, duration = values(document)[0]
    view = roll.stage.view
    assert view.pitch(spot.y() - RULER) == pitch
    assert onset <= view.tick(spot.x() - KEYS) < onset + duration
    QTest.mouseRelease(roll, LEFT, NONE, spot)
    assert document.history.names[-1] == "Move Notes"


def test_a_drag_beyond_the_edge_scrolls_on_until_it_ends(roll, document, qtbot):
    write(document, (60, 0, 480))
    QTest.mousePress(roll, LEFT, NONE, at(roll, 240, 60))
    move(roll, QPoint(roll.width() + 60, at(roll, 0, 60).y()))
    qtbot.waitUntil(lambda: roll.stage.view.left > 960)
    assert values(document)[0][1] > roll.stage.view.left
    QTest.keyClick(roll, Key.Key_Escape)
    left = roll.stage.view.left
    QTest.qWait(60)
    assert roll.stage.view.left == left
    assert values(document) == [(60, 0, 480)]


def test_no_shortcut_fires_while_a_drag_goes_on(window, roll, document):
    fired = []
    QShortcut("Ctrl+Z", window).activated.connect(lambda: fired.append(1))
    write(document, (60, 0, 480))
    QTest.mousePress(roll, LEFT, NONE, at(roll, 240, 60))
    move(roll, at(roll, 720, 64))
    QTest.keyClick(roll, Key.Key_Z, CONTROL)
    assert not fired
    QTest.mouseRelease(roll, LEFT, NONE, at(roll, 720, 64))
    QTest.keyClick(roll, Key.Key_Z, CONTROL)
    assert fired


def test_the_edges_of_the_loop_move_the_inside_shifts_it_and_a_click_takes_it_away(roll, document):
    told = []
    roll.loop_changed.connect(told.append)
    drag(roll, in_strip(roll, 960), in_strip(roll, 1920))
    drag(roll, in_strip(roll, 1920), in_strip(roll, 2880))
    drag(roll, in_strip(roll, 1920), in_strip(roll, 2400))
    QTest.mouseClick(roll, LEFT, NONE, in_strip(roll, 2400))
    assert told == [(960, 1920), (960, 2880), (1440, 3360), None]
    assert not document.can_undo


def test_escape_gives_the_loop_back_that_was(roll):
    roll.set_loop((0, 960))
    told = []
    roll.loop_changed.connect(told.append)
    QTest.mousePress(roll, LEFT, NONE, in_strip(roll, 1920))
    move(roll, in_strip(roll, 2880))
    assert roll.stage.loop == (1920, 2880)
    QTest.keyClick(roll, Key.Key_Escape)
    assert roll.stage.loop == (0, 960)
    assert told == []


def test_gliding_over_the_keys_sounds_each_of_them(roll, document, qtbot):
    heard = []
    roll.note_auditioned.connect(lambda pitch, voice: heard.append(pitch))
    keys = QPoint(int(KEYS) - 8, 0)
    QTest.mousePress(roll, LEFT, NONE, keys + QPoint(0, at(roll, 0, 60).y()))
    for pitch in (61, 62):
        move(roll, keys + QPoint(0, at(roll, 0, pitch).y()))
    QTest.mouseRelease(roll, LEFT, NONE, keys + QPoint(0, at(roll, 0, 62).y()))
    assert heard == [60, 61, 62]
    assert not document.can_undo


def test_a_melody_can_be_written_by_the_keyboard_alone(roll, document):
    roll.set_playhead(1920)
    QTest.keyClick(roll, Key.Key_Return)
    QTest.keyClick(roll, Key.Key_Return)
    QTest.keyClick(roll, Key.Key_Up)
    QTest.keyClick(roll, Key.Key_Return)
    length = values(document)[0][2]
    pitches = [(67, 1920), (68, 1920 + length), (68, 1920 + 2 * length)]
    assert [(pitch, onset) for pitch, onset, _ in values(document)] == pitches


def test_a_first_note_written_by_key_is_in_the_range_of_its_voice(roll, document):
    bass = document.score.voices[1]
    roll.set_active_voice(bass.id)
    QTest.keyClick(roll, Key.Key_Return)
    note = next(iter(document.score.notes.values()))
    assert note.voice == bass.id
    assert bass.range[0] <= note.pitch <= bass.range[1]


def test_tab_tells_the_note_it_reaches_and_leaves_the_roll_after_the_last(window, roll, document):
    write(document, (60, 0, 480), (64, 1920, 480))
    told = []
    roll.pointer_moved.connect(told.append)
    QTest.keyClick(roll, Key.Key_Tab)
    QTest.keyClick(roll, Key.Key_Tab)
    assert told == ["C4   1.1", "E4   2.1"]
    assert "Soprano" in roll.accessibleDescription()
    QTest.keyClick(roll, Key.Key_Tab)
    assert window.field.hasFocus()


def test_a_jump_of_the_playhead_is_followed_but_not_from_where_one_has_scrolled_to(roll, document):
    write(document, (60, 0, 480), (60, 96_000, 480))
    roll.zoom_time(1000, 0)
    far = int(roll.stage.view.right) * 3
    roll.set_playhead(far)
    assert roll.stage.view.left <= far <= roll.stage.view.right
    QTest.keyClick(roll, Key.Key_Home)
    roll.set_playhead(far + 20)
    assert roll.stage.view.left == 0
    QTest.keyClick(roll, Key.Key_End)
    roll.set_playhead(0)
    assert roll.stage.view.left == 0
    roll.set_follow(False)
    roll.set_playhead(far)
    assert roll.stage.view.left == 0


def test_zooming_to_the_selection_shows_it_whole(roll, document):
    write(document, (60, 0, 480))
    far = write(document, (90, 96_000, 480), (95, 97_000, 480))
    roll.set_selection(far)
    QTest.keyClick(roll, Key.Key_Z)
    view = roll.stage.view
    assert view.left <= 96_000
    assert 97_480 <= view.right <= 100_000
    assert view.pitch(0) >= 95
    assert view.pitch(view.height) <= 90


def test_what_is_repainted_in_part_is_as_if_painted_whole(roll, document, qtbot):
    write(document, (60, 0, 960), (61, 480, 960), (64, 960, 960))
    roll.set_ghosts([(62, 480, 960, Role.TENOR)])
    # Leaves rows lit and the playhead drawn by partial updates only.
    for tick, pitch in ((100, 60), (600, 61), (1100, 64), (700, 62), (1500, 59)):
        QTest.mouseMove(roll, at(roll, tick, pitch))
        roll.set_playhead(tick)
        QApplication.processEvents()
    window = roll.window()
    shown = window.screen().grabWindow(window.winId()).toImage()
    whole = window.grab().toImage()
    assert shown.size() == whole.size()
    assert shown.convertToFormat(whole.format()) == whole


def test_the_scroll_bars_move_the_view_and_follow_it(roll, document):
    write(document, (60, 0, 480), (60, 96_000, 480))
    roll.zoom_time(20, 0)
    across, down = roll._bars.across, roll._bars.down
    across.triggerAction(across.SliderAction.SliderPageStepAdd)
    view = roll.stage.view
    assert view.x(0) == pytest.approx(-int(view.width), abs=1)
    before = view
    down.triggerAction(down.SliderAction.SliderSingleStepAdd)
    assert roll.stage.view.top == pytest.approx(before.top + 30, abs=1)
    assert roll.stage.view.left == before.left
    QTest.keyClick(roll, Key.Key_Home)
    assert across.value() == 0


def test_ghosts_are_told_by_role_by_its_name_or_by_colour(roll):
    roll.set_ghosts([(60, 0, 480, Role.ALTO), (62, 0, 480, "tenor"), (64, 0, 480, "#ff0000")])
    ghosts = roll.scene.ghosts
    assert ghosts.letters == ("A", "T", "")
    assert ghosts.colours[0] == roll.scene.colours.voice(Role.ALTO, 0)
    assert ghosts.colours[2].name() == "#ff0000"
    with pytest.raises(ValueError, match="quartet"):
        roll.set_ghosts([(60, 0, 480, "quartet")])


def test_while_a_note_is_dragged_its_own_place_is_told(roll, document):
    write(document, (60, 0, 960))
    told = []
    roll.pointer_moved.connect(told.append)
    QTest.mousePress(roll, LEFT, NONE, at(roll, 700, 60))
    move(roll, at(roll, 700 + 1920, 64))
    assert told[-1] == "E4   2.1"
    move(roll, at(roll, 700 + 480, 62), CONTROL)
    assert told[-1] == "D4   1.2"
    QTest.keyClick(roll, Key.Key_Escape)


def test_a_copy_that_was_not_moved_is_none(roll, document):
    (only,) = write(document, (60, 0, 960))
    start = at(roll, 480, 60)
    QTest.mousePress(roll, LEFT, CONTROL, start)
    move(roll, start + QPoint(30, 0), CONTROL)
    move(roll, start + QPoint(1, 0), CONTROL)
    QTest.mouseRelease(roll, LEFT, CONTROL, start + QPoint(1, 0))
    assert values(document) == [(60, 0, 960)]
    assert roll.selection == {only}
    assert document.history.names == ("Write",)


def test_zooming_by_keys_keeps_the_selected_notes_in_their_place(roll, document):
    write(document, (60, 0, 480), (62, 20_000, 480))
    near = write(document, (64, 1920, 480))
    roll.set_selection(near)
    for key in (Key.Key_Plus, Key.Key_Plus, Key.Key_Minus):
        place = roll.stage.view.x(2160)
        QTest.keyClick(roll, key, CONTROL)
        assert roll.stage.view.x(2160) == pytest.approx(place, abs=1e-6)


def test_zooming_by_keys_keeps_the_playhead_in_its_place_when_nothing_is_selected(roll, document):
    write(document, (60, 0, 480), (62, 20_000, 480))
    view = roll.stage.view
    roll.zoom_in()
    assert roll.stage.view.left == view.left == 0
    assert roll.stage.view.scale > view.scale
    roll.set_follow(False)
    roll.set_playhead(100_000)
    middle = roll.stage.view.tick(roll.stage.view.width / 2)
    roll.zoom_in()
    assert roll.stage.view.tick(roll.stage.view.width / 2) == pytest.approx(middle)
