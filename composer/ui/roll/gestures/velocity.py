"""In the velocity lane: raising notes, a straight line through many, and painting freely.

Velocities are 1 to 127, places pixels of the lane's content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from composer.edit.commands import ReplaceNotes
from composer.model.note import MAX_VELOCITY, MIN_VELOCITY, Note
from composer.ui.roll.gestures.base import EditGesture
from composer.ui.roll.stage import Pointer, Stage
from composer.ui.roll.store import Rows

# How far from its bar a note is caught, in pixels.
REACH = 5.0


@dataclass(frozen=True, slots=True)
class VelocityScale:
    """``height``: of the lane's content.  127 ends ``above`` pixels under its top, 0 at its end."""

    height: float
    above: float = 9.0

    def y(self, velocity: float) -> float:
        """Where the bar of a velocity ends."""
        return self.height - velocity * (self.height - self.above) / MAX_VELOCITY

    def velocity(self, y: float) -> int:
        """The velocity at a place, held to 1 to 127."""
        wanted = (self.height - y) * MAX_VELOCITY / max(1.0, self.height - self.above)
        return held(round(wanted))


def held(velocity: int) -> int:
    """The nearest velocity that a note can have."""
    return max(MIN_VELOCITY, min(MAX_VELOCITY, velocity))


def editable(stage: Stage, rows: Rows) -> Rows:
    """Of these rows those whose velocity the lane changes: the active voice's and the selected."""
    if stage.active is None:
        return rows
    store = stage.store
    return rows[(store.voice[rows] == stage.active) | store.selected[rows]]


def beginning_between(stage: Stage, start: float, end: float) -> Rows:
    """Rows of the editable notes that begin in these ticks (both included)."""
    rows = stage.store.between(start, end + 1)
    onsets = stage.store.onset[rows]
    return editable(stage, rows[(onsets >= start) & (onsets <= end)])


def touched(stage: Stage, scale: VelocityScale, pointer: Pointer) -> int | None:
    """Id of the note whose bar is at the pointer: a selected one first, then by nearness."""
    store, view = stage.store, stage.view
    tick = view.tick(pointer.x)
    reach = REACH / view.scale
    rows = beginning_between(stage, tick - reach, tick + reach)
    if not len(rows):
        return None
    # Of notes that begin together the bar whose end is nearest is meant.
    away = np.abs(store.velocity[rows] - scale.velocity(pointer.y))
    aside = np.abs(store.onset[rows] - tick)
    best = np.lexsort((away, aside, ~store.selected[rows]))[0]
    return int(store.id[rows[best]])


class VelocityEdit(EditGesture):
    """What the three share.  ``said`` is told the velocity that is being set."""

    name = "Change Velocity"
    minded_notes = False  # those that are gone are left out

    def __init__(
        self,
        stage: Stage,
        pointer: Pointer,
        scale: VelocityScale,
        said: Callable[[int], None] = lambda velocity: None,
    ):
        super().__init__(stage, pointer)
        self.scale = scale
        self.said = said
        self.first: dict[int, Note] = {}  # the notes that were changed, as they were

    def set(self, wanted: dict[int, int]) -> None:
        """Gives notes, by id, these velocities; what was changed before and is left out is back."""
        there = self.stage.store  # a note may be gone since: deleted by a menu, or by a model
        self.first = {note_id: note for note_id, note in self.first.items() if note_id in there}
        for note_id in wanted:
            if note_id in there:
                self.first.setdefault(note_id, self.stage.note(note_id))
        changed = tuple(
            self.stage.note(note_id).but(velocity=wanted.get(note_id, note.velocity))
            for note_id, note in self.first.items()
        )
        changed = tuple(note for note in changed if note != self.stage.note(note.id))
        if changed:
            self.apply(ReplaceNotes(changed))


