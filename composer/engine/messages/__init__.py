"""What the window (or the command line) and the engine process say to each other.

Plain frozen dataclasses that travel through a pipe; each checks itself when it is made and
raises ``ValueError`` with a sentence.  Times are ticks, 480 to a quarter note, counted from the
start of the score.  No torch here.
"""

from __future__ import annotations

from typing import Union

from composer.engine.messages.bounds import (
    DEFAULT_TEMPERATURE,
    DEVICES,
    MAX_CANDIDATES,
    MAX_CHARACTERS,
    MAX_CONTINUED,
    MAX_GIBBS_STEPS,
    MAX_NOTES,
    MAX_SEED,
    MAX_SIXTEENTHS,
    MAX_STRENGTH,
    MAX_TEMPERATURE,
    MAX_TUNE_BARS,
    MIN_TEMPERATURE,
    ROLES,
    STOPS,
)
from composer.engine.messages.continuing import (
    Continuation,
    ContinueRequest,
    NewNote,
)
from composer.engine.messages.harmony import (
    Candidate,
    HarmonizeRequest,
    RepaintRequest,
    Span,
    VoiceNotes,
)
from composer.engine.messages.outcome import (
    Cancel,
    Cancelled,
    EngineNotice,
    Failed,
    Finished,
    OperationCancelled,
    OperationRefused,
    Progress,
    Ready,
)
from composer.engine.messages.texts import (
    LyricsRequest,
    Text,
    TextPiece,
    TuneRequest,
)

Request = Union[HarmonizeRequest, RepaintRequest, LyricsRequest, TuneRequest, ContinueRequest]
Message = Union[
    Ready,
    Progress,
    Candidate,
    TextPiece,
    Text,
    Continuation,
    Finished,
    Cancelled,
    Failed,
    EngineNotice,
]

__all__ = [
    "DEFAULT_TEMPERATURE",
    "DEVICES",
    "MAX_CANDIDATES",
    "MAX_CHARACTERS",
    "MAX_CONTINUED",
    "MAX_GIBBS_STEPS",
    "MAX_NOTES",
    "MAX_SEED",
    "MAX_SIXTEENTHS",
    "MAX_STRENGTH",
    "MAX_TEMPERATURE",
    "MAX_TUNE_BARS",
    "MIN_TEMPERATURE",
    "ROLES",
    "STOPS",
    "Cancel",
    "Cancelled",
    "Candidate",
    "Continuation",
    "ContinueRequest",
    "EngineNotice",
    "Failed",
    "Finished",
    "HarmonizeRequest",
    "LyricsRequest",
    "Message",
    "NewNote",
    "OperationCancelled",
    "OperationRefused",
    "Progress",
    "Ready",
    "RepaintRequest",
    "Request",
    "Span",
    "Text",
    "TextPiece",
    "TuneRequest",
    "VoiceNotes",
]
