"""The roll's widget: keys at the left, ruler above, the grid with its notes, scroll bars.

It mirrors the document and holds no music of its own.  Mouse and keys become gestures and nudges;
each is one step in the document.  Times are ticks, places device-independent pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.edit.commands import RemoveNotes
from composer.edit.document import Change, Document
from composer.ui.roll import keyboard, showing
from composer.ui.roll.colours import RollColours, roll_colours
from composer.ui.roll.device_pixels import begin_on_whole_pixels
from composer.ui.roll.entry.entry import NoteEntry
from composer.ui.roll.following import Following
from composer.ui.roll.gesture_area import GestureArea
from composer.ui.roll.ghosts import GhostNote, make_ghosts
from composer.ui.roll.lanes.making import add_lanes
from composer.ui.roll.painter import paint
from composer.ui.roll.pointing import ALT, CONTROL, SHIFT, ZOOM, Pointing, words
from composer.ui.roll.scene import KEYS, RULER, Scene
from composer.ui.roll.scroll_bars import WIDTH as BAR
from composer.ui.roll.scroll_bars import ScrollBars
from composer.ui.roll.stage import Stage
from composer.ui.roll.tools import TOOLS
from composer.ui.roll.transform import RollTransform
from composer.ui.theme import theme


class RollView(GestureArea):
    """See the module.

    ``note_auditioned(pitch, voice)``: a note or key was touched and should sound.
    ``seen_changed``: the song, or what of it is seen, may be another.  ``stage``: another one than
    a new one, such as a :class:`~composer.ui.roll.twin.TwinStage`.
    ``zoomed(scale)``: a tick is so many pixels now.
    ``loop_changed(span)``: ``(start, end)`` or ``None``.  ``pointer_moved(text)``: where the
    pointer is, such as ``"C4   3.2"``; empty when it is not on the grid.
    """

    selection_changed = Signal()
    note_auditioned = Signal(int, int)
    seek_requested = Signal(int)
    loop_changed = Signal(object)
    tool_changed = Signal(str)
    zoomed = Signal(float)
    seen_changed = Signal()
    pointer_moved = Signal(str)

    def __init__(
        self, document: Document, parent: QWidget | None = None, stage: Stage | None = None
    ):
        super().__init__(parent)
        self.setObjectName("roll")
        self.setAccessibleName(self.tr("Piano roll"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 160)
        self.document = document
        self.stage = stage or Stage(document)
        self.scene = Scene(self.stage, roll_colours(theme().colours))
        self.stage.audition = self.note_auditioned.emit
        self.stage.selection_moved = self.selection_changed.emit
        self.stage.loop_moved = lambda: self.loop_changed.emit(self.stage.loop)
        self.stage.seek = self.seek_requested.emit
        self.stage.refresh = self._refresh
        self._pointing = Pointing(self, self.scene, self.look_at)
        self._pointing.readout.connect(self.pointer_moved)
        self._placed = False
        self._rows: showing.RowFit | None = None
        self.following = Following()
        self._bars = ScrollBars(self, self.scene, self.look_at)
        self.lanes, self.syllables = add_lanes(self, self._lay_out)
        theme().changed.connect(self._follow_theme)
        unsubscribe = document.observe(self._document_changed)
        self.destroyed.connect(lambda *_: unsubscribe())
        self._load()
        self.entry = NoteEntry(self, self.scene, self.look_at, self.has_gesture)
        self.entry.told.connect(self.pointer_moved)

    # What may be asked for

    @property
    def selection(self) -> frozenset[int]:
        """Ids of the selected notes."""
        return self.stage.selection

    def set_selection(self, ids: Iterable[int]) -> None:
        """Selects these notes (an iterable of ids) and no others."""
        self.stage.select(ids)

    def select_all(self) -> None:
        """Selects every note that is seen."""
        store = self.stage.store
        self.stage.select(store.id[store.seen()].tolist())

    def delete_selection(self) -> None:
        """Deletes the selected notes, as one step."""
        ids = self.selection
        if ids and not self.has_gesture():
            self.document.apply(RemoveNotes(ids), "Delete Notes")

    def set_tool(self, name: str) -> None:
        """One of :data:`composer.ui.roll.tools.TOOLS`; raises ``ValueError`` on another."""
        if name not in TOOLS:
            raise ValueError(f"there is no tool {name!r}")
        if name != self.stage.tool:
            self.stage.tool = name
            self.tool_changed.emit(name)
            self._pointing.show()

    def set_grid(self, ticks: int) -> None:
        """What notes snap to, in ticks (1 or more)."""
        self.stage.grid = max(1, int(ticks))
        self.update()

    def set_snap(self, on: bool) -> None:
        """Whether notes go onto the grid; Alt turns it while it is held."""
        self.stage.snap_on = on

    def set_active_voice(self, voice: int | None) -> None:
        """The voice that is written in; the others are dimmed."""
        self.stage.active = voice
        self.entry.voice_changed()
        self._refresh()

    def set_ghosts(self, ghosts: Sequence[GhostNote]) -> None:
        """Shows proposed notes: (pitch, onset, duration, role or colour) each.

        Raises ``ValueError`` on the name of no role.
        """
        self.scene.ghosts = make_ghosts(ghosts, self.scene.colours)
        self._refresh()

    def set_incoming(self, notes: Sequence[GhostNote]) -> None:
        """Shows notes that are being played in, as :meth:`set_ghosts` has them."""
        self.scene.incoming = make_ghosts(notes, self.scene.colours)
        self._refresh()

    def show_recording(self, on: bool) -> None:
        """Shows by the colour of the playhead that it is recorded."""
        self.scene.recording = on
        self.update()

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Shows this loop (ticks, end exclusive), or none."""
        self.stage.loop = loop
        self._refresh()

    def set_playhead(self, tick: int) -> None:
        """Shows the playhead there, and follows it."""
        before, view = self.scene.playhead, self.stage.view
        if tick == before:
            return
        self.scene.playhead = tick = max(0, tick)
        self.lanes.playhead_moved()
        if not self.has_gesture():
            elsewhere = self.following.look(view, before, tick)
            if elsewhere is not None:
                self._look_at(elsewhere)
                return
        for place in (before, tick):
            x = KEYS + view.x(place)
            if -20 < x < self.width() + 20:
                self.update(QRect(int(x) - 8, 0, 18, self.height()))
                self.lanes.show_strip(int(x) - 8, 18)

    def set_follow(self, on: bool) -> None:
        """Whether the roll follows the playhead."""
        self.following.on = on

    def set_follow_smoothly(self, on: bool) -> None:
        """Whether it follows by running past the playhead, and not by the page."""
        self.following.smooth = on

    def set_colours(self, colours: RollColours) -> None:
        """Draws in other colours than the theme's."""
        self.scene.colours = colours
        self.scene.ghosts = self.scene.ghosts.in_colours(colours)
        self.scene.incoming = self.scene.incoming.in_colours(colours)
        self.lanes.colours_changed()
        self.update()

    def zoom_in(self) -> None:
        """Larger in time, around what is at work: selected notes, else the playhead, in sight."""
        self.zoom_time(ZOOM * ZOOM, self._zoom_centre())

    def zoom_out(self) -> None:
        """Smaller in time, around the same."""
        self.zoom_time(1 / (ZOOM * ZOOM), self._zoom_centre())

    def zoom_time(self, factor: float, x: float) -> None:
        """Larger by ``factor`` in time; what is at ``x`` of the grid stays there."""
        self.look_at(self.stage.view.zoomed_time(factor, x))

    def zoom_pitch(self, factor: float, y: float) -> None:
        """Larger by ``factor`` in pitch; what is at ``y`` of the grid stays there."""
        self.look_at(self.stage.view.zoomed_pitch(factor, y))

    def zoom_to_fit(self) -> None:
        """Shows the whole song, or four empty bars around middle C."""
        view, meter = self.stage.view, self.document.score.meter
        self.look_at(showing.whole_song(view, self.stage.store, meter))
        self._rows = showing.RowFit.of(self.stage.view, self.stage.store)

    def zoom_to_selection(self) -> None:
        """Shows the selected notes large, or the whole song when none is selected."""
        notes = self.stage.selected_notes()
        if notes:
            self.look_at(showing.notes_large(self.stage.view, notes))
        else:
            self.zoom_to_fit()

    def show_pitches(self, low: int, high: int) -> None:
        """Shows these pitches beside those of the song, in smaller rows if there is no room."""
        before = self.stage.view
        self._show(showing.with_pitches(before, self.stage.store, low, high))
        view, rows = self.stage.view, self._rows
        if rows is not None and rows.row == before.row:
            low, high = min(low, rows.low), max(high, rows.high)
            self._rows = showing.RowFit(low, high, view.row)

    def reveal(self, note_id: int) -> None:
        """Scrolls as far as needed to show a note."""
        self._show(showing.with_note(self.stage.view, self.document.score.notes[note_id]))

    def _show(self, view: RollTransform) -> None:
        """Looks there, if it is elsewhere."""
        if view != self.stage.view:
            self.look_at(view)

    def tell_note(self, note_id: int) -> None:
        """Tells which note the keys have reached, as the pointer does with its place."""
        note, score = self.document.score.notes[note_id], self.document.score
        said = words(score, note.pitch, note.onset)
        self.setAccessibleDescription(f"{said}, {score.voice(note.voice).name}")
        self.pointer_moved.emit(said)

    def sizeHint(self) -> QSize:
        """Room for some bars of four voices."""
        return QSize(840, 520)

    def _zoom_centre(self) -> float:
        return showing.zoom_centre(self.stage.view, self.stage.store, self.scene.playhead)

    def has_gesture(self) -> bool:
        """Whether the mouse is at work on the grid, the keys or the ruler."""
        return self._pointing.gesture is not None

    def abort(self) -> None:
        """Takes back what the mouse does."""
        self._pointing.abort()

    # The document

    def _load(self) -> None:
        if not self.stage.shared:
            self.stage.store.load(self.document.score.notes.values())
            self.stage.length = 0
            self.stage.select(())
        self.stage.frame = None
        self.lanes.document_changed(Change(everything=True))
        self._refresh()

    def _document_changed(self, change: Change) -> None:
        if change.everything:
            self._load()
            # The pointer is over the notes of the new song by now.
            self.abort()
            self.stage.select(())
            return
        store, before = self.stage.store, self.stage.selection
        if not self.stage.shared:
            store.change(change.removed, change.added)
        self.lanes.document_changed(change)
        # Selected notes that are gone are no longer selected in the store.
        if change.removed and before and store.selected_count() != len(before):
            self.stage.select(before)
        self._pointing.document_changed(change)
        # What is drawn in a lane of controllers is seen there alone.
        if change.removed or change.added or change.fields != {"controls"}:
            self._refresh(notes_alone=not change.fields)

    # The look

    def _follow_theme(self) -> None:
        self.set_colours(roll_colours(theme().colours))

    def _refresh(self, notes_alone: bool = False) -> None:
        """``notes_alone``: keys and ruler are as they were."""
        scene = self.scene
        empty = not (len(self.stage.store) or scene.ghosts.given or scene.incoming.given)
        self.scene.hint = (
            (
                self.tr("Double-click to write a note"),
                self.tr("or drag with the draw tool (key 2), or write by letters (key N)."),
                self.tr("R records a MIDI keyboard, Ctrl+O opens a song or a MIDI file."),
                self.tr("Then press Harmonize to hear four voices."),
            )
            if empty
            else ()
        )
        self._bars.show()
        self.lanes.view_changed()
        view = self.stage.view
        # At a fractional scale the border of the notes may lie within a device pixel.
        if notes_alone and self.devicePixelRatioF().is_integer():
            self.update(QRect(int(KEYS), int(RULER), ceil(view.width), ceil(view.height)))
        else:
            self.update()
        self.seen_changed.emit()

    def look_at(self, view: RollTransform) -> None:
        """Shows another part of the roll, as the person asked."""
        self.following.scrolled_by_hand()
        self._look_at(view)

    def _look_at(self, view: RollTransform) -> None:
        before, self.stage.view = self.stage.view, view
        self._placed = True
        if view.scale != before.scale:
            self.zoomed.emit(view.scale)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays out the parts."""
        self._lay_out()

    def _lay_out(self) -> None:
        """The grid gets what scroll bars and lanes leave; as long as it is untouched, shows all."""
        width, height = self.width(), self.height()
        room = height - int(RULER) - BAR
        below = self.lanes.place(0, height - BAR, width, room)
        self._bars.place(width, height, below)
        before = self.stage.view
        self.stage.view = before.resized(width - KEYS - BAR, room - below)
        if self._rows is not None:
            self.stage.view, self._rows = self._rows.for_height(before, self.stage.view)
        if not self._placed:
            self.zoom_to_fit()
            self._placed = False
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what lies in the part that needs it."""
        with QPainter(self) as p:
            dirty = QRectF(event.rect())
            self.scene.font = self.font()
            self.scene.ratio = self.devicePixelRatioF()
            strip = QColor(self.scene.colours.ruler)
            begin_on_whole_pixels(p, dirty, strip)
            view = self.stage.view
            p.fillRect(QRectF(KEYS + view.width, 0, BAR, self.height()), strip)
            p.fillRect(QRectF(0, self.height() - BAR, self.width(), BAR), strip)
            paint(p, self.scene, dirty)
            if self.hasFocus():
                p.fillRect(QRectF(KEYS, RULER - 1, view.width, 1), QColor(theme().colours.accent))

    # Mouse and keys, passed on

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a gesture.  From now on the place belongs to the person."""
        self._placed = True
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pointing.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Writes or deletes a note."""
        self._placed = True
        self._pointing.double_press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with the gesture."""
        self._pointing.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the gesture."""
        self._pointing.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls or zooms."""
        self._pointing.wheel(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        self._pointing.leave()

    def event(self, event: QEvent) -> bool:
        """Tab walks through the notes."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if tab and not event.modifiers() & (CONTROL | ALT):
                back = event.key() == Qt.Key.Key_Backtab or bool(event.modifiers() & SHIFT)
                if self.has_gesture() or keyboard.walk(self, -1 if back else 1):
                    event.accept()
                    return True
        return super().event(event)

    def press_key(self, event: QKeyEvent) -> bool:
        """Does what the key stands for; returns whether it stands for something."""
        return keyboard.press(self, event)

    def gesture_key(self, event: QKeyEvent, down: bool) -> None:
        """Shift, Ctrl and Alt change what the mouse does."""
        self._pointing.keys_held(event, down)
