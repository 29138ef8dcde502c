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
    MAX_STANZA,
    MAX_STRENGTH,
    MAX_SYLLABLES,
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
from composer.engine.messages.inspection import (
    MAX_ALTERNATIVES,
    MAX_SCORED_CHARACTERS,
    Alternative,
    Distribution,
    ExplainRequest,
    Explanation,
    HiddenState,
    Piece,
    Scored,
    ScoreRequest,
    StateRequest,
    Surprise,
    Surprises,
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

Request = Union[
    HarmonizeRequest,
    RepaintRequest,
    LyricsRequest,
    TuneRequest,
    ContinueRequest,
    ScoreRequest,
    ExplainRequest,
    StateRequest,
]
Message = Union[
    Ready,
    Progress,
    Candidate,
    TextPiece,
    Text,
    Continuation,
    Surprises,
    Scored,
    Explanation,
    HiddenState,
    Finished,
    Cancelled,
    Failed,
    EngineNotice,
]

__all__ = [
    "DEFAULT_TEMPERATURE",
    "DEVICES",
    "MAX_ALTERNATIVES",
    "MAX_CANDIDATES",
    "MAX_CHARACTERS",
    "MAX_CONTINUED",
    "MAX_GIBBS_STEPS",
    "MAX_NOTES",
    "MAX_SCORED_CHARACTERS",
    "MAX_SEED",
    "MAX_SIXTEENTHS",
    "MAX_STANZA",
    "MAX_STRENGTH",
    "MAX_SYLLABLES",
    "MAX_TEMPERATURE",
    "MAX_TUNE_BARS",
    "MIN_TEMPERATURE",
    "ROLES",
    "STOPS",
    "Alternative",
    "Cancel",
    "Cancelled",
    "Candidate",
    "Continuation",
    "ContinueRequest",
    "Distribution",
    "EngineNotice",
    "ExplainRequest",
    "Explanation",
    "Failed",
    "Finished",
    "HarmonizeRequest",
    "HiddenState",
    "LyricsRequest",
    "Message",
    "NewNote",
    "OperationCancelled",
    "OperationRefused",
    "Piece",
    "Progress",
    "Ready",
    "RepaintRequest",
    "Request",
    "ScoreRequest",
    "Scored",
    "Span",
    "StateRequest",
    "Surprise",
    "Surprises",
    "Text",
    "TextPiece",
    "TuneRequest",
    "VoiceNotes",
]
