"""Generation records: all that is needed to make the same notes again."""

from __future__ import annotations

from dataclasses import dataclass

from composer.model.mask import Mask

Parameter = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class GenerationRecord:
    """One run of a model.

    ``id``: unique within a score.  ``operation``: such as ``"harmonize"``.  ``pack``: the pack's
    name; ``pack_hash``: sha256 of its weights.  ``seed``: 0 to 2**63 - 1.  ``parameters``:
    sorted pairs of name and value.  ``masks``: the cells that were open.  ``base_revision``:
    the document's revision that the run started from.  ``made_at``: when its notes were taken
    into the song, in seconds since 1970 (UTC); 0: not known.
    """

    id: int
    operation: str
    pack: str
    pack_hash: str
    seed: int
    parameters: tuple[tuple[str, Parameter], ...] = ()
    masks: tuple[Mask, ...] = ()
    base_revision: int = 0
    made_at: int = 0
