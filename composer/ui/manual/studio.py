"""The window that the pictures of the manual are drawn from, and how they are stored."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from composer.app import paths
from composer.app.session import Session
from composer.edit.transform import transpose
from composer.model.note import Note
from composer.model.voice import Role
from composer.ui.recovery import RecoveryDialog
from composer.ui.roll.scene import KEYS, RULER
from composer.ui.start import make_application
from composer.ui.window import MainWindow

WIDTH, HEIGHT = 1280, 720
SEED = 7
COLOURS = 256
EXAMPLE = paths.assets_folder() / "examples" / "first-light.mid"
BAR, QUARTER = 1920, 480
PATIENCE_SECONDS = 600
NONE = Qt.KeyboardModifier.NoModifier


class Studio:
    """A window with a song in four voices, put in order anew for each picture."""

    def __init__(self, home: Path, folder: Path):
        self.home, self.folder = home, folder
        self.application = make_application()
        _leave_unsaved()
        self.session = Session()
        self.session.remember(candidates=3, seed=SEED)
        self.window = MainWindow(self.session)
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()
        self.session.player.set_output(None)
        self.window.begin()
        self.wait(lambda: self.session.engine_state == "ready", "the engine")
        self.settle()
        # Songs that were not saved are offered when the window begins, and then alone.
        (offer,) = self.window.findChildren(RecoveryDialog)
        self.offer = offer.grab()
        offer.reject()
        self.settle()
        self.window.open_file(EXAMPLE)
        self.melody = self.session.document.score.copy()
        self.song = self.melody

    @property
    def roll(self):
        """The piano roll."""
        return self.window.roll

    @property
    def document(self):
        """The song."""
        return self.session.document

    def close(self) -> None:
        """Ends it; nothing is asked."""
        self.document.mark_clean()
        self.window.close()
        self.session.close()

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Until something is so; raises ``TimeoutError``."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not until():
            self.application.processEvents()
            time.sleep(0.005)
            if time.monotonic() > deadline:
                raise TimeoutError(what)

    def settle(self, seconds: float = 0.3) -> None:
        """Until all is drawn, and what comes after a moment has come."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.application.processEvents()
            # Outside a running event loop Qt puts these off.
            self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.005)

    def do(self, *names: str) -> None:
        """Triggers actions of the menus by their names in the source."""
        for name in names:
            self.window.actions_[name].trigger()
            self.application.processEvents()

    def key(self, *keys: Qt.Key) -> None:
        """Presses keys on the roll."""
        self.window.activateWindow()
        self.roll.setFocus()
        for key in keys:
            QTest.keyClick(self.window.focusWidget() or self.roll, key, NONE)

    def voice(self, role: Role) -> int:
        """The id of a voice of the choir."""
        return self.document.score.voice_with_role(role).id

    def harmonised(self) -> None:
        """The song in four voices, and an orderly window."""
        if self.song is self.melody:
            self.window.generating.harmonize()
            self.wait(lambda: not self.session.generating.running, "the candidates")
            self.window.candidates.accept()
            self.song = self.document.score.copy()
        self.begin(self.song)

    def begin(self, score=None) -> None:
        """Another song (``None``: an empty one) in a window with its first panels."""
        if score is None:
            self.session.file.new()
        else:
            self.document.replace(score.copy())
            self.document.mark_clean()
        self.session.generating.discard_all()
        self.window.voices.activate(self.document.score.voices[0].id)
        self.window.messages.dismiss()
        QApplication.sendEvent(self.roll, QEvent(QEvent.Type.Leave))
        self.settle()

    def look(self, bars: float, low: int, high: int, first: int = 0) -> None:
        """Shows some bars and pitches."""
        view = self.roll.stage.view.fitted(int(first * BAR), int((first + bars) * BAR), low, high)
        self.roll.look_at(view)
        self.settle()

    def rest_on(self, note: Note) -> None:
        """Moves the pointer onto a note."""
        view = self.roll.stage.view
        place = QPointF(
            KEYS + view.x(note.onset + note.duration // 2),
            RULER + view.y(note.pitch) + view.row / 2,
        )
        button = Qt.MouseButton.NoButton
        QApplication.sendEvent(
            self.roll,
            QMouseEvent(
                QEvent.Type.MouseMove,
                place,
                self.roll.mapToGlobal(place),
                button,
                button,
                NONE,
            ),
        )

    def save(self, name: str, widget: QWidget | None = None) -> None:
        """Draws a widget (the window) into the file of that name."""
        self.settle()
        self.keep(name, (widget or self.window).grab())

    def keep(self, name: str, picture: QPixmap) -> None:
        """Writes the file of that name."""
        path = self.folder / f"{name}.png"
        if not with_palette(picture).save(str(path), "PNG", 0):
            raise OSError(f"{path} could not be written")
        print(f"{path}: {path.stat().st_size / 1000:.0f} kB")

    def save_dialog(self, name: str, kind: type[QDialog] = QDialog) -> None:
        """Draws the dialog that is open, and closes it."""
        self.settle()
        dialog = next(d for d in self.window.findChildren(kind) if d.isVisible())
        self.save(name, dialog)
        dialog.close()
        self.settle(0.1)


def with_palette(picture: QPixmap) -> QImage:
    """The picture in 256 colours at most, each pixel in the nearest.

    Half of them are those that it has most of, the others far from those and from one another.
    """
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    height, width = image.height(), image.width()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, -1)[:, :width] & 0xFFFFFF
    colours, which, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    rgb = np.stack([colours >> shift & 255 for shift in (16, 8, 0)], axis=1).astype(np.int64)
    chosen = list(np.argsort(-counts, kind="stable")[: COLOURS // 2])
    nearest = np.zeros(len(colours), np.uint8)
    far = np.full(len(colours), np.iinfo(np.int64).max)
    place = 0
    while place < len(chosen):
        away = ((rgb - rgb[chosen[place]]) ** 2).sum(axis=1)
        nearest[away < far] = place
        far = np.minimum(far, away)
        place += 1
        if place == len(chosen) < min(COLOURS, len(colours)) and far.any():
            chosen.append(int(far.argmax()))
    told = np.ascontiguousarray(nearest[which.reshape(-1)].reshape(height, width))
    found = QImage(told.data, width, height, width, QImage.Format.Format_Indexed8)
    found.setColorTable([0xFF000000 | int(colours[index]) for index in chosen])
    return found.copy()


def _leave_unsaved() -> None:
    """A song with an edit that was not saved, as a sitting leaves it that is cut off."""
    session = Session()
    session.file.open(EXAMPLE)
    first = min(session.document.score.notes)
    transpose(session.document, [first], 12)
    session.close()
