"""A person's own music, from MIDI files, for a network to learn from.  No torch here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from training.event.corpus import (
    FEWEST_PIECES,
    MIDI_ENDINGS,
    Piece,
    alike,
    hash_percent,
    of_split,
    parted_in_time,
    read_unsplit,
)
from training.own_files import files_of, readable_file
from training.passages import Piece as Passages
from training.passages import piece_of_pitches

MAX_FILES = 2000
MAX_NOTES = 1_000_000
HELD_OUT = 10  # a tenth of the notes is held out
MOST_MEASURED = 20_000  # notes held out; it is measured a dozen times
FEWEST_NOTES, FEWEST_HELD_OUT = 200, 30


def read_music(
    places: Sequence[Path],
    say: Callable[[str], None],
    done: Callable[[float], None] = lambda share: None,
) -> list[Piece]:
    """The pieces of the files and of those in the folders, with their splits.

    ``say`` gets a sentence for each file that is left out, ``done`` the share that is read.
    Raises ``ValueError`` when no music is left, or there is too much.
    """
    files = []
    for path in files_of(places, MIDI_ENDINGS, say, MAX_FILES):
        if readable_file(path):
            files.append(path)
        else:
            say(f"“{path.name}” is left out: it is no file.")
    pieces = read_unsplit(files, say, done, MAX_NOTES)
    groups = alike([piece.notes for piece in pieces])
    if len(set(groups)) < FEWEST_PIECES:
        return parted_in_time(pieces)
    held_out = _held_out(pieces, groups)
    return [
        replace(piece, split="valid" if group in held_out else "train")
        for piece, group in zip(pieces, groups, strict=True)
    ]


def _held_out(pieces: Sequence[Piece], groups: Sequence[int]) -> set[int]:
    """The groups held out: by a number that follows from their names, about so many notes as are
    wanted, and one group at least."""
    sizes: Counter[int] = Counter()
    for piece, group in zip(pieces, groups, strict=True):
        sizes[group] += len(piece.notes)
    total = sum(sizes.values())
    wanted = min(total / HELD_OUT, MOST_MEASURED)
    # What is most of the music is to be learned.
    order = sorted(
        sizes, key=lambda group: (sizes[group] > total / 2, hash_percent(pieces[group].name))
    )
    chosen: set[int] = set()
    for group in order[: len(order) - 1]:
        if not chosen or sizes[group] / 2 <= wanted:
            chosen.add(group)
            wanted -= sizes[group]
    return chosen


def require_enough(pieces: Sequence[Piece]) -> None:
    """Raises ``ValueError`` when that is too little to learn from."""
    counts = counts_of(pieces)
    if counts["notes"] < FEWEST_NOTES or counts["held_out_notes"] < FEWEST_HELD_OUT:
        raise ValueError(
            f"This is too little music to learn from: {counts['notes']} notes to learn and "
            f"{counts['held_out_notes']} to measure, where {FEWEST_NOTES} and {FEWEST_HELD_OUT} "
            "are wanted; give more files."
        )


def learned_pieces(pieces: Sequence[Piece]) -> list[Passages]:
    """What is learned from, for the copy guard."""
    return [piece_of_pitches(piece.notes.pitch, piece.name) for piece in of_split(pieces, "train")]


def counts_of(pieces: Sequence[Piece]) -> dict[str, int]:
    """How much there is to learn, and how much is held out."""
    train, valid = of_split(pieces, "train"), of_split(pieces, "valid")
    return {
        "pieces": len(train),
        "held_out_pieces": len(valid),
        "notes": sum(len(piece.notes) for piece in train),
        "held_out_notes": sum(len(piece.notes) for piece in valid),
    }
