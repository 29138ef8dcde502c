"""The chord symbols of measures, where they stand as the measures are played."""

from __future__ import annotations

from fractions import Fraction

from composer.files.errors import FileError
from composer.files.limits import MAX_TICK, MAX_XML_NOTES
from composer.files.musicxml_parts import Part
from composer.files.musicxml_timeline import Timeline, to_tick
from composer.model.chord_symbol import ChordSymbol


def played_chords(time: Timeline, parts: list[Part]) -> tuple[tuple[ChordSymbol, ...], int]:
    """The chord symbols in order, and how many in the file are left out because another part has
    another one at their place; of the parts the first counts.

    Where a repeat leads back, the chord that is in force there is stated again.  Raises
    :class:`FileError` when there are too many, or one stands too late.
    """
    written: list[dict[Fraction, str]] = []
    in_force: list[str | None] = []
    left_out = 0
    now: str | None = None
    for index in range(max(len(part.reader.measures) for part in parts)):
        stated: dict[Fraction, str] = {}
        for part in parts:
            for measure in part.reader.measures[index : index + 1]:
                for place, text in measure.chords.items():
                    left_out += stated.setdefault(place, text) != text
        written.append({place: stated[place] for place in sorted(stated)})
        in_force.append(now)
        now = next(reversed(written[-1].values()), now)
    found: dict[int, str] = {}
    count, before, sounding = 0, -1, None
    for played, start in zip(time.order, time.starts, strict=True):
        here = written[played.index] if played.index < len(written) else {}
        held = in_force[played.index] if played.index < len(in_force) else None
        back = played.index != before + 1 and min(here, default=Fraction(1)) > 0
        if back and held is not None and held != sounding:
            found[to_tick(start)] = sounding = held
        for place, text in here.items():
            found[max(0, to_tick(start + place))] = sounding = text
        before = played.index
        count += len(here)
        if count > MAX_XML_NOTES:
            raise FileError("With all repeats it has more chord symbols than can be opened.")
    if max(found, default=0) > MAX_TICK:
        raise FileError("It goes on for longer than can be opened.")
    return tuple(ChordSymbol(tick, found[tick]) for tick in sorted(found)), left_out
