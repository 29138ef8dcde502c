"""Reading a file whole, with its size bounded before memory is taken."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from composer.files.errors import FileError, reason, shown


def read_bounded(path: str | Path, most: int) -> bytes:
    """The bytes of an ordinary file of at most ``most`` bytes.  Raises :class:`FileError`."""
    path = Path(path)
    try:
        if stat.S_ISDIR(os.stat(path).st_mode):
            raise FileError(f"{shown(path)} is a folder, not a file.")
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise FileError(f"{shown(path)} is a device, not a file.")
        with open(path, "rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        raise FileError(f"{shown(path)} could not be opened, because {reason(error)}.") from error
    except ValueError as error:
        raise FileError("This is no possible name of a file.") from error
    if len(data) > most:
        raise FileError(f"{shown(path)} is larger than {most // 2**20} MB and was not opened.")
    return data
