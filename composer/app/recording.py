"""Recording from the MIDI inputs into the document, and keeping what was just played.

A part of a sitting.  It hears what the player hears, and writes when it is over: the document
changes once, as one undo step, and is never half changed.  Several passes through a loop are takes;
one of them is in the document, and another can be chosen.  Times are ticks.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from composer.app.session_events import (
    RecordingChanged,
    Said,
    SessionError,
    SessionEvent,
    TakesChanged,
)
from composer.app.settings import Settings
from composer.edit.document import Document
from composer.edit.recorded import Written, write_recorded
from composer.files.played import Played
from composer.midi.capture import RecentlyPlayed, beat_at, laid_at, played_along
from composer.midi.messages import Heard, Position, Stopped
from composer.midi.player import PlayerClient, PlayerEvent
from composer.midi.recorder import EARLY, PlayedNote, Recorder, Take
from composer.midi.song import Song, song_from_score
from composer.midi.takes import GridOnTheWayIn, quantised, together
from composer.model.score import Score

MOST_TAKES = 32
STOP_SECONDS = 2.0
"""A player that does not say within so long that it has stopped is not waited for."""
# While it is recorded the song goes on after its last note, for longer than anybody plays.
_OPEN_END = 480 * 4 * 100_000


@dataclass(slots=True)
class _Running:
    """A recording that goes on.  ``stop_by``: when it is over at the latest; ``back``: the
    playhead goes back to where playing began then."""

    voice: int
    recorder: Recorder
    loop: tuple[int, int] | None
    replacing: bool
    way: GridOnTheWayIn | None
    moving: bool = False
    stop_by: float | None = None
    back: bool = False


@dataclass(slots=True)
class _Taken:
    """What was recorded last.  ``replaced``: the stretch that it takes the place of.

    ``written``: each time that a take was put into the document, which and as what, so that
    undo and redo can bring any of them back.
    """

    voice: int
    takes: tuple[Take, ...]
    replaced: tuple[int, int] | None
    name: str
    chosen: int
    written: tuple[tuple[int, Written], ...] = ()


class Recording:
    """See the module.

    ``settings``: the present ones; ``tell``: the sitting's observers; ``start(tick, bars)``: loads
    :meth:`song` and plays it from there after a count-in, or, with ``None``, loads it soon.
    ``lateness()``: seconds by which inputs are late, by name.  ``grid``: ticks, what quantising on
    the way in goes by.
    """

    def __init__(
        self,
        document: Document,
        player: PlayerClient,
        settings: Callable[[], Settings],
        tell: Callable[[SessionEvent], None],
        start: Callable[[int | None, int], None],
        lateness: Callable[[], Mapping[str, float]] = dict,
    ) -> None:
        self._document = document
        self._player = player
        self._settings = settings
        self._tell = tell
        self._start = start
        self._lateness = lateness
        self.grid = 120
        self.recent = RecentlyPlayed()
        self._running: _Running | None = None
        self._taken: _Taken | None = None
        self._waiting: _Taken | None = None

    # What is the case

    @property
    def state(self) -> str:
        """``"off"``, ``"waiting"`` (count-in or pre-roll) or ``"on"``."""
        if self._running is None:
            return "off"
        return "on" if self._running.recorder.begun else "waiting"

    @property
    def voice(self) -> int | None:
        """Id of the voice that is recorded into."""
        return self._running.voice if self._running is not None else None

    def so_far(self, start: float = 0.0, end: float = math.inf) -> tuple[PlayedNote, ...]:
        """The notes of the present pass that sound from ``start`` to ``end``, as they will be;
        held ones last until now."""
        running = self._running
        if running is None:
            return ()
        notes = tuple(n for n in running.recorder.so_far() if n.end > start and n.onset < end)
        if running.way is None or not notes:
            return notes
        start = (
            running.recorder.start if running.recorder.turn == 0 else (running.loop or (0, 0))[0]
        )
        take = Take(start, start + 1, notes, (), running.recorder.turn)
        return quantised([take], running.way, self._document.score.meter, running.loop)[0].notes

    @property
    def takes(self) -> tuple[Take, ...]:
        """What was recorded last, one for each pass; empty before the first recording."""
        return self._taken.takes if self._taken is not None else ()

    @property
    def chosen(self) -> int | None:
        """Which take is in the document, after undo too; their number stands for all together."""
        if self._taken is None:
            return None
        there = self._there(self._taken)
        return there[-1][0] if there else None

    @property
    def written(self) -> frozenset[int]:
        """Ids of the notes of the last recording that are in the document."""
        there = self._there(self._taken) if self._taken is not None else []
        return there[-1][1].notes if there else frozenset()

    @property
    def can_capture(self) -> bool:
        """Whether something was played that is not in the document yet."""
        return bool(self.recent.phrases())

    # What can be asked for

    def begin(self, voice: int, tick: int) -> None:
        """Records into ``voice`` from ``tick``, which is played to from a count-in or pre-roll.

        With a loop on, each pass is a take; outside of the loop it begins where the loop does.
        """
        self.finish()
        settings, meter = self._settings(), self._document.score.meter
        loop = self._player.loop
        if loop is not None and not loop[0] <= tick < loop[1]:
            tick = loop[0]
        self._run(voice, tick, loop, 0)
        bar, _ = meter.position(tick)
        first = meter.bar_start(max(0, bar - settings.pre_roll)) if settings.pre_roll else tick
        self._click(settings.metronome or settings.record_click)
        self._start(first, max(settings.count_in, settings.record_count_in))
        self._tell(RecordingChanged(self.state))

    def punch_in(self, voice: int, tick: int) -> None:
        """Records into ``voice`` from now on, while it plays; ``tick``: where the playhead is."""
        self.finish()
        loop = self._player.loop
        if loop is not None and not loop[0] <= tick < loop[1]:
            loop = None
        running = self._run(voice, tick, loop, None)
        for heard in self.recent.since(time.perf_counter() - 1.0):
            if heard.playing and tick - EARLY <= heard.tick <= tick + EARLY:
                running.recorder.hear(heard)
        running.moving = True
        running.recorder.moved(tick + 1)
        self._click(self._settings().metronome or self._settings().record_click)
        self._start(None, 0)
        self._tell(RecordingChanged(self.state))

    def stop_soon(self, back: bool = False) -> None:
        """Pauses; it is over as soon as the player has stopped.

        ``back``: the playhead goes back to where playing began.
        """
        if self._running is not None:
            self._player.pause()
            self._running.back = self._running.back or back
            if self._running.stop_by is None:
                self._running.stop_by = time.monotonic() + STOP_SECONDS

    def finish(self) -> None:
        """Ends recording here and writes what was played; playing goes on if it does."""
        running, self._running = self._running, None
        if running is None:
            return
        taken = self._taken_in(running, running.recorder.stop())
        self.recent.clear()
        self._click(self._settings().metronome)
        if running.back:
            self._player.stop()
        self._start(None, 0)
        self._tell(RecordingChanged("off"))
        if taken is not None:
            self._write(taken)

    def choose(self, index: int) -> None:
        """Puts another take in the place of the one in the document, as one step.

        ``index``: of :attr:`takes`; their number: all together.  Raises :class:`SessionError`
        when there is none.
        """
        taken = self._taken
        if taken is None or not 0 <= index <= len(taken.takes):
            raise SessionError("There is no such take.")
        if self._document.in_transaction:
            raise SessionError("Finish what you are doing with the mouse first.")
        together_ = index == len(taken.takes)
        name = "All Takes Together" if together_ else f"Take {index + 1}"
        self._put(replace(taken, chosen=index, name=name))

    def capture(self, voice: int, tick: int) -> None:
        """Keeps what was just played, though nothing was recorded.

        What was played along with the song lies where it was played; else the phrase begins on
        the beat at or before ``tick``, at the song's tempo.  Earlier phrases become takes to choose
        from.  Raises :class:`SessionError` when nothing was played.
        """
        if self._document.in_transaction:
            raise SessionError("Finish what you are doing with the mouse first.")
        phrases = self.recent.phrases()
        if not phrases:
            raise SessionError(
                "Nothing was played on a MIDI input since the last recording; play something first."
            )
        score, late = self._document.score, self._lateness()
        loop = self._player.loop
        takes: list[Take] = []
        for phrase in phrases[-MOST_TAKES:]:
            # Only what was played last can still be held.
            if phrase.playing:
                now = phrase.messages[-1].tick
                if phrase is phrases[-1] and self._player.position.playing:
                    now = self._player.position.tick
                takes += played_along(phrase, score.meter, now, loop, score.tempo, late)
            else:
                until = time.perf_counter() if phrase is phrases[-1] else phrase.end
                start, scale = beat_at(score.meter, max(0, tick)), self._player.tempo_scale
                takes += laid_at(phrase, start, until, score.tempo, scale, late)
        takes = takes[-MOST_TAKES:]
        self.recent.clear()
        self._write(_Taken(voice, tuple(takes), None, "Capture", len(takes) - 1))

    def forget(self) -> None:
        """Another document: what was recorded for the one before is given up."""
        running, self._running = self._running, None
        taken, self._taken, self._waiting = self._taken, None, None
        if running is not None:
            self._click(self._settings().metronome)
            self._tell(RecordingChanged("off"))
        if taken is not None:
            self._tell(TakesChanged((), None))

    # What happens

    def take(self, event: PlayerEvent) -> None:
        """Hears what the player says."""
        running = self._running
        if isinstance(event, Heard):
            self.recent.hear(event)
            if running is not None:
                running.recorder.hear(event)
        elif isinstance(event, Position) and running is not None:
            if event.playing:
                running.moving = True
                before = self.state
                running.recorder.moved(event.tick)
                if self.state != before:
                    self._tell(RecordingChanged(self.state))
            elif running.moving:
                # Paused a little further on; stopped, it is back where it began.
                if event.tick > running.recorder.place:
                    running.recorder.moved(event.tick)
                self.finish()
        elif (
            isinstance(event, Stopped)
            and running is not None
            # One that was sent before recording began is not its end.
            and (running.moving or running.stop_by is not None)
        ):
            self.finish()

    def look(self) -> None:
        """What cannot wait for an event; call it often."""
        running = self._running
        if running is not None and time.monotonic() > (running.stop_by or math.inf):
            self.finish()
        if self._waiting is not None and not self._document.in_transaction:
            waiting, self._waiting = self._waiting, None
            self._put(waiting)

    def song(self, score: Score) -> Song:
        """What the player plays: while it is recorded, without end, and without the notes that
        will be replaced."""
        running = self._running
        if running is None:
            return song_from_score(score)
        if running.replacing:
            start, end = running.recorder.start, _OPEN_END
            if running.loop is not None:
                end = running.loop[1]
            score = score.copy()
            score.notes = {
                i: n
                for i, n in score.notes.items()
                if n.voice != running.voice or not start <= n.onset < end
            }
        return replace(song_from_score(score), end=_OPEN_END)

    def unwritten(self) -> Played | None:
        """What would be written if it were over now, ``None`` when that is nothing."""
        taken, running = self._waiting, self._running
        if taken is None and running is not None:
            taken = self._taken_in(running, running.recorder.takes_so_far())
        if taken is None:
            return None
        take = taken.takes[taken.chosen]
        return Played(
            taken.voice,
            tuple((n.pitch, n.onset, n.end - n.onset, n.velocity) for n in take.notes),
            tuple((c.tick, c.kind.value, c.number, c.value) for c in take.controls),
            taken.replaced,
        )

    # Within

    def _run(
        self, voice: int, tick: int, loop: tuple[int, int] | None, turn: int | None
    ) -> _Running:
        settings = self._settings()
        recorder = Recorder(
            tick,
            loop=loop,
            tempo=self._document.score.tempo,
            scale=self._player.tempo_scale,
            latencies=self._lateness(),
            held=self.recent.held(),
            turn=turn,
        )
        way = GridOnTheWayIn(self.grid, settings.record_lengths) if settings.record_grid else None
        self._running = _Running(voice, recorder, recorder.loop, settings.record_replaces, way)
        return self._running

    def _taken_in(self, running: _Running, takes: tuple[Take, ...]) -> _Taken | None:
        """What is written of ``takes``: the last one; ``None`` when nothing was played."""
        if running.way is not None:
            takes = quantised(takes, running.way, self._document.score.meter, running.loop)
        takes = takes[-MOST_TAKES:]
        if not takes:
            return None
        whole = (min(t.start for t in takes), max(t.end for t in takes))
        replaced = whole if running.replacing else None
        return _Taken(running.voice, takes, replaced, "Record", len(takes) - 1)

    def _click(self, on: bool) -> None:
        self._player.set_metronome(on, self._settings().click)

    def _write(self, taken: _Taken) -> None:
        """Writes at once, or, while a gesture holds the document, as soon as it is over."""
        if self._document.in_transaction:
            self._waiting = taken
        else:
            self._taken = None
            self._put(taken)

    def _there(self, taken: _Taken) -> list[tuple[int, Written]]:
        score = self._document.score
        return [(index, written) for index, written in taken.written if written.is_there(score)]

    def _put(self, taken: _Taken) -> None:
        takes = taken.takes
        take = together(takes) if taken.chosen == len(takes) else takes[taken.chosen]
        # Gone by undo: then it is written as for the first time.
        before = [written for _, written in self._there(taken)]
        try:
            written = write_recorded(
                self._document,
                taken.voice,
                [(n.pitch, n.onset, n.end - n.onset, n.velocity) for n in take.notes],
                [(c.tick, c.kind, c.number, c.value) for c in take.controls],
                taken.name,
                replaced=None if before else taken.replaced,
                instead_of=before,
            )
        except ValueError as error:
            self._tell(Said(f"What was played could not be written: {error}.", error=True))
            return
        self._taken = replace(
            taken, voice=written.voice, written=(*taken.written, (taken.chosen, written))
        )
        self._tell(TakesChanged(takes, taken.chosen))
