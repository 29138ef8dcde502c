"""``descant doctor``: the built-in sound, its soundfont, the audio device, and sound files."""

from __future__ import annotations

from pathlib import Path

from composer.app import paths
from composer.app.calls.finding import Finding, for_this_platform, tried
from composer.app.settings import load_settings
from composer.midi.audio_file import ENDINGS
from composer.midi.soundfont import SoundfontError, check_soundfont, shipped_soundfont

# Each is tried in a process of its own. What is printed comes after what the libraries print.
_TRY_LIBRARY = """
import ctypes, fluidsynth
library = ctypes.CDLL(fluidsynth.lib)
library.fluid_version_str.restype = ctypes.c_char_p
print(library.fluid_version_str().decode())
"""
_TRY_AUDIO = """
import os
os.environ["JACK_NO_START_SERVER"] = "1"
from composer.midi.sound import SoundError, Synth
from composer.midi.stderr import quiet
synth = Synth()
try:
    with quiet():
        driver = synth.start()
        synth.stop()
except SoundError:
    driver = ""
print(driver)
"""
_TRY_FILES = "import soundfile; print(soundfile.__libsndfile_version__)"

_GET_LIBRARY = (
    "Debian, Ubuntu: sudo apt-get install libfluidsynth3; Fedora: sudo dnf install fluidsynth-libs;"
    " Arch: sudo pacman -S fluidsynth",
    "brew install fluid-synth",
    "Get FluidSynth's zip for Windows from its releases on GitHub, unpack it to"
    " C:\\tools\\fluidsynth, and start Descant again.",
)
_GET_AUDIO = (
    "Connect a sound card or headphones, and see that PipeWire, PulseAudio or JACK runs; without"
    " one, play through a MIDI output or make sound files.",
    "Choose an output in System Settings > Sound.",
    "Choose an output in Settings > System > Sound.",
)


def sound_findings() -> list[Finding]:
    """What the built-in sound needs, in the order in which it is needed."""
    version, problem = tried(_TRY_LIBRARY)
    if problem:
        remedy = for_this_platform(*_GET_LIBRARY)
        return [Finding("Built-in sound", "absent", problem, remedy), *_files()]
    soundfont = shipped_soundfont()
    if soundfont is None:
        remedy = "sudo apt-get install timgm6mb-soundfont, or choose a file in Transport > Sound."
        found = [Finding("Built-in sound", "absent", "no soundfont was found", remedy)]
        return [*found, *_chosen(), *_files()]
    details = f"FluidSynth {version.split()[-1]} with {soundfont.name}"
    found = [Finding("Built-in sound", "there", details)]
    return [*found, *_chosen(), *_audio(), *_files()]


def _chosen() -> list[Finding]:
    """The soundfont of the person's choice, if there is one."""
    chosen = load_settings(paths.settings_file())[0].soundfont
    if chosen is None:
        return []
    try:
        check_soundfont(Path(chosen))
    except SoundfontError as error:
        remedy = "Choose another in Transport > Sound; until then the shipped one sounds."
        return [Finding("Chosen soundfont", "absent", str(error), remedy)]
    return [Finding("Chosen soundfont", "there", chosen)]


def _audio() -> list[Finding]:
    said, problem = tried(_TRY_AUDIO)
    driver = said.splitlines()[-1] if said else ""
    if driver:
        return [Finding("Audio device", "there", f"through {driver}")]
    remedy = for_this_platform(*_GET_AUDIO)
    return [Finding("Audio device", "absent", problem or "none answers", remedy)]


def _files() -> list[Finding]:
    kinds = ", ".join(ending.lstrip(".").upper() for ending in ENDINGS)
    version, problem = tried(_TRY_FILES)
    if problem:
        remedy = "Delete the folder .venv and start ./run again."
        return [Finding("Sound files", "absent", problem, remedy)]
    return [Finding("Sound files", "there", f"{kinds} by libsndfile {version}")]
