"""What happens between the panel of playing along, the roll, and the sitting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from PySide6.QtCore import QObject, QTimer

from composer.app.accompanying import AccompanyOptions
from composer.app.exchanges import AnswerOptions
from composer.app.session import Session
from composer.app.session_events import (
    AlongChanged,
    FileChanged,
    PacksChanged,
    SessionError,
    SessionEvent,
)
from composer.app.streaming import StreamOptions
from composer.engine.packs import Pack
from composer.model.voice import Role
from composer.ui.actions import ActionSet
from composer.ui.along_panel import KINDS, AlongPanel, AlongSettings
from composer.ui.generate_panel import PackChoice
from composer.ui.message_bar import MessageBar
from composer.ui.roll.view import RollView
from composer.ui.undo_offer import UndoOffer

_SHOW_MS = 60  # between two pictures of what is being played


class PlayingAlong(QObject):
    """Runs Generate > Play Along.

    ``active_voice``: gives the id of the voice that is written in, or ``None``; ``playhead``: the
    tick where playing is; ``end_loop``: switches the loop off, in which a stream would not come
    on; ``show_panel``: brings the panel into sight.
    """

    def __init__(
        self,
        session: Session,
        panel: AlongPanel,
        roll: RollView,
        messages: MessageBar,
        active_voice: Callable[[], int | None],
        playhead: Callable[[], int],
        end_loop: Callable[[], None],
        show_panel: Callable[[], None] = lambda: None,
    ):
        super().__init__(panel)
        self._session, self._panel, self._roll = session, panel, roll
        self._undo = UndoOffer(session.document, messages)
        self._messages, self._active_voice, self._playhead = messages, active_voice, playhead
        self._end_loop, self._show_panel = end_loop, show_panel
        self._actions: ActionSet | None = None
        self._last: AlongChanged | None = None
        self._shown: list[tuple[int, int, int, Role]] = []
        self._draw = QTimer(self)
        self._draw.setInterval(_SHOW_MS)
        self._draw.timeout.connect(self._show_played)
        panel.toggled.connect(self.toggle)
        panel.keep_asked.connect(self.keep)
        panel.discard_asked.connect(self.discard)
        self._show_packs()
        panel.set_settings(AlongSettings.restored(session.settings.along))
        panel.settings_changed.connect(self._change)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {"along_keep": self.keep, "along_discard": self.discard}

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What the actions run that are on or off."""
        return {
            f"along_{kind}": lambda on, kind=kind: self.toggle(kind, on)  # type: ignore[misc]
            for kind in KINDS
        }

    def use(self, actions: ActionSet) -> None:
        """Shows in these actions what goes on."""
        self._actions = actions
        self._show()

    # What can be asked for

    def toggle(self, kind: str, on: bool) -> None:
        """Begins to stream, answer or accompany, or ends it."""
        along = self._session.along
        self._session.remember(along=asdict(self._panel.settings()))
        try:
            if not on:
                along.stop()
            elif kind == "stream":
                self._stream()
            else:
                self._listen(kind)
        except SessionError as error:
            self._messages.problem(str(error))
        if on:
            self._show_panel()
        self._show()

    def keep(self) -> None:
        """Puts phrases and answers into the song."""
        try:
            self._session.along.answering.keep()
        except SessionError as error:
            self._messages.note(str(error))
            return
        self._undo.say(self.tr("Your phrases and the answers are in the song."))

    def discard(self) -> None:
        """Throws the last phrase and its answer away."""
        self._session.along.answering.discard()

    def _stream(self) -> None:
        settings, score = self._panel.settings(), self._session.document.score
        chosen = [score.notes[i] for i in self._roll.selection if i in score.notes]
        if self._session.playback.auditioning is not None:
            self._session.playback.stop_audition()
        self._end_loop()
        start = max((note.end for note in chosen), default=self._playhead())
        self._session.along.stream(self._stream_options(settings), start)

    def _listen(self, kind: str) -> None:
        voice = self._active_voice()
        if voice is None:
            raise SessionError(self.tr("There is no voice to play in."))
        if not any(state.there and state.heard for state in self._session.devices.inputs):
            raise SessionError(
                self.tr(
                    "No MIDI keyboard is connected, so nothing can be heard. Connect one, or look "
                    "at Transport > Devices."
                )
            )
        settings = self._panel.settings()
        if self._session.playback.auditioning is not None:
            self._session.playback.stop_audition()
        self._end_loop()
        if kind == "answer":
            self._session.along.answer(self._answer_options(settings), voice)
        else:
            options = self._accompany_options(settings)
            self._session.along.accompany(options, voice, self._playhead())

    def _change(self) -> None:
        """The sliders: heard from the next bar that is made on."""
        settings, along = self._panel.settings(), self._session.along
        along.streaming.change(self._stream_options(settings))
        along.answering.change(self._answer_options(settings))
        along.accompanying.change(self._accompany_options(settings))

    def _stream_options(self, settings: AlongSettings) -> StreamOptions:
        return StreamOptions(
            settings.pack,
            settings.temperature,
            settings.density,
            settings.bars_ahead,
            device=self._session.settings.device,
        )

    def _answer_options(self, settings: AlongSettings) -> AnswerOptions:
        meter = self._session.document.score.meter.at(self._playhead())
        rest = settings.rest or meter.bar_ticks / meter.beat_ticks
        return AnswerOptions(
            settings.pack,
            settings.temperature,
            settings.density,
            float(rest),
            device=self._session.settings.device,
        )

    def _accompany_options(self, settings: AlongSettings) -> AccompanyOptions:
        return AccompanyOptions(
            temperature=settings.temperature,
            way=settings.way,
            device=self._session.settings.device,
        )

    # What the session says

    def take(self, event: SessionEvent) -> None:
        """Shows what the event says."""
        if isinstance(event, AlongChanged):
            self._last = event
            self._show()
        elif isinstance(event, (PacksChanged, FileChanged)):
            self._show_packs()
            self._show()

    # Within

    def _show_packs(self) -> None:
        packs = (*self._session.packs("roll"), *self._session.packs("event"))
        self._panel.set_packs(tuple(self._choice(pack) for pack in packs))
        none = "" if packs else self.tr("No model that can play on is installed")
        voices = "" if self._session.packs() else self.tr("No model that harmonises is installed")
        self._reasons = {"stream": none, "answer": none, "accompany": voices}
        self._panel.set_possible(self._reasons)

    def _choice(self, pack: Pack) -> PackChoice:
        about = [pack.title or pack.name]
        if pack.corpus:
            about.append(self.tr("Trained on {corpus}").format(corpus=pack.corpus))
        return PackChoice(pack.name, pack.title or pack.name, "\n".join(about))

    def _show(self) -> None:
        along = self._session.along
        kind, kept = along.kind, len(along.answering.exchanges)
        self._panel.show_state(kind, self._words(kind), kept)
        if kind in ("answer", "accompany") or kept:
            self._draw.start()
        else:
            self._draw.stop()
        self._show_played()
        if self._actions is None:
            return
        for name in KINDS:
            self._actions[f"along_{name}"].setChecked(name == kind)
            self._actions.enable(f"along_{name}", not self._reasons[name], self._reasons[name])
        reason = self.tr("There is no answer to keep yet")
        self._actions.enable("along_keep", kept > 0, reason)
        self._actions.enable("along_discard", kept > 0, reason)

    def _words(self, kind: str) -> str:
        event = self._last
        if event is None or not kind:
            return ""
        states = {
            "starting": self.tr("Getting the model ready…"),
            "waiting": self.tr("The model is behind; the last bar is repeated until it is there."),
            "thinking": self.tr("The model answers at the next bar…"),
            "listening": self.tr("Listening: play a phrase, then pause."),
            "answering": self.tr("The model answers."),
            "playing": self.tr("Playing; the sliders take effect with the next bar that is made."),
        }
        words = states.get(event.state, "")
        if kind == "accompany" and event.state in ("listening", "playing"):
            words = self.tr("Listening: play a melody.")
        if kind == "answer" and event.latency is not None:
            words += " " + self.tr("Answer {latency:.2f} s after your last note").format(
                latency=event.latency
            )
            if event.model is not None:
                words += " " + self.tr("(model {model:.2f} s)").format(model=event.model)
        elif kind == "accompany" and event.model is not None:
            words += " " + self.tr("The last bar took the model {model:.2f} s.").format(
                model=event.model
            )
        return words

    def _show_played(self) -> None:
        """What waits to be kept, and what is being played, as ghosts."""
        along = self._session.along
        found = [*along.answering.ghosts(), *along.accompanying.ghosts()]
        shown = [
            (pitch, onset, length, Role.TENOR if models else Role.SOPRANO)
            for pitch, onset, length, models in found
        ]
        if shown != self._shown:
            self._shown = shown
            self._roll.set_incoming(shown)
