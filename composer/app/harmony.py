"""Writing a candidate of the engine into a document."""

from __future__ import annotations

from composer.edit.accept import accept_candidate
from composer.edit.document import Document
from composer.engine.messages import Candidate, HarmonizeRequest
from composer.model.generation import GenerationRecord
from composer.model.voice import Role


def write_candidate(document: Document, candidate: Candidate, request: HarmonizeRequest) -> None:
    """Writes ``candidate``, made for ``request``, as one undo step with its generation record."""
    record = GenerationRecord(
        id=document.new_id(),
        operation="harmonize",
        pack=candidate.pack,
        pack_hash=candidate.pack_hash,
        seed=candidate.seed,
        parameters=candidate.parameters,
        masks=request.masks,
        base_revision=candidate.revision,
    )
    notes = {Role(role): spans for role, spans in candidate.voices.items()}
    accept_candidate(document, notes, record, "Harmonize")
