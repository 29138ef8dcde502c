"""Writing a score as a Standard MIDI File of format 1, 480 ticks a quarter, through mido.

The first track holds title, tempo, meter, key and markers; then one track a voice, in the
voices' order.  The same score always gives the same bytes.
"""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import mido

from composer.files.atomic import write_atomically
from composer.files.errors import FileError
from composer.files.limits import check_savable
from composer.files.lyric_events import LyricEvent, events_by_voice
from composer.model.control import Control, ControlKind
from composer.model.key import Key
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import TICKS_PER_QUARTER
from composer.model.voice import Voice

BANK, VOLUME, PAN, BANK_FINE = 0, 7, 10, 32

# Order of the events of one tick: what ends, what prepares, what is sung, what begins.
_ENDS, _PREPARES, _WORDS, _BEGINS = range(4)

_MAJOR = ("Cb", "Gb", "Db", "Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#")
_MINOR = ("Abm", "Ebm", "Bbm", "Fm", "Cm", "Gm", "Dm", "Am", "Em", "Bm", "F#m", "C#m", "G#m",
          "D#m", "A#m")  # fmt: skip

_Timed = list[tuple[int, int, mido.Message | mido.MetaMessage]]


def write_midi(score: Score, path: str | Path, charset: str = "utf-8") -> list[str]:
    """Write ``score`` to ``path``; returns a sentence for each thing that the file cannot hold.

    ``charset``: of names and words; a character that it lacks becomes a question mark.  Raises
    :class:`FileError`; a file that was there before is then as it was.
    """
    data, left_out = midi_bytes(score, charset)
    write_atomically(path, data)
    return left_out


def midi_bytes(score: Score, charset: str = "utf-8") -> tuple[bytes, list[str]]:
    """The bytes of the file, and a sentence for each thing that they cannot hold."""
    check_savable(score)
    text = _Text(charset)
    words, unlaid = events_by_voice(score.lyrics, score.notes)
    notes: dict[int, list[Note]] = {voice.id: [] for voice in score.voices}
    for note in score.notes.values():
        notes[note.voice].append(note)
    controls: dict[int, list[Control]] = {voice.id: [] for voice in score.voices}
    for control in score.controls:
        controls[control.voice].append(control)

    # mido is given texts whose Latin-1 bytes are those of the charset wanted.
    file = mido.MidiFile(type=1, ticks_per_beat=TICKS_PER_QUARTER, charset="latin-1")
    file.tracks.append(_track(_conductor(score, text)))
    for voice in score.voices:
        events = _voice_events(
            voice, notes[voice.id], controls[voice.id], words.get(voice.id, []), text
        )
        file.tracks.append(_track(events))
    stream = io.BytesIO()
    file.save(file=stream)
    left_out = []
    if any(key.mode not in ("major", "minor") for key in score.key.entries):
        left_out.append("A MIDI file knows major and minor only; other modes became major.")
    inside = sum(_inside_others(notes[voice.id]) for voice in score.voices)
    if inside:
        several = f"{inside} notes that lie" if inside > 1 else "A note that lies"
        left_out.append(
            f"{several} inside a longer note of the same pitch and voice will end otherwise "
            "when the MIDI file is read."
        )
    if any(a.tick == b.tick for events in words.values() for a, b in pairwise(events)):
        left_out.append(
            "Verses lie on the same notes: the MIDI file has their syllables one after another at "
            "each note, which other programs may show mixed; a MusicXML file keeps them apart."
        )
    if any(verse.heading or verse.name or verse.kind != "verse" for verse in score.lyrics.verses):
        left_out.append("Which words are a chorus or a bridge is not in the MIDI file.")
    if score.chords:
        left_out.append("The chord symbols of the song are not in the MIDI file.")
    if unlaid:
        syllables = "A syllable that lies" if unlaid == 1 else f"{unlaid} syllables that lie"
        left_out.append(f"{syllables} on no note could not be written to the MIDI file.")
    return stream.getvalue(), left_out


class _Text:
    def __init__(self, charset: str) -> None:
        try:
            "".encode(charset)
        except LookupError as error:
            raise FileError(f"“{charset}” is no known character set.") from error
        self._charset = charset

    def __call__(self, text: str) -> str:
        return text.encode(self._charset, errors="replace").decode("latin-1")


