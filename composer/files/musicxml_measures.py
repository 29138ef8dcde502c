"""The measures of one part of a MusicXML file, from a voice's notation."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from composer.files.musicxml_directions import Directions, write_key
from composer.files.musicxml_page import Page
from composer.files.xml_writing import XmlWriter
from composer.model.bars import Bar
from composer.model.clefs import BASS, TREBLE, clefs
from composer.model.engraving import accidentals, beams, bracketed, shared_rests
from composer.model.notation import Layer, Symbol, WrittenVoice, whole_bar_rest
from composer.model.spelling import Spelled, at_place
from composer.model.voice import DRUM_CHANNEL, SATB, Role, Voice

LOWEST_WRITTEN, HIGHEST_WRITTEN = 12, 127  # C0 and G9
# The id of the element that shows a note; what a note is tied on to has a place in it as well.
NOTE_ELEMENT = re.compile(r"n(-?\d+)(?:\.[\d._]+)?")
# MusicXML counts loudness in percent of the velocity of forte.
FORTE = 90
_ACCIDENTALS = {-2: "flat-flat", -1: "flat", 0: "natural", 1: "sharp", 2: "double-sharp"}

# Where the usual instruments of a drum kit stand on a staff of five lines.
_DRUM_PLACES = {
    **dict.fromkeys((35, 36), ("F", 4)),
    **dict.fromkeys((37, 38, 39, 40), ("C", 5)),
    **dict.fromkeys((41, 43), ("A", 4)),
    **dict.fromkeys((45, 47), ("D", 5)),
    **dict.fromkeys((48, 50), ("E", 5)),
    44: ("D", 4),
    **dict.fromkeys((42, 46), ("G", 5)),
    **dict.fromkeys((49, 52, 55, 57), ("A", 5)),
    **dict.fromkeys((51, 53, 59), ("F", 5)),
}


@dataclass(frozen=True, slots=True)
class _Where:
    """Number of the bar; layer and staff, from 1; whether a tuplet that opens has a bracket."""

    bar: int
    layer: int
    staff: int
    bracket: bool


def octaves_down(pitches: Collection[int]) -> int:
    """How many octaves lower than written a part sounds, so that every note can be written."""
    low, high = min(pitches, default=60), max(pitches, default=60)
    return int(low < LOWEST_WRITTEN and high + 12 <= HIGHEST_WRITTEN)


class PartWriter:
    """Writes the part of one voice; ``first``: of the file, which has what belongs to all;
    ``chords``: it has the names of the chords."""

    def __init__(
        self,
        page: Page,
        voice: Voice,
        notation: WrittenVoice,
        id: str,
        first: bool,
        chords: bool = False,
    ) -> None:
        self._page = page
        self._voice = voice
        self._notation = notation
        self._id = id
        self._drums = voice.channel == DRUM_CHANNEL
        notes = [place.note for place in notation.places.values()]
        pitches = sorted(note.pitch for note in notes)
        self._middle = pitches[len(pitches) // 2] if pitches else 60
        self._octaves = octaves_down(pitches)
        self._clefs = self._clefs_of_bars()
        self._names = self._spelled()
        self._staves: list[list[Layer]] = [
            [layer for layer in notation.layers if layer.staff == staff]
            for staff in range(1, notation.staves + 1)
        ]
        self._directions = Directions(
            page, notation, first, chords, above=any(note.id in page.marks for note in notes)
        )

    def write(self, xml: XmlWriter) -> None:
        """All measures."""
        bars = self._page.bars
        numbered = 0
        for bar in bars:
            implicit = bar.short or self._is_pickup(bar)
            if implicit:
                number = "0" if bar.number == 0 else f"X{bar.number}"
            else:
                numbered += 1
                number = str(numbered)
            with xml.within("measure", number=number, implicit="yes" if implicit else None):
                self._attributes(xml, bar)
                self._directions.write(xml, bar)
                self._layers(xml, bar)
                if self._page.ids and bar is bars[-1]:
                    with xml.within("barline", location="right"):
                        xml.put("bar-style", "light-heavy")

    def _is_pickup(self, bar: Bar) -> bool:
        """Whether the first bar is a short meter of its own, as MIDI files write a pickup."""
        entries = self._page.score.meter.entries
        return (
            bar.number == 0
            and len(entries) > 1
            and entries[1].tick == bar.end
            and bar.meter.bar_ticks < entries[1].bar_ticks
        )

    # ---------------------------------------------------------------- what notes are called

    def _spelled(self) -> dict[int, Spelled]:
        names = {}
        for id, place in self._notation.places.items():
            pitch = place.note.pitch + 12 * self._octaves
            pitch += 12 * (pitch < LOWEST_WRITTEN)
            names[id] = at_place(pitch, self._page.places[id])
        return names

    # ---------------------------------------------------------------- attributes and directions

    def _attributes(self, xml: XmlWriter, bar: Bar) -> None:
        score = self._page.score
        start = 0 if bar.number == 0 else bar.start
        key = next((key for key in score.key.entries if key.tick == start), None)
        if key is not None and self._page.restates(key):
            key = None
        meter = bar.meter if bar.meter.tick == start else None
        before = self._page.bars[bar.number - 1] if bar.number else None
        if meter is not None and before is not None and before.short and before.number:
            again = (meter.beats, meter.unit) == (before.meter.beats, before.meter.unit)
            meter = None if again else meter
        turns = bool(bar.number) and self._clefs[bar.number] != self._clefs[bar.number - 1]
        if key is None and meter is None and bar.number and not turns:
            return
        with xml.within("attributes"):
            if bar.number == 0:
                xml.put("divisions", self._page.divisions)
            if key is not None:
                write_key(xml, key)
            if meter is not None:
                with xml.within("time", print_object="no" if self._is_pickup(bar) else None):
                    xml.put("beats", meter.beats)
                    xml.put("beat-type", meter.unit)
            if bar.number == 0:
                if self._notation.staves > 1:
                    xml.put("staves", self._notation.staves)
                for staff in range(1, self._notation.staves + 1):
                    self._clef(xml, bar, staff)
            elif turns:
                self._clef(xml, bar, 1)
            if bar.number == 0 and self._octaves:
                with xml.within("transpose"):
                    xml.put("chromatic", 0)
                    xml.put("octave-change", -self._octaves)

    def _clef(self, xml: XmlWriter, bar: Bar, staff: int) -> None:
        two = self._notation.staves > 1
        with xml.within("clef", number=staff if two else None):
            if self._drums:
                xml.put("sign", "percussion")
                return
            clef = self._clefs[bar.number] if not two else BASS if staff == 2 else TREBLE
            down = not two and self._voice.role is Role.TENOR and 48 <= self._middle < 65
            xml.put("sign", TREBLE if down else clef)
            xml.put("line", 2 if down or clef == TREBLE else 4)
            if down:
                xml.put("clef-octave-change", -1)

    def _clefs_of_bars(self) -> list[str]:
        """Of a part of one staff; singers have one clef throughout."""
        bars = self._page.bars
        if self._voice.role in SATB or self._notation.staves > 1 or self._drums:
            return [BASS if self._middle < 57 else TREBLE] * len(bars)
        pitches: list[list[int]] = [[] for _ in bars]
        for layer in self._notation.layers:
            for number, symbols in layer.bars.items():
                for id in (id for symbol in symbols for id in symbol.notes):
                    pitch = self._notation.places[id].note.pitch
                    pitches[number].append(pitch + 12 * self._octaves)
        return clefs(pitches)

    # ---------------------------------------------------------------- notes

    def _layers(self, xml: XmlWriter, bar: Bar) -> None:
        key = self._page.score.key.at(bar.start)
        fifths = self._page.fifths if key is None else key.fifths
        signature = 0 if key is None else fifths
        length = self._page.count(bar.length)
        number = 0
        written = False
        for layers in self._staves:
            symbols = [layer.bars.get(bar.number, []) for layer in layers]
            if not symbols[0]:
                symbols[0] = [whole_bar_rest(bar)]
            if self._page.ids and all(symbols):
                symbols = shared_rests(symbols)
            signs = accidentals((s for line in symbols for s in line), self._names, signature)
            for layer, line in zip(layers, symbols, strict=True):
                number += 1
                if not line:
                    continue
                if written:
                    with xml.within("backup"):
                        xml.put("duration", length)
                written = True
                states = beams(line, bar.meter, bar.skipped)
                brackets = bracketed(line, states)
                for place, (symbol, beam) in enumerate(zip(line, states, strict=True)):
                    where = _Where(bar.number, number, layer.staff, place in brackets)
                    self._symbol(xml, symbol, where, beam, signs)

    def _symbol(
        self,
        xml: XmlWriter,
        symbol: Symbol,
        where: _Where,
        beam: tuple[str, ...],
        signs: Mapping[tuple[Fraction, int], int],
    ) -> None:
        length = self._page.count(symbol.length)
        if symbol.gap:
            with xml.within("forward"):
                xml.put("duration", length)
                xml.put("voice", where.layer)
                if self._notation.staves > 1:
                    xml.put("staff", where.staff)
            return
        if not symbol.notes:
            with xml.within("note"):
                xml.put("rest", measure="yes" if symbol.whole_bar else None)
                xml.put("duration", length)
                self._value(xml, symbol, where)
                self._notations(xml, symbol, 0, where.bracket)
            return
        # Programs that read the words of a chord look at its first note only.
        ids = sorted(symbol.notes, key=lambda id: not self._page.marks.get(id))
        for place, id in enumerate(ids):
            note = self._notation.places[id].note
            loudness = f"{note.velocity * 100 / FORTE:.2f}"
            again = f".{where.bar}.{symbol.start}".replace("/", "_") if symbol.tied_before else ""
            element = f"n{id}{again}" if self._page.ids else None
            with xml.within("note", id=element, dynamics=loudness):
                if place:
                    xml.put("chord")
                self._pitch(xml, id)
                xml.put("duration", length)
                if symbol.tied_before:
                    xml.put("tie", type="stop")
                if symbol.tied_after:
                    xml.put("tie", type="start")
                if self._drums:
                    xml.put("instrument", id=f"{self._id}-I{note.pitch}")
                sign = signs.get((symbol.start, id))
                self._value(xml, symbol, where, sign, () if place else beam)
                self._notations(xml, symbol, place, where.bracket)
                if not symbol.tied_before:
                    for mark in self._page.marks.get(id, ()):
                        mark.write(xml)

    def _pitch(self, xml: XmlWriter, id: int) -> None:
        name = self._names[id]
        if self._drums:
            pitch = self._notation.places[id].note.pitch
            step, octave = _DRUM_PLACES.get(pitch, ("B", 4))
            with xml.within("unpitched"):
                xml.put("display-step", step)
                xml.put("display-octave", octave)
            return
        with xml.within("pitch"):
            xml.put("step", name.step)
            if name.alter:
                xml.put("alter", name.alter)
            xml.put("octave", name.octave)

    def _value(
        self,
        xml: XmlWriter,
        symbol: Symbol,
        where: _Where,
        sign: int | None = None,
        beam: tuple[str, ...] = (),
    ) -> None:
        xml.put("voice", where.layer)
        if symbol.value is not None and not symbol.whole_bar:
            xml.put("type", symbol.value.name)
            for _ in range(symbol.value.dots):
                xml.put("dot")
        if sign is not None and not self._drums:
            xml.put("accidental", _ACCIDENTALS[sign])
        if symbol.tuplet is not None:
            with xml.within("time-modification"):
                xml.put("actual-notes", symbol.tuplet.actual)
                xml.put("normal-notes", symbol.tuplet.normal)
                if symbol.value is None or symbol.value.name != symbol.tuplet.unit:
                    xml.put("normal-type", symbol.tuplet.unit)
        if self._notation.staves > 1:
            xml.put("staff", where.staff)
        for level, state in enumerate(beam, start=1):
            xml.put("beam", state, number=level)

    def _notations(
        self, xml: XmlWriter, symbol: Symbol, place_in_chord: int, bracket: bool
    ) -> None:
        tuplet = symbol.tuplet if place_in_chord == 0 else None
        states = []
        if tuplet is not None:
            states = ["start"] * tuplet.opens + ["stop"] * tuplet.closes
        if not states and not symbol.tied_before and not symbol.tied_after:
            return
        with xml.within("notations"):
            if symbol.tied_before:
                xml.put("tied", type="stop")
            if symbol.tied_after:
                xml.put("tied", type="start")
            for state in states:
                shown = ("yes" if bracket else "no") if state == "start" else None
                xml.put("tuplet", type=state, bracket=shown)
