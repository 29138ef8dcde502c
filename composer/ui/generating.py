"""What happens between the generate panel and the session: what is asked of the models, and how."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from composer.app.asked import HarmonizeOptions
from composer.app.composing import notes_for_words
from composer.app.pitching import FAMILIES
from composer.app.session import Session
from composer.app.session_events import (
    EngineChanged,
    HarmonyEnded,
    HarmonyProgress,
    PacksChanged,
    SessionError,
    SessionEvent,
)
from composer.app.wishes import Wishes
from composer.engine.packs import Pack
from composer.ui.actions import ActionSet
from composer.ui.candidate_choosing import CandidateChoosing
from composer.ui.generate_panel import (
    MAX_CANDIDATES,
    MAX_SEED,
    MAX_STEPS,
    MAX_TEMPERATURE,
    GeneratePanel,
    PackChoice,
    Settings,
)
from composer.ui.message_bar import MessageBar
from composer.ui.repaint_choice import RepaintChoice
from composer.ui.roll.view import RollView
from composer.ui.translations.telling import told

# Looking for the melody takes time in a large song: after an edit it is done once, a bit later.
_LOOK_AGAIN_MS = 120
# In a song of more notes, pressing Harmonize is what shows whether it can be harmonised.
_TOO_MANY_TO_LOOK = 20_000


class Generating(QObject):
    """Runs the Generate menu and its panel.

    ``active_voice``: gives the id of the voice that is written in, or ``None``; ``playhead``:
    the tick where playing is.
    """

    def __init__(
        self,
        session: Session,
        panel: GeneratePanel,
        candidates: CandidateChoosing,
        roll: RollView,
        messages: MessageBar,
        active_voice: Callable[[], int | None],
        playhead: Callable[[], int],
    ):
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._candidates = candidates
        self._roll = roll
        self._messages = messages
        self._active_voice = active_voice
        self._playhead = playhead
        self._actions: ActionSet | None = None
        self._refused = ""  # why the last request that could not be asked could not
        self.repaint_choice = RepaintChoice(session, roll, active_voice)
        self._look_again = QTimer(self)
        self._look_again.setSingleShot(True)
        self._look_again.setInterval(_LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self._show_state)
        self._show_packs()
        stored = session.settings
        panel.set_settings(
            Settings(
                stored.pack,
                min(stored.temperature, MAX_TEMPERATURE),
                min(stored.candidates, MAX_CANDIDATES),
                None if stored.steps is None else min(stored.steps, MAX_STEPS),
                None if stored.seed is None else min(stored.seed, MAX_SEED),
                stored.melody_pack,
                stored.follow_chords,
            )
        )
        panel.harmonize_asked.connect(self.harmonize)
        panel.repaint_asked.connect(lambda: self._button(self.repaint, held=False))
        panel.repitch_asked.connect(lambda: self._button(self.repitch, held=True))
        panel.cancel_asked.connect(self.cancel)
        panel.chords.toggled.connect(self.set_follow_chords)
        roll.selection_changed.connect(self._show_selection)

    def use(self, actions: ActionSet) -> None:
        """Switches these actions on and off from now on."""
        self._actions = actions
        actions["follow_chords"].setChecked(self._session.settings.follow_chords)
        self._show_state()

    # What can be asked for

    def harmonize(self) -> None:
        """Asks for harmonisations of the melody with the panel's settings."""
        options = self._options()
        self._ask(lambda: self._session.generating.harmonize(options, self._active_voice()))

    def repaint(self) -> None:
        """Asks for something else in the marked cells; where something else is chosen, there."""
        options = self._options()
        self._ask(lambda: self.repaint_choice.repaint(options))

    def repitch(self) -> None:
        """Asks for other pitches of the selected notes."""
        options, ids = self._options(melody=True), self._roll.selection
        self._ask(lambda: self._session.generating.repaint_notes(ids, options, held=True))

    def repaint_words(self, held: bool = False) -> None:
        """Asks for other notes where the selected ones are and other words in their lines.

        ``held``: the rhythm stays.  The words are as the lyrics pane wishes.
        """
        options, ids = self._options(melody=held), self._roll.selection
        wishes = Wishes.from_stored(self._session.settings.wishes)
        generating, divide = self._session.generating, self._roll.syllables.singing.divide
        self._ask(
            lambda: generating.repaint_words_and_notes(ids, wishes, divide, options, held=held)
        )

    def _button(self, notes_alone: Callable[[], None], held: bool) -> None:
        """A button of the panel: with the words where they are ticked."""
        if self._panel.words.isChecked():
            self.repaint_words(held)
        else:
            notes_alone()

    def notes_for_words(self) -> None:
        """Writes a melody for the lines that have no notes, in the active voice."""
        voice, options = self._active_voice(), self._options(melody=True)
        if voice is None:
            self._messages.problem(self.tr("There is no voice to write notes in."))
            return
        exceptions = self._session.settings.divisions
        self._ask(
            lambda: notes_for_words(self._session, voice, self._playhead(), options, exceptions)
        )

    def set_follow_chords(self, on: bool) -> None:
        """What is written leans to the song's chord symbols, or to none; menu and panel alike."""
        if on != self._session.settings.follow_chords:
            self._session.remember(follow_chords=on)
        self._panel.chords.setChecked(on)
        if self._actions is not None:
            self._actions["follow_chords"].setChecked(on)

    def _ask(self, ask: Callable[[], object]) -> None:
        try:
            ask()
        except SessionError as error:
            self._refused = str(error)
            self._messages.problem(self._refused)
        else:
            self._messages.withdraw(self._refused)

    def _options(self, melody: bool = False) -> HarmonizeOptions:
        """The panel's settings, which are remembered; ``melody``: for pitches alone."""
        wanted = self._panel.settings()
        self._session.remember(
            pack=wanted.pack,
            temperature=wanted.temperature,
            candidates=wanted.candidates,
            steps=wanted.steps,
            seed=wanted.seed,
            melody_pack=wanted.melody_pack,
        )
        return HarmonizeOptions(
            pack=(wanted.melody_pack if melody else None) or wanted.pack,
            temperature=wanted.temperature,
            candidates=wanted.candidates,
            steps=wanted.steps,
            seed=wanted.seed,
            device=self._session.settings.device,
            follow_chords=wanted.follow_chords,
        )

    def cancel(self) -> None:
        """Stops the model."""
        self._session.generating.cancel()

    def look(self) -> None:
        """Another song: says at once whether it can be harmonised."""
        self._look_again.stop()
        self._show_state()

    def ask_to_look(self) -> None:
        """The song or the active voice is another: says soon whether it can be harmonised."""
        if not self._look_again.isActive():
            self._look_again.start()

    # What the session says

    def take(self, event: SessionEvent) -> None:
        """Shows what the event says."""
        if isinstance(event, PacksChanged):
            self._show_packs()
        if isinstance(event, (HarmonyProgress, HarmonyEnded, EngineChanged)):
            self._show_state()

    # Within

    def _show_packs(self) -> None:
        self._panel.set_packs(tuple(self._choice(pack) for pack in self._session.packs()))
        melodies = [pack for family in FAMILIES for pack in self._session.packs(family)]
        self._panel.set_melody_packs(tuple(self._choice(pack) for pack in melodies))

    def _choice(self, pack: Pack) -> PackChoice:
        about = [pack.title or pack.name]
        if pack.corpus:
            about.append(self.tr("Trained on {corpus}").format(corpus=pack.corpus))
        about.extend(f"{f.name}: {f.value:.3g} {f.unit} ({f.split})" for f in pack.figures[:4])
        return PackChoice(pack.name, pack.title or pack.name, "\n".join(about))

    def _show_state(self) -> None:
        reason, running = self._reason(), self._session.generating.running
        if running:
            done, total = self._session.generating.progress or (0, 0)
            if total:
                words = self.tr("Step {done} of {total}").format(done=done, total=total)
            elif self._session.engine_state == "ready":
                words = self.tr("Getting ready…")
            else:
                words = self.tr("The model is being loaded…")
            self._panel.set_busy(words, done, total)
        else:
            self._panel.set_idle(reason)
        chords = bool(self._session.document.score.chords)
        self._panel.set_chords(chords)
        if self._actions is not None:
            self._actions.enable(
                "harmonize",
                not reason and not running,
                reason or self.tr("The model is at work"),
            )
            self._actions.enable("follow_chords", chords, self.tr("The song has no chord symbols"))
        self._show_selection()
        if self._actions is not None:
            self._actions.enable("cancel", running, self.tr("Nothing is being made"))
        self._candidates.look()

    def _show_selection(self) -> None:
        reason = ""
        if not self._session.packs():
            reason = self.tr("No model is installed.")
        elif self._session.generating.running:
            reason = self.tr("The model is at work")
        elif not self._roll.selection:
            reason = self.tr("Select the notes to write anew first")
        at_work = self._session.generating.running or not self._session.packs()
        of_marks = reason if at_work else self.repaint_choice.reason()
        meant = "" if of_marks else self.repaint_choice.meant()
        self._panel.set_selection(reason, of_marks, meant)
        if self._actions is not None:
            self._actions.enable("repaint", not of_marks, of_marks)
            self._actions.enable("repitch", not reason, reason)
            if not reason and not self._session.packs("lyrics"):
                reason = self.tr("No model that writes lyrics is installed")
            self._panel.words.setEnabled(bool(self._session.packs("lyrics")))
            for name in ("repaint_words", "repitch_words"):
                self._actions.enable(name, not reason, reason)

    def _reason(self) -> str:
        if not self._session.packs():
            return self.tr("No model is installed, so nothing can be harmonised.")
        if len(self._session.document.score.notes) > _TOO_MANY_TO_LOOK:
            return ""
        try:
            self._session.generating.melody(self._active_voice())
        except SessionError as error:
            return told(str(error))
        return ""
