"""Which lanes the roll has, from above."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from composer.app.singing import Singing
from composer.model.control_type import named
from composer.ui.roll import keyboard
from composer.ui.roll.control_store import ControlStore
from composer.ui.roll.ghost_painter import paint_framed_ghosts
from composer.ui.roll.lanes.area import LaneArea
from composer.ui.roll.lanes.control_lane import ControlLane
from composer.ui.roll.lanes.mask_lane import MaskLane
from composer.ui.roll.lanes.surprise_lane import SurpriseLane
from composer.ui.roll.lanes.syllable_lane import SyllableLane
from composer.ui.roll.lanes.velocity_lane import VelocityLane
from composer.ui.roll.mask_painter import paint_masked_cells, paint_masked_notes

if TYPE_CHECKING:
    from composer.ui.roll.view import RollView


def add_lanes(roll: RollView, lay_out: Callable[[], None]) -> tuple[LaneArea, SyllableLane]:
    """The lanes under the notes of ``roll``, and that of its words.

    Words that have no lane stand on their notes.  Masks are shown on the notes in any case.
    """
    area = LaneArea(roll, lay_out)
    syllables = SyllableLane(roll.scene, Singing(roll.document), roll.reveal, area)
    velocities = VelocityLane(roll.scene, lambda step: keyboard.walk(roll, step), area)
    velocities.said.connect(roll.pointer_moved)
    masks = MaskLane(roll.scene, area)
    masks.said.connect(roll.pointer_moved)
    area.add(masks, shown=None)
    area.add(syllables, shown=None)
    area.add(velocities)
    area.add(SurpriseLane(roll.scene, area))
    area.make, area.look = _controllers(roll, area), roll.look_at

    roll.scene.beneath.append(paint_masked_cells)
    roll.scene.above.append(paint_masked_notes)
    roll.scene.above.append(paint_framed_ghosts)

    def show_words() -> None:
        shown = area.is_shown(syllables.name)
        roll.scene.syllable = None if shown else syllables.rows.text_at

    area.shown_changed.connect(show_words)
    show_words()
    return area, syllables


def _controllers(roll: RollView, area: LaneArea) -> Callable[[str], ControlLane | None]:
    """Makes the lane of a controller, by its name, when it is asked for the first time."""
    store = ControlStore()

    def look_at(tick: int) -> None:
        view = roll.stage.view
        x = view.x(tick)
        dx = x - 40 if x < 0 else max(0.0, x + 40 - view.width)
        if dx:
            roll.look_at(view.scrolled(dx, 0))

    def make(name: str) -> ControlLane | None:
        type_ = named(name)
        if type_ is None:
            return None
        lane = ControlLane(roll.scene, store, type_, look_at, area)
        lane.said.connect(roll.pointer_moved)
        return lane

    return make
