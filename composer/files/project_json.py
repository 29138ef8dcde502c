"""A score as JSON values, and back with every value checked.

Lists of fixed length stand for notes and the like (their fields in the order of the functions
below); objects for what may grow.
"""

from __future__ import annotations

import math
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any, TypeVar

from composer.files.limits import MAX_TICK, MAX_VERSION_BYTES, MAX_VERSIONS, MAX_VOICES
from composer.model.chord_symbol import ChordSymbol
from composer.model.control import Control, ControlKind
from composer.model.generation import GenerationRecord, Parameter
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.model.score import Marker, Score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.version import Version
from composer.model.voice import Role, Voice

SCHEMA = 1

_MAX_ID = 2**53
_MAX_SEED = 2**63 - 1

Json = Any
T = TypeVar("T")


class Broken(Exception):
    """``str`` is what is wrong, to follow "because"."""


# ------------------------------------------------------------------------------ to JSON


def score_to_json(score: Score) -> Json:
    """``score`` as values that JSON has; always in the same order."""
    written: dict[str, Json] = {"title": score.title, "next_id": score.next_id}
    written["voices"] = field_to_json("voices", score.voices)
    written["notes"] = [note_to_json(note) for note in score.notes.values()]
    for name in _FIELDS:
        if name not in written:
            written[name] = field_to_json(name, getattr(score, name))
    for name in _LATER:
        if not getattr(score, name):
            del written[name]
    return written


def field_to_json(name: str, value: Any) -> Json:
    """One field of a score, all but its notes, as :func:`score_to_json` writes it."""
    return _FIELDS[name](value)


def note_to_json(note: Note) -> Json:
    """A note; its id comes first."""
    return [
        *(note.id, note.voice, note.pitch),
        *(note.onset, note.duration, note.velocity, note.origin),
    ]


def _voice_to_json(voice: Voice) -> Json:
    return {
        "id": voice.id,
        "name": voice.name,
        "role": voice.role.value,
        "channel": voice.channel,
        "program": voice.program,
        "bank": voice.bank,
        "volume": voice.volume,
        "pan": voice.pan,
        "range": list(voice.range),
        "muted": voice.muted,
        "solo": voice.solo,
        "port": voice.port,
    }


def _verse_to_json(verse: Verse) -> Json:
    """How it was typed is in entries of their own, which older programs pass over."""
    written: dict[str, Json] = {
        "kind": verse.kind,
        "name": verse.name,
        "lines": [
            [[[s.text, *s.notes] for s in word.syllables] for word in line.words]
            for line in verse.lines
        ],
    }
    blanks = [
        [n, w, blank]
        for n, line in enumerate(verse.lines)
        for w, blank in enumerate([*(word.blank for word in line.words), line.trail or None])
        if blank is not None
    ]
    if verse.heading:
        written["heading"] = verse.heading
    if verse.before is not None:
        written["before"] = list(verse.before)
    if blanks:
        written["blanks"] = blanks
    return written


def _mask_to_json(mask: Mask) -> Json:
    return [mask.voice, mask.start, mask.end, mask.kind.value]


def _record_to_json(record: GenerationRecord) -> Json:
    return {
        "id": record.id,
        "operation": record.operation,
        "pack": record.pack,
        "pack_hash": record.pack_hash,
        "seed": record.seed,
        "parameters": [[name, _parameter_to_json(value)] for name, value in record.parameters],
        "masks": [_mask_to_json(mask) for mask in record.masks],
        "base_revision": record.base_revision,
        **({"made_at": record.made_at} if record.made_at else {}),
    }


def _parameter_to_json(value: Parameter) -> Json:
    if isinstance(value, float) and not math.isfinite(value):
        return [str(value)]  # JSON has no number for it
    return value


_FIELDS: dict[str, Callable[[Any], Json]] = {
    "title": str,
    "voices": lambda voices: [_voice_to_json(voice) for voice in voices],
    "tempo": lambda tempo: [[entry.tick, entry.quarter_us] for entry in tempo.entries],
    "meter": lambda meter: [[entry.tick, entry.beats, entry.unit] for entry in meter.entries],
    "key": lambda key: [[entry.tick, entry.fifths, entry.mode] for entry in key.entries],
    "lyrics": lambda lyrics: [_verse_to_json(verse) for verse in lyrics.verses],
    "controls": lambda controls: [
        [c.voice, c.tick, c.kind.value, c.number, c.value] for c in controls
    ],
    "markers": lambda markers: [[marker.tick, marker.text] for marker in markers],
    "chords": lambda chords: [[chord.tick, chord.text] for chord in chords],
    "masks": lambda masks: [_mask_to_json(mask) for mask in masks],
    "generations": lambda records: [_record_to_json(record) for record in records.values()],
    "versions": lambda versions: [
        [version.name, version.when, b64encode(version.packed).decode()] for version in versions
    ],
}
# Entries that older programs do not know and pass over; not written where there is nothing.
_LATER = ("chords", "versions")


