"""The scores of the kept sample files, one or more for each version of the project file.

A sample is never written again: it is what people have on their disks.
"""

from __future__ import annotations

import gzip
import json
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

from composer.model.chord_symbol import ChordSymbol
from composer.model.control import Control, ControlKind
from composer.model.generation import GenerationRecord
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.model.score import Marker, Score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.version import Version
from composer.model.voice import CHORALE_RANGES, Role, Voice

GROWN = Path(__file__).parent / "samples" / "schema-1-grown.descant"


def schema_1() -> Score:
    """Everything that version 1 holds."""
    voices = (
        Voice(1, "Sopran", Role.SOPRANO, 0, 52, 129, 90, 30, CHORALE_RANGES[Role.SOPRANO]),
        Voice(2, "Baß 低音", Role.BASS, 9, 43, muted=True, solo=True, port="Synth:1"),
    )
    notes = (
        Note(3, 1, 67, 0, 480, 100),
        Note(4, 1, 69, 480, 240, 90),
        Note(5, 1, 71, 720, 240, 90),
        Note(7, 2, 43, 0, 960, 64, origin=6),
    )
    mask = Mask(2, 0, 960)
    return Score(
        title="Ein „Lied“",
        notes={note.id: note for note in notes},
        voices=voices,
        tempo=TempoMap((Tempo(0, 600_000), Tempo(480, 500_000))),
        meter=MeterMap((Meter(0, 1, 4), Meter(480, 6, 8))),
        key=KeyMap((Key(0, 1), Key(480, -1, "dorian"))),
        lyrics=Lyrics(
            (
                Verse(
                    (
                        Line((Word((Syllable("Hal", (3,)), Syllable("lo", (4, 5)))),)),
                        Line((Word((Syllable("unlaid"),)),)),
                    ),
                    "chorus",
                    "Refrain",
                ),
                Verse(),
            )
        ),
        controls=(
            Control(1, 0, ControlKind.CONTROLLER, 64, 127),
            Control(1, 240, ControlKind.PITCH_BEND, 0, -8192),
            Control(2, 240, ControlKind.CHANNEL_PRESSURE, 0, 1),
            Control(2, 240, ControlKind.KEY_PRESSURE, 60, 2),
            Control(2, 480, ControlKind.PROGRAM, 0, 3),
        ),
        markers=(Marker(0, "A"), Marker(480, "")),
        masks=(Mask(1, 0, 960, MaskKind.LOCK), mask),
        generations={
            6: GenerationRecord(
                6,
                "harmonize",
                "chorale",
                "0f" * 32,
                2**63 - 1,
                (("device", "cpu"), ("steps", None), ("temperature", 0.8), ("text", True)),
                (mask,),
                12,
            )
        },
        next_id=8,
    )


def schema_1_grown() -> Score:
    """With what version 1 took in later, as entries that may be missing."""
    score = schema_1()
    hallo = Word((Syllable("Hal", (3,)), Syllable("lo", (4, 5))))
    score.lyrics = Lyrics(
        (
            Verse(
                (
                    Line((hallo, Word((Syllable("du"),), "  ")), " "),
                    Line((Word((Syllable("unlaid"),), "\t"),)),
                ),
                "chorus",
                "Refrain",
                "[Chorus]",
                ("", " "),
            ),
        )
    )
    score.generations = {6: replace(score.generations[6], made_at=1_790_000_000)}
    # How they are packed is the packer's matter; what is in them is looked at elsewhere.
    packed = json.loads(gzip.decompress(GROWN.read_bytes()))["score"]["versions"]
    score.versions = (
        Version("Erste Fassung", 1_780_000_000, b64decode(packed[0][2])),
        Version("歌", 0, b64decode(packed[1][2])),
    )
    return score


def schema_1_chords() -> Score:
    """With the chord symbols that version 1 took in after that."""
    score = schema_1()
    score.chords = (ChordSymbol(0, "Gmaj7/B"), ChordSymbol(480, "F♯m7b5"), ChordSymbol(720, "N.C."))
    return score


SAMPLES = {
    "schema-1.descant": schema_1,
    "schema-1-grown.descant": schema_1_grown,
    "schema-1-chords.descant": schema_1_chords,
}
