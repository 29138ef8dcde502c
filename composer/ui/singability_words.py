"""What the findings about singability say, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N
from PySide6.QtCore import QCoreApplication

from composer.prosody.finding import Finding

_CONTEXT = "Singability"
# The sentences of composer.prosody.finding, as what collects texts to translate finds them.
_SENTENCES = {
    "stress_in_word": N(
        "Singability",
        "“{word}” is spoken with its weight on “{text}”, but “{other}” has the stronger "
        "beat ({where}).",
    ),
    "stress_beside": N(
        "Singability",
        "“{other}” has the strong beat ({where}) rather than “{text}” beside it.",
    ),
    "melisma": N("Singability", "“{text}” has {count} notes ({where})."),
    "melisma_fast": N("Singability", "“{text}” has {count} notes, {rate} a second ({where})."),
    "fast": N(
        "Singability",
        "{count} syllables from “{text}” on come at {rate} a second ({where}).",
    ),
    "leap_up": N("Singability", "“{word}” leaps {size} semitones up ({where})."),
    "leap_down": N("Singability", "“{word}” leaps {size} semitones down ({where})."),
    "above": N("Singability", "“{text}” lies above the range of “{voice}” ({where})."),
    "above_many": N(
        "Singability",
        "{count} notes from “{text}” on lie above the range of “{voice}” ({where}).",
    ),
    "below": N("Singability", "“{text}” lies below the range of “{voice}” ({where})."),
    "below_many": N(
        "Singability",
        "{count} notes from “{text}” on lie below the range of “{voice}” ({where}).",
    ),
    "breath": N(
        "Singability",
        "From “{first}” on there is no rest to breathe for {seconds} seconds; one could "
        "be after “{text}” ({where}).",
    ),
}
_PLACES = {
    "on": N("Singability", "bar {bar}, beat {beat}"),
    "after": N("Singability", "bar {bar}, after beat {beat}"),
}
_FIXES = (
    N("Singability", "Hold One Note"),
    N("Singability", "Join Syllables"),
    N("Singability", "Make Room for a Breath"),
    N("Singability", "Move Syllables Earlier"),
    N("Singability", "Move Syllables Later"),
    N("Singability", "Move by an Octave"),
    N("Singability", "Skip Note"),
)


def sentence_of(finding: Finding) -> str:
    """What it says."""
    values = dict(finding.values)
    where = _said(_PLACES[str(values["at"])]).format(**values)
    return _said(_SENTENCES[finding.code]).format(**values, where=where)


def fix_of(finding: Finding) -> str:
    """What would mend it; empty where nothing would."""
    return "" if finding.fix is None else _said(finding.fix.name)


def _said(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
