"""Reading a Standard MIDI File (also in RIFF wrapping, also karaoke) into a score.

One voice for each track and channel that says anything.  Times are rounded to 480 ticks a
quarter, beginnings and ends alike, so adjoining notes stay adjoining; a note that has no length
(or is rounded to none) lasts one tick.  The tracks of format 2 are laid one after another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from composer.files.charset import decode, detect
from composer.files.errors import FileError, shown
from composer.files.imported import Imported
from composer.files.limits import MAX_LABEL_BYTES, MAX_MIDI_BYTES, MAX_TICK, MAX_VOICES
from composer.files.midi_scan import SCANNING, Budget, Scanned, find_tracks, scan_track
from composer.files.midi_time import Clock, QuarterClock, SecondClock, tempo_map
from composer.files.midi_track import ControlEvent, Track, lay_in_a_row
from composer.files.midi_words import find_words
from composer.files.midi_write import BANK, BANK_FINE, PAN, VOLUME
from composer.files.note_pairing import paired
from composer.files.progress import tell
from composer.files.reading import read_bounded
from composer.files.roles import guess_roles
from composer.model.control import Control, ControlKind
from composer.model.key import Key, KeyMap
from composer.model.note import Note
from composer.model.score import Marker, Score
from composer.model.time import Meter, MeterMap
from composer.model.voice import DRUM_CHANNEL, Voice


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
    budget = Budget(size=sum(map(len, scanned.tracks)))
    tracks = []
    last_tick = _last_file_tick(scanned)
    for number, bytes_of_track in enumerate(scanned.tracks):
        track = Track(number)
        track.end, track.damaged = scan_track(bytes_of_track, track, budget, last_tick)
        tracks.append(track)
        budget.before += len(bytes_of_track)
    if scanned.format == 2:
        lay_in_a_row(tracks, last_tick)
    return _Assembly(scanned, tracks, karaoke).imported()


def _last_file_tick(scanned: Scanned) -> int:
    if scanned.ticks_per_quarter is not None:
        # A note of no length at the very end still needs its one tick.
        return QuarterClock(scanned.ticks_per_quarter).last_file_tick(MAX_TICK - 1)
    # The tempo decides how many ticks a second is; this is checked again after the conversion.
    return MAX_TICK


@dataclass(slots=True)
class _Part:
    """One channel of one track, on its way to be a voice."""

    track: Track
    channel: int
    voice_id: int = 0
    name: str = ""
    named: bool = False
    own: dict[str, int] = field(default_factory=dict)  # program, bank, … at the start
    controls: list[ControlEvent] = field(default_factory=list)


_PAIRED = 0.8  # how much of the work is done when the ends of the notes are found
_OWN_CONTROLLERS = {BANK: "bank", BANK_FINE: "bank fine", VOLUME: "volume", PAN: "pan"}


class _Assembly:
    """Makes one score of the tracks that were read."""

    def __init__(self, scanned: Scanned, tracks: list[Track], karaoke: bool) -> None:
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
            if self._clock.tick(latest) >= MAX_TICK:
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
        track_voices: dict[int, set[int]] = {}
        for part in parts:
            track_voices.setdefault(part.track.number, set()).add(part.voice_id)
        words = find_words(
            self._tracks, track_voices, score, self._clock, self._words_charset, self._karaoke
        )
        score.lyrics = words.lyrics
        score.title = words.title or score.title
        lyric_voices = {
            score.notes[note].voice
            for syllable in score.lyrics.syllables()
            for note in syllable.notes
        }
        score.voices = guess_roles(score, lyric_voices)
        score.check()
        self._remark(words.text_tracks)
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
        for done, part in enumerate(parts):
            tell(SCANNING + (_PAIRED - SCANNING) * done / len(parts))
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
        for done, (onset, voice, pitch, end, velocity) in enumerate(sorted(found)):
            if not done & 4095:
                tell(_PAIRED + (1 - _PAIRED) * done / len(found))
            note = Note(score.new_id(), voice, pitch, onset, end - onset, velocity)
            score.notes[note.id] = note

    def _title(self, parts: list[_Part]) -> None:
        first = self._tracks[0]
        sounding = {part.track.number for part in parts if part.track.first_onset}
        if first.number not in sounding or len(sounding) == 1:
            self._score.title = self._label(first.name)

    def _remark(self, word_tracks: set[int]) -> None:
        """Tell what of the file is not in the score."""
        tracks = self._tracks
        damaged = [track.number + 1 for track in tracks if track.damaged]
        if (damaged or self._scanned.damaged) and not self._score.notes:
            raise FileError("The MIDI file is damaged; no note in it could be read.")
        if damaged:
            many = len(damaged) > 1
            listed = ", ".join(map(str, damaged[:8])) + (" …" if len(damaged) > 8 else "")
            self._remarks.append(
                f"The file is damaged: {'tracks' if many else 'track'} {listed} "
                f"{'were' if many else 'was'} read as far as possible."
            )
        elif self._scanned.damaged:
            self._remarks.append("The file is damaged; a part of it was passed over.")
        if self._scanned.format == 2 and len(tracks) > 1:
            self._remarks.append(
                f"The file holds {len(tracks)} separate sequences; they follow one another."
            )
        texts = sum(len(t.texts) for t in tracks if t.number not in word_tracks)
        for count, one, several in (
            (sum(t.sysexes for t in tracks), "system exclusive message", None),
            (texts + sum(t.copyrights for t in tracks), "text", None),
            (
                sum(t.unreadable for t in tracks),
                "invalid tempo, meter or key",
                "invalid tempi, meters or keys",
            ),
        ):
            if count == 1:
                self._remarks.append(f"1 {one} of the file is not kept.")
            elif count:
                self._remarks.append(f"{count} {several or one + 's'} of the file are not kept.")
