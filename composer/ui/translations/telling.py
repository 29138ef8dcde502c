"""Sentences from below the window, in the person's language.

The rooms below know no Qt: what they say to the person is English.  Each such sentence stands in
:mod:`composer.ui.translations.sentences` as a template with named places; a sentence is held
against them, its template is translated, and what stood in the places is put in again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter

from PySide6.QtCore import QCoreApplication

from composer.ui.translations.languages import ENGLISH, spoken
from composer.ui.translations.sentences import SENTENCES

_CONTEXT = "Sentences"
_DEPTH = 4  # a sentence in a sentence in a sentence


def told(sentence: str) -> str:
    """The sentence in the language in place; as it is, where it is not known."""
    if spoken() == ENGLISH or not sentence:
        return sentence
    return _told(sentence, _DEPTH)


def _told(sentence: str, depth: int) -> str:
    exact = _said(sentence.replace("{", "{{").replace("}", "}}"))
    if exact is not None:
        return exact.replace("{{", "{").replace("}}", "}")
    if not depth or len(sentence) > 2000:
        return sentence
    for pattern, template, names in _patterns():
        found = pattern.fullmatch(sentence)
        said = _said(template) if found is not None else None
        if found is None or said is None:
            continue
        places = zip(names, found.groups(), strict=True)
        return said.format(**{name: _told(part, depth - 1) for name, part in places})
    # Several sentences one after the other are told one by one.
    parts = re.split(r"(?<=[.!?…]) (?=[A-Z“])", sentence)
    return " ".join(_told(part, depth - 1) for part in parts) if len(parts) > 1 else sentence


def _said(template: str) -> str | None:
    said = QCoreApplication.translate(_CONTEXT, template)
    return None if said == template else said


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str, tuple[str, ...]]]:
    """Templates that have places, those with the most words of their own first."""
    found = []
    for template in SENTENCES:
        pieces = list(Formatter().parse(template))
        names = tuple(name for _, name, _, _ in pieces if name is not None)
        if not names:
            continue
        pattern = "".join(
            re.escape(own) + ("(.+?)" if name is not None else "") for own, name, _, _ in pieces
        )
        length = sum(len(own) for own, _, _, _ in pieces)
        found.append((length, re.compile(pattern, re.DOTALL), template, names))
    found.sort(key=lambda entry: -entry[0])
    return [entry[1:] for entry in found]
