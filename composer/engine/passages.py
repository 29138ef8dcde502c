"""What a passage is: runs of words, and of notes whatever the key, and the number of each run.

Text and music become a *sequence* of 64-bit tokens, and a run of tokens one 64-bit number, its
hash.  Equal passages have equal hashes on every machine and in every version; nothing else can be
read back from a hash.

A **word** is a run of letters, digits and apostrophes inside; case, accents and apostrophes do
not count.  Its token is the first eight bytes, little-endian, of the BLAKE2b digest of what is
left, in UTF-8.

A **line** is one pitch for each step of a grid (the highest that sounds).  A rest goes on with the
pitch before it, and a repeated note looks like a held one.  The token of a step is the move to the
next step in semitones, plus 256; so a transposed line has the same tokens.  A run begins with a
note, where it is known where notes begin, and counts only if the pitch changes often enough for
:data:`LEAST_NOTES` notes.

**Notes** without a grid (a performance) are taken in order of onset and pitch; a token is the
interval to the next note, plus 256, whatever the rhythm.

The hash of tokens t1 ... tn: h = 0; for each token h = (h xor t) * 0x9E3779B97F4A7C15 modulo
2**64, then h = h xor (h >> 29); at the end the tokens' number is taken in like one more token.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from composer.model.note import Note

WORDS = 8  # words of a passage of text
BARS = 2  # bars of a passage on a grid
NOTES = 24  # notes of a passage without a grid: about two bars of a piano piece
LEAST_NOTES = 5  # notes that a passage of two bars must have; fewer are everybody's

MAX_STEPS = 4_000_000  # of one line; more is no music, and would take the memory

Tokens = NDArray[np.uint64]
Hashes = NDArray[np.uint64]
Line = NDArray[np.int16]
"""One pitch for each step, -1 for silence: int16 [steps]."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_STILL = 256  # the token of a move by no semitone


@dataclass(frozen=True)
class Sequence:
    """``tokens`` uint64 [n].  ``starts`` bool [units]: where a run may begin.

    ``places`` int64 [units, 2]: where each word (characters), step or note (ticks) begins and
    ends in its source.  A sequence of words has as many units as tokens, a line or a sequence of
    notes has one more.
    """

    tokens: Tokens
    starts: NDArray[np.bool_]
    places: NDArray[np.int64]

    @property
    def extra(self) -> int:
        """Units of a run beyond its tokens: 0 for words, 1 for steps and notes."""
        return max(0, len(self.places) - len(self.tokens))


@dataclass(frozen=True)
class Runs:
    """The runs of one length in a sequence.

    ``hashes`` uint64 [runs]; ``first`` int64 [runs]: the first token of each; ``length``: tokens.
    """

    hashes: Hashes
    first: NDArray[np.int64]
    length: int


