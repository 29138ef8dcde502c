"""What happens between the Devices dialog, learned controllers and the session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from composer.app.control_learn import Binding, Target
from composer.app.session import Session
from composer.app.session_events import SessionEvent
from composer.midi.messages import BUILT_IN, Following, OutputInUse
from composer.ui.actions import ActionSet
from composer.ui.along_panel import AlongPanel
from composer.ui.devices.controls_page import control_words
from composer.ui.devices.dialog import DevicesDialog
from composer.ui.devices.targets import action_target, partners, slider_target, tempo_target
from composer.ui.generate_panel import GeneratePanel
from composer.ui.lyrics.manner import MannerPanel
from composer.ui.menus.declaration import plain
from composer.ui.message_bar import MessageBar
from composer.ui.playing import Playing

# Actions that a controller can work, where they are declared.
_ACTIONS = (
    "play",
    "stop",
    "record",
    "note_entry",
    "step_entry",
    "grid_finer",
    "grid_coarser",
    "voice_previous",
    "voice_next",
    "voice_add",
    "undo",
    "redo",
    "to_start",
    "loop",
    "metronome",
    "capture",
    "harmonize",
    "candidate_next",
    "candidate_previous",
    "candidate_audition",
    "candidate_accept",
    "along_stream",
    "along_answer",
    "along_accompany",
    "along_keep",
    "panic",
)
# The range of a knob for the tempo: what music is played in, so that it is not too fine.
_SLOWEST, _FASTEST = 40.0, 240.0


class Desk(QObject):
    """Runs the Devices dialog and Learn Controller.  ``clock_label`` shows a followed clock."""

    def __init__(
        self, session: Session, playing: Playing, messages: MessageBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._playing = playing
        self._messages = messages
        self._window = window
        self._dialog: DevicesDialog | None = None
        self._widgets: dict[QWidget, str] = {}
        self._default_in_use: str | None = BUILT_IN
        self.clock_label = QLabel()
        self.clock_label.setAccessibleName(self.tr("Tempo of the followed clock"))
        self.clock_label.hide()
        session.devices.changed = self._look
        session.controls.changed = self._bindings_changed(session.controls.changed)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions of this part run."""
        return {"devices": self.show_devices, "learn_controller": self.learn_focused}

    # What can be worked

    def add_panels(self, generate: GeneratePanel, manner: MannerPanel, tempo: QWidget) -> None:
        """Makes the sliders of these panels, and the tempo, able to be worked."""
        playing, document = self._playing, self._session.document
        self.add(
            tempo_target(
                "tempo",
                self.tr("Tempo"),
                _SLOWEST,
                _FASTEST,
                lambda: document.score.tempo.at(playing.tick).bpm,
                playing.set_tempo,
            ),
            tempo,
        )
        notes, words = self.tr("{what} (notes)"), self.tr("{what} (words)")
        for name, frame, slider, beside in (
            ("temperature", notes, generate.temperature_slider, (generate.temperature,)),
            ("candidates", notes, generate.candidates, ()),
            ("steps", notes, generate.steps, ()),
            ("strength", words, manner.strength_slider, (manner.strength,)),
            ("lyrics_temperature", words, manner.temperature_slider, (manner.temperature,)),
            ("blend", words, manner.blend, ()),
            ("length", words, manner.length, ()),
            ("proposals", words, manner.proposals, ()),
        ):
            said = frame.format(what=slider.accessibleName())
            self.add(slider_target(name, said, slider), slider, *beside)

    def add_along(self, along: AlongPanel) -> None:
        """Makes the sliders for playing along able to be worked."""
        for name, slider, field in (
            ("along_temperature", along.temperature_slider, along.temperature),
            ("along_density", along.density_slider, along.density),
        ):
            self.add(slider_target(name, slider.accessibleName(), slider), slider, field)

    def add(self, target: Target, *widgets: QWidget) -> None:
        """Makes something able to be worked; ``widgets`` are where it is on the screen."""
        self._session.controls.register(target)
        for widget in widgets:
            self._widgets[widget] = target.name
            widget.installEventFilter(self)
            for inner in widget.findChildren(QWidget):
                inner.installEventFilter(self)
        self._look()

    def use(self, actions: ActionSet) -> None:
        """Makes actions able to be worked."""
        for name in _ACTIONS:
            if name in actions.names:
                words = plain(actions[name].text())
                self._session.controls.register(action_target(name, words, actions[name]))
        self._look()

    # What can be asked for

    def show_devices(self) -> DevicesDialog:
        """Opens the dialog at the ports."""
        dialog = self._open()
        dialog.show_ports()
        return dialog

    def learn_focused(self) -> None:
        """Learns a controller for the slider that has the focus, else shows all to choose from."""
        name = self._at(QApplication.focusWidget())
        if name is not None:
            self.learn(name)
        else:
            self._open().show_controls()

    def learn(self, name: str) -> None:
        """Waits for a control to work this target; asked for again, waits no more."""
        controls = self._session.controls
        target = controls.target(name)
        if target is None:
            return
        if controls.learning == name:
            self.stop_learning()
            return
        controls.learn(name, self._learned)
        listening = [each.name for each in self._session.devices.inputs if each.heard]
        if listening:
            sentence = self.tr("Move a knob or press a button to work “{what}”.")
        else:
            sentence = self.tr(
                "Connect a controller and move a knob to work “{what}”; there is no MIDI input that"
                " is listened to now."
            )
        words = sentence.format(what=target.words)
        self._messages.note(words, self.tr("Cancel"), self.stop_learning)
        self._look()

    def stop_learning(self) -> None:
        """Waits no more."""
        if self._session.controls.learning is not None:
            self._session.controls.stop_learning()
            self._messages.dismiss_note()
            self._look()

    def take(self, event: SessionEvent) -> None:
        """Shows what the event says."""
        if isinstance(event, Following):
            bpm = event.bpm
            self.clock_label.setVisible(bpm is not None)
            if bpm is not None:
                self.clock_label.setText(self.tr("Clock {bpm} bpm").format(bpm=f"{bpm:.1f}"))
        elif isinstance(event, OutputInUse):
            self._default_in_use = event.name
            self._look()

    # The right button on what can be worked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offers to learn a controller for what is under the pointer."""
        if (
            event.type() is QEvent.Type.ContextMenu
            and isinstance(event, QContextMenuEvent)
            and isinstance(watched, QWidget)
        ):
            name = self._at(watched)
            # A field keeps its own menu, with Copy and Paste.
            if name is not None and watched.metaObject().className() != "QLineEdit":
                self._offer(name, event.globalPos())
                return True
        return super().eventFilter(watched, event)

    def menu_for(self, name: str) -> QMenu:
        """What the right button offers on a target."""
        controls = self._session.controls
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        learn = menu.addAction(self.tr("&Learn Controller"))
        learn.triggered.connect(lambda: self.learn(name))
        binding = controls.binding_of(name)
        if binding is not None:
            words = self.tr("&Free from {control}").format(control=control_words(binding))
            menu.addAction(words).triggered.connect(lambda: controls.unbind(binding))
        menu.addSeparator()
        menu.addAction(self.tr("&Controllers…")).triggered.connect(
            lambda: self._open().show_controls()
        )
        return menu

    # Within

    def _offer(self, name: str, place: QPoint) -> None:
        self.menu_for(name).popup(place)

    def _at(self, widget: QWidget | None) -> str | None:
        return partners(widget, self._widgets) if widget is not None else None

    def _open(self) -> DevicesDialog:
        if self._dialog is None:
            session = self._session
            dialog = DevicesDialog(session.devices, session.controls, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.output_chosen.connect(self._choose_output)
            dialog.controls.learn_asked.connect(self.learn)
            dialog.controls.pickup_chosen.connect(self._set_pickup)
            dialog.controls.any_input_chosen.connect(self._set_any_input)
            dialog.destroyed.connect(self._closed)
            dialog.finished.connect(lambda _: self.stop_learning())
            self._dialog = dialog
        self._look()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        return self._dialog

    def _closed(self) -> None:
        self._dialog = None

    def _choose_output(self, name: str) -> None:
        self._playing.choose_output(name)
        self._look()

    def _set_pickup(self, on: bool) -> None:
        self._session.controls.pickup = on

    def _set_any_input(self, on: bool) -> None:
        self._session.controls.set_any_input(on)

    def _bindings_changed(self, before: Callable[[], Any]) -> Callable[[], None]:
        def changed() -> None:
            before()
            self._look()

        return changed

    def _learned(self, binding: Binding, displaced: tuple[Binding, ...]) -> None:
        controls = self._session.controls
        target = controls.target(binding.target)
        words = target.words if target is not None else binding.target
        sentence = self.tr(
            "“{what}” is worked by controller {number} on channel {channel} of “{source}”."
        ).format(
            what=words,
            number=binding.controller,
            channel=binding.channel + 1,
            source=binding.source,
        )
        others = [each for each in displaced if each.target != binding.target]
        for each in others:
            other = controls.target(each.target)
            sentence += " " + self.tr("“{what}” is free now.").format(
                what=other.words if other is not None else each.target
            )
        self._messages.note(sentence)
        self._look()

    def _look(self) -> None:
        if self._dialog is not None:
            output = self._playing.output
            self._dialog.look(output, output == BUILT_IN and self._default_in_use is None)
