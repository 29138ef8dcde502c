"""What controllers are called, and how their values are said."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N
from PySide6.QtCore import QCoreApplication

from composer.model.control import ControlKind
from composer.model.control_type import PAN, ControlType

_CONTEXT = "Controllers"

_NAMES = {
    0: N("Controllers", "Bank"),
    1: N("Controllers", "Modulation"),
    2: N("Controllers", "Breath"),
    4: N("Controllers", "Foot Controller"),
    5: N("Controllers", "Portamento Time"),
    6: N("Controllers", "Data Entry"),
    7: N("Controllers", "Volume"),
    8: N("Controllers", "Balance"),
    10: N("Controllers", "Pan"),
    11: N("Controllers", "Expression"),
    12: N("Controllers", "Effect Control 1"),
    13: N("Controllers", "Effect Control 2"),
    64: N("Controllers", "Sustain"),
    65: N("Controllers", "Portamento"),
    66: N("Controllers", "Sostenuto"),
    67: N("Controllers", "Soft Pedal"),
    68: N("Controllers", "Legato Pedal"),
    69: N("Controllers", "Hold 2"),
    70: N("Controllers", "Sound Variation"),
    71: N("Controllers", "Resonance"),
    72: N("Controllers", "Release Time"),
    73: N("Controllers", "Attack Time"),
    74: N("Controllers", "Brightness"),
    75: N("Controllers", "Decay Time"),
    76: N("Controllers", "Vibrato Rate"),
    77: N("Controllers", "Vibrato Depth"),
    78: N("Controllers", "Vibrato Delay"),
    84: N("Controllers", "Portamento Control"),
    91: N("Controllers", "Reverb"),
    92: N("Controllers", "Tremolo"),
    93: N("Controllers", "Chorus"),
    94: N("Controllers", "Detune"),
    95: N("Controllers", "Phaser"),
}
_BEND, _PRESSURE = N("Controllers", "Pitch Bend"), N("Controllers", "Pressure")


def name_of(type_: ControlType) -> str:
    """What a lane of it is headed with, such as ``"Expression"`` or ``"CC 20"``."""
    if type_.kind is ControlKind.PITCH_BEND:
        return _said(_BEND)
    if type_.kind is ControlKind.CHANNEL_PRESSURE:
        return _said(_PRESSURE)
    name = _NAMES.get(type_.number)
    if name is None:
        return _said(N("Controllers", "CC {number}")).format(number=type_.number)
    return _said(name)


def full_name_of(type_: ControlType) -> str:
    """Its name with its number, such as ``"Expression (11)"``."""
    if type_.kind is not ControlKind.CONTROLLER or type_.number not in _NAMES:
        return name_of(type_)
    words = _said(N("Controllers", "{name} ({number})"))
    return words.format(name=name_of(type_), number=type_.number)


def value_words(type_: ControlType, value: int) -> str:
    """A value as musicians say it: ``"On"``, ``"L 20"``, ``"+512"``, or the number."""
    if type_.is_switch and value in (type_.low, type_.high):
        return _said(N("Controllers", "On") if value else N("Controllers", "Off"))
    if type_.kind is ControlKind.CONTROLLER and type_.number == PAN:
        if value == type_.centre:
            return _said(N("Controllers", "Centre"))
        words = N("Controllers", "L {by}") if value < 64 else N("Controllers", "R {by}")
        return _said(words).format(by=abs(value - 64))
    if type_.kind is ControlKind.PITCH_BEND:
        return f"{value:+d}" if value else "0"
    return str(value)


def _said(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
