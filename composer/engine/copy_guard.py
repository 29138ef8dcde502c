"""The copy guard: which passages of a text or a score also stand in a training corpus.

A corpus is known by an *index*, small enough to ship: a Bloom filter of the hashes of its passages
(:mod:`composer.engine.passages`).  From an index no word and no note can be read back; a passage
of the corpus is always found, and another one by mistake about as often as the index states.

An index is ``<name>.safetensors`` with the tensor ``filter`` (uint8, bit n of the filter is bit
``n % 8`` of byte ``n // 8``) and ``<name>.json`` beside it, which says what was indexed and how.
The hashes' bits: with low and high half of a hash, bit i is at (low + i * (high | 1)) modulo the
number of bits.  A passage of text is kept as its two runs of one word less, both of which must be
there: that takes a third less room for the same certainty.  Where the pieces of a corpus have
titles, the card has ``titles``, and the tensor ``pieces`` says of which piece a passage is
(:mod:`composer.engine.piece_table`); one that stands in several is of the first.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from composer.engine.passages import (
    BARS,
    LEAST_NOTES,
    NOTES,
    WORDS,
    Hashes,
    notes_of,
    runs,
    top_of_notes,
    words_of,
)
from composer.engine.passages import (
    Sequence as Passages,
)
from composer.engine.piece_table import PieceTable
from composer.model.note import Note
from composer.model.time import Meter, MeterMap

FORMAT = "descant-copy-index"
VERSION = 1
INDEX_FOLDER = "copy-index"  # beside the packs
# Begins the names of indexes of what a person's own packs learned, before the pack's name: none
# hides one that was shipped.
OWN_PREFIX = "own-"
WORDS_KIND, BARS_KIND, NOTES_KIND = "words", "bars", "notes"
KINDS = (WORDS_KIND, BARS_KIND, NOTES_KIND)
MAX_FILTER_BYTES = 64 * 2**20
MAX_CARD_BYTES = 2**20
MAX_INDEXES = 100
_MAX_PROBES = 32
_MOST_TITLE = 80  # characters of a title
_ONES = np.array([byte.bit_count() for byte in range(256)], dtype=np.uint8)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class CopyIndexError(Exception):
    """An index cannot be used; the text is one sentence that says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A stretch that is also in the corpus ``index`` (its name): from ``start`` up to ``end``.

    Characters of a text or ticks of a score.  ``size``: its words, or its notes.  ``piece``: the
    title of that piece of the corpus which has most of it, where that is known.
    """

    start: int
    end: int
    size: int
    index: str
    piece: str = ""


class BloomFilter:
    """A set of 64-bit hashes that may also say yes to a few others."""

    def __init__(self, content: NDArray[np.uint8], probes: int) -> None:
        self.content, self.probes = content, probes
        self._bits = np.uint64(8 * len(content))

    @classmethod
    def of(cls, hashes: Hashes, bits_each: float) -> BloomFilter:
        """The filter of these hashes with so many bits for each of them."""
        size = max(8, math.ceil(len(hashes) * bits_each / 8))
        made = cls(np.zeros(size, dtype=np.uint8), max(1, round(bits_each * math.log(2))))
        for places in made._places(hashes):
            np.bitwise_or.at(made.content, places >> 3, (1 << (places & 7)).astype(np.uint8))
        return made

    def __contains__(self, value: int) -> bool:
        return bool(self.holds(np.array([value], dtype=np.uint64))[0])

    def holds(self, hashes: Hashes) -> NDArray[np.bool_]:
        """Which of the hashes are in the set, bool [hashes]."""
        found = np.ones(len(hashes), dtype=bool)
        for places in self._places(hashes):
            found &= (self.content[places >> 3] >> (places & 7)) & 1 == 1
        return found

    def false_share(self) -> float:
        """The share of hashes not in the set to which it says yes, by its bits that are set."""
        ones = int(_ONES[self.content].sum(dtype=np.int64))
        return float(ones / (8 * len(self.content))) ** self.probes

    def _places(self, hashes: Hashes) -> Iterable[NDArray[np.int64]]:
        low = hashes & np.uint64(0xFFFFFFFF)
        high = (hashes >> np.uint64(32)) | np.uint64(1)
        for probe in range(self.probes):
            yield ((low + np.uint64(probe) * high) % self._bits).astype(np.int64)


@dataclass(frozen=True)
class CopyIndex:
    """An index in memory.

    ``kind``: ``"words"``, ``"bars"`` (on a grid of ``step_ticks``) or ``"notes"``.  ``bars``: of
    how many steps the bars are whose pairs were indexed, where the corpus does not say its meter;
    without any they are of each piece's own.  ``parts``: overlapping runs that a passage is kept
    as.  ``corpus``, ``licence``: what was indexed; ``titles`` of its pieces, and of which of them
    each passage is, where that is known.
    """

    name: str
    kind: str
    filter: BloomFilter
    parts: int
    step_ticks: int
    bars: tuple[int, ...]
    corpus: str
    licence: str
    titles: tuple[str, ...] = ()
    pieces: PieceTable | None = None

    def copied_text(self, text: str) -> list[Copied]:
        """The stretches of a text that are in the corpus, in order; none for an index of music.

        A whole song takes a millisecond or two: quick enough to ask again at each key that is
        typed, with the index kept in memory (:func:`read_indexes` once).
        """
        if self.kind != WORDS_KIND:
            return []
        return self._stretches(words_of(text), [WORDS], 0)

    def copied_notes(self, notes: Iterable[Note], meter: MeterMap | None = None) -> list[Copied]:
        """The stretches of music (a voice, or several together) that are in the corpus.

        ``meter``: for bars; without it they are of 4/4.  None for an index of words.  Raises
        ``ValueError`` when the notes go on for too long.
        """
        if self.kind == NOTES_KIND:
            return self._stretches(notes_of(notes), [NOTES - 1], LEAST_NOTES - 1)
        if self.kind != BARS_KIND:
            return []
        sequence = top_of_notes(notes, self.step_ticks)
        meter = meter or MeterMap()
        lengths = {self._indexed(entry) for entry in meter.entries}
        return [
            copied
            for copied in self._stretches(sequence, lengths, LEAST_NOTES - 1)
            if copied.end - copied.start >= self._two_bars(meter.at(copied.start)) * self.step_ticks
        ]

    def _two_bars(self, meter: Meter) -> int:
        return BARS * max(1, meter.bar_ticks // self.step_ticks)

    def _indexed(self, meter: Meter) -> int:
        """Tokens of the passages by which two bars of this meter are looked for: as long as they,
        or the next shorter that the index knows, which then must follow each other."""
        wanted = self._two_bars(meter)
        known = [BARS * steps for steps in self.bars] or [wanted]
        return max((steps for steps in known if steps <= wanted), default=min(known)) - 1

    def _stretches(
        self, sequence: Passages, lengths: Iterable[int], least_moves: int
    ) -> list[Copied]:
        covered = np.zeros(len(sequence.places) + 1, dtype=np.int64)
        passages = []
        for length in lengths:
            found, hashes = self.found(sequence, length, least_moves)
            np.add.at(covered, found, 1)
            np.add.at(covered, found + length + sequence.extra, -1)
            passages.append((found, hashes))
        inside = np.concatenate(([0], (np.cumsum(covered[:-1]) > 0).astype(np.int8), [0]))
        edges = np.flatnonzero(np.diff(inside))
        stretches = []
        for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            size = last - first
            if self.kind == BARS_KIND:
                size = int(sequence.starts[first:last].sum())
            start, end = int(sequence.places[first, 0]), int(sequence.places[last - 1, 1])
            title = self._title(
                [hashes[(first <= found) & (found < last)] for found, hashes in passages]
            )
            stretches.append(Copied(start, end, size, self.name, title))
        return stretches

    def _title(self, passages: list[Hashes]) -> str:
        """Of the piece that most of these passages are of."""
        if self.pieces is None:
            return ""
        numbers, counts = np.unique(self.pieces[np.concatenate(passages)], return_counts=True)
        number = int(numbers[counts.argmax()])
        return self.titles[number] if number < len(self.titles) else ""

    def found(
        self, sequence: Passages, length: int, least_moves: int
    ) -> tuple[NDArray[np.int64], Hashes]:
        """The first tokens of the passages of ``length`` tokens that are in the corpus, and the
        passages' hashes."""
        whole = runs(sequence, length, least_moves)
        yes = np.ones(len(whole.first), dtype=bool)
        if self.parts == 1:
            yes &= self.filter.holds(whole.hashes)
        else:
            parts = runs(sequence, length - self.parts + 1)  # one at each token
            held = self.filter.holds(parts.hashes)
            for part in range(self.parts):
                yes &= held[whole.first + part]
        return whole.first[yes], whole.hashes[yes]


