"""``corpora check``: what a converted file holds, and what stands in two of its splits."""

from __future__ import annotations

import statistics
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from composer.engine.copy_guard import BARS_KIND, NOTES_KIND, WORDS_KIND
from training.corpora.digest import layout_digests
from training.corpora.duplicates import alike
from training.corpora.table import corpus_of_file
from training.passages import Piece
from training.recipe import part

SPLITS = ("train", "valid", "test")
UNITS = {WORDS_KIND: "words", BARS_KIND: "steps", NOTES_KIND: "notes"}


@dataclass(frozen=True)
class Shared:
    """Two pieces of different splits that are the same for the ``share`` of their passages."""

    splits: tuple[str, str]
    names: tuple[str, str]
    share: float


@dataclass(frozen=True)
class Report:
    """``lengths`` by split: of its pieces, in ``unit``.  ``digests`` by split, and of those
    ``known`` to the table which agree (empty when the file is none of the table's).
    """

    family: str
    unit: str
    lengths: dict[str, list[int]]
    shared: list[Shared]
    digests: dict[str, str] = field(default_factory=dict)
    known: dict[str, bool] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """As JSON types."""
        return {
            "family": self.family,
            "splits": {split: _summary(lengths) for split, lengths in self.lengths.items()},
            "unit": self.unit,
            "same_in_two_splits": [
                {"splits": list(s.splits), "names": list(s.names), "share": s.share}
                for s in self.shared
            ],
            "digests": self.digests,
            "agrees_with_the_table": self.known,
        }

    def lines(self, most: int = 20) -> list[str]:
        """For a person."""
        found = [f"a corpus for {self.family}"]
        for split, lengths in self.lengths.items():
            s = _summary(lengths)
            found.append(
                f"{split}: {s['pieces']} pieces, {s['total']} {self.unit}; a piece has "
                f"{s['shortest']} to {s['longest']}, median {s['median']}"
            )
        how = "" if self.family == "lyrics" else " (by the notes of the highest line, in any key)"
        if self.family == "event":
            how = " (by their pitches, in any key)"
        found.append(
            f"{len(self.shared)} pieces are in two splits, whole or for the most part{how}"
        )
        for shared in sorted(self.shared, key=lambda s: -s.share)[:most]:
            one, other = (f"{s} {n!r}" for s, n in zip(shared.splits, shared.names, strict=True))
            found.append(f"  {shared.share:4.0%}  {one} = {other}")
        if len(self.shared) > most:
            found.append(f"  and {len(self.shared) - most} more")
        for split, agrees in self.known.items():
            word = "is the known one" if agrees else "is NOT the known one"
            found.append(f"{split}: the content {word} ({self.digests.get(split, 'missing')[:16]})")
        return found


def check(path: Path) -> Report:
    """Reads a converted file (of songs: the training file) and compares its splits.

    Raises ``ValueError`` when it is in none of the layouts, or holds nothing.
    """
    family = family_of_layout(path)
    passages = part(family, "passages")
    pieces: dict[str, list[Piece]] = {}
    for split in SPLITS:
        try:
            pieces[split] = list(passages.pieces(path, split))
        except ValueError:
            if split == "train":
                raise
    pieces = {split: found for split, found in pieces.items() if found}
    if "train" not in pieces:
        raise ValueError(f"{path} holds no training piece")
    shared = []
    names = list(pieces)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            shared += [
                Shared(
                    (one, other),
                    (pieces[one][pair.first].name, pieces[other][pair.second].name),
                    pair.share,
                )
                for pair in alike(pieces[one], pieces[other])
            ]
    digests = layout_digests(path)
    corpus = corpus_of_file(path)
    known = corpus.converted if corpus else {}
    return Report(
        family=family,
        unit=UNITS[passages.KIND],
        lengths={s: [len(p.sequence.places) for p in found] for s, found in pieces.items()},
        shared=shared,
        digests=digests,
        known={split: digests.get(split) == digest for split, digest in known.items()},
    )


def family_of_layout(path: Path) -> str:
    """The family whose layout a file has; raises ``ValueError`` when it is none."""
    if not path.is_file():
        raise ValueError(f"there is no file {path}")
    if path.suffix == ".csv":
        return "lyrics"
    if path.suffix == ".jsonl":
        return "tune"
    if path.suffix == ".npz":
        try:
            with np.load(path, allow_pickle=False) as archive:
                names = set(archive)
        except (ValueError, OSError, zipfile.BadZipFile) as error:
            raise ValueError(f"{path} cannot be read: {error}") from error
        for family, wanted in (
            ("coconet", "train_voices"),
            ("roll", "train_rolls"),
            ("event", "velocity"),
        ):
            if wanted in names:
                return family
    raise ValueError(f"{path} is in none of the layouts of a corpus")


def _summary(lengths: list[int]) -> dict[str, int]:
    return {
        "pieces": len(lengths),
        "total": sum(lengths),
        "shortest": min(lengths),
        "median": round(statistics.median(lengths)),
        "longest": max(lengths),
    }
