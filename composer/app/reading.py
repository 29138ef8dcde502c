"""Asking the engine how it reads words: what comes next, surprise, what a unit does over them.

An answer is told as an event; a newer question of one kind takes the older one's place.  Offsets
count the characters of the text that was given; nats are natural units of surprise.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Union

from composer.app.headless import prime_of, without_headings
from composer.app.wishes import Wishes
from composer.engine.messages import (
    MAX_ALTERNATIVES,
    MAX_SCORED_CHARACTERS,
    Activations,
    ActivationsRequest,
    Cancelled,
    ExplainRequest,
    Explanation,
    Failed,
    Finished,
    Message,
    Request,
    ScoreRequest,
    Surprises,
)
from composer.engine.messages.words import MAX_FELT_CHARACTERS

MAX_PRIME = 4000  # characters before a place that a network reads: more takes longer than helps

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NextCharacters:
    """What may come after a text: the probability of each character, the likeliest first.

    At temperature 1, in the manner that was wished for; ``""`` is the text's end.
    """

    probabilities: tuple[tuple[str, float], ...]

    def at(self, temperature: float) -> tuple[tuple[str, float], ...]:
        """The same at another temperature, in the same order; at 0 the first alone."""
        if not self.probabilities:
            return ()
        if temperature <= 0:
            return tuple((c, float(i == 0)) for i, (c, _) in enumerate(self.probabilities))
        most = math.log(max(self.probabilities[0][1], 1e-300))
        weights = [
            math.exp((math.log(max(p, 1e-300)) - most) / temperature) for _, p in self.probabilities
        ]
        total = sum(weights)
        return tuple(
            (c, weight / total) for (c, _), weight in zip(self.probabilities, weights, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Surprised:
    """How surprising each character of ``text`` is: nats, ``None`` for those of a heading."""

    text: str
    nats: tuple[float | None, ...]
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Felt:
    """What a unit does over ``text``: -1 to 1 for each character, ``None`` for a heading's."""

    text: str
    values: tuple[float | None, ...]
    answer: Activations


@dataclass(frozen=True, slots=True)
class ReadingFailed:
    """``what``: ``"next"``, ``"surprise"`` or ``"unit"``; why it could not be read."""

    what: str
    sentence: str


ReadingEvent = Union[NextCharacters, Surprised, Felt, ReadingFailed]
Hear = Callable[[Message], None]