class RaiseGesture(VelocityEdit):
    """Begins on a bar: it follows the pointer, and with it all that is selected."""

    def __init__(
        self,
        stage: Stage,
        pointer: Pointer,
        scale: VelocityScale,
        note_id: int,
        said: Callable[[int], None] = lambda velocity: None,
    ):
        super().__init__(stage, pointer, scale, said)
        self.grabbed = stage.note(note_id)
        self.held = note_id
        if note_id not in stage.selection:
            adding = pointer.shift or pointer.control
            stage.select(stage.selection | {note_id} if adding else {note_id})
        self.notes = stage.selected_notes()
        self.said(self.grabbed.velocity)

    def dragged(self, pointer: Pointer) -> None:
        # By the way of the pointer: the bar does not jump to where it was grasped.
        way = self.scale.velocity(pointer.y) - self.scale.velocity(self.press.y)
        if len(self.notes) == 1:
            way = self.scale.velocity(pointer.y) - self.grabbed.velocity
        self.set({note.id: held(note.velocity + way) for note in self.notes})
        self.said(held(self.grabbed.velocity + way))

    def released(self, pointer: Pointer) -> None:
        super().released(pointer)
        if not self.far and not (pointer.shift or pointer.control):
            self.stage.select({self.grabbed.id})


class RampGesture(VelocityEdit):
    """Begins on free ground: a straight line, onto which the notes under it go.

    Where some of them are selected, only those.  ``line``: from and to, in ticks and velocities.
    """

    line: tuple[float, int, float, int] | None = None

    def __init__(
        self,
        stage: Stage,
        pointer: Pointer,
        scale: VelocityScale,
        said: Callable[[int], None] = lambda velocity: None,
    ):
        super().__init__(stage, pointer, scale, said)
        self.start = (stage.tick(pointer), scale.velocity(pointer.y))

    def dragged(self, pointer: Pointer) -> None:
        tick, velocity = self.stage.tick(pointer), self.scale.velocity(pointer.y)
        self.line = (*self.start, tick, velocity)
        store = self.stage.store
        first, last = sorted((self.start[0], tick))
        slack = 4.0 / self.stage.view.scale  # a bar is some pixels wide
        rows = beginning_between(self.stage, first - slack, last + slack)
        if store.selected[rows].any():
            rows = rows[store.selected[rows]]
        ticks, ends = [first, last], [self.start[1], velocity]
        if self.start[0] > tick:
            ends.reverse()
        values = np.interp(store.onset[rows], ticks, ends)
        self.set(dict(zip(store.id[rows].tolist(), _rounded(values), strict=True)))
        self.said(velocity)
        self.stage.refresh()

    def released(self, pointer: Pointer) -> None:
        super().released(pointer)
        self.line = None
        self.stage.refresh()

    def aborted(self) -> None:
        super().aborted()
        self.line = None
        self.stage.refresh()


class PaintVelocityGesture(VelocityEdit):
    """Begins anywhere with the draw tool: each note that the pointer passes gets its height."""

    def __init__(
        self,
        stage: Stage,
        pointer: Pointer,
        scale: VelocityScale,
        said: Callable[[int], None] = lambda velocity: None,
    ):
        super().__init__(stage, pointer, scale, said)
        self.wanted: dict[int, int] = {}
        self.last = pointer
        self.moved(pointer)

    def moved(self, pointer: Pointer) -> None:
        """No slack: a press alone sets the bar that it touches."""
        stage, last = self.stage, self.last
        store = stage.store
        here, there = stage.view.tick(last.x), stage.view.tick(pointer.x)
        levels = [self.scale.velocity(last.y), self.scale.velocity(pointer.y)]
        ticks = [here, there]
        if here > there:
            ticks.reverse()
            levels.reverse()
        slack = (REACH if last is pointer else 2.0) / stage.view.scale
        rows = beginning_between(stage, ticks[0] - slack, ticks[1] + slack)
        values = np.interp(store.onset[rows], ticks, levels)
        self.wanted.update(zip(store.id[rows].tolist(), _rounded(values), strict=True))
        self.last = pointer
        self.set(self.wanted)
        self.said(self.scale.velocity(pointer.y))


def _rounded(values: Iterable[float]) -> list[int]:
    return [held(round(value)) for value in values]
