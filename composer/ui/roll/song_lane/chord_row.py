"""The row of the chords: whether it is shown, and where one goes on to while writing.  No Qt."""

from __future__ import annotations

from composer.model.score import Score
from composer.model.time import MeterMap
from composer.ui.roll.song_lane.signs import Row


class ShownRows:
    """``chords``: whether the row of the chords is wanted; ``None``: where the song has some."""

    def __init__(self) -> None:
        self.chords: bool | None = None

    def of(self, score: Score) -> tuple[Row, ...]:
        """The rows, from above."""
        shown = bool(score.chords) if self.chords is None else self.chords
        return tuple(row for row in Row if shown or row is not Row.CHORDS)


def onward(meter: MeterMap, tick: int, step: int, by_bar: bool) -> int:
    """The next (``step`` 1) or the previous (-1) beat or bar line beside ``tick``; 0 at least."""
    bar, rest = meter.position(tick)
    start = meter.bar_start(bar)
    if step > 0:
        end = meter.bar_start(bar + 1)
        beat = meter.at(start).beat_ticks
        return end if by_bar else min(end, start + (rest // beat + 1) * beat)
    if not rest:
        if not bar:
            return 0
        end, start = start, meter.bar_start(bar - 1)
        rest = end - start
    beat = meter.at(start).beat_ticks
    return start if by_bar else start + (rest - 1) // beat * beat