class Reading:
    """See the module.

    ``ask``: hands a request to the engine, its answers to a function; ``cancel``: gives one up;
    ``new_id``: an id for a request; ``revision``: the document's; ``tell``: takes the events.
    """

    def __init__(
        self,
        ask: Callable[[Request, Hear], None],
        cancel: Callable[[int], None],
        new_id: Callable[[], int],
        revision: Callable[[], int],
        tell: Callable[[ReadingEvent], None],
    ) -> None:
        self._ask, self._cancel, self._new_id, self._revision = ask, cancel, new_id, revision
        self._tell = tell
        self._reading: dict[str, int] = {}  # what is read -> the newest request for it

    def look_ahead(self, before: str, wishes: Wishes) -> None:
        """Asks what may come after ``before``; ``NextCharacters`` follows.

        With an artist two or three passes over the text are blended, as in writing.
        """
        prime = prime_of(before, MAX_PRIME)
        if not prime.strip():
            prime = ""  # what a song begins with
        rows: list[tuple[str | None, float]] = [(None, 1.0)]
        if wishes.artist:
            first = wishes.strength * (1 - (wishes.blend if wishes.second_artist else 0))
            rows = [(None, 1 - wishes.strength), (wishes.artist, first)]
            if wishes.second_artist:
                rows.append((wishes.second_artist, wishes.strength - first))
        rows = [row for row in rows if row[1]]
        heard: list[Explanation] = []

        def next_row(place: int) -> None:
            artist, _ = rows[place]

            def hear(message: Message) -> None:
                if isinstance(message, Explanation):
                    heard.append(message)
                elif isinstance(message, Finished):
                    if place + 1 < len(rows):
                        next_row(place + 1)
                    else:
                        weights = [weight for _, weight in rows]
                        self._tell(NextCharacters(_blended(heard, weights)))

            self._read(
                "next",
                lambda: ExplainRequest(
                    id=self._new_id(),
                    revision=self._revision(),
                    piece=prime,
                    place=len(prime),
                    count=MAX_ALTERNATIVES,
                    pack=wishes.pack,
                    artist=artist,
                ),
                hear,
            )

        next_row(0)

    def measure(self, text: str, wishes: Wishes) -> None:
        """Asks how surprising each character of ``text`` is; ``Surprised`` follows."""
        bare = without_headings(text)
        words = bare.text[:MAX_SCORED_CHARACTERS]
        if not words.strip():
            self.forget("surprise")
            self._tell(Surprised(text, (None,) * len(text)))
            return
        nats: list[float | None] = [None] * len(text)

        def hear(message: Message) -> None:
            if isinstance(message, Surprises):
                for place in message.places:
                    if place.place < len(words):
                        nats[bare.places[place.place]] = place.nats
            elif isinstance(message, Finished):
                self._tell(Surprised(text, tuple(nats)))

        self._read(
            "surprise",
            lambda: ScoreRequest(
                id=self._new_id(),
                revision=self._revision(),
                piece=words,
                pack=wishes.pack,
                artist=wishes.artist,
                second_artist=wishes.second_artist if wishes.artist else None,
                blend=wishes.blend,
                strength=wishes.strength,
            ),
            hear,
        )

    def feel(
        self,
        text: str,
        wishes: Wishes,
        *,
        unit: tuple[int, int] | None = None,
        follow: str | None = None,
    ) -> None:
        """Asks what a unit of the network does over ``text``; ``Felt`` follows.

        ``unit``: layer and number, both from 0; ``None`` for the one that best follows
        ``follow``, one of :data:`~composer.engine.messages.words.FEATURES`.
        """
        bare = without_headings(text)
        words = bare.text[:MAX_FELT_CHARACTERS]
        if not words.strip():
            self.forget("unit")
            self._tell(ReadingFailed("unit", "There is no text yet to look at a unit over."))
            return

        def hear(message: Message) -> None:
            if isinstance(message, Activations):
                values: list[float | None] = [None] * len(text)
                for place, value in zip(bare.places, message.values, strict=False):
                    values[place] = value
                self._tell(Felt(text, tuple(values), message))

        self._read(
            "unit",
            lambda: ActivationsRequest(
                id=self._new_id(),
                revision=self._revision(),
                text=words,
                unit=unit,
                follow=follow,
                pack=wishes.pack,
                artist=wishes.artist,
            ),
            hear,
        )

    def forget(self, what: str) -> None:
        """No answer is wanted any more to ``"next"``, ``"surprise"`` or ``"unit"``."""
        last = self._reading.pop(what, None)
        if last is not None:
            self._cancel(last)

    # Within

    def _read(self, what: str, make: Callable[[], Request], hear: Hear) -> None:
        self.forget(what)
        try:
            request = make()
        except ValueError as error:
            self._tell(ReadingFailed(what, f"The text cannot be read: {error}."))
            return
        self._reading[what] = request.id

        def heard(message: Message) -> None:
            if self._reading.get(what) != request.id:
                return  # a newer one is on its way
            if isinstance(message, (Finished, Cancelled, Failed)):
                del self._reading[what]
            if isinstance(message, Failed):
                _log.warning("not read: %s %s", message.sentence, message.details)
                self._tell(ReadingFailed(what, message.sentence))
            hear(message)

        self._ask(request, heard)


def _blended(heard: list[Explanation], weights: list[float]) -> tuple[tuple[str, float], ...]:
    """The distributions in one: the product of their powers, as the writer blends logits."""
    tables = [
        {str(a.value): a.probability for a in answer.distributions[0].likeliest} for answer in heard
    ]
    if not tables:
        return ()
    logs = {
        character: sum(
            weight * math.log(max(table.get(character, 0.0), 1e-12))
            for table, weight in zip(tables, weights, strict=True)
        )
        for character in tables[0]
    }
    most = max(logs.values())
    raw = {character: math.exp(value - most) for character, value in logs.items()}
    total = sum(raw.values())
    ordered = sorted(raw.items(), key=lambda item: -item[1])
    return tuple((character, value / total) for character, value in ordered)
