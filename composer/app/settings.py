"""What the program remembers for the person: a small, typed, versioned JSON file."""

from __future__ import annotations

import json
import logging
import math
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from composer.files.atomic import write_atomically
from composer.midi.audio_file import BIT_DEPTHS, SAMPLE_RATES
from composer.midi.audio_file import ENDINGS as AUDIO_ENDINGS
from composer.midi.sound_options import DEFAULT_REVERB, MAX_GAIN, MIN_GAIN, SoundOptions

VERSION = 1
MAX_BYTES = 1_000_000
MAX_RECENT = 12

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field has a default; an unknown one in the file is passed over.

    ``recent``: paths of files, the latest first, at most 12.  ``pack``: the last model chosen,
    ``None`` for the best one.  ``temperature``: 0 to 10.  ``candidates``: 1 to 16.  ``steps``:
    Gibbs steps, ``None`` for the pack's own number.  ``seed``: ``None`` for another one each
    time.  ``device``: ``"auto"``, ``"cpu"`` or ``"cuda"``.  ``output``: name of the MIDI output,
    ``None`` for the built-in sound.  ``theme``: ``"system"``, ``"light"`` or ``"dark"``.
    ``language``: the code of the window's language, such as ``"zh_CN"``, ``""`` for the desktop's.
    ``window``, ``layout``: what Qt saves of the window's place and of its panels, in base64.
    ``folder``: where the last file dialog was.  ``agreed_losses``: what is not asked about any
    more when a song is exported, see :mod:`composer.app.agreed_losses`.
    ``wishes``: how words are to be written, as :class:`~composer.app.wishes.Wishes` stores it.
    ``divisions``: words that the person divides otherwise than by rule, as
    :mod:`composer.prosody.division` has exceptions.  ``melody_pack``:
    the model that gives notes other pitches, ``None`` for the one that harmonises.
    ``follow_chords``: four-part writing leans to the song's chord symbols.
    ``words_of_all``: the words of all voices are shown under the notes.  ``range_marks``: notes
    beyond the range of their voice are marked.  ``soundfont``,
    ``reverb``, ``gain``: see :class:`~composer.midi.sound_options.SoundOptions`.
    ``audio_ending``: of the last sound file.  ``sample_rate``, ``bits``, ``normalise``: see
    :class:`~composer.midi.render.RenderOptions`; ``stems``: a sound file for each voice.
    ``metronome``: it clicks while playing.  ``count_in``: bars before playing, 0 to 8.
    ``record_replaces``: recording takes the place of what is there; ``record_grid``: what is
    played goes onto the grid at once, ``record_lengths``: where notes end too.
    ``record_click``: the metronome clicks while it is recorded, on or not.
    ``record_count_in``, ``pre_roll``: bars before recording, 0 to 8.
    ``click``: how loud the metronome is, 0 to 127; ``click_port``: the output that it sounds on,
    ``""``: the song's.  ``follow``: the roll follows the playhead; ``follow_smoothly``: not by
    the page.  ``grid``: what notes snap to, in the window's own words, and ``snap``: whether they
    do.  ``right_erases``: a click of the right button erases, and opens no menu.
    ``catches_active``: a frame selects in the active voice and no other.
    ``song_lane``: sections, tempo, meter and key are shown above the notes.
    ``probabilities``: drawn behind the notes, ``probabilities_of_all``: for every voice;
    ``likely_pack``: the model that is asked for them, ``None`` for what suits the voice.
    ``two_staves``, ``chord_symbols``, ``dynamic_marks``: how songs are engraved.
    ``controllers_follow``: controllers are copied with the notes of their passage.
    ``shortcuts``: keys of commands, where they are not the usual ones.
    ``devices``: as :class:`~composer.app.devices.DeviceChoices` stores them; ``controls``: as
    :mod:`composer.app.control_learn` stores its bindings; ``along``: how a model plays along.
    ``view``: what the roll shows beside the notes, as the window stores it.
    """

    recent: tuple[str, ...] = ()
    pack: str | None = None
    temperature: float = 1.0
    candidates: int = 3
    steps: int | None = None
    seed: int | None = None
    device: str = "auto"
    output: str | None = None
    theme: str = "system"
    language: str = ""
    window: str = ""
    layout: str = ""
    folder: str = ""
    agreed_losses: tuple[str, ...] = ()
    lanes: str = ""
    song_lane: bool = True
    probabilities: bool = False
    probabilities_of_all: bool = False
    likely_pack: str | None = None
    two_staves: bool = False
    chord_symbols: bool = True
    dynamic_marks: bool = False
    wishes: dict[str, Any] = field(default_factory=dict)
    divisions: dict[str, str] = field(default_factory=dict)
    melody_pack: str | None = None
    follow_chords: bool = True
    words_of_all: bool = False
    range_marks: bool = True
    soundfont: str | None = None
    reverb: float = DEFAULT_REVERB
    gain: float = 0.0
    audio_ending: str = ".wav"
    sample_rate: int = 44_100
    bits: int = 16
    normalise: bool = False
    stems: bool = False
    metronome: bool = False
    count_in: int = 0
    record_replaces: bool = False
    record_grid: bool = False
    record_lengths: bool = False
    record_click: bool = True
    record_count_in: int = 1
    pre_roll: int = 0
    click: int = 100
    click_port: str = ""
    follow: bool = True
    follow_smoothly: bool = False
    controllers_follow: bool = True
    grid: str = ""
    snap: bool = True
    right_erases: bool = False
    catches_active: bool = False
    shortcuts: dict[str, Any] = field(default_factory=dict)
    devices: dict[str, Any] = field(default_factory=dict)
    controls: list[Any] = field(default_factory=list)
    along: dict[str, Any] = field(default_factory=dict)
    view: dict[str, Any] = field(default_factory=dict)

    @property
    def sound(self) -> SoundOptions:
        """How the built-in sound is to sound."""
        return SoundOptions(self.soundfont, self.reverb, self.gain)

    def with_recent(self, path: Path) -> Settings:
        """The settings with ``path`` as the latest file."""
        name = str(path)
        return replace(self, recent=(name, *(r for r in self.recent if r != name))[:MAX_RECENT])

    def without_recent(self, path: Path) -> Settings:
        """The settings with ``path`` gone from the recent files."""
        return replace(self, recent=tuple(r for r in self.recent if r != str(path)))


# What a stored value must be; anything else is replaced by the default.
_CHECKS: dict[str, Any] = {
    "recent": lambda v: isinstance(v, list) and all(isinstance(r, str) for r in v),
    "pack": lambda v: v is None or isinstance(v, str),
    "temperature": lambda v: _is_number(v) and 0 <= v <= 10,
    "candidates": lambda v: _is_whole(v) and 1 <= v <= 16,
    "steps": lambda v: v is None or (_is_whole(v) and 1 <= v <= 100_000),
    "seed": lambda v: v is None or (_is_whole(v) and 0 <= v < 2**63),
    "device": lambda v: v in ("auto", "cpu", "cuda"),
    "output": lambda v: v is None or isinstance(v, str),
    "theme": lambda v: v in ("system", "light", "dark"),
    "language": lambda v: isinstance(v, str),
    "window": lambda v: isinstance(v, str),
    "layout": lambda v: isinstance(v, str),
    "folder": lambda v: isinstance(v, str),
    "agreed_losses": lambda v: isinstance(v, list) and all(isinstance(e, str) for e in v),
    "lanes": lambda v: isinstance(v, str),
    "song_lane": lambda v: isinstance(v, bool),
    "probabilities": lambda v: isinstance(v, bool),
    "probabilities_of_all": lambda v: isinstance(v, bool),
    "likely_pack": lambda v: v is None or isinstance(v, str),
    "two_staves": lambda v: isinstance(v, bool),
    "chord_symbols": lambda v: isinstance(v, bool),
    "dynamic_marks": lambda v: isinstance(v, bool),
    "wishes": lambda v: isinstance(v, dict),
    "melody_pack": lambda v: v is None or isinstance(v, str),
    "follow_chords": lambda v: isinstance(v, bool),
    "words_of_all": lambda v: isinstance(v, bool),
    "range_marks": lambda v: isinstance(v, bool),
    "divisions": lambda v: isinstance(v, dict) and all(isinstance(e, str) for e in v.values()),
    "soundfont": lambda v: v is None or isinstance(v, str),
    "reverb": lambda v: _is_number(v) and 0 <= v <= 1,
    "gain": lambda v: _is_number(v) and MIN_GAIN <= v <= MAX_GAIN,
    "audio_ending": lambda v: v in AUDIO_ENDINGS,
    "sample_rate": lambda v: _is_whole(v) and v in SAMPLE_RATES,
    "bits": lambda v: _is_whole(v) and v in BIT_DEPTHS,
    "normalise": lambda v: isinstance(v, bool),
    "stems": lambda v: isinstance(v, bool),
    "metronome": lambda v: isinstance(v, bool),
    "record_replaces": lambda v: isinstance(v, bool),
    "record_grid": lambda v: isinstance(v, bool),
    "record_lengths": lambda v: isinstance(v, bool),
    "record_click": lambda v: isinstance(v, bool),
    "record_count_in": lambda v: _is_whole(v) and 0 <= v <= 8,
    "pre_roll": lambda v: _is_whole(v) and 0 <= v <= 8,
    "count_in": lambda v: _is_whole(v) and 0 <= v <= 8,
    "click_port": lambda v: isinstance(v, str),
    "click": lambda v: _is_whole(v) and 0 <= v <= 127,
    "follow": lambda v: isinstance(v, bool),
    "follow_smoothly": lambda v: isinstance(v, bool),
    "controllers_follow": lambda v: isinstance(v, bool),
    "grid": lambda v: isinstance(v, str),
    "snap": lambda v: isinstance(v, bool),
    "right_erases": lambda v: isinstance(v, bool),
    "catches_active": lambda v: isinstance(v, bool),
    "shortcuts": lambda v: isinstance(v, dict),
    "devices": lambda v: isinstance(v, dict),
    "controls": lambda v: isinstance(v, list),
    "along": lambda v: isinstance(v, dict),
    "view": lambda v: isinstance(v, dict),
}


def load_settings(path: Path) -> tuple[Settings, str | None]:
    """The settings in the file, and a sentence for the person when it cannot be read.

    No file: the defaults.  A file that is damaged, or that the disk does not give: the defaults,
    and the file is kept beside as ``NAME.damaged``.  A file of a newer version is read as far as it
    is understood.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("too large")
        stored = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(stored, dict) or not _is_whole(stored.get("version")):
            raise ValueError("no settings in it")
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError, RecursionError) as error:
        # One that cannot be read just now is kept too: the next settings would be written over it.
        _log.warning("damaged settings: %s", error)
        kept = path.with_name(path.name + ".damaged")
        try:
            path.replace(kept)
        except OSError:
            if isinstance(error, OSError):
                return Settings(), f"The settings in {path} cannot be read; the defaults are used."
            return Settings(), f"The settings in {path} are damaged; the defaults are used."
        return (
            Settings(),
            f"The settings were damaged; the defaults are used, the old file is {kept}.",
        )
    values = {}
    for each in fields(Settings):
        if each.name in stored and _CHECKS[each.name](stored[each.name]):
            values[each.name] = stored[each.name]
    if "agreed_losses" in values:
        values["agreed_losses"] = tuple(values["agreed_losses"])
    if "recent" in values:
        values["recent"] = tuple(values["recent"][:MAX_RECENT])
    return Settings(**values), None


def save_settings(settings: Settings, path: Path) -> bool:
    """Writes the file at once or not at all; ``False`` (and a line in the log) when it fails."""
    stored = {"version": VERSION, **asdict(settings)}
    data = json.dumps(stored, indent=2, ensure_ascii=False).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except Exception as error:  # settings are never worth stopping the person for
        _log.warning("settings not written: %s", error)
        return False
    return True


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
