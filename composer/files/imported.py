"""What opening a file gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from composer.model.score import Score


@dataclass(slots=True)
class Imported:
    """``score``, and ``notes_to_person``: a sentence for each thing that is not as in the file."""

    score: Score
    notes_to_person: list[str] = field(default_factory=list)
