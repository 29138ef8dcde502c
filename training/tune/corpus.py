"""The corpus of folk tunes: collections of ABC files into one file of canonical tunes.

The file is JSON Lines, one tune a line: ``title``, ``source``, ``meter``, ``tonic``, ``mode``,
``body`` (see :mod:`composer.engine.abc`), ``group`` and ``split``.  Tunes that are the same in
another key are there once.  Relatives (many two-bar passages in common whatever the key, or the
same title) have one group, and a group is never cut by the splits.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from composer.engine.abc import AbcError, Tune, bar_length, measures
from composer.engine.abc_playing import Passage, passages
from composer.engine.abc_reading import METERS, MODES, read_tune, split_book, title_of
from composer.files.atomic import write_atomically

SPLITS = ("train", "valid", "test")
ALIKE = 0.3  # share of the shorter tune's passages that makes two tunes relatives
LARGEST_GROUP = 60  # a group above this is a chain of chance likenesses and goes to training
LARGEST_FILE = 64 << 20  # bytes

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A tune of the corpus."""

    title: str
    source: str
    tune: Tune
    group: str = ""
    split: str = ""


def convert(data: Path, out: Path, say: Say = print) -> dict[str, int]:
    """Reads all collections, writes the corpus file ``out``, returns the tunes of each split.

    ``data``: the folder that holds ``abc/irish.abc`` and ``abc/nottingham``; O'Neill's and Ryan's
    collections come with the package music21.  ``say`` names what is skipped and why.  Raises
    ``ValueError`` when a collection is missing or nothing is left.
    """
    entries: list[Entry] = []
    for source, paths in _collections(data).items():
        if not paths:
            raise ValueError(f"there is no ABC file of the collection {source!r}")
        entries += read_collection(source, paths, say)
    kept = without_copies(entries, say)
    if not kept:
        raise ValueError("no tune could be read")
    corpus = split(kept)
    write_atomically(out, "".join(_line(entry) for entry in corpus).encode())
    return dict(Counter(entry.split for entry in corpus))


def _collections(data: Path) -> Mapping[str, list[Path]]:
    abc = data / "abc"
    found = {
        "irish": [path for path in [abc / "irish.abc"] if path.is_file()],
        "nottingham": sorted((abc / "nottingham").glob("*.abc")),
    }
    music21 = find_spec("music21")
    if music21 is None or music21.origin is None:
        raise ValueError("the package music21, which holds O'Neill's and Ryan's tunes, is missing")
    books = Path(music21.origin).parent / "corpus"
    found["oneill"] = sorted((books / "oneills1850").glob("*.abc"))
    found["ryan"] = sorted((books / "ryansMammoth").glob("*.abc"))
    return found


def read_collection(source: str, paths: Sequence[Path], say: Say) -> list[Entry]:
    """The usable tunes of some ABC files; every other one is named with the reason."""
    found = []
    for path in paths:
        for text in split_book(path.read_text(encoding="latin-1")):
            title = title_of(text)
            try:
                tune = read_tune(text)
            except AbcError as reason:
                say(f"{path.name}: skipped {title!r}: {reason}")
                continue
            found.append(Entry(title, source, tune))
    return found


def relative_notes(tune: Tune) -> tuple[object, ...]:
    """What is the same of a tune in every key: intervals from the first note, lengths, signs."""
    first: int | None = None
    found: list[object] = [tune.meter]
    for measure in measures(tune):
        for tone in measure.tones:
            pitch = tone.pitch
            if first is None:
                first = pitch
            relative = None if pitch is None or first is None else pitch - first
            found.append((relative, tone.duration))
        found.append(measure.after)
    return tuple(found)


def without_copies(entries: Iterable[Entry], say: Say) -> list[Entry]:
    """The entries without those that are an earlier one, in whatever key."""
    kept: list[Entry] = []
    copies: Counter[str] = Counter()
    seen: set[tuple[object, ...]] = set()
    for entry in entries:
        notes = relative_notes(entry.tune)
        if notes in seen:
            copies[entry.source] += 1
            continue
        seen.add(notes)
        kept.append(entry)
    for source, count in copies.items():
        say(f"{source}: skipped {count} tunes that are there before, note for note")
    return kept


