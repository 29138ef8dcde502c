"""Keeps the garbage collector from looking through the whole song again and again.

A full collection visits every object there is: with 100,000 notes it holds the window for several
frames, in the middle of a gesture, and an edit of so many notes makes several hundred collections.
What an opened song consists of is set aside instead, and so is what a great edit has made; young
objects are looked through less often, and once in a while when nothing else happens: the youngest
each two seconds, all that came since the song was set aside each half a minute.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from composer.edit.document import Change, Document

MANY = 5_000
"""Notes changed at once whose objects are set aside."""
_YOUNG = 400_000  # new objects from which on a collection interrupts what is done
_OFTEN_MS = 2_000
_ALL_AFTER = 15  # looks at the youngest


class LongLived(QTimer):
    """Sets aside all that is there, a moment after another song came; what the former one left
    behind is collected then.  What a great edit made is set aside without looking at the song."""

    def __init__(self, document: Document):
        super().__init__()
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(self._set_aside)
        self._another_song = True
        self._looks = 0
        self._thresholds = gc.get_threshold()
        gc.set_threshold(_YOUNG, *self._thresholds[1:])
        self._often = QTimer(self)
        self._often.setInterval(_OFTEN_MS)
        self._often.timeout.connect(self._look_through)
        self._often.start()
        self._forget = document.observe(self._changed)
        self.start()

    def close(self) -> None:
        """Ends it; everything is the collector's again."""
        self._forget()
        self.stop()
        self._often.stop()
        gc.set_threshold(*self._thresholds)
        gc.unfreeze()

    def _changed(self, change: Change) -> None:
        if change.everything:
            self._another_song = True
            self.start()
        elif len(change.added) >= MANY or len(change.removed) >= MANY:
            self.start()

    def _look_through(self) -> None:
        """No collection of the youngest counts for one of all that Python would make by itself."""
        self._looks += 1
        idle = QApplication.mouseButtons() == Qt.MouseButton.NoButton
        if idle and self._looks >= _ALL_AFTER:
            self._looks = 0
            gc.collect()
        else:
            gc.collect(1)

    def _set_aside(self) -> None:
        if self._another_song:
            self._another_song = False
            set_aside()
        else:
            gc.collect()
            gc.freeze()


def set_aside() -> None:
    """What is there now is collected, and what then remains is not looked through any more."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