# ------------------------------------------------------------------------------ from JSON


def score_from_json(json: Json) -> Score:
    """The score; raises :class:`Broken` when any value is not what it must be."""
    top = _object(json, "the score")
    score = Score(
        title=_text(top.get("title"), "the title"),
        next_id=_number(top.get("next_id"), "the next id", 1, _MAX_ID),
        voices=tuple(_each(top, "voices", _voice, MAX_VOICES)),
        tempo=_built(TempoMap, tuple(_each(top, "tempo", _tempo))),
        meter=_built(MeterMap, tuple(_each(top, "meter", _meter))),
        key=_built(KeyMap, tuple(_each(top, "key", _key))),
        lyrics=Lyrics(tuple(_each(top, "lyrics", _verse))),
        controls=tuple(_each(top, "controls", _control)),
        markers=tuple(_each(top, "markers", _marker)),
        masks=tuple(_each(top, "masks", _mask)),
    )
    for note in _each(top, "notes", _note):
        if note.id in score.notes:
            raise Broken(f"two notes have the id {note.id}")
        score.notes[note.id] = note
    for record in _each(top, "generations", _record):
        if record.id in score.generations:
            raise Broken(f"two generations have the id {record.id}")
        score.generations[record.id] = record
    if "chords" in top:
        score.chords = tuple(_each(top, "chords", _chord))
    if "versions" in top:
        score.versions = tuple(_each(top, "versions", _version, MAX_VERSIONS))
        if sum(len(version.packed) for version in score.versions) > MAX_VERSION_BYTES:
            raise Broken("its versions are larger than a project can hold")
    try:
        score.check()
    except ValueError as error:
        raise Broken(str(error)) from error
    return score


def _built(make: Callable[..., T], *values: Any, **named: Any) -> T:
    try:
        return make(*values, **named)
    except ValueError as error:
        raise Broken(str(error)) from error


def _object(json: Json, what: str) -> dict[str, Json]:
    if not isinstance(json, dict):
        raise Broken(f"{what} is missing or damaged")
    return json


def _list(json: Json, what: str) -> list[Json]:
    if not isinstance(json, list):
        raise Broken(f"{what} is missing or damaged")
    return json


def _each(
    top: dict[str, Json], name: str, read: Callable[[Json], T], most: int | None = None
) -> list[T]:
    entries = _list(top.get(name), f"its list of {name}")
    if most is not None and len(entries) > most:
        raise Broken(f"it has more than {most} {name}")
    return [read(entry) for entry in entries]


def _fields(json: Json, count: int, what: str) -> list[Json]:
    if not isinstance(json, list) or len(json) != count:
        raise Broken(f"a {what} is damaged")
    return json


def _number(json: Json, what: str, low: int, high: int) -> int:
    if type(json) is not int:
        raise Broken(f"{what} is no whole number")
    if not low <= json <= high:
        raise Broken(f"{what} is outside {low} to {high}")
    return json


def _id(json: Json) -> int:
    return _number(json, "an id", -_MAX_ID, _MAX_ID)


def _tick(json: Json) -> int:
    return _number(json, "a time", 0, MAX_TICK)


def _text(json: Json, what: str) -> str:
    if not isinstance(json, str):
        raise Broken(f"{what} is no text")
    # Halves of characters, which JSON can hold, can be neither shown nor written elsewhere.
    return json if json.isascii() else json.encode("utf-8", errors="replace").decode()


def _truth(json: Json, what: str) -> bool:
    if not isinstance(json, bool):
        raise Broken(f"{what} is neither true nor false")
    return json


def _voice(json: Json) -> Voice:
    voice = _object(json, "a voice")
    low, high = _fields(voice.get("range"), 2, "voice's range")

    def number(name: str) -> int:
        return _number(voice.get(name), f"a voice's {name}", 0, 16383)

    return _built(
        Voice,
        _id(voice.get("id")),
        _text(voice.get("name"), "a voice's name"),
        _built(Role, voice.get("role")),
        channel=number("channel"),
        program=number("program"),
        bank=number("bank"),
        volume=number("volume"),
        pan=number("pan"),
        range=(_number(low, "a range's end", 0, 127), _number(high, "a range's end", 0, 127)),
        muted=_truth(voice.get("muted"), "a voice's mute"),
        solo=_truth(voice.get("solo"), "a voice's solo"),
        port=_text(voice.get("port"), "a voice's port"),
    )


def _note(json: Json) -> Note:
    # Written out for speed: a score may have 100,000 notes.
    if not isinstance(json, list) or len(json) != 7:
        raise Broken("a note is damaged")
    for value in json[:6]:
        if type(value) is not int or not -_MAX_ID <= value <= _MAX_ID:
            raise Broken("a note is damaged")
    origin = json[6]
    if origin is not None:
        _id(origin)
    if json[3] + json[4] > MAX_TICK:
        raise Broken("a note lies later than a score can go on")
    try:
        return Note(*json)
    except ValueError as error:
        raise Broken(str(error)) from error


