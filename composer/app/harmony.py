"""Writing a candidate of the engine into a document."""

from __future__ import annotations

from dataclasses import replace

from composer.app.repainting import Part, within
from composer.edit.accept import accept_candidate
from composer.edit.commands import SetVoices
from composer.edit.document import Document
from composer.engine.messages import Candidate, HarmonizeRequest
from composer.model.generation import GenerationRecord
from composer.model.voice import Role

STEP_NAME = "Harmonize"


def write_candidate(
    document: Document,
    candidate: Candidate,
    request: HarmonizeRequest,
    melody_voice: int,
    part: Part | None = None,
    made_at: int = 0,
) -> None:
    """Writes ``candidate``, made for ``request``, as one undo step with its generation record.

    ``part``: only this of it; a voice of which nothing is taken is not made.
    ``made_at``: for the record.
    The voice with the id ``melody_voice`` takes the part that it was given as, so that the voices
    written are never the melody's own; another voice in that part becomes a free one.
    """
    record = GenerationRecord(
        id=document.new_id(),
        operation="harmonize",
        pack=candidate.pack,
        pack_hash=candidate.pack_hash,
        seed=candidate.seed,
        parameters=candidate.parameters,
        masks=request.masks,
        base_revision=candidate.revision,
        made_at=made_at,
    )
    given = Role(request.given_role)
    voices = []
    for voice in document.score.voices:
        if voice.id == melody_voice:
            voice = replace(voice, role=given)
        elif voice.role is given:
            voice = replace(voice, role=Role.FREE)
        voices.append(voice)
    notes = {Role(role): spans for role, spans in candidate.voices.items()}
    with document.transaction(STEP_NAME):
        document.apply(SetVoices(tuple(voices)))
        accept_candidate(document, notes, record, STEP_NAME, within(part))
