"""The built-in sound: FluidSynth with a soundfont.

Live it plays to the first audio system that answers; offline it gives samples as fast as the
machine can make them.  Samples are interleaved stereo, 16-bit, little-endian where written to
files.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import io
import sys
from pathlib import Path
from typing import Any

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

CHOIR_AAHS = 52
VOICE_OOHS = 53
CHURCH_ORGAN = 19
"""General MIDI programs (from 0) that suit a chorale."""

SAMPLE_RATE = 44_100
GAIN = 0.8
REVERB = {
    "synth.reverb.room-size": 0.6,
    "synth.reverb.damp": 0.3,
    "synth.reverb.level": 0.6,
    "synth.reverb.width": 0.8,
}

_LOG_LEVELS = 5

NO_LIBRARY = (
    "The built-in sound needs the FluidSynth library, which is not on this machine; everything"
    " else works. On Debian and Ubuntu `sudo apt install libfluidsynth3` brings it, on macOS"
    " `brew install fluid-synth`."
)
NO_SOUNDFONT = (
    "The built-in sound needs a soundfont and found none; choose an .sf2 file in the settings."
)
NO_AUDIO = (
    "No audio device answered, so the built-in sound stays silent; playing goes on without it."
    " Connect one, or choose a MIDI output."
)


class SoundError(Exception):
    """There is no built-in sound; ``str`` is a sentence for the person."""


def shipped_soundfont() -> Path | None:
    """The General MIDI soundfont inside pretty_midi's package, or one of the system's."""
    places = []
    spec = importlib.util.find_spec("pretty_midi")
    for folder in (spec.submodule_search_locations or []) if spec is not None else []:
        places.append(Path(folder) / "TimGM6mb.sf2")
    places += [Path("/usr/share/sounds/sf2") / name for name in ("default-GM.sf2", "TimGM6mb.sf2")]
    return next((place for place in places if place.is_file()), None)


def audio_drivers() -> tuple[str, ...]:
    """FluidSynth's audio drivers of this platform, the likeliest first."""
    if sys.platform == "darwin":
        return ("coreaudio",)
    if sys.platform == "win32":
        return ("wasapi", "dsound", "waveout")
    return ("pipewire", "pulseaudio", "jack", "alsa")


class Synth:
    """FluidSynth with a soundfont, silent until :meth:`start` or :meth:`samples` is called.

    Raises :class:`SoundError` when the library or the soundfont is missing or unusable.
    """

    name = BUILT_IN

    def __init__(self, soundfont: Path | None = None, sample_rate: int = SAMPLE_RATE) -> None:
        self._library = _library()
        font = soundfont or shipped_soundfont()
        if font is None:
            raise SoundError(NO_SOUNDFONT)
        self.sample_rate = sample_rate
        self.driver: str | None = None
        self._synth = self._library.Synth(
            gain=GAIN,
            samplerate=float(sample_rate),
            channels=16,
            **{"synth.reverb.active": 1, "synth.chorus.active": 0, **REVERB},
        )
        if not font.is_file() or self._synth.sfload(str(font), 1) < 0:
            self._synth.delete()
            raise SoundError(
                f"The soundfont “{font}” cannot be read; choose another one in the settings."
            )

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

    def send(self, data: bytes) -> None:
        """Plays one MIDI message at once; what the synth has no use for is ignored."""
        kind, channel = data[0] & 0xF0, data[0] & 0x0F
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

    def samples(self, frames: int) -> bytes:
        """The next ``frames`` frames (4 bytes each: left and right, 16 bits)."""
        samples: bytes = self._synth.get_samples(frames).tobytes()
        return samples

    @property
    def sounding(self) -> int:
        """How many of the synth's voices still sound, their release included."""
        return int(self._synth.get_active_voice_count())

    def close(self) -> None:
        """Ends it; the synth cannot be used afterwards."""
        self._synth.delete()

    def _call(self, name: str, *values: int) -> None:
        function = getattr(ctypes.CDLL(self._library.lib), name, None)
        if function is not None:
            function.argtypes = [ctypes.c_void_p, *([ctypes.c_int] * len(values))]
            function(self._synth.synth, *values)


def silence_library() -> None:
    """Stops FluidSynth's own messages on stderr in this process."""
    library = ctypes.CDLL(_library().lib)
    library.fluid_set_log_function.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p]
    for level in range(_LOG_LEVELS):
        library.fluid_set_log_function(level, None, None)


def _library() -> Any:
    try:
        # With CI set, the module announces on stdout where it found the library.
        with contextlib.redirect_stdout(io.StringIO()):
            import fluidsynth
    except (ImportError, OSError, AttributeError) as error:
        raise SoundError(NO_LIBRARY) from error
    return fluidsynth
