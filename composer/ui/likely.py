"""View > Probabilities and the surprise lane: what a model holds likely, asked for and shown.

The engine is asked a moment after the song, the view or the voice has come to rest, first for what
is seen; it is left in peace while it writes something.  Times are ticks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from composer.app.likelihoods import BAR, FAMILIES, Likelihoods, Wish
from composer.app.likely_places import STRETCH
from composer.app.session import Session
from composer.app.session_events import (
    AlongChanged,
    EngineChanged,
    HarmonyEnded,
    HarmonyProgress,
    PacksChanged,
    SessionEvent,
)
from composer.edit.document import Change, Document
from composer.engine.packs import Pack
from composer.ui.actions import ActionSet
from composer.ui.choice_menu import fill_choices
from composer.ui.message_bar import MessageBar
from composer.ui.roll.lanes.surprise_lane import SurpriseLane
from composer.ui.roll.probability_layer import ProbabilityLayer, readable
from composer.ui.roll.store import NoteStore
from composer.ui.roll.view import RollView
from composer.ui.surprise_walk import MAX_READ, SurpriseWalk
from composer.ui.translations.telling import told

REST_MS = 250
SHOW_MS = 80  # how often at most the picture follows what is told
AGAIN_MS = 15  # after which what could not be drawn at once is drawn
MOST_SEEN = 16 * STRETCH  # that is asked for at once because it is seen


class _Index:
    """Quick answers about the notes, by the roll's columns."""

    def __init__(self, store: NoteStore, document: Document):
        self._store, self._document = store, document

    def between(self, start: int, end: int) -> Iterable[int]:
        ids: list[int] = self._store.id[self._store.between(start, end)].tolist()
        return ids

    def sounding(self) -> set[int]:
        of_notes = self._store.voice[self._store.alive]
        voices = (voice.id for voice in self._document.score.voices)
        return {voice for voice in voices if (of_notes == voice).any()}


