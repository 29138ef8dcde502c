"""A figure as it stands on a card: what was measured, on which split, by which command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from composer.engine.packs import Pack

Figure = dict[str, Any]


def figure(
    name: str,
    value: float,
    unit: str,
    pack: Pack,
    data: Path,
    split: str,
    every: int = 1,
    command: str = "evaluate",
    **options: object,
) -> Figure:
    """One figure; ``options`` are those of the command besides (``samples=1000``)."""
    parts = [f"python -m training {command}", pack.name, f"--data {data.name}", f"--split {split}"]
    if every != 1:
        parts.append(f"--every {every}")
    parts += [f"--{option} {given}" for option, given in options.items() if given is not None]
    ordinal = {1: "st", 2: "nd", 3: "rd"}.get(every % 10 if every % 100 // 10 != 1 else 0, "th")
    return {
        "name": name,
        "value": round(float(value), 4),
        "unit": unit,
        "split": split if every == 1 else f"{split}, every {every}{ordinal}",
        "command": " ".join(parts),
    }
