"""Which gesture a press on the grid begins, with each tool.  No Qt.

Another tool is one more line of :data:`TOOLS`, an action ``tool_NAME`` and a shape of the pointer.
"""

from __future__ import annotations

from collections.abc import Callable

from composer.ui.roll.gestures.band import BandGesture
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.brush import brushing
from composer.ui.roll.gestures.draw import DrawGesture
from composer.ui.roll.gestures.erase import EraseGesture
from composer.ui.roll.gestures.glue import GlueGesture
from composer.ui.roll.gestures.lasso import LassoGesture
from composer.ui.roll.gestures.loudness import LoudnessGesture
from composer.ui.roll.gestures.move import MoveGesture
from composer.ui.roll.gestures.resize import ResizeGesture
from composer.ui.roll.gestures.row import RowGesture
from composer.ui.roll.gestures.split import SplitGesture
from composer.ui.roll.hit import Part
from composer.ui.roll.stage import Pointer, Stage

Begin = Callable[[Stage, Pointer], Gesture | None]


def begin(stage: Stage, pointer: Pointer) -> Gesture | None:
    """What a press with the stage's tool begins; ``None``: nothing."""
    return TOOLS[stage.tool](stage, pointer)


def drawing(stage: Stage, pointer: Pointer) -> Gesture | None:
    """Writes a note, or with Shift a row of them; ``None`` when there is no voice for it."""
    voice = stage.writing_voice()
    if voice is None:
        return None
    return (RowGesture if pointer.shift else DrawGesture)(stage, pointer, voice)


def _select(stage: Stage, pointer: Pointer) -> Gesture | None:
    return _on_note(stage, pointer) or BandGesture(stage, pointer)


def _draw(stage: Stage, pointer: Pointer) -> Gesture | None:
    if stage.own_hit(pointer) is not None:
        return _on_note(stage, pointer)
    # Who draws can still select, without another tool; and write what another voice has there.
    return BandGesture(stage, pointer) if pointer.control else drawing(stage, pointer)


def _glue(stage: Stage, pointer: Pointer) -> Gesture | None:
    touched = stage.hit(pointer)
    return BandGesture(stage, pointer) if touched is None else GlueGesture(stage, pointer, touched)


def _velocity(stage: Stage, pointer: Pointer) -> Gesture | None:
    touched = stage.hit(pointer)
    if touched is None:
        return BandGesture(stage, pointer)
    return LoudnessGesture(stage, pointer, touched.id)


def _lasso(stage: Stage, pointer: Pointer) -> Gesture | None:
    """What was caught can be moved; everywhere else, on notes too, a lasso begins."""
    touched = stage.hit(pointer)
    changing = pointer.shift or pointer.control or pointer.alt
    if touched is not None and touched.id in stage.selection and not changing:
        return _on_note(stage, pointer)
    return LassoGesture(stage, pointer)


def _on_note(stage: Stage, pointer: Pointer) -> Gesture | None:
    """Moving the note there, or resizing it by its edge; ``None`` on free ground."""
    touched = stage.hit(pointer)
    if touched is None:
        return None
    if touched.part is Part.BODY or pointer.shift or pointer.control:
        return MoveGesture(stage, pointer, touched.id)
    return ResizeGesture(stage, pointer, touched.id, touched.part)


TOOLS: dict[str, Begin] = {
    "select": _select,
    "draw": _draw,
    "erase": EraseGesture,
    "split": SplitGesture,
    "glue": _glue,
    "velocity": _velocity,
    "lasso": _lasso,
    "brush": brushing,
}
