"""The end that the system asks for: on logout, shutdown or ``kill`` nobody is there to be asked.

What is not saved by then is kept for the next start, and the processes end as they do otherwise.
"""

from __future__ import annotations

import signal
from types import FrameType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from composer.app.session import Session

# A terminal that is closed, and a system that shuts down.
_ENDS = ("SIGHUP", "SIGTERM")


class EndingByTheSystem:
    """Ends ``application`` on those signals, and keeps what is not saved when a session ends.

    The exit code is then 128 and the signal's number, as shells have it.
    """

    def __init__(self, application: QApplication, session: Session) -> None:
        self._application = application
        self._session = session
        self._before: dict[int, object] = {}
        for name in _ENDS:
            if (number := getattr(signal, name, None)) is not None:
                self._before[number] = signal.signal(number, self._end)
        # Qt asks about unsaved changes then; who does not answer in time loses nothing either.
        application.commitDataRequest.connect(self._keep)

    def close(self) -> None:
        """What was before is again."""
        self._application.commitDataRequest.disconnect(self._keep)
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]

    def _keep(self, _: object = None) -> None:
        self._session.recording.finish()
        self._session.safekeeping.keep_now()

    def _end(self, number: int, _: FrameType | None) -> None:
        # Python calls it between any two of its steps, perhaps within an edit, which ends first.
        QTimer.singleShot(0, self._application, lambda: self._end_now(number))

    def _end_now(self, number: int) -> None:
        try:
            self._keep()
        finally:
            self._application.exit(128 + number)
