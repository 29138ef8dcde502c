"""What the calls that look at a piece through a model share."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from composer.app.calls.contract import FAILED, UNUSABLE, CallFailed, Parser, whole
from composer.app.pieces import read_piece
from composer.engine.abc import Tune
from composer.engine.messages import DEVICES, Alternative, Piece
from composer.engine.packs import Pack, PackError, PackRegistry
from composer.engine.suiting import suited_families
from composer.files.errors import FileError
from composer.model.key import Key, spell
from composer.model.score import Score


def add_piece(parser: Parser) -> None:
    """The arguments that say which piece, and through which model."""
    parser.add_argument(
        "input", metavar="IN", type=Path, help="a song, a MIDI file, an .abc tune or a .txt text"
    )
    parser.add_argument("--pack", metavar="P", help="the model pack (the best that suits IN)")
    parser.add_argument(
        "--tune", metavar="N", type=whole(1, 1_000_000), default=1, help="of an .abc collection (1)"
    )
    parser.add_argument("--artist", metavar="NAME", help="of a text, for a lyrics pack (any)")
    parser.add_argument("--device", choices=DEVICES, default="auto", help="where it runs (auto)")
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")


def opened_piece(options: argparse.Namespace) -> tuple[Piece, list[str]]:
    """The piece, and remarks; raises :class:`CallFailed` with exit code 2."""
    try:
        piece, remarks = read_piece(options.input, options.tune)
    except FileError as error:
        raise CallFailed(str(error), UNUSABLE) from error
    if options.artist and not isinstance(piece, str):
        raise CallFailed("Only a text has an --artist.", UNUSABLE)
    empty = not piece.notes if isinstance(piece, Score) else not _text(piece).strip()
    if empty:
        raise CallFailed(f"“{options.input.name}” has nothing in it to look at.", UNUSABLE)
    return piece, remarks


def suited_pack(folders: list[Path], piece: Piece, name: str | None) -> Pack:
    """The pack of that name, or the best of the first suited family that has one."""
    registry = PackRegistry(folders)
    families = suited_families(piece)
    try:
        if name:
            pack = registry.get(name)
            if pack.family not in families:
                raise CallFailed(
                    f"The model {name!r} is of the {pack.family} family, which does not read "
                    f"such files; choose one of the family {' or '.join(families)}.",
                    UNUSABLE,
                )
            return pack
        there = (family for family in families if registry.of_family(family))
        return registry.best(next(there, families[0]))
    except PackError as error:
        raise CallFailed(str(error), UNUSABLE if name else FAILED) from error


def _text(piece: Tune | str) -> str:
    return piece.body if isinstance(piece, Tune) else piece


def percent(probability: float) -> str:
    """Such as ``"12 %"``, ``"0.4 %"``, ``"1 in 20,000"``."""
    if probability >= 0.1:
        return f"{100 * probability:.0f} %"
    if probability >= 0.001:
        return f"{100 * probability:.1f} %"
    return f"1 in {rounded(1 / max(probability, 1e-30)):,}"


def rounded(value: float) -> int:
    """To one digit."""
    size = 10 ** int(math.log10(value))
    return int(round(value / size) * size)


def value_name(value: object, key: Key | None, what: str = "pitch") -> str:
    """A value of a distribution as a person reads it."""
    if isinstance(value, tuple):
        return " ".join(spell(pitch, key) for pitch in value) or "silence"
    if isinstance(value, str):
        return {"": "the end", " ": "a blank", "\n": "a new line", "\ufffd": "a rare sign"}.get(
            value, f"“{value}”"
        )
    if what in ("pitch", "note"):
        return "no note" if value == -1 else spell(int(str(value)), key)
    return f"{value} s" if what in ("time", "duration") else str(value)


def alternative_fields(alternative: Alternative, key: Key | None, what: str) -> dict[str, object]:
    """For JSON."""
    value = alternative.value
    return {
        "value": list(value) if isinstance(value, tuple) else value,
        "name": value_name(value, key, what),
        "probability": alternative.probability,
    }
