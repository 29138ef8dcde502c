"""Asking the engine for words: texts written on, lines written anew, lines for a melody.

The part of a sitting beside harmonising: its requests run by themselves and are told apart by
their ids.  It knows the text only as it is given; who shows it decides what is taken into the
song.  Offsets count the characters of the text that was given; nats are natural units of surprise.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Union

from composer.app.headless import prime_of, without_headings
from composer.app.reading import MAX_PRIME, Hear, Reading, ReadingEvent
from composer.app.wishes import Wishes
from composer.engine.messages import (
    Cancelled,
    Failed,
    Finished,
    LinesRequest,
    LyricsRequest,
    Message,
    Progress,
    Request,
    RewriteRequest,
    Text,
    TextPiece,
)
from composer.engine.messages.words import LINE, MAX_REPLACED, WORD
from composer.model.generation import Parameter

MAX_SEED = 2**31

_log = logging.getLogger(__name__)


class WritingError(Exception):
    """It cannot be asked for now; the text is one sentence for the person."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text that is being written, or (``final``) is.

    ``nats``: the mean of its characters, ``None`` while it is written.  ``parameters``, ``pack``,
    ``pack_hash``, ``seed``: what made it.
    """

    index: int
    text: str
    final: bool = False
    nats: float | None = None
    parameters: tuple[tuple[str, Parameter], ...] = ()
    pack: str = ""
    pack_hash: str = ""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class TextsChanged:
    """The texts, in order of their index (of rewriting: the best first)."""

    texts: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class WritingEnded:
    """``outcome``: ``"finished"``, ``"cancelled"`` or ``"failed"``, then with a sentence."""

    outcome: str
    sentence: str = ""


WritingEvent = Union[TextsChanged, WritingEnded, ReadingEvent]


class Writing:
    """See the module.

    ``ask``: hands a request to the engine, its answers to a function; ``cancel``: gives one up;
    ``new_id``: an id for a request; ``revision``: the document's.
    """

    def __init__(
        self,
        ask: Callable[[Request, Hear], None],
        cancel: Callable[[int], None],
        new_id: Callable[[], int],
        revision: Callable[[], int],
    ) -> None:
        self._ask, self._cancel, self._new_id, self._revision = ask, cancel, new_id, revision
        self._observers: list[Callable[[WritingEvent], None]] = []
        self._running: int | None = None
        self._texts: dict[int, Written] = {}
        self._progress: tuple[int, int] | None = None
        self.reading = Reading(ask, cancel, new_id, revision, self._tell)

    def observe(self, callback: Callable[[WritingEvent], None]) -> Callable[[], None]:
        """``callback(event)`` for all that happens, until the returned function is called."""
        self._observers.append(callback)

        def unsubscribe() -> None:
            if callback in self._observers:
                self._observers.remove(callback)

        return unsubscribe

    # Writing

    @property
    def running(self) -> bool:
        """Whether a text is being written."""
        return self._running is not None

    @property
    def progress(self) -> tuple[int, int] | None:
        """``(done, total)`` of what is being written, ``None`` while the engine has not begun."""
        return self._progress

    @property
    def texts(self) -> tuple[Written, ...]:
        """What was written for the last request."""
        return tuple(self._texts[index] for index in sorted(self._texts))

    def go_on(self, before: str, wishes: Wishes, *, stop: str = "length") -> None:
        """Asks for a text after ``before``; it comes in pieces.

        ``stop``: ``"length"``, or after the first ``"line"`` or ``"stanza"``.  Raises
        :class:`WritingError` while another is being written, or when it cannot be.
        """
        self._start(
            lambda: LyricsRequest(
                id=self._new_id(),
                revision=self._revision(),
                pack=wishes.pack,
                artist=wishes.artist,
                second_artist=wishes.second_artist if wishes.artist else None,
                blend=wishes.blend,
                strength=wishes.strength,
                prime=prime_of(before, MAX_PRIME),
                length=wishes.length,
                stop=stop,
                rhyme=wishes.rhyme,
                syllables=wishes.syllables,
                original=wishes.original,
                temperature=wishes.temperature,
                seed=_seed(wishes),
            )
        )

    def rewrite(
        self,
        text: str,
        start: int,
        end: int,
        wishes: Wishes,
        *,
        syllables: int | None = None,
        stresses: str = "",
        rhymes_with: str = "",
    ) -> None:
        """Asks for other words from ``start`` to ``end`` of ``text``, which lie in one line.

        A part of a line without a blank in it is one word; anything else is a line, or the rest
        of one.  ``syllables``: of what comes, ``None`` for any; ``stresses``: strong and weak beats
        of them, as in :class:`~composer.engine.messages.words.LinesRequest`, empty for any.
        Raises :class:`WritingError`.
        """
        replaced = text[start:end]
        if len(replaced) > MAX_REPLACED:
            raise WritingError("That line is too long to be written anew at once.")
        whole = "\n" in text[end : end + 1] or end == len(text)
        inside = bool(replaced) and not any(c.isspace() for c in replaced)
        begins = start == 0 or text[start - 1] == "\n"
        unit = WORD if inside and not (begins and whole) else LINE
        after = without_headings(text[end:])
        # The line breaks at the beginning went with the headings.
        breaks = len(text[end:]) - len(text[end:].lstrip("\n"))
        gap = "\n" * min(breaks, 2) if after.text else ""
        self._start(
            lambda: RewriteRequest(
                id=self._new_id(),
                revision=self._revision(),
                before=prime_of(text[:start], MAX_PRIME),
                replaced=replaced,
                after=(gap + after.text)[:MAX_PRIME],
                unit=unit,
                pack=wishes.pack,
                artist=wishes.artist,
                second_artist=wishes.second_artist if wishes.artist else None,
                blend=wishes.blend,
                strength=wishes.strength,
                syllables=syllables,
                stresses=stresses,
                rhymes_with=rhymes_with,
                original=wishes.original,
                temperature=wishes.temperature,
                candidates=wishes.alternatives,
                seed=_seed(wishes),
            )
        )

    def for_melody(self, before: str, stresses: tuple[str, ...], wishes: Wishes) -> None:
        """Asks for a line of words for each of ``stresses``, after the whole lines of ``before``.

        ``stresses``: as in :class:`~composer.engine.messages.words.LinesRequest`.  Raises
        :class:`WritingError`.
        """
        prime = prime_of(before, MAX_PRIME)
        if prime and not prime.endswith("\n"):
            prime += "\n"
        self._start(
            lambda: LinesRequest(
                id=self._new_id(),
                revision=self._revision(),
                stresses=stresses,
                prime=prime,
                pack=wishes.pack,
                artist=wishes.artist,
                second_artist=wishes.second_artist if wishes.artist else None,
                blend=wishes.blend,
                strength=wishes.strength,
                rhyme=wishes.rhyme,
                original=wishes.original,
                temperature=wishes.temperature,
                seed=_seed(wishes),
            )
        )

    def stop(self) -> None:
        """Stops what is being written; what there is stays.  ``WritingEnded`` follows."""
        if self._running is not None:
            self._cancel(self._running)

    def clear(self) -> None:
        """Gives up what is being written and forgets what was: another place or another song."""
        if self._running is not None:
            self._cancel(self._running)
            self._running, self._progress = None, None
            self._texts = {}
            self._tell(WritingEnded("cancelled"))
        self._texts = {}

    # Within

    def _tell(self, event: WritingEvent) -> None:
        for callback in list(self._observers):
            callback(event)

    def _start(self, make: Callable[[], LyricsRequest | LinesRequest | RewriteRequest]) -> None:
        if self._running is not None:
            raise WritingError("A text is still being written; stop it first.")
        try:
            request = make()
        except ValueError as error:
            raise WritingError(f"This cannot be written: {error}.") from error
        # A look ahead that waits would only hold the text up.
        self.reading.forget("next")
        self._texts, self._progress = {}, None
        self._running = request.id
        self._ask(request, lambda message: self._heard(request.id, message))
        self._tell(TextsChanged(()))

    def _heard(self, request_id: int, message: Message) -> None:
        if request_id != self._running:
            return  # given up
        if isinstance(message, Progress):
            self._progress = (message.done, message.total)
        elif isinstance(message, TextPiece):
            before = self._texts.get(message.index, Written(message.index, ""))
            self._texts[message.index] = Written(message.index, before.text + message.text)
            self._tell(TextsChanged(self.texts))
        elif isinstance(message, Text):
            self._texts[message.index] = Written(
                message.index,
                message.text,
                True,
                message.nats,
                message.parameters,
                message.pack,
                message.pack_hash,
                message.seed,
            )
            self._tell(TextsChanged(self.texts))
        elif isinstance(message, (Finished, Cancelled, Failed)):
            self._running, self._progress = None, None
            if isinstance(message, Failed):
                _log.warning("not written: %s %s", message.sentence, message.details)
                self._tell(WritingEnded("failed", message.sentence))
            else:
                done = isinstance(message, Finished)
                self._tell(WritingEnded("finished" if done else "cancelled"))


def _seed(wishes: Wishes) -> int:
    return secrets.randbelow(MAX_SEED) if wishes.seed is None else wishes.seed
