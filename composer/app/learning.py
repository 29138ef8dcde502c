"""Learning from a person's own files, in a process of its own: a lyrics artist, or an event pack.

Whoever owns a :class:`Learning` calls :meth:`Learning.poll` often; what happens is told to the
observers from within a call, on the caller's thread.  One thing is learned at a time, while the
files of another may be looked at.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Union

from composer.app.own_packs import OwnPackError, OwnPacks, RemovedPack
from composer.app.training_process import Line, TrainingMissing, TrainingProcess, training_tree
from composer.engine.packs import Pack

LYRICS, EVENT = "lyrics", "event"
BASES = {EVENT: "event-piano", LYRICS: "lyrics-songbook"}
TEXT_ENDINGS = (".txt", ".md")
MUSIC_ENDINGS = (".mid", ".midi", ".smf", ".kar", ".rmi")
MAX_MINUTES = 1440.0
NICE = 5  # in the window, where the music that plays and the engine go first
MAX_ARTIST = 60  # characters
# What it usually takes on one core that has nothing else to do: from, to.
USUAL_MINUTES = {LYRICS: (1, 4), EVENT: (3, 8)}

_log = logging.getLogger(__name__)


class LearningError(Exception):
    """It cannot be begun; the text is one sentence for the person.  Nothing has changed."""


@dataclass(frozen=True)
class Lesson:
    """What is to be learned.

    ``family``: ``"lyrics"`` or ``"event"``.  ``files``: files, or folders of them.  ``name``: the
    new pack's, as :meth:`OwnPacks.check` wants it; ``title``: what the person calls it.
    ``base``: the pack to begin from.  ``artist``: of texts, as whom the pack lists them.
    ``minutes``: how long it may learn, ``None`` until it gets no better.  ``command``: for the
    pack's card.
    """

    family: str
    files: tuple[Path, ...]
    name: str
    base: Pack
    title: str = ""
    artist: str | None = None
    minutes: float | None = None
    seed: int = 1
    replace: bool = False
    command: str = "Learn in the window of Descant"


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What would be learned.  ``counts``: texts, words and characters, or pieces and notes, each
    also ``held_out_...``; empty with a ``problem``, the sentence that says why it cannot be.
    ``remarks``: sentences about what is left out."""

    counts: dict[str, int]
    remarks: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class LearningProgress:
    """``share``: 0 to 1.  ``curve``: (share, figure) of each measuring on what is held out, bits a
    character of texts, nats a note of music; ``start``: that figure before; lower is better."""

    share: float
    curve: tuple[tuple[float, float], ...] = ()
    start: float | None = None


@dataclass(frozen=True, slots=True)
class Learned:
    """The pack is there.  ``before``, ``after``: the figure on what is held out; ``better``:
    whether anything was learned; ``whole``: of texts, whether the other artists changed a little;
    ``details``: all that the process said of it."""

    lesson: Lesson
    before: float
    after: float
    better: bool
    whole: bool
    remarks: tuple[str, ...]
    details: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class LearningEnded:
    """Nothing was learned, and nothing written: ``sentence`` says why, empty when it was
    cancelled."""

    lesson: Lesson
    sentence: str = ""
    refused: bool = False


LearningEvent = Union[LookedAt, LearningProgress, Learned, LearningEnded]


def family_of(files: Sequence[Path]) -> str | None:
    """What is learned from files or folders, by their endings; ``None`` from both together."""
    texts = music = False
    for file in files:
        if file.is_dir():
            inside = {path.suffix.lower() for path in file.rglob("*")}
            texts |= bool(inside & set(TEXT_ENDINGS))
            music |= bool(inside & set(MUSIC_ENDINGS))
        else:
            texts |= file.suffix.lower() in TEXT_ENDINGS
            music |= file.suffix.lower() not in TEXT_ENDINGS
    if texts and music:
        return None
    return LYRICS if texts else EVENT


def start_learning(lesson: Lesson, place: Path, nice: int = 0) -> TrainingProcess:
    """The process that learns and writes the pack to ``place``; raises ``TrainingMissing``.

    ``nice``: how far it gives way to all else on the machine.
    """
    words = ["--base", str(lesson.base.folder), "--out", str(place), "--command", lesson.command]
    words += [
        "--nice",
        str(nice),
        "--seed",
        str(lesson.seed),
        "--title",
        lesson.title or lesson.name,
    ]
    words += [] if lesson.minutes is None else ["--minutes", str(lesson.minutes)]
    words += [] if lesson.artist is None else ["--artist", lesson.artist]
    files = [str(file.absolute()) for file in lesson.files]
    return TrainingProcess(f"{lesson.family}.learn", [*words, "--", *files])


def figures_of(learned: Line) -> tuple[float, float]:
    """The figure before and after, of what the process said at its end."""
    unit = "bits_per_character" if "bits_per_character" in learned else "nats_per_event"
    return float(learned[f"start_{unit}"]), float(learned[unit])


