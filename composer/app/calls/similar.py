"""``descant similar``: the nearest pieces of a folder, and the folder as a map."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from composer.app import paths
from composer.app.calls.contract import (
    FAILED,
    UNUSABLE,
    CallFailed,
    Parser,
    check_output,
    one_line,
    print_json,
    progress,
    tell,
    whole,
)
from composer.app.calls.engine import chosen_pack, run_in, running_engine
from composer.app.map_picture import drawn_map
from composer.app.pieces import ABC, Entry, read_collection, read_tune_numbered
from composer.engine.abc import AbcError, Tune
from composer.engine.messages import DEVICES, HiddenState, Message, StateRequest
from composer.engine.similarity import nearest, plane
from composer.files.atomic import write_atomically
from composer.files.errors import FileError
from composer.files.formats import OPEN_ENDINGS, open_score
from composer.files.png import png_bytes
from composer.model.score import Score

MOST_PIECES = 10_000
MOST_FILES = 100_000
_TOP = 10
_PNG = ".png"
_NAMED = 20  # files that are named when they are skipped; the others are counted

_EPILOG = """\
Songs are compared with songs by a roll pack, .abc tunes with .abc tunes by a tune pack, each in
one key: a transposed piece is as near as it was.  Folders within DIR are looked through too.
The map's axes are the two directions in which the pieces differ most."""


@dataclass(frozen=True)
class _Found:
    """A piece with where it is: the file, the tune's number in it (0 for a song) and a label."""

    path: Path
    number: int
    label: str
    piece: Score | Tune


def run(arguments: Sequence[str]) -> int:
    """See ``descant similar --help``."""
    parser = Parser("similar", "Finds the nearest pieces in a folder.", epilog=_EPILOG)
    parser.add_argument(
        "input", metavar="IN", type=Path, help="a song, a MIDI file or an .abc tune"
    )
    parser.add_argument("--folder", metavar="DIR", type=Path, required=True, help="where to look")
    parser.add_argument("--map", metavar="OUT.png", type=Path, help="draw the folder as a map")
    parser.add_argument(
        "--top", metavar="N", type=whole(1, MOST_PIECES), default=_TOP, help=f"how many ({_TOP})"
    )
    parser.add_argument(
        "--tune", metavar="N", type=whole(1, 1_000_000), default=1, help="of an .abc collection (1)"
    )
    parser.add_argument("--pack", metavar="P", help="a roll or a tune pack (the best installed)")
    parser.add_argument("--device", choices=DEVICES, default="auto", help="where it runs (auto)")
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    if options.map is not None:
        check_output(options.map, options.input, (_PNG,))
    if not options.folder.is_dir():
        raise CallFailed(f"There is no folder “{options.folder}”.", UNUSABLE)
    abc = options.input.suffix.lower() == ABC
    given = _given(options, abc)
    files = _files(options.folder, (ABC,) if abc else OPEN_ENDINGS)
    if not files:
        kind = ABC if abc else ", ".join(OPEN_ENDINGS)
        raise CallFailed(f"There is no file ({kind}) in “{options.folder}”.", UNUSABLE)
    family = "tune" if abc else "roll"
    pack = chosen_pack(paths.pack_folders(), options.pack, family)
    if pack.family != family:
        raise CallFailed(
            f"The model {pack.name!r} is of the {pack.family} family; such pieces are compared by "
            f"one of the {family} family.",
            UNUSABLE,
        )
    found, states, skipped = _states(given, files, pack.name, options)
    if len(found) < 2:
        raise CallFailed(f"There is nothing in “{options.folder}” to compare with.", UNUSABLE)
    matrix = np.array(states)
    neighbours = nearest(matrix, 0, options.top)
    places = plane(matrix)
    if options.map is not None:
        picture = drawn_map(places, [one[2] for one in found], 0, [i for i, _ in neighbours])
        try:
            write_atomically(options.map, png_bytes(picture))
        except FileError as error:
            raise CallFailed(str(error), FAILED) from error
    if options.json:
        _print(options, pack.name, pack.sha256, found, neighbours, places, skipped)
        return 0
    for number, alike in neighbours:
        path, tune, label = found[number]
        where = f"{path}, tune {tune}: {label}" if tune else str(path)
        print(f"{alike:6.3f}  {one_line(where)}")
    if options.map is not None:
        print(f"{options.map}: {len(found)} pieces, model {pack.name}")
    return 0


_Place = tuple[Path, int, str]


