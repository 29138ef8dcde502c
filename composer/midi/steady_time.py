"""The true times of events that come at a steady rate and arrive with jitter.  Pure.

A second-order delay-locked loop after F. Adriaensen, "Using a DLL to filter time" (2005).  While
few events are known, its gains are those of a least-squares line through all of them (the
expanding-memory filter, N. Morrison, "Introduction to Sequential Smoothing and Prediction",
1969), so that it is right from the start and not only after it has settled.
"""

from __future__ import annotations

import math

BANDWIDTH = 1.0
"""Hertz: faster jitter is filtered out, slower changes of tempo come through."""
_WIDEST = 0.2  # radians an event: when they come seldom, jitter is still filtered out
_STRAY_PERIODS = 0.4
_STRAYS = 3
_ALIKE = 0.3


class SteadyTime:
    """Estimates when events truly were, and when the next one will be.

    ``period``: seconds from one to the next, ``None`` before there are two.  ``latest``: the
    filtered time of the last event.  Three events in a row that come far from where they were
    expected, at a rate of their own, are taken for a new rate or a new phase: it begins anew.
    """

    def __init__(self, bandwidth: float = BANDWIDTH) -> None:
        self._bandwidth = bandwidth
        self._count = 0
        self._strays: list[float] = []
        self.period: float | None = None
        self.latest = -math.inf

    def hear(self, seconds: float) -> None:
        """An event arrived at ``seconds`` (never earlier than the one before)."""
        if self._count == 0:
            self._count, self.latest = 1, seconds
        elif self.period is None:
            self._count, self.period, self.latest = 2, seconds - self.latest, seconds
        else:
            expected = self.latest + self.period
            error = seconds - expected
            bound = _STRAY_PERIODS * self.period
            if abs(error) <= bound:
                self._strays.clear()
            else:
                self._strays.append(seconds)
                if len(self._strays) == _STRAYS:
                    if self._begin_anew():
                        return
                    del self._strays[0]
            self._correct(expected, min(max(error, -bound), bound))

    def forget(self) -> None:
        """The events have ceased; the next ones have nothing to do with them."""
        self._count, self.period, self.latest = 0, None, -math.inf
        self._strays.clear()

    def _correct(self, expected: float, error: float) -> None:
        assert self.period is not None
        self._count += 1
        n = self._count
        omega = min(2 * math.pi * self._bandwidth * self.period, _WIDEST)
        place_gain = max(math.sqrt(2) * omega, 2 * (2 * n - 1) / (n * (n + 1)))
        rate_gain = max(omega * omega, 6 / (n * (n + 1)))
        self.latest = expected + place_gain * error
        self.period = max(self.period + rate_gain * error, 1e-6)

    def _begin_anew(self) -> bool:
        first, second, third = self._strays
        earlier, later = second - first, third - second
        if abs(later - earlier) > _ALIKE * max(earlier, later) or third <= first:
            return False  # a crowd that was held up: it says nothing about the rate
        self.forget()
        for seconds in (first, second, third):
            self.hear(seconds)
        return True
