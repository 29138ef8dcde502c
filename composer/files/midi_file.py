"""Standard MIDI Files: read into a score, and written from one."""

from __future__ import annotations

from composer.files.imported import Imported
from composer.files.midi_read import read_midi
from composer.files.midi_write import write_midi

__all__ = ["Imported", "read_midi", "write_midi"]
