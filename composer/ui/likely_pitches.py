"""Generate > Likely Pitches: what is likely at a note, on a card, in a menu and by keys; swapping.

The card comes when the pointer rests on a note while probabilities are drawn.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QTimer
from PySide6.QtWidgets import QMenu, QToolTip

from composer.app.likely_places import LikelyPlace
from composer.app.session import Session
from composer.edit.alternatives import is_locked, swap_pitches
from composer.model.generation import GenerationRecord
from composer.model.key import spell
from composer.model.note import Note
from composer.ui.actions import ActionSet
from composer.ui.likely import Likely
from composer.ui.message_bar import MessageBar
from composer.ui.roll.alternatives_card import AlternativesCard, Choice
from composer.ui.roll.pointing import words
from composer.ui.roll.scene import KEYS, RULER
from composer.ui.roll.view import RollView

COUNT = 5
SHOW_MS, HIDE_MS = 350, 300
OPERATION = "alternative"
_AWAY = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.KeyPress,
    QEvent.Type.Wheel,
    QEvent.Type.Hide,
    QEvent.Type.WindowDeactivate,
)


class _Menu(QMenu):
    """Every key is its own while it is open: a number is no tool then."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


class LikelyPitches(QObject):
    """See the module.  ``origin``: where the note of an id comes from, in words."""

    def __init__(
        self,
        session: Session,
        roll: RollView,
        messages: MessageBar,
        likely: Likely,
        origin: Callable[[int], str],
    ):
        super().__init__(roll)
        self._origin = origin
        self._document, self._roll, self._messages = session.document, roll, messages
        self._likely = likely
        self._actions: ActionSet | None = None
        self.card = AlternativesCard(roll)
        self.menu: QMenu | None = None
        self._resting, self._leaving = QTimer(self), QTimer(self)
        for timer, milliseconds in ((self._resting, SHOW_MS), (self._leaving, HIDE_MS)):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
        self._resting.timeout.connect(self._show_card)
        self._leaving.timeout.connect(self.card.hide)
        self._over: int | None = None
        self.card.taken.connect(self.take_pitch)
        self.card.entered.connect(self._leaving.stop)
        self.card.left.connect(self._leaving.start)
        likely.told.connect(self._refresh)
        likely.lane.said.connect(self._say)
        likely.lane.asked.connect(lambda note: self.show_menu())
        roll.pointer_moved.connect(self._pointer_moved)
        roll.selection_changed.connect(self._show_selection)
        roll.installEventFilter(self)
        roll.scene.sayings.append(self.share_at)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        taking = {
            f"alternative_{n}": lambda n=n: self.take(n, self._roll.selection)
            for n in range(1, COUNT + 1)
        }
        return {"alternatives": self.show_menu, **taking}

    def use(self, actions: ActionSet) -> None:
        """Switches these actions on and off from now on."""
        self._actions = actions
        self._show_selection()

    def close(self) -> None:
        """Shows nothing any more."""
        self._resting.stop()
        self._leaving.stop()
        self.card.hide()

    # What can be asked for

    def take(self, rank: int, ids: Collection[int]) -> None:
        """Gives notes their likeliest pitch (1), the second likeliest and so on, as one step.

        As soon as it is known what is likely there.
        """
        chosen = frozenset(ids)
        if chosen:
            self._when_known(chosen, lambda: self._take(rank, chosen))

    def take_pitch(self, note_id: int, pitch: int) -> None:
        """Gives a note this pitch, of those that are likely there."""
        place = self._likely.known.places.notes.get(note_id)
        if place is not None and note_id in self._document.score.notes:
            ranks = [p for p, _ in place.likeliest(COUNT)]
            self._swap({note_id: pitch}, ranks.index(pitch) + 1 if pitch in ranks else 0)

    def show_menu(self) -> None:
        """Lists what is likely at the selected note, as soon as it is known."""
        notes = self._roll.stage.selected_notes()
        if notes:
            first = min(notes, key=lambda note: (note.onset, note.id)).id
            self._when_known({first}, lambda: self._popup(first))

    def choices(self, note_id: int) -> list[Choice]:
        """What is likely at a note, and the pitch that it has; none where it is not known."""
        note = self._document.score.notes.get(note_id)
        place = self._likely.known.places.notes.get(note_id)
        if note is None or place is None:
            return []
        found = [
            self._choice(note, rank, pitch, probability)
            for rank, (pitch, probability) in enumerate(place.likeliest(COUNT), 1)
        ]
        if not any(choice.present for choice in found):
            found.append(self._choice(note, 0, note.pitch, place.probability(note.pitch)))
        return found

    def share_at(self, pitch: int, tick: int) -> str:
        """How likely a pitch is at a tick in the voices that are shown; ``""``: not known."""
        layer = self._likely.layer
        if not layer.on:
            return ""
        shares = [
            place.probability(pitch)
            for place in self._likely.known.places.between(tick, tick + 1)
            if layer.voices is None or place.voice is None or place.voice in layer.voices
        ]
        return percent(max(shares)) if shares else ""

    # Taking

    def _when_known(self, ids: Collection[int], run: Callable[[], object]) -> None:
        done = False

        def now() -> None:
            nonlocal done
            done = True
            run()

        self._likely.when_known(ids, now)
        if not done:
            reason = self._likely.reason()
            if reason:
                self._messages.note(reason)
            elif self._likely.busy:
                self._messages.note(self.tr("The model is at work; it reads the song afterwards."))
            else:
                self._roll.pointer_moved.emit(self.tr("The model is reading…"))

    def _take(self, rank: int, ids: frozenset[int]) -> None:
        places = self._likely.known.places.notes
        wanted = {}
        for note_id in sorted(ids):
            likeliest = places[note_id].likeliest(rank) if note_id in places else []
            if len(likeliest) == rank:
                wanted[note_id] = likeliest[-1][0]
        if wanted:
            self._swap(wanted, rank)
        else:
            self._messages.note(self.tr("The model says nothing about what is selected."))

    def _swap(self, wanted: dict[int, int], rank: int) -> None:
        hearing, document = self._likely.known.hearing, self._document
        if hearing is None:
            return
        notes = document.score.notes
        before = {note_id: notes[note_id] for note_id in wanted}
        places = self._likely.known.places.notes
        parameters: dict[str, int | float] = {"rank": rank}
        if len(wanted) == 1:
            ((only, pitch),) = wanted.items()
            parameters["probability"] = round(places[only].probability(pitch), 6)
        record = GenerationRecord(
            document.new_id(),
            OPERATION,
            hearing.pack.name,
            hearing.pack.sha256,
            0,
            tuple(sorted(parameters.items())),
            base_revision=document.revision,
            made_at=round(time.time()),
        )
        changed = swap_pitches(document, wanted, record)
        if not changed:
            if any(is_locked(document.score, note) for note in before.values()):
                self._messages.note(self.tr("What is selected is locked."))
            else:
                self._roll.pointer_moved.emit(self.tr("It has this pitch already."))
            return
        self._refresh()
        first = document.score.notes[min(changed, key=lambda i: (before[i].onset, i))]
        self._roll.note_auditioned.emit(first.pitch, first.voice)
        if len(changed) == 1:
            self._say(first.id)

    # The menu

    def _popup(self, note_id: int) -> None:
        choices = self.choices(note_id)
        if not choices:
            self._messages.note(self.tr("The model says nothing about this note."))
            return
        menu = _Menu(self._roll)
        menu.setAccessibleName(self.tr("Likely pitches here"))
        for choice in choices:
            label = f"{choice.name}   {choice.share}"
            action = menu.addAction(f"&{choice.number}   {label}" if choice.number else label)
            action.setCheckable(True)
            action.setChecked(choice.present)
            action.triggered.connect(
                lambda _=False, pitch=choice.pitch: self.take_pitch(note_id, pitch)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.destroyed.connect(self._menu_gone)
        self.card.hide()
        self._roll.reveal(note_id)
        place = self._note_place(self._document.score.notes[note_id])
        menu.popup(self._roll.mapToGlobal(place.bottomLeft().toPoint() + QPoint(0, 4)))
        menu.setActiveAction(menu.actions()[0])

    def _menu_gone(self) -> None:
        self.menu = None

    # The card

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press, a key or the wheel on the roll takes the card away.

        While it is there, its head tells what the tooltip of the note would.
        """
        if event.type() is QEvent.Type.ToolTip and self.card.isVisible():
            return True
        if event.type() in _AWAY:
            self._resting.stop()
            self.card.hide()
        return False

    def _pointer_moved(self) -> None:
        over = self._roll.scene.hovered if self._likely.layer.on else None
        shown = self.card.isVisible()
        # On the same note a press, a key or the wheel has taken the card away: it comes again when
        # the pointer has moved and rests.
        if over == self._over and (over is None or shown or self._resting.isActive()):
            return
        self._over = over
        self._resting.stop()
        if over is not None and not (shown and over == self.card.note):
            self._resting.start()
        if shown:
            (self._leaving.stop if over == self.card.note else self._leaving.start)()

    def _show_card(self) -> None:
        busy = self._roll.has_gesture()
        if self._over is None or busy or self._roll.scene.hovered != self._over:
            return
        if self._fill_card(self._over):
            self._leaving.stop()
            QToolTip.hideText()
            note = self._document.score.notes[self._over]
            room = QRectF(KEYS, RULER, self._roll.stage.view.width, self._roll.stage.view.height)
            self.card.place_beside(self._note_place(note), room)
            self.card.show()
            self.card.raise_()

    def _fill_card(self, note_id: int) -> bool:
        choices = self.choices(note_id)
        place = self._likely.known.places.notes.get(note_id)
        if not choices or place is None or place.nats is None:
            return False
        head = self.tr("{nats:.1f} nats of surprise").format(nats=place.nats)
        self.card.show_choices(note_id, head, choices)
        self.card.tell_origin(self._origin(note_id))
        return True

    def _refresh(self) -> None:
        """What is known is other, or the note has another pitch."""
        if self.card.isVisible() and not (
            self._likely.layer.on and self._fill_card(self.card.note)
        ):
            self.card.hide()

    # Words

    def _choice(self, note: Note, rank: int, pitch: int, probability: float) -> Choice:
        name = spell(pitch, self._document.score.key.at(note.onset))
        share = percent(probability)
        present = pitch == note.pitch
        said = self.tr("{pitch}, {share}").format(pitch=name, share=share)
        if present:
            said = self.tr("{pitch}, {share}, as it is").format(pitch=name, share=share)
        return Choice(rank, pitch, name, share, probability, present, said)

    def _say(self, note_id: int) -> None:
        """Where a note is, how surprising it is, and what would be likelier."""
        note = self._document.score.notes.get(note_id)
        place = self._likely.known.places.notes.get(note_id)
        if note is None or place is None or place.nats is None:
            self._roll.pointer_moved.emit("")
            return
        score = self._document.score
        where = words(score, note.pitch, note.onset)
        likelier = self._likelier(note, place)
        template = (
            self.tr("{note}   {nats:.1f} nats, {share}; likelier: {others}")
            if likelier
            else self.tr("{note}   {nats:.1f} nats, {share}")
        )
        said = template.format(
            note=where,
            nats=place.nats,
            share=percent(place.probability(note.pitch)),
            others=", ".join(likelier),
        )
        self._roll.setAccessibleDescription(said)
        self._roll.pointer_moved.emit(said)

    def _likelier(self, note: Note, place: LikelyPlace) -> list[str]:
        key, own = self._document.score.key.at(note.onset), place.probability(note.pitch)
        return [
            f"{spell(pitch, key)} {percent(probability)}"
            for pitch, probability in place.likeliest(3)
            if probability > own
        ]

    def _note_place(self, note: Note) -> QRectF:
        """Where a note is drawn, in pixels of the roll."""
        view = self._roll.stage.view
        left, right = max(0.0, view.x(note.onset)), min(view.width, view.x(note.end))
        return QRectF(KEYS + left, RULER + view.y(note.pitch), max(1.0, right - left), view.row)

    def _show_selection(self) -> None:
        if self._actions is not None:
            some = bool(self._roll.selection)
            for name in ("alternatives", *(f"alternative_{n}" for n in range(1, COUNT + 1))):
                self._actions.enable(name, some, self.tr("No note is selected"))


def percent(probability: float) -> str:
    """As it is read at a glance: ``"63 %"``, ``"0.4 %"``, ``"< 0.1 %"``."""
    share = 100 * probability
    if share >= 9.95:
        return f"{share:.0f} %"
    return f"{share:.1f} %" if share >= 0.05 else "< 0.1 %"
