"""Writing a score as MusicXML 4.0 (partwise): a part for each voice, in the voices' order.

The same score always gives the same bytes.  Times that notation cannot hold are moved in the
file; that, and what else the format cannot hold, is said in sentences.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from pathlib import Path

from composer.files.atomic import write_atomically
from composer.files.errors import FileError
from composer.files.limits import MAX_XML_BARS, check_savable
from composer.files.musicxml_directions import chords_of
from composer.files.musicxml_measures import (
    LOWEST_WRITTEN,
    NOTE_ELEMENT,
    PartWriter,
    octaves_down,
)
from composer.files.musicxml_page import Page, Signs
from composer.files.musicxml_words import MarkedWords, marked_words
from composer.files.mxl import packed
from composer.files.xml_writing import XmlWriter, allowed
from composer.model.bars import Bar, bars, count_bars
from composer.model.notation import Layer, WrittenVoice, written
from composer.model.note import Note
from composer.model.rhythm import value_of
from composer.model.score import Score
from composer.model.spelling import likeliest_fifths, places_of
from composer.model.spelling_in_context import Heard, places_in_context
from composer.model.time import SIXTEENTH, TICKS_PER_QUARTER
from composer.model.voice import DRUM_CHANNEL, SATB, Role, Voice

SOFTWARE = "Descant"
_NO_SIGNS = Signs()
_DOCTYPE = (
    '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" '
    '"http://www.musicxml.org/dtds/partwise.dtd">'
)


def write_musicxml(score: Score, path: str | Path) -> list[str]:
    """Write ``score`` to ``path``; returns a sentence for each thing that the file cannot hold.

    Raises :class:`FileError`; a file that was there before is then as it was.
    """
    data, left_out = musicxml_bytes(score)
    write_atomically(path, data)
    return left_out


def write_mxl(score: Score, path: str | Path) -> list[str]:
    """The same, compressed."""
    data, left_out = musicxml_bytes(score)
    write_atomically(path, packed(data))
    return left_out


def musicxml_bytes(score: Score, signs: Signs = _NO_SIGNS) -> tuple[bytes, list[str]]:
    """The bytes of the file, and a sentence for each thing that they cannot hold.

    Raises :class:`FileError` when the score is too long for notation.
    """
    layout = written_score(score, signs)
    data = _document(layout, [(voice, layout.voices[voice.id]) for voice in score.voices])
    return data, _left_out(score, layout.voices, layout.words)


def engraving_bytes(score: Score, two_staves: bool = False, signs: Signs = _NO_SIGNS) -> bytes:
    """The same for an engraver: each written note has the id that :func:`note_ids` reads.

    ``two_staves``: soprano and alto share a staff, and tenor and bass another one, where the score
    has the four and each can be written on one staff.  Raises as :func:`musicxml_bytes`.
    """
    layout = written_score(score, signs, ids=True)
    parts = [(voice, layout.voices[voice.id]) for voice in score.voices]
    return _document(layout, _closed(score, parts) if two_staves else parts)


def note_ids(element: str) -> int | None:
    """The id of the note that an element with that id shows; ``None`` for other elements."""
    found = NOTE_ELEMENT.fullmatch(element)
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class WrittenScore:
    """A score as it is written: ``voices`` by id, ``words`` on their notes, and the ``page`` that
    all share."""

    page: Page
    voices: dict[int, WrittenVoice]
    words: MarkedWords


def written_score(score: Score, signs: Signs = _NO_SIGNS, ids: bool = False) -> WrittenScore:
    """The notation of ``score``.  Raises :class:`FileError` when it is too long for notation."""
    check_savable(score)
    stated = [tempo.tick for tempo in score.tempo.entries]
    stated += [meter.tick for meter in score.meter.entries]
    stated += [key.tick for key in score.key.entries]
    stated += [marker.tick for marker in score.markers]
    stated += [chord.tick for chord in score.chords]
    until = max(score.end, max(stated) + 1)
    if count_bars(score.meter, until) * max(1, len(score.voices)) > MAX_XML_BARS:
        raise FileError("The score is too long to be written as notation.")
    measures = _with_pickup(score, bars(score.meter, until))
    if ids:
        measures = _without_overhang(score, measures, max(stated))
    voices = {
        voice.id: written(
            _notes(score, voice), measures, simple=ids, struck=voice.channel == DRUM_CHANNEL
        )
        for voice in score.voices
    }
    words = marked_words(score.lyrics, score.notes)
    symbols = score.chords if signs.chords or not ids else ()
    read_off = signs.chords and not score.chords
    chords = tuple(chords_of(score, measures, voices)) if read_off else ()
    divisions = _divisions(score, measures, voices, [span.start for span in chords])
    fifths = _fifths(score)
    places = _places(score, voices, fifths)
    page = Page(
        score,
        measures,
        divisions,
        words.marks,
        fifths,
        places,
        ids,
        chords,
        signs.dynamics,
        symbols,
    )
    return WrittenScore(page, voices, words)


def _document(layout: WrittenScore, parts: list[tuple[Voice, WrittenVoice]]) -> bytes:
    page = layout.page
    xml = XmlWriter(_DOCTYPE)
    with xml.within("score-partwise", version="4.0"):
        _header(xml, page.score)
        with xml.within("part-list"):
            choir = _choir([voice for voice, _ in parts]) if page.ids else range(0)
            for number, (voice, _) in enumerate(parts, start=1):
                if choir and number == choir.start:
                    with xml.within("part-group", type="start", number=1):
                        xml.put("group-symbol", "bracket")
                        xml.put("group-barline", "no")
                _part_entry(xml, f"P{number}", voice, _notes(page.score, voice))
                if choir and number == choir.stop - 1:
                    xml.put("part-group", type="stop", number=1)
        pitched = [n for n, (voice, _) in enumerate(parts, 1) if voice.channel != DRUM_CHANNEL]
        over = (pitched or [1])[0]
        for number, (voice, notation) in enumerate(parts, start=1):
            part = PartWriter(
                page, voice, notation, f"P{number}", number == 1, chords=number == over
            )
            with xml.within("part", id=f"P{number}"):
                part.write(xml)
        if not parts:  # a document without parts is not allowed
            with xml.within("part", id="P1"), xml.within("measure", number=1):
                pass
    return xml.document()


def _choir(voices: list[Voice]) -> range:
    """The numbers, from 1, of the parts that stand together as a choir: the first singers that
    follow one another, in the order of their voices."""
    ranks = [SATB.index(voice.role) if voice.role in SATB else -1 for voice in voices]
    for first, rank in enumerate(ranks):
        last = first
        while last + 1 < len(ranks) and -1 < ranks[last] < ranks[last + 1]:
            last += 1
        if rank >= 0 and last > first:
            return range(first + 1, last + 2)
    return range(0)


def _closed(
    score: Score, parts: list[tuple[Voice, WrittenVoice]]
) -> list[tuple[Voice, WrittenVoice]]:
    """The parts with those of soprano, alto, tenor and bass as one of two staves, in the place of
    the first; as they are when one of the four is not there or needs two staves by itself."""
    by_role = {
        voice.role: (place, voice, notation)
        for place, (voice, notation) in reversed(list(enumerate(parts)))
        if notation.staves == 1 and voice.channel != DRUM_CHANNEL
    }
    if any(role not in by_role for role in SATB):
        return parts
    closed = WrittenVoice(2, [], {}, 0, 0)
    for staff, roles in ((1, SATB[:2]), (2, SATB[2:])):
        for role in roles:
            _, _, notation = by_role[role]
            closed.layers += [Layer(staff, layer.bars) for layer in notation.layers]
            closed.places |= notation.places
    taken = sorted(by_role[role][0] for role in SATB)
    choir = replace(parts[taken[0]][0], name="", role=Role.FREE)
    found = [part for place, part in enumerate(parts) if place not in taken]
    found.insert(taken[0], (choir, closed))
    return found


def _notes(score: Score, voice: Voice) -> list[Note]:
    return [note for note in score.notes.values() if note.voice == voice.id]


def _with_pickup(score: Score, measures: list[Bar]) -> list[Bar]:
    """The bars, the first of them shorter when all it has is notes towards its end."""
    first = measures[0]
    onset = min((note.onset for note in score.notes.values()), default=0)
    skipped = onset - onset % SIXTEENTH
    if len(measures) < 2 or first.short or not first.length // 2 <= skipped < first.length:
        return measures
    others = (
        [entry.tick for entry in score.tempo.entries]
        + [entry.tick for entry in score.key.entries]
        + [marker.tick for marker in score.markers]
    )
    # At the file's beginning is the score's; that a meter is stated after a short bar is told
    # apart from a pickup by its being stated.
    if any(0 < tick <= skipped for tick in others) or measures[1].meter.tick == first.end:
        return measures
    return [Bar(0, skipped, first.end, first.meter, skipped), *measures[1:]]


def _without_overhang(score: Score, measures: list[Bar], stated: int) -> list[Bar]:
    """The bars without a last one in which notes are but let go; ``stated``: where the last of
    what is stated stands."""
    last = measures[-1].start
    begun = max((note.onset for note in score.notes.values()), default=0)
    if len(measures) > 1 and score.end - last <= SIXTEENTH // 2 and max(begun, stated) < last:
        return measures[:-1]
    return measures


def _divisions(
    score: Score, measures: list[Bar], voices: dict[int, WrittenVoice], chords: list[int]
) -> int:
    """The fewest parts of a quarter with which every place in the file is a whole number."""
    places: set[Fraction] = set()
    for voice in voices.values():
        for layer in voice.layers:
            for symbols in layer.bars.values():
                for symbol in symbols:
                    places |= {symbol.start, symbol.length}
    ticks = [bar.length for bar in measures]
    starts = sorted({bar.start for bar in measures})
    within = [*chords]
    for others in (score.tempo.entries, score.key.entries, score.markers):
        within += [other.tick for other in others]
    ticks += [chord.tick - starts[0] for chord in score.chords]
    ticks += [tick - starts[0] for tick in within if tick] + [bar.start for bar in measures[1:]]
    places |= {Fraction(tick) for tick in ticks}
    return lcm(*((place / TICKS_PER_QUARTER).denominator for place in places))


def _places(score: Score, voices: dict[int, WrittenVoice], fifths: int) -> dict[int, int]:
    """Where on the line of fifths each note (by id) is written."""
    heard: dict[int, Heard] = {}
    drums: dict[int, int] = {}
    for voice in score.voices:
        notation = voices[voice.id]
        if voice.channel == DRUM_CHANNEL:
            drums |= {id: places_of(place.note.pitch)[1] for id, place in notation.places.items()}
            continue
        for id, following in notation.followers().items():
            note = notation.places[id].note
            key = score.key.at(note.onset)
            there = fifths if key is None else key.fifths
            heard[id] = Heard(note.pitch, note.onset, note.duration, there, following)
    return places_in_context(heard) | drums


def _fifths(score: Score) -> int:
    """The signature by which notes are spelled where no key is stated."""
    weights: Counter[int] = Counter()
    for note in score.notes.values():
        weights[note.pitch % 12] += note.duration
    return likeliest_fifths(weights)


def _header(xml: XmlWriter, score: Score) -> None:
    title = " ".join(allowed(score.title).split())
    if title:
        with xml.within("work"):
            xml.put("work-title", title)
    with xml.within("identification"), xml.within("encoding"):
        xml.put("software", SOFTWARE)
        xml.put("supports", element="accidental", type="yes")
        xml.put("supports", element="beam", type="yes")


def _part_entry(xml: XmlWriter, id: str, voice: Voice, notes: list[Note]) -> None:
    drums = sorted({note.pitch for note in notes}) if voice.channel == DRUM_CHANNEL else []
    instruments: list[tuple[str, int | None]] = [(f"{id}-I{pitch}", pitch) for pitch in drums]
    instruments = instruments or [(f"{id}-I1", None)]
    name = " ".join(allowed(voice.name).split())
    with xml.within("score-part", id=id):
        xml.put("part-name", name)
        for instrument, pitch in instruments:
            with xml.within("score-instrument", id=instrument):
                xml.put("instrument-name", name if pitch is None else f"Drum {pitch}")
        for instrument, pitch in instruments:
            with xml.within("midi-instrument", id=instrument):
                xml.put("midi-channel", voice.channel + 1)
                if voice.bank:
                    xml.put("midi-bank", voice.bank + 1)
                xml.put("midi-program", voice.program + 1)
                if pitch is not None:
                    xml.put("midi-unpitched", pitch + 1)
                xml.put("volume", f"{voice.volume / 1.27:.2f}")
                side = voice.pan - 64
                xml.put("pan", f"{90 * side / (64 if side < 0 else 63):.2f}")


def _left_out(score: Score, voices: dict[int, WrittenVoice], words: MarkedWords) -> list[str]:
    said = []
    moved = sum(voice.moved for voice in voices.values())
    if moved:
        furthest = _amount(max(voice.furthest for voice in voices.values()))
        one = moved == 1
        said.append(
            f"{moved} of {len(score.notes)} notes {'begins or ends' if one else 'begin or end'} "
            f"up to {furthest} elsewhere in the file, because notation has no such times; the "
            "song is unchanged."
        )
    if score.controls:
        count = len(score.controls)
        said.append(
            f"{'A' if count == 1 else count} control event{'s' * (count > 1)} (pedal, bend, "
            f"volume and the like) {'is' if count == 1 else 'are'} not in the MusicXML file."
        )
    if words.unlaid:
        several = words.unlaid > 1
        said.append(
            f"{f'{words.unlaid} syllables that lie' if several else 'A syllable that lies'} on "
            "no note could not be written to the MusicXML file."
        )
    if words.beyond:
        several = words.beyond > 1
        said.append(
            f"{f'{words.beyond} syllables that are' if several else 'A syllable that is'} sung "
            "by several voices at once are written for the first of them."
            if several
            else "A syllable that is sung by several voices at once is written for the first."
        )
    too_low = 0
    for voice in score.voices:
        pitches = [note.pitch for note in _notes(score, voice)]
        if not octaves_down(pitches):
            too_low += sum(pitch < LOWEST_WRITTEN for pitch in pitches)
    if too_low:
        said.append(
            f"{too_low} note{'s' * (too_low > 1)} below C0, the lowest that MusicXML has, "
            f"{'are' if too_low > 1 else 'is'} an octave higher in the file."
        )
    return said


def _amount(ticks: int) -> str:
    value = value_of(ticks)
    name = f"a {value.name} note" if value is not None and value.dots == 0 else ""
    if name.startswith("a eighth"):
        name = "an eighth note"
    return name or f"{ticks / TICKS_PER_QUARTER:.2g} quarter notes"
