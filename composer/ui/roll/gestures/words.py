"""In the syllable lane: choosing syllables, and moving one to another note with what follows."""

from __future__ import annotations

from collections.abc import Callable

from composer.app.singing import Singing
from composer.model.lyrics import Place
from composer.ui.roll.gestures.base import EditGesture, Gesture
from composer.ui.roll.stage import Pointer, Stage

# Ids of the notes of the melody from one place in it to another, both included.
Between = Callable[[int, int], list[int]]
# The place in the melody that is nearest to a tick.
Nearest = Callable[[float], int | None]


class ChooseGesture(Gesture):
    """Begins under the note at ``place`` of the melody (``None``: under none); a drag takes more.

    With Ctrl one more is chosen or one less, with Shift all from what is chosen to there.
    """

    minded_fields = frozenset({"lyrics"})

    def __init__(
        self, stage: Stage, pointer: Pointer, place: int | None, between: Between, nearest: Nearest
    ):
        super().__init__(stage, pointer)
        self.before = stage.selection
        self.place = place
        self.between, self.nearest = between, nearest
        self.first = place if place is not None else nearest(stage.tick(pointer))
        here = frozenset(() if place is None else between(place, place))
        if pointer.control:
            stage.select(self.before ^ here)
        elif pointer.shift and place is not None and self.before:
            onsets = [stage.note(i).onset for i in self.before if i in stage.store]
            ends = [nearest(tick) for tick in (min(onsets), max(onsets))]
            known = [end for end in ends if end is not None]
            stage.select(between(min(*known, place), max(*known, place)))
        else:
            stage.select(here)

    def dragged(self, pointer: Pointer) -> None:
        last = self.nearest(self.stage.tick(pointer))
        if self.first is None or last is None:
            return
        taken = frozenset(self.between(min(self.first, last), max(self.first, last)))
        adding = self.press.control or self.press.shift
        self.stage.select(self.before | taken if adding else taken)

    def aborted(self) -> None:
        self.stage.select(self.before)


class ShiftWordsGesture(EditGesture):
    """Begins on a syllable: a drag lays it and what follows so many notes further on, or back."""

    name = "Move Syllables"
    minded_fields = frozenset({"lyrics"})

    def __init__(
        self, stage: Stage, pointer: Pointer, singing: Singing, syllable: Place, nearest: Nearest
    ):
        super().__init__(stage, pointer)
        self.singing, self.syllable, self.nearest = singing, syllable, nearest
        self.origin = nearest(stage.tick(pointer))
        self.done = 0
        stage.select(singing.lyrics.at(syllable).notes)

    def dragged(self, pointer: Pointer) -> None:
        here = self.nearest(self.stage.tick(pointer))
        if here is None or self.origin is None or here - self.origin == self.done:
            return
        self.done = here - self.origin
        self.restart()
        if self.done:
            with self.working():
                self.singing.shift(self.syllable, self.done)
        self.stage.select(self.singing.lyrics.at(self.syllable).notes)
