"""How long a frame of the roll takes: ``python -m composer.ui.roll.benchmark [NOTES ...]``.

Milliseconds a frame in software rendering at 1920 x 1080, from what the person does to the end of
the drawing: the median, the 95th percentile, and the 95th percentile of the processor time alone
(what counts on a machine that others keep busy).  By real mouse and wheel events: scrolling,
zooming, dragging 1,000 selected notes, playing with the playhead followed, and the whole song in
view; with ``--words`` the same with a syllable under every note, and writing a word.  ``--window``
measures the whole window with its panels, not the roll alone.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import SATB, Voice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from composer.ui.roll.view import RollView

WIDTH, HEIGHT = 1920, 1080
LIMITS = {10_000: 8.0, 100_000: 16.0}  # milliseconds a frame, by notes
_SPELLED = ("ev", "er", "more")
_SCALE = 80 / 480


def large_score(count: int, seed: int = 0) -> Score:
    """``count`` notes in four voices, evenly over time."""
    draw = random.Random(seed)
    score = Score()
    score.voices = tuple(Voice(score.new_id(), role.value.capitalize(), role) for role in SATB)
    for place in range(count):
        voice = place % 4
        pitch = (72, 65, 57, 45)[voice] + draw.randrange(-9, 10)
        length = draw.choice((120, 240, 480))
        note = Note(score.new_id(), score.voices[voice].id, pitch, place // 4 * 120, length)
        score.notes[note.id] = note
    return score


def words_under(score: Score) -> Lyrics:
    """Words of three syllables under every note of ``score``, a section for each voice."""
    verses = []
    for voice in score.voices:
        notes = [note.id for note in score.notes_in_order(voice.id)]
        words = [
            Word(
                tuple(Syllable(text, (note,)) for text, note in zip(_SPELLED, three, strict=False))
            )
            for three in (notes[first : first + 3] for first in range(0, len(notes), 3))
        ]
        lines = tuple(Line(tuple(words[first : first + 6])) for first in range(0, len(words), 6))
        verses.append(Verse(lines))
    return Lyrics(tuple(verses))


class Frames:
    """Does things to a roll of ``count`` notes, ``frames`` times each, and prints what it took.

    ``slow``: what took longer than it may, by processor time.
    """

    def __init__(self, window: QWidget, roll: RollView, count: int, frames: int):
        self._window = window
        self._roll = roll
        self._count = count
        self._frames = frames
        self.slow: list[str] = []

    def measure(self, what: str, step: Callable[[int], None]) -> None:
        """Measures ``step(frame)`` with the drawing that it makes necessary."""
        from PySide6.QtCore import QCoreApplication, QEvent

        spent, worked = [], []
        for frame in range(-3, self._frames):
            began, busy = time.perf_counter(), time.process_time()
            step(frame)
            QCoreApplication.sendPostedEvents()
            # What a window's next refresh does: all that needs it is drawn and shown.
            QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
            if frame >= 0:  # the first ones fill caches
                spent.append((time.perf_counter() - began) * 1000)
                worked.append((time.process_time() - busy) * 1000)
        tail, work = sorted(spent)[int(len(spent) * 0.95)], sorted(worked)[int(len(spent) * 0.95)]
        print(f"{self._count:>8}  {what:<28} {median(spent):>8.2f} {tail:>8.2f} {work:>8.2f}")
        if work > LIMITS.get(self._count, work):
            self.slow.append(what)

    def of_notes(self) -> None:
        """What is done most."""
        roll = self._roll

        def wheel(turn: int, held: str = "") -> None:
            _wheel(roll, turn, held)

        roll.zoom_to_fit()
        self.measure("whole song in view", lambda frame: roll.update())
        self._look(40_000)
        self.measure("scrolling", lambda frame: wheel(-60, "shift"))
        self._look(40_000)
        self.measure("zooming", lambda frame: wheel(120 if frame // 10 % 2 else -120, "control"))
        roll.zoom_to_fit()
        self.measure("zooming from the whole", lambda frame: wheel(60, "control"))
        for smooth, what in ((True, "playing, followed smoothly"), (False, "playing, by the page")):
            view = self._look(40_000)
            roll.set_follow_smoothly(smooth)
            first = int(view.tick(view.width / 2))
            roll.set_playhead(first - 500)
            # At 120 quarters a minute a frame (60 a second) is 16 ticks.
            self.measure(what, lambda frame, first=first: roll.set_playhead(first + 16 * frame))
        self.drag("dragging 1,000 notes")

    def drag(self, what: str) -> None:
        """Drags 1,000 selected notes by the grid, with the mouse."""
        from PySide6.QtCore import QEvent, QPointF

        from composer.ui.roll.scene import KEYS, RULER

        roll = self._roll
        ids = sorted(roll.document.score.notes)[1000:2000]
        notes = [roll.document.score.notes[i] for i in ids]
        roll.set_selection(ids)
        view = self._look(notes[0].onset - 480)
        held = notes[100]
        at = QPointF(KEYS + view.x(held.onset) + 9, RULER + view.y(held.pitch) + view.row / 2)
        _mouse(roll, QEvent.Type.MouseButtonPress, at)
        step = 120 * view.scale
        self.measure(
            what,
            lambda frame: _mouse(
                roll, QEvent.Type.MouseMove, at + QPointF(step * (1 + frame % 12), 0)
            ),
        )
        _mouse(roll, QEvent.Type.MouseButtonRelease, at)
        roll.set_selection(())

    def of_words(self) -> None:
        """The same with words, and writing one."""
        from composer.edit.commands import SetLyrics

        roll, document = self._roll, self._roll.document
        document.apply(SetLyrics(words_under(document.score)))
        roll.set_active_voice(document.score.voices[0].id)
        roll.lanes.show_lane("velocity", True)
        roll.zoom_to_fit()
        self.measure("whole song, words", lambda frame: roll.update())
        self._look(40_000)
        self.measure("scrolling, words", lambda frame: _wheel(roll, -60, "shift"))
        roll.syllables.rows.of_all = True
        self._look(40_000)
        self.measure("scrolling, all words", lambda frame: _wheel(roll, -60, "shift"))
        self.drag("dragging, all words")
        places = [place for place, _ in document.score.lyrics.places()]
        write = roll.syllables.singing.set_text
        self.measure("writing a word", lambda f: write(places[100 + f], f"word{f}") and None)

    def _look(self, left: float):  # type: ignore[no-untyped-def]
        roll = self._roll
        roll.zoom_to_fit()
        roll.look_at(replace(roll.stage.view, scale=_SCALE, left=max(0.0, left)).held())
        return roll.stage.view


def _mouse(roll: RollView, kind, at) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QMouseEvent

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    down = none if kind is QEvent.Type.MouseButtonRelease else left
    keys = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, at, roll.mapToGlobal(at), button, down, keys)
    QCoreApplication.sendEvent(roll, event)


def _wheel(roll: RollView, turn: int, held: str) -> None:
    from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent

    at = QPointF(roll.width() / 2, roll.height() / 3)
    keys = {
        "shift": Qt.KeyboardModifier.ShiftModifier,
        "control": Qt.KeyboardModifier.ControlModifier,
    }.get(held, Qt.KeyboardModifier.NoModifier)
    event = QWheelEvent(
        at, roll.mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(roll, event)


def main(arguments: list[str] | None = None) -> int:
    """Prints a table; 1 when something took longer than it may."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.ui.roll.benchmark", description=__doc__
    )
    parser.add_argument("notes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--frames", type=int, default=60)
    parser.add_argument("--words", action="store_true", help="also with words")
    parser.add_argument("--window", action="store_true", help="the whole window")
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from composer.app.session import Session
    from composer.edit.document import Document
    from composer.ui.long_lived import set_aside
    from composer.ui.roll.view import RollView
    from composer.ui.start import make_application
    from composer.ui.window import MainWindow

    application = make_application()
    slow: list[str] = []
    print(f"{'notes':>8}  {'ms a frame':<28} {'median':>8} {'95th':>8} {'95th cpu':>8}")
    with tempfile.TemporaryDirectory() as home:
        for count in wanted.notes:
            session = None
            window: QWidget
            if wanted.window:
                session = Session(settings_path=Path(home) / "settings.json", pack_folders=())
                session.document.replace(large_score(count))
                window = studio = MainWindow(session)
                roll = studio.roll
            else:
                window = roll = RollView(Document(large_score(count)))
            window.resize(WIDTH, HEIGHT)
            window.show()
            application.processEvents()
            set_aside()
            frames = Frames(window, roll, count, max(20, wanted.frames))
            frames.of_notes()
            if wanted.words:
                frames.of_words()
            slow += [f"{what} with {count} notes" for what in frames.slow]
            roll.document.mark_clean()
            window.close()
            window.deleteLater()
            if session is not None:
                session.close()
    if slow:
        print("Slower than it may be: " + "; ".join(slow) + ".")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