def _tempo(json: Json) -> Tempo:
    tick, quarter = _fields(json, 2, "tempo")
    return _built(Tempo, _tick(tick), _number(quarter, "a tempo", 0, 2**24))


def _meter(json: Json) -> Meter:
    tick, beats, unit = _fields(json, 3, "meter")
    return _built(
        Meter, _tick(tick), _number(beats, "a meter", 0, 255), _number(unit, "a meter", 0, 255)
    )


def _key(json: Json) -> Key:
    tick, fifths, mode = _fields(json, 3, "key")
    return _built(
        Key, _tick(tick), _number(fifths, "a key's fifths", -7, 7), _text(mode, "a key's mode")
    )


def _verse(json: Json) -> Verse:
    verse = _object(json, "a verse")
    blanks: dict[tuple[int, int], str] = {}
    for entry in _list(verse.get("blanks", []), "a verse's list of blanks"):
        line, word, blank = _fields(entry, 3, "blank of the words")
        place = (_number(line, "a line", 0, _MAX_ID), _number(word, "a word", 0, _MAX_ID))
        blanks[place] = _text(blank, "a blank of the words")
    before = verse.get("before")
    if before is not None:
        before = tuple(_text(row, "an empty line") for row in _list(before, "an empty line"))
    return Verse(
        tuple(
            _line(line, n, blanks)
            for n, line in enumerate(_list(verse.get("lines"), "a verse's list of lines"))
        ),
        _text(verse.get("kind"), "a verse's kind"),
        _text(verse.get("name"), "a verse's name"),
        _text(verse.get("heading", ""), "a verse's heading"),
        before,
    )


def _line(json: Json, number: int, blanks: dict[tuple[int, int], str]) -> Line:
    words = tuple(
        Word(
            tuple(_syllable(syllable) for syllable in _list(word, "a word")),
            blanks.get((number, place)),
        )
        for place, word in enumerate(_list(json, "a line of the words"))
    )
    return Line(words, blanks.get((number, len(words)), ""))


def _syllable(json: Json) -> Syllable:
    parts = _list(json, "a syllable")
    if not parts:
        raise Broken("a syllable is damaged")
    return Syllable(_text(parts[0], "a syllable"), tuple(_id(note) for note in parts[1:]))


def _control(json: Json) -> Control:
    voice, tick, kind, number, value = _fields(json, 5, "control event")
    return _built(
        Control,
        _id(voice),
        _tick(tick),
        _built(ControlKind, kind),
        _number(number, "a controller's number", 0, 127),
        _number(value, "a controller's value", -8192, 8191),
    )


def _marker(json: Json) -> Marker:
    tick, text = _fields(json, 2, "marker")
    return Marker(_tick(tick), _text(text, "a marker"))


def _chord(json: Json) -> ChordSymbol:
    tick, text = _fields(json, 2, "chord symbol")
    return _built(ChordSymbol, _tick(tick), _text(text, "a chord symbol"))


def _version(json: Json) -> Version:
    name, when, packed = _fields(json, 3, "version")
    try:
        data = b64decode(_text(packed, "a version"), validate=True)
    except ValueError as error:
        raise Broken("a version is damaged") from error
    return _built(
        Version, _text(name, "a version's name"), _number(when, "a version's time", 0, 2**40), data
    )


def _mask(json: Json) -> Mask:
    voice, start, end, kind = _fields(json, 4, "mask")
    return _built(Mask, _id(voice), _tick(start), _tick(end), _built(MaskKind, kind))


def _record(json: Json) -> GenerationRecord:
    record = _object(json, "a generation")
    parameters = []
    for entry in _list(record.get("parameters"), "a generation's parameters"):
        name, value = _fields(entry, 2, "generation's parameter")
        parameters.append((_text(name, "a parameter's name"), _parameter(value)))
    return GenerationRecord(
        id=_id(record.get("id")),
        operation=_text(record.get("operation"), "a generation's operation"),
        pack=_text(record.get("pack"), "a generation's pack"),
        pack_hash=_text(record.get("pack_hash"), "a generation's pack"),
        seed=_number(record.get("seed"), "a seed", 0, _MAX_SEED),
        parameters=tuple(parameters),
        masks=tuple(_mask(m) for m in _list(record.get("masks"), "a generation's masks")),
        base_revision=_number(record.get("base_revision"), "a revision", 0, _MAX_ID),
        made_at=_number(record.get("made_at", 0), "a time", 0, _MAX_ID),
    )


def _parameter(json: Json) -> Parameter:
    if json is None or isinstance(json, str | bool | float):
        return json
    if type(json) is int:
        return json
    if json in (["inf"], ["-inf"], ["nan"]):
        return float(json[0])
    raise Broken("a generation's parameter is damaged")
