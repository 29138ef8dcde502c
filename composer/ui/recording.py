"""Recording in the window: Transport > Record, what it is set to, and the takes to choose from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from composer.app.session import Session
from composer.app.session_events import (
    RecordingChanged,
    SessionError,
    SessionEvent,
    TakesChanged,
)
from composer.midi.player import Position
from composer.midi.recorder import PlayedNote
from composer.ui.actions import ActionSet
from composer.ui.choice_menu import fill_choices
from composer.ui.message_bar import MessageBar
from composer.ui.roll.view import RollView


class RecordingIn(QObject):
    """Runs the recording part of the Transport menu.

    ``voice``: gives the id of the active voice, into which is recorded; ``playhead``: the tick
    where playing is.
    """

    def __init__(
        self,
        session: Session,
        roll: RollView,
        messages: MessageBar,
        voice: Callable[[], int | None],
        playhead: Callable[[], int],
    ):
        super().__init__(roll)
        self._session = session
        self._roll = roll
        self._messages = messages
        self._voice = voice
        self._playhead = playhead
        self._actions: ActionSet | None = None
        self._shown: tuple[PlayedNote, ...] = ()

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {
            "record": self.record,
            "capture": self.capture,
            "record_over": lambda: self._set(record_replaces=False),
            "record_instead": lambda: self._set(record_replaces=True),
            "take_previous": lambda: self.step(-1),
            "take_next": lambda: self.step(1),
        }

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What the actions run that are on or off."""
        return {
            "record_grid": lambda on: self._set(record_grid=on),
            "record_lengths": lambda on: self._set(record_lengths=on),
            "record_count_in": lambda on: self._set(record_count_in=int(on)),
            "record_click": lambda on: self._set(record_click=on),
            "pre_roll": lambda on: self._set(pre_roll=int(on)),
            "step_entry": self.set_step_entry,
        }

    def use(self, actions: ActionSet) -> None:
        """Shows in these actions what is set and what goes on."""
        self._actions = actions
        takes = actions.menu("takes")
        takes.aboutToShow.connect(lambda: self.fill_takes(takes))
        self.fill_takes(takes)
        self._show()

    # What can be asked for

    def record(self) -> None:
        """Records from the playhead, or from where it plays; if it records, ends that."""
        recording, voice = self._session.recording, self._voice()
        if recording.state == "waiting":
            self._session.playback.stop()
        elif recording.state == "on":
            recording.finish()
        elif voice is not None and self._is_heard():
            if self._session.playback.auditioning is not None:
                self._session.playback.stop_audition()
            if self._session.playback.playing:
                recording.punch_in(voice, self._playhead())
            else:
                recording.begin(voice, self._playhead())

    def capture(self) -> None:
        """Writes what was just played, at the playhead if the song stood still."""
        voice = self._voice()
        if voice is None:
            return
        try:
            self._session.recording.capture(voice, self._playhead())
        except SessionError as error:
            self._messages.note(str(error))

    def choose(self, index: int) -> None:
        """Puts another take into the song."""
        try:
            self._session.recording.choose(index)
        except SessionError as error:
            self._messages.note(str(error))

    def step(self, by: int) -> None:
        """Goes on to another take, around the ends."""
        recording = self._session.recording
        count = len(recording.takes)
        if count:
            now = recording.chosen
            self.choose((min(now, count - 1) + by) % count if now is not None else count - 1)

    def set_step_entry(self, on: bool) -> None:
        """Writes what is played note by note while the song stands, or does not."""
        self._session.step_entry.on = on
        if on and self._is_heard():
            self._messages.note(
                self.tr(
                    "Played notes are written at the playhead, as long as the grid says. The pedal"
                    " makes held notes longer by as much; without them it is a rest."
                )
            )

    def set_grid(self, ticks: int) -> None:
        """What is quantised on the way in, and written note by note, goes by this grid."""
        self._session.recording.grid = self._session.step_entry.grid = ticks

    def fill_takes(self, menu: QMenu) -> None:
        """Lists the takes of the last recording in ``menu``."""
        recording = self._session.recording
        takes = [(words, index) for index, words in enumerate(self._words())]
        fill_choices(menu, takes, recording.chosen, self.choose)
        if not recording.takes:
            menu.addAction(self.tr("Nothing was recorded yet")).setEnabled(False)

    # What the session says

    def take(self, event: SessionEvent) -> None:
        """Shows what the event says."""
        if isinstance(event, RecordingChanged):
            self._show()
        elif isinstance(event, TakesChanged):
            self._show()
            self._say_takes(event)
        elif isinstance(event, Position):
            self._show_incoming()

    # Within

    def _set(self, **settings: object) -> None:
        self._session.remember(**settings)
        self._show()

    def _is_heard(self) -> bool:
        """Whether a MIDI input is listened to; says so if none is."""
        devices = self._session.devices
        if any(state.there and state.heard for state in devices.inputs):
            return True
        self._messages.note(
            self.tr(
                "No MIDI keyboard is connected, so nothing can be heard. Connect one, or look at"
                " Transport > Devices."
            )
        )
        return False

    def _words(self) -> list[str]:
        takes = self._session.recording.takes
        words = []
        for place, take in enumerate(takes, 1):
            count = len(take.notes)
            notes = self.tr("1 note") if count == 1 else self.tr("{count} notes")
            words.append(f"{self.tr('Take')} {place}   {notes.format(count=count)}")
        if len(takes) > 1:
            words.append(self.tr("All Together"))
        return words

    def _say_takes(self, event: TakesChanged) -> None:
        count = len(event.takes)
        if event.chosen is not None:
            # What comes next (quantising, another voice, undo by Delete) is done to these.
            self._roll.set_selection(self._session.recording.written)
        if count < 2 or event.chosen is None:
            self._messages.dismiss_note()
            return
        if event.chosen == count:
            words = self.tr("All {count} takes are in the song.")
        else:
            words = self.tr("Take {chosen} of {count} is in the song.")
        self._messages.note(
            words.format(chosen=event.chosen + 1, count=count),
            self.tr("Other Takes…"),
            self._pop_up,
        )

    def _pop_up(self) -> None:
        if self._actions is not None:
            self._actions.menu("takes").popup(self._roll.mapToGlobal(QPoint(70, 6)))

    def _show(self) -> None:
        state = self._session.recording.state
        self._roll.show_recording(state == "on")
        self._show_incoming()
        if self._actions is None:
            return
        settings, actions = self._session.settings, self._actions
        actions.set_icon("record", "record" if state == "off" else "recording")
        actions["record"].setText(
            self.tr("&Record") if state == "off" else self.tr("End &Recording")
        )
        actions["record_instead" if settings.record_replaces else "record_over"].setChecked(True)
        actions["record_grid"].setChecked(settings.record_grid)
        actions["record_lengths"].setChecked(settings.record_lengths)
        actions.enable(
            "record_lengths", settings.record_grid, self.tr("Quantise While Recording is off")
        )
        actions["record_count_in"].setChecked(settings.record_count_in > 0)
        actions["record_click"].setChecked(settings.record_click)
        actions["pre_roll"].setChecked(settings.pre_roll > 0)
        actions["step_entry"].setChecked(self._session.step_entry.on)
        several = len(self._session.recording.takes) > 1
        for name in ("take_previous", "take_next"):
            actions.enable(name, several, self.tr("There is one take at most"))

    def _show_incoming(self) -> None:
        # What is out of sight is not drawn, however long the recording.
        view = self._roll.stage.view
        beyond = self._roll.stage.grid
        notes = self._session.recording.so_far(view.left - beyond, view.right + beyond)
        if notes == self._shown:
            return
        self._shown = notes
        voices = self._session.document.score.voices
        voice = self._session.recording.voice
        place = next((i for i, v in enumerate(voices) if v.id == voice), 0)
        colour = self._roll.scene.colours.voice(voices[place].role, place) if voices else "#e5484d"
        self._roll.set_incoming([(n.pitch, n.onset, n.end - n.onset, colour) for n in notes])
