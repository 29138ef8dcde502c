"""Transport > Devices: MIDI ports, clock, latency, and controllers."""

from __future__ import annotations

import sys

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from composer.app.control_learn import ControlLearn
from composer.app.devices import Devices
from composer.ui.devices.controls_page import ControlsPage
from composer.ui.devices.ports_page import PortsPage


class DevicesDialog(QDialog):
    """Everything takes effect at once and is remembered.  It can stay open while one plays.

    ``output_chosen(name)``: another main output is wished for.
    """

    output_chosen = Signal(str)

    def __init__(self, devices: Devices, controls: ControlLearn, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Devices"))
        self._devices = devices
        self.ports = PortsPage()
        self.controls = ControlsPage(controls)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.ports, self.tr("&Ports"))
        self.tabs.addTab(self.controls, self.tr("&Controllers"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        self.resize(720, 560)
        page = self.ports
        page.listen_chosen.connect(devices.listen_to)
        page.follow_chosen.connect(lambda name, on: devices.follow(name if on else None))
        page.clock_chosen.connect(devices.send_clock_to)
        page.thru_chosen.connect(devices.set_thru)
        page.latency_chosen.connect(lambda name, value: devices.set_latency(name, value / 1000))
        page.lateness_chosen.connect(lambda name, value: devices.set_lateness(name, value / 1000))
        page.output_chosen.connect(self.output_chosen)
        self.controls.pickup_chosen.connect(devices.set_pickup)
        self.controls.any_input_chosen.connect(devices.set_any_input)

    def look(self, output: str | None, silent: bool) -> None:
        """Shows what is the case.

        ``output``: the main output that was chosen, ``None`` for none.  ``silent``: it was found
        that the built-in sound does not sound.
        """
        devices = self._devices
        self.ports.show_sentence(self._sentence(silent))
        self.ports.show_thru(devices.choices.thru)
        self.ports.show_inputs(devices.inputs, devices.bpm)
        self.ports.show_outputs(
            devices.outputs(output), self.tr("no audio device") if silent else ""
        )
        self.controls.look()

    def show_controls(self) -> None:
        """Turns to the controllers."""
        self.tabs.setCurrentWidget(self.controls)

    def show_ports(self) -> None:
        """Turns to the ports."""
        self.tabs.setCurrentWidget(self.ports)

    def _sentence(self, silent: bool) -> str:
        devices = self._devices
        if not devices.looked or devices.any_ports:
            return ""
        if silent:
            plays = self.tr("There is no audio device either; make a sound file to hear the song.")
        else:
            plays = self.tr("The built-in sound plays.")
        return f"{self._no_ports()} {plays}"

    def _no_ports(self) -> str:
        if sys.platform == "win32":
            return self.tr(
                "Windows shows no MIDI device now. Connect a keyboard or a synth, or make a port"
                " with loopMIDI: it appears here at once."
            )
        if sys.platform == "darwin":
            return self.tr(
                "macOS shows no MIDI device now. Connect a keyboard or a synth: it appears here at"
                " once."
            )
        return self.tr(
            "There is no MIDI system on this machine now, neither ALSA's sequencer nor JACK;"
            " “descant doctor” says how to get one. Ports appear here at once."
        )
