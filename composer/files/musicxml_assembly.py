"""One score of the parts of a MusicXML file: voices, notes, maps and words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from composer.files.errors import FileError
from composer.files.limits import MAX_TICK, MAX_VOICES, MAX_XML_BARS, MAX_XML_NOTES
from composer.files.musicxml_lyrics import SungNote, layers_by_number, sections
from composer.files.musicxml_maps import take_maps
from composer.files.musicxml_parts import Part
from composer.files.musicxml_repeats import Played
from composer.files.musicxml_scan import Heard, Measure, Tone
from composer.files.musicxml_timeline import Timeline, timeline, to_tick
from composer.files.played_chords import played_chords
from composer.files.roles import guess_roles
from composer.model.lyrics import Lyrics, Verse
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import DRUM_CHANNEL, SATB, Voice


@dataclass(slots=True)
class _Line:
    """What becomes one voice: of a part the notes on one staff, or of one line on it.

    ``name``: of the voice.  ``voice``: the written voice, ``None`` for all of them.
    """

    part: Part
    name: str
    staff: int | None = None
    voice: str | None = None

    def has(self, tone: Tone) -> bool:
        return self.staff in (None, tone.staff) and self.voice in (None, tone.voice)


@dataclass(slots=True)
class _Sounding:
    """A note with what was tied to it."""

    tone: Tone
    start: Fraction
    end: Fraction
    words: list[tuple[int, Heard]]
    stanza: int
    slurred: bool
    id: int = 0


def assembled(
    parts: list[Part], own: bool, title: str, words_exact: bool | None = None
) -> tuple[Score, list[str]]:
    """The score, and sentences about what is otherwise than in the file.

    ``own``: the file was written by this program, and everything in it is meant exactly;
    ``words_exact``: its words too, as ``own`` unless told.  Raises :class:`FileError` when it is
    beyond the bounds.
    """
    words_exact = own if words_exact is None else words_exact
    written = _together(parts)
    time = timeline(written, own, MAX_XML_BARS // len(parts))
    said = []
    if len(time.order) != len(written):
        said.append(
            f"The repeats are written out: {len(written)} measures became {len(time.order)}."
        )
    score = Score(title=title)
    score.meter = time.meters
    take_maps(score, time, parts, own)
    score.chords, others = played_chords(time, parts)
    if others:
        said.append(
            f"{others:,} chord symbols are not kept, because another part has others there."
            if others > 1
            else "A chord symbol is not kept, because another part has another one there."
        )
    lines = _lines(parts, own)
    if len(lines) > MAX_VOICES:
        raise FileError(f"It has more than {MAX_VOICES} voices.")
    channels = _channels(lines, own)
    verses: list[tuple[Fraction, int, int, Verse]] = []
    voices = []
    sung = set()
    for place, line in enumerate(lines):
        part = line.part
        voice = Voice(
            score.new_id(),
            line.name,
            channel=channels[place],
            program=part.program or 0,
            bank=part.bank or 0,
            volume=100 if part.volume is None else part.volume,
            pan=64 if part.pan is None else part.pan,
        )
        voices.append(voice)
        notes = _sounding(line, time, own)
        if len(score.notes) + len(notes) > MAX_XML_NOTES:
            raise FileError("With all repeats it has more notes than can be opened.")
        for sounding in notes:
            onset = to_tick(sounding.start)
            end = max(onset + 1, to_tick(sounding.end))
            if end > MAX_TICK:
                raise FileError("It goes on for longer than can be opened.")
            tone = sounding.tone
            sounding.id = score.new_id()
            score.notes[sounding.id] = Note(
                sounding.id, voice.id, tone.pitch, onset, end - onset, tone.velocity
            )
        found = _words(notes, words_exact)
        if found:
            sung.add(voice.id)
        verses += [(start, layer, place, verse) for start, layer, verse in found]
    score.voices = tuple(voices)
    if own:
        verses.sort(key=lambda found: found[:3])
    else:
        # Another program's verses are in the order of their numbers, voice by voice.
        verses.sort(key=lambda found: (found[2], found[0], found[1]))
    score.lyrics = Lyrics(tuple(verse for *_, verse in verses))
    score.voices = guess_roles(score, sung)
    score.check()
    return score, said


def _together(parts: list[Part]) -> list[Measure]:
    """What all parts together say of each measure, without their tones."""
    count = max(len(part.reader.measures) for part in parts)
    found = [Measure() for _ in range(count)]
    for part in parts:
        for whole, measure in zip(found, part.reader.measures, strict=False):
            whole.implicit |= measure.implicit
            whole.length = max(whole.length, measure.length)
            whole.sounding = max(whole.sounding, measure.sounding)
            whole.meter = whole.meter or measure.meter
            whole.forward |= measure.forward
            whole.times = max(whole.times, measure.times)
            whole.endings |= measure.endings
            whole.ending_stops |= measure.ending_stops
            whole.jumps |= measure.jumps
            whole.parted |= measure.parted
    return found


# ------------------------------------------------------------------------------ voices


def _lines(parts: list[Part], own: bool) -> list[_Line]:
    if own:
        return [_Line(part, part.name) for part in parts]
    staves: list[tuple[int, Part, int]] = []  # with how many staves the part has
    for place, part in enumerate(parts, start=1):
        part.name = part.name or f"Part {place}"
        numbers = sorted({t.staff for m in part.reader.measures for t in m.tones})
        staves += [(len(numbers), part, staff) for staff in numbers or [1]]
    closed = _closed_score([(part, staff) for _, part, staff in staves])
    if closed:
        return closed
    lines = []
    counts: Counter[str] = Counter()
    for several, part, staff in staves:
        counts[part.id] += 1
        if several <= 1:
            lines.append(_Line(part, part.name))
        else:
            lines.append(_Line(part, f"{part.name} {counts[part.id]}", staff))
    return lines


def _closed_score(staves: list[tuple[Part, int]]) -> list[_Line]:
    """Soprano, alto, tenor and bass on two staves, two lines of single notes on each; or nothing.

    Of two lines on a staff both have notes in most of the measures.
    """
    if len(staves) != 2 or any(part.reader.percussion for part, _ in staves):
        return []
    lines: list[tuple[float, _Line]] = []
    for part, staff in staves:
        measures: dict[str, set[int]] = {}
        pitches: dict[str, list[int]] = {}
        for number, measure in enumerate(part.reader.measures):
            starts: set[tuple[str, Fraction]] = set()
            for tone in measure.tones:
                if tone.staff != staff:
                    continue
                if (tone.voice, tone.start) in starts:
                    return []  # a chord
                starts.add((tone.voice, tone.start))
                measures.setdefault(tone.voice, set()).add(number)
                pitches.setdefault(tone.voice, []).append(tone.pitch)
        sounding = len(set().union(*measures.values())) if measures else 0
        if len(measures) != 2 or any(len(m) * 4 < sounding * 3 for m in measures.values()):
            return []
        of_staff = [(sum(p) / len(p), _Line(part, "", staff, v)) for v, p in pitches.items()]
        lines += sorted(of_staff, key=lambda found: -found[0])
    for role, (_, line) in zip(SATB, lines, strict=True):
        line.name = role.value.capitalize()
    return [line for _, line in lines]


def _channels(lines: list[_Line], own: bool) -> list[int]:
    """A channel for each voice: the file's, unless two voices of other programs share it."""
    programs: dict[int, int | None] = {}
    found: list[int] = []
    free = [channel for channel in range(16) if channel != DRUM_CHANNEL]
    for line in lines:
        part = line.part
        channel = part.channel
        if part.reader.percussion and not own:
            channel = DRUM_CHANNEL
        if channel is None or (
            not own and channel in programs and programs[channel] != part.program
        ):
            unused = [c for c in free if c not in programs]
            channel = unused[0] if unused else free[len(found) % len(free)]
        programs.setdefault(channel, part.program)
        found.append(channel)
    return found


