"""The list of parts of a MusicXML file: names, instruments, and how they sound."""

from __future__ import annotations

from dataclasses import dataclass

from composer.files.limits import MAX_LABEL_BYTES
from composer.files.musicxml_scan import PartReader
from composer.files.xml_reading import Element


@dataclass(slots=True)
class Part:
    """``channel`` and the like are ``None`` where the file does not say."""

    id: str
    name: str
    reader: PartReader
    channel: int | None = None
    program: int | None = None
    bank: int | None = None
    volume: int | None = None
    pan: int | None = None


def describe(part: Part, entry: Element, own: bool) -> None:
    """Takes what the part's ``entry`` of the list says; ``own``: of a file of this program's."""
    drums: dict[str, int] = {}
    part.name = entry.words("part-name")[:MAX_LABEL_BYTES]
    if not part.name and not own:
        part.name = entry.words("score-instrument", "instrument-name")[:MAX_LABEL_BYTES]
    for midi in entry.all("midi-instrument"):
        unpitched = _whole(midi, "midi-unpitched", 1, 128)
        if unpitched is not None:
            drums[midi.attributes.get("id", "")] = unpitched - 1
        values = {
            "channel": _less_one(_whole(midi, "midi-channel", 1, 16)),
            "program": _less_one(_whole(midi, "midi-program", 1, 128)),
            "bank": _less_one(_whole(midi, "midi-bank", 1, 16384)),
            "volume": _volume(midi.words("volume")),
            "pan": _pan(midi.words("pan")),
        }
        for name, value in values.items():
            if getattr(part, name) is None:
                setattr(part, name, value)
    part.reader = PartReader(drums)


def _whole(element: Element, tag: str, low: int, high: int) -> int | None:
    text = element.words(tag)
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else low - 1
    return value if low <= value <= high else None


def _less_one(value: int | None) -> int | None:
    return None if value is None else value - 1


def _decimal(text: str) -> float | None:
    try:
        value = float(text[:30])
    except ValueError:
        return None
    return value if -1000 < value < 1000 else None


def _volume(text: str) -> int | None:
    value = _decimal(text)
    return None if value is None else min(127, max(0, round(value * 1.27)))


def _pan(text: str) -> int | None:
    value = _decimal(text)
    if value is None:
        return None
    side = max(-90.0, min(90.0, value))
    return 64 + round(side / 90 * (64 if side < 0 else 63))
