"""The window under random hands: menus, mouse, keys and words, for as long as one likes.

``python -m tests.window_soak --minutes 10`` (or ``--hours 8``) works the real window (with the
engine's and the player's process) by random actions and prints one JSON object: how often what was
done, errors, the memory of the three processes (MB, medians of twelve parts), Qt's objects, active
timers, threads and open files in each part, what was left when all was closed, and whether undoing
everything gave the song's beginning again.

Exit code 1: an exception, a warning of Qt, a process, thread or file left behind, memory, objects,
timers, threads or files that grew by more than 5 % after the warm-up (each action once, and a third
of the time, a quarter of an hour at most), or an undo that did not lead back.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import gc
import json
import os
import random
import statistics
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, QtMsgType
from PySide6.QtCore import qInstallMessageHandler as install_message_handler
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from composer.app.session import Session
from composer.edit.document import Change
from composer.files.formats import open_score
from composer.files.project_json import score_to_json
from composer.model.score import Score
from composer.ui.menus import declared
from composer.ui.start import make_application
from composer.ui.window import MainWindow

GROWTH = 1.05
PARTS = 12
MEASURES = 240
WARM_UP_SECONDS = 900.0
# So many more than at first are no growth: what is open or shown just then, and the models that the
# engine is asked for the first time (tests.soak asks it for all of them first).
_LEEWAY = {"objects": 400, "timers": 10, "threads": 4, "open files": 12, "engine MB": 64}
WORDS = ("la", "Why ", "love\n", "ü歌🎵", "\n\n[Chorus]\n", "night and day ", "-", " ")
# What Qt says where windows are drawn in memory only.
_NO_SCREEN = "This plugin does not support"
# What would end the soak, or wait for a machine that is not there.
LEFT_OUT = {"quit", "print_score"}


def content(score: Score) -> Any:
    """What undo has to bring back: all but the ids given meanwhile."""
    stored = score_to_json(score)
    stored["notes"] = sorted(stored["notes"])
    del stored["next_id"]
    return stored


def give_back() -> None:
    """Gives the system what this process holds and does not need, so that only growth is seen."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):  # not everywhere
        ctypes.CDLL(None).malloc_trim(0)


def memory_mb(process: int | None) -> float:
    """What a process holds in memory of its own, in MB; 0 when it is not there."""
    try:
        text = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    fields = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    return int(fields.get("VmRSS", "0 kB").split()[0]) / 1024