# ------------------------------------------------------------------------------ notes


def _sounding(line: _Line, time: Timeline, own: bool) -> list[_Sounding]:
    """The notes of a line in order, ties joined, with the words that are sung this time."""
    found: list[_Sounding] = []
    held: dict[tuple[str, int], _Sounding] = {}
    held_pitches: dict[int, _Sounding] = {}
    slurs: Counter[str] = Counter()
    verses = _Verses(line, time)
    measures = line.part.reader.measures
    for played, start in zip(time.order, time.starts, strict=True):
        if played.index >= len(measures):
            continue
        for tone in sorted(measures[played.index].tones, key=lambda tone: tone.start):
            if not line.has(tone):
                continue
            slurred = slurs[tone.voice] > 0
            slurs[tone.voice] = max(0, slurs[tone.voice] + tone.slurs)
            begin, end = start + tone.start, start + tone.end
            before = None
            if tone.tied_from:
                before = held.get((tone.voice, tone.pitch)) or held_pitches.get(tone.pitch)
            elif not own and not tone.words:  # some programs write where a tie begins only
                before = held.get((tone.voice, tone.pitch))
            if before is not None and before.end == begin:
                before.end = end
                note = before
            else:
                words = verses.sung(tone, played)
                stanza = verses.stanza(played)
                note = _Sounding(tone, begin, end, words, stanza, slurred)
                found.append(note)
                if len(found) > MAX_XML_NOTES:
                    raise FileError("With all repeats it has more notes than can be opened.")
            if tone.ties_on:
                held[tone.voice, tone.pitch] = held_pitches[tone.pitch] = note
            else:
                held.pop((tone.voice, tone.pitch), None)
                held_pitches.pop(tone.pitch, None)
    return sorted(found, key=lambda note: note.start)


