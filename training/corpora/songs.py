"""Song collections in the schema ``artist,song,link,text``: cleaned, and parted into splits."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from composer.files.atomic import write_atomically
from composer.files.errors import FileError
from training.corpora.duplicates import alike
from training.lyrics.corpus import Song, read_songs, split_songs
from training.passages import piece_of_text


def convert_songs(
    source: Path,
    out: Path,
    say: Callable[[str], None],
    artists: Sequence[str] | None = None,
    held_out: float = 0.05,
    seed: int = 1,
) -> dict[str, int]:
    """Writes ``<out>-train.csv`` and ``<out>-valid.csv`` and returns the songs of each.

    ``held_out``: share of each artist's songs for validation; of those, what is mostly in the
    training songs goes there.  What is skipped is said.  Raises ``ValueError`` when the source
    cannot be used or too little is left.
    """
    if not 0 < held_out < 1:
        raise ValueError("the share that is held out must be above 0 and below 1")
    songs = read_songs(source, artists, say)
    train, valid = split_songs(songs, held_out, seed)
    copies = alike(
        [piece_of_text(song.text) for song in train], [piece_of_text(song.text) for song in valid]
    )
    again = {pair.second for pair in copies}
    if again:
        say(f"{source.name}: {len(again)} validation songs are much like a training song, moved")
    train += [song for number, song in enumerate(valid) if number in again]
    valid = [song for number, song in enumerate(valid) if number not in again]
    if not train or not valid:
        raise ValueError(f"{source}: too few songs for a validation split")
    stem = out.name.removesuffix(".csv").removesuffix("-train")
    for split, chosen in (("train", train), ("valid", valid)):
        _write(out.with_name(f"{stem}-{split}.csv"), chosen)
    return {"train": len(train), "valid": len(valid)}


def _write(path: Path, songs: Sequence[Song]) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("artist", "song", "link", "text"))
    for song in songs:
        writer.writerow((song.artist, song.title, "", song.text))
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_atomically(path, stream.getvalue().encode())
    except FileError as error:
        raise ValueError(str(error)) from error
