"""What the session and the document say is passed on to the parts of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from composer.app.session_events import EngineChanged, FileChanged, Said, SessionEvent
from composer.edit.document import Change

if TYPE_CHECKING:
    from composer.ui.window import MainWindow

POLL_MS = 30


class Listening(QObject):
    """Asks the session every :data:`POLL_MS` milliseconds what is new, and looks after the parts.

    Before :meth:`begin` the session, whose processes may not run yet, is not asked.
    """

    def __init__(self, window: MainWindow):
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._began = False
        self._forget = [
            self._session.observe(self._take),
            self._session.document.observe(self._document_changed),
        ]
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)
        self._poll.start()

    def begin(self) -> None:
        """The session's processes run: they are asked from now on."""
        self._began = True

    def end(self) -> None:
        """Hears nothing any more."""
        self._poll.stop()
        for forget in self._forget:
            forget()
        self._forget = []

    def _look(self) -> None:
        if self._began:
            self._session.poll()
        self._window.editing.look()

    def _take(self, event: SessionEvent) -> None:
        window = self._window
        for part in (
            window.playing,
            window.recording,
            window.playing_along,
            window.desk,
            window.generating,
            window.candidates,
            window.origins,
            window.wording,
            window.own_voices,
            window.audio,
            window.mixing,
            window.sounding,
            window.likely,
        ):
            part.take(event)
        if isinstance(event, FileChanged):
            window.show_title()
        elif isinstance(event, EngineChanged):
            window.status.show_engine()
        elif isinstance(event, Said):
            if event.error:
                window.messages.problem(event.sentence)
            else:
                window.messages.note(event.sentence)

    def _document_changed(self, change: Change) -> None:
        window, everything = self._window, change.everything
        window.editing.look()
        # A step is on the undo stack once the document has told of its change.
        QTimer.singleShot(0, window, window.editing.look)
        window.generating.ask_to_look()
        if everything or "voices" in change.fields:
            window.voices.song_changed()
            window.mixing.voices_changed()
        if everything:
            window.playing.song_replaced()
            window.generating.look()
            window.roll.zoom_to_fit()
        if everything or change.fields & {"tempo", "meter", "key"}:
            window.playing.song_changed()
            window.status.show_place()