def _track(events: _Timed) -> mido.MidiTrack:
    track = mido.MidiTrack()
    now = 0
    for tick, _, message in sorted(events, key=lambda event: event[:2]):
        message.time = tick - now
        now = tick
        track.append(message)
    track.append(mido.MetaMessage("end_of_track"))
    return track


def _conductor(score: Score, text: _Text) -> _Timed:
    events: _Timed = []
    if score.title:
        name = mido.MetaMessage("track_name", name=text(score.title))
        events.append((0, _ENDS, name))
    for meter in score.meter.entries:
        events.append(
            (
                meter.tick,
                _PREPARES,
                mido.MetaMessage(
                    "time_signature",
                    numerator=meter.beats,
                    denominator=meter.unit,
                    clocks_per_click=min(255, max(1, meter.beat_ticks * 24 // TICKS_PER_QUARTER)),
                ),
            )
        )
    for key in score.key.entries:
        message = mido.MetaMessage("key_signature", key=_signature(key))
        events.append((key.tick, _PREPARES, message))
    for tempo in score.tempo.entries:
        message = mido.MetaMessage("set_tempo", tempo=tempo.quarter_us)
        events.append((tempo.tick, _PREPARES, message))
    for marker in score.markers:
        events.append((marker.tick, _WORDS, mido.MetaMessage("marker", text=text(marker.text))))
    return events


def _signature(key: Key) -> str:
    """mido's name of the signature; a file knows major and minor only."""
    return (_MINOR if key.mode == "minor" else _MAJOR)[key.fifths + 7]


def _voice_events(
    voice: Voice, notes: list[Note], controls: list[Control], words: list[LyricEvent], text: _Text
) -> _Timed:
    events: _Timed = []
    channel = voice.channel
    if voice.name:
        events.append((0, _ENDS, mido.MetaMessage("track_name", name=text(voice.name))))
    bank = [(BANK, voice.bank >> 7), (BANK_FINE, voice.bank & 127)]
    if voice.bank == 0 and not any(_is_bank(control) for control in controls):
        bank = []  # on some synths any bank at all makes channel 10 melodic
    for number, value in bank:
        events.append((0, _PREPARES, _controller(channel, number, value)))
    program = mido.Message("program_change", channel=channel, program=voice.program)
    events.append((0, _PREPARES, program))
    events.append((0, _PREPARES, _controller(channel, VOLUME, voice.volume)))
    events.append((0, _PREPARES, _controller(channel, PAN, voice.pan)))
    for control in controls:
        events.append((control.tick, _PREPARES, _control_message(control, channel)))
    for word in words:
        events.append((word.tick, _WORDS, mido.MetaMessage("lyrics", text=text(word.text))))
    # Of notes that begin together the one that ends first comes first, so that a reader that
    # ends the earliest note at each note-off finds the same lengths.
    for note in sorted(notes, key=lambda note: (note.onset, note.end, note.pitch, note.velocity)):
        on = mido.Message("note_on", channel=channel, note=note.pitch, velocity=note.velocity)
        off = mido.Message("note_off", channel=channel, note=note.pitch, velocity=64)
        events.append((note.onset, _BEGINS, on))
        events.append((note.end, _ENDS, off))
    return events


def _inside_others(notes: list[Note]) -> int:
    """How many notes end before one of the same pitch that began earlier."""
    last_end: dict[int, int] = {}
    found = 0
    for note in sorted(notes, key=lambda note: (note.onset, note.end)):
        found += note.end < last_end.get(note.pitch, 0)
        last_end[note.pitch] = max(note.end, last_end.get(note.pitch, 0))
    return found


def _is_bank(control: Control) -> bool:
    return control.kind is ControlKind.CONTROLLER and control.number in (BANK, BANK_FINE)


def _controller(channel: int, number: int, value: int) -> mido.Message:
    return mido.Message("control_change", channel=channel, control=number, value=value)


def _control_message(control: Control, channel: int) -> mido.Message:
    kind, value = control.kind, control.value
    if kind is ControlKind.CONTROLLER:
        return _controller(channel, control.number, value)
    if kind is ControlKind.PITCH_BEND:
        return mido.Message("pitchwheel", channel=channel, pitch=value)
    if kind is ControlKind.CHANNEL_PRESSURE:
        return mido.Message("aftertouch", channel=channel, value=value)
    if kind is ControlKind.KEY_PRESSURE:
        return mido.Message("polytouch", channel=channel, note=control.number, value=value)
    return mido.Message("program_change", channel=channel, program=value)
