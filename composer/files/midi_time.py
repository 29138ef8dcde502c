"""From the ticks of a MIDI file to the score's ticks, rounded the same way everywhere.

One function of time maps every beginning and every end, so notes that adjoin in the file adjoin
in the score.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction

from composer.model.time import TICKS_PER_QUARTER, Tempo, TempoMap

DEFAULT_QUARTER_US = 500_000

_FINE = 2**32


class QuarterClock:
    """Time in a file that counts ``ticks_per_quarter``."""

    def __init__(self, ticks_per_quarter: int) -> None:
        self._quarter = ticks_per_quarter

    def tick(self, file_tick: int) -> int:
        """The score's tick, rounded to the nearest, halves up."""
        if self._quarter == TICKS_PER_QUARTER:
            return file_tick
        return (2 * file_tick * TICKS_PER_QUARTER + self._quarter) // (2 * self._quarter)

    def last_file_tick(self, tick: int) -> int:
        """The last tick of the file that is not after the score's ``tick``."""
        return tick * self._quarter // TICKS_PER_QUARTER


class SecondClock:
    """Time in a file that counts ``ticks_per_second`` (SMPTE).

    The file's tempo events (``tempos``: pairs of file tick and microseconds a quarter, in order)
    do not move its notes in time; they say which tempo the score is written in, so that both the
    seconds and the notation come out as meant.
    """

    def __init__(self, ticks_per_second: Fraction, tempos: list[tuple[int, int]]) -> None:
        self._second = ticks_per_second
        self._starts = [0]
        self._tempos = [DEFAULT_QUARTER_US]
        self._exact = [Fraction(0)]
        for file_tick, quarter_us in tempos:
            if file_tick == self._starts[-1]:
                self._tempos[-1] = quarter_us
                continue
            position = self._position(len(self._starts) - 1, file_tick)
            # Kept to a four-billionth of a tick, or the fractions of many tempi grow for ever.
            self._exact.append(Fraction(round(position * _FINE), _FINE))
            self._starts.append(file_tick)
            self._tempos.append(quarter_us)

    def _position(self, i: int, file_tick: int) -> Fraction:
        seconds = (file_tick - self._starts[i]) / self._second
        return self._exact[i] + seconds * 1_000_000 * TICKS_PER_QUARTER / self._tempos[i]

    def tick(self, file_tick: int) -> int:
        """The score's tick, rounded to the nearest, halves up."""
        exact = self._position(bisect_right(self._starts, file_tick) - 1, file_tick)
        return int((2 * exact + 1) // 2)


Clock = QuarterClock | SecondClock


def tempo_map(tempos: list[tuple[int, int]]) -> TempoMap:
    """The map of pairs of tick and microseconds a quarter; of several at a tick the last counts."""
    latest = {0: DEFAULT_QUARTER_US} | dict(tempos)
    return TempoMap(tuple(Tempo(tick, quarter) for tick, quarter in sorted(latest.items())))
