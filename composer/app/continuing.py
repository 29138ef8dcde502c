"""From a song to a request to write it on, and the answer into the document.  Times are ticks."""

from __future__ import annotations

from composer.edit.commands import AddGeneration, AddNotes, SetVoices
from composer.edit.document import Document
from composer.edit.masking import free_spans
from composer.engine.messages import Continuation, ContinueRequest
from composer.model.generation import GenerationRecord
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import DRUM_CHANNEL, Role, Voice

STEP_NAME = "Continue"
VOICE_NAME = "Continuation"


def span_of(score: Score, bars: int) -> tuple[int, int]:
    """From the first bar line at or after the song's end, ``bars`` bars.  The song has notes."""
    end = max(note.end for note in score.notes.values())
    bar = score.meter.position(end - 1)[0] + 1
    return score.meter.bar_start(bar), score.meter.bar_start(bar + bars)


def write_continuation(
    document: Document, continuation: Continuation, request: ContinueRequest
) -> None:
    """Adds the new notes as one undo step with its generation record.

    They go to the only voice with notes if there is just one, else to a voice of their own; what is
    locked there stays as it is.
    """
    score = document.score
    record = GenerationRecord(
        id=document.new_id(),
        operation="continue",
        pack=continuation.pack,
        pack_hash=continuation.pack_hash,
        seed=continuation.seed,
        parameters=continuation.parameters,
        masks=(),
        base_revision=continuation.revision,
    )
    sounding = {note.voice for note in score.notes.values()}
    channels = {voice.id: voice.channel for voice in score.voices}
    with document.transaction(STEP_NAME):
        document.apply(AddGeneration(record))
        if len(sounding) == 1 and channels[next(iter(sounding))] != DRUM_CHANNEL:
            voice = next(iter(sounding))
        else:
            taken = set(channels.values()) | {DRUM_CHANNEL}
            free = next((channel for channel in range(16) if channel not in taken), 0)
            added = Voice(document.new_id(), VOICE_NAME, Role.FREE, channel=free)
            document.apply(SetVoices((*score.voices, added)))
            voice = added.id
        document.apply(
            AddNotes(
                tuple(
                    Note(document.new_id(), voice, pitch, start, end - start, velocity, record.id)
                    for pitch, onset, duration, velocity in continuation.notes
                    for start, end in free_spans(score.masks, voice, onset, onset + duration)
                )
            )
        )
