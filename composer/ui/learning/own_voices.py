"""Learning from one's own files in the window: the menu's three actions, and what comes of them."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QToolButton, QWidget

from composer.app.learning import (
    BASES,
    EVENT,
    LYRICS,
    MUSIC_ENDINGS,
    TEXT_ENDINGS,
    Learned,
    LearningEnded,
    LearningError,
    LearningEvent,
    LearningProgress,
    Lesson,
    LookedAt,
)
from composer.app.own_packs import OwnPackError, RemovedPack
from composer.app.session import Session
from composer.app.session_events import PacksChanged, SessionEvent
from composer.engine.packs import Pack, PackError
from composer.ui.learning.dialog import BaseChoice, LearnDialog, NameCheck
from composer.ui.learning.own_models import OwnModel, OwnModelsDialog
from composer.ui.learning.sentences import LearningSentences
from composer.ui.message_bar import MessageBar
from composer.ui.prompts import Prompts
from composer.ui.translations.telling import told


class OwnVoices(QObject):
    """``chosen(family)``: the pack that is chosen in the window; ``choose(family, pack, artist)``:
    chooses another.  ``button`` says in the status bar what is being learned."""

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        messages: MessageBar,
        window: QWidget,
        chosen: Callable[[str], str | None],
        choose: Callable[[str, str, str | None], object],
    ):
        super().__init__(window)
        self._session, self._learning = session, session.learning
        self._prompts, self._messages, self._window = prompts, messages, window
        self._chosen, self._choose = chosen, choose
        self._sentences = LearningSentences(self)
        self._began = 0.0
        self._looked: str | None = None
        # What was removed, and the artist to choose again where it was chosen.
        self._removed: list[tuple[RemovedPack, str | None]] = []
        self.dialogs: dict[str, LearnDialog] = {}
        self.models: OwnModelsDialog | None = None
        self.button = QToolButton()
        self.button.setToolTip(self.tr("Show how the learning goes"))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.show_running)
        self.button.hide()
        self._forget: Callable[[], None] | None = self._learning.observe(self._take)

    def close(self) -> None:
        """Closes its dialogs, and listens no more."""
        if self._forget is not None:
            self._forget()
            self._forget = None
        for dialog in (*self.dialogs.values(), self.models):
            if dialog is not None:
                dialog.close()

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        return {
            "learn_lyrics": lambda: self.open(LYRICS),
            "learn_music": lambda: self.open(EVENT),
            "own_models": self.show_models,
        }

    def may_close(self) -> bool:
        """Asks, where something is being learned that would end with the window."""
        lesson = self._learning.lesson
        if lesson is None:
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Learning"))
        box.setText(
            self.tr("“{title}” is still being learned. Stop learning and close?").format(
                title=lesson.title or lesson.name
            )
        )
        box.setInformativeText(self.tr("What was learned so far is not kept."))
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        box.setStandardButtons(yes | no)
        box.button(yes).setText(self.tr("Stop and Close"))
        box.button(no).setText(self.tr("Go On Learning"))
        box.setDefaultButton(no)
        answer = box.exec()
        box.deleteLater()
        return answer == yes or self._learning.lesson is None

    # What can be asked for

    def open(self, family: str) -> None:
        """Opens the dialog of that family, or the one that is open."""
        dialog = self.dialogs.get(family)
        if dialog is None:
            dialog = self._make(family)
        self._show_bases(family, dialog)
        if not dialog.files:
            dialog.show_found("", self._obstacle(family), ())
        if self._learning.lesson is not None:
            self._show_progress(self._learning.progress)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_running(self) -> None:
        """Opens the dialog of what is being learned."""
        if self._learning.lesson is not None:
            self.open(self._learning.lesson.family)

    def show_models(self) -> None:
        """Opens the list of own models."""
        if self.models is None:
            self.models = OwnModelsDialog(self._window)
            self.models.remove_asked.connect(self.remove)
            self.models.undo_asked.connect(self.undo_removal)
        self._show_list()
        self.models.show()
        self.models.raise_()
        self.models.activateWindow()

    def remove(self, name: str) -> None:
        """Takes an own model away; it can be brought back until the window closes."""
        pack = self._pack(name)
        was_chosen = pack is not None and self._chosen(pack.family) == name
        artists = pack.extra.get("artists") if pack is not None and was_chosen else None
        try:
            removed = self._learning.remove(name)
        except OwnPackError as error:
            self._messages.problem(str(error))
            return
        self._removed.append((removed, str(artists[-1]) if artists else None))
        self._show_list()
        self._messages.note(
            self.tr("The model “{title}” is removed.").format(title=removed.title),
            self.tr("Undo"),
            self.undo_removal,
        )

    def undo_removal(self) -> None:
        """Brings the last removed model back."""
        if not self._removed:
            return
        removed, artist = self._removed.pop()
        try:
            self._learning.restore(removed)
        except OwnPackError as error:
            self._messages.problem(str(error))
        else:
            self._messages.dismiss_note()
            if artist is not None:
                self._choose(removed.family, removed.name, artist)
        self._show_list()

    def take(self, event: SessionEvent) -> None:
        """Shows what the session's event says."""
        if isinstance(event, PacksChanged):
            self._show_list()
            for family, dialog in self.dialogs.items():
                self._show_bases(family, dialog)

    # Within

    def _make(self, family: str) -> LearnDialog:
        dialog = LearnDialog(
            family, lambda title, base: self._check(family, title, base), self._window
        )
        dialog.folder_asked.connect(lambda: self._ask_folder(family))
        dialog.files_asked.connect(lambda: self._ask_files(family))
        dialog.look_asked.connect(lambda: self._look(family))
        dialog.start_asked.connect(lambda: self._start(family))
        dialog.cancel_asked.connect(self._cancel)
        self.dialogs[family] = dialog
        return dialog

    def _obstacle(self, family: str) -> str:
        """Why nothing can be learned yet."""
        if not self._learning.possible:
            return self.tr(
                "This copy of Descant came without its training programs, so nothing can be "
                "learned; install it from its wheel or run it from a checkout."
            )
        if self._base(family) is None:
            return self.tr("No model is installed that could go on learning.")
        return self.tr("Choose a folder first.")

    def _ask_folder(self, family: str) -> None:
        dialog = self.dialogs[family]
        folder = self._prompts.folder_to_read(self._session.settings.folder, dialog.windowTitle())
        dialog.activateWindow()
        if folder is not None:
            dialog.set_files((folder,))

    def _ask_files(self, family: str) -> None:
        dialog = self.dialogs[family]
        endings = TEXT_ENDINGS if family == LYRICS else MUSIC_ENDINGS
        files = self._prompts.files_to_read(
            self._session.settings.folder, endings, dialog.windowTitle()
        )
        dialog.activateWindow()
        if files:
            dialog.set_files(tuple(files))

    def _look(self, family: str) -> None:
        dialog, base = self.dialogs[family], self._base(family)
        if base is None:
            dialog.show_found("", self._obstacle(family), ())
            return
        other = self.dialogs.get(self._looked or "")
        if self._learning.looking and other is not None and other is not dialog:
            other.show_found("", self.tr("Choose the folder again."), ())
        try:
            self._learning.look(family, dialog.files, base)
            self._looked = family
        except LearningError as error:
            dialog.show_found("", told(str(error)), ())

    def _start(self, family: str) -> None:
        dialog, base = self.dialogs[family], self._base(family)
        if base is None:
            return
        title = dialog.title
        lesson = Lesson(
            family,
            dialog.files,
            self._learning.own.name_for(title),
            base,
            title=title,
            artist=title if family == LYRICS else None,
            minutes=dialog.minutes.value() or None,
            replace=dialog.replace.isChecked(),
        )
        try:
            self._began = time.monotonic()
            self._learning.learn(lesson)
        except LearningError as error:
            dialog.show_stopped(told(str(error)))

    def _cancel(self) -> None:
        self._learning.cancel()
        self._show_progress(self._learning.progress)

    def _check(self, family: str, title: str, base_name: str | None) -> NameCheck:
        own = self._learning.own
        if not title:
            return NameCheck(None)
        name = own.name_for(title)
        place, base = own.place(name), self._pack(base_name)
        artists = base.extra.get("artists", []) if family == LYRICS and base is not None else []
        if title.casefold() in (str(artist).casefold() for artist in artists):
            sentence = self.tr(
                "There is an artist “{title}” in the model it begins from; name the new one "
                "otherwise, or begin from another model."
            )
            return NameCheck(place, sentence.format(title=title))
        if base is not None and base.folder == place:
            sentence = self.tr("It would replace the model it begins from; name it otherwise.")
            return NameCheck(place, sentence)
        if place.exists():
            sentence = self.tr("You have a model “{name}” already.").format(name=name)
            return NameCheck(place, sentence, taken=True)
        try:
            own.check(name)
        except OwnPackError as error:
            return NameCheck(place, told(str(error)))
        return NameCheck(place)

    def _show_bases(self, family: str, dialog: LearnDialog) -> None:
        packs = self._session.packs(family)
        if family == LYRICS:
            packs = [pack for pack in packs if pack.extra.get("artists")]
        names = [pack.name for pack in packs]
        wanted = [dialog.base.currentData(), self._chosen(family), BASES[family], *names]
        chosen = next((name for name in wanted if name in names), None)
        choices = tuple(BaseChoice(pack.name, pack.title or pack.name) for pack in packs)
        dialog.set_bases(choices, chosen)

    def _base(self, family: str) -> Pack | None:
        return self._pack(self.dialogs[family].base.currentData())

    def _pack(self, name: str | None) -> Pack | None:
        try:
            return self._session.registry.get(name) if name else None
        except PackError:
            return None

    def _show_list(self) -> None:
        if self.models is not None:
            models = tuple(
                OwnModel(pack.name, pack.title or pack.name, self._sentences.about_pack(pack))
                for pack in self._learning.own.packs()
            )
            self.models.show_models(models, bool(self._removed))

    # What the learning says

    def _take(self, event: LearningEvent) -> None:
        if isinstance(event, LookedAt):
            family = self._looked or ""
            if family in self.dialogs:
                found = self._sentences.found_words(family, event.counts) if event.counts else ""
                self.dialogs[family].show_found(
                    found, told(event.problem), tuple(told(remark) for remark in event.remarks)
                )
        elif isinstance(event, LearningProgress):
            self._show_progress(event)
        elif isinstance(event, Learned):
            self._learned(event)
        else:
            self._ended(event)

    def _show_progress(self, progress: LearningProgress) -> None:
        lesson = self._learning.lesson
        if lesson is None:
            return
        cancelling = self._learning.cancelling
        title, percent = lesson.title or lesson.name, round(100 * progress.share)
        self.button.setText(
            self.tr("Learning “{title}” {percent} %").format(title=title, percent=percent)
        )
        self.button.show()
        words = self._sentences.progress_words(progress, self._began, cancelling)
        for family, dialog in self.dialogs.items():
            if family == lesson.family:
                dialog.show_running(
                    words, progress.share, progress.curve, progress.start, not cancelling
                )
            else:
                dialog.show_other_running(title)

    def _learned(self, learned: Learned) -> None:
        words, lesson = self._sentences.learned_words(learned), learned.lesson
        if learned.better:
            self._choose(lesson.family, lesson.name, lesson.artist)
        self._show_end(lesson, words, True)
        if learned.better:
            # With a button it stays until it is closed: nobody may be looking when it ends.
            self._messages.note(words, self.tr("Show"), lambda: self.open(lesson.family))
        else:
            self._messages.note(words, self.tr("Remove It"), lambda: self.remove(lesson.name))

    def _ended(self, ended: LearningEnded) -> None:
        if ended.sentence:
            self._show_end(ended.lesson, ended.sentence, False)
            self._messages.problem(ended.sentence)
        else:
            self._show_end(ended.lesson, self.tr("Cancelled; nothing was written."), False)

    def _show_end(self, lesson: Lesson, words: str, keep_curve: bool) -> None:
        self.button.hide()
        for family, dialog in self.dialogs.items():
            dialog.show_stopped(words if family == lesson.family else "", keep_curve)
