"""Songs with their artists, from a CSV file in the schema ``artist,song,link,text``.

That is the schema of the set "55000+ Song Lyrics" (``songdata.csv``), whose lines end in two
spaces and some of whose rows stand there twice.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from composer.engine.characters import MARK
from training.lyrics.tidying import tidy

LONGEST_FIELD = 1_000_000  # characters; a longer cell is no song
COLUMNS = {"artist", "text"}


@dataclass(frozen=True)
class Song:
    """``artist``: as the file writes it; ``text``: lines without trailing spaces."""

    artist: str
    title: str
    text: str


def read_songs(
    path: Path, artists: Sequence[str] | None = None, say: Callable[[str], None] = print
) -> list[Song]:
    """The songs of a file, each text once.

    With ``artists`` only theirs; those who have no song there are named through ``say``, as are
    the numbers of rows that are skipped.  Raises ``ValueError`` when the file is in another schema
    or no song is left.
    """
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not set(reader.fieldnames or ()) >= COLUMNS:
                raise ValueError(f"{path} has no columns artist and text")
            rows = [
                Song((row["artist"] or "").strip(), (row.get("song") or "").strip(), row["text"])
                for row in reader
                if row["text"] is not None
            ]
    except (csv.Error, UnicodeDecodeError) as error:
        raise ValueError(f"{path} cannot be read as CSV in UTF-8: {error}") from error
    finally:
        csv.field_size_limit(limit)
    wanted = None if artists is None else set(artists)
    seen: set[str] = set()
    songs: list[Song] = []
    repeated = others = empty = 0
    for row in rows:
        text = tidy(row.text)
        if wanted is not None and row.artist not in wanted:
            others += 1
        elif not text or not row.artist:
            empty += 1
        elif text in seen:
            repeated += 1
        else:
            seen.add(text)
            songs.append(Song(row.artist, row.title, text))
    for count, what in (
        (others, "of other artists"),
        (repeated, "that repeat another"),
        (empty, "without a text or an artist"),
    ):
        if count:
            say(f"{path.name}: skipped {count} rows {what}")
    missing = sorted((wanted or set()) - {song.artist for song in songs})
    if missing:
        say(f"{path.name}: no song of {', '.join(missing)}")
    if not songs:
        raise ValueError(f"{path} holds no song that could be used")
    return songs


def read_artists(path: Path) -> list[str]:
    """The names in a list, one a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip()]


def split_songs(songs: Sequence[Song], share: float, seed: int) -> tuple[list[Song], list[Song]]:
    """For a file without splits: training and validation songs, each artist in ``share``."""
    random = np.random.default_rng(seed)
    train: list[Song] = []
    valid: list[Song] = []
    for artist in sorted({song.artist for song in songs}):
        theirs = [song for song in songs if song.artist == artist]
        order = random.permutation(len(theirs))
        held = round(share * len(theirs))
        valid += [theirs[i] for i in order[:held]]
        train += [theirs[i] for i in order[held:]]
    return train, valid


class Vocabulary:
    """Characters by index: 0 is the mark of start and end, 1 stands for every unknown one."""

    UNKNOWN = 1

    def __init__(self, characters: str) -> None:
        self.characters = characters
        self._index = {character: i + 2 for i, character in enumerate(characters)}

    @classmethod
    def of(cls, texts: Iterable[str], least: int = 10) -> Vocabulary:
        """The characters that occur at least ``least`` times."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(text)
        return cls("".join(sorted(c for c, count in counts.items() if count >= least)))

    def __len__(self) -> int:
        return len(self.characters) + 2

    def encode(self, text: str) -> NDArray[np.uint16]:
        """Indices, without marks."""
        unknown = self.UNKNOWN
        return np.array([self._index.get(c, unknown) for c in text], dtype=np.uint16)

    def decode(self, indices: Iterable[int]) -> str:
        """The text; marks and unknown characters are left out."""
        return "".join(self.characters[i - 2] for i in indices if i > self.UNKNOWN)


class SongWindows:
    """Songs cut into windows of ``length`` characters, in ``count`` streams side by side.

    A stream is a list of songs one after the other; step by step it goes on by one window, so
    that the state can be carried over.  Each epoch has its own order of songs.  Everything
    follows from the seed and the number of the step.
    """

    def __init__(
        self,
        songs: Sequence[NDArray[np.uint16]],
        artists: Sequence[int],
        length: int,
        artist_dropout: float,
        seed: int,
    ) -> None:
        self.songs, self.length, self.seed = list(songs), length, seed
        self.artists = np.array(artists, dtype=np.int64)
        self.artist_dropout = artist_dropout
        # A song of n characters has n + 1 targets, the mark at its end included.
        self.windows = np.array([-(-(len(song) + 1) // length) for song in self.songs])
        self.total = int(self.windows.sum())
        self._epoch = -1

    def steps_of_epoch(self, count: int) -> int:
        """Steps of an epoch with ``count`` streams."""
        return max(1, self.total // count)

    def _lay_out(self, epoch: int) -> None:
        if epoch == self._epoch:
            return
        random = np.random.default_rng((self.seed, 7, epoch))
        order = random.permutation(len(self.songs))
        self._any = random.random(len(self.songs)) < self.artist_dropout
        self._song = np.repeat(order, self.windows[order])
        ends = np.cumsum(self.windows[order])
        self._place = np.arange(self.total) - np.repeat(
            ends - self.windows[order], self.windows[order]
        )
        self._epoch = epoch

    def draw(self, step: int, count: int) -> dict[str, NDArray[np.int64] | NDArray[np.float32]]:
        """The windows of a step.

        ``characters``: int [count, length]; ``targets``: the same, one further, -1 past a song's
        end; ``conditions``: int [count, 1]; ``begins``: bool [count], where no state goes over;
        ``scale``: float [count], rows divided by targets, which makes the mean over rows of
        (sum of a row's losses x scale) the mean over characters.
        """
        steps = self.steps_of_epoch(count)
        epoch, place = divmod(step, steps)
        self._lay_out(epoch)
        characters = np.zeros((count, self.length), dtype=np.int64)
        targets = np.full((count, self.length), -1, dtype=np.int64)
        conditions = np.zeros((count, 1), dtype=np.int64)
        begins = np.zeros(count, dtype=bool)
        for row in range(count):
            window = (row * self.total // count + place) % self.total
            song = int(self._song[window])
            text = self.songs[song]
            first = int(self._place[window]) * self.length
            given = text[max(0, first - 1) : first + self.length - 1]
            if first == 0:
                given = np.concatenate([[MARK], given])
            wanted = text[first : first + self.length]
            if first + self.length > len(text):
                wanted = np.append(wanted, MARK)
            characters[row, : len(given)] = given[: self.length]
            targets[row, : len(wanted)] = wanted
            conditions[row, 0] = 0 if self._any[song] else self.artists[song] + 1
            begins[row] = place == 0 or first == 0
        scale = np.full(count, count / max(1, int((targets >= 0).sum())), dtype=np.float32)
        return {
            "characters": characters,
            "targets": targets,
            "conditions": conditions,
            "begins": begins,
            "scale": scale,
        }
