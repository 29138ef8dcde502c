"""The syllable lane: the words under the notes, chosen, moved and written in their place.

The syllables of the notes that are selected on the roll are the selected ones, and the other way
round.  With the focus in it a letter, F2 or Enter begins to write; Left and Right go to the note
before and after, Up and Down to another verse.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from composer.app.singing import Singing
from composer.edit.document import Change
from composer.model.lyrics import Place
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.words import ChooseGesture, ShiftWordsGesture
from composer.ui.roll.lanes.lane import BORDER, Lane
from composer.ui.roll.lanes.melody import Melody
from composer.ui.roll.lanes.syllable_painter import (
    ROW,
    WORDS_LIMIT,
    Cell,
    cells_of,
    is_crowded,
    paint_badge,
    paint_ground,
    paint_hint,
    paint_names,
    paint_row,
    paint_slot,
    paint_strokes,
    paint_whole_lines,
)
from composer.ui.roll.lanes.word_places import LEAST_ROW, MARGIN, SLACK, WordPlaces
from composer.ui.roll.lanes.word_rows import WordRow, WordRows
from composer.ui.roll.lanes.writing import WordWriting
from composer.ui.roll.pointing import ALT, CONTROL, SHIFT
from composer.ui.roll.scene import KEYS, Scene
from composer.ui.roll.stage import Pointer

_K = Qt.Key


class SyllableLane(Lane):
    """``reveal(note)`` scrolls to a note.  ``menu_asked(place)``: at that place of the screen."""

    name = "syllables"
    menu_asked = Signal(QPoint)
    least = int(BORDER + 2 * MARGIN + LEAST_ROW)

    def __init__(
        self, scene: Scene, singing: Singing, reveal: Callable[[int], None], parent: QWidget
    ):
        super().__init__(scene, self.tr("Words"), parent)
        self.rows = WordRows(scene.stage, singing)
        self.reveal = reveal
        self.row: WordRow | None = None  # the one that keys are about
        self._hovered: tuple[WordRow, int] | None = None
        self._depth = 1
        self._badge = QRectF()
        self._sounding: frozenset[int] = frozenset()
        self.writing = WordWriting(self)
        self.places = WordPlaces(
            scene, self.rows, lambda: self.room.height(), lambda: self.writing.row
        )

    # What there is

    @property
    def singing(self) -> Singing:
        """The words of the document."""
        return self.rows.singing

    @property
    def usual(self) -> int:  # type: ignore[override]
        """All verses of the voice that has the most, four at most."""
        return int(BORDER + 2 * MARGIN + ROW * max(1, min(4, self._depth)))

    def shown_rows(self) -> list[WordRow]:
        """From above."""
        return self.places.rows()

    def current_row(self) -> WordRow | None:
        """The row that keys are about: the one that was pressed last, else the first."""
        rows = self.shown_rows()
        if self.row in rows:
            return self.row
        own = [row for row in rows if row.voice == self.stage.writing_voice()]
        worded = [row for row in rows if self.rows.has_words(row.voice)]
        return next(iter([row for row in own if row in worded] or worded or own or rows), None)

    def place_under_selection(self) -> Place | None:
        """The first syllable under the selected notes, of the current row if there is one."""
        if not self.rows.any_laid:  # looking under every note of a long song takes long
            return None
        current = self.current_row()
        notes = sorted(self.stage.selected_notes(), key=lambda note: (note.onset, -note.pitch))
        for row in (current.row if current else 0, None):
            for note in notes:
                for sung in self.singing.syllables_at(note.id):
                    if row is None or sung.row == row:
                        return sung.place
        return None

    def places_under_selection(self) -> tuple[Place, ...]:
        """All syllables under the selected notes, in reading order."""
        if not self.rows.any_laid:
            return ()
        found = {s.place for i in self.stage.selection for s in self.singing.syllables_at(i)}
        return tuple(sorted(found))

    def select_syllable(self, place: Place) -> None:
        """Selects the notes of a syllable; one that has none selects nothing."""
        notes = self.singing.lyrics.at(place).notes
        self.stage.select(notes)
        if notes:
            self.reveal(notes[0])

    # Drawing

    def paint_content(self, painter: QPainter, seen: QRectF) -> None:
        """The rows of words, the slot under the pointer, and what is not laid."""
        scene, rows = self.scene, self.shown_rows()
        if not rows:
            return
        bands, font, looks = self.places.bands(rows), self.places.font(len(rows)), scene.voices()
        paint_ground(painter, scene, seen, bands)
        for row, band in zip(rows, bands, strict=True):
            if not band.intersects(self.room):
                continue
            melody = self.rows.melody(row.voice)
            if len(melody.seen(self.stage.view.left, self.stage.view.right)) > WORDS_LIMIT:
                paint_strokes(painter, scene, self.rows, row, looks[row.voice], band)
                continue
            cells = cells_of(scene, self.rows, row, seen, font)
            out = self.writing.note if self.writing.row == row else None
            marked = self._among(self.stage.selection, cells)
            sung = self._among(self._sounding, cells)
            look = looks[row.voice]
            if is_crowded(cells) and out is None:
                words = self.singing.lyrics
                paint_whole_lines(painter, scene, cells, words, look, band, font, marked | sung)
            else:
                paint_row(painter, scene, cells, look, band, font, marked, sung, out)
        slot = self._slot()
        if slot is not None:
            paint_slot(painter, scene, slot)
        if not self.rows.any_laid and self.writing.row is None and len(self.stage.store):
            words = self.tr("Double-click under a note to write words, or press F2")
            paint_hint(painter, scene, self.room, words)
        count = sum(number for _, number in self.rows.unlaid)
        self._badge = QRectF()
        if count:
            words = self.tr("{count} not under notes").format(count=count)
            self._badge = paint_badge(painter, scene, self.room, words)

    def paint_header(self, painter: QPainter) -> None:
        """Numbers of verses."""
        rows = self.shown_rows()
        paint_names(painter, self.scene, rows, self.places.bands(rows), 0.0)

    def _among(self, notes: Collection[int], cells: list[Cell]) -> set[int]:
        """The first notes of the syllables that are sung on one of these notes."""
        if not notes:
            return set()
        lyrics, wanted = self.singing.lyrics, frozenset(notes)
        return {c.note for c in cells if not wanted.isdisjoint(lyrics.at(c.sung.place).notes)}

    def _slot(self) -> QRectF | None:
        """The place without words that is under the pointer or has the keys' focus."""
        if self.writing.row is not None or self.gesture is not None:
            return None
        where = self._hovered
        if where is None and self.hasFocus() and len(self.stage.selection) == 1:
            row = self.current_row()
            where = None if row is None else (row, next(iter(self.stage.selection)))
        if where is None or self.rows.sung(where[1], where[0].row) is not None:
            return None
        if where[1] not in self.stage.store:
            return None
        return self.places.cell(*where)

    # Mouse

    def begin(self, pointer: Pointer, button: Qt.MouseButton) -> Gesture | None:
        """On a syllable it is moved by dragging, elsewhere a drag chooses."""
        found = self.places.under(pointer)
        if button is not Qt.MouseButton.LeftButton or found is None:
            return None
        row, place, cell = found
        self.row = row
        melody = self.rows.melody(row.voice)

        def between(first: int, last: int) -> list[int]:
            return melody.id[first : last + 1].tolist()

        def nearest(tick: float) -> int | None:
            at = melody.at(tick, SLACK / self.stage.view.scale)
            return melody.nearest(tick) if at is None else at

        if cell is not None and not (pointer.shift or pointer.control):
            syllable = cell.sung.place
            return ShiftWordsGesture(self.stage, pointer, self.singing, syllable, nearest)
        return ChooseGesture(self.stage, pointer, place, between, nearest)

    def double_press(self, pointer: Pointer) -> None:
        """Writes there."""
        found = self.places.under(pointer)
        if found is not None and found[1] is not None:
            row, place, cell = found
            melody = self.rows.melody(row.voice)
            self.write_at(row, cell.note if cell is not None else int(melody.id[place]))

    def hover(self, pointer: Pointer | None) -> Qt.CursorShape:
        """Shows the slot under the pointer."""
        found = None if pointer is None else self.places.under(pointer)
        before, self._hovered = self._hovered, None
        shape = Qt.CursorShape.ArrowCursor
        if found is not None and found[1] is not None:
            row, place, cell = found
            self._hovered = (row, int(self.rows.melody(row.voice).id[place]))
            shape = Qt.CursorShape.OpenHandCursor if cell else Qt.CursorShape.IBeamCursor
        if self._hovered != before:
            self.update()
        return shape

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu; what is under the pointer is chosen first."""
        if event.reason() is not QContextMenuEvent.Reason.Keyboard and event.pos().x() < KEYS:
            super().contextMenuEvent(event)
            return
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            found = self.places.under(self.pointer(QPointF(event.pos()), event.modifiers()))
            if found is not None and found[1] is not None:
                self.row = found[0]
                melody = self.rows.melody(found[0].voice)
                note = int(melody.id[found[1]])
                if note not in self.stage.selection:
                    sung = self.rows.sung(note, self.row.row)
                    notes = self.singing.lyrics.at(sung.place).notes if sung else (note,)
                    self.stage.select(notes)
        self.menu_asked.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the verses where there are more than there is room for; else the roll."""
        way = -event.angleDelta().y() / 120 * ROW
        if event.modifiers() or not way or not self.places.scroll(way):
            super().wheelEvent(event)
            return
        self.writing.follow()
        self.update()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """The badge tells of which sections the syllables without notes are."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos()) - QPointF(KEYS, BORDER)
            if self._badge.contains(at):
                QToolTip.showText(event.globalPos(), self._unlaid_words(), self, QRect())
                return True
        return super().event(event)

    def _unlaid_words(self) -> str:
        verses = self.singing.lyrics.verses
        lines = []
        for number, count in self.rows.unlaid:
            verse = verses[number]
            name = verse.heading.strip("[] ") or verse.name or self.tr("Section {number}")
            words = self.tr("{name}: {count} syllables have no note")
            name = name.format(number=number + 1) if "{number}" in name else name
            lines.append(words.replace("{name}", name).replace("{count}", str(count)))
        return "\n".join(lines)

    # Keys

    def takes(self, event: QKeyEvent) -> bool:
        """Letters, arrows, and the keys that delete or begin to write."""
        held = event.modifiers()
        if held & (CONTROL | ALT):
            return False
        key = _K(event.key())
        arrows = (_K.Key_Left, _K.Key_Right, _K.Key_Up, _K.Key_Down)
        if key in arrows:
            return not held & SHIFT
        edit = (_K.Key_Delete, _K.Key_Backspace, _K.Key_Return, _K.Key_Enter)
        return key in edit or _is_word(event.text())

    def press_key(self, event: QKeyEvent) -> bool:
        """What the key stands for."""
        if not self.takes(event):
            return False
        key = _K(event.key())
        if key in (_K.Key_Left, _K.Key_Right):
            self._walk(-1 if key == _K.Key_Left else 1)
        elif key in (_K.Key_Up, _K.Key_Down):
            self._change_row(-1 if key == _K.Key_Up else 1)
        elif key in (_K.Key_Delete, _K.Key_Backspace):
            row = self.current_row()
            notes = self.stage.selection
            if notes:
                self.singing.clear_notes(notes, None if row is None else row.row)
        elif key in (_K.Key_Return, _K.Key_Enter):
            self.write_here()
        else:
            self.write_here(event.text())
        return True

    def _walk(self, step: int) -> None:
        row = self.current_row()
        if row is None:
            return
        melody = self.rows.melody(row.voice)
        places = [melody.place_of(i) for i in self.stage.selection]
        known = [place for place in places if place is not None]
        if known:
            place = (max(known) if step > 0 else min(known)) + step
        else:
            place = _first_seen(melody, self.stage.view.left) if step > 0 else len(melody) - 1
        if 0 <= place < len(melody):
            note = int(melody.id[place])
            self.stage.select({note})
            self.reveal(note)
            sung = self.rows.sung(note, row.row)
            said = self.tr("No words") if sung is None else sung.text or self.tr("Held")
            self.setAccessibleDescription(said)

    def _change_row(self, step: int) -> None:
        rows, row = self.shown_rows(), self.current_row()
        if row is not None and 0 <= rows.index(row) + step < len(rows):
            self.row = rows[rows.index(row) + step]
            self.update()

    # Writing

    def write_here(self, begun: str = "") -> bool:
        """Begins to write under the selected note, or the first in sight; whether there is one.

        ``begun``: what was typed already, in the place of what stands there.
        """
        row = self.current_row()
        if row is None:
            return False
        melody = self.rows.melody(row.voice)
        if not len(melody):
            return False
        chosen = [melody.place_of(i) for i in self.stage.selection]
        places = [place for place in chosen if place is not None]
        place = min(places) if places else _first_seen(melody, self.stage.view.left)
        self.write_at(row, int(melody.id[place]), begun)
        return True

    def write_at(self, row: WordRow, note: int, begun: str = "") -> None:
        """Begins to write under a note; the first note of a melisma stands for all of it."""
        self.row = row
        self.writing.begin(row, note, begun)

    # What the roll tells

    def document_changed(self, change: Change) -> None:
        """Looks at the words anew where they may be others."""
        moved = False
        if change.removed and change.added and self.stage.document.score.lyrics.verses:
            voices = {note.id: note.voice for note in change.removed}
            there = [voices.get(note.id, note.voice) for note in change.added]
            moved = there != [note.voice for note in change.added]
        if change.everything or moved or change.fields & {"lyrics", "voices"}:
            self.rows.words_changed(change.everything or moved or "voices" in change.fields)
            if self._depth != self.rows.most:
                self._depth = self.rows.most
                self.usual_changed.emit()
        self.writing.look()

    @property
    def needed(self) -> bool:
        """Whether there are words under notes."""
        return self.rows.any_laid

    def view_changed(self) -> None:
        """The field in which one writes stays at its note."""
        self.writing.follow()

    def playhead_moved(self) -> None:
        """What is being sung is marked; a playhead at rest on an onset marks nothing."""
        tick = self.scene.playhead
        voices = {row.voice for row in self.shown_rows()}
        found = {self.rows.melody(voice).sounding(tick) for voice in voices}
        sounding = frozenset(note for note in found if note is not None)
        if sounding != self._sounding:
            self._sounding = sounding
            self.update()

    def colours_changed(self) -> None:
        """So does its look."""
        self.writing.editor.tint()


def _first_seen(melody: Melody, left: float) -> int:
    places = melody.seen(left, left, 0)
    return min(places.start, len(melody) - 1)


def _is_word(text: str) -> bool:
    return bool(text) and text[0].isalpha()
