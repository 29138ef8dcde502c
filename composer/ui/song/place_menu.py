"""The menu of a place in the song: of the right button above the notes and on the ruler."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu

from composer.edit import markers
from composer.edit.document import Document
from composer.model.key import Key
from composer.model.time import Meter
from composer.ui.playing import Playing
from composer.ui.roll.scene import KEYS, RULER
from composer.ui.roll.song_lane.sign_edits import is_fixed
from composer.ui.roll.song_lane.signs import Row, Sign
from composer.ui.roll.view import RollView

if TYPE_CHECKING:
    from composer.ui.song.structure import SongStructure


class PlaceMenu(QObject):
    """``structure`` does what is chosen."""

    def __init__(
        self, document: Document, roll: RollView, playing: Playing, structure: SongStructure
    ):
        super().__init__(structure)
        self._document = document
        self._roll = roll
        self._playing = playing
        self._structure = structure
        self._lane = structure.lane
        self._lane.menu_asked.connect(
            lambda place, row, tick: self._open(place, Row(row), tick, self._lane.chosen)
        )
        roll.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press of the right button on the ruler."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            at = event.position()
            if event.button() is Qt.MouseButton.RightButton and at.y() < RULER and at.x() >= KEYS:
                tick = self._roll.stage.snapped(self._roll.stage.view.tick(at.x() - KEYS))
                self._open(event.globalPosition().toPoint(), Row.MARKERS, tick, None)
                return True
        return False

    def menu(self, row: Row, tick: int, sign: Sign | None = None) -> QMenu:
        """What can be done at ``tick``, and to a sign of a row that is there."""
        menu = QMenu(self._roll)
        menu.setObjectName("place menu")
        structure, lane = self._structure, self._lane

        def offer(words: str, run: Callable[[], object]) -> None:
            menu.addAction(words).triggered.connect(lambda *_: run())

        if sign is not None:
            offer(self.tr("&Write…"), lambda: lane.write(row, sign.tick, sign))
            offer(self.tr("&Playhead Here"), lambda: self._playing.seek(sign.tick))
            if not is_fixed(sign):
                offer(self.tr("Remo&ve"), lambda: lane.remove(sign))
            menu.addSeparator()
        section = markers.section_at(self._document.score, tick if sign is None else sign.tick)
        if row is Row.MARKERS and section is not None:
            structure.sections.offer(offer, section)
            menu.addSeparator()
        bar = lane.tick_for(Row.METER_AND_KEY, tick)
        offer(self.tr("&Marker Here…"), lambda: structure.write_new(Row.MARKERS, tick))
        offer(self.tr("&Tempo Here…"), lambda: structure.write_new(Row.TEMPO, tick))
        offer(self.tr("Meter &Here…"), lambda: structure.write_kind(Meter, bar))
        offer(self.tr("&Key Here…"), lambda: structure.write_kind(Key, bar))
        offer(self.tr("&Chord Here…"), lambda: structure.write_chord(tick))
        menu.addSeparator()
        offer(self.tr("Loop &from Here"), lambda: structure.loop_edge(0, tick))
        offer(self.tr("Loop &up to Here"), lambda: structure.loop_edge(1, tick))
        offer(self.tr("&Insert Time Here…"), lambda: structure.insert_time(tick))
        return menu

    def _open(self, place: QPoint, row: Row, tick: int, sign: Sign | None) -> None:
        menu = self.menu(row, tick, sign)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
