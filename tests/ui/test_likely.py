"""What the model holds likely, in the window, over the real engine with a tiny pack."""

from __future__ import annotations

import contextlib
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from composer.app.likelihoods import Wish
from composer.edit.commands import AddNotes, ReplaceNotes
from composer.edit.masking import paint_masks
from composer.model.mask import MaskKind
from composer.model.note import Note
from composer.ui.likely_pitches import percent
from composer.ui.roll.scene import KEYS, RULER
from tests.fixtures.songs import eight_quarters

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
PATIENCE = 60_000  # milliseconds


@pytest.fixture
def window(open_window, tiny_pack_folder):
    """Eight quarters of a melody; the engine sleeps."""
    window = open_window(eight_quarters, packs=(tiny_pack_folder,))
    window.session.player.set_output(None)
    return window


def point_at(roll, note):
    """Moves the pointer onto a note, or off all of them."""
    view = roll.stage.view
    x, y = 4.0, 4.0
    if note is not None:
        x, y = view.x(note.onset) + 12, view.y(note.pitch) + view.row / 2
    place = QPointF(KEYS + x, RULER + y)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, roll.mapToGlobal(place),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NONE,
    )  # fmt: skip
    QApplication.sendEvent(roll, event)


def rest_on(qtbot, roll, note, card):
    """Rests on a note until its card is there; comes anew where something else came between."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not card.isVisible():
        assert time.monotonic() < deadline
        point_at(roll, None)
        point_at(roll, note)
        with contextlib.suppress(qtbot.TimeoutError):
            qtbot.waitUntil(card.isVisible, timeout=3000)


def undo(window, qtbot):
    qtbot.waitUntil(window.actions_["undo"].isEnabled)
    qtbot.keyClick(window.roll, Qt.Key.Key_Z, CONTROL)


def test_a_note_is_swapped_for_the_models_second_choice_by_card_by_key_and_by_menu_and_undone(
    window, qtbot
):
    window.begin()
    document, roll = window.session.document, window.roll
    notes = document.score.notes_in_order()
    places = window.likely.known.places.notes

    # By the card, once the probabilities are drawn.
    qtbot.keyClick(roll, Qt.Key.Key_8, ALT)
    assert window.actions_["probabilities"].isChecked()
    qtbot.waitUntil(lambda: len(places) == len(notes), timeout=PATIENCE)
    card = window.likely_pitches.card
    rest_on(qtbot, roll, notes[2], card)
    second = places[notes[2].id].likeliest(2)[1][0]
    assert [row.choice.number for row in card.rows][:5] == [1, 2, 3, 4, 5]
    assert card.rows[1].choice.pitch == second
    assert second != notes[2].pitch
    qtbot.mouseClick(card.rows[1], Qt.MouseButton.LeftButton)
    swapped = document.score.notes[notes[2].id]
    assert swapped.pitch == second
    assert (swapped.onset, swapped.duration) == (notes[2].onset, notes[2].duration)
    record = document.score.generations[swapped.origin]
    assert (record.operation, record.pack) == ("alternative", "tiny")
    assert dict(record.parameters)["rank"] == 2
    # The card goes on, and shows which pitch the note has now.
    assert card.isVisible()
    assert [row.choice.pitch for row in card.rows if row.choice.present] == [second]
    # No tooltip of the note lies over it.
    place = roll.mapFromGlobal(card.mapToGlobal(card.rect().topLeft())) - QPoint(4, 0)
    QApplication.sendEvent(
        roll, QHelpEvent(QHelpEvent.Type.ToolTip, place, roll.mapToGlobal(place))
    )
    assert not QToolTip.isVisible()
    undo(window, qtbot)
    assert document.score.notes_in_order() == notes
    assert not card.isVisible()

    # A click takes it away until the pointer moves, on the same note as well.
    rest_on(qtbot, roll, notes[2], card)
    view = roll.stage.view
    row = RULER + view.y(notes[2].pitch) + view.row / 2
    place = QPointF(KEYS + view.x(notes[2].onset) + 12, row).toPoint()
    qtbot.mouseClick(roll, Qt.MouseButton.LeftButton, pos=place)
    assert not card.isVisible()
    point_at(roll, replace(notes[2], onset=notes[2].onset + 20))
    qtbot.waitUntil(card.isVisible, timeout=PATIENCE)
    roll.set_selection(())

    # Where the pointer is, it is said how likely that pitch is there.
    above = notes[2].pitch + 1
    point_at(roll, replace(notes[2], pitch=above))
    share = percent(places[notes[2].id].probability(above))
    assert window.status.pointer.text().endswith(f"   {share}")

    # By a key, for the selected note.
    roll.set_selection({notes[5].id})
    qtbot.keyClick(roll, Qt.Key.Key_2, CONTROL | SHIFT)
    fifth = places[notes[5].id].likeliest(2)[1][0]
    qtbot.waitUntil(lambda: document.score.notes[notes[5].id].pitch == fifth, timeout=PATIENCE)
    assert document.undo_name == "Swap Pitch"
    undo(window, qtbot)
    assert document.score.notes_in_order() == notes

    # By the list.
    qtbot.keyClick(roll, Qt.Key.Key_J, ALT)
    qtbot.waitUntil(
        lambda: window.likely_pitches.menu is not None and window.likely_pitches.menu.isVisible(),
        timeout=PATIENCE,
    )
    qtbot.keyClick(window.likely_pitches.menu, Qt.Key.Key_2)
    assert document.score.notes[notes[5].id].pitch == fifth
    document.undo()

    # What is locked stays.
    paint_masks(document, [(notes[5].voice, 0, 8 * 480)], MaskKind.LOCK)
    qtbot.keyClick(roll, Qt.Key.Key_2, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: "locked" in window.messages.sentence(), timeout=PATIENCE)
    assert document.score.notes_in_order() == notes
    document.undo()
    while document.can_undo:
        document.undo()


def test_surprising_notes_are_walked_through_by_key_both_ways_and_follow_edits(window, qtbot):
    window.begin()
    document, roll = window.session.document, window.roll
    notes = document.score.notes_in_order()
    known = window.likely.known
    # At once, before the engine is there: it goes as soon as the song is read.
    qtbot.keyClick(roll, Qt.Key.Key_J)
    assert roll.lanes.is_shown("surprise")
    qtbot.waitUntil(lambda: len(roll.selection) == 1, timeout=PATIENCE)
    order = known.places.surprising()
    assert roll.selection == {order[0]}
    assert "nats" in roll.accessibleDescription()
    # One that is sung an octave lower is the most surprising then, and is read at once.
    odd = notes[6]
    roll.set_selection({odd.id})
    least = min(range(36, 82), key=lambda pitch: known.places.notes[odd.id].probability(pitch))
    document.apply(ReplaceNotes((replace(odd, pitch=least),)), "Transpose")
    assert known.places.notes[odd.id].nats == max(p.nats for p in known.places.notes.values())
    roll.set_selection({notes[7].id})
    qtbot.keyClick(roll, Qt.Key.Key_J, SHIFT)
    qtbot.waitUntil(lambda: roll.selection == {odd.id}, timeout=PATIENCE)
    # Behind the last one there is none, which is said.
    roll.set_selection({known.places.surprising()[-1]})
    qtbot.waitUntil(lambda: not known.running, timeout=PATIENCE)
    last = known.places.surprising()[-1]
    roll.set_selection({last})
    qtbot.keyClick(roll, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: "No surprising note" in window.messages.sentence(), timeout=PATIENCE)
    assert roll.selection == {last}
    # While the model writes it is left alone.
    document.apply(ReplaceNotes((replace(odd, pitch=least + 1),)), "Transpose")
    window.generate_panel.steps.setValue(2)
    qtbot.keyClick(roll, Qt.Key.Key_H, CONTROL)
    qtbot.waitUntil(
        lambda: (
            not window.session.generating.running and bool(window.session.generating.candidates)
        ),
        timeout=PATIENCE,
    )
    voice = notes[0].voice
    qtbot.waitUntil(lambda: known.known(Wish(0, 3840, (voice,))), timeout=PATIENCE)


def test_a_second_view_shows_them_too_and_what_it_sees_is_read(window, qtbot):
    window.begin()
    document, known = window.session.document, window.likely.known
    voice = document.score.voices[0].id
    late = tuple(Note(document.new_id(), voice, 67, 480 * i, 480) for i in range(400, 408))
    document.apply(AddNotes(late), "Write")
    roll = window.roll
    window.splitting.split("below")
    second = window.splitting.second
    for view, tick in ((roll, 0), (second, 480 * 400)):
        seen = view.stage.view
        view.look_at(replace(seen, scale=80 / 480, left=float(tick)))
    qtbot.keyClick(roll, Qt.Key.Key_8, ALT)
    qtbot.waitUntil(
        lambda: document.score.notes.keys() == known.places.notes.keys(), timeout=PATIENCE
    )
    assert window.likely.layer.paint in second.scene.beneath
    window.splitting.split(None)


def test_without_a_selection_the_actions_are_off_and_the_menus_list_the_models(window):
    assert not window.actions_["alternative_2"].isEnabled()
    window.roll.select_all()
    assert window.actions_["alternative_2"].isEnabled()
    models = [action.text() for action in window.actions_.menu("likely_models").actions()]
    assert models == ["What Suits the Active Voice", "Untrained"]
    window.actions_.menu("likely_models").actions()[1].trigger()
    assert window.session.settings.likely_pack == "tiny"
    window.actions_["probabilities_of_all"].trigger()
    assert window.session.settings.probabilities_of_all
    window.actions_["lane_surprise"].trigger()
    assert window.roll.lanes.is_shown("surprise")
    assert window.likely.layer.voices is None


@pytest.mark.parametrize(
    ("probability", "said"),
    [(1, "100 %"), (0.634, "63 %"), (0.0999, "10 %"), (0.042, "4.2 %"), (0.0002, "< 0.1 %")],
)
def test_shares_are_said_as_they_are_read(probability, said):
    assert percent(probability) == said