@lru_cache(maxsize=1 << 17)
def word_token(word: str) -> int:
    """The token of a word."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalnum()).casefold()
    return int.from_bytes(hashlib.blake2b(plain.encode()).digest()[:8], "little")


def words_of(text: str) -> Sequence:
    """The words of a text."""
    found = [(word_token(match.group()), *match.span()) for match in _WORD.finditer(text)]
    return Sequence(
        np.array([token for token, _, _ in found], dtype=np.uint64),
        np.ones(len(found), dtype=bool),
        np.array([(start, end) for _, start, end in found], dtype=np.int64).reshape(-1, 2),
    )


def line_of(
    line: Line,
    step_ticks: int = 1,
    origin: int = 0,
    begins: NDArray[np.bool_] | None = None,
) -> Sequence:
    """A line's moves; ``step_ticks`` and ``origin`` (the tick of step 0) are for ``places``.

    ``begins`` bool [steps]: where notes begin, also such as repeat the pitch before them; without
    it, where the pitch changes.
    """
    sounding = np.flatnonzero(line >= 0)
    first = int(sounding[0]) if len(sounding) else len(line)
    kept = line[first:].astype(np.int64)
    # A rest takes the pitch of the last step before it that sounds.
    last = np.maximum.accumulate(np.where(kept >= 0, np.arange(len(kept)), 0))
    held = kept[last] if len(kept) else kept
    moves = np.diff(held)
    new = np.concatenate((np.ones(min(1, len(held)), dtype=bool), moves != 0))
    if begins is not None:
        new |= begins[first:]
    ticks = origin + (first + np.arange(len(held))) * step_ticks
    return Sequence(
        (moves + _STILL).astype(np.uint64),
        new,
        np.stack((ticks, ticks + step_ticks), axis=1).reshape(-1, 2),
    )


def notes_of(notes: Iterable[Note]) -> Sequence:
    """The intervals from note to note, in order of onset and pitch."""
    ordered = sorted(notes, key=lambda note: (note.onset, note.pitch))
    pitches = np.array([note.pitch for note in ordered], dtype=np.int64)
    return pitches_of(
        pitches,
        np.array([(note.onset, note.end) for note in ordered], dtype=np.int64).reshape(-1, 2),
    )


def pitches_of(pitches: NDArray[np.int64], places: NDArray[np.int64] | None = None) -> Sequence:
    """The intervals between successive pitches, int64 [notes]."""
    moves = np.diff(pitches)
    if places is None:
        number = np.arange(len(pitches))
        places = np.stack((number, number + 1), axis=1).reshape(-1, 2)
    return Sequence((moves + _STILL).astype(np.uint64), np.ones(len(pitches), dtype=bool), places)


def top_line(notes: Iterable[Note], step_ticks: int) -> tuple[Line, int]:
    """The highest sounding pitch on a grid, and the tick of its step 0.

    The grid is laid through the first note's onset, and each step takes what sounds at a quarter
    of it, so that a note that comes a little late or early falls where it belongs.  Raises
    ``ValueError`` when the notes go on for too long.
    """
    ordered = sorted(notes, key=lambda note: note.pitch)
    if not ordered:
        return np.zeros(0, dtype=np.int16), 0
    origin = min(note.onset for note in ordered)
    steps = -(-(max(note.end for note in ordered) - origin) // step_ticks)
    if steps > MAX_STEPS:
        raise ValueError(f"the notes go on for more than {MAX_STEPS} steps")
    line = np.full(steps, -1, dtype=np.int16)
    look = origin + step_ticks // 4
    for note in ordered:
        first = max(0, -(-(note.onset - look) // step_ticks))
        line[first : max(first, -(-(note.end - look) // step_ticks))] = note.pitch
    return line, origin


def top_of_notes(notes: Iterable[Note], step_ticks: int) -> Sequence:
    """The moves of the highest line of some notes (see :func:`top_line`), whose runs begin where
    one of its notes does.  Raises ``ValueError`` when the notes go on for too long."""
    every = list(notes)
    line, origin = top_line(every, step_ticks)
    begins = np.zeros(len(line), dtype=bool)
    look = origin + step_ticks // 4
    for note in every:
        step = max(0, -(-(note.onset - look) // step_ticks))
        if step < len(line) and line[step] == note.pitch:
            begins[step] = True
    return line_of(line, step_ticks, origin, begins)


def anywhere(line: Line, every: int = 1) -> Sequence:
    """The moves of a line of which it is not known where its notes begin: runs begin wherever the
    pitch changes, and at each ``every``-th step."""
    return line_of(line, begins=np.arange(len(line)) % every == 0)


def top_of_roll(roll: NDArray[np.bool_], lowest: int = 21) -> Line:
    """The highest sounding pitch of each step of a roll, bool [steps, keys]."""
    keys = roll.shape[1]
    highest = keys - 1 - roll[:, ::-1].argmax(axis=1)
    return np.where(roll.any(axis=1), highest + lowest, -1).astype(np.int16)


def runs(sequence: Sequence, length: int, least_moves: int = 0) -> Runs:
    """All runs of ``length`` tokens with at least ``least_moves`` tokens that are moves.

    ``least_moves`` is for lines and notes; 0 for words.
    """
    count = len(sequence.tokens) - length + 1
    if count < 1 or length < 1:
        return Runs(np.zeros(0, np.uint64), np.zeros(0, np.int64), length)
    allowed = sequence.starts[:count]
    if least_moves:
        moved = np.concatenate(([0], np.cumsum(sequence.tokens != _STILL)))
        allowed = allowed & (moved[length:] - moved[:-length] >= least_moves)
    first = np.flatnonzero(allowed)
    return Runs(_hashes(sequence.tokens, first, length), first, length)


def _hashes(tokens: Tokens, first: NDArray[np.int64], length: int) -> Hashes:
    state = np.zeros(len(first), dtype=np.uint64)
    for place in range(length):
        state = _mixed(state, tokens[first + place])
    return _mixed(state, np.uint64(length))


def _mixed(state: Hashes, token: Tokens | np.uint64) -> Hashes:
    product = (state ^ token) * _FACTOR  # modulo 2**64
    mixed: Hashes = product ^ (product >> _SHIFT)
    return mixed


def bar_runs(line: Sequence, bar_steps: int) -> Runs:
    """The runs of two bars of ``bar_steps`` steps in a line."""
    return runs(line, BARS * bar_steps - 1, LEAST_NOTES - 1)


def word_runs(words: Sequence) -> Runs:
    """The runs of eight words in a text."""
    return runs(words, WORDS)


def note_runs(notes: Sequence) -> Runs:
    """The runs of 24 notes in a sequence of notes."""
    return runs(notes, NOTES - 1, LEAST_NOTES - 1)
