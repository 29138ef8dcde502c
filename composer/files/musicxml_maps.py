"""Tempo, key and markers of a MusicXML file, as its measures are played."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from composer.files.errors import FileError
from composer.files.limits import MAX_TICK
from composer.files.musicxml_parts import Part
from composer.files.musicxml_timeline import Timeline
from composer.model.key import MODES, Key, KeyMap
from composer.model.score import Marker, Score
from composer.model.time import Tempo, TempoMap

_USUAL_TEMPO = 500_000
_OTHER_MODES = {"aeolian": "minor", "ionian": "major"}


def take_maps(score: Score, time: Timeline, parts: list[Part], own: bool) -> None:
    """Tempo, key and markers; of the parts that state one at a place, the first counts, a
    transposing one last; of one part what it states there last, and where a bar ends what the next
    one states."""
    tempos: dict[int, int] = {}
    keys: dict[int, tuple[int, str]] = {}
    markers: dict[tuple[int, str], None] = {}
    ordered = sorted(parts, key=lambda part: part.reader.transposed)
    tuned = [part for part in ordered if own or not part.reader.percussion] or ordered
    in_force = _InForce(ordered, tuned)
    before = -1
    for played, start in zip(time.order, time.starts, strict=True):
        stated_tempos: dict[Fraction, int] = {}
        stated_keys: dict[Fraction, tuple[int, str]] = {}
        for part in ordered:
            for measure in part.reader.measures[played.index : played.index + 1]:
                for place, quarter in dict(measure.tempos).items():
                    stated_tempos.setdefault(place, quarter)
        for part in tuned:
            for measure in part.reader.measures[played.index : played.index + 1]:
                last = {place: _key(fifths, mode) for place, fifths, mode in measure.keys}
                for place, key in last.items():
                    stated_keys.setdefault(place, key)
        for part in parts:
            for measure in part.reader.measures[played.index : played.index + 1]:
                for place, text in measure.markers:
                    markers.setdefault((time.tick(start + place), text))
        if played.index != before + 1:  # back in a repeat: what was in force there
            tempo, in_key = in_force.at(played.index)
            stated_tempos.setdefault(Fraction(0), tempo)
            if in_key is not None:
                stated_keys.setdefault(Fraction(0), in_key)
        before = played.index
        for place in sorted(stated_tempos):
            tempos[time.tick(start + place)] = stated_tempos[place]
        for place in sorted(stated_keys):
            keys[time.tick(start + place)] = stated_keys[place]
    tempos.setdefault(0, _USUAL_TEMPO)
    if max([*tempos, *keys, *(tick for tick, _ in markers)]) > MAX_TICK:
        raise FileError("It goes on for longer than can be opened.")
    tempo_ticks = sorted(tempos) if own else _changes(tempos)
    key_ticks = sorted(keys) if own else _changes(keys)
    score.tempo = TempoMap(tuple(Tempo(tick, tempos[tick]) for tick in tempo_ticks))
    score.key = KeyMap(tuple(Key(tick, *keys[tick]) for tick in key_ticks))
    score.markers = tuple(
        Marker(tick, text) for tick, text in sorted(markers, key=lambda marker: marker[0])
    )


def _key(fifths: int, mode: str) -> tuple[int, str]:
    mode = _OTHER_MODES.get(mode, mode)
    return fifths, mode if mode in MODES else "major"


def _changes(entries: Mapping[int, object]) -> list[int]:
    """The ticks at which something else is stated than before."""
    found: list[int] = []
    for tick in sorted(entries):
        if not found or entries[tick] != entries[found[-1]]:
            found.append(tick)
    return found


class _InForce:
    """Tempo and key at the beginning of each written measure."""

    def __init__(self, ordered: list[Part], tuned: list[Part]) -> None:
        self._found: list[tuple[int, tuple[int, str] | None]] = []
        tempo, key = _USUAL_TEMPO, None
        for index in range(max(len(part.reader.measures) for part in ordered)):
            self._found.append((tempo, key))
            for part in reversed(ordered):
                for measure in part.reader.measures[index : index + 1]:
                    tempo = measure.tempos[-1][1] if measure.tempos else tempo
            for part in reversed(tuned):
                for measure in part.reader.measures[index : index + 1]:
                    key = _key(*measure.keys[-1][1:]) if measure.keys else key

    def at(self, index: int) -> tuple[int, tuple[int, str] | None]:
        return self._found[index]
