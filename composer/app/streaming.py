"""A model that plays on and on from the song, ahead of the playhead.  Times are ticks.

Its notes go to the player and into the document bar by bar, as they are made.  The playhead may go
as far as there is music; where the engine falls behind, the last bar is repeated.  When it is
stopped, what was not heard yet is taken out again.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from composer.app.session_events import AlongChanged, Said, SessionError
from composer.app.stage import Stage, add_record, add_voice, prime_of
from composer.edit.commands import AddNotes, RemoveNotes, ReplaceNotes
from composer.edit.masking import free_spans
from composer.engine.messages import (
    DEFAULT_TEMPERATURE,
    Cancelled,
    Failed,
    Finished,
    GoOn,
    Message,
    Streamed,
    StreamRequest,
)
from composer.midi.messages import Waiting
from composer.midi.player import PlayerEvent, Position
from composer.midi.song import SongNote
from composer.model.note import Note

VOICE_NAME = "Stream"
STEP_NAME = "Stream"
MAX_BARS_AHEAD = 16
BARS_OF_A_STEP = 256  # of one undo step

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StreamOptions:
    """``pack``: a roll or an event pack, ``None`` for the best roll pack.  ``temperature``, 0 to
    10, and ``density``, -1 (fewer notes) to 1 (more).  ``bars_ahead``: so many bars are made before
    they are heard, 1 to 16; settings are heard so much later.  ``seed``: ``None`` for any."""

    pack: str | None = None
    temperature: float = DEFAULT_TEMPERATURE
    density: float = 0.0
    bars_ahead: int = 2
    seed: int | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        if not 1 <= self.bars_ahead <= MAX_BARS_AHEAD:
            raise ValueError(f"the bars ahead must be 1 to {MAX_BARS_AHEAD}")


@dataclass(slots=True)
class _Running:
    """A stream that goes on.  ``leave``: how far the engine may go; ``made``: how far it has come;
    ``heard``: how far the playhead is; ``sounds``: whether the player was sent to it."""

    request: StreamRequest
    options: StreamOptions
    voice: int
    leave: int
    made: int
    heard: int
    sounds: bool
    waiting: bool = False
    record: tuple[int, object] | None = None


class Streaming:
    """See the module.  ``ended``: called when a stream is over, however it was."""

    def __init__(self, stage: Stage, ended: Callable[[], None] = lambda: None) -> None:
        self._stage, self._ended = stage, ended
        self._running: _Running | None = None
        self._bars: list[tuple[Streamed, tuple[SongNote, ...]]] = []  # to be written
        self._unheard: dict[int, Note] = {}  # id to notes ahead of the playhead
        self._last: dict[int, Note] = {}  # pitch to the last note of it

    @property
    def running(self) -> bool:
        """Whether a stream goes on."""
        return self._running is not None

    @property
    def made(self) -> int:
        """The tick up to which there is music; 0 when there is no stream."""
        return self._running.made if self._running is not None else 0

    def start(self, options: StreamOptions, tick: int) -> None:
        """Plays on from the first bar line at ``tick`` or later.

        Raises :class:`SessionError` when there is no model for it, or a stream goes on.
        """
        stage = self._stage
        if self._running is not None:
            raise SessionError("The model is playing already; stop it first.")
        if not stage.packs("roll") and not stage.packs("event"):
            raise SessionError("No model that can play on is installed.")
        if stage.document.in_transaction:
            raise SessionError("Finish what you are doing with the mouse first.")
        moving = stage.playing
        start = stage.bar_from(max(tick, stage.tick) if moving else tick)
        pack = options.pack
        if pack is None:
            pack = (stage.packs("roll") or stage.packs("event"))[0].name
        leave = stage.bars_on(start, options.bars_ahead)
        try:
            request = StreamRequest(
                id=stage.new_id(),
                revision=stage.document.revision,
                score=prime_of(stage.score, start),
                start=start,
                until=leave,
                pack=pack,
                temperature=options.temperature,
                density=options.density,
                seed=secrets.randbelow(2**31) if options.seed is None else options.seed,
                device=options.device,
            )
        except ValueError as error:
            raise SessionError(f"The model cannot play on from here: {error}.") from error
        with stage.document.transaction(STEP_NAME, coalesce=self._step(request, start)):
            voice = add_voice(stage.document, VOICE_NAME)
        stage.live.open = True
        stage.load()
        if moving:
            stage.player.set_frontier(start, self._bar_before(start))
        self._running = _Running(request, options, voice, leave, start, start, moving)
        stage.ask(request, self._hear)
        self._tell("starting")

    def change(self, options: StreamOptions) -> None:
        """Other settings (temperature, density, bars ahead), from the next bar that is made on."""
        if self._running is not None and options != self._running.options:
            self._running.options = options
            self._give_leave(always=True)

    def stop(self) -> None:
        """Ends the stream and stops the music; what was heard stays, the rest is taken out."""
        running = self._running
        if running is None:
            return
        self._write_bars()
        self._running = None
        self._stage.cancel(running.request.id)
        self._stage.player.pause()
        self._take_out_unheard(running)
        self._over()

    def forget(self) -> None:
        """Another song: ends the stream and leaves everything as it is."""
        running, self._running = self._running, None
        if running is not None:
            self._stage.cancel(running.request.id)
            self._over()

    def take(self, event: PlayerEvent) -> None:
        """What the player says."""
        if self._running is None:
            return
        if isinstance(event, Position):
            # One that was sent before the player was, is of somewhere else.
            if event.playing and event.tick <= self._running.made:
                self._moved(self._running, event.tick)
        elif isinstance(event, Waiting) and event.waiting != self._running.waiting:
            self._running.waiting = event.waiting
            self._tell_state()

    def poll(self) -> None:
        """Writes what could not be written while the person was in the middle of an edit."""
        if self._bars:
            self._write_bars()

    # What the engine says

    def _hear(self, message: Message) -> None:
        running = self._running
        if running is None or getattr(message, "id", None) != running.request.id:
            return
        if isinstance(message, Streamed):
            self._heard_bar(running, message)
        elif isinstance(message, Failed):
            _log.warning("stream: %s %s", message.sentence, message.details)
            sentence = (
                message.sentence
                if message.refused
                else "The model stopped playing, as its engine failed; what it has played is in "
                "your song. You can start it again."
            )
            self._end(sentence)
        elif isinstance(message, (Finished, Cancelled)):
            self._end("")

    def _heard_bar(self, running: _Running, bar: Streamed) -> None:
        stage = self._stage
        notes = tuple(Note(0, running.voice, p, on, length, v) for p, on, length, v in bar.notes)
        sounding = stage.song_notes(running.voice, notes)
        stage.live.sound(sounding)
        running.made = bar.end
        stage.player.set_frontier(bar.end, self._bar_before(bar.end))
        self._bars.append((bar, sounding))
        self._write_bars()
        if not running.sounds:
            running.sounds = True
            stage.play(running.request.start, 0)
        self._tell_state()

    def _end(self, sentence: str) -> None:
        """What is made is still heard; then the music ends."""
        self._write_bars()
        self._running = None
        self._over()
        if sentence:
            self._stage.tell(Said(sentence, error=True))

    def _over(self) -> None:
        stage = self._stage
        for kept in (self._bars, self._unheard, self._last):
            kept.clear()
        stage.live.forget()
        stage.live.open = False
        stage.player.set_frontier(None)
        stage.load()
        self._tell("off")
        self._ended()

    # The playhead

    def _moved(self, running: _Running, tick: int) -> None:
        running.heard = max(running.request.start, tick)
        for heard in [note.id for note in self._unheard.values() if note.onset < tick]:
            del self._unheard[heard]
        self._give_leave()

    def _give_leave(self, always: bool = False) -> None:
        running = self._running
        assert running is not None
        ahead = 1 + running.options.bars_ahead
        leave = max(running.leave, self._stage.bars_on(running.heard, ahead))
        if leave > running.leave or always:
            running.leave = leave
            options = running.options
            self._stage.go_on(GoOn(running.request.id, leave, options.temperature, options.density))

    def _bar_before(self, tick: int) -> int:
        """Length of the bar that ends at ``tick``; 0 at the beginning."""
        return tick - self._stage.bars_on(tick - 1, 0) if tick > 0 else 0

    # The document

    def _write_bars(self) -> None:
        stage, running = self._stage, self._running
        if running is None or stage.document.in_transaction:
            return
        bars, self._bars = self._bars, []
        for bar, sounding in bars:
            self._have_voice(running, bar)
            with (
                stage.live.telling(),
                stage.document.transaction(
                    STEP_NAME, coalesce=self._step(running.request, bar.start)
                ),
            ):
                self._write(running, bar)
            stage.live.forget(sounding)

    def _have_voice(self, running: _Running, bar: Streamed) -> None:
        """It may have been undone, or the person took the voice out."""
        document = self._stage.document
        if any(voice.id == running.voice for voice in document.score.voices):
            return
        with document.transaction(STEP_NAME, coalesce=self._step(running.request, bar.start)):
            running.voice = add_voice(document, VOICE_NAME)
        self._stage.load()

    def _write(self, running: _Running, bar: Streamed) -> None:
        document = self._stage.document
        score = document.score
        if (
            running.record is None
            or running.record[0] not in score.generations
            or running.record[1] != bar.parameters
        ):
            running.record = add_record(document, "stream", bar), bar.parameters
        shorter = []
        for pitch, onset, duration, _ in bar.shortened:
            note = self._last.get(pitch)
            if (
                note is not None
                and note.onset == onset
                and note.duration > duration
                and score.notes.get(note.id) == note  # the person left it as it was
            ):
                shorter.append(replace(note, duration=duration))
        if shorter:
            document.apply(ReplaceNotes(tuple(shorter)))
        new = tuple(
            Note(document.new_id(), running.voice, p, start, end - start, v, running.record[0])
            for p, on, length, v in bar.notes
            for start, end in free_spans(score.masks, running.voice, on, on + length)
        )
        document.apply(AddNotes(new))
        self._last.update({note.pitch: note for note in new})
        ahead = (note for note in (*shorter, *new) if note.onset >= running.heard)
        self._unheard.update({note.id: note for note in ahead})

    def _take_out_unheard(self, running: _Running) -> None:
        stage = self._stage
        gone = [
            note.id
            for note in self._unheard.values()
            if note.onset >= running.heard and stage.score.notes.get(note.id) == note
        ]
        if gone and not stage.document.in_transaction:
            step = self._step(running.request, running.made - 1)
            with stage.document.transaction(STEP_NAME, coalesce=step):
                stage.document.apply(RemoveNotes(gone))

    def _step(self, request: StreamRequest, tick: int) -> str:
        bar = self._stage.score.meter.position(max(0, tick))[0]
        first = self._stage.score.meter.position(request.start)[0]
        return f"stream {request.id} {max(0, bar - first) // BARS_OF_A_STEP}"

    # The observers

    def _tell_state(self) -> None:
        running = self._running
        if running is not None:
            state = "playing" if running.sounds else "starting"
            self._tell("waiting" if running.waiting else state)

    def _tell(self, state: str) -> None:
        self._stage.tell(AlongChanged("stream", state))
