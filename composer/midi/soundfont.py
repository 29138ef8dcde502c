"""Soundfonts: where one lies, and whether a file can be one."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ENDINGS = (".sf2", ".sf3")
_SYSTEM_FOLDERS = ("/usr/share/sounds/sf2", "/usr/share/soundfonts", "/usr/local/share/soundfonts")
_SYSTEM_NAMES = ("default-GM.sf2", "TimGM6mb.sf2", "FluidR3_GM.sf2", "default.sf2")


class SoundfontError(Exception):
    """The file is no usable soundfont; ``str`` is a sentence for the person."""


def shipped_soundfont() -> Path | None:
    """The General MIDI soundfont inside pretty_midi's package, or one of the system's."""
    places = []
    spec = importlib.util.find_spec("pretty_midi")
    for folder in (spec.submodule_search_locations or []) if spec is not None else []:
        places.append(Path(folder) / "TimGM6mb.sf2")
    places += [Path(folder) / name for folder in _SYSTEM_FOLDERS for name in _SYSTEM_NAMES]
    return next((place for place in places if place.is_file()), None)


def check_soundfont(path: Path) -> None:
    """Raises :class:`SoundfontError` unless ``path`` begins as a soundfont does and is whole.

    Reads a few bytes only.  A file that passes may still be refused by the synth.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(12)
            length = file.seek(0, 2)
    except FileNotFoundError as error:
        raise SoundfontError(f"The soundfont “{path}” is not there any more.") from error
    except (OSError, ValueError) as error:
        raise SoundfontError(f"The soundfont “{path}” cannot be read.") from error
    if head[:4] != b"RIFF" or head[8:12] != b"sfbk":
        raise SoundfontError(f"“{path}” is no soundfont.")
    if length < int.from_bytes(head[4:8], "little") + 8:
        raise SoundfontError(f"The soundfont “{path}” is cut off: a part of it is missing.")
