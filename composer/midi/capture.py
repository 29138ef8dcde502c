"""What was played lately, recording or not, so that it can still be kept.  Pure.

Phrases are parted by silence.  What was played along with the song lies where it was played;
what was played while the song stood still is laid at a place, at the song's tempo.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from composer.midi.channels import CONTROLLER, NOTE_OFF, NOTE_ON, SUSTAIN
from composer.midi.messages import Heard
from composer.midi.recorder import Recorder, Take
from composer.model.control import ControlKind
from composer.model.time import MeterMap, TempoMap

KEPT_SECONDS = 600.0
KEPT_MESSAGES = 50_000
PAUSE_SECONDS = 4.0
"""A silence this long parts one phrase from the next."""
_FORGOTTEN_SECONDS = 5 * PAUSE_SECONDS
"""A key that is held this long while nothing else comes was let go of unheard (a pulled plug)."""


@dataclass(slots=True)
class Phrase:
    """Messages that were played without a pause between, at least one note among them.

    ``playing``: along with the song.
    """

    playing: bool
    messages: list[Heard] = field(default_factory=list)

    @property
    def first_note(self) -> float:
        """Seconds (of ``perf_counter``) at which the first note was struck."""
        return next(m.seconds for m in self.messages if _is_on(m.data))

    @property
    def end(self) -> float:
        """Seconds of the last message."""
        return self.messages[-1].seconds


class RecentlyPlayed:
    """The messages of the last ``seconds``, at most ``messages`` of them."""

    def __init__(self, seconds: float = KEPT_SECONDS, messages: int = KEPT_MESSAGES) -> None:
        self._seconds = seconds
        self._heard: deque[Heard] = deque(maxlen=messages)

    def hear(self, heard: Heard) -> None:
        """Keeps a message."""
        self._heard.append(heard)
        while heard.seconds - self._heard[0].seconds > self._seconds:
            self._heard.popleft()

    def clear(self) -> None:
        """Forgets everything: it was recorded, or kept."""
        self._heard.clear()

    def since(self, seconds: float) -> list[Heard]:
        """What was heard from then on, in order."""
        return [heard for heard in self._heard if heard.seconds >= seconds]

    def held(self) -> dict[tuple[ControlKind, int], int]:
        """Pedals that are down now, by controller."""
        down: dict[tuple[ControlKind, int], int] = {}
        for heard in self._heard:
            if heard.data[0] & 0xF0 == CONTROLLER and len(heard.data) == 3:
                down[ControlKind.CONTROLLER, heard.data[1]] = heard.data[2]
        return {knob: value for knob, value in down.items() if value}

    def phrases(self) -> list[Phrase]:
        """The phrases, the earliest first."""
        phrases: list[Phrase] = []
        keys: set[tuple[str, int, int]] = set()
        pedals: set[str] = set()
        last: Heard | None = None
        for heard in self._heard:
            if last is None or _parts(last, heard, bool(keys or pedals)):
                phrases.append(Phrase(heard.playing))
                keys.clear()
            phrases[-1].messages.append(heard)
            last = heard
            _hold(heard, keys, pedals)
        return [p for p in phrases if any(_is_on(m.data) for m in p.messages)]


def played_along(
    phrase: Phrase,
    meter: MeterMap,
    now: float,
    loop: tuple[int, int] | None = None,
    tempo: TempoMap | None = None,
    latencies: Mapping[str, float] | None = None,
) -> tuple[Take, ...]:
    """A phrase that was played along with the song, where it was played.

    Of what was played in a ``loop`` each pass is a take.  ``now``: the tick up to which keys that
    are still down are held.
    """
    first = next(m for m in phrase.messages if _is_on(m.data))
    if loop is not None and not loop[0] <= first.tick < loop[1]:
        loop = None
    bar, _ = meter.position(max(0, int(first.tick)))
    start = loop[0] if loop is not None else meter.bar_start(bar)
    recorder = Recorder(
        start, loop=loop, tempo=tempo, latencies=latencies, turn=phrase.messages[0].turn
    )
    for heard in phrase.messages:
        recorder.hear(heard)
    if now > phrase.messages[-1].tick:
        recorder.moved(now)
    return recorder.stop()


def laid_at(
    phrase: Phrase,
    start: int,
    now: float,
    tempo: TempoMap | None = None,
    scale: float = 1.0,
    latencies: Mapping[str, float] | None = None,
) -> tuple[Take, ...]:
    """A phrase that was played while the song stood still: its first note lies at ``start``, the
    others where the song's tempo puts them.

    ``now``: seconds (of ``perf_counter``) up to which keys that are still down are held.
    """
    tempo = tempo or TempoMap()
    late = dict(latencies or {})
    first = next(m for m in phrase.messages if _is_on(m.data))
    begin = first.seconds - late.get(first.source, 0.0)
    origin = tempo.seconds(start)
    recorder = Recorder(start, tempo=tempo)

    def place(seconds: float) -> float:
        return tempo.tick(origin + (seconds - begin) * scale)

    for heard in phrase.messages:
        # Rounding must not put the first note a hair before the start.
        tick = max(place(heard.seconds - late.get(heard.source, 0.0)), start - 1.0)
        if heard is first:
            tick = float(start)
        recorder.hear(replace(heard, tick=tick, playing=True, turn=0))
    if (end := place(now)) > recorder.place:
        recorder.moved(end)
    return recorder.stop()


def beat_at(meter: MeterMap, tick: int) -> int:
    """The felt beat at or before ``tick``: where a phrase is laid whose place is not known."""
    _, into = meter.position(tick)
    return tick - into % meter.at(tick).beat_ticks


def _parts(last: Heard, heard: Heard, held: bool) -> bool:
    """Whether a phrase ends between two messages that follow each other."""
    gap = heard.seconds - last.seconds
    if heard.playing != last.playing or gap > _FORGOTTEN_SECONDS:
        return True
    if gap > PAUSE_SECONDS and not held:
        return True
    if not heard.playing:
        return False
    return heard.turn < last.turn or (heard.turn == last.turn and heard.tick < last.tick)


def _hold(heard: Heard, keys: set[tuple[str, int, int]], pedals: set[str]) -> None:
    kind, channel = heard.data[0] & 0xF0, heard.data[0] & 0x0F
    if _is_on(heard.data):
        keys.add((heard.source, channel, heard.data[1]))
    elif kind in (NOTE_ON, NOTE_OFF):
        keys.discard((heard.source, channel, heard.data[1]))
    elif kind == CONTROLLER and heard.data[1] == SUSTAIN:
        if heard.data[2] >= 64:
            pedals.add(heard.source)
        else:
            pedals.discard(heard.source)


def _is_on(data: bytes) -> bool:
    return data[0] & 0xF0 == NOTE_ON and len(data) == 3 and data[2] > 0