class _Verses:
    """Which of the lyrics below each other is sung when: in a repeat the first and then the
    second; what stands below only once is sung every time."""

    def __init__(self, line: _Line, time: Timeline) -> None:
        measures = line.part.reader.measures
        self._numbers: dict[int, set[str]] = {}  # by measure
        for index, measure in enumerate(measures):
            for tone in measure.tones:
                if tone.words and line.has(tone):
                    self._numbers.setdefault(index, set()).update(w.number for w in tone.words)
        self._layers = layers_by_number(n for numbers in self._numbers.values() for n in numbers)
        by_visit: dict[int, set[str]] = {}
        for played in time.order:
            if played.turns > 1:
                by_visit.setdefault(played.visit, set()).update(self._numbers.get(played.index, ()))
        self._of_visit = {
            visit: sorted(numbers, key=self._layers.__getitem__)
            for visit, numbers in by_visit.items()
        }
        self._this_time: dict[tuple[int, int], dict[str, int]] = {}
        self._stanzas: dict[tuple[int, int], int] = {}
        several = any(len(numbers) > 1 for numbers in self._of_visit.values())
        before: Played | None = None
        for played in time.order:
            # A new one begins with every further turn, and after the last.
            again = before is not None and before.turns > 1 and before.visit != played.visit
            new = several and (again or played.turn > 1)
            here = len(self._stanzas) if new else max(0, len(self._stanzas) - 1)
            self._stanzas.setdefault((played.visit, played.turn), here)
            before = played

    def sung(self, tone: Tone, played: Played) -> list[tuple[int, Heard]]:
        """The lyrics of a note this time, each with its layer."""
        if not tone.words:
            return []
        numbers = self._of_visit.get(played.visit)
        if numbers is None:
            return [(self._layers[heard.number], heard) for heard in tone.words]
        now = self._this_time.get((played.visit, played.turn))
        if now is None:
            turn = played.turn - 1
            this_time = numbers[turn :: played.turns]
            now = {number: layer for layer, number in enumerate(this_time)}
            self._this_time[played.visit, played.turn] = now
        here = self._numbers.get(played.index, set())
        if here.isdisjoint(now):
            ordered = sorted(here, key=self._layers.__getitem__)
            now = {number: layer for layer, number in enumerate(ordered)}
        return [(now[heard.number], heard) for heard in tone.words if heard.number in now]

    def stanza(self, played: Played) -> int:
        """Another number for what is another stanza."""
        return self._stanzas[played.visit, played.turn]


# ------------------------------------------------------------------------------ words


def _words(notes: list[_Sounding], own: bool) -> list[tuple[Fraction, int, Verse]]:
    if not any(note.words for note in notes):
        return []
    if own:
        sung = [_sung(note) for note in sorted(notes, key=lambda n: (n.start, not n.words, n.id))]
        return sections(sung, explicit=True)
    found: list[tuple[Fraction, int, Verse]] = []
    for voice in sorted({note.tone.voice for note in notes if note.words}):
        by_start: dict[Fraction, _Sounding] = {}
        for note in notes:
            if note.tone.voice != voice:
                continue
            # Of a chord the note with words, else the highest.
            other = by_start.get(note.start)
            rank = (bool(note.words), note.tone.pitch)
            if other is None or rank > (bool(other.words), other.tone.pitch):
                by_start[note.start] = note
        found += sections([_sung(by_start[start]) for start in sorted(by_start)], explicit=False)
    return found


def _sung(note: _Sounding) -> SungNote:
    return SungNote(
        note.id,
        note.start,
        note.end,
        note.words,
        note.stanza,
        note.slurred,
        note.tone.fermata,
    )
