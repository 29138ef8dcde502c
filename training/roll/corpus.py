"""Piano-roll corpora: reading, and the windows that a training sees."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, is_zipfile

import numpy as np
from numpy.typing import NDArray

from composer.engine.networks.roll_shape import RollShape
from composer.engine.recollection import TRUST, Recollection

KEYS = 88
LOWEST = 21  # MIDI pitch of key 0
BYTES = 11  # of a packed frame
PARTS = ("_rolls", "_lengths")  # the two arrays of a split, by how their names end

Piece = NDArray[np.bool_]
"""bool [steps, 88], key 0 is MIDI pitch 21."""

MAX_FRAMES = 20_000_000  # of one file; more is no corpus, and would take the memory
_AT_ONCE = 32  # pieces that are looked through side by side


@dataclass(frozen=True)
class Known:
    """A published corpus: its ``title`` (empty if unknown), ticks of a step, steps of a bar."""

    title: str
    step_ticks: int
    bar_steps: int


# By the name of the file before its first hyphen.
CORPORA = {
    "nottingham": Known("Nottingham folk tunes with chords", 240, 8),
    "jsb": Known("Bach chorales in quarter notes", 480, 4),
    "musedata": Known("MuseData, orchestral and piano music", 240, 8),
    "piano": Known("Piano-midi, piano music of the classical and romantic era", 240, 8),
}


def corpus_of(path: Path) -> Known:
    """What is known of a corpus by its file's name; of others, that a step is an eighth note."""
    return CORPORA.get(path.name.split("-")[0], Known("", 240, 8))


def load_split(path: Path, split: str) -> list[Piece]:
    """The pieces of a split of an ``.npz`` file.

    ``<split>_rolls``: uint8 [steps of all pieces, 11], each step's 88 keys packed with the lowest
    first; ``<split>_lengths``: int [pieces], in steps.  Raises ``ValueError`` when the file has
    not that form.
    """
    arrays = {}
    try:
        if path.stat().st_size and is_zipfile(path):
            with np.load(path, allow_pickle=False) as file:
                arrays = {name: file[name] for name in file if name.endswith(PARTS)}
    except (BadZipFile, zlib.error, KeyError, EOFError, ValueError) as error:
        raise ValueError(f"{path} is damaged, or no file of piano rolls") from error
    names = sorted(name.removesuffix("_rolls") for name in arrays if name.endswith("_rolls"))
    if not names:
        raise ValueError(f"{path} is no file of piano rolls")
    if split not in names:
        raise ValueError(f"{path} has no split {split!r}, but {' and '.join(map(repr, names))}")
    rolls, lengths = arrays[f"{split}_rolls"], arrays.get(f"{split}_lengths", np.zeros(0))
    good = (
        rolls.ndim == 2
        and rolls.shape[1] == BYTES
        and rolls.dtype == np.uint8
        and lengths.ndim == 1
        and lengths.dtype.kind in "iu"
        and len(rolls) <= MAX_FRAMES
    )
    if not good or (lengths < 1).any() or lengths.sum() != len(rolls):
        raise ValueError(f"{path} has no packed rolls of 88 keys with matching lengths")
    frames = np.unpackbits(rolls, axis=1)[:, :KEYS].astype(bool)
    return np.split(frames, np.cumsum(lengths)[:-1])


def transposed(piece: Piece, semitones: int) -> Piece:
    """The piece so many semitones higher; as it is when a key would fall off."""
    shifted = np.roll(piece, semitones, axis=1)
    lost = shifted[:, :semitones] if semitones > 0 else shifted[:, piece.shape[1] + semitones :]
    return piece if semitones == 0 or lost.any() else shifted