class Hands(QObject):
    """Does one random thing after the other to ``window``."""

    def __init__(self, window: MainWindow, chance: random.Random, folder: Path) -> None:
        super().__init__()
        self.window = window
        self.chance = chance
        self.folder = folder
        self.done: Counter[str] = Counter()
        self.errors: list[str] = []
        self.last = ""
        self.start = content(window.session.document.score)
        self._actions = [action.name for action in declared() if action.name not in LEFT_OUT]
        self._unseen = chance.sample(self._actions, len(self._actions))
        self._kinds: tuple[tuple[Callable[[], str], int], ...] = (
            (self._menu, 30),
            (self._gesture, 40),
            (self._key, 20),
            (self._wheel, 8),
            (self._type, 8),
            (self._control, 12),
            (self._open, 1),
        )
        window.session.document.observe(self._changed)
        self._dialogs = QTimer(self)
        self._dialogs.timeout.connect(self._answer)
        self._dialogs.start(15)

    def step(self) -> None:
        """One thing; an exception is kept with what led to it."""
        kinds, weights = zip(*self._kinds, strict=True)
        do = self._menu if self._unseen else self.chance.choices(kinds, weights)[0]
        try:
            self.last = do()
        except Exception:
            self.errors.append(f"{do.__name__}: {traceback.format_exc()}")
        self.done[self.last.partition(" ")[0]] += 1

    @property
    def seen_all(self) -> bool:
        """Whether each action was taken once: what is built at its first use is no growth."""
        return not self._unseen

    def stop(self) -> None:
        """No more answers to dialogs."""
        self._dialogs.stop()

    def _changed(self, change: Change) -> None:
        if change.everything:
            self.start = content(self.window.session.document.score)

    def _answer(self) -> None:
        """Closes what is in the way: mostly with no, sometimes with what loses the changes."""
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            popup.close()
        for dialog in QApplication.topLevelWidgets():
            if not isinstance(dialog, QDialog) or not dialog.isVisible():
                continue
            if isinstance(dialog, QMessageBox) and self.chance.random() < 0.5:
                lose = dialog.button(QMessageBox.StandardButton.Discard)
                if lose is not None:
                    lose.click()
                    continue
            dialog.reject()

    def _menu(self) -> str:
        name = self._unseen.pop() if self._unseen else self.chance.choice(self._actions)
        action = self.window.actions_[name]
        if action.isEnabled():
            action.trigger()
        return f"menu {name}"

    def _place(self) -> QPointF:
        roll = self.window.roll
        return QPointF(
            self.chance.uniform(0, roll.width() - 1), self.chance.uniform(0, roll.height() - 1)
        )

    def _modifiers(self) -> Qt.KeyboardModifier:
        key = Qt.KeyboardModifier
        return self.chance.choice(
            (
                *[key.NoModifier] * 4,
                key.ShiftModifier,
                key.ControlModifier,
                key.AltModifier,
                key.ControlModifier | key.ShiftModifier,
            )
        )

    def _gesture(self) -> str:
        roll, held = self.window.roll, self._modifiers()
        button = self.chance.choice(
            (
                *[Qt.MouseButton.LeftButton] * 6,
                Qt.MouseButton.RightButton,
                Qt.MouseButton.MiddleButton,
            )
        )
        at = self._place()
        target: QWidget = roll.childAt(at.toPoint()) or roll

        def send(kind: QEvent.Type, place: QPointF, down: Qt.MouseButton) -> None:
            local = QPointF(target.mapFrom(roll, place.toPoint()))
            event = QMouseEvent(
                kind, local, QPointF(target.mapToGlobal(local.toPoint())),
                Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else button, down, held,
            )  # fmt: skip
            QApplication.sendEvent(target, event)

        if self.chance.random() < 0.15:
            send(QEvent.Type.MouseButtonDblClick, at, button)
        else:
            send(QEvent.Type.MouseButtonPress, at, button)
        for _ in range(self.chance.randint(0, 4)):
            at = at + QPointF(self.chance.gauss(0, 60), self.chance.gauss(0, 40))
            send(QEvent.Type.MouseMove, at, button)
        send(QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.NoButton)
        return "gesture"

    def _key(self) -> str:
        keys = Qt.Key
        key = self.chance.choice(
            (keys.Key_Up, keys.Key_Down, keys.Key_Left, keys.Key_Right, keys.Key_Delete)
            + (keys.Key_Escape, keys.Key_Home, keys.Key_End, keys.Key_Tab, keys.Key_Return)
            + (keys.Key_Space, keys.Key_1, keys.Key_2, keys.Key_3, keys.Key_Backspace)
        )
        self.window.roll.setFocus()
        QTest.keyClick(self.window.roll, key, self._modifiers())
        return "key"

    def _wheel(self) -> str:
        roll, at = self.window.roll, self._place()
        turned = QPoint(self.chance.choice((-120, 0, 120)), self.chance.choice((-120, 120)))
        event = QWheelEvent(
            at, QPointF(roll.mapToGlobal(at.toPoint())), QPoint(), turned, Qt.MouseButton.NoButton,
            self._modifiers(), Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(roll, event)
        return "wheel"

    def _type(self) -> str:
        editors = [e for e in self.window.findChildren(QPlainTextEdit) if e.isVisible()]
        if editors:
            editor = self.chance.choice(editors)
            if len(editor.toPlainText()) > 2000:
                editor.selectAll()
            if not editor.isReadOnly():
                editor.insertPlainText(self.chance.choice(WORDS))
        return "type"

    def _control(self) -> str:
        kinds = (QAbstractButton, QComboBox, QAbstractSlider)
        there = [
            widget
            for kind in kinds
            for widget in self.window.findChildren(kind)
            if widget.isVisible() and widget.isEnabled()
        ]
        widget = self.chance.choice(there)
        if isinstance(widget, QAbstractButton):
            widget.click()
        elif isinstance(widget, QComboBox):
            places = [i for i in range(widget.count()) if _may_be_chosen(widget, i)]
            if places:
                place = self.chance.choice(places)
                widget.setCurrentIndex(place)
                widget.activated.emit(place)
        else:
            widget.setValue(self.chance.randint(widget.minimum(), widget.maximum()))
        return f"control {type(widget).__name__} {widget.accessibleName()}"

    def _open(self) -> str:
        examples = sorted((Path(__file__).parents[1] / "assets" / "examples").glob("*.mid"))
        path = self.chance.choice(examples)
        score = open_score(path).score
        self.window.session.generating.cancel()
        if not self.window.session.document.in_transaction:
            self.window.session.document.replace(score)
        return "open"


def _may_be_chosen(widget: QComboBox, place: int) -> bool:
    """Whether it is no line between entries and no entry that is off."""
    flags = widget.model().flags(widget.model().index(place, widget.modelColumn()))
    return bool(flags & Qt.ItemFlag.ItemIsEnabled and flags & Qt.ItemFlag.ItemIsSelectable)


def main(arguments: Sequence[str] | None = None) -> int:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.window_soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--hours", type=float, default=0.0, help="in place of minutes")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        seconds = 3600 * options.hours or 60 * options.minutes
        report = soak(seconds, random.Random(options.seed), Path(folder))
    print(json.dumps(report, indent=1))
    return int(bool(report["problems"]))


def soak(seconds: float, chance: random.Random, folder: Path) -> dict[str, Any]:
    """Works the window for so long; what the module says, ``"problems"`` in sentences."""
    application = make_application()
    before = _held()
    session = Session()
    window = MainWindow(session)
    window.resize(1280, 800)
    window.show()
    window.begin()
    hands = Hands(window, chance, folder)
    noise: Counter[str] = Counter()

    def hook(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        words = "".join(traceback.format_exception(kind, error, trace))
        hands.errors.append(f"after {hands.last}: {words}")

    def qt_said(kind: QtMsgType, context: object, words: str) -> None:
        if not words.startswith(_NO_SCREEN):
            noise[f"{kind.name}: {words}"] += 1

    sys.excepthook = hook
    install_message_handler(qt_said)
    measured: dict[str, list[float]] = defaultdict(list)
    began = time.monotonic()

    def go_on() -> None:
        nonlocal began
        now = time.monotonic()
        if not hands.seen_all:
            began = now
        if now - began > seconds:
            application.exit(0)  # quit() would ask about unsaved changes
            return
        hands.step()
        QTimer.singleShot(chance.choice((0, 0, 5, 20)), go_on)

    def measure() -> None:
        if not hands.seen_all:
            return
        give_back()
        processes = {
            "window MB": os.getpid(),
            "engine MB": session.engine.process_id,
            "player MB": session.player.process_id,
        }
        for name, process in processes.items():
            if taken := memory_mb(process):
                measured[name].append(taken)
        objects = [o for w in application.topLevelWidgets() for o in w.findChildren(QObject)]
        measured["objects"].append(len(objects))
        measured["timers"].append(sum(isinstance(o, QTimer) and o.isActive() for o in objects))
        measured["threads"].append(threading.active_count())
        measured["open files"].append(len(os.listdir("/proc/self/fd")))

    measuring = QTimer()
    measuring.timeout.connect(measure)
    measuring.start(max(100, round(seconds * 1000 / MEASURES)))
    QTimer.singleShot(0, go_on)
    application.exec()
    measuring.stop()
    hands.stop()

    session.generating.cancel()
    window.hide()  # gestures that are open end
    document = session.document
    while document.in_transaction:
        document.abort()
    steps = 0
    while document.can_undo:
        document.undo()
        steps += 1
    back = content(document.score) == hands.start
    document.mark_clean()
    # Without a desktop, Qt lets go of what was copied only when Python is no more.
    QApplication.clipboard().clear()
    window.close()
    session.close()
    window.deleteLater()
    del window, hands.window, document
    QTest.qWait(200)
    sys.excepthook = sys.__excepthook__
    install_message_handler(None)
    left = _left(before)
    return _report(hands, noise, measured, min(1 / 3, WARM_UP_SECONDS / seconds), left, steps, back)


def _held() -> dict[str, set[str]]:
    """The threads, processes and files that there are."""
    files = set()
    for number in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            files.add(os.readlink(f"/proc/self/fd/{number}"))
    children = set()
    for task in os.listdir("/proc/self/task"):
        with contextlib.suppress(OSError):
            children.update(Path(f"/proc/self/task/{task}/children").read_text().split())
    return {
        "thread": {thread.name for thread in threading.enumerate()},
        "process": children,
        "file": {name for name in files if name.startswith("/") and "/proc/" not in name},
    }


def _left(before: dict[str, set[str]]) -> list[str]:
    """What there is that was not there before, once it has had time to go."""
    deadline = time.monotonic() + 20
    while True:
        gc.collect()
        left = [
            f"{kind} {name}" for kind, names in _held().items() for name in names - before[kind]
        ]
        # What Python or Qt opened for good is no leak: its own libraries and fonts.
        left = [
            entry for entry in left
            if not entry.startswith(("file /usr/", "file /dev/", f"file {sys.prefix}"))
            and "resource_tracker" not in entry and not _tracks(entry)
        ]  # fmt: skip
        if not left or time.monotonic() > deadline:
            return left
        QTest.qWait(200)


def _tracks(entry: str) -> bool:
    """Whether it is the process of Python's own that tidies up when this one ends."""
    kind, _, name = entry.partition(" ")
    if kind != "process":
        return False
    try:
        return b"resource_tracker" in Path(f"/proc/{name}/cmdline").read_bytes()
    except OSError:
        return True  # gone by now


def _report(
    hands: Hands,
    noise: Counter[str],
    measured: dict[str, list[float]],
    warm_up: float,
    left: list[str],
    steps: int,
    back: bool,
) -> dict[str, Any]:
    problems = [f"an exception: {error}" for error in hands.errors[:10]]
    problems += [f"Qt said {count} times: {words}" for words, count in noise.most_common(10)]
    problems += [f"left behind: {each}" for each in left]
    if not back:
        problems.append("undoing everything did not give the beginning of the song")
    shown: dict[str, list[float]] = {}
    for name, values in measured.items():
        if len(values) < 2 * PARTS:
            continue
        size = len(values) / PARTS
        shown[name] = [
            round(statistics.median(values[round(n * size) : round((n + 1) * size)]))
            for n in range(PARTS)
        ]
        warm = values[round(warm_up * len(values)) :]
        quarter = max(1, len(warm) // 4)
        early, late = statistics.median(warm[:quarter]), statistics.median(warm[-quarter:])
        if late > early * GROWTH + _LEEWAY.get(name, 0):
            problems.append(f"grew after the warm-up: {name}, from {early:.0f} to {late:.0f}")
    return {
        "done": dict(hands.done.most_common()),
        "undo_steps": steps,
        "measured": shown,
        "left": left,
        "problems": problems,
    }


if __name__ == "__main__":
    sys.exit(main())
