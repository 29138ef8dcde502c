"""The languages that the window speaks, and putting one in place.

The texts are in ``assets/translations``: ``descant_<code>.ts`` as it is translated, and made of
it ``descant_<code>.qm``, which Qt reads.  ``packaging/translations.py`` keeps both up.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from composer.app.paths import assets_folder

FOLDER = assets_folder() / "translations"


@dataclass(frozen=True, slots=True)
class Language:
    """``code``: as Qt names it, such as ``"zh_CN"``.  ``name``: in the language itself."""

    code: str
    name: str


ENGLISH = Language("en", "English")
LANGUAGES = (ENGLISH, Language("zh_CN", "简体中文"))

_installed: list[QTranslator] = []
_spoken = ENGLISH


def language_of(wanted: str, system: tuple[str, ...] | None = None) -> Language:
    """The language with the code ``wanted``; with ``""`` the best for the desktop, else English.

    ``system``: what the desktop asks for, such as ``("de-DE", "zh-Hans-CN")``, in order; ``None``:
    ask it.
    """
    for language in LANGUAGES:
        if language.code == wanted:
            return language
    for asked in QLocale.system().uiLanguages() if system is None else system:
        parts = asked.replace("_", "-").split("-")
        traditional = {"Hant", "TW", "HK", "MO"} & set(parts)
        for language in LANGUAGES:
            if parts[0] == language.code.split("_")[0] and not traditional:
                return language
    return ENGLISH


def catalogue(language: Language) -> Path:
    """Where the texts of a language are, as Qt reads them."""
    return FOLDER / f"descant_{language.code}.qm"


def speak(language: Language) -> None:
    """Puts the language in place for all windows made from now on.

    A language whose texts cannot be read leaves English.
    """
    global _spoken
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    _spoken = ENGLISH
    if language == ENGLISH:
        return
    own = QTranslator()
    if not own.load(str(catalogue(language))):
        return
    _spoken = language
    _installed.append(own)
    # The buttons and menus of Qt's own dialogs.
    qts = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qts.load(f"qtbase_{language.code}", folder):
        _installed.insert(0, qts)
    for translator in _installed:
        QCoreApplication.installTranslator(translator)


def spoken() -> Language:
    """The language in place."""
    return _spoken