def pack_frames(frames: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The inverse of reading: uint8 [steps, 11]."""
    return np.packbits(frames, axis=1)


class Recollected:
    """Pieces with the sources of each of their frames, for a network of some shape.

    A transposed piece has the same sources, at the same lags.
    """

    def __init__(self, pieces: Sequence[Piece], shape: RollShape) -> None:
        self.pieces, self.shape = list(pieces), shape
        count = shape.sources
        self.lags = [np.zeros((len(piece), count), dtype=np.int16) for piece in pieces]
        self.trust = [np.zeros((len(piece), count, TRUST), dtype=np.float16) for piece in pieces]
        if not count:
            return
        order = sorted(range(len(self.pieces)), key=lambda i: len(self.pieces[i]))
        for first in range(0, len(order), _AT_ONCE):
            some = order[first : first + _AT_ONCE]
            longest = max(len(self.pieces[i]) for i in some)
            frames = np.zeros((len(some), longest, shape.keys), dtype=bool)
            for row, i in enumerate(some):
                frames[row, : len(self.pieces[i])] = self.pieces[i]
            past = Recollection(len(some), shape.keys, shape.lags, shape.memory)
            for step in range(longest):
                lags, trust = past.lags_and_trust()
                for row, i in enumerate(some):
                    if step < len(self.pieces[i]):
                        self.lags[i][step] = lags[row]
                        self.trust[i][step] = trust[row]
                past.advance(frames[:, step])

    def window(
        self, number: int, first: int, length: int, semitones: int = 0
    ) -> dict[str, NDArray[Any]]:
        """``length`` frames of a piece from ``first`` on as the network takes them, one row.

        Past the end there are silent frames; ``real``, bool [length], is false there.  The very
        first frame of a piece is real too.
        """
        shape, piece = self.shape, self.pieces[number]
        if semitones:
            piece = transposed(piece, semitones)
        end = max(first, min(first + length, len(piece)))
        here = np.arange(first, end)
        targets = np.zeros((length, shape.keys), dtype=bool)
        previous = np.zeros((length, shape.keys), dtype=bool)
        sources = np.zeros((length, shape.sources, shape.keys), dtype=bool)
        trust = np.zeros((length, shape.sources, TRUST), dtype=np.float32)
        size = end - first
        targets[:size] = piece[first:end]
        previous[:size] = piece[np.maximum(here - 1, 0)]
        if first == 0:
            previous[0] = False
        lags = self.lags[number][first:end]
        sources[:size] = piece[here[:, None] - lags] & (lags > 0)[..., None]
        trust[:size] = self.trust[number][first:end]
        return {
            "targets": targets,
            "previous": previous,
            "sources": sources,
            "trust": trust,
            "time": first + np.arange(length),
            "real": np.arange(length) < size,
        }


class Windows:
    """Pieces cut into windows of ``length`` frames, in ``count`` streams side by side.

    A stream is a list of pieces one after the other; step by step it goes on by one window, so
    that the state can be carried over.  Each epoch has its own order of pieces.  Everything
    follows from the seed and the number of the step.
    """

    def __init__(self, pieces: Recollected, length: int, transpose: int, seed: int) -> None:
        self.pieces, self.transpose, self.seed = pieces, transpose, seed
        longest = max(len(piece) for piece in pieces.pieces)
        self.length = length or longest
        self.windows = np.array([-(-len(piece) // self.length) for piece in pieces.pieces])
        self.total = int(self.windows.sum())
        self._epoch = -1

    def steps_of_epoch(self, count: int) -> int:
        """Steps of an epoch with ``count`` streams."""
        return max(1, self.total // count)

    def _lay_out(self, epoch: int) -> None:
        if epoch == self._epoch:
            return
        random = np.random.default_rng((self.seed, 11, epoch))
        order = random.permutation(len(self.windows))
        self._shift = random.integers(-self.transpose, self.transpose + 1, size=len(order))
        self._piece = np.repeat(order, self.windows[order])
        ends = np.cumsum(self.windows[order])
        self._place = np.arange(self.total) - np.repeat(
            ends - self.windows[order], self.windows[order]
        )
        self._epoch = epoch

    def draw(self, step: int, count: int) -> dict[str, NDArray[Any]]:
        """The windows of a step, each array with ``count`` rows; see :meth:`Recollected.window`.

        Besides: ``begins``: bool [count], where no state goes over; ``scale``: float [count],
        which makes the mean over rows of (sum of a row's nats x scale) the mean over frames.
        """
        steps = self.steps_of_epoch(count)
        epoch, place = divmod(step, steps)
        self._lay_out(epoch)
        rows, begins = [], np.zeros(count, dtype=bool)
        for row in range(count):
            window = (row * self.total // count + place) % self.total
            piece, cut = int(self._piece[window]), int(self._place[window])
            rows.append(
                self.pieces.window(piece, cut * self.length, self.length, self._shift[piece])
            )
            begins[row] = place == 0 or cut == 0
        batch = {name: np.stack([one[name] for one in rows]) for name in rows[0]}
        scale = np.full(count, count / max(1, int(batch["real"].sum())), dtype=np.float32)
        return {**batch, "begins": begins, "scale": scale}
