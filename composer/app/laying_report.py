"""What an edit of words on notes did, for the person."""

from __future__ import annotations

from dataclasses import dataclass

from composer.model.lyrics import Place
from composer.prosody.laying import Moved


@dataclass(frozen=True, slots=True)
class Report:
    """What an edit did: syllables ``laid``, ``left_over`` without a note, ``notes_left`` without a
    syllable, ``fallen`` off notes that they had.  ``place``: where to go on from.  ``changed``:
    whether anything did (no undo step else)."""

    laid: int = 0
    left_over: int = 0
    notes_left: int = 0
    fallen: int = 0
    place: Place | None = None
    changed: bool = False

    @property
    def sentence(self) -> str:
        """In English, for the command line; the window says it in the person's language."""
        parts = [f"{_many(self.laid, 'syllable')} laid"]
        if self.left_over:
            parts.append(f"{self.left_over} left over, for want of notes")
        if self.notes_left:
            parts.append(f"{_many(self.notes_left, 'note')} without words")
        if self.fallen:
            parts.append(f"{_many(self.fallen, 'syllable')} off the notes that they had")
        return "; ".join(parts) + "."

    @staticmethod
    def of(moved: Moved, changed: bool) -> Report:
        """That of an edit; ``changed``: whether it came into the song."""
        return Report(
            moved.laid,
            len(moved.left_over),
            len(moved.notes_left),
            len(moved.fallen),
            moved.place,
            changed,
        )


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
