"""What a sitting tells its observers, and the error that its calls raise."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Union

from composer.engine.messages import Candidate
from composer.midi.player import PlayerEvent
from composer.midi.recorder import Take


class SessionError(Exception):
    """It cannot be done now; the text is one sentence for the person.  Nothing has changed.

    ``backup``: a kept good copy, which ``open`` of the sitting's file takes with ``backup=True``.
    """

    def __init__(self, sentence: str, backup: Path | None = None) -> None:
        super().__init__(sentence)
        self.backup = backup


@dataclass(frozen=True, slots=True)
class FileChanged:
    """Another document, another name, or saved: ``path`` is the project file, if there is one."""

    path: Path | None


@dataclass(frozen=True, slots=True)
class RecentChanged:
    """The list of recent files is another one."""

    recent: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class EngineChanged:
    """``state``: ``"starting"``, ``"ready"``, ``"restarting"`` or ``"stopped"``."""

    state: str


@dataclass(frozen=True, slots=True)
class HarmonyProgress:
    """``done`` of ``total`` steps; ``total`` 0 while the engine has not begun."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class CandidatesChanged:
    """The candidates in order of their index; those not final are still being made."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class HarmonyEnded:
    """``outcome``: ``"finished"``, ``"cancelled"`` or ``"failed"`` (then a ``Said`` came too)."""

    outcome: str


@dataclass(frozen=True, slots=True)
class AuditionChanged:
    """Candidate ``index`` is being played; ``None``: the song itself is."""

    index: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence for the person; ``error``: something did not work."""

    sentence: str
    error: bool = False


@dataclass(frozen=True, slots=True)
class RenderingWent:
    """How far the sound file is: seconds of music, done and in all."""

    done: float
    total: float


@dataclass(frozen=True, slots=True)
class RenderingEnded:
    """``files``: what was written; none when it failed or was given up.

    ``sentence``: why it failed, or what is to be known about it.  ``failed``: whether it did.
    """

    files: tuple[Path, ...] = ()
    sentence: str = ""
    failed: bool = False


@dataclass(frozen=True, slots=True)
class RecordingChanged:
    """``state``: ``"off"``, ``"waiting"`` (count-in or pre-roll) or ``"on"``."""

    state: str


@dataclass(frozen=True, slots=True)
class TakesChanged:
    """What was recorded last; ``chosen``: which is in the song (their number: all together)."""

    takes: tuple[Take, ...]
    chosen: int | None


@dataclass(frozen=True, slots=True)
class PacksChanged:
    """A pack of ``family`` has come (again), or one has gone: then ``name`` is ``None``."""

    family: str
    name: str | None


@dataclass(frozen=True, slots=True)
class AlongChanged:
    """A model that plays along: ``kind`` is ``"stream"``, ``"answer"`` or ``"accompany"``.

    ``state``: ``"off"``, ``"starting"``, ``"playing"``, ``"waiting"`` (for the engine),
    ``"listening"``, ``"thinking"`` or ``"answering"``.  ``latency``: seconds from the last key that
    was let go of to the first note of the answer, or ``None``; ``model``: seconds that the model
    took of them.  ``kept``: exchanges that wait to be put into the song.
    """

    kind: str
    state: str
    latency: float | None = None
    model: float | None = None
    kept: int = 0


# The player's events are passed on as they are.
SessionEvent = Union[
    FileChanged,
    RecentChanged,
    EngineChanged,
    HarmonyProgress,
    CandidatesChanged,
    HarmonyEnded,
    AuditionChanged,
    RenderingWent,
    RenderingEnded,
    RecordingChanged,
    TakesChanged,
    Said,
    PacksChanged,
    AlongChanged,
    PlayerEvent,
]
