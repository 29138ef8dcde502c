"""A model that plays along with the person: one at a time of streaming, answering, accompanying."""

from __future__ import annotations

from composer.app.accompanying import Accompanying, AccompanyOptions
from composer.app.answering import Answering
from composer.app.exchanges import AnswerOptions
from composer.app.session_events import SessionError
from composer.app.stage import Stage
from composer.app.streaming import Streaming, StreamOptions
from composer.midi.player import PlayerEvent


class Along:
    """See :mod:`composer.app.streaming`, :mod:`~composer.app.answering` and
    :mod:`~composer.app.accompanying`.  Times are ticks."""

    def __init__(self, stage: Stage) -> None:
        self.streaming = Streaming(stage)
        self.answering = Answering(stage)
        self.accompanying = Accompanying(stage)
        self._parts: dict[str, Streaming | Answering | Accompanying] = {
            "stream": self.streaming,
            "answer": self.answering,
            "accompany": self.accompanying,
        }

    @property
    def kind(self) -> str:
        """``"stream"``, ``"answer"`` or ``"accompany"``; ``""`` when nothing plays along."""
        return next((name for name, part in self._parts.items() if part.running), "")

    def stream(self, options: StreamOptions, tick: int) -> None:
        """Plays on from the first bar line at ``tick`` or later; raises :class:`SessionError`."""
        self._only("stream")
        self.streaming.start(options, tick)

    def answer(self, options: AnswerOptions, voice: int) -> None:
        """Answers what is played in ``voice`` from now on; raises :class:`SessionError`."""
        self._only("answer")
        self.answering.start(options, voice)

    def accompany(self, options: AccompanyOptions, voice: int, tick: int) -> None:
        """Writes voices under the melody that is played in ``voice`` from the first bar line at
        ``tick`` or later; raises :class:`SessionError`."""
        self._only("accompany")
        self.accompanying.start(options, voice, tick)

    def _only(self, kind: str) -> None:
        if self.kind and self.kind != kind:
            self.stop()
        elif self.kind:
            raise SessionError("The model plays along already; stop it first.")

    def stop(self) -> None:
        """Ends what goes on; what was heard stays."""
        for part in self._parts.values():
            part.stop()

    def forget(self) -> None:
        """Another song: ends what goes on, with nothing written any more."""
        for part in self._parts.values():
            part.forget()

    def take(self, event: PlayerEvent) -> None:
        """What the player says."""
        for part in self._parts.values():
            part.take(event)

    def poll(self) -> None:
        """Does what time brings; call it often."""
        for part in self._parts.values():
            part.poll()
