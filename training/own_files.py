"""Which of a person's files are read, from the files and folders that they name.  No torch here."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

MAX_ENTRIES = 200_000  # of a folder with all folders in it
_SHOWN = 3  # other endings that are named


def files_of(
    places: Sequence[Path],
    endings: Collection[str],
    say: Callable[[str], None],
    most: int,
) -> list[Path]:
    """The files named, and of each folder named those with one of the endings (lower case), by
    name; hidden ones and links to folders are passed over.

    ``say`` gets a sentence about a folder that may not be read, and about files of other kinds.
    Raises ``ValueError`` when there are too many.
    """
    found: list[Path] = []
    others: Counter[str] = Counter()
    for place in places:
        if not place.is_dir():
            found.append(place)
            continue
        theirs = []
        for path in _walked(place, say):
            ending = path.suffix.lower()
            if ending in endings:
                theirs.append(path)
            elif ending:
                others[ending] += 1
        found += sorted(theirs)
    if len(found) > most:
        raise ValueError(f"These are {len(found)} files; give at most {most}.")
    if others:
        named = ", ".join(ending for ending, _ in others.most_common(_SHOWN))
        more = " and others" if len(others) > _SHOWN else ""
        count = sum(others.values())
        what = "1 file of another kind is" if count == 1 else f"{count} files of other kinds are"
        say(f"{what} not read ({named}{more}).")
    return found


def _walked(folder: Path, say: Callable[[str], None]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        reason = str(error.strerror or error).lower()
        say(f"The folder “{Path(str(error.filename)).name}” is left out ({reason}).")

    seen = 0
    for where, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen += len(folders) + len(files)
        if seen > MAX_ENTRIES:
            raise ValueError(
                f"There are more than {MAX_ENTRIES} files in the folder “{folder.name}”; name the "
                "folder that has only what is to be learned."
            )
        yield from (Path(where, name) for name in files if not name.startswith("."))


def readable_file(path: Path) -> bool:
    """Whether it is a plain file (or a link to one): a pipe or a device would never end."""
    try:
        return path.is_file() or not path.exists()  # that one is missing is said when it is opened
    except OSError:
        return True
