"""Reading a Standard MIDI File (also in RIFF wrapping, also karaoke) into a score.

One voice for each track and channel that says anything.  Times are rounded to 480 ticks a
quarter, beginnings and ends alike, so adjoining notes stay adjoining; a note that has no length
(or is rounded to none) lasts one tick.  The tracks of format 2 are laid one after another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import mido
from mido.midifiles.meta import KeySignatureError, build_meta_message

from composer.files.charset import decode, detect
from composer.files.errors import FileError, shown
from composer.files.imported import Imported
from composer.files.limits import (
    MAX_LABEL_BYTES,
    MAX_MIDI_BYTES,
    MAX_TICK,
    MAX_VOICES,
    MAX_WORD_CHARACTERS,
)
from composer.files.lyric_events import LyricEvent, verses_from_events
from composer.files.midi_scan import Budget, Scanned, find_tracks, scan_track
from composer.files.midi_time import (
    DEFAULT_QUARTER_US,
    Clock,
    QuarterClock,
    SecondClock,
    tempo_map,
)
from composer.files.midi_write import BANK, BANK_FINE, PAN, VOLUME
from composer.files.note_pairing import Strike, paired
from composer.files.reading import read_bounded
from composer.files.roles import guess_roles
from composer.model.control import Control, ControlKind
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Lyrics, Verse
from composer.model.note import Note
from composer.model.score import Marker, Score
from composer.model.time import Meter, MeterMap
from composer.model.voice import Voice

DRUM_CHANNEL = 9

_TEXT, _COPYRIGHT, _TRACK_NAME, _INSTRUMENT, _LYRIC, _MARKER, _CUE = range(1, 8)
_CHANNEL_PREFIX, _TEMPO, _METER, _KEY = 0x20, 0x51, 0x58, 0x59
_ALL_SOUND_OFF, _ALL_NOTES_OFF = 120, 123

# What each word counts for besides its characters, towards MAX_WORD_CHARACTERS.
_EVENT_COST = 10

# How far from a note a word in a track of its own may stand to be sung on it, in ticks.
_NEAR = 60

_ControlEvent = tuple[int, ControlKind, int, int, bool]  # tick, kind, number, value, early


def read_midi(path: str | Path) -> Imported:
    """The score in the MIDI file at ``path``.

    Raises :class:`FileError` when it is none, or is damaged so far that nothing can be read.
    """
    path = Path(path)
    data = read_bounded(path, MAX_MIDI_BYTES)
    try:
        return midi_score(data, karaoke=path.suffix.lower() == ".kar")
    except FileError as error:
        sentence = str(error)
        raise FileError(
            f"{shown(path)} could not be opened: {sentence[0].lower()}{sentence[1:]}"
        ) from error


def midi_score(data: bytes, karaoke: bool = False) -> Imported:
    """The score in the bytes of a MIDI file.  Raises :class:`FileError`.

    ``karaoke``: whether plain texts are words even if nothing in the file says so.
    """
    scanned = find_tracks(data)
    budget = Budget()
    tracks = []
    last_tick = _last_file_tick(scanned)
    for number, bytes_of_track in enumerate(scanned.tracks):
        track = _Track(number)
        track.end, track.damaged = scan_track(bytes_of_track, track, budget, last_tick)
        tracks.append(track)
    if scanned.format == 2:
        _lay_in_a_row(tracks, last_tick)
    return _Assembly(scanned, tracks, karaoke).imported()


def _last_file_tick(scanned: Scanned) -> int:
    if scanned.ticks_per_quarter is not None:
        return QuarterClock(scanned.ticks_per_quarter).last_file_tick(MAX_TICK)
    # The tempo decides how many ticks a second is; this is checked again after the conversion.
    return MAX_TICK


# ------------------------------------------------------------------------------ one track


@dataclass(slots=True)
class _Track:
    """The events of one track, in ticks of the file, sorted by what they are."""

    number: int
    end: int = 0
    damaged: bool = False
    strikes: dict[int, list[Strike]] = field(default_factory=dict)  # by channel * 128 + pitch
    silences: dict[int, list[int]] = field(default_factory=dict)  # by channel
    controls: dict[int, list[_ControlEvent]] = field(default_factory=dict)  # by channel
    first_onset: dict[int, int] = field(default_factory=dict)  # by channel
    name: bytes | None = None
    instrument: bytes | None = None
    channel_names: dict[int, bytes] = field(default_factory=dict)
    lyrics: list[tuple[int, bytes]] = field(default_factory=list)
    texts: list[tuple[int, bytes]] = field(default_factory=list)
    copyrights: int = 0
    markers: list[tuple[int, bytes]] = field(default_factory=list)
    tempos: list[tuple[int, int]] = field(default_factory=list)
    meters: list[tuple[int, int, int]] = field(default_factory=list)
    keys: list[tuple[int, int, str]] = field(default_factory=list)
    sysexes: int = 0
    unreadable: int = 0
    prefix: int | None = None

    def channel(self, tick: int, message: mido.Message) -> None:
        self.prefix = None
        kind, channel = message.type, message.channel
        if kind == "note_on" or kind == "note_off":
            velocity = message.velocity if kind == "note_on" else 0
            if velocity:
                self.first_onset.setdefault(channel, tick)
            self.strikes.setdefault(channel << 7 | message.note, []).append((tick, velocity))
            return
        if kind == "control_change":
            what = (ControlKind.CONTROLLER, message.control, message.value)
            if message.control == _ALL_SOUND_OFF or message.control >= _ALL_NOTES_OFF:
                self.silences.setdefault(channel, []).append(tick)
        elif kind == "pitchwheel":
            what = (ControlKind.PITCH_BEND, 0, message.pitch)
        elif kind == "program_change":
            what = (ControlKind.PROGRAM, 0, message.program)
        elif kind == "aftertouch":
            what = (ControlKind.CHANNEL_PRESSURE, 0, message.value)
        else:
            what = (ControlKind.KEY_PRESSURE, message.note, message.value)
        early = channel not in self.first_onset
        self.controls.setdefault(channel, []).append((tick, *what, early))

    def meta(self, tick: int, kind: int, data: bytes) -> None:
        if kind == _TRACK_NAME:
            if self.prefix is not None:
                self.channel_names.setdefault(self.prefix, data)
            elif self.name is None:
                self.name = data
        elif kind == _INSTRUMENT:
            if self.prefix is not None:
                self.channel_names.setdefault(self.prefix, data)
            elif self.instrument is None:
                self.instrument = data
        elif kind == _LYRIC:
            self.lyrics.append((tick, data))
        elif kind == _TEXT:
            self.texts.append((tick, data))
        elif kind == _COPYRIGHT:
            self.copyrights += 1
        elif kind in (_MARKER, _CUE):
            self.markers.append((tick, data))
        elif kind in (_CHANNEL_PREFIX, _TEMPO, _METER, _KEY):
            try:
                self._number_meta(tick, kind, data)
            except (ValueError, IndexError, KeySignatureError):
                self.unreadable += 1

    def _number_meta(self, tick: int, kind: int, data: bytes) -> None:
        """Raises ``ValueError`` and the like where the event means nothing."""
        message = build_meta_message(kind, data)
        if kind == _CHANNEL_PREFIX:
            self.prefix = message.channel
        elif kind == _TEMPO:
            if len(data) != 3 or message.tempo == 0:
                raise ValueError
            self.tempos.append((tick, message.tempo))
        elif kind == _METER:
            Meter(0, message.numerator, message.denominator)
            self.meters.append((tick, message.numerator, message.denominator))
        else:
            minor = message.key.endswith("m")
            key = Key.named(0, message.key.removesuffix("m"), "minor" if minor else "major")
            self.keys.append((tick, key.fifths, key.mode))

    def sysex(self, tick: int) -> None:
        self.sysexes += 1

    def channels(self) -> list[int]:
        """The channels with any message, in order."""
        return sorted({key >> 7 for key in self.strikes} | set(self.controls))

    def shift(self, ticks: int) -> None:
        """Move everything later by ``ticks``."""
        self.end += ticks
        for key, strikes in self.strikes.items():
            self.strikes[key] = [(tick + ticks, velocity) for tick, velocity in strikes]
        for channel, silences in self.silences.items():
            self.silences[channel] = [tick + ticks for tick in silences]
        for channel, controls in self.controls.items():
            self.controls[channel] = [(event[0] + ticks, *event[1:]) for event in controls]
        self.first_onset = {c: tick + ticks for c, tick in self.first_onset.items()}
        self.lyrics = [(tick + ticks, text) for tick, text in self.lyrics]
        self.texts = [(tick + ticks, text) for tick, text in self.texts]
        self.markers = [(tick + ticks, text) for tick, text in self.markers]
        self.tempos = [(tick + ticks, tempo) for tick, tempo in self.tempos]
        self.meters = [(tick + ticks, beats, unit) for tick, beats, unit in self.meters]
        self.keys = [(tick + ticks, fifths, mode) for tick, fifths, mode in self.keys]


def _lay_in_a_row(tracks: list[_Track], last_tick: int) -> None:
    """Give each sequence of a format 2 file the time after the one before it."""
    start = 0
    tempo, meter = DEFAULT_QUARTER_US, (4, 4)
    for track in tracks:
        if start + track.end > last_tick:
            raise FileError("The MIDI file goes on for longer than can be opened.")
        track.shift(start)
        # Each sequence is one of its own: what the one before it set is over.
        if tempo != DEFAULT_QUARTER_US and not any(tick == start for tick, _ in track.tempos):
            track.tempos.insert(0, (start, DEFAULT_QUARTER_US))
        if meter != (4, 4) and not any(tick == start for tick, *_ in track.meters):
            track.meters.insert(0, (start, 4, 4))
        if track.tempos:
            tempo = track.tempos[-1][1]
        if track.meters:
            meter = track.meters[-1][1:]
        start = track.end


# ------------------------------------------------------------------------------ the score


@dataclass(slots=True)
class _Part:
    """One channel of one track, on its way to be a voice."""

    track: _Track
    channel: int
    voice_id: int = 0
    name: str = ""
    named: bool = False
    own: dict[str, int] = field(default_factory=dict)  # program, bank, … at the start
    controls: list[_ControlEvent] = field(default_factory=list)


_OWN_CONTROLLERS = {BANK: "bank", BANK_FINE: "bank fine", VOLUME: "volume", PAN: "pan"}


class _Assembly:
    """Makes one score of the tracks that were read."""

    def __init__(self, scanned: Scanned, tracks: list[_Track], karaoke: bool) -> None:
        self._scanned = scanned
        self._tracks = tracks
        self._karaoke = karaoke
        self._score = Score()
        self._remarks: list[str] = []
        tempos = sorted((t for track in tracks for t in track.tempos), key=lambda t: t[0])
        self._clock: Clock
        if scanned.ticks_per_quarter is not None:
            self._clock = QuarterClock(scanned.ticks_per_quarter)
        else:
            assert scanned.ticks_per_second is not None
            self._clock = SecondClock(scanned.ticks_per_second, tempos)
            latest = max((track.end for track in tracks), default=0)
            if self._clock.tick(latest) > MAX_TICK:
                raise FileError("The MIDI file goes on for longer than can be opened.")
        clock = self._clock.tick
        self._score.tempo = tempo_map([(clock(tick), quarter) for tick, quarter in tempos])

    def imported(self) -> Imported:
        score = self._score
        self._choose_charsets()
        self._meters_keys_markers()
        parts = self._parts()
        self._notes_and_voices(parts)
        self._title(parts)
        word_tracks = self._words(parts)
        lyric_voices = {
            score.notes[note].voice
            for syllable in score.lyrics.syllables()
            for note in syllable.notes
        }
        score.voices = guess_roles(score, lyric_voices)
        score.check()
        self._remark(word_tracks)
        return Imported(score, self._remarks)

    def _choose_charsets(self) -> None:
        names = [
            text
            for track in self._tracks
            for text in (
                track.name,
                track.instrument,
                *track.channel_names.values(),
                *(text for _, text in track.markers),
            )
            if text
        ]
        words = [t for track in self._tracks for _, t in track.lyrics + track.texts]
        self._words_charset = detect(words if any(not w.isascii() for w in words) else names)
        foreign = [name for name in names if not name.isascii()]
        try:
            for name in foreign:
                name.decode(self._words_charset)
            self._names_charset = self._words_charset
        except UnicodeDecodeError:
            self._names_charset = detect(foreign)

    def _label(self, data: bytes | None) -> str:
        """A name without what cannot be shown."""
        text = decode((data or b"")[:MAX_LABEL_BYTES], self._names_charset)
        return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())

    def _meters_keys_markers(self) -> None:
        score, clock = self._score, self._clock.tick
        meters = {0: Meter(0, 4, 4)}
        keys: dict[int, Key] = {}
        markers: list[Marker] = []
        for track in self._tracks:
            for tick, beats, unit in track.meters:
                meters[clock(tick)] = Meter(clock(tick), beats, unit)
            for tick, fifths, mode in track.keys:
                keys[clock(tick)] = Key(clock(tick), fifths, mode)
            for tick, text in track.markers:
                markers.append(Marker(clock(tick), self._label(text)))
        score.meter = MeterMap(tuple(meters[tick] for tick in sorted(meters)))
        score.key = KeyMap(tuple(keys[tick] for tick in sorted(keys)))
        score.markers = tuple(sorted(markers, key=lambda marker: marker.tick))

    def _parts(self) -> list[_Part]:
        """The voices to be, each with what it sets before it first sounds."""
        parts = []
        for track in self._tracks:
            channels = track.channels()
            for channel in channels:
                part = _Part(track, channel)
                given = self._label(track.channel_names.get(channel))
                shared = self._label(track.name) or self._label(track.instrument)
                if not given and len(channels) == 1:
                    given = shared
                part.named = bool(given)
                if not given and channel == DRUM_CHANNEL:
                    given = "Drums"
                elif not given and shared:
                    given = f"{shared} {channel + 1}"
                part.name = given or (
                    f"Channel {channel + 1}" if len(channels) > 1 else f"Track {track.number + 1}"
                )
                parts.append(part)
            if len(parts) > MAX_VOICES:
                raise FileError(
                    f"The MIDI file has more than {MAX_VOICES} voices, "
                    "which is more than can be opened."
                )
        first_onset: dict[int, int] = {}
        for track in self._tracks:
            for channel, tick in track.first_onset.items():
                first_onset[channel] = min(tick, first_onset.get(channel, tick))
        by_channel: dict[int, dict[str, int]] = {}
        for part in parts:
            self._take_own(part, first_onset.get(part.channel))
            for what, value in part.own.items():
                by_channel.setdefault(part.channel, {}).setdefault(what, value)
        sounding = {part.channel for part in parts if part.channel in part.track.first_onset}
        kept = []
        for part in parts:
            silent = part.channel not in part.track.first_onset
            if silent and not part.controls and not part.named and part.channel in sounding:
                continue  # it only prepared the channel for the notes of another track
            elsewhere = dict(by_channel.get(part.channel, {}))
            if "program" in part.own:  # a bank belongs to the program chosen from it
                elsewhere = {k: v for k, v in elsewhere.items() if not k.startswith("bank")}
            part.own = elsewhere | part.own
            kept.append(part)
        return kept

    @staticmethod
    def _take_own(part: _Part, first_onset: int | None) -> None:
        """What is set once before the channel first sounds belongs to the voice."""
        for event in part.track.controls.get(part.channel, []):
            tick, kind, number, value, early = event
            what = None
            if kind is ControlKind.PROGRAM:
                what = "program"
            elif kind is ControlKind.CONTROLLER:
                what = _OWN_CONTROLLERS.get(number)
            before = early and (first_onset is None or tick <= first_onset)
            if what is not None and before and what not in part.own:
                part.own[what] = value
            else:
                part.controls.append(event)

    def _notes_and_voices(self, parts: list[_Part]) -> None:
        score, clock = self._score, self._clock.tick
        voices = []
        controls: list[Control] = []
        found: list[tuple[int, int, int, int, int]] = []  # onset, voice, pitch, end, velocity
        for part in parts:
            track, channel = part.track, part.channel
            part.voice_id = score.new_id()
            voices.append(
                Voice(
                    part.voice_id,
                    part.name,
                    channel=channel,
                    program=part.own.get("program", 0),
                    bank=part.own.get("bank", 0) << 7 | part.own.get("bank fine", 0),
                    volume=part.own.get("volume", 100),
                    pan=part.own.get("pan", 64),
                )
            )
            for tick, kind, number, value, _ in part.controls:
                controls.append(Control(part.voice_id, clock(tick), kind, number, value))
            silences = track.silences.get(channel, [])
            for key in range(channel << 7, channel + 1 << 7):
                strikes = track.strikes.get(key)
                if strikes:
                    for start, end, velocity in paired(strikes, silences, track.end):
                        onset = clock(start)
                        over = max(onset + 1, clock(end))
                        found.append((onset, part.voice_id, key & 127, over, velocity))
        score.voices = tuple(voices)
        score.controls = tuple(sorted(controls, key=lambda control: control.tick))
        for onset, voice, pitch, end, velocity in sorted(found):
            note = Note(score.new_id(), voice, pitch, onset, end - onset, velocity)
            score.notes[note.id] = note

    def _title(self, parts: list[_Part]) -> None:
        first = self._tracks[0]
        sounding = {part.track.number for part in parts if part.track.first_onset}
        if first.number not in sounding or len(sounding) == 1:
            self._score.title = self._label(first.name)

    # -------------------------------------------------------------------------- words

    def _words(self, parts: list[_Part]) -> set[int]:
        """Set the lyrics; returns the numbers of the tracks whose plain texts were words."""
        sources = [(track, track.lyrics) for track in self._tracks if track.lyrics]
        plain: set[int] = set()
        if not sources:
            for track in self._singing_by_text():
                plain.add(track.number)
                sources.append((track, self._without_tags(track)))
        if not sources:
            return plain
        highest: dict[int, dict[int, Note]] = {}  # by voice and onset
        for note in self._score.notes.values():
            onsets = highest.setdefault(note.voice, {})
            if note.onset not in onsets or note.pitch > onsets[note.onset].pitch:
                onsets[note.onset] = note
        verses: list[Verse] = []
        left = MAX_WORD_CHARACTERS
        for track, texts in sources:
            events = []
            for tick, data in texts:
                if left <= 0:
                    break
                text = decode(data[:left], self._words_charset)
                left -= len(text) + _EVENT_COST
                events.append(LyricEvent(self._clock.tick(tick), text))
            own = {p.voice_id for p in parts if p.track is track and p.voice_id in highest}
            verses += verses_from_events(events, self._note_finder(own, highest, events))
        self._score.lyrics = Lyrics(tuple(verses))
        return plain

    def _singing_by_text(self) -> list[_Track]:
        """The tracks whose plain texts are words, as in karaoke files."""
        with_texts = [t for t in self._tracks if any(tick for tick, _ in t.texts)]
        tagged = [
            track
            for track in with_texts
            if self._label(track.name).lower() in ("words", "lyrics", "lyric")
            or any(text[:2] in (b"@K", b"@L", b"@T", b"@V") for _, text in track.texts)
        ]
        if tagged or not self._karaoke or not with_texts:
            return tagged
        return [max(with_texts, key=lambda track: len(track.texts))]

    def _without_tags(self, track: _Track) -> list[tuple[int, bytes]]:
        titles = [text[2:] for _, text in track.texts if text.startswith(b"@T")]
        if titles:
            title = decode(titles[0][:MAX_LABEL_BYTES], self._words_charset)
            self._score.title = " ".join(title.split()) or self._score.title
        return [(tick, text) for tick, text in track.texts if not text.startswith(b"@")]

    def _note_finder(
        self, own: set[int], highest: dict[int, dict[int, Note]], events: list[LyricEvent]
    ) -> Callable[[int], int | None]:
        """Finds the note that is sung at a tick, in the voice that the words fit best.

        ``own``: the voices of the words' own track, which alone are looked at if there are any.
        """
        ticks = {event.tick for event in events}
        drums = {v.id for v in self._score.voices if v.channel == DRUM_CHANNEL}
        fits = []
        for voice in sorted(own or highest):
            onsets = highest[voice]
            shared = sum(tick in onsets for tick in ticks)
            fits.append((voice in drums, -shared / (len(ticks) + len(onsets)), voice))
        if not fits:
            return lambda tick: None
        chosen = highest[min(fits)[2]]
        near: dict[int, Note] = {} if own else _nearest(chosen, ticks)

        def note_at(tick: int) -> int | None:
            note = chosen.get(tick) or near.get(tick)
            return None if note is None else note.id

        return note_at

    # -------------------------------------------------------------------------- remarks

    def _remark(self, word_tracks: set[int]) -> None:
        """Tell what of the file is not in the score."""
        tracks = self._tracks
        damaged = [track.number + 1 for track in tracks if track.damaged]
        if (damaged or self._scanned.damaged) and not self._score.notes:
            raise FileError("The MIDI file is damaged; no note in it could be read.")
        if damaged:
            several = len(damaged) > 1
            listed = ", ".join(map(str, damaged[:8])) + (" …" if len(damaged) > 8 else "")
            self._remarks.append(
                f"The file is damaged: {'tracks' if several else 'track'} {listed} "
                f"{'were' if several else 'was'} read as far as possible."
            )
        elif self._scanned.damaged:
            self._remarks.append("The file is damaged; a part of it was passed over.")
        if self._scanned.format == 2 and len(tracks) > 1:
            self._remarks.append(
                f"The file holds {len(tracks)} separate sequences; they follow one another."
            )
        for count, what in (
            (sum(track.sysexes for track in tracks), "system exclusive message"),
            (
                sum(len(t.texts) for t in tracks if t.number not in word_tracks)
                + sum(track.copyrights for track in tracks),
                "text",
            ),
            (sum(track.unreadable for track in tracks), "invalid tempo, meter or key"),
        ):
            if count:
                kept = "is" if count == 1 else "are"
                plural = what if count == 1 else f"{what}s"
                if what.startswith("invalid"):
                    plural = what if count == 1 else "invalid tempi, meters or keys"
                self._remarks.append(f"{count} {plural} of the file {kept} not kept.")


def _nearest(notes: dict[int, Note], ticks: set[int]) -> dict[int, Note]:
    """A note close by for each of ``ticks`` with none on it: words in a track of their own may
    have been placed by hand."""
    free = sorted(tick for tick in notes if tick not in ticks)
    found: dict[int, Note] = {}
    place = 0
    for tick in sorted(ticks - notes.keys()):
        while place < len(free) and free[place] < tick - _NEAR:
            place += 1
        if place < len(free) and free[place] <= tick + _NEAR:
            found[tick] = notes[free[place]]
            place += 1
    return found
