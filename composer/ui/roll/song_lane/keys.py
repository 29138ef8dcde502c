"""What keys do in the lane of the song: walking, writing, moving, removing.

Repeated moves of the same sign are one undo step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from composer.edit import conducting
from composer.model.key import Key
from composer.model.time import Meter, Tempo
from composer.ui.roll.pointing import ALT, CONTROL, SHIFT
from composer.ui.roll.song_lane.sign_edits import is_fixed, move
from composer.ui.roll.song_lane.signs import Row, Sign, neighbour, row_of, signs
from composer.ui.roll.song_lane.typed import MAX_BPM, MIN_BPM

if TYPE_CHECKING:
    from composer.ui.roll.song_lane.lane import SongLane

K = Qt.Key
_FAR = 1_000_000_000
_SIDEWAYS = {K.Key_Left: -1, K.Key_Right: 1}
_WALKS = {**_SIDEWAYS, K.Key_Home: -_FAR, K.Key_End: _FAR}
_ROWS = {K.Key_Up: -1, K.Key_Down: 1}
_FASTER = {K.Key_Plus: 1, K.Key_Equal: 1, K.Key_Minus: -1, K.Key_Underscore: -1}


def meant(lane: SongLane, event: QKeyEvent) -> Callable[[], object] | None:
    """What a key stands for; ``None`` for nothing."""
    key, held, sign = K(event.key()), event.modifiers(), lane.chosen
    control, alt, shift = (bool(held & m) for m in (CONTROL, ALT, SHIFT))
    if control or (alt and shift):
        return None
    if alt:
        step = _SIDEWAYS.get(key)
        return None if step is None or sign is None else lambda: _shift(lane, sign, step)
    if key in _FASTER and isinstance(sign, Tempo):
        return lambda: _bend(lane, sign, _FASTER[key])
    if shift:
        return None
    if key in _WALKS:
        return lambda: _walk(lane, _WALKS[key])
    if key in _ROWS:
        return lambda: _change_row(lane, _ROWS[key])
    if key in (K.Key_Return, K.Key_Enter):
        return lambda: _write(lane)
    if key == K.Key_Insert:
        return lambda: lane.write_new(lane.row, lane.tick_for(lane.row, lane.scene.playhead))
    if key in (K.Key_Delete, K.Key_Backspace) and sign is not None:
        return lambda: lane.remove(sign)
    return lane.left.emit if key == K.Key_Escape else None


def _walk(lane: SongLane, step: int) -> None:
    lane.choose(neighbour(lane.document.score, lane.row, lane.chosen, lane.scene.playhead, step))


def _change_row(lane: SongLane, step: int) -> None:
    tick = lane.scene.playhead if lane.chosen is None else lane.chosen.tick
    row = Row(max(0, min(len(lane.rows) - 1, lane.row + step)))
    if lane.chosen is None or row_of(lane.chosen) is not row:
        lane.choose(neighbour(lane.document.score, row, None, tick, 0))
    lane.row = row
    if lane.chosen is None:
        lane.say(lane.titles()[row])


def _write(lane: SongLane) -> None:
    if lane.chosen is None:
        lane.write_new(lane.row, lane.tick_for(lane.row, lane.scene.playhead))
    else:
        lane.write(lane.row, lane.chosen.tick, lane.chosen)


def _shift(lane: SongLane, sign: Sign, step: int) -> None:
    """Moves a sign: meter and key by the bar, the rest by the grid, past others of its kind."""
    if is_fixed(sign):
        lane.refuse_first()
        return
    others = signs(lane.document.score, row_of(sign))
    taken = {other.tick for other in others if type(other) is type(sign)}
    tick = sign.tick
    while True:
        before, tick = tick, _next_place(lane, sign, tick, step)
        if tick == before:
            return
        if tick not in taken:
            break
    # Another one that is called the same is moved in a step of its own.
    last, number = lane.moved
    number += last != sign
    now = move(lane.document, sign, tick, f"move sign {number}")
    lane.moved = now, number
    lane.choose(now)


def _next_place(lane: SongLane, sign: Sign, tick: int, step: int) -> int:
    stage, meter = lane.stage, lane.document.score.meter
    if isinstance(sign, Meter | Key):
        if isinstance(sign, Meter):
            meter = meter.without(sign.tick)
        bar, rest = meter.position(tick)
        if step > 0:
            return meter.bar_start(bar + 1)
        return meter.bar_start(bar if rest else max(0, bar - 1))
    return stage.after(tick) if step > 0 else stage.cell(max(0, tick - 1))


def _bend(lane: SongLane, sign: Tempo, by: int) -> None:
    bpm = max(MIN_BPM, min(MAX_BPM, round(sign.bpm + by)))
    changed = replace(Tempo.from_bpm(0, bpm), tick=sign.tick)
    conducting.put(lane.document, changed, f"tempo {sign.tick}")
    lane.choose(changed)
