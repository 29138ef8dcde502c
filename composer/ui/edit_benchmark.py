"""How long a great edit holds the window: ``python -m composer.ui.edit_benchmark [NOTES]``.

Works the shown window's own actions on all notes of a song (100,000 of them) and prints
milliseconds for each, with undo and redo: what the action took, the longest that the window was
held after it (drawing, mini-map, journal), and the processor time of the window's thread in the
longer of both, which is what counts on a machine that others keep busy.  Then the same for opening,
saving and exporting, which run beside the window: how long they took, and the longest hold.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from composer.ui.window import MainWindow

LIMIT_MS = 100.0
WIDTH, HEIGHT = 1920, 1080
OF_ALL = (
    *("later", "transpose_up", "step_up", "longer", "louder", "quantise", "legato"),
    *("trim_to_next", "length_eighth", "invert", "invert_in_key", "retrograde", "double_time"),
    *("join_repeated", "split_at_playhead", "remove_overlaps", "remove_duplicates", "duplicate"),
    *("notes_to_voice_below", "cut", "delete"),
)
OF_THE_SONG = ("duplicate_time", "delete_time", "voice_duplicate")
SHOWN = ("mini_map", "highlight_scale", "highlight_chords", "mark_outside")
FILES = (".descant", ".mid", ".musicxml", ".mxl", ".abc")
_CALM_TURNS = 20
_CALM_MS = 8.0
_LONGEST_S = 120.0


class Holding:
    """Does things in ``window`` and prints how long each held it; ``slow``: those that were."""

    def __init__(self, window: MainWindow, only: str):
        self._window = window
        self._only = only
        self.slow: list[str] = []

    def measure(self, what: str, run: Callable[[], object]) -> None:
        """Runs it, and measures until the window is at rest again."""
        taken, work = _timed(run)
        after, after_work = self._rest()
        print(f"{what:<34} {taken:>9.1f} {after:>9.1f} {max(work, after_work):>9.1f}", flush=True)
        if max(work, after_work) > LIMIT_MS:
            self.slow.append(what)

    def action(self, name: str) -> None:
        """An action with all notes selected, undone and done again and undone."""
        if self._only not in name:
            return
        actions = self._window.actions_
        self._prepare()
        if name == "quantise":  # they lie on the grid
            actions["tick_later"].trigger()
            self._rest()
        before = self._window.session.document.position
        self.measure(name, actions[name].trigger)
        if self._window.session.document.position == before:
            return
        self.measure(f"  undo of {name}", actions["undo"].trigger)
        self.measure(f"  redo of {name}", actions["redo"].trigger)
        actions["undo"].trigger()
        self._rest()

    def paste(self) -> None:
        """All notes copied, and pasted behind themselves."""
        if self._only not in "paste":
            return
        document, editing = self._window.session.document, self._window.editing
        self._prepare()
        self.measure("copy", self._window.actions_["copy"].trigger)
        self.measure("paste", lambda: editing.paste(document.score.end))
        self.measure("  undo of paste", self._window.actions_["undo"].trigger)

    def asked_for(self) -> None:
        """What a dialog asks about before it is done."""
        from composer.edit.structure import insert_time
        from composer.edit.voicing import merge_voices, split_chords

        document = self._window.session.document
        first, *others = (voice.id for voice in document.score.voices)
        for what, run in (
            ("insert_time", lambda: insert_time(document, 0, 1920)),
            ("merge_voices", lambda: merge_voices(document, first, others)),
            ("split_chords", lambda: split_chords(document, first, 4)),
        ):
            if self._only in what:
                self.measure(what, run)
                if what != "merge_voices":  # which are split next
                    self.measure(f"  undo of {what}", self._window.actions_["undo"].trigger)

    def trial(self, name: str) -> None:
        """A dialog that tries out what it does on all notes: opened, and put away."""
        if self._only in name:
            self._prepare()
            self.measure(f"{name} (dialog)", self._window.actions_[name].trigger)
            self.measure(f"  {name} taken back", self._window.shaping.end_trials)

    def shown(self, name: str) -> None:
        """What can be shown, switched on or off, and back."""
        if self._only in name:
            self.measure(f"{name} the other way", self._window.actions_[name].trigger)
            self.measure(f"{name} back", self._window.actions_[name].trigger)

    def panel(self, name: str) -> None:
        """A panel that is shown, and put away."""
        if self._only in name:
            panels = {dock.objectName(): dock.toggleViewAction() for dock in self._window.docks}
            self.measure(f"{name} panel the other way", panels[name].trigger)
            self.measure(f"{name} panel back", panels[name].trigger)

    def file(
        self, what: str, do: Callable[[], object], then: Callable[[Any], object] = lambda _: None
    ) -> None:
        """A file that is read or written beside the window, and what the window does then."""
        from composer.ui.file_work import FileWork

        if self._only not in what:
            return
        files, ended = FileWork(self._window.messages), []

        def done(result: object) -> None:
            then(result)
            ended.append("")

        began = time.perf_counter()
        taken, work = _timed(
            lambda: files.start(what, do, done, lambda error: ended.append(str(error)))
        )
        after, after_work = self._rest(until=lambda: bool(ended))
        seconds = time.perf_counter() - began
        held = max(taken, after)
        told = f"in {seconds:.1f} s {' '.join(ended)}"
        print(f"{what:<34} {held:>9.1f} {'':>9} {max(work, after_work):>9.1f}  {told}", flush=True)
        if max(work, after_work) > LIMIT_MS:
            self.slow.append(what)

    def _prepare(self) -> None:
        self._window.roll.setFocus()
        self._window.actions_["select_all"].trigger()
        self._rest()

    def _rest(self, until: Callable[[], bool] = lambda: True) -> tuple[float, float]:
        """Milliseconds of the longest hold until nothing is left to do, and of its work."""
        from PySide6.QtCore import QCoreApplication

        longest = work = 0.0
        calm, end = 0, time.monotonic() + _LONGEST_S
        while calm < _CALM_TURNS and time.monotonic() < end:
            taken, busy = _timed(QCoreApplication.processEvents)
            longest, work = max(longest, taken), max(work, busy)
            calm = calm + 1 if busy < _CALM_MS and until() else 0
            time.sleep(0.01)
        return longest, work


def _timed(run: Callable[[], object]) -> tuple[float, float]:
    began, busy = time.perf_counter(), time.thread_time()
    run()
    return (time.perf_counter() - began) * 1000, (time.thread_time() - busy) * 1000


def main(arguments: list[str] | None = None) -> int:
    """Prints a table; 1 when the window was held for longer than it may."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.ui.edit_benchmark", description=__doc__
    )
    parser.add_argument("notes", type=int, nargs="?", default=100_000)
    parser.add_argument("--words", action="store_true", help="with a syllable under every note")
    parser.add_argument("--only", default="", help="what has this in its name")
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = folder  # nothing of the person's own is touched
        slow = _measure(Path(folder), wanted.notes, wanted.words, wanted.only)
    if slow:
        print(f"Held the window for more than {LIMIT_MS:.0f} ms: " + "; ".join(slow) + ".")
    return 1 if slow else 0


