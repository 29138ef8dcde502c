"""The built-in sound: FluidSynth with a soundfont.

Live it plays to the first audio system that answers; offline it gives samples as fast as the
machine can make them.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.midi.channels import (
    CHANNEL_PRESSURE,
    CONTROLLER,
    KEY_PRESSURE,
    NOTE_OFF,
    NOTE_ON,
    PITCH_BEND,
    PROGRAM,
)
from composer.midi.messages import BUILT_IN
from composer.midi.sound_options import SoundOptions
from composer.midi.soundfont import SoundfontError, check_soundfont, shipped_soundfont
from composer.model.voice import DRUM_CHANNEL

if TYPE_CHECKING:
    from composer.midi.limiter import Samples

CHURCH_ORGAN = 19
"""A General MIDI program (from 0) that suits a chorale, as the choir does."""

SAMPLE_RATE = 44_100
GAIN = 0.8
"""FluidSynth's own gain at 0 dB."""

_ROOM_SIZE, _DAMP, _WIDTH = 0.6, 0.3, 0.8
_CHANNELS_A_PORT = 16
_DRUMS = 1

_HOMEBREW = "/opt/homebrew"
_LOG_LEVELS = 5
_WRITE_FLOAT: list[Any] = [
    *(ctypes.c_void_p, ctypes.c_int),
    *(ctypes.c_void_p, ctypes.c_int, ctypes.c_int),
    *(ctypes.c_void_p, ctypes.c_int, ctypes.c_int),
]
"""Synth and frames; for left and right each where to, the first place and the step."""

NO_LIBRARY = (
    "The built-in sound needs the FluidSynth library, which is not on this machine; everything"
    " else works. On Debian and Ubuntu `sudo apt install libfluidsynth3` brings it, on macOS"
    " `brew install fluid-synth`; `descant doctor` says more."
)
NO_SOUNDFONT = (
    "The built-in sound needs a soundfont and found none; choose an .sf2 file in Transport > Sound."
)
SHIPPED_INSTEAD = "The soundfont that comes with Descant is used instead."
NO_AUDIO = (
    "No audio device answered, so the built-in sound stays silent; playing goes on without it."
    " Connect one, or choose a MIDI output."
)


class SoundError(Exception):
    """There is no built-in sound; ``str`` is a sentence for the person."""


def audio_drivers() -> tuple[str, ...]:
    """FluidSynth's audio drivers of this platform, the likeliest first."""
    if sys.platform == "darwin":
        return ("coreaudio",)
    if sys.platform == "win32":
        return ("wasapi", "dsound", "waveout")
    return ("pipewire", "pulseaudio", "jack", "alsa")