def _print(
    options: argparse.Namespace,
    pack: str,
    pack_hash: str,
    found: list[_Place],
    neighbours: list[tuple[int, float]],
    places: np.ndarray[Any, Any],
    skipped: list[str],
) -> None:
    def fields(number: int) -> dict[str, Any]:
        path, tune, label = found[number]
        return {"file": str(path), "title": label} | ({"tune": tune} if tune else {})

    print_json(
        {
            "input": fields(0),
            "nearest": [{**fields(number), "likeness": alike} for number, alike in neighbours],
            "map": str(options.map) if options.map is not None else None,
            "pieces": [
                {**fields(n), "x": float(x), "y": float(y)} for n, (x, y) in enumerate(places)
            ],
            "pack": pack,
            "pack_sha256": pack_hash,
            "skipped": skipped,
        }
    )


def _given(options: argparse.Namespace, abc: bool) -> _Found:
    """The piece that the others are compared with."""
    path = options.input
    try:
        if abc:
            entry = read_tune_numbered(path, options.tune)
            assert isinstance(entry.tune, Tune)
            return _Found(path, entry.number, entry.title, entry.tune)
        score = open_score(path).score
    except FileError as error:
        raise CallFailed(str(error), UNUSABLE) from error
    if not score.notes:
        raise CallFailed(f"“{path.name}” has no notes to compare.", UNUSABLE)
    return _Found(path, 0, score.title or path.stem, score)


def _files(folder: Path, endings: Sequence[str]) -> list[Path]:
    """The files with these endings in a folder and the folders within it, in order."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders.sort()
        found += [Path(place) / name for name in sorted(names) if _ends(name, endings)]
        if len(found) > MOST_FILES:
            raise CallFailed(f"“{folder}” has more than {MOST_FILES} files.", UNUSABLE)
    return found


def _ends(name: str, endings: Sequence[str]) -> bool:
    return Path(name).suffix.lower() in endings and not name.startswith(".")


def _states(
    given: _Found, files: Sequence[Path], pack: str, options: argparse.Namespace
) -> tuple[list[_Place], list[tuple[float, ...]], list[str]]:
    """Where the pieces are, the given one first, their states, and what was skipped and why.

    One piece at a time is in memory; only its state is kept.
    """
    found: list[_Place] = []
    states: list[tuple[float, ...]] = []
    skipped: list[str] = []

    def skip(sentence: str) -> None:
        skipped.append(sentence)
        if len(skipped) <= _NAMED:
            tell(f"Skipped: {sentence}")

    with running_engine(paths.pack_folders()) as client, progress("Listening") as line:

        def add(one: _Found) -> None:
            answers: list[HiddenState] = []

            def take(message: Message) -> None:
                if isinstance(message, HiddenState):
                    answers.append(message)

            request = StateRequest(client.new_id(), 0, one.piece, pack=pack, device=options.device)
            run_in(client, request, take)
            found.append((one.path, one.number, one.label))
            states.append(answers[0].state)

        try:
            add(given)
        except ValueError as error:
            raise CallFailed(
                f"“{given.path.name}” cannot be compared: {error}.", UNUSABLE
            ) from error
        for number, path in enumerate(files):
            line.show(number, len(files))
            for one in _pieces(path, given, skip):
                if len(found) >= MOST_PIECES:
                    skip(f"all after the first {MOST_PIECES} pieces.")
                    break
                try:
                    add(one)
                except ValueError as error:
                    skip(f"{_named(one)}: {error}.")
                except CallFailed as failure:
                    if failure.code != UNUSABLE:
                        raise
                    skip(f"{_named(one)}: {failure}")
            if len(found) >= MOST_PIECES:
                break
    if len(skipped) > _NAMED:
        tell(f"Skipped: {len(skipped) - _NAMED} more.")
    return found, states, skipped


def _named(one: _Found) -> str:
    return f"“{one.path.name}”" + (f", tune {one.number}" if one.number else "")


def _pieces(path: Path, given: _Found, skip: Any) -> Iterator[_Found]:
    """The pieces of a file but the given one; what cannot be read is skipped with a reason."""
    try:
        same = path.samefile(given.path)
        if path.suffix.lower() == ABC:
            for entry in read_collection(path):
                if same and entry.number == given.number:
                    continue
                if isinstance(entry.tune, AbcError):
                    skip(_unread(path, entry))
                    continue
                yield _Found(path, entry.number, entry.title, entry.tune)
        elif not same:
            score = open_score(path).score
            if score.notes:
                yield _Found(path, 0, score.title or path.stem, score)
            else:
                skip(f"“{path.name}” has no notes.")
    except FileError as error:
        skip(str(error))
    except OSError as error:
        skip(f"“{path.name}” cannot be read ({error.strerror or error}).")


def _unread(path: Path, entry: Entry) -> str:
    return f"“{path.name}”, tune {entry.number} “{entry.title}”: {entry.tune}."
