"""What in the window a controller can work: sliders and number fields, switches, and actions."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDoubleSpinBox, QSlider, QSpinBox, QWidget

from composer.app.control_learn import Kind, Target

Ranged = QSlider | QSpinBox | QDoubleSpinBox


def slider_target(name: str, words: str, widget: Ranged) -> Target:
    """The whole range of a slider or field."""

    def get() -> float | None:
        low, high = widget.minimum(), widget.maximum()
        if not widget.isEnabled() or high <= low:
            return None
        return float((widget.value() - low) / (high - low))

    def put(share: float) -> None:
        low, high = widget.minimum(), widget.maximum()
        value = low + share * (high - low)
        if isinstance(widget, QDoubleSpinBox):
            widget.setValue(value)
        else:
            widget.setValue(round(value))

    return Target(name, words, Kind.RANGE, get, put)


def tempo_target(
    name: str,
    words: str,
    low: float,
    high: float,
    get: Callable[[], float],
    put: Callable[[float], object],
) -> Target:
    """A tempo in quarters a minute; equal ways of the knob are equal factors."""
    octaves = math.log(high / low)

    def share() -> float:
        return min(max(math.log(get() / low) / octaves, 0.0), 1.0)

    def put_share(wanted: float) -> None:
        put(round(low * math.exp(wanted * octaves), 1))

    return Target(name, words, Kind.RANGE, share, put_share)


def action_target(name: str, words: str, action: QAction) -> Target:
    """An action: a switch when it can be checked, else a press."""
    if action.isCheckable():

        def get() -> float | None:
            return float(action.isChecked()) if action.isEnabled() else None

        def put(value: float) -> None:
            if action.isChecked() != bool(value):
                action.trigger()

        return Target(name, words, Kind.SWITCH, get, put)
    return Target(
        name,
        words,
        Kind.PRESS,
        lambda: 0.0 if action.isEnabled() else None,
        lambda _: action.trigger(),
    )


def partners(widget: QWidget, known: dict[QWidget, str]) -> str | None:
    """The target of a widget, or of the one around it (a field's line edit)."""
    place: QWidget | None = widget
    while place is not None:
        if place in known:
            return known[place]
        place = place.parentWidget()
    return None