class Likely(QObject):
    """``active_voice``: id of the voice that is written in; ``playhead``: its tick; ``views``: the
    roll and whatever else shows the song as it does.

    ``told``: something else is known than before.
    """

    told = Signal()

    def __init__(
        self,
        session: Session,
        roll: RollView,
        messages: MessageBar,
        active_voice: Callable[[], int | None],
        playhead: Callable[[], int],
        views: Callable[[], Sequence[RollView]],
    ):
        super().__init__(roll)
        self._session, self._document, self._roll = session, session.document, roll
        self._messages, self._views = messages, views
        self._active_voice = active_voice
        self._actions: ActionSet | None = None
        self._installed: dict[str, list[Pack]] = {}
        self._index = _Index(roll.stage.store, session.document)
        self.known = Likelihoods(
            session.document,
            self._index,
            session.ask,
            session.engine.cancel,
            session.engine.new_id,
            self._packs,
            changed=self._places_changed,
            ended=self._ended,
        )
        self.known.chosen = session.settings.likely_pack
        self._rest, self._soon, self._show, self._again = (
            self._timer(milliseconds) for milliseconds in (REST_MS, 0, SHOW_MS, AGAIN_MS)
        )
        self.layer = ProbabilityLayer(self.known.places.between, self._again.start)
        self.layer.on = session.settings.probabilities
        # Under what is marked, which is laid over the grid as well.
        roll.scene.beneath.insert(0, self.layer.paint)
        lane = roll.lanes["surprise"]
        assert isinstance(lane, SurpriseLane)
        self.lane = lane
        lane.places = self.known.places
        lane.view_moved.connect(self.look_later)
        roll.lanes.shown_changed.connect(self._show_lane)
        self._waiting: list[tuple[frozenset[int], Callable[[], object]]] = []
        self._walk = SurpriseWalk(roll, lane, messages, self, playhead)
        lane.step_asked.connect(self._walk.go)
        self._busy: set[str] = set()
        self._stale: tuple[int, int] | None = None
        self._rest.timeout.connect(self.look)
        self._soon.timeout.connect(self.look)
        self._show.timeout.connect(self._show_places)
        self._again.timeout.connect(self._draw)
        unsubscribe = self._document.observe(self._document_changed)
        self.destroyed.connect(lambda *_: unsubscribe())

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    # The actions

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {
            "surprising_next": lambda: self._walk.go(1),
            "surprising_previous": lambda: self._walk.go(-1),
        }

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What the actions run that are on or off."""
        return {
            "probabilities": self.show_probabilities,
            "probabilities_of_all": self.show_all_voices,
            "lane_surprise": lambda on: self._roll.lanes.show_lane("surprise", on),
        }

    def use(self, actions: ActionSet) -> None:
        """Shows in these actions what is on."""
        self._actions = actions
        menu = actions.menu("likely_models")
        menu.aboutToShow.connect(lambda: self._fill_models(menu))
        self._fill_models(menu)
        actions["probabilities"].setChecked(self.layer.on)
        actions["probabilities_of_all"].setChecked(self._session.settings.probabilities_of_all)
        self._show_lane()

    def close(self) -> None:
        """Asks for nothing any more."""
        for timer in (self._rest, self._soon, self._show, self._again):
            timer.stop()
        self.known.stop()
        self._busy.add("closed")

    def show_probabilities(self, on: bool) -> None:
        """Draws behind the notes how likely every pitch is."""
        self.layer.on = on
        self._session.remember(probabilities=on)
        self._draw()
        self.told.emit()
        self.look()
        reason = self.reason() if on else ""
        if reason:
            self._messages.note(reason)

    def show_all_voices(self, on: bool) -> None:
        """Of every voice, not of the active one alone."""
        self._session.remember(probabilities_of_all=on)
        self._draw()
        self.look()

    def choose_model(self, pack: str | None) -> None:
        """Hears the song with this pack; ``None``: with what suits the active voice."""
        self.known.chosen = pack
        self._session.remember(likely_pack=pack)
        self.look()

    def when_known(self, ids: Collection[int], run: Callable[[], object]) -> None:
        """Runs as soon as it is known what is likely at these notes; never, if they change."""
        self._waiting = [(frozenset(ids), run)]
        self.look()
        self._try_waiting()

    # Asking

    @property
    def busy(self) -> bool:
        """Whether the engine is left in peace now."""
        return bool(self._busy)

    def look_later(self) -> None:
        """Something is other; asks when it has come to rest."""
        if self._wanted and not self._rest.isActive():
            self._rest.start()

    def look(self) -> None:
        """Asks for what is wanted and not known."""
        voice = self._active_voice()
        of_all = self._session.settings.probabilities_of_all
        voices = None if of_all or voice is None else frozenset({voice})
        if voices != self.layer.voices:
            self.layer.voices = voices
            self._draw()
        if not self._wanted:
            self.known.stop()
            return
        self.known.hear_with(voice)
        if self._session.engine_state == "ready" and not self._busy:
            self.known.look(self._wishes(voices))
        self._show_reason()

    @property
    def _wanted(self) -> bool:
        lane = self._roll.lanes.is_shown("surprise")
        return bool(self.layer.on or lane or self._walk.step or self._waiting)

    def _wishes(self, voices: frozenset[int | None] | None) -> list[Wish]:
        notes = self._document.score.notes
        wishes = [
            Wish(notes[i].onset, notes[i].onset + 1, (notes[i].voice,))
            for ids, _ in self._waiting
            for i in ids
            if i in notes
        ]
        end, views = self._roll.stage.store.last_end(), self._views()
        if self.layer.on:
            shown = None if voices is None else tuple(v for v in voices if v is not None)
            for roll in views:
                if readable(roll.stage.view):
                    wishes += [Wish(*span, shown, rests=True) for span in _seen(roll, end)]
        if self._walk.step or self._roll.lanes.is_shown("surprise"):
            wishes += [Wish(*span) for span in _seen(self._roll, end)]
            if end and len(notes) <= MAX_READ:
                wishes += self._walk.wishes(end)
        return wishes

    def _ended(self) -> None:
        self._try_waiting()
        self._walk.go_on()
        if self.known.trouble:
            self._waiting, self._walk.step = [], 0
            self._messages.note(told(self.known.trouble))
        self.told.emit()
        self._soon.start()

    def _try_waiting(self) -> None:
        notes = self._document.score.notes
        self._waiting = [w for w in self._waiting if all(i in notes for i in w[0])]
        if self.known.hearing is None or self._session.engine_state == "stopped":
            return
        for waiting in list(self._waiting):
            ids, run = waiting
            if all(
                self.known.known(Wish(notes[i].onset, notes[i].onset + 1, (notes[i].voice,)))
                for i in ids
            ):
                self._waiting.remove(waiting)
                run()

    # What is said

    def take(self, event: SessionEvent) -> None:
        """Leaves the engine to who writes with it, and goes on afterwards."""
        if isinstance(event, HarmonyProgress):
            self._busy.add("harmony")
        elif isinstance(event, HarmonyEnded):
            self._busy.discard("harmony")
        elif isinstance(event, AlongChanged):
            # Its answers must not wait.
            (self._busy.discard if event.state == "off" else self._busy.add)(event.kind)
        elif isinstance(event, PacksChanged):
            self._installed.clear()
        elif isinstance(event, EngineChanged):
            if event.state == "ready":
                self.known.trouble = ""  # it may have been that it had stopped
        else:
            return
        if self._busy:
            self.known.stop()
        else:
            self._rest.start()

    def voice_chosen(self) -> None:
        """Another voice is active."""
        self._soon.start()

    def _document_changed(self, change: Change) -> None:
        self.known.document_changed(change)
        if change.everything:
            self.layer.clear()
            self._waiting, self._walk.step = [], 0
        if self._wanted:
            self._rest.start()

    def _places_changed(self, start: int, end: int) -> None:
        before = self._stale
        self._stale = (min(start, before[0]), max(end, before[1])) if before else (start, end)
        if not self._show.isActive():
            self._show.start()

    def _draw(self) -> None:
        for roll in self._views():
            roll.update()

    def _show_places(self) -> None:
        if self._stale is not None:
            self.layer.changed(*self._stale)
            self._stale = None
            if self.layer.on:
                self._draw()
            self.lane.update()
            self.told.emit()

    def _packs(self, family: str) -> list[Pack]:
        """Looked up once: their cards lie on the disk."""
        if family not in self._installed:
            self._installed[family] = self._session.packs(family)
        return self._installed[family]

    def _show_lane(self) -> None:
        if self._actions is not None:
            shown = self._roll.lanes.is_shown("surprise")
            self._actions["lane_surprise"].setChecked(shown)
        self._soon.start()

    def _show_reason(self) -> None:
        self.lane.set_reason(self.reason())

    def reason(self) -> str:
        """Why nothing can be told, in a sentence; ``""``: something can."""
        if not any(self._packs(family) for family in FAMILIES):
            return self.tr("No model that hears songs is installed.")
        if self.known.trouble:
            return told(self.known.trouble)
        if not len(self._roll.stage.store):
            return self.tr("There is no note yet that a model could hear.")
        if self._wanted and self.known.hearing is None:
            return self.tr("No installed model hears such voices.")
        return ""

    def _fill_models(self, menu: QMenu) -> None:
        choices: list[tuple[str, str | None]] = [(self.tr("What Suits the Active Voice"), None)]
        for family in FAMILIES:
            packs = self._packs(family)
            choices += [((p.title or p.name).replace("&", "&&"), p.name) for p in packs]
        fill_choices(menu, choices, self.known.chosen, self.choose_model)


def _seen(roll: RollView, end: int) -> list[tuple[int, int]]:
    """The ticks that are seen of a song up to ``end``, in at most one span."""
    view = roll.stage.view
    start, last = max(0, int(view.left) - BAR), min(end, int(view.right) + 1)
    if last - start > MOST_SEEN:
        middle = (start + last) // 2
        start, last = max(start, middle - MOST_SEEN // 2), min(last, middle + MOST_SEEN // 2)
    return [(start, last)] if start < last else []
