"""The rows of a training step, from whole pieces and by the published protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from composer.engine.events import HIGHEST, LOWEST, ExpressiveEvents, TimedNotes

Integers = NDArray[np.int64]
Rows = dict[str, NDArray[Any]]


class PieceWindows:
    """Pieces in windows of ``length`` events, in as many streams side by side as a step has rows.

    A stream is a list of pieces one after the other; step by step it goes on by one window, so
    that the state can be carried over.  Each epoch has its own order of pieces, and its own
    transposition, pace and loudness of each.  Everything follows from the seed and the number of
    the step.
    """

    def __init__(
        self,
        pieces: Sequence[TimedNotes],
        length: int,
        seed: int,
        semitones: int = 0,
        pace: float = 0.0,
        loudness: int = 0,
    ) -> None:
        self.pieces, self.length, self.seed = list(pieces), length, seed
        self.semitones, self.pace, self.loudness = semitones, pace, loudness
        self.alphabet = ExpressiveEvents()
        self.windows = np.array([-(-len(piece) // length) for piece in self.pieces])
        self.total = int(self.windows.sum())
        self._epoch = -1

    def steps_of_epoch(self, count: int) -> int:
        """Steps of an epoch with ``count`` rows."""
        return max(1, self.total // count)

    def _lay_out(self, epoch: int) -> None:
        if epoch == self._epoch:
            return
        random = np.random.default_rng((self.seed, 11, epoch))
        order = random.permutation(len(self.pieces))
        self._piece = np.repeat(order, self.windows[order])
        first = np.cumsum(self.windows[order]) - self.windows[order]
        self._place = np.arange(self.total) - np.repeat(first, self.windows[order])
        self._events = [self._varied(piece, random) for piece in self.pieces]
        self._epoch = epoch

    def _varied(self, piece: TimedNotes, random: np.random.Generator) -> Integers:
        lowest, highest = int(piece.pitch.min()), int(piece.pitch.max())
        down = max(-self.semitones, min(0, LOWEST - lowest))
        up = min(self.semitones, max(0, HIGHEST - highest))
        semitones = int(random.integers(down, up + 1))
        slower = float(np.exp(random.uniform(-1, 1) * np.log1p(self.pace)))
        louder = int(random.integers(-self.loudness, self.loudness + 1))
        return self.alphabet.encode(piece.varied(semitones, slower, louder))

    def draw(self, step: int, count: int) -> Rows:
        """The windows of a step.

        ``events``: int [count, length, 4]; ``following``: the same, one event on, -1 past a
        piece's end; ``begins``: bool [count], where no state goes over; ``scale``: float [count],
        rows divided by events, which makes the mean over rows of (sum of a row's losses x scale)
        the mean over events.
        """
        epoch, place = divmod(step, self.steps_of_epoch(count))
        self._lay_out(epoch)
        rows = []
        begins = np.zeros(count, dtype=bool)
        for row in range(count):
            window = (row * self.total // count + place) % self.total
            first = int(self._place[window]) * self.length
            rows.append((self._events[int(self._piece[window])], first))
            begins[row] = place == 0 or first == 0
        return {**window_rows(rows, self.length, self.alphabet.sizes), "begins": begins}


def window_rows(rows: Sequence[tuple[Integers, int]], length: int, sizes: tuple[int, ...]) -> Rows:
    """Windows of whole pieces; each row a piece's events and the first of them to be predicted."""
    events = np.zeros((len(rows), length, len(sizes)), dtype=np.int64)
    following = np.full((len(rows), length, len(sizes)), -1, dtype=np.int64)
    for row, (piece, first) in enumerate(rows):
        wanted = piece[first : first + length]
        following[row, : len(wanted)] = wanted
        if first == 0:
            events[row, 0] = sizes  # the mark before the first event
            events[row, 1 : len(wanted)] = piece[: max(0, len(wanted) - 1)]
        else:
            events[row, : len(wanted)] = piece[first - 1 : first - 1 + len(wanted)]
    return {"events": events, "following": following, "scale": _scale(following)}


class PublishedWindows:
    """All windows of ``length`` events of one piece; the event after a window is to be predicted.

    ``held_out`` chooses the tenth for validation: see ``holding_out`` of the configuration.
    """

    def __init__(self, events: Integers, length: int, seed: int, held_out: str) -> None:
        self.events, self.length, self.seed = events, length, seed
        count = len(events) - length
        tenth = count // 10
        if tenth < 1 or count - tenth - length < 1:
            raise ValueError(f"a piece of {len(events)} messages is too short")
        if held_out == "windows":
            order = np.random.default_rng((seed, 12)).permutation(count)
            self.valid, self.train = order[:tenth], order[tenth:]
        else:
            self.valid = np.arange(count - tenth, count)
            # No window for training holds or predicts an event that one for validation holds.
            self.train = np.arange(count - tenth - length)

    def draw(self, step: int, count: int) -> Rows:
        """The windows of a step; each epoch takes all of them in its own order, the last step of
        it with some of the next order's first."""
        total = len(self.train)
        places = np.arange(step * count, (step + 1) * count)
        chosen = []
        for epoch in np.unique(places // total):
            order = np.random.default_rng((self.seed, 13, int(epoch))).permutation(total)
            chosen.append(self.train[order[places[places // total == epoch] % total]])
        return self.rows(np.concatenate(chosen))

    def rows(self, windows: Integers) -> Rows:
        """The windows that begin at these events, as of :meth:`PieceWindows.draw`."""
        at = windows[:, None] + np.arange(self.length)
        following = np.full((len(windows), self.length, self.events.shape[1]), -1, dtype=np.int64)
        following[:, -1] = self.events[windows + self.length]
        return {
            "events": self.events[at],
            "following": following,
            "begins": np.ones(len(windows), dtype=bool),
            "scale": _scale(following),
        }


def _scale(following: Integers) -> NDArray[np.float32]:
    rows = len(following)
    scale = rows / max(1, int((following[..., 0] >= 0).sum()))
    return np.full(rows, scale, dtype=np.float32)