def bars_of(copied: Copied, meter: MeterMap) -> tuple[int, int]:
    """The first and the last bar (counted from 0, inclusive) of a stretch of a score."""
    return meter.position(copied.start)[0], meter.position(max(copied.start, copied.end - 1))[0]


def write_index(
    path: Path,
    kind: str,
    hashes: Hashes,
    bits_each: float,
    card: dict[str, Any],
    *,
    parts: int = 1,
    step_ticks: int = 0,
    bars: Sequence[int] = (),
    titles: Sequence[str] = (),
    pieces: NDArray[np.uint16] | None = None,
) -> CopyIndex:
    """Writes ``path`` (``<name>.safetensors``) and its card, and returns the index, read back.

    ``hashes``: of all passages (of their parts), each once.  ``card``: at least ``corpus`` and
    ``licence``.  ``pieces``: the number in ``titles`` of each hash's piece, uint16 [hashes].
    Raises :class:`CopyIndexError` when there is nothing to index.
    """
    if not len(hashes):
        raise CopyIndexError(f"There is no passage to write into {path}.")
    bloom = BloomFilter.of(hashes, bits_each)
    tensors: dict[str, NDArray[Any]] = {"filter": bloom.content}
    if pieces is not None:
        table = PieceTable.of(hashes, pieces)
        tensors["pieces"] = table.packed()
        table_of = {"seed": table.seed, "slots": len(table.slots), "titles": list(titles)}
        card = {**card, **table_of}
    data = save(tensors)
    full = {
        "format": FORMAT,
        "version": VERSION,
        "kind": kind,
        "parts": parts,
        "step_ticks": step_ticks,
        "bars": list(bars),
        "probes": bloom.probes,
        "passages": len(hashes),
        "false_share": float(f"{bloom.false_share() ** parts:.2g}"),
        **card,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(full, indent=2, ensure_ascii=False) + "\n"
    for place, content in ((path, data), (path.with_suffix(".json"), text.encode())):
        half = place.with_name(place.name + ".part")
        half.write_bytes(content)
        os.replace(half, place)
    return read_index(path)


def read_indexes(folders: Sequence[Path]) -> tuple[list[CopyIndex], list[str]]:
    """All indexes of some folders (of two with one name the first), and a sentence for each that
    cannot be used."""
    places: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.safetensors")) if folder.is_dir() else []:
            places.setdefault(path.stem, path)
    indexes, problems = [], []
    for path in [places[name] for name in sorted(places)][:MAX_INDEXES]:
        try:
            indexes.append(read_index(path))
        except CopyIndexError as error:
            problems.append(str(error))
    return indexes, problems


def read_index(path: Path) -> CopyIndex:
    """The index in ``path`` and the ``.json`` beside it; raises :class:`CopyIndexError`."""
    if not _NAME.fullmatch(path.stem):
        raise CopyIndexError(f"{path.stem!r} is no name for an index.")
    data = _read(path, MAX_FILTER_BYTES)
    try:
        card = json.loads(_read(path.with_suffix(".json"), MAX_CARD_BYTES).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise CopyIndexError(f"The card of the index {path} is no JSON.") from error
    if not isinstance(card, dict) or card.get("format") != FORMAT:
        raise CopyIndexError(f"The file beside {path} is no card of an index.")
    if card.get("version") != VERSION:
        raise CopyIndexError(f"The index {path} is of another version; use a newer Descant.")
    if hashlib.sha256(data).hexdigest() != card.get("sha256"):
        raise CopyIndexError(f"The index {path} is not the one on its card (wrong sha256).")
    numbers = {}
    for name, low, high in (
        ("probes", 1, _MAX_PROBES),
        ("parts", 1, 4),
        ("step_ticks", 0, 100_000),
    ):
        value = card.get(name)
        if type(value) is not int or not low <= value <= high:
            raise CopyIndexError(f"The field {name!r} on the card of {path} is no usable number.")
        numbers[name] = value
    bars = card.get("bars", [])
    if not isinstance(bars, list) or not all(type(b) is int and 1 <= b <= 10_000 for b in bars):
        raise CopyIndexError(f"The field 'bars' on the card of {path} is no list of numbers.")
    kind = card.get("kind")
    if kind not in KINDS or (kind == BARS_KIND and not numbers["step_ticks"]):
        raise CopyIndexError(f"The field 'kind' on the card of {path} is unknown.")
    if kind != WORDS_KIND and numbers["parts"] != 1:
        raise CopyIndexError(f"The field 'parts' on the card of {path} is for words alone.")
    try:
        tensors = load(data)
        content = tensors["filter"]
    except (SafetensorError, ValueError, KeyError) as error:
        raise CopyIndexError(f"The index {path} holds no filter.") from error
    if content.dtype != np.uint8 or content.ndim != 1 or not len(content):
        raise CopyIndexError(f"The filter in {path} has the wrong shape.")
    titles, table = _pieces(path, card, tensors.get("pieces"))
    return CopyIndex(
        name=path.stem,
        kind=kind,
        filter=BloomFilter(content, numbers["probes"]),
        parts=numbers["parts"],
        step_ticks=numbers["step_ticks"],
        bars=tuple(bars),
        corpus=str(card.get("corpus", "")),
        licence=str(card.get("licence", "")),
        titles=titles,
        pieces=table,
    )


def _pieces(
    path: Path, card: dict[str, Any], packed: NDArray[Any] | None
) -> tuple[tuple[str, ...], PieceTable | None]:
    titles, seed, slots = card.get("titles", []), card.get("seed", 0), card.get("slots", 0)
    if not isinstance(titles, list) or not all(isinstance(title, str) for title in titles):
        raise CopyIndexError(f"The field 'titles' on the card of {path} is no list of titles.")
    if packed is None:
        return (), None
    for name, value, most in (("seed", seed, 1000), ("slots", slots, MAX_FILTER_BYTES)):
        if type(value) is not int or not 0 <= value < most:
            raise CopyIndexError(f"The field {name!r} on the card of {path} is no usable number.")
    if packed.dtype != np.uint8 or packed.ndim != 1:
        raise CopyIndexError(f"The table of pieces in {path} has the wrong shape.")
    try:
        table = PieceTable.unpacked(packed, slots, seed)
    except ValueError as error:
        raise CopyIndexError(f"The table of pieces in {path} has the wrong size.") from error
    return tuple(title[:_MOST_TITLE] for title in titles), table


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CopyIndexError(f"The file {path} cannot be read ({reason}).") from error
    if len(data) > most:
        raise CopyIndexError(f"The file {path} is too large.")
    return data
