"""Performances from MIDI files: one ``.npz`` of notes in seconds, split by whole pieces.

:func:`convert` makes the file, and everything else reads only that.  It holds ``names`` (text),
``splits`` (0 train, 1 valid, 2 test), ``lengths`` (notes of each piece), and for all pieces end
to end ``onset``, ``held`` and ``sounding`` (seconds; how long the key is down, and how long the
note sounds by the pedal), ``pitch`` and ``velocity``.  No pickle.
"""

from __future__ import annotations

import hashlib
import math
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from composer.engine.events import TimedNotes, notes_of_score

SPLITS = ("train", "valid", "test")
MIDI_ENDINGS = {".mid", ".midi", ".smf", ".rmi", ".kar"}
FEWEST_NOTES = 50  # a piece with less is a fragment
FEWEST_PIECES = 4  # with less, each piece is parted in time
GAP = 30  # notes left out between the parts of such a piece
SHARES = (5, 5)  # percent for validation and for test
RUN = 12  # intervals in a row, by which two copies of a piece are known
ALIKE = 0.1  # share of such runs that two copies have in common at least


@dataclass(frozen=True)
class Piece:
    """``notes`` last as they sound; ``held``: seconds for which each key is down."""

    name: str
    split: str
    notes: TimedNotes
    held: NDArray[np.float64]

    def keys(self) -> TimedNotes:
        """The notes as long as their keys are down."""
        n = self.notes
        return TimedNotes(n.onset, self.held, n.pitch, n.velocity)


def midi_files(source: Path | Sequence[Path]) -> list[tuple[str, Path]]:
    """The MIDI files of a folder, with those of folders in it, or of a list; each with a name."""
    if isinstance(source, Path) and source.is_dir():
        found = sorted(p for p in source.rglob("*") if p.suffix.lower() in MIDI_ENDINGS)
        return [(path.relative_to(source).as_posix(), path) for path in found if path.is_file()]
    listed = [source] if isinstance(source, Path) else list(source)
    return [(path.name, path) for path in listed]


def read_pieces(source: Path | Sequence[Path], say: Callable[[str], None] = print) -> list[Piece]:
    """The pieces of MIDI files, with their splits.  Names through ``say`` what is left out.

    Raises ``ValueError`` when nothing is left.
    """
    pieces = read_unsplit(source, say)
    groups = alike([piece.notes for piece in pieces])
    if len(set(groups)) < FEWEST_PIECES:
        return parted_in_time(pieces)
    split = split_of_groups([pieces[group].name for group in groups])
    return [replace(piece, split=chosen) for piece, chosen in zip(pieces, split, strict=True)]


def read_unsplit(
    source: Path | Sequence[Path],
    say: Callable[[str], None],
    done: Callable[[float], None] = lambda share: None,
    most: float = math.inf,
) -> list[Piece]:
    """The pieces of MIDI files, each once, in no split yet.  Names through ``say`` what is left
    out, and gives ``done`` the share that is read.

    Raises ``ValueError`` when nothing is left, or more than ``most`` notes.
    """
    from composer.files.errors import FileError
    from composer.files.midi_file import read_midi

    read: list[Piece] = []
    count = 0
    files = midi_files(source)
    for number, (name, path) in enumerate(files):
        done(number / len(files))
        try:
            score = read_midi(path).score
        except FileError as error:
            say(f"“{name}” is left out: {str(error).removeprefix(f'“{path.name}” ')}")
            continue
        sounding, keys = notes_of_score(score), notes_of_score(score, pedal=False)
        if len(sounding) < FEWEST_NOTES:
            say(
                f"“{name}” is left out: it has {len(sounding)} notes, at least {FEWEST_NOTES} are "
                "wanted."
            )
            continue
        read.append(Piece(name, "", sounding, keys.duration))
        count += len(sounding)
        if count > most:
            raise ValueError(
                f"this is too much music: more than {most:.0f} notes; give fewer files"
            )
    if not read:
        raise ValueError(f"none of {len(files)} MIDI files holds music that could be learned")
    return _unique(read, say)


def _unique(pieces: list[Piece], say: Callable[[str], None]) -> list[Piece]:
    """Without the files that are the same, note for note, as one before."""
    kept: dict[bytes, Piece] = {}
    for piece in pieces:
        arrays = (piece.notes.onset, piece.notes.pitch, piece.notes.velocity)
        digest = hashlib.sha256(b"".join(array.tobytes() for array in arrays)).digest()
        if digest in kept:
            say(f"“{piece.name}” is left out: it has the same notes as “{kept[digest].name}”.")
        else:
            kept[digest] = piece
    return list(kept.values())


def parted_in_time(pieces: Iterable[Piece]) -> list[Piece]:
    """Each piece's beginning for training and its end for validation, with a gap."""
    return [part for piece in pieces for part in _in_time(piece)]