class Learning:
    """``folders``: of packs, the person's own first.  ``changed(family, name)``: called when a
    pack has come, ``name`` ``None`` when one has gone."""

    def __init__(
        self,
        folders: Sequence[Path],
        changed: Callable[[str, str | None], object] = lambda family, name: None,
    ) -> None:
        self.own = OwnPacks(folders)
        self._changed = changed
        self._observers: list[Callable[[LearningEvent], None]] = []
        self._looking: TrainingProcess | None = None
        self._given_up: list[TrainingProcess] = []
        self._remarks: list[str] = []
        self._found: dict[str, int] = {}
        self._process: TrainingProcess | None = None
        self._lesson: Lesson | None = None
        self._result: Line | None = None
        self._said: list[str] = []
        self.progress = LearningProgress(0.0)
        self.cancelling = False

    def observe(self, callback: Callable[[LearningEvent], None]) -> Callable[[], None]:
        """``callback(event)`` for all that happens, until the returned function is called."""
        self._observers.append(callback)

        def unsubscribe() -> None:
            if callback in self._observers:
                self._observers.remove(callback)

        return unsubscribe

    @property
    def possible(self) -> bool:
        """Whether this copy of the program can learn."""
        return training_tree() is not None

    @property
    def lesson(self) -> Lesson | None:
        """What is being learned; ``None`` when nothing is."""
        return self._lesson

    def look(self, family: str, files: Sequence[Path], base: Pack) -> None:
        """Looks at what would be learned; :class:`LookedAt` follows.  An earlier look is given up.

        Raises :class:`LearningError` when it cannot be begun.
        """
        self.stop_looking()
        words = [family, "--base", str(base.folder), "--"]
        self._remarks, self._found = [], {}
        try:
            self._looking = TrainingProcess("look", [*words, *(str(f.absolute()) for f in files)])
        except TrainingMissing as error:
            raise LearningError(str(error)) from error

    @property
    def looking(self) -> bool:
        """Whether files are being looked at."""
        return self._looking is not None

    def stop_looking(self) -> None:
        """Gives up looking; nothing follows."""
        if self._looking is not None:
            self._looking.ask_to_end()
            self._given_up.append(self._looking)
            self._looking = None

    def learn(self, lesson: Lesson) -> None:
        """Begins; :class:`LearningProgress` follows, and one of :class:`Learned` and
        :class:`LearningEnded` at last.

        Raises :class:`LearningError` when it cannot be begun.
        """
        if self._lesson is not None:
            title = self._lesson.title or self._lesson.name
            raise LearningError(f"“{title}” is still being learned; wait for it, or cancel it.")
        try:
            self.own.check(lesson.name, lesson.replace)
            self.own.prepare()
            self._process = start_learning(lesson, self.own.place(lesson.name), NICE)
        except (OwnPackError, TrainingMissing) as error:
            raise LearningError(str(error)) from error
        self._lesson, self._result, self._said = lesson, None, []
        self.cancelling = False
        self._tell_progress(LearningProgress(0.0))

    def cancel(self) -> None:
        """Ends the learning soon; :class:`LearningEnded` follows, unless the pack is written
        already."""
        if self._process is not None:
            self.cancelling = True
            self._process.ask_to_end()

    def remove(self, name: str) -> RemovedPack:
        """See :meth:`OwnPacks.remove`; raises :class:`OwnPackError`."""
        removed = self.own.remove(name)
        self._changed(removed.family, None)
        return removed

    def restore(self, removed: RemovedPack) -> None:
        """See :meth:`OwnPacks.restore`; raises :class:`OwnPackError`."""
        self.own.restore(removed)
        self._changed(removed.family, removed.name)

    def poll(self) -> None:
        """Takes in what the processes have said.  Never waits."""
        if self._looking is not None:
            self._look_on(self._looking)
        if self._process is not None:
            self._learn_on(self._process)
        for process in list(self._given_up):
            process.poll()
            if process.over:
                process.end()
                self._given_up.remove(process)

    def close(self) -> None:
        """Ends what goes on; waits for a pack that is just being written."""
        self.stop_looking()
        for process in self._given_up:
            process.end()
        self._given_up.clear()
        if self._process is not None:
            self._process.end()
            self._process = self._lesson = None
        self.own.purge()

    def _look_on(self, process: TrainingProcess) -> None:
        for line in process.poll():
            if "say" in line:
                self._remarks.append(str(line["say"]))
            self._found = line.get("found", self._found)
        if process.over:
            self._looking = None
            ended = process.end()
            self._tell(LookedAt(dict(self._found), tuple(self._remarks), ended.sentence))

    def _learn_on(self, process: TrainingProcess) -> None:
        progress = self.progress
        for line in process.poll():
            if "say" in line:
                self._said.append(str(line["say"]))
            elif "share" in line:
                progress = LearningProgress(float(line["share"]), progress.curve, progress.start)
            elif "nats" in line:
                _log.info("learning: %s", line)
                each = math.log(2) if self._lesson and self._lesson.family == LYRICS else 1.0
                point = (progress.share, float(line["nats"]) / each)
                start = float(line["start_nats"]) / each
                progress = LearningProgress(progress.share, (*progress.curve, point), start)
            self._result = line.get("learned", self._result)
        if progress is not self.progress:
            self._tell_progress(progress)
        if process.over:
            self._end(process)

    def _end(self, process: TrainingProcess) -> None:
        lesson, result = self._lesson, self._result
        assert lesson is not None
        ended, cancelled = process.end(), self.cancelling
        self._process = self._lesson = None
        self.cancelling = False
        if result is None:
            sentence = ended.sentence
            if not sentence and not cancelled:
                sentence = "Learning ended without a result, and nothing was written."
            _log.info("nothing was learned as %s: %s", lesson.name, sentence or "cancelled")
            self._tell(LearningEnded(lesson, sentence, ended.refused))
            return
        _log.info("learned: %s", result)
        before, after = figures_of(result)
        better, whole = bool(result.get("better")), bool(result.get("whole"))
        self._changed(lesson.family, lesson.name)
        self._tell(Learned(lesson, before, after, better, whole, tuple(self._said), result))

    def _tell_progress(self, progress: LearningProgress) -> None:
        self.progress = progress
        self._tell(progress)

    def _tell(self, event: LearningEvent) -> None:
        for callback in list(self._observers):
            callback(event)
