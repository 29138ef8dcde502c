"""Tempo, meter, key and chords as they are typed, read and written.  No Qt.

``96``, ``3/4`` and ``Eb`` or ``f# minor`` are read; letters and signs as musicians write them.
``modes`` are the names of the modes in the person's language, by their names in the model.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from composer.edit.conducting import Change
from composer.model.chord import NO_CHORD
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import MODES, Key
from composer.model.score import Marker
from composer.model.time import Meter, Tempo
from composer.ui.roll.song_lane.signs import Row, Sign

MIN_BPM, MAX_BPM = 10.0, 400.0
SECTIONS = ("Intro", "Verse", "Pre-Chorus", "Chorus", "Bridge", "Solo", "Interlude", "Outro")
METERS = ("4/4", "3/4", "2/4", "2/2", "5/4", "6/4", "3/8", "6/8", "7/8", "9/8", "12/8")
_KEY = re.compile(r"([A-Ga-g])\s*([#♯b♭]*)[\s-]*(\S.*)?")
_MODES = {"maj": "major", "min": "minor", "m": "minor", "dur": "major", "moll": "minor"}
PLAIN = {mode: mode for mode in MODES}
_SMALL_ROOT = re.compile(r"(?:^|(?<=/))[a-g]")
_FLATS = re.compile(r"(?<=[A-G])b+|b(?=\d)")


def keys(modes: Mapping[str, str] = PLAIN) -> tuple[str, ...]:
    """The keys that a person is offered: major and minor around the circle of fifths."""
    return tuple(
        said(Key(0, fifths, mode), modes)
        for fifths in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7)
        for mode in ("major", "minor")
    )


def said(sign: Sign, modes: Mapping[str, str] = PLAIN) -> str:
    """A sign as it is typed: ``"96"``, ``"3/4"``, ``"E♭ major"`` or a marker's name."""
    if isinstance(sign, Marker | ChordSymbol):
        return sign.text
    if isinstance(sign, Tempo):
        return f"{sign.bpm:.2f}".rstrip("0").rstrip(".")
    if isinstance(sign, Meter):
        return f"{sign.beats}/{sign.unit}"
    return f"{tonic(sign)} {modes[sign.mode]}"


def tonic(key: Key) -> str:
    """The tonic with the signs of music: ``"E♭"``."""
    return key.tonic_name.replace("#", "♯").replace("b", "♭")


def read(row: Row, tick: int, text: str, modes: Mapping[str, str] = PLAIN) -> Change:
    """The change that a text stands for; raises ``ValueError`` when it stands for none."""
    words = text.strip()
    if row is Row.TEMPO:
        return _tempo(tick, words)
    if row is Row.METER_AND_KEY:
        return _meter(tick, words) if words[:1].isdigit() else _key(tick, words, modes)
    raise ValueError("a marker is no change")


def read_chord(tick: int, text: str) -> ChordSymbol:
    """The chord symbol that a text stands for; raises ``ValueError`` when it stands for none.

    A root or a bass may be a small letter, and ``nc`` is no chord.
    """
    words = "".join(text.split())
    if words.casefold() in ("nc", "n.c", "n.c."):
        return ChordSymbol(tick, NO_CHORD[0])
    try:
        return ChordSymbol(tick, words)
    except ValueError:
        large = _SMALL_ROOT.sub(lambda found: found[0].upper(), words)
        return ChordSymbol(tick, large)


def shown_chord(symbol: ChordSymbol) -> str:
    """A chord symbol with the signs of music: ``"F♯m7"``, ``"B♭7(♭9)"``."""
    flats = _FLATS.sub(lambda found: "♭" * len(found[0]), symbol.text)
    return flats.replace("#", "♯")


def _tempo(tick: int, words: str) -> Tempo:
    bpm = float(re.sub(r"(?i)^[♩=\s]+|\s*bpm$", "", words).replace(",", "."))
    if not MIN_BPM <= bpm <= MAX_BPM:
        raise ValueError("a tempo is 10 to 400 quarter notes a minute")
    return Tempo.from_bpm(tick, bpm)


def _meter(tick: int, words: str) -> Meter:
    beats, _, unit = words.partition("/")
    return Meter(tick, int(beats), int(unit))


def _key(tick: int, words: str, modes: Mapping[str, str]) -> Key:
    found = _KEY.fullmatch(words)
    if found is None:
        raise ValueError("this is no key")
    letter, accidentals, mode = found.groups()
    # By custom a small letter alone is a minor key.
    named = "minor" if letter.islower() and not mode else "major"
    if mode:
        here = {word.casefold(): name for name, word in modes.items()}
        low = mode.casefold()
        named = "major" if mode == "M" else here.get(low) or _MODES.get(low, low)
    if named not in MODES:
        raise ValueError("this is no mode")
    signs = accidentals.replace("♯", "#").replace("♭", "b")
    return Key.named(tick, letter.upper() + signs, named)
