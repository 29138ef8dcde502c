"""Bounds that keep a damaged or hostile file from taking memory or time."""

from __future__ import annotations

from composer.files.errors import FileError
from composer.model.score import Score
from composer.model.time import LAST_TICK

MAX_TICK = LAST_TICK

# Bytes of a file that are read at most.
MAX_MIDI_BYTES = 32 * 2**20
MAX_PROJECT_BYTES = 64 * 2**20
# Bytes of a project after it is unpacked.
MAX_UNPACKED_BYTES = 64 * 2**20

# Events (notes' beginnings and ends, controllers, texts) in one MIDI file.
MAX_EVENTS = 1_000_000
# Bytes of a MusicXML document, also after it is unpacked; elements in it, in one of its measures,
# and how deep they may lie in each other.
MAX_XML_BYTES = 64 * 2**20
MAX_XML_ELEMENTS = 6_000_000
MAX_XML_ELEMENTS_TOGETHER = 400_000
MAX_XML_DEPTH = 64
# Bytes of a compressed MusicXML file, and files in it.
MAX_MXL_BYTES = 32 * 2**20
MAX_MXL_MEMBERS = 2000
# Notes of a MusicXML file with all repeats played, and bars times parts.
MAX_XML_NOTES = 500_000
MAX_XML_BARS = 250_000
# Tracks in one MIDI file.
MAX_TRACKS = 4096
# Characters of all words in one MIDI file, and bytes of one name or marker; the rest is cut off.
MAX_WORD_CHARACTERS = 1_000_000
MAX_LABEL_BYTES = 2000
# Versions in one project, and bytes of all of them, packed.
MAX_VERSIONS = 50
MAX_VERSION_BYTES = 8 * 2**20
# Voices in one score.
MAX_VOICES = 1024


def check_savable(score: Score) -> None:
    """Raises :class:`FileError` when ``score`` breaks its own rules or is beyond the bounds."""
    try:
        score.check()
    except ValueError as error:
        raise FileError(f"The score cannot be saved, because {error}.") from error
    if len(score.voices) > MAX_VOICES:
        raise FileError(f"The score cannot be saved: it has more than {MAX_VOICES} voices.")
    if score.last_tick > MAX_TICK:
        raise FileError(
            "The score cannot be saved: it goes on for more than 559,000 quarter notes."
        )