def split_of_groups(leaders: Sequence[str]) -> list[str]:
    """The split of each piece by a hash of its group's name; one group at least validates."""
    place = {name: hash_percent(name) for name in leaders}
    valid, test = SHARES
    split = {
        name: "valid" if at < valid else "test" if at < valid + test else "train"
        for name, at in place.items()
    }
    if "valid" not in split.values():
        split[min(place, key=lambda name: place[name])] = "valid"
    if "train" not in split.values():
        split[max(place, key=lambda name: place[name])] = "train"
    return [split[name] for name in leaders]


def hash_percent(name: str) -> float:
    """A number from 0 to 100 that follows from the name alone."""
    digest = hashlib.sha256(name.encode("utf-8", errors="replace")).digest()
    return int.from_bytes(digest[:8], "big") / 2**64 * 100


def alike(pieces: Sequence[TimedNotes]) -> list[int]:
    """For each piece the first one that is the same music, in any key and at any speed.

    Two pieces are the same when they share many runs of intervals, counted from the shorter one.
    """
    runs = [_interval_runs(notes) for notes in pieces]
    holders: dict[int, list[int]] = defaultdict(list)
    for number, theirs in enumerate(runs):
        for run in theirs:
            holders[run].append(number)
    common: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        for i, first in enumerate(numbers):
            for second in numbers[i + 1 :]:
                common[first, second] += 1
    group = list(range(len(pieces)))
    for (first, second), count in sorted(common.items()):
        if count >= ALIKE * min(len(runs[first]), len(runs[second])):
            old, new = sorted((group[first], group[second]), reverse=True)
            group = [new if g == old else g for g in group]
    return group


def _interval_runs(notes: TimedNotes) -> set[int]:
    intervals = np.diff(notes.pitch).astype(np.int8)
    if len(intervals) < RUN:
        return set()
    rows = np.lib.stride_tricks.sliding_window_view(intervals, RUN)
    return {hash(row.tobytes()) for row in rows if row.any()}


def _in_time(piece: Piece) -> Iterable[Piece]:
    """The beginning of a piece for training and its last 15 % for validation."""
    count = len(piece.notes)
    cut = max(1, round(0.85 * count))
    yield Piece(piece.name, "train", piece.notes.part(0, cut), piece.held[:cut])
    if count - cut - GAP > 0:
        rest = slice(cut + GAP, count)
        notes = piece.notes.part(rest.start, rest.stop)
        yield Piece(f"{piece.name} (end)", "valid", notes, piece.held[rest])


def convert(
    source: Path | Sequence[Path], out: Path, say: Callable[[str], None] = print
) -> dict[str, int]:
    """Writes MIDI files (a folder, a file or a list of files) as one ``.npz``.

    Bad files are named through ``say`` and skipped; raises ``ValueError`` when nothing is left.
    Returns how many pieces are in each split.
    """
    pieces = read_pieces(source, say)
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        out,
        names=np.array([piece.name for piece in pieces]),
        splits=np.array([SPLITS.index(piece.split) for piece in pieces], dtype=np.int8),
        lengths=np.array([len(piece.notes) for piece in pieces], dtype=np.int32),
        onset=np.concatenate([piece.notes.onset for piece in pieces]),
        held=np.concatenate([piece.held for piece in pieces]).astype(np.float32),
        sounding=np.concatenate([piece.notes.duration for piece in pieces]).astype(np.float32),
        pitch=np.concatenate([piece.notes.pitch for piece in pieces]).astype(np.uint8),
        velocity=np.concatenate([piece.notes.velocity for piece in pieces]).astype(np.uint8),
    )
    return {split: len(of_split(pieces, split)) for split in SPLITS}


def load_pieces(path: Path) -> list[Piece]:
    """The pieces of a file that :func:`convert` wrote, or of a folder of MIDI files.

    Raises ``ValueError`` when it is neither.
    """
    if path.is_dir() or path.suffix.lower() in MIDI_ENDINGS:
        return read_pieces(path)
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        lengths = arrays["lengths"].astype(np.int64)
        splits = [SPLITS[split] for split in arrays["splits"]]
        names = [str(name) for name in arrays["names"]]
        cuts = np.concatenate([[0], np.cumsum(lengths)])
        if (lengths < 1).any() or cuts[-1] != len(arrays["onset"]):
            raise ValueError("the lengths do not fit the notes")
        pieces = []
        for i in range(len(lengths)):
            at = slice(cuts[i], cuts[i + 1])
            notes = TimedNotes(
                arrays["onset"][at].astype(np.float64),
                arrays["sounding"][at].astype(np.float64),
                arrays["pitch"][at].astype(np.int64),
                arrays["velocity"][at].astype(np.int64),
            )
            held = arrays["held"][at].astype(np.float64)
            pieces.append(Piece(names[i], splits[i], notes, held))
    except (KeyError, IndexError, EOFError, zipfile.BadZipFile, ValueError) as error:
        raise ValueError(f"{path} is no file of performances: {error}") from error
    return pieces


def of_split(pieces: Iterable[Piece], split: str) -> list[Piece]:
    """The pieces of a split, ``"all"`` for all of them."""
    return [piece for piece in pieces if split in ("all", piece.split)]