def _measure(home: Path, count: int, words: bool, only: str) -> list[str]:
    from composer.app.session import Session
    from composer.app.song_file import read_song, write_export, write_song
    from composer.edit.commands import SetLyrics
    from composer.ui.long_lived import LongLived
    from composer.ui.roll.benchmark import large_score, words_under
    from composer.ui.start import make_application
    from composer.ui.window import MainWindow

    application = make_application()
    session = Session(settings_path=home / "settings.json", pack_folders=())
    score = large_score(count)
    session.document.replace(score)
    if words:
        session.document.apply(SetLyrics(words_under(score)))
        session.document.mark_clean()
    window = MainWindow(session)
    lasting = LongLived(session.document)
    window.resize(WIDTH, HEIGHT)
    window.show()
    application.processEvents()
    holding = Holding(window, only)
    holding.measure("the window rests", application.processEvents)
    print(f"{'of ' + format(count, ',') + ' notes, ms':<34} {'action':>9} {'after':>9} {'work':>9}")
    for name in ("select_all", *OF_ALL, *OF_THE_SONG):
        holding.action(name)
    holding.paste()
    holding.asked_for()
    for name in ("quantise_as", "humanise", "transpose"):
        holding.trial(name)
    for name in SHOWN:
        holding.shown(name)
    holding.panel("score")
    for ending in FILES:
        held, path = session.document.score.copy(), home / f"song{ending}"
        write: Callable[..., object] = write_song if ending == ".descant" else write_export
        holding.file(f"save or export {ending}", partial(write, held, path))
    for ending in FILES:
        path = home / f"song{ending}"
        if path.exists():
            holding.file(f"open {ending}", partial(read_song, path), session.file.take)
    session.document.mark_clean()
    window.close()
    lasting.close()
    session.close()
    return holding.slow


if __name__ == "__main__":
    raise SystemExit(main())
