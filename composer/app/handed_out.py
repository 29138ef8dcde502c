"""Notes for other programs as a MIDI file in a folder of Descant's own, such as for a drag."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from composer.app.notes_as_text import extract
from composer.files.atomic import write_atomically
from composer.files.errors import FileError
from composer.files.midi_write import midi_bytes
from composer.model.score import Score

# The window waits while they are written down: with more it would be felt.
MAX_NOTES = 5000
MOST_FILES = 20


class NothingToHandOut(Exception):
    """``str(error)`` is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """``data``: the bytes of the MIDI file at ``path``."""

    path: Path
    data: bytes


def hand_out(score: Score, ids: Collection[int], name: str, folder: Path) -> HandedOut:
    """Writes these notes, or the whole song without any, as a MIDI file named after the song.

    Notes stand from the bar in which the first of them begins.  The last twenty files stay, so that
    another program has time to read one.  Raises :class:`NothingToHandOut`.
    """
    if not score.notes:
        raise NothingToHandOut("There are no notes to hand over yet.")
    if len(ids or score.notes) > MAX_NOTES:
        raise NothingToHandOut(
            f"That is too much to hand over at once ({MAX_NOTES:,} notes at most); export it."
        )
    stem = re.sub(r'[\x00-\x1f<>:"/\\|?*]', "", name).strip(" .")[:80] or "Descant"
    if ids:
        stem = f"{stem} {_bars(score, ids)}"
    path = folder / f"{stem}.mid"
    try:
        data, _ = midi_bytes(extract(score, ids) if ids else score)
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except (FileError, OSError) as error:
        raise NothingToHandOut(f"The notes cannot be handed over: {error}") from error
    _forget_old(folder)
    return HandedOut(path, data)


def _bars(score: Score, ids: Collection[int]) -> str:
    first = 1 + score.meter.position(min(score.notes[id].onset for id in ids))[0]
    last = 1 + score.meter.position(max(score.notes[id].end - 1 for id in ids))[0]
    return f"bar {first}" if first == last else f"bars {first}-{last}"


def _forget_old(folder: Path) -> None:
    with contextlib.suppress(OSError):
        files = sorted(folder.glob("*.mid"), key=lambda file: file.stat().st_mtime)
        for file in files[:-MOST_FILES]:
            file.unlink()
