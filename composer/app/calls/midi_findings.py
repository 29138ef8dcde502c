"""``descant doctor``: the MIDI systems, the ports, and how to get what is missing."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from composer.app.calls.finding import Finding, for_this_platform, tried
from composer.app.calls.ports import machine_ports
from composer.midi.ports import VIRTUAL, jack_server_listens

_TRY_LIBRARY = "import rtmidi; print(rtmidi.__version__)"
_SEQUENCER = Path("/dev/snd/seq")
_GET_LIBRARY = (
    "sudo apt-get install libasound2 (Fedora: sudo dnf install alsa-lib; Arch: sudo pacman -S"
    " alsa-lib)",
    "Delete the folder .venv and start ./run again.",
    "Delete the folder .venv and start Descant again.",
)
_CONNECT = (
    "Plug in a keyboard or a synth and switch it on, or start a software synth; it is found while"
    " Descant runs."
)


def midi_findings() -> list[Finding]:
    """The library, the systems that it can use here, and the ports that there are now."""
    version, problem = tried(_TRY_LIBRARY)
    if problem:
        return [Finding("MIDI", "absent", problem, for_this_platform(*_GET_LIBRARY))]
    ports = machine_ports()
    return [
        Finding("MIDI", "there", f"python-rtmidi {version}"),
        *systems(sys.platform, _SEQUENCER),
        *_ports("MIDI inputs", ports.inputs),
        *_ports("MIDI outputs", ports.outputs),
        between_programs(sys.platform, VIRTUAL in ports.outputs),
    ]


def systems(platform: str, sequencer: Path) -> list[Finding]:
    """The MIDI systems of a platform; ``sequencer``: the device of ALSA's."""
    if platform == "darwin":
        return [Finding("CoreMIDI", "there", "a part of macOS")]
    if platform == "win32":
        return [Finding("Windows MIDI", "there", "a part of Windows")]
    return [_alsa(sequencer), _jack()]


def between_programs(platform: str, virtual: bool) -> Finding:
    """How programs on this machine can be connected.  ``virtual``: Descant has its own port."""
    what = "MIDI between programs"
    if virtual:
        return Finding(what, "there", f"through “{VIRTUAL}”")
    if platform == "win32":
        remedy = (
            "Make a port with loopMIDI (by Tobias Erichsen) and choose it in Descant and in the"
            " other program."
        )
        return Finding(what, "absent", "Windows has no virtual ports of its own", remedy)
    return Finding(what, "absent", "no MIDI system runs", "See what is said of them above.")


def _ports(what: str, names: Sequence[str]) -> list[Finding]:
    others = [name for name in names if name != VIRTUAL]
    if others:
        return [Finding(what, "there", ", ".join(others))]
    return [Finding(what, "absent", "there is none", _CONNECT)]


def _alsa(sequencer: Path) -> Finding:
    what = "MIDI system ALSA"
    if not sequencer.exists():
        remedy = (
            "sudo modprobe snd-seq (write snd-seq into /etc/modules-load.d/midi.conf to have it at"
            " every start); a container or a virtual machine has to be given /dev/snd by its host."
        )
        return Finding(what, "absent", f"{sequencer} is not there", remedy)
    if not os.access(sequencer, os.R_OK | os.W_OK):
        remedy = "sudo usermod -aG audio $USER, then log out and in again."
        return Finding(what, "absent", f"{sequencer} may not be used by this user", remedy)
    return Finding(what, "there", str(sequencer))


def _jack() -> Finding:
    if jack_server_listens():
        return Finding("MIDI system JACK", "there", "a server runs")
    remedy = "Not needed beside ALSA. Otherwise: sudo apt-get install qjackctl, and start a server."
    return Finding("MIDI system JACK", "absent", "no server runs", remedy)
