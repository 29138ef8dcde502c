"""How the person divides a word into syllables where the rules do it otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QWidget

from composer.app.singing import Singing
from composer.prosody.division import divided, is_sung
from composer.ui.translations.telling import told

_EDGE = re.compile(r"^[^\w&]+|[^\w&'’]+$")


def word_at(text: str, place: int) -> str:
    """The word that holds the character at ``place`` or ends there; empty for none."""
    start = end = place
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    word = _EDGE.sub("", text[start:end])
    return word if is_sung(word) else ""


def with_hyphens(syllables: tuple[str, ...]) -> str:
    """Syllables as they are typed: ``fi-re``, with two hyphens for one that is spelled."""
    joined = ""
    for number, syllable in enumerate(syllables):
        if number and not joined.endswith("--"):
            joined += "-"
        joined += syllable.replace("-", "--")
    return joined


def ask_division(
    parent: QWidget,
    singing: Singing,
    word: str,
    done: Callable[[], object],
    failed: Callable[[str], object],
) -> QDialog:
    """Asks how ``word`` is divided, in a dialog that is open when this returns.

    Then ``done()`` once it is divided so everywhere in the song, or ``failed(reason)``.
    """
    rules = with_hyphens(divided(word))
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(QCoreApplication.translate("Dividing", "Divide Word"))
    dialog.setLabelText(
        QCoreApplication.translate(
            "Dividing",
            "Syllables of “{word}”, with hyphens between them.\nBy the rules it is {rules}.",
        ).format(word=word, rules=rules)
    )
    dialog.setTextValue(with_hyphens(singing.divide(word)))

    def take() -> None:
        text = dialog.textValue().strip()
        try:
            if not text or text.casefold() == rules.casefold():
                singing.remove_exception(word)
            else:
                singing.add_exception(text)
        except ValueError as error:
            failed(told(str(error)))
        else:
            done()

    dialog.accepted.connect(take)
    dialog.open()
    return dialog
