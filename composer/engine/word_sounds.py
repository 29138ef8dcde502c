"""The dictionary of syllables and rhymes, read in a thread of its own.

That is a second or more of work, for which nobody who has cancelled should have to wait.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from composer.engine.messages import OperationCancelled
from composer.prosody.rhyme import usual_rhymes
from composer.prosody.words import count_syllables

LOOK = 0.02  # seconds between two looks at whether to stop

_lock = threading.Lock()
_reading: threading.Thread | None = None


def await_words(cancelled: Callable[[], bool]) -> None:
    """Returns when the dictionary is in memory, where it stays.

    Raises :class:`OperationCancelled` before, while it is still being read for the next request.
    """
    global _reading
    with _lock:
        if _reading is None:
            _reading = threading.Thread(target=_read, name="words", daemon=True)
            _reading.start()
    while _reading.is_alive():
        if cancelled():
            raise OperationCancelled
        _reading.join(LOOK)


def _read() -> None:
    usual_rhymes("rain")
    count_syllables("zizzerzazzle")  # one that is in no dictionary is likened to those that are
