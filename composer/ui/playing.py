"""What happens between the transport, the roll's playhead and the player.  Positions are ticks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from composer.app.session import Session
from composer.app.session_events import AuditionChanged, SessionEvent
from composer.edit.commands import SetTempo
from composer.midi.messages import CountingIn
from composer.midi.player import BUILT_IN, Notice, Outputs, Position, Problem, Stopped
from composer.model.time import Tempo
from composer.ui.actions import ActionSet
from composer.ui.choice_menu import fill_choices
from composer.ui.message_bar import MessageBar
from composer.ui.roll.view import RollView
from composer.ui.transport import MAX_BPM, MIN_BPM, TransportPanel

# Settings remember ``None`` for the built-in sound, so silence is the empty name.
_SILENT = ""
SPEEDS = (50, 75, 90, 100, 125, 150, 200)
"""Percent of the written tempo that can be chosen."""

# How long a note that was clicked on sounds.
_NOTE_MS = 350


class Playing(QObject):
    """Runs the Transport menu.  ``tick`` is where the playhead is.

    ``moved(tick)``: it is elsewhere, since the song plays or it was put there; ``sought(tick)``:
    it was put there.  ``looped``: the loop is another, or repeated or not.
    """

    moved = Signal(int)
    sought = Signal(int)
    looped = Signal()

    def __init__(
        self,
        session: Session,
        panel: TransportPanel,
        roll: RollView,
        messages: MessageBar,
    ):
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._roll = roll
        self._messages = messages
        self._actions: ActionSet | None = None
        self._ports: tuple[str, ...] = ()
        self._output: str | None = BUILT_IN
        self._looping = False
        self._loop: tuple[int, int] | None = None
        self.tick = 0
        panel.tempo_edited.connect(self.set_tempo)
        panel.output_chosen.connect(self.choose_output)
        roll.seek_requested.connect(self.seek)
        roll.loop_changed.connect(self._loop_drawn)
        roll.note_auditioned.connect(self._sound_note)
        self._show_outputs()
        self._show_position()

    def use(self, actions: ActionSet) -> None:
        """Shows playing and looping in these actions from now on."""
        self._actions = actions
        settings = self._session.settings
        self._roll.set_follow(settings.follow)
        self._roll.set_follow_smoothly(settings.follow_smoothly)
        actions["follow"].setChecked(settings.follow)
        actions["follow_smoothly"].setChecked(settings.follow_smoothly)
        actions["speed_100"].setChecked(True)
        self._show_playing()

    def begin(self) -> None:
        """Takes up the output of the last time; call it once the player was started."""
        remembered = self._session.settings.output
        if remembered is not None:
            self._set_output(None if remembered == _SILENT else remembered)

    # What can be asked for

    def play_or_pause(self) -> None:
        """Plays from the playhead, or pauses."""
        if self._session.playback.auditioning is not None:
            self._session.playback.stop_audition()
        elif self._session.playback.playing:
            self._session.playback.pause()
        else:
            self._session.playback.play(self.tick, self._session.settings.count_in)
        self._show_playing()

    def stop(self) -> None:
        """Stops and goes back to where playing began; stopped already, to the beginning."""
        self._session.playback.stop()
        self._show_playing()

    def to_start(self) -> None:
        """Moves the playhead to the beginning, and looks there even if it was there."""
        self.seek(0)
        self._roll.look_at(replace(self._roll.stage.view, left=0.0))

    def seek(self, tick: int) -> None:
        """Moves the playhead."""
        tick = max(0, int(tick))
        self._session.playback.seek(tick)
        self._move(tick)
        self.sought.emit(tick)

    def set_looping(self, on: bool) -> None:
        """Repeats the loop; without one, the selected notes, else the whole song."""
        self._looping = on
        if on and self._loop is None:
            self._loop = self._natural_loop()
            if self._loop is None:
                self._looping = False
                self._messages.note(self.tr("There is nothing to repeat yet."))
        self._roll.set_loop(self._loop if self._looping else None)
        self._session.player.set_loop(self._loop if self._looping else None)
        if self._actions is not None:
            self._actions["loop"].setChecked(self._looping)
        self.looped.emit()

    @property
    def loop(self) -> tuple[int, int] | None:
        """What is repeated, or was the last time; ticks, the end exclusive."""
        return self._loop

    def move_loop(self, loop: tuple[int, int] | None) -> None:
        """Puts the loop elsewhere; whether it is repeated stays, as long as there is one."""
        self._loop = loop
        self.set_looping(self._looping and loop is not None)

    def set_follow(self, on: bool) -> None:
        """Whether the roll follows the playhead; remembered."""
        self._roll.set_follow(on)
        self._session.remember(follow=on)

    def set_follow_smoothly(self, on: bool) -> None:
        """Whether it does so by running, and not by the page; remembered."""
        self._roll.set_follow_smoothly(on)
        self._session.remember(follow_smoothly=on)

    def set_speed(self, percent: int) -> None:
        """Plays so much faster or slower than written, 100 as written; in this sitting only."""
        self._session.player.set_tempo_scale(percent / 100)
        self._panel.show_speed(percent)

    def set_tempo(self, bpm: float) -> None:
        """Changes the tempo in force at the playhead, in quarter notes a minute."""
        document = self._session.document
        bpm = min(MAX_BPM, max(MIN_BPM, bpm))
        now = document.score.tempo.at(self.tick)
        wanted = replace(Tempo.from_bpm(0, bpm), tick=now.tick)
        if wanted == now:
            return
        with document.transaction(self.tr("Change Tempo"), coalesce=f"tempo {now.tick}"):
            document.apply(SetTempo(document.score.tempo.with_entry(wanted)))

    def nudge_tempo(self, by: float) -> None:
        """Makes the song ``by`` bpm faster."""
        self.set_tempo(round(self._session.document.score.tempo.at(self.tick).bpm + by))

    def choose_output(self, output: object) -> None:
        """Sounds through ``BUILT_IN``, a MIDI port's name, or nothing (``None``)."""
        name = None if output is None else str(output)
        self._set_output(name)
        remembered = None if name == BUILT_IN else _SILENT if name is None else name
        self._session.remember(output=remembered)

    @property
    def output(self) -> str | None:
        """The output that was chosen; ``None`` for none."""
        return self._output

    def silence(self) -> None:
        """Ends every sounding note."""
        self._session.player.panic()

    def fill_outputs(self, menu: QMenu) -> None:
        """Lists the outputs in ``menu``."""
        outputs = [(words, value) for words, value, _ in self._outputs()]
        fill_choices(menu, outputs, self._output, self.choose_output)

    # What the session says

    def take(self, event: SessionEvent) -> None:
        """Shows what the event says."""
        if isinstance(event, Position):
            self._move(event.tick)
            self._show_playing()
        elif isinstance(event, CountingIn):
            self._panel.show_counting(event.beat, event.beats)
        elif isinstance(event, Outputs):
            self._ports = tuple(event.names)
            self._show_outputs()
        elif isinstance(event, Problem):
            self._messages.problem(event.sentence)
        elif isinstance(event, Notice):
            self._messages.note(event.sentence)
        elif isinstance(event, (Stopped, AuditionChanged)):
            self._show_playing()
            self._show_position()

    def song_changed(self) -> None:
        """The document is another, or its tempo or meter is."""
        self._show_position()

    def song_replaced(self) -> None:
        """Another song: no loop, and the playhead at its beginning."""
        self._loop = None
        self.set_looping(False)
        self.seek(0)

    # Within

    def _move(self, tick: int) -> None:
        self.tick = max(0, tick)
        self._roll.set_playhead(self.tick)
        self._show_position()
        self.moved.emit(self.tick)

    def _show_position(self) -> None:
        score = self._session.document.score
        self._panel.show_position(self.tick, score.meter, score.tempo)

    def _show_playing(self) -> None:
        if self._actions is None:
            return
        playing = self._session.playback.playing
        self._actions.set_icon("play", "pause" if playing else "play")
        self._actions["play"].setText(self.tr("&Pause") if playing else self.tr("&Play"))

    def _loop_drawn(self, *loop: object) -> None:
        span = loop[0] if len(loop) == 1 else loop
        self._loop = (int(span[0]), int(span[1])) if span else None  # type: ignore[index]
        self.set_looping(self._loop is not None)

    def _natural_loop(self) -> tuple[int, int] | None:
        score = self._session.document.score
        chosen = [score.notes[i] for i in self._roll.selection if i in score.notes]
        notes = chosen or list(score.notes.values())
        if not notes:
            return None
        first, last = min(n.onset for n in notes), max(n.end for n in notes)
        if chosen:
            return first, last
        return 0, score.meter.bar_end(last - 1)

    def _sound_note(self, pitch: int, voice: int) -> None:
        self._session.playback.note_on(voice, pitch)
        ends = QTimer(self)
        ends.setSingleShot(True)
        ends.timeout.connect(lambda: self._session.playback.note_off(voice, pitch))
        ends.timeout.connect(ends.deleteLater)
        ends.start(_NOTE_MS)

    def _outputs(self) -> tuple[tuple[str, str | None, str], ...]:
        ports = self._ports
        if self._output not in (None, BUILT_IN, *ports):
            ports = (*ports, str(self._output))
        return (
            (self.tr("Built-in sound"), BUILT_IN, "sound"),
            *((name, name, "port") for name in ports if name != BUILT_IN),
            (self.tr("No sound"), None, "silent"),
        )

    def _set_output(self, name: str | None) -> None:
        self._output = name
        self._session.player.set_output(name)
        self._show_outputs()

    def _show_outputs(self) -> None:
        self._panel.show_outputs(self._outputs(), self._output)
