"""What stands over and under the notes of a MusicXML part: tempo, markers, chords and dynamics,
and the changes of key inside of bars."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from composer.files.musicxml_harmony import READ_OFF, kind_value, write_symbol
from composer.files.musicxml_page import Page
from composer.files.xml_writing import XmlWriter, allowed
from composer.model.bars import Bar
from composer.model.chord_symbol import ChordSymbol
from composer.model.dynamics import Mark, dynamics
from composer.model.harmony import ChordSpan, chord_spans, sound_together
from composer.model.key import Key
from composer.model.notation import WrittenVoice
from composer.model.score import Score
from composer.model.spelling import Spelled, at_place, place_of, places_of, spelled
from composer.model.time import Tempo
from composer.model.voice import DRUM_CHANNEL

_SOMEWHERE = 60  # roots and basses of chords are in no octave

Write = Callable[[XmlWriter], None]


class Directions:
    """Those of one part.

    ``first``: it has what belongs to the whole score.  ``chords``: it has the chords' names,
    the song's own or those read off the notes.
    ``above``: dynamics stand over the notes, for there are words below.
    """

    def __init__(
        self, page: Page, notation: WrittenVoice, first: bool, chords: bool, above: bool
    ) -> None:
        self._page = page
        self._notation = notation
        self._above = above
        self._starts = [bar.start for bar in page.bars]
        self._at: dict[int, list[tuple[Fraction, Write]]] = {}  # by number of the bar
        places = [*self._keys()]
        if first:
            places += [*self._of_the_score()]
        if chords:
            sounding = _written_in(page)
            places += [
                (Fraction(span.start), _chord(page, span, sounding[place]))
                for place, span in enumerate(page.chords)
            ]
            places += [(Fraction(symbol.tick), self._symbol(symbol)) for symbol in page.symbols]
        if page.dynamics:
            places += self._dynamics()
        for tick, write in sorted(places, key=lambda place: place[0]):
            bar = max(0, bisect_right(self._starts, tick) - 1)
            self._at.setdefault(bar, []).append((tick, write))

    def write(self, xml: XmlWriter, bar: Bar) -> None:
        """Those of one bar; the file's cursor is at the bar's beginning, before and after."""
        now = 0
        for tick, write in self._at.get(bar.number, ()):
            place = self._page.count(max(Fraction(0), tick - bar.start))
            if place > now:
                with xml.within("forward"):
                    xml.put("duration", place - now)
                now = place
            write(xml)
        if now:
            with xml.within("backup"):
                xml.put("duration", now)

    # ---------------------------------------------------------------- what is where

    def _keys(self) -> Iterator[tuple[Fraction, Write]]:
        for key in self._page.score.key.entries:
            if self._page.restates(key):
                continue
            place = bisect_left(self._starts, key.tick)
            if key.tick and (place == len(self._starts) or self._starts[place] != key.tick):
                yield Fraction(key.tick), _key_change(key)

    def _of_the_score(self) -> Iterator[tuple[Fraction, Write]]:
        for tempo in self._page.score.tempo.entries:
            yield Fraction(tempo.tick), self._tempo(tempo)
        for marker in self._page.score.markers:
            yield Fraction(marker.tick), _rehearsal(marker.text)

    def _dynamics(self) -> Iterator[tuple[Fraction, Write]]:
        places = self._notation.places.values()
        marks, hairpins = dynamics((place.start, place.note.velocity) for place in places)
        for hairpin in hairpins:
            kind = "crescendo" if hairpin.louder else "diminuendo"
            yield hairpin.start, self._wedge(kind)
            yield hairpin.end, self._wedge("stop")
        for mark in marks:
            yield mark.start, self._mark(mark)

    # ---------------------------------------------------------------- how it is written

    def _tempo(self, tempo: Tempo) -> Write:
        def write(xml: XmlWriter) -> None:
            speed = f"{tempo.bpm:.10g}"
            if not self._is_shown(tempo):
                xml.put("sound", tempo=speed)
                return
            compound = self._page.score.meter.at(tempo.tick).compound
            with xml.within("direction", placement="above"):
                with xml.within("direction-type"), xml.within("metronome"):
                    xml.put("beat-unit", "quarter")
                    if compound:
                        xml.put("beat-unit-dot")
                    speed_of_beat = tempo.bpm / (1.5 if compound else 1)
                    # Nobody plays a hundredth of a beat a minute; a file keeps it all the same.
                    shown = f"{speed_of_beat:.{0 if self._page.ids else 2}f}"
                    xml.put("per-minute", shown.rstrip("0").rstrip(".") if "." in shown else shown)
                xml.put("sound", tempo=speed)

        return write

    def _is_shown(self, tempo: Tempo) -> bool:
        """A tempo that lasts; not each step of a slowing down."""
        score = self._page.score
        entries = score.tempo.entries
        place = entries.index(tempo)
        end = entries[place + 1].tick if place + 1 < len(entries) else None
        lasts = end is None or end - tempo.tick >= score.meter.at(tempo.tick).bar_ticks
        changed = place == 0 or abs(entries[place - 1].bpm - tempo.bpm) >= 0.5
        return lasts and changed

    def _mark(self, mark: Mark) -> Write:
        def write(xml: XmlWriter) -> None:
            with xml.within("direction", placement=self._placement()):
                with xml.within("direction-type"), xml.within("dynamics"):
                    xml.put(mark.name)
                self._staff(xml)

        return write

    def _wedge(self, kind: str) -> Write:
        def write(xml: XmlWriter) -> None:
            with xml.within("direction", placement=self._placement()):
                with xml.within("direction-type"):
                    xml.put("wedge", type=kind, number=1)
                self._staff(xml)

        return write

    def _symbol(self, symbol: ChordSymbol) -> Write:
        # One in what the first bar lacks stands before it; a page shows it at the first note.
        ids = self._page.ids
        before = 0 if ids else self._page.count(min(0, symbol.tick - self._starts[0]))
        return lambda xml: write_symbol(xml, symbol.text, before, shown_only=ids)

    def _placement(self) -> str:
        return "above" if self._above else "below"

    def _staff(self, xml: XmlWriter) -> None:
        if self._notation.staves > 1:
            xml.put("staff", 1)


def chords_of(
    score: Score, bars: Sequence[Bar], voices: Mapping[int, WrittenVoice]
) -> list[ChordSpan]:
    """The chords of all voices but drums, as they are written, from beat to beat.

    A lone melody has none: what would go with it is its player's to choose.
    """
    notes = []
    for voice in score.voices:
        if voice.channel != DRUM_CHANNEL:
            for place in voices[voice.id].places.values():
                onset, end = round(place.start), round(place.end)
                length = max(1, end - onset)
                notes.append(replace(place.note, onset=onset, duration=length))
    if not sound_together(notes):
        return []
    beats: list[int] = []
    for bar in bars:
        size = bar.meter.beat_ticks
        skipped = bar.skipped % size
        beats += [bar.start, *range(bar.start - skipped + size, bar.end, size)]
    end = bars[-1].end
    return chord_spans(notes, [*beats, end], [*(bar.start for bar in bars), end])


def _chord(page: Page, span: ChordSpan, sounding: Mapping[int, Counter[int]]) -> Write:
    def name(pitch_class: int) -> Spelled:
        """As most of its notes are written, or as the key has it; nobody reads a chord on a double
        sharp or flat."""
        pitch = _SOMEWHERE + pitch_class
        places = sounding.get(pitch_class, Counter())
        of_key = place_of(spelled(pitch, page.fifths_at(span.start)))
        usual = [place for place in places_of(pitch) if abs(at_place(pitch, place).alter) < 2]
        return at_place(pitch, max(usual, key=lambda place: (places[place], place == of_key)))

    def write(xml: XmlWriter) -> None:
        with xml.within("harmony", print_frame=READ_OFF):
            with xml.within("root"):
                _step(xml, "root", name(span.root))
            xml.put("kind", kind_value(span.kind.ending), text=_shown(span.kind.ending))
            if span.inverted:
                with xml.within("bass"):
                    _step(xml, "bass", name(span.bass))

    return write


def _shown(ending: str) -> str:
    return ending.replace("b5", "♭5")


def _written_in(page: Page) -> list[dict[int, Counter[int]]]:
    """For each chord and each pitch class how long it is written at which place of the line of
    fifths."""
    found: list[dict[int, Counter[int]]] = [{} for _ in page.chords]
    starts = [span.start for span in page.chords]
    drums = {voice.id for voice in page.score.voices if voice.channel == DRUM_CHANNEL}
    for id, place in page.places.items():
        note = page.score.notes[id]
        if note.voice in drums:
            continue
        first = max(0, bisect_right(starts, note.onset) - 1)
        for number in range(first, bisect_left(starts, note.end)):
            span = page.chords[number]
            length = min(note.end, span.end) - max(note.onset, span.start)
            if length > 0:
                found[number].setdefault(note.pitch % 12, Counter())[place] += length
    return found


def _step(xml: XmlWriter, of: str, name: Spelled) -> None:
    xml.put(f"{of}-step", name.step)
    if name.alter:
        xml.put(f"{of}-alter", name.alter)


def _rehearsal(text: str) -> Write:
    def write(xml: XmlWriter) -> None:
        shown = " ".join(allowed(text).split())
        if shown:
            with xml.within("direction", placement="above"), xml.within("direction-type"):
                xml.put("rehearsal", shown)

    return write


def _key_change(key: Key) -> Write:
    def write(xml: XmlWriter) -> None:
        with xml.within("attributes"):
            write_key(xml, key)

    return write


def write_key(xml: XmlWriter, key: Key) -> None:
    """The ``key`` element."""
    with xml.within("key"):
        xml.put("fifths", key.fifths)
        xml.put("mode", key.mode)
