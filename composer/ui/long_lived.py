"""Keeps the garbage collector from looking through the whole song again and again.

A full collection visits every object there is: with 100,000 notes it holds the window for several
frames, in the middle of a gesture.  What an opened song consists of is set aside instead.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QTimer

from composer.edit.document import Change, Document


class LongLived(QTimer):
    """Sets aside all that is there, a moment after another song came; what the former one left
    behind is collected then."""

    def __init__(self, document: Document):
        super().__init__()
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(set_aside)
        self._forget = document.observe(self._changed)
        self.start()

    def close(self) -> None:
        """Ends it; everything is the collector's again."""
        self._forget()
        self.stop()
        gc.unfreeze()

    def _changed(self, change: Change) -> None:
        if change.everything:
            self.start()


def set_aside() -> None:
    """What is there now is collected, and what then remains is not looked through any more."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
