"""What the engine process says of a request that came to nothing.  No torch."""

from __future__ import annotations

import traceback

from composer.engine.messages import Failed, OperationRefused
from composer.engine.packs import PackError

SAFE = "your song is as it was"
_NO_MEMORY = (
    "out of memory", "can't allocate memory", "not enough memory", "failed to allocate memory",
    "bad_alloc", "bad allocation",
)  # fmt: skip


def failure(request_id: int, error: Exception) -> Failed:
    """The answer; to be called where the exception is caught."""
    details = traceback.format_exc()
    if isinstance(error, OperationRefused):
        return Failed(request_id, shortened(str(error)), refused=True)
    if isinstance(error, PackError):
        return Failed(request_id, shortened(str(error)), details)
    if out_of_memory(error):
        sentence = (
            "There is not enough memory for this; ask for fewer candidates, a shorter melody or "
            f"a smaller model; {SAFE}."
        )
    else:
        kind = type(error).__name__
        sentence = f"The model failed ({kind}); {SAFE}, try again with other settings."
    return Failed(request_id, sentence, details)


def shortened(sentence: str) -> str:
    """Without the middle where it is too long to be read: it may quote what was asked for."""
    return sentence if len(sentence) <= 600 else f"{sentence[:300]} … {sentence[-300:]}"


def out_of_memory(error: Exception) -> bool:
    """Whether memory was wanting, the system's or a device's."""
    if isinstance(error, MemoryError):
        return True
    # torch's allocators raise RuntimeError, or a subclass of it, on every device; onnxruntime has
    # exceptions of its own.
    own = type(error).__module__.startswith("onnxruntime")
    text = str(error).lower()
    return (own or isinstance(error, RuntimeError)) and any(said in text for said in _NO_MEMORY)
