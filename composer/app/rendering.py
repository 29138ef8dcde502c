"""Sound files beside the sitting: one at a time, in a process of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from composer.app import paths
from composer.app.session_events import RenderingEnded, RenderingWent, SessionError
from composer.app.stems import stem_files
from composer.midi.render import Rendered, RenderOptions
from composer.midi.render_process import (
    RenderFailed,
    RenderGivenUp,
    RenderProcess,
    RenderProgress,
    RenderTask,
)
from composer.midi.song import song_from_score
from composer.model.score import Score
from composer.model.voice import audible

_log = logging.getLogger(__name__)


class Rendering:
    """Makes sound files; :meth:`poll` tells ``tell`` what has become of them."""

    def __init__(self, tell: Callable[[RenderingWent | RenderingEnded], None]) -> None:
        self._tell = tell
        self._process: RenderProcess | None = None

    @property
    def running(self) -> bool:
        """Whether a sound file is being made."""
        return self._process is not None

    def start(
        self, score: Score, path: Path, options: RenderOptions, stems: bool = False
    ) -> tuple[Path, ...]:
        """Begins to write what ``score`` sounds like; returns the files that there will be.

        ``stems``: one for each voice that sounds.  Raises :class:`SessionError` when there is
        nothing to hear, or another file is still being made.
        """
        if self._process is not None:
            raise SessionError("A sound file is still being made; wait for it, or cancel it.")
        if not score.notes:
            raise SessionError("There are no notes to make a sound file of.")
        heard = audible(score.voices)
        if not any(note.voice in heard for note in score.notes.values()):
            raise SessionError("Every voice with notes is muted, so there is nothing to hear.")
        path = path.absolute()
        task = RenderTask(
            song_from_score(score), path, options, stem_files(score, path) if stems else ()
        )
        self._process = RenderProcess(task, paths.log_file("render"))
        return task.files

    def cancel(self) -> None:
        """Gives the file up; nothing is left of it."""
        if self._process is not None:
            self._process.cancel()

    def poll(self) -> None:
        """Takes in what has happened.  Never blocks."""
        if self._process is None:
            return
        for event in self._process.poll():
            if isinstance(event, RenderProgress):
                self._tell(RenderingWent(event.done, event.total))
                continue
            self._process = None
            if isinstance(event, Rendered):
                self._tell(RenderingEnded(event.files, event.remark))
            elif isinstance(event, RenderFailed):
                _log.warning("no sound file: %s", event.sentence)
                self._tell(RenderingEnded(sentence=event.sentence, failed=True))
            elif isinstance(event, RenderGivenUp):
                self._tell(RenderingEnded())

    def close(self) -> None:
        """Gives up what is being made, and waits for its end."""
        if self._process is not None:
            self._process.close()
            self._process = None
