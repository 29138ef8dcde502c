"""The lane above the notes: sections, tempo, meter and key by mouse and by keys; real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit import conducting, markers
from composer.edit.commands import SetMarkers, SetTempo
from composer.edit.document import Document
from composer.model.key import MODES, Key
from composer.model.score import Marker
from composer.model.time import Meter, Tempo, TempoMap
from composer.ui.roll.scene import KEYS
from composer.ui.roll.song_lane.signs import ROW, Row, places
from composer.ui.roll.song_lane.typed import read, said
from composer.ui.roll.transform import RollTransform
from tests.fixtures.song_lane import shown_lane

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
BAR = 1920
Key_ = Qt.Key


@pytest.fixture
def document():
    return Document()


@pytest.fixture
def lane(qtbot, document):
    """The lane above a roll, in a window."""
    return shown_lane(qtbot, document)


def at(lane, row, tick):
    x = KEYS + lane.stage.view.x(tick) + 2
    return QPoint(round(x), round((row + 0.5) * ROW))


def drag(lane, start, end, held=NONE):
    QTest.mousePress(lane, LEFT, held, start)
    for point in ((start + end) / 2, end):
        place = QPointF(point)
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, lane.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT,
            held,
        )  # fmt: skip
        QApplication.sendEvent(lane, event)
    QTest.mouseRelease(lane, LEFT, held, end)


def write(lane, text):
    editor = lane.writing.editor
    assert editor.isVisible()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key_.Key_Return)


def test_a_double_click_on_free_ground_names_a_section(lane, document):
    QTest.mouseDClick(lane, LEFT, NONE, at(lane, Row.MARKERS, BAR))
    write(lane, "Chorus")
    assert document.score.markers == (Marker(BAR, "Chorus"),)
    assert lane.chosen == Marker(BAR, "Chorus")
    assert not lane.writing.editor.isVisible()
    assert document.history.names == ("Add Marker",)


@pytest.mark.parametrize(
    ("row", "typed", "wanted"),
    [
        (Row.TEMPO, "96", Tempo.from_bpm(BAR, 96)),
        (Row.METER_AND_KEY, "3/4", Meter(BAR, 3, 4)),
        (Row.METER_AND_KEY, "f# minor", Key(BAR, 3, "minor")),
    ],
)
def test_tempo_meter_and_key_are_written_in_place(lane, document, row, typed, wanted):
    # A little behind the bar line, that a meter and a key go to all the same.
    QTest.mouseDClick(lane, LEFT, NONE, at(lane, row, BAR + (120 if row else 0)) - QPoint(4, 0))
    write(lane, typed)
    score = document.score
    assert wanted in (*score.tempo.entries, *score.meter.entries, *score.key.entries) or (
        row is Row.TEMPO and score.tempo.entries[-1].quarter_us == wanted.quarter_us
    )
    assert len(document.history.names) == 1
    document.undo()
    assert len(score.tempo.entries) + len(score.meter.entries) + len(score.key.entries) == 2


def test_a_meter_goes_to_the_bar_line_that_is_clicked_a_little_before(lane, document):
    QTest.mouseDClick(lane, LEFT, NONE, at(lane, Row.METER_AND_KEY, BAR) - QPoint(5, 0))
    write(lane, "3/4")
    assert document.score.meter.entries[-1] == Meter(BAR, 3, 4)


def test_what_cannot_be_is_refused_with_a_sentence_and_the_field_stays(lane, document):
    said_ = []
    lane.refused.connect(said_.append)
    for row, text in ((Row.TEMPO, "0"), (Row.METER_AND_KEY, "3/5"), (Row.METER_AND_KEY, "H dur")):
        QTest.mouseDClick(lane, LEFT, NONE, at(lane, row, BAR))
        write(lane, text)
        assert lane.writing.editor.isVisible()
        QTest.keyClick(lane.writing.editor, Key_.Key_Escape)
        assert not lane.writing.editor.isVisible()
    assert len(said_) == 3
    assert all(sentence.endswith(".") for sentence in said_)
    assert not document.can_undo


def test_who_goes_elsewhere_keeps_what_was_typed_and_nothing_that_was_only_proposed(lane, document):
    QTest.mouseDClick(lane, LEFT, NONE, at(lane, Row.MARKERS, BAR))
    lane.roll.setFocus()
    assert not lane.writing.active
    assert not document.can_undo
    QTest.mouseDClick(lane, LEFT, NONE, at(lane, Row.MARKERS, BAR))
    QTest.keyClicks(lane.writing.editor, "Rondo")
    lane.roll.setFocus()
    assert document.score.markers == (Marker(BAR, "Rondo"),)
    # What is emptied is taken away.
    QTest.mouseDClick(lane, LEFT, NONE, at(lane, Row.MARKERS, BAR))
    QTest.keyClick(lane.writing.editor, Key_.Key_Backspace)
    QTest.keyClick(lane.writing.editor, Key_.Key_Return)
    assert document.score.markers == ()


def test_a_marker_is_dragged_to_the_grid_and_escape_takes_the_drag_back(lane, document):
    markers.add(document, BAR, "A")
    drag(lane, at(lane, Row.MARKERS, BAR), at(lane, Row.MARKERS, 2 * BAR))
    assert document.score.markers == (Marker(2 * BAR, "A"),)
    QTest.mousePress(lane, LEFT, NONE, at(lane, Row.MARKERS, 2 * BAR))
    place = QPointF(at(lane, Row.MARKERS, 3 * BAR))
    move = QMouseEvent(
        QEvent.Type.MouseMove, place, lane.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT, NONE
    )
    QApplication.sendEvent(lane, move)
    assert document.score.markers == (Marker(3 * BAR, "A"),)
    QTest.keyClick(lane, Key_.Key_Escape)
    QTest.mouseRelease(lane, LEFT, NONE, at(lane, Row.MARKERS, 3 * BAR))
    assert document.score.markers == (Marker(2 * BAR, "A"),)
    assert document.history.names == ("Add Marker", "Move Marker")


def test_a_marker_that_is_dragged_over_another_leaves_it_there(lane, document):
    markers.add(document, BAR, "A")
    markers.add(document, 2 * BAR, "B")
    start = at(lane, Row.MARKERS, BAR)
    QTest.mousePress(lane, LEFT, NONE, start)
    for bars in (2, 3):
        place = QPointF(at(lane, Row.MARKERS, bars * BAR))
        move = QMouseEvent(
            QEvent.Type.MouseMove, place, lane.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT,
            NONE,
        )  # fmt: skip
        QApplication.sendEvent(lane, move)
    QTest.mouseRelease(lane, LEFT, NONE, at(lane, Row.MARKERS, 3 * BAR))
    assert document.score.markers == (Marker(2 * BAR, "B"), Marker(3 * BAR, "A"))


def test_a_tempo_is_dragged_up_and_down_and_in_time_but_the_first_stays_in_its_place(
    lane, document
):
    conducting.put(document, Tempo.from_bpm(BAR, 100))
    start = at(lane, Row.TEMPO, BAR)
    drag(lane, start, start - QPoint(0, 20))
    assert document.score.tempo.entries[1] == Tempo.from_bpm(BAR, 120)
    drag(lane, start, at(lane, Row.TEMPO, 2 * BAR))
    assert document.score.tempo.entries[1] == Tempo.from_bpm(2 * BAR, 120)
    drag(lane, at(lane, Row.TEMPO, 0), at(lane, Row.TEMPO, BAR))
    assert [entry.tick for entry in document.score.tempo.entries] == [0, 2 * BAR]
    assert document.history.names[1:] == ("Change Tempo", "Move Tempo")


def test_a_drag_with_ctrl_leaves_a_copy(lane, document):
    markers.add(document, BAR, "Verse")
    held = Qt.KeyboardModifier.ControlModifier
    drag(lane, at(lane, Row.MARKERS, BAR), at(lane, Row.MARKERS, 3 * BAR), held)
    assert document.score.markers == (Marker(BAR, "Verse"), Marker(3 * BAR, "Verse"))
    drag(lane, at(lane, Row.TEMPO, 0), at(lane, Row.TEMPO, 2 * BAR), held)
    assert [entry.tick for entry in document.score.tempo.entries] == [0, 2 * BAR]
    assert document.history.names[1:] == ("Copy Marker", "Change Tempo")


def test_a_meter_is_dragged_from_bar_line_to_bar_line(lane, document):
    conducting.put(document, Meter(BAR, 3, 4))
    drag(lane, at(lane, Row.METER_AND_KEY, BAR), at(lane, Row.METER_AND_KEY, 2 * BAR + 300))
    assert document.score.meter.entries[1] == Meter(2 * BAR, 3, 4)


def test_a_double_click_writes_what_is_there_anew(lane, document):
    markers.add(document, BAR, "A")
    QTest.mouseDClick(lane, LEFT, NONE, at(lane, Row.MARKERS, BAR))
    write(lane, "Bridge")
    assert document.score.markers == (Marker(BAR, "Bridge"),)
    assert document.undo_name == "Rename Marker"


def test_the_lane_is_walked_edited_and_emptied_by_keys_alone(lane, document):
    lane.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(lane, Key_.Key_Insert)
    write(lane, "Verse")
    QTest.keyClick(lane, Key_.Key_Right, ALT)
    QTest.keyClick(lane, Key_.Key_Right, ALT)
    assert document.score.markers == (Marker(2 * lane.stage.grid, "Verse"),)
    assert document.history.names == ("Add Marker", "Move Marker")
    QTest.keyClick(lane, Key_.Key_Down)
    assert lane.chosen == document.score.tempo.entries[0]
    QTest.keyClick(lane, Key_.Key_Plus)
    assert document.score.tempo.at(0).bpm == pytest.approx(121, abs=0.01)
    QTest.keyClick(lane, Key_.Key_Down)
    QTest.keyClick(lane, Key_.Key_Return)
    write(lane, "6/8")
    assert document.score.meter.entries == (Meter(0, 6, 8),)
    refused = []
    lane.refused.connect(refused.append)
    QTest.keyClick(lane, Key_.Key_Delete)
    assert refused
    QTest.keyClick(lane, Key_.Key_Up)
    QTest.keyClick(lane, Key_.Key_Up)
    assert lane.chosen == document.score.markers[0]
    assert "Verse" in lane.accessibleDescription()
    QTest.keyClick(lane, Key_.Key_Delete)
    assert document.score.markers == ()
    while document.can_undo:
        document.undo()
    assert document.score.markers == ()
    assert document.score.meter.entries == (Meter(0, 4, 4),)


def test_a_key_that_moves_a_marker_goes_past_another(lane, document):
    grid = lane.stage.grid
    markers.add(document, grid, "B")
    lane.choose(markers.add(document, 0, "A"))
    lane.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(lane, Key_.Key_Right, ALT)
    assert document.score.markers == (Marker(grid, "B"), Marker(2 * grid, "A"))


def test_two_markers_of_one_name_are_moved_in_two_steps(lane, document):
    two = (Marker(0, "Verse"), Marker(4 * BAR, "Verse"))
    document.apply(SetMarkers(two))
    for marker in two:
        lane.choose(marker)
        lane.setFocus()
        for _ in range(2):
            QTest.keyClick(lane, Key_.Key_Right, ALT)
    step = lane.stage.after(0)
    assert [m.tick for m in document.score.markers] == [2 * step, 4 * BAR + 2 * step]
    document.undo()
    assert document.score.markers == (Marker(2 * step, "Verse"), two[1])
    document.undo()
    assert document.score.markers == two


def test_undo_of_a_sign_that_is_being_written_closes_its_field(lane, document):
    marker = markers.add(document, BAR, "A")
    lane.write(Row.MARKERS, BAR, marker)
    document.undo()
    assert not lane.writing.active
    assert lane.chosen is None


def test_of_a_hundred_thousand_tempo_changes_only_what_is_seen_is_laid_out():
    document = Document()
    entries = tuple(Tempo(tick, 400_000 + tick % 977) for tick in range(100_000))
    document.apply(SetTempo(TempoMap(entries)))
    view = RollTransform(width=1900)
    shown = places(document.score, Row.TEMPO, view, lambda sign: 50.0)
    assert 0 < len(shown) <= 1900 / 3 + 1
    far = RollTransform(left=90_000.5, width=1900)
    assert places(document.score, Row.TEMPO, far, lambda sign: 50.0)[0].held


@pytest.mark.parametrize(
    "text", ["E♭ major", "F♯ minor", "B♭ dorian", "3/4", "12/8", "C major", "A minor"]
)
def test_what_is_shown_of_meter_and_key_is_read_back(text):
    assert said(read(Row.METER_AND_KEY, 0, text)) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("c", "C minor"),
        ("Bb", "B♭ major"),
        ("F#m", "F♯ minor"),
        ("a-min", "A minor"),
        ("es moll", None),
    ],
)
def test_keys_are_read_as_musicians_write_them(text, wanted):
    if wanted is None:
        with pytest.raises(ValueError, match=r"key|mode"):
            read(Row.METER_AND_KEY, 0, text)
    else:
        assert said(read(Row.METER_AND_KEY, 0, text)) == wanted


def test_a_key_is_read_back_as_it_is_shown_in_another_language():
    modes = {mode: f"调{place}" for place, mode in enumerate(MODES)}
    for key in (Key(0, -3), Key(0, 3, "minor"), Key(0, 2, "dorian")):
        text = said(key, modes)
        assert "调" in text
        assert read(Row.METER_AND_KEY, 0, text, modes) == key
        # The words of the model are understood everywhere.
        assert read(Row.METER_AND_KEY, 0, said(key), modes) == key