class Synth:
    """FluidSynth with a soundfont, silent until :meth:`start` or :meth:`render` is called.

    ``ports``: how many times 16 channels it has, 1 to 16.  Raises :class:`SoundError` when the
    library or the soundfont is missing or unusable.
    """

    name = BUILT_IN

    def __init__(
        self,
        options: SoundOptions | None = None,
        sample_rate: int = SAMPLE_RATE,
        ports: int = 1,
    ) -> None:
        options = options or SoundOptions()
        self._library = _library()
        self._functions = ctypes.CDLL(self._library.lib)
        font = _usable(options.soundfont)
        self.sample_rate = sample_rate
        self.driver: str | None = None
        self._synth = self._library.Synth(
            gain=GAIN,
            samplerate=float(sample_rate),
            channels=_CHANNELS_A_PORT * ports,
            **{"synth.chorus.active": 0},
        )
        try:
            self._font = self._load(font)
        except SoundError:
            self._synth.delete()
            raise
        for port in range(1, ports):
            # Only the first one's drum channel is one by itself.
            drums = _CHANNELS_A_PORT * port + DRUM_CHANNEL
            self._call("fluid_synth_set_channel_type", drums, _DRUMS)
            self._synth.program_change(drums, 0)
        self.set_reverb(options.reverb)
        self.set_gain(options.gain)

    def set_soundfont(self, soundfont: str | None) -> None:
        """Another one from the next note on; ``None``: the shipped one.

        What sounds goes on while it is read.  Raises :class:`SoundError` and stays as it was when
        it cannot be used.
        """
        other = self._load(_usable(soundfont))
        before, self._font = self._font, other
        self._synth.sfunload(before, 1)

    def set_reverb(self, level: float) -> None:
        """0 (none) to 1; is heard at once."""
        self._call("fluid_synth_set_reverb_on", int(level > 0))
        self._synth.set_reverb(_ROOM_SIZE, _DAMP, _WIDTH, level)

    def set_gain(self, decibels: float) -> None:
        """-24 to 12; is heard at once."""
        function = self._functions.fluid_synth_set_gain
        function.argtypes = [ctypes.c_void_p, ctypes.c_float]
        function.restype = None
        function(self._synth.synth, GAIN * 10 ** (decibels / 20))

    def start(self) -> str:
        """Plays to the first audio driver that answers and returns its name.

        Raises :class:`SoundError` when none does; the synth can be used as before.
        """
        if self.driver is not None:
            return self.driver
        for driver in audio_drivers():
            self._synth.setting("audio.driver", driver)
            if driver == "jack":
                self._synth.setting("audio.jack.autoconnect", 1)
                self._synth.setting("audio.jack.id", "Descant")
            # Not Synth.start(): that opens a MIDI input as well, and succeeds without a device.
            opened = self._library.new_fluid_audio_driver(self._synth.settings, self._synth.synth)
            if opened is not None:
                self._synth.audio_driver = opened
                self.driver = driver
                return driver
        raise SoundError(NO_AUDIO)

    def stop(self) -> None:
        """Lets go of the audio device; :meth:`start` can be called again."""
        if self._synth.audio_driver is not None:
            self._library.delete_fluid_audio_driver(self._synth.audio_driver)
            self._synth.audio_driver = None
            self.driver = None

    def send(self, data: bytes, port: int = 0) -> None:
        """Plays one MIDI message at once; what the synth has no use for is ignored.

        ``port``: whose 16 channels are meant, below the ``ports`` that there are.
        """
        kind, channel = data[0] & 0xF0, data[0] & 0x0F
        channel += _CHANNELS_A_PORT * port
        synth = self._synth
        if kind == NOTE_ON and data[2] > 0:
            synth.noteon(channel, data[1], data[2])
        elif kind in (NOTE_OFF, NOTE_ON):
            synth.noteoff(channel, data[1])
        elif kind == CONTROLLER:
            synth.cc(channel, data[1], data[2])
        elif kind == PROGRAM:
            synth.program_change(channel, data[1])
        elif kind == PITCH_BEND:
            synth.pitch_bend(channel, (data[1] | data[2] << 7) - 8192)
        elif kind == CHANNEL_PRESSURE:
            self._call("fluid_synth_channel_pressure", channel, data[1])
        elif kind == KEY_PRESSURE:
            self._call("fluid_synth_key_pressure", channel, data[1], data[2])

    def render(self, into: Samples) -> None:
        """Fills ``into``, shape (frames, 2), with what comes next; not limited to -1 to 1."""
        function = self._functions.fluid_synth_write_float
        function.argtypes = _WRITE_FLOAT
        place = into.ctypes.data
        function(self._synth.synth, len(into), place, 0, 2, place, 1, 2)

    @property
    def sounding(self) -> int:
        """How many of the synth's voices still sound, their release included."""
        return int(self._synth.get_active_voice_count())

    def close(self) -> None:
        """Ends it; the synth cannot be used afterwards."""
        self._synth.delete()

    def _load(self, font: Path) -> int:
        number = int(self._synth.sfload(str(font), 1))
        if number < 0:
            raise SoundError(f"The soundfont “{font}” is damaged, or is of an unknown kind.")
        return number

    def _call(self, name: str, *values: int) -> None:
        function = getattr(self._functions, name, None)
        if function is not None:
            function.argtypes = [ctypes.c_void_p, *([ctypes.c_int] * len(values))]
            function(self._synth.synth, *values)


def _usable(soundfont: str | None) -> Path:
    """The file of a soundfont; raises :class:`SoundError` when it cannot be one."""
    font = shipped_soundfont() if soundfont is None else Path(soundfont)
    if font is None:
        raise SoundError(NO_SOUNDFONT)
    try:
        check_soundfont(font)
    except SoundfontError as error:
        raise SoundError(str(error)) from error
    return font


def synth_or_shipped(
    options: SoundOptions, sample_rate: int = SAMPLE_RATE, ports: int = 1
) -> tuple[Synth, str]:
    """A synth, and a sentence where the chosen soundfont cannot be used (else ``""``).

    The shipped soundfont takes its place then.  Raises :class:`SoundError` when that fails too.
    """
    try:
        return Synth(options, sample_rate, ports), ""
    except SoundError as error:
        if options.soundfont is None:
            raise
        synth = Synth(replace(options, soundfont=None), sample_rate, ports)
        return synth, f"{error} {SHIPPED_INSTEAD}"


def silence_library() -> None:
    """Stops FluidSynth's own messages on stderr in this process."""
    library = ctypes.CDLL(_library().lib)
    library.fluid_set_log_function.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p]
    for level in range(_LOG_LEVELS):
        library.fluid_set_log_function(level, None, None)


def _library() -> Any:
    if sys.platform == "darwin" and Path(_HOMEBREW).is_dir():
        # A program that is not started from a terminal is not told of it.
        os.environ.setdefault("HOMEBREW_PREFIX", _HOMEBREW)
    try:
        # With CI set, the module announces on stdout where it found the library.
        with contextlib.redirect_stdout(io.StringIO()):
            import fluidsynth
    except (ImportError, OSError, AttributeError) as error:
        raise SoundError(NO_LIBRARY) from error
    return fluidsynth
