"""What is marked is repainted, and taken voice by voice or by a frame, over the real engine."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit.masking import paint_masks
from composer.model.mask import Mask, MaskKind
from composer.model.voice import Role
from composer.ui.roll.scene import KEYS, RULER
from tests.fixtures.tiny_models import chorale

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
REWRITE, LOCK = MaskKind.REWRITE, MaskKind.LOCK
PATIENCE = 60_000  # milliseconds
BAR = 1920


@pytest.fixture
def window(open_window, tiny_pack_folder):
    """A chorale of two bars, with the alto active and nothing selected; the engine sleeps."""
    window = open_window(
        lambda session: session.document.replace(chorale()),
        packs=(tiny_pack_folder,),
        size=(1200, 800),
    )
    window.generate_panel.steps.setValue(2)
    window.generate_panel.candidates.setValue(1)
    window.voices.step(1)
    assert window.voices.active == voice(window, Role.ALTO)
    return window


def voice(window, role):
    return window.session.document.score.voice_with_role(role).id


def sung(window, role):
    notes = window.session.document.score.notes_in_order(voice(window, role))
    return [(n.pitch, n.onset, n.duration) for n in notes]


def repaint(window, qtbot, *cells):
    """Marks the cells, presses the key of Repaint and waits."""
    window.session.player.set_output(None)
    window.begin()
    marks = [(voice(window, role), start, end) for role, start, end in cells]
    paint_masks(window.session.document, marks, REWRITE)
    qtbot.waitUntil(window.actions_["repaint"].isEnabled)
    QTest.keyClick(window.roll, Qt.Key.Key_H, CONTROL | SHIFT)
    qtbot.waitUntil(
        lambda: (
            not window.session.generating.running and bool(window.session.generating.candidates)
        ),
        timeout=PATIENCE,
    )


def band(window, start, end):
    """A rubber band on the roll from one (tick, pitch) to another."""
    roll = window.roll

    def at(tick, pitch):
        view = roll.stage.view
        x, y = KEYS + view.x(tick), RULER + view.y(pitch) + view.row / 2
        return QPoint(round(x), round(y))

    QTest.mousePress(roll, LEFT, NONE, at(*start))
    for point in (at(*start) + QPoint(8, 8), at(*end)):
        place = QPointF(point)
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, roll.mapToGlobal(place), Qt.MouseButton.NoButton,
            LEFT, NONE,
        )  # fmt: skip
        QApplication.sendEvent(roll, event)
    QTest.mouseRelease(roll, LEFT, NONE, at(*end))


def test_without_marks_and_selection_repaint_is_off_and_says_how(window, qtbot):
    assert not window.actions_["repaint"].isEnabled()
    assert "brush" in window.actions_["repaint"].toolTip()
    assert not window.actions_["mask_clear_all"].isEnabled()


def test_with_a_loop_alone_the_active_voice_is_repainted_in_it(window, qtbot):
    window.session.player.set_output(None)
    window.begin()
    window.roll.loop_changed.emit((BAR, 2 * BAR))
    qtbot.waitUntil(window.actions_["repaint"].isEnabled)
    tip = window.generate_panel.repaint_button.toolTip()
    assert "active voice" in tip
    assert "bar 2" in tip
    QTest.mouseClick(window.generate_panel.repaint_button, LEFT)
    assert window.session.generating.asked.request.cells == (("alto", BAR, 2 * BAR),)
    # What is selected or marked comes before the loop.
    window.roll.select_all()
    assert "selected" in window.generate_panel.repaint_button.toolTip() or (
        not window.generate_panel.repaint_button.isEnabled()
    )
    window.roll.set_selection(())
    window.roll.loop_changed.emit(None)
    qtbot.waitUntil(lambda: not window.actions_["repaint"].isEnabled())


def test_a_candidate_that_is_in_the_song_says_so_until_it_is_taken_back(window, qtbot):
    repaint(window, qtbot, (Role.ALTO, 0, BAR))
    model = window.candidates_panel.model
    assert model.cards[0].taken == ""
    QTest.mouseClick(window.candidates_panel.accept, LEFT)
    assert model.cards[0].taken == "In the song"
    # The message offers Undo for as long as that takes back just this.
    assert window.messages.sentence() == "Candidate 1 is in the song."
    assert window.messages.button.text() == "Undo"
    assert "In the song" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.waitUntil(lambda: "Repaint" in window.actions_["undo"].text())
    QTest.keyClick(window.roll, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: model.cards[0].taken == "")
    assert window.messages.sentence() == ""
    qtbot.waitUntil(lambda: "Repaint" in window.actions_["redo"].text())
    QTest.keyClick(window.roll, Qt.Key.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: model.cards[0].taken == "In the song")


def test_selected_notes_are_marked_locked_and_cleared_by_keys(window, qtbot):
    document = window.session.document
    alto = voice(window, Role.ALTO)
    notes = document.score.notes_in_order(alto)
    window.roll.set_selection({notes[0].id, notes[1].id})
    QTest.keyClick(window.roll, Qt.Key.Key_K)
    assert document.score.masks == (Mask(alto, 0, 960),)
    QTest.keyClick(window.roll, Qt.Key.Key_L)
    assert document.score.masks == (Mask(alto, 0, 960, LOCK),)
    QTest.keyClick(window.roll, Qt.Key.Key_L, SHIFT)
    assert document.score.masks == ()
    assert document.history.names == ("Mark to Rewrite", "Lock", "Clear Marks")


def test_without_a_selection_the_bar_at_the_playhead_or_the_loop_is_meant(window, qtbot):
    document = window.session.document
    alto = voice(window, Role.ALTO)
    window.playing.seek(BAR + 100)
    QTest.keyClick(window.roll, Qt.Key.Key_K)
    assert document.score.masks == (Mask(alto, BAR, 2 * BAR),)
    assert "alto, bars 2 to 2" in window.roll.accessibleDescription()
    QTest.keyClick(window.roll, Qt.Key.Key_K)
    assert document.score.masks == ()
    window.roll.set_loop((480, 1440))
    QTest.keyClick(window.roll, Qt.Key.Key_L)
    assert document.score.masks == (Mask(alto, 480, 1440, LOCK),)
    window.actions_["mask_clear_all"].trigger()
    assert document.score.masks == ()


def test_a_frame_on_free_ground_is_marked_or_repainted_by_one_key_and_goes_with_escape(
    window, qtbot
):
    document, roll = window.session.document, window.roll
    alto = voice(window, Role.ALTO)
    roll.set_grid(480)
    high = max(n.pitch for n in document.score.notes.values())
    roll.show_pitches(high + 2, high + 6)
    band(window, (500, high + 6), (1300, high + 3))
    assert not roll.selection
    QTest.keyClick(roll, Qt.Key.Key_K)
    assert document.score.masks == (Mask(alto, 480, 1440),)
    band(window, (500, high + 6), (1300, high + 3))
    QTest.keyClick(roll, Qt.Key.Key_Escape)
    QTest.keyClick(roll, Qt.Key.Key_L)
    assert document.score.masks == (Mask(alto, 0, BAR, LOCK),)

    # Repaint writes what the frame holds, and not what is marked elsewhere.
    window.session.player.set_output(None)
    window.begin()
    paint_masks(document, [(alto, 0, BAR)], REWRITE)
    band(window, (2000, high + 6), (2700, high + 3))
    QTest.keyClick(roll, Qt.Key.Key_H, CONTROL | SHIFT)
    assert window.session.generating.asked.request.cells == (("alto", BAR, 2880),)
    window.session.generating.cancel()
    qtbot.waitUntil(lambda: not window.session.generating.running, timeout=PATIENCE)


def test_another_song_begins_without_the_frame_of_the_former(window, qtbot):
    high = max(n.pitch for n in window.session.document.score.notes.values())
    window.roll.show_pitches(high + 2, high + 6)
    band(window, (500, high + 6), (1300, high + 3))
    assert window.roll.stage.framed() is not None
    assert window.actions_["repaint"].isEnabled()
    window.session.document.replace(chorale())
    assert window.roll.stage.frame is None
    qtbot.waitUntil(lambda: not window.actions_["repaint"].isEnabled())


def test_in_a_loop_a_and_b_change_at_its_turn_and_the_button_says_so(window, qtbot):
    repaint(window, qtbot, (Role.ALTO, 0, BAR))
    assert window.session.generating.asked.request.cells == (("alto", 0, BAR),)
    window.roll.loop_changed.emit((0, 960))
    QTest.keyClick(window.roll, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.player.position.playing, timeout=PATIENCE)
    button, told = window.candidates_panel.compare, []
    window.session.observe(lambda event: told.append((button.accessibleName(), button.isChecked())))
    QTest.keyClick(window.roll, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: window.session.playback.auditioning is not None, timeout=PATIENCE)
    assert (button.text(), button.isChecked()) == ("A/B", True)
    QTest.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: window.session.playback.auditioning is None, timeout=PATIENCE)
    assert (button.text(), button.isChecked()) == ("A/B", False)
    assert window.session.playback.playing
    window.session.playback.stop()
    assert {("B at the turn", True), ("A at the turn", False)} <= set(told)


def test_voices_that_are_ticked_before_the_turn_are_awaited_with_it(window, qtbot):
    repaint(window, qtbot, (Role.ALTO, 0, BAR), (Role.TENOR, 0, BAR))
    session, chips = window.session, window.candidates_panel.chips
    window.roll.loop_changed.emit((0, 40 * BAR))
    QTest.keyClick(window.roll, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.player.position.playing, timeout=PATIENCE)
    QTest.keyClick(window.roll, Qt.Key.Key_B, CONTROL)
    awaited = session.playback.awaited_song
    QTest.mouseClick(chips.buttons[Role.TENOR], LEFT)
    assert session.playback.auditioning is None
    assert session.playback.awaits_turn
    assert session.playback.awaited_song not in (None, awaited)
    session.playback.stop()


def test_a_voice_that_is_not_ticked_is_neither_shown_nor_taken(window, qtbot):
    tenor = sung(window, Role.TENOR)
    repaint(window, qtbot, (Role.ALTO, 0, BAR), (Role.TENOR, 0, BAR))
    chips = window.candidates_panel.chips
    assert chips.isVisible()
    assert {r for r, b in chips.buttons.items() if b.isVisible()} == {Role.ALTO, Role.TENOR}
    everything = len(window.roll.scene.ghosts.notes)
    QTest.mouseClick(chips.buttons[Role.TENOR], LEFT)
    assert 0 < len(window.roll.scene.ghosts.notes) < everything
    QTest.keyClick(window.roll, Qt.Key.Key_Return, CONTROL)
    assert sung(window, Role.TENOR) == tenor
    assert window.session.document.score.masks == (Mask(voice(window, Role.TENOR), 0, BAR),)
    window.session.document.undo()
    assert window.session.document.history.names[-1] == "Repaint"
    assert not any(n.origin for n in window.session.document.score.notes.values())


def test_the_active_voice_alone_is_taken_by_key_and_the_rest_stays_on_offer(window, qtbot):
    alto, tenor = sung(window, Role.ALTO), sung(window, Role.TENOR)
    repaint(window, qtbot, (Role.ALTO, 0, BAR), (Role.TENOR, 0, BAR))
    QTest.keyClick(window.roll, Qt.Key.Key_Return, ALT | SHIFT)
    assert len(window.session.document.score.generations) == 1
    assert sung(window, Role.TENOR) == tenor
    assert window.roll.scene.ghosts.letters
    window.voices.step(1)
    QTest.keyClick(window.roll, Qt.Key.Key_Return, ALT | SHIFT)
    assert window.session.document.history.names[-2:] == ("Repaint", "Repaint")
    window.session.document.undo()
    window.session.document.undo()
    assert (sung(window, Role.ALTO), sung(window, Role.TENOR)) == (alto, tenor)


def test_ghost_notes_in_the_loop_or_in_a_frame_are_taken_and_nothing_else(window, qtbot):
    alto = sung(window, Role.ALTO)
    repaint(window, qtbot, (Role.ALTO, 0, 2 * BAR))
    QTest.keyClick(window.roll, Qt.Key.Key_Return, CONTROL | ALT | SHIFT)
    assert "frame" in window.messages.sentence()
    window.roll.set_loop((0, 480))
    QTest.keyClick(window.roll, Qt.Key.Key_Return, CONTROL | ALT | SHIFT)
    assert sung(window, Role.ALTO)[-7:] == alto[1:]
    assert window.session.document.score.masks == (Mask(voice(window, Role.ALTO), 480, 2 * BAR),)
    window.session.document.undo()
    ghosts = window.session.generating.ghosts(window.session.generating.candidates[0].index)
    pitch, onset, duration, _ = next(g for g in ghosts if g[1] + g[2] > BAR)
    low, high = min(g[0] for g in ghosts), max(g[0] for g in ghosts)
    window.roll.show_pitches(low - 4, high + 4)
    band(window, (onset + duration - 20, high + 2), (onset + duration - 40, low - 2))
    QTest.keyClick(window.roll, Qt.Key.Key_Return, CONTROL | ALT | SHIFT)
    made = [n for n in window.session.document.score.notes.values() if n.origin is not None]
    assert [(n.pitch, n.onset, n.duration) for n in made] == [(pitch, onset, duration)]
    beside = [n for n in alto if n[1] + n[2] <= onset or n[1] >= onset + duration]
    assert set(beside) <= set(sung(window, Role.ALTO))
