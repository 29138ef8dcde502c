"""View > Lanes, the Lyrics menu as far as it is about notes, and the keys for velocity."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint

from composer.app.laying_report import Report
from composer.app.session import Session
from composer.edit import transform
from composer.edit.document import Change
from composer.model.lyrics import Place
from composer.prosody.division import is_sung
from composer.ui.actions import ActionSet
from composer.ui.message_bar import MessageBar
from composer.ui.roll.lanes.level_keys import STEP
from composer.ui.roll.view import RollView

_LANES = {"lane_syllables": "syllables", "lane_velocity": "velocity", "lane_masks": "masks"}
_HIGHER = 14  # pixels a press
_OF_SYLLABLES = (
    *("syllables_earlier", "syllables_later", "syllable_extend", "syllable_shorten"),
    *("syllable_skip", "syllable_split", "syllable_join", "syllable_tie", "syllables_clear"),
)


class WordsOnNotes(QObject):
    """``runs()`` and ``checked_runs()`` are what its actions do, by name."""

    def __init__(self, session: Session, roll: RollView, messages: MessageBar):
        super().__init__(roll)
        self._session = session
        self._document = session.document
        self._roll = roll
        self._lane = roll.syllables
        self._messages = messages
        self._actions: ActionSet | None = None
        roll.lanes.restore(session.settings.lanes)
        roll.lanes.changed.connect(self._remember)
        roll.lanes.shown_changed.connect(self._show_lanes)
        roll.selection_changed.connect(self.look)
        roll.syllables.menu_asked.connect(self._show_menu)
        unsubscribe = self._document.observe(self._document_changed)
        self.destroyed.connect(lambda *_: unsubscribe())

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action does that is not checked."""
        return {
            "louder": lambda: self._change_velocity(STEP),
            "softer": lambda: self._change_velocity(-STEP),
            "lanes_higher": lambda: self._roll.lanes.grow(_HIGHER),
            "lanes_lower": lambda: self._roll.lanes.grow(-_HIGHER),
            "lyrics_lay": self.lay,
            "lyrics_lay_verses": self.lay_verses,
            "syllable_edit": self.write,
            "syllables_earlier": lambda: self._edit(lambda s, p: s.shift(p, -1)),
            "syllables_later": lambda: self._edit(lambda s, p: s.shift(p, 1)),
            "syllable_extend": lambda: self._edit(lambda s, p: s.extend(p)),
            "syllable_shorten": lambda: self._edit(lambda s, p: s.shorten(p)),
            "syllable_skip": lambda: self._edit(lambda s, p: s.skip(p)),
            "syllable_split": lambda: self._edit(lambda s, p: s.split(p)),
            "syllable_join": lambda: self._edit(lambda s, p: s.join(p)),
            "syllable_tie": lambda: self._edit(lambda s, p: s.join(p, elide=True)),
            "syllables_clear": self.clear,
        }

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What each checkable action does."""
        lanes = self._roll.lanes
        return {
            "lane_syllables": lambda on: lanes.show_lane("syllables", on),
            "lane_velocity": lambda on: lanes.show_lane("velocity", on),
            "lane_masks": lambda on: lanes.show_lane("masks", on),
            "words_of_all": self._show_all,
        }

    def use(self, actions: ActionSet) -> None:
        """Switches these actions from now on."""
        self._actions = actions
        actions["words_of_all"].setChecked(self._session.settings.words_of_all)
        self._lane.rows.of_all = self._session.settings.words_of_all
        self._show_lanes()
        self.look()

    # The Lyrics menu

    def write(self) -> None:
        """Begins to write words under the selected note."""
        self._roll.lanes.open_lane("syllables")
        if not self._lane.write_here():
            self._messages.note(self.tr("Words are written under notes: draw some first."))

    def lay(self, start: Place | None = None) -> None:
        """Lays words under the selected notes, or under all of the active voice.

        Without ``start``: from what lies under them on, else from the first that has no note.
        """
        notes, score = self._notes_to_lay(), self._document.score
        if start is None and self._roll.selection:
            under = {s.place for i in notes for s in self._lane.singing.syllables_at(i)}
            loose = (p for p, s in score.lyrics.places() if not s.notes and is_sung(s.text))
            start = min(under, default=None) or next(loose, None)
        if notes:
            self._laid(self._lane.singing.lay(notes, start))

    def lay_verses(self) -> None:
        """Lays each verse under the selected notes, or under all of the active voice."""
        notes = self._notes_to_lay()
        if notes:
            self._laid(self._lane.singing.lay_verses(notes))

    def _notes_to_lay(self) -> frozenset[int]:
        score, notes = self._document.score, self._roll.selection
        if not notes:
            voice = self._roll.stage.writing_voice()
            notes = frozenset(n.id for n in score.notes.values() if n.voice == voice)
        if not notes:
            self._messages.note(self.tr("There are no notes to lay words under."))
        return self._lane.singing.meant(notes)

    def _laid(self, report: Report) -> None:
        self._roll.lanes.open_lane("syllables")
        if not (report.laid or report.left_over):
            self._messages.note(self.tr("There are no words to lay: write some first."))
        self.tell(report)

    def clear(self) -> None:
        """Takes the words off the selected notes."""
        self._lane.singing.clear_notes(self._roll.selection)

    def tell(self, report: Report) -> None:
        """Says what was not laid, or fell off its notes; nothing is lost silently."""
        parts = []
        if report.laid:
            one, many = self.tr("1 syllable laid."), self.tr("{count} syllables laid.")
            parts.append(_counted(one, many, report.laid))
        if report.left_over:
            one = self.tr("1 found no note: it is in the text.")
            many = self.tr("{count} found no note: they are in the text.")
            parts.append(_counted(one, many, report.left_over))
        if report.notes_left:
            one, many = (
                self.tr("1 note is without words."),
                self.tr("{count} notes are without words."),
            )
            parts.append(_counted(one, many, report.notes_left))
        if report.fallen:
            one = self.tr("1 syllable has no note any more: it is in the text.")
            many = self.tr("{count} syllables have no note any more: they are in the text.")
            parts.append(_counted(one, many, report.fallen))
        if parts:
            self._messages.note(" ".join(parts))

    def _edit(self, edit: Callable[..., Report]) -> None:
        place = self._lane.place_under_selection()
        if place is None:
            return
        try:
            report = edit(self._lane.singing, place)
        except ValueError:
            self._messages.note(self.tr("This syllable cannot be divided or joined so."))
            return
        if report.place is not None:
            self._lane.select_syllable(report.place)
        if report.fallen or report.left_over:
            self.tell(report)

    # Velocity

    def _change_velocity(self, way: int) -> None:
        transform.set_velocity(self._document, self._roll.selection, way)

    # What is shown

    def look(self) -> None:
        """Shows which actions have something to work on."""
        if self._actions is None:
            return
        some = bool(self._roll.selection)
        for name in ("louder", "softer"):
            self._actions.enable(name, some, self.tr("No note is selected"))
        worded = some and self._lane.place_under_selection() is not None
        for name in _OF_SYLLABLES:
            self._actions.enable(name, worded, self.tr("No note with words is selected"))

    def _document_changed(self, change: Change) -> None:
        if change.everything or "lyrics" in change.fields:
            self.look()

    def _show_lanes(self) -> None:
        if self._actions is not None:
            for action, lane in _LANES.items():
                self._actions[action].setChecked(self._roll.lanes.is_shown(lane))

    def _show_menu(self, place: QPoint) -> None:
        if self._actions is not None:
            self._actions.menu("lyrics").popup(place)

    def _show_all(self, on: bool) -> None:
        self._lane.rows.of_all = on
        self._lane.update()
        self._session.remember(words_of_all=on)

    def _remember(self) -> None:
        self._session.remember(lanes=self._roll.lanes.state())


def _counted(one: str, many: str, count: int) -> str:
    return one if count == 1 else many.format(count=count)
