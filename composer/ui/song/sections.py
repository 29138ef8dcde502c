"""What is done to a section as a whole: repeated, selected, moved, taken out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from composer.app.session import Session
from composer.edit import markers
from composer.edit.markers import Section
from composer.edit.rearranging import ExchangeTime, exchange_time
from composer.ui.message_bar import MessageBar
from composer.ui.playing import Playing
from composer.ui.roll.view import RollView

if TYPE_CHECKING:
    from composer.ui.song.structure import SongStructure

OF_SECTIONS = (
    *("section_loop", "section_select", "section_duplicate", "section_delete"),
    *("section_earlier", "section_later"),
)


class Sections(QObject):
    """``structure`` puts time in and takes it out, and has the loop."""

    def __init__(
        self,
        session: Session,
        roll: RollView,
        playing: Playing,
        messages: MessageBar,
        structure: SongStructure,
    ):
        super().__init__(structure)
        self._document = session.document
        self._roll = roll
        self._playing = playing
        self._messages = messages
        self._structure = structure

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run, on the section at the playhead."""
        return {
            "section_loop": lambda: self._of_section(self.loop),
            "section_select": lambda: self._of_section(self.select),
            "section_duplicate": lambda: self._of_section(self.duplicate),
            "section_earlier": lambda: self._of_section(lambda s: self.move(s, -1)),
            "section_later": lambda: self._of_section(lambda s: self.move(s, 1)),
            "section_delete": lambda: self._of_section(self.delete),
        }

    def offer(self, offer: Callable[[str, Callable[[], object]], None], section: Section) -> None:
        """Offers the same in a menu: ``offer(words, run)``."""
        offer(self.tr("&Loop Section"), lambda: self.loop(section))
        offer(self.tr("&Select Notes of Section"), lambda: self.select(section))
        offer(self.tr("&Duplicate Section"), lambda: self.duplicate(section))
        offer(self.tr("Move Section E&arlier"), lambda: self.move(section, -1))
        offer(self.tr("Move Section Late&r"), lambda: self.move(section, 1))
        offer(self.tr("D&elete Section"), lambda: self.delete(section))

    def loop(self, section: Section) -> None:
        """Repeats a section."""
        self._structure.set_loop((section.start, section.end))

    def select(self, section: Section) -> None:
        """Selects the notes that begin in a section."""
        store = self._roll.stage.store
        rows = store.between(section.start, section.end)
        rows = rows[store.onset[rows] >= section.start]
        self._roll.set_selection(store.id[rows].tolist())
        self._roll.setFocus(Qt.FocusReason.OtherFocusReason)

    def duplicate(self, section: Section) -> None:
        """Repeats a section right behind itself."""
        self._structure.duplicate_time(section.start, section.end)

    def delete(self, section: Section) -> None:
        """Takes a section out with its time."""
        self._structure.delete_time(section.start, section.end)

    def move(self, section: Section, step: int) -> None:
        """Lets a section change places with the one before or after; the playhead goes with it."""
        found = markers.sections(self._document.score)
        place = found.index(section)
        if not 0 <= place + step < len(found):
            first = step < 0
            self._messages.note(
                self.tr("This is the first section.")
                if first
                else self.tr("This is the last section.")
            )
            return
        before, after = sorted((section, found[place + step]), key=lambda s: s.start)
        command = ExchangeTime(before.start, after.start, after.end)
        loop, playhead = self._playing.loop, self._playing.tick
        since = self._document.revision
        exchange_time(self._document, command.start, command.middle, command.end)
        if loop is not None and loop in ((s.start, s.end) for s in (before, after)):
            start = command.moved(loop[0])
            self._structure.loop_moved((start, start + loop[1] - loop[0]), since)
        self._playing.seek(command.moved(playhead))
        self._structure.lane.reveal(command.moved(section.start))

    def _of_section(self, run: Callable[[Section], object]) -> None:
        section = markers.section_at(self._document.score, self._playing.tick)
        if section is None:
            self._messages.note(self.tr("There is no marker before the playhead."))
        else:
            run(section)
