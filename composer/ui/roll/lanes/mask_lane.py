"""The mask lane: a row for each voice, in which cells are marked to be written anew or locked.

A drag marks, with Shift it locks, with Ctrl, the right button or the eraser it clears.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget

from composer.edit.document import Change
from composer.model.mask import MaskKind
from composer.model.voice import Voice
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.brush import BrushGesture
from composer.ui.roll.lanes.lane import BORDER, Lane
from composer.ui.roll.mask_columns import MaskColumns
from composer.ui.roll.mask_painter import (
    MOST_IN_DETAIL,
    masks_in_sight,
    paint_many,
    paint_mask,
    paint_padlock,
)
from composer.ui.roll.scene import KEYS, Scene, text_on
from composer.ui.roll.stage import Pointer

_ROW = 15  # pixels
_MOST_USUAL = 8  # rows


class MaskLane(Lane):
    """``said(words)``: what is under the pointer."""

    name = "masks"
    in_every_view = True
    least, usual = 32, 4 * _ROW + int(BORDER)
    caret = False  # the voices' letters are there

    said = Signal(str)

    def __init__(self, scene: Scene, parent: QWidget):
        super().__init__(scene, self.tr("Masks"), parent)

    @property
    def needed(self) -> bool:
        """Whether anything is marked or locked."""
        return bool(self.stage.document.score.masks)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Whose rows there are, from above."""
        return self.stage.document.score.voices

    def row(self, place: int) -> QRectF:
        """Where the row of the voice at ``place`` is."""
        height = self.room.height() / max(1, len(self.voices))
        return QRectF(0, place * height, self.room.width(), height)

    def voice_at(self, y: float) -> Voice | None:
        """Whose row is there."""
        place = int(y / max(1e-9, self.row(0).height()))
        return self.voices[place] if 0 <= place < len(self.voices) else None

    def paint_content(self, painter: QPainter, seen: QRectF) -> None:
        """A line between the rows, and the masks."""
        scene, view = self.scene, self.stage.view
        rows = {voice.id: self.row(place) for place, voice in enumerate(self.voices)}
        active = rows.get(self.stage.active or 0)
        if active is not None:
            painter.fillRect(active & seen, QColor(scene.colours.hover_row))
        for row in rows.values():
            line = QRectF(seen.left(), row.bottom() - scene.hair, seen.width(), scene.hair)
            painter.fillRect(line, QColor(scene.colours.beat_line))
        masks = masks_in_sight(scene, seen)
        if len(masks.voice) > MOST_IN_DETAIL:
            for voice, row in rows.items():
                mine = MaskColumns(*(each[masks.voice == voice] for each in masks))
                paint_many(painter, scene, mine, row.top() + 1, row.height() - 2.5)
            return
        for voice, start, end, lock in zip(*(each.tolist() for each in masks), strict=True):
            left, right = scene.sharp(view.x(start)), scene.sharp(view.x(end))
            place = rows[voice].adjusted(left, 1, 0, -1.5)
            place.setRight(max(right - 1, left + 1))
            paint_mask(painter, scene, place & seen, lock)
            painter.fillRect(QRectF(left, place.top(), 2, place.height()), self._begins(lock))
            if lock and place.width() >= 14 and place.height() >= 9:
                middle = QPointF(left + 9, place.center().y())
                paint_padlock(painter, middle, QColor(scene.colours.ruler_text))

    def paint_header(self, painter: QPainter) -> None:
        """The voices' letters in their colours."""
        looks = self.scene.voices()
        font = QFont(self.scene.font)
        height = self.row(0).height()
        font.setPixelSize(int(max(7, min(10, height - 3))))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        for place, voice in enumerate(self.voices):
            look = looks[voice.id]
            row = self.row(place)
            chip = QRectF(KEYS - 17, row.top() + 1, 14, max(2.0, row.height() - 2.5))
            painter.fillRect(chip, look.colour)
            if height >= 9:
                painter.setPen(text_on(look.colour))
                painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, look.letter)

    def begin(self, pointer: Pointer, button: Qt.MouseButton) -> Gesture | None:
        """Paints in the row that is there."""
        voice = self.voice_at(pointer.y)
        if voice is None:
            return None
        clearing = button is Qt.MouseButton.RightButton or self.stage.tool == "erase"
        return BrushGesture(self.stage, pointer, voice.id, clearing)

    def double_press(self, pointer: Pointer) -> None:
        """Is a second press like the first."""
        self.gesture = self.begin(pointer, Qt.MouseButton.LeftButton)

    def hover(self, pointer: Pointer | None) -> Qt.CursorShape:
        """Says whose cell it is, and what is with it."""
        voice = None if pointer is None or pointer.x < 0 else self.voice_at(pointer.y)
        if pointer is None or voice is None:
            self.said.emit("")
            return Qt.CursorShape.ArrowCursor
        self.said.emit(self._words(voice, int(self.stage.tick(pointer))))
        return Qt.CursorShape.CrossCursor

    def document_changed(self, change: Change) -> None:
        """Another number of voices needs another height."""
        if change.everything or "voices" in change.fields:
            rows = max(2, min(_MOST_USUAL, len(self.voices)))
            usual = rows * _ROW + int(BORDER)
            if usual != self.usual:
                self.usual = usual
                self.usual_changed.emit()

    def _words(self, voice: Voice, tick: int) -> str:
        kinds = {m.kind for m in self.stage.document.score.masks if m.covers(voice.id, tick)}
        if MaskKind.LOCK in kinds:
            return self.tr("{voice}: locked").format(voice=voice.name)
        if MaskKind.REWRITE in kinds:
            return self.tr("{voice}: to be written anew").format(voice=voice.name)
        return voice.name

    def _begins(self, lock: bool) -> QColor:
        return QColor(self.scene.colours.ruler_text if lock else self.scene.colours.accent)
