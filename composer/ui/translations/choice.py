"""Choosing the language of the window, in View > Language."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from composer.app.session import Session
from composer.ui.choice_menu import fill_choices
from composer.ui.message_bar import MessageBar
from composer.ui.translations.languages import LANGUAGES, Language, language_of, spoken


class LanguageChoice(QObject):
    """Remembers the language that is chosen; the window speaks it from the next start on."""

    def __init__(self, session: Session, messages: MessageBar, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._messages = messages

    def fill(self, menu: QMenu) -> None:
        """Lists the languages in ``menu``, each in its own words."""
        entries = [(self.tr("As the &System"), "")]
        entries += [(language.name, language.code) for language in LANGUAGES]
        fill_choices(menu, entries, self._session.settings.language, self.choose)

    def choose(self, code: str) -> None:
        """Takes the language with this code, ``""`` for the desktop's."""
        self._session.remember(language=code)
        language: Language = language_of(code)
        if language != spoken():
            self._messages.note(
                self.tr("Descant speaks {language} from its next start on.").format(
                    language=language.name
                )
            )
