"""On the keys at the left: a press sounds the key, a drag glides over them.

With Shift the notes of these pitches are selected.
"""

from __future__ import annotations

from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.stage import Pointer, Stage


class KeysGesture(Gesture):
    """``pitch``: the key that is down."""

    edge_scroll = (False, False)
    minded_notes = False

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.before = stage.selection
        self.first = stage.view.pitch(pointer.y)
        self.pitch = -1
        self.moved(pointer)

    def moved(self, pointer: Pointer) -> None:
        pitch = self.stage.view.pitch(pointer.y)
        if pitch == self.pitch:
            return
        self.pitch = pitch
        voice = self.stage.writing_voice()
        if voice is not None:
            self.stage.audition(pitch, voice)
            if self.press.shift:
                low, high = sorted((self.first, pitch))
                self.stage.select_rows(self.stage.store.of_pitches(voice, low, high))
        self.stage.refresh()

    def aborted(self) -> None:
        if self.press.shift:
            self.stage.select(self.before)
