"""Stems: a sound file for each voice alone."""

from __future__ import annotations

import re
from pathlib import Path

from composer.model.score import Score
from composer.model.voice import audible


def stem_files(score: Score, path: Path) -> tuple[tuple[int, Path], ...]:
    """For each voice that sounds and has notes, its id and ``NAME - VOICE.ending`` beside ``path``.

    Signs that no file system takes are left out of the names; equal names are numbered.
    """
    heard = audible(score.voices)
    sung = {note.voice for note in score.notes.values()}
    files: list[tuple[int, Path]] = []
    taken: set[str] = set()
    for place, voice in enumerate(score.voices, start=1):
        if voice.id not in heard & sung:
            continue
        plain = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]', "", voice.name).strip(" .")[:60]
        plain = plain or f"Voice {place}"
        name, number = plain, 2
        while name.casefold() in taken:
            name, number = f"{plain} {number}", number + 1
        taken.add(name.casefold())
        files.append((voice.id, path.with_name(f"{path.stem} - {name}{path.suffix}")))
    return tuple(files)
