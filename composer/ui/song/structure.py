"""The Song menu: tempo, meter, key, chords, markers, sections, and time put in and taken out.

Everything is asked for at the playhead; the lane above the notes shows it and asks for the same
where it is pointed at.  Times are ticks.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from composer.app.session import Session
from composer.edit import conducting, markers, structure
from composer.edit.document import Change
from composer.model.key import Key
from composer.model.score import Marker
from composer.model.time import Meter
from composer.ui.actions import ActionSet
from composer.ui.message_bar import MessageBar
from composer.ui.playing import Playing
from composer.ui.roll.song_lane.lane import SongLane
from composer.ui.roll.song_lane.signs import Row
from composer.ui.roll.view import RollView
from composer.ui.song.chords import SongChords
from composer.ui.song.insert_time_dialog import InsertTimeDialog
from composer.ui.song.loop_following import LoopFollowing
from composer.ui.song.place_menu import PlaceMenu
from composer.ui.song.sections import OF_SECTIONS, Sections
from composer.ui.song.tempo_ramp_dialog import TempoRampDialog

Span = tuple[int, int]
_OF_MARKERS = ("marker_remove", "marker_next", "marker_previous", *OF_SECTIONS)
_IN_THE_LANE = ("marker_add", "marker_edit", "loop_from_here", "loop_to_here")


class SongStructure(QObject):
    """``lane`` is to be put above the roll."""

    def __init__(
        self,
        session: Session,
        roll: RollView,
        playing: Playing,
        messages: MessageBar,
        window: QWidget,
    ):
        super().__init__(window)
        self._session = session
        self._document = session.document
        self._roll = roll
        self._playing = playing
        self._messages = messages
        self._window = window
        self._actions: ActionSet | None = None
        self._playhead = 0
        self.dialog: QDialog | None = None
        self.lane = SongLane(roll, window)
        self.lane.setVisible(session.settings.song_lane)
        self.lane.told.connect(roll.pointer_moved)
        self.lane.refused.connect(messages.note)
        self.lane.left.connect(lambda: roll.setFocus(Qt.FocusReason.OtherFocusReason))
        self._loops = LoopFollowing(self._document, lambda: playing.loop, self._move_loop)
        self.sections = Sections(session, roll, playing, messages, self)
        self.chords = SongChords(session, roll, messages, self)
        self.menus = PlaceMenu(session.document, roll, playing, self)
        forget = self._document.observe(self._document_changed)
        window.destroyed.connect(lambda *_: (forget(), self._loops.forget()))
        playing.moved.connect(self._playhead_moved)
        roll.selection_changed.connect(self._look)
        roll.loop_changed.connect(lambda *_: self._look())

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {
            "tempo_here": lambda: self.write_new(Row.TEMPO, self._place()),
            "meter_here": lambda: self.write_kind(Meter, self._bar()),
            "key_here": lambda: self.write_kind(Key, self._bar()),
            "tempo_ramp": self.tempo_ramp,
            "tempo_steady": self.steady_tempo,
            "song_lane_focus": self.go_to_lane,
            "marker_add": self.add_marker,
            "marker_edit": self.edit_marker,
            "marker_remove": self.remove_marker,
            "marker_next": lambda: self._go_to(markers.next_marker),
            "marker_previous": lambda: self._go_to(markers.previous_marker),
            **self.sections.runs(),
            **self.chords.runs(),
            "insert_time": lambda: self.insert_time(),
            "delete_time": lambda: self.delete_time(*self.span()),
            "duplicate_time": lambda: self.duplicate_time(*self.span()),
            "loop_selection": self.loop_selection,
            "loop_from_here": lambda: self.loop_edge(0),
            "loop_to_here": lambda: self.loop_edge(1),
            "crop_to_loop": self.crop_to_loop,
        }

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What the actions run that are on or off."""
        return {"song_lane": self.show_lane, **self.chords.checked_runs()}

    def use(self, actions: ActionSet) -> None:
        """Switches these actions from now on."""
        self._actions = actions
        actions.destroyed.connect(self._forget_actions)
        actions["song_lane"].setChecked(self._session.settings.song_lane)
        for name in _IN_THE_LANE:
            self.lane.addAction(actions[name])
        self.chords.use(actions)
        self._look()

    # The lane

    def show_lane(self, on: bool) -> None:
        """Shows or hides the lane; remembered."""
        if not on and self.lane.hasFocus():
            self._roll.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lane.setVisible(on)
        self._session.remember(song_lane=on)
        if self._actions is not None:
            self._actions["song_lane"].setChecked(on)

    def go_to_lane(self) -> None:
        """Gives the keys to the lane, or back to the notes."""
        if self.lane.hasFocus():
            self._roll.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.open_lane()
        self.lane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Tempo, meter, key

    def write_new(self, row: Row, tick: int) -> None:
        """Opens the field for a marker, a tempo or a chord at a place."""
        self.open_lane()
        self.lane.write_new(row, tick)

    def write_chord(self, tick: int | None = None) -> None:
        """Opens the field for a chord at ``tick`` or the playhead."""
        self.write_new(Row.CHORDS, self._place() if tick is None else tick)

    def write_kind(self, kind: type[Meter] | type[Key], tick: int) -> None:
        """Opens the field for a meter or a key at a place."""
        self.open_lane()
        self.lane.write_kind(kind, tick)

    def tempo_ramp(self) -> None:
        """Asks from where to where the tempo becomes another one, and which."""
        score, span = self._document.score, self._chosen_span()
        if span is None:
            bar, _ = score.meter.position(self._playing.tick)
            span = score.meter.bar_start(bar), score.meter.bar_start(bar + 4)
        dialog = TempoRampDialog(score.meter, score.tempo, span, self._window)

        def write() -> None:
            first, last = dialog.first.value(), dialog.last.value()
            conducting.ramp(self._document, dialog.start.tick, dialog.end.tick, first, last)

        self._open(dialog, write)

    def steady_tempo(self) -> None:
        """Takes the tempo changes out of the chosen time, or of the whole song."""
        conducting.steady(self._document, *(self._chosen_span() or (0, None)))

    # Markers

    def add_marker(self) -> None:
        """Puts a marker at the playhead, with the next rehearsal letter; the song may play on."""
        tick, score = self._place(), self._document.score
        there = markers.marker_at(score, tick)
        if there is None or there.tick != tick:
            there = markers.add(self._document, tick, markers.new_name(score))
        self.lane.choose(there, reveal=False)

    def edit_marker(self) -> None:
        """Opens the field for the marker of the section at the playhead, or for a new one."""
        self.open_lane()
        there = markers.marker_at(self._document.score, self._playing.tick)
        if there is None:
            self.write_new(Row.MARKERS, self._place())
        else:
            self.lane.write(Row.MARKERS, there.tick, there)

    def remove_marker(self) -> None:
        """Takes away the marker of the section at the playhead."""
        there = markers.marker_at(self._document.score, self._playing.tick)
        if there is not None:
            markers.remove(self._document, there)

    def _go_to(self, which: Callable[..., Marker | None]) -> None:
        marker = which(self._document.score, self._playing.tick)
        if marker is not None:
            self._playing.seek(marker.tick)
            self.lane.choose(marker)

    # Time

    def span(self) -> Span:
        """The time that is meant: the loop, else that of the selected notes, else this bar."""
        chosen = self._chosen_span()
        if chosen is not None:
            return chosen
        meter = self._document.score.meter
        bar, _ = meter.position(self._playing.tick)
        return meter.bar_start(bar), meter.bar_start(bar + 1)

    def insert_time(self, at: int | None = None) -> None:
        """Asks where and how much, and puts it in; proposed is ``at``, the loop or the playhead."""
        loop, meter = self._roll.stage.loop, self._document.score.meter
        length = None if loop is None or at is not None else loop[1] - loop[0]
        if at is None:
            at = self._place() if loop is None else loop[0]
        dialog = InsertTimeDialog(meter, at, length, self._window)
        self._open(dialog, lambda: self._insert(dialog.at, dialog.length, dialog.cut))

    def delete_time(self, start: int, end: int) -> None:
        """Takes time out; the loop and the playhead go with what follows."""
        loop, playhead = self._playing.loop, self._playing.tick
        where, since = self._said(start, end), self._document.revision
        structure.delete_time(self._document, start, end)
        if loop is not None:
            self.loop_moved(structure.span_after_delete(loop, start, end), since)
        self._playing.seek(structure.tick_after_delete(playhead, start, end))
        self._messages.note(self.tr("Taken out: {where}.").format(where=where))

    def duplicate_time(self, start: int, end: int) -> None:
        """Repeats time right behind itself, and selects its notes."""
        loop, where = self._playing.loop, self._said(start, end)
        since = self._document.revision
        try:
            new = structure.duplicate_time(self._document, start, end)
        except ValueError:
            self._too_long()
            return
        if loop is not None:
            self.loop_moved(structure.span_after_insert(loop, end, end - start), since)
        self._roll.set_selection(new)
        self._messages.note(self.tr("Repeated: {where}.").format(where=where))

    def _insert(self, at: int, length: int, cut: bool) -> None:
        loop, since = self._playing.loop, self._document.revision
        try:
            structure.insert_time(self._document, at, length, cut)
        except ValueError:
            self._too_long()
            return
        if loop is not None:
            self.loop_moved(structure.span_after_insert(loop, at, length), since)
        self._playing.seek(at)
        self.lane.reveal(at)

    def _too_long(self) -> None:
        self._messages.problem(
            self.tr("The song would become longer than a file can hold; nothing was changed.")
        )

    # The loop

    def loop_selection(self) -> None:
        """Repeats the time of the selected notes."""
        span = self._selected_span()
        if span is not None:
            self.set_loop(span)

    def loop_edge(self, edge: int, at: int | None = None) -> None:
        """Begins (0) or ends (1) the loop at ``at`` or the playhead; without a loop its other end
        is that of the song, and one that would be turned round becomes a bar long."""
        score, tick = self._document.score, self._place() if at is None else at
        start, end = self._roll.stage.loop or (0, score.meter.bar_end(max(tick, score.end - 1)))
        if edge == 0:
            self.set_loop((tick, end if end > tick else score.meter.bar_end(tick)))
        elif tick > 0:
            bar, _ = score.meter.position(tick - 1)
            self.set_loop((start if start < tick else score.meter.bar_start(bar), tick))

    def crop_to_loop(self) -> None:
        """Leaves only what is in the loop, which begins the song then."""
        loop = self._roll.stage.loop
        if loop is None:
            return
        since = self._document.revision
        structure.crop(self._document, *loop)
        self.loop_moved((0, loop[1] - loop[0]), since)
        self._playing.seek(0)
        self.lane.reveal(0)

    def set_loop(self, loop: Span | None) -> None:
        """Repeats this time, or nothing."""
        self._roll.set_loop(loop)
        self._roll.loop_changed.emit(loop)

    def loop_moved(self, loop: Span | None, since: int) -> None:
        """What was done from the revision ``since`` on moves the loop there; undo moves it back."""
        self._loops.moved(loop, since)

    def _move_loop(self, loop: Span | None) -> None:
        self._playing.move_loop(loop)
        self._look()

    # Within

    def open_lane(self) -> None:
        """Shows the lane."""
        if not self.lane.isVisibleTo(self._window):
            self.show_lane(True)

    def _open(self, dialog: QDialog, accepted: Callable[[], object]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(accepted)
        dialog.finished.connect(self._dialog_done)
        self.dialog = dialog
        dialog.open()

    def _dialog_done(self) -> None:
        self.dialog = None

    def _place(self) -> int:
        """The grid line nearest to the playhead."""
        return self._roll.stage.snapped(self._playing.tick)

    def _bar(self) -> int:
        """The bar line before the playhead."""
        return self.lane.tick_for(Row.METER_AND_KEY, self._playing.tick)

    def _chosen_span(self) -> Span | None:
        return self._roll.stage.loop or self._selected_span()

    def _selected_span(self) -> Span | None:
        notes = self._roll.stage.selected_notes()
        if not notes:
            return None
        return min(note.onset for note in notes), max(note.end for note in notes)

    def _said(self, start: int, end: int) -> str:
        meter = self._document.score.meter
        places = []
        for tick in (start, end):
            bar, rest = meter.position(tick)
            places.append(f"{bar + 1}.{rest // meter.at(tick).beat_ticks + 1}")
        return self.tr("{start} to {end}").format(start=places[0], end=places[1])

    def _playhead_moved(self, tick: int) -> None:
        before, self._playhead = self._playhead, tick
        self.lane.show_playhead(before, tick)

    def _document_changed(self, change: Change) -> None:
        self.lane.look_at_gesture(change)
        if change.everything:
            self.lane.put_down()
            self.lane.choose(None)
            self.lane.show_chords(None)
        self.chords.look()
        if change.everything or "markers" in change.fields:
            self._look()

    def _forget_actions(self) -> None:
        self._actions = None
        self.chords.use(None)

    def _look(self) -> None:
        """Shows which actions have something to work on."""
        actions = self._actions
        if actions is None:
            return
        marked = bool(self._document.score.markers)
        for name in _OF_MARKERS:
            actions.enable(name, marked, self.tr("The song has no markers yet"))
        some = bool(self._roll.selection)
        actions.enable("loop_selection", some, self.tr("No note is selected"))
        looped = self._roll.stage.loop is not None
        actions.enable("crop_to_loop", looped, self.tr("There is no loop"))
