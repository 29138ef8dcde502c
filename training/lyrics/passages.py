"""Passages of songs: eight words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from composer.engine.copy_guard import WORDS_KIND
from training.lyrics.corpus import read_songs
from training.passages import Piece, piece_of_text
from training.sample import Sample

KIND = WORDS_KIND


def pieces(data: Path, split: str) -> Iterator[Piece]:
    """The songs; ``data`` is the file of the training songs, with ``train`` in its name.

    Another split is the file beside it with that name instead.  Raises ``ValueError`` when there
    is none.
    """
    path = data
    if split != "train":
        path = data.with_name(data.name.replace("train", split))
        if path == data or not path.is_file():
            raise ValueError(f"there is no file of the split {split!r} beside {data}")
    for song in read_songs(path, None, lambda sentence: None):
        yield piece_of_text(song.text, f"{song.artist}: {song.title}")


def of_sample(sample: Sample, data: Path) -> Piece:
    """The text's words."""
    return piece_of_text(sample.text or "")


def grid(data: Path) -> tuple[int, tuple[int, ...]]:
    """There is none."""
    return 0, ()
