"""In the lane of the song: a sign is dragged in time, and a tempo up and down as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from composer.edit import chord_symbols, markers
from composer.edit.conducting import CHANGED, MOVED, with_change, without_change
from composer.model.chord_symbol import ChordSymbol
from composer.model.score import Marker
from composer.model.time import Meter, Tempo
from composer.ui.roll.gestures.base import EditGesture
from composer.ui.roll.song_lane.sign_edits import is_fixed
from composer.ui.roll.song_lane.signs import Sign
from composer.ui.roll.song_lane.typed import MAX_BPM, MIN_BPM
from composer.ui.roll.stage import Pointer, Stage

FINE = 0.1  # quarter notes a minute, for each pixel, while Shift is held


class SignGesture(EditGesture):
    """``chosen(sign)`` is told where the sign is now.  Ctrl leaves a copy, Alt leaves the
    grid, Shift changes a tempo finely."""

    minded_notes = False
    minded_fields = frozenset({"tempo", "meter", "key", "markers", "chords"})

    def __init__(
        self, stage: Stage, pointer: Pointer, sign: Sign, chosen: Callable[[Sign], object]
    ):
        super().__init__(stage, pointer)
        self._sign = self._now = sign
        self._chosen = chosen
        self._upwards: bool | None = None
        self._copying = False
        meter = stage.document.score.meter
        self._meter = meter.without(sign.tick) if isinstance(sign, Meter) else meter

    def dragged(self, pointer: Pointer) -> None:
        """A tempo goes up or down when the pointer did so first, everything else in time."""
        if self._upwards is None:
            steep = abs(pointer.y - self.press.y) > abs(pointer.x - self.press.x)
            self._upwards = steep and isinstance(self._sign, Tempo)
        wanted = self._bent(pointer) if self._upwards else self._moved(pointer)
        copying = pointer.control and not self._upwards
        if (wanted, copying) == (self._now, self._copying):
            return
        self._now, self._copying = wanted, copying
        self.restart()
        if wanted != self._sign:
            self._put(wanted)
        self._chosen(wanted)

    def aborted(self) -> None:
        """The sign is where it was."""
        super().aborted()
        self._chosen(self._sign)

    def _put(self, wanted: Sign) -> None:
        document = self.stage.document
        if isinstance(wanted, Marker | ChordSymbol):
            of_kind = markers if isinstance(wanted, Marker) else chord_symbols
            self.name = of_kind.COPIED if self._copying else of_kind.MOVED
            score = document.score
            self.apply(
                of_kind.copied(score, wanted)
                if self._copying
                else of_kind.moved(score, self._sign, wanted.tick)
            )
            return
        assert not isinstance(self._sign, Marker | ChordSymbol)
        keeps = self._upwards or self._copying
        self.name = CHANGED[type(wanted)] if keeps else MOVED[type(wanted)]
        if wanted.tick != self._sign.tick and not keeps:
            self.apply(without_change(document.score, self._sign))
        self.apply(with_change(document.score, wanted))

    def _moved(self, pointer: Pointer) -> Sign:
        sign, stage = self._sign, self.stage
        if is_fixed(sign) and not pointer.control:
            return sign
        wanted = sign.tick + (pointer.x - self.press.x) / stage.view.scale
        if isinstance(sign, Marker | Tempo | ChordSymbol):
            tick = stage.snapped(wanted, pointer.alt)
        else:
            tick = self._bar_line(max(0.0, wanted), pointer.alt)
        if is_fixed(replace(sign, tick=tick)):
            # What the song begins with is changed, not covered.
            tick = max(tick, 1) if pointer.alt else max(tick, stage.after(0))
        return replace(sign, tick=tick)

    def _bar_line(self, tick: float, free: bool) -> int:
        """The nearest bar line; with ``free``, the nearest grid line."""
        stage, meter = self.stage, self._meter
        if free:
            return stage.snapped(tick)
        bar, _ = meter.position(int(tick))
        before, after = meter.bar_start(bar), meter.bar_start(bar + 1)
        return before if tick - before < after - tick else after

    def _bent(self, pointer: Pointer) -> Sign:
        assert isinstance(self._sign, Tempo)
        up = self.press.y - pointer.y
        bpm = round(self._sign.bpm, 1) + (round(up * FINE, 1) if pointer.shift else round(up))
        return Tempo.from_bpm(self._sign.tick, max(MIN_BPM, min(MAX_BPM, bpm)))