def split(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with group and split: of 100 groups, about 90, 5 and 5.

    A group's split follows from its first tune alone, so that it stays when others are added.
    """
    found = []
    groups = relatives([entry.tune for entry in entries], [entry.title for entry in entries])
    sizes = Counter(groups)
    names = {
        group: hashlib.sha256(entries[group].tune.body.encode()).hexdigest()[:16] for group in sizes
    }
    for entry, group in zip(entries, groups, strict=True):
        place = int(names[group], 16) % 100
        name = "train" if place < 90 else "valid" if place < 95 else "test"
        if sizes[group] > LARGEST_GROUP:
            name = "train"
        found.append(Entry(entry.title, entry.source, entry.tune, names[group], name))
    return found


def relatives(tunes: Sequence[Tune], titles: Sequence[str]) -> list[int]:
    """For every tune the number of the first tune of its group."""
    parents = list(range(len(tunes)))

    def head(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    def join(one: int, other: int) -> None:
        a, b = sorted((head(one), head(other)))
        parents[b] = a

    named: dict[str, int] = {}
    for place, title in enumerate(titles):
        plain = plain_title(title)
        if plain:
            join(named.setdefault(plain, place), place)
    runs = [set(passages(tune)) for tune in tunes]
    places: dict[Passage, list[int]] = defaultdict(list)
    for place, own in enumerate(runs):
        for run in own:
            places[run].append(place)
    for place, own in enumerate(runs):
        common: Counter[int] = Counter()
        for run in own:
            common.update(other for other in places[run] if other > place)
        for other, count in common.items():
            if count >= 2 and count >= ALIKE * min(len(own), len(runs[other])):
                join(place, other)
    return [head(place) for place in range(len(tunes))]


_KINDS = frozenset(
    {"the", "a", "an", "reel", "jig", "hornpipe", "polka", "waltz", "slide", "strathspey", "march"}
    | {"air", "double", "single", "slip", "clog", "fling", "no", "setting", "version", "part"}
)


def plain_title(title: str) -> str:
    """A title without article, kind of tune, numbers and signs; empty where nothing is left."""
    title = title.lower().split(" -- ")[0]
    words = re.findall(r"[a-z]+", title.replace("'", ""))
    return " ".join(word for word in words if word not in _KINDS)


def load(path: Path) -> list[Entry]:
    """The tunes of a corpus file.

    Raises ``ValueError`` naming the file and the line where it is not one.
    """
    if not path.is_file():
        raise ValueError(f"the corpus {path} is missing; `python -m training corpora` makes it")
    if path.stat().st_size > LARGEST_FILE:
        raise ValueError(f"the corpus {path} is too large")
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            values = json.loads(line)
            texts = {name: _text(values[name]) for name in (*_FIELDS, "meter", "tonic", "mode")}
            tune = Tune(texts["meter"], texts["tonic"], texts["mode"], _text(values["body"]))
            if tune.mode not in MODES or tune.meter not in METERS or texts["split"] not in SPLITS:
                raise AbcError("a field has an unknown value")
            measures(tune)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}, line {number}, is no tune: {error}") from error
        found.append(Entry(texts["title"], texts["source"], tune, texts["group"], texts["split"]))
    return found


_FIELDS = ("title", "source", "group", "split")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a field is no text")
    return value


def _line(entry: Entry) -> str:
    tune = entry.tune
    fields = {
        "title": entry.title,
        "source": entry.source,
        "meter": tune.meter,
        "tonic": tune.tonic,
        "mode": tune.mode,
        "body": tune.body,
        "group": entry.group,
        "split": entry.split,
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def bars_of(tune: Tune) -> int:
    """About how many bars are written, pickups and shortened bars put together."""
    total = sum(measure.duration for measure in measures(tune))
    return round(total / bar_length(tune.meter))
