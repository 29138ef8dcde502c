"""Learning from one's own files in the real window, by tiny packs and the real process."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtWidgets import QMessageBox

from composer.app.learning import EVENT, LYRICS
from composer.engine.client import EngineClient
from composer.engine.packs import read_card, write_pack
from composer.midi.player import PlayerClient
from composer.ui.learning.curve import HeldOutCurve
from composer.ui.theme import Appearance, theme
from tests.ui.answering import answer

PATIENCE = 240_000
KEYS = {LYRICS: Qt.Key.Key_L, EVENT: Qt.Key.Key_Y}
CONTROL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

# Processes that load torch take their time where much else goes on.
pytestmark = pytest.mark.timeout(600)


class Window:
    """A window, with short names for what the tests ask of it."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.voices, self.learning = window.own_voices, window.session.learning
        self.manner = window.wording.pane.manner

    def press(self, key):
        """With Ctrl and Alt, in the window itself, whatever dialog is in front of it."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.qtbot.keyClick(self.window.roll, key, CONTROL_ALT)

    def open(self, family):
        self.press(KEYS[family])
        dialog = self.voices.dialogs[family]
        assert dialog.isVisible()
        return dialog

    def until(self, condition):
        def look():
            self.learning.poll()
            return condition()

        self.qtbot.waitUntil(look, timeout=PATIENCE)

    def looked(self, dialog, *files):
        """Chooses the files, and waits for what was found in them."""
        dialog.set_files(files)
        self.until(lambda: not self.learning.looking)

    def click(self, button):
        assert button.isEnabled(), button.toolTip()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def studio(open_window, qtbot, learning_folders):
    window = open_window(packs=learning_folders, engine=EngineClient(()), player=PlayerClient())
    yield Window(window, qtbot)
    if window.session.learning.lesson is not None:
        answer(QMessageBox.StandardButton.Yes)


def test_an_artist_learns_from_a_folder_and_is_chosen_in_the_list_then_removed(studio, own_texts):
    dialog = studio.open(LYRICS)
    assert not dialog.start.isEnabled()
    assert "folder" in dialog.start.toolTip()
    studio.looked(dialog, own_texts)
    assert "4 texts with" in dialog.found.text()
    assert "broken.txt" in dialog.remarks.toPlainText()
    assert dialog.title == "My Poems"
    assert "my-poems" in dialog.stored.text()
    dialog.name.setText("Ben  Late")
    assert "artist “Ben Late”" in dialog.stored.text()
    assert not dialog.start.isEnabled()
    dialog.name.setText("Jo’s Own")
    lesson_minutes(dialog, 0.03)
    studio.click(dialog.start)
    assert not dialog.start.isVisible()
    assert not dialog.name.isEnabled()
    assert "Learning “Jo’s Own”" in studio.voices.button.text()
    music = studio.open(EVENT)
    assert not music.start.isEnabled()
    music.close()
    studio.until(lambda: studio.learning.lesson is None)
    assert not studio.voices.button.isVisible()
    assert "bits a character" in dialog.state.text() or "did not help" in dialog.state.text()
    assert dialog.curve.points
    assert dialog.start.isVisible()
    assert [pack.title for pack in studio.learning.own.packs()] == ["Jo’s Own"]
    names = [studio.manner.model.itemData(row) for row in range(studio.manner.model.count())]
    assert "jos-own" in names
    if "did not help" not in dialog.state.text():
        assert studio.manner.wishes().pack == "jos-own"
        assert studio.manner.wishes().artist == "Jo’s Own"
        assert studio.window.session.settings.wishes["artist"] == "Jo’s Own"
    # It is there already now, and would be replaced only where that is asked for.
    assert dialog.replace.isVisible()
    assert not dialog.start.isEnabled()
    dialog.replace.setChecked(True)
    assert dialog.start.isEnabled()
    dialog.close()

    studio.press(Qt.Key.Key_O)
    models = studio.voices.models
    assert models.list.count() == 1
    assert "Writes lyrics as Jo’s Own" in models.about.text()
    studio.click(models.remove)
    assert models.list.count() == 0
    assert studio.manner.model.findData("jos-own") < 0
    assert "removed" in studio.window.messages.sentence()
    chosen = studio.manner.wishes().artist
    studio.click(models.undo)
    assert models.list.count() == 1
    if "did not help" not in dialog.state.text():
        assert (chosen, studio.manner.wishes().artist) == (None, "Jo’s Own")
    assert studio.manner.model.findData("jos-own") >= 0


def test_a_model_of_own_music_is_where_models_play_on_and_goes_when_it_is_removed(
    studio, learning_folders
):
    own, shipped = learning_folders
    card = read_card(shipped / "tiny-event")
    fields = {name: getattr(card, name) for name in ("family", "network", "corpus", "licence")}
    more = {"title": "Mine", "command": "", "figures": [], **card.extra, "learned": True}
    write_pack(own / "mine", {**fields, **more}, card.tensors())
    window = studio.window
    lists = (window.along_panel.model, window.generate_panel.melody)
    assert [box.findData("mine") for box in lists] == [-1, -1]
    studio.press(Qt.Key.Key_O)
    studio.click(studio.voices.models.remove)
    studio.click(studio.voices.models.undo)
    assert all(box.findData("mine") >= 0 for box in lists)
    window.chosen_packs.choose(EVENT, "mine", None)
    assert window.along_panel.settings().pack == "mine"
    studio.click(studio.voices.models.remove)
    assert [box.findData("mine") for box in lists] == [-1, -1]


def lesson_minutes(dialog, minutes):
    """The field has whole minutes; the tests have not got that long."""
    dialog.minutes.value = lambda: minutes


def test_learning_goes_on_in_the_background_and_is_cancelled(studio, own_music):
    dialog = studio.open(EVENT)
    studio.looked(dialog, own_music)
    assert "510 notes" in dialog.found.text()
    lesson_minutes(dialog, 60.0)
    studio.click(dialog.start)
    studio.click(dialog.closing)
    assert not dialog.isVisible()
    asked = answer(QMessageBox.StandardButton.No)
    studio.window.close()
    assert "still being learned" in asked[0]
    assert studio.window.isVisible()
    studio.click(studio.voices.button)
    assert dialog.isVisible()
    studio.click(dialog.cancel)
    studio.until(lambda: studio.learning.lesson is None)
    assert dialog.state.text() == "Cancelled; nothing was written."
    assert not studio.learning.own.packs()


def test_closing_the_window_asks_and_then_ends_the_learning(studio, own_texts):
    dialog = studio.open(LYRICS)
    studio.looked(dialog, own_texts)
    lesson_minutes(dialog, 60.0)
    studio.click(dialog.start)
    asked = answer(QMessageBox.StandardButton.Yes)
    studio.window.close()
    assert len(asked) == 1
    assert not studio.window.isVisible()
    assert not dialog.isVisible()
    studio.window.session.learning.close()
    assert studio.learning.lesson is None


def test_too_little_is_said_before_anything_begins(studio, tmp_path):
    (tmp_path / "few.txt").write_text("hardly a word\n" * 4)
    dialog = studio.open(LYRICS)
    studio.looked(dialog, tmp_path / "few.txt")
    assert "too little text" in dialog.found.text()
    assert not dialog.start.isEnabled()
    assert dialog.start.toolTip() == dialog.found.text()


def test_a_folder_that_is_dropped_on_the_dialog_is_looked_at(studio, own_music):
    dialog = studio.open(EVENT)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(own_music))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    dialog.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, Qt.KeyboardModifier.NoModifier))
    studio.until(lambda: not studio.learning.looking)
    assert dialog.files == (own_music,)
    assert "notes to learn from" in dialog.found.text()


def test_without_training_programs_the_dialog_says_so(studio, monkeypatch, tmp_path):
    monkeypatch.setattr("composer.__file__", str(tmp_path / "composer" / "__init__.py"))
    dialog = studio.open(LYRICS)
    assert "without its training programs" in dialog.found.text()
    assert not dialog.start.isEnabled()


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_curve_shows_where_it_was_best(qtbot, appearance):
    theme().set_appearance(appearance)
    curve = HeldOutCurve("bits a character")
    qtbot.addWidget(curve)
    curve.resize(300, 120)
    curve.grab()
    curve.show_curve(((0.5, 1.5), (1.0, 1.8)), 2.0)
    assert curve.accessibleDescription() == "2.000 before, 1.800 now, 1.500 at best"
    picture = curve.grab().toImage()
    good = QColor(theme().colours.good).rgb()
    middle = [picture.pixel(x, y) for x in range(140, 161) for y in range(30, 110)]
    assert good in middle
    curve.show_curve((), 2.0)
    curve.grab()
    theme().set_appearance(Appearance.SYSTEM)
