"""A model that answers what is played on the keyboard.  Times are ticks, else seconds.

A phrase begins with the first key; where the song stands, it begins to play there, so that the
phrase has its bars.  When no key was down for a rest, the model goes on from the song and the
phrase, from the next bar line on.  Phrase and answer are an exchange: it sounds and is shown, and
comes into the document when it is kept.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from composer.app.exchanges import AnswerOptions, Exchange
from composer.app.phrase import Phrase
from composer.app.session_events import AlongChanged, Said, SessionError
from composer.app.stage import Stage, add_record, add_voice, note_of, prime_of
from composer.edit.commands import AddNotes
from composer.edit.masking import free_spans
from composer.engine.messages import (
    Cancelled,
    Failed,
    Finished,
    Message,
    Streamed,
    StreamRequest,
)
from composer.midi.messages import Heard
from composer.midi.player import PlayerEvent, Position
from composer.midi.recorder import PlayedNote
from composer.midi.song import SongNote
from composer.model.score import Score

VOICE_NAME = "Answer"
STEP_NAME = "Answer"
MOST_BARS = 8
# Seconds that the model has at least before the bar line at which it comes in.
MARGIN = 0.12
LATEST = 0.03  # seconds before the bar line at which notes can still be sent

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Asked:
    """An answer that is being made, or played.  ``start``, ``end``: where it sounds; ``shift``:
    ticks by which it comes later than it was asked for."""

    request: StreamRequest
    exchange: Exchange
    start: int
    end: int
    asked_at: float
    shift: int = 0
    first: int | None = None  # the tick of its first note
    model: float | None = None
    told: bool = False


class Answering:
    """See the module.  ``clock``: seconds, as in :class:`~composer.midi.messages.Heard`."""

    def __init__(self, stage: Stage, clock: Callable[[], float] = time.perf_counter) -> None:
        self._stage, self._clock = stage, clock
        self._options: AnswerOptions | None = None
        self._voice = 0
        self._phrase: Phrase | None = None
        self._origin = (0.0, 0.0)  # seconds and tick of a moment, while the song moves
        self._released = 0.0  # seconds: when the last key was let go of
        self._asked: _Asked | None = None
        self._loading: int | None = None  # the request that loads the model
        self.exchanges: list[Exchange] = []
        self.latency: float | None = None
        self.model: float | None = None

    @property
    def running(self) -> bool:
        """Whether it listens."""
        return self._options is not None

    def start(self, options: AnswerOptions, voice: int) -> None:
        """Listens from now on.  ``voice``: the phrases', whose instrument the answers have too.

        Raises :class:`SessionError` when there is no model for it.
        """
        stage = self._stage
        if not stage.packs("event") and not stage.packs("roll"):
            raise SessionError("No model that can answer is installed.")
        self._options, self._voice = options, voice
        stage.live.open = True
        stage.load()
        self._load_model(options)

    def change(self, options: AnswerOptions) -> None:
        """Other settings, for the next answer."""
        if self._options is not None:
            other = options.pack != self._options.pack
            self._options = options
            if other:
                self._load_model(options)

    def _load_model(self, options: AnswerOptions) -> None:
        """Asks for a note out of nothing, so that the first answer finds the model loaded."""
        stage = self._stage
        request = StreamRequest(
            id=stage.new_id(),
            revision=stage.document.revision,
            score=Score(),
            start=0,
            until=1,
            end=1,
            pack=self._pack(options),
            device=options.device,
        )
        self._loading = request.id

        def hear(message: Message) -> None:
            if self._loading != request.id or isinstance(message, Streamed):
                return
            self._loading = None
            if isinstance(message, Failed):
                self._stage.tell(Said(message.sentence, error=True))
            self._tell_state()

        stage.ask(request, hear)
        self._tell_state()

    def _pack(self, options: AnswerOptions) -> str:
        packs = self._stage.packs
        return options.pack or (packs("event") or packs("roll"))[0].name

    def stop(self) -> None:
        """Listens no more, and stops the music; exchanges wait to be kept."""
        if self._options is None:
            return
        self._give_up()
        self._options = self._phrase = None
        self._stage.live.open = False
        self._stage.player.pause()
        self._stage.load()
        self._tell("off")

    def forget(self) -> None:
        """Another song: listens no more, and no exchange is left."""
        self._give_up()
        was, self._options, self._phrase = self._options, None, None
        self.exchanges.clear()
        self._stage.live.forget()
        self._stage.live.open = False
        if was is not None:
            self._tell("off")

    # Exchanges

    def ghosts(self) -> list[tuple[int, int, int, bool]]:
        """What waits to be kept or is being played: pitch, onset, duration, whether the model's."""
        found = []
        for exchange in self.exchanges:
            for notes, models in ((exchange.phrase, False), (exchange.answer, True)):
                found += [(n.pitch, n.onset, n.end - n.onset, models) for n in notes]
        if self._phrase is not None and self._asked is None:
            now = self._tick_at(self._clock())
            played = self._phrase.notes(now)
            found += [(n.pitch, n.onset, n.end - n.onset, False) for n in played]
        return found

    def keep(self) -> None:
        """Puts all exchanges into the song, as one undo step.

        Raises :class:`SessionError` when there is none, or its voice is gone.
        """
        stage = self._stage
        if not self.exchanges:
            raise SessionError("There is no answer to keep yet.")
        there = {voice.id: voice for voice in stage.score.voices}
        if any(exchange.voice not in there for exchange in self.exchanges):
            raise SessionError("The voice that was played is no longer there; undo its removal.")
        kept, self.exchanges = self.exchanges, []
        with stage.document.transaction(STEP_NAME):
            for exchange in kept:
                self._add(exchange.voice, exchange.phrase, None)
                if exchange.made is not None:
                    answer = add_voice(stage.document, VOICE_NAME, there[exchange.voice])
                    record = add_record(stage.document, "answer", exchange.made)
                    self._add(answer, tuple(exchange.answer), record)
        for exchange in kept:
            stage.live.forget(exchange.sounding)
        stage.load()
        self._tell_state()

    def discard(self) -> None:
        """Throws the last exchange away."""
        if self.exchanges:
            gone = self.exchanges.pop()
            if self._asked is not None and self._asked.exchange is gone:
                self._give_up()
            self._stage.live.forget(gone.sounding)
            self._stage.load()
            self._tell_state()

    def _add(self, voice: int, notes: tuple[PlayedNote, ...], origin: int | None) -> None:
        document = self._stage.document
        if origin is not None:
            # A person may play where a model may not write.
            masks = document.score.masks
            notes = tuple(
                replace(note, onset=start, end=end)
                for note in notes
                for start, end in free_spans(masks, voice, note.onset, note.end)
            )
        document.apply(
            AddNotes(tuple(note_of(document.new_id(), voice, note, origin) for note in notes))
        )

    # What is heard

    def take(self, event: PlayerEvent) -> None:
        """What the player says."""
        if self._options is None:
            return
        if isinstance(event, Heard):
            self._hear_key(event)
        elif isinstance(event, Position):
            self._moved(event)

    def poll(self) -> None:
        """Looks whether the phrase is over."""
        phrase, options = self._phrase, self._options
        if phrase is None or options is None or self._asked is not None or phrase.sounding:
            return
        now = self._clock()
        rest = options.rest * self._stage.score.meter.at(round(phrase.ended)).beat_ticks
        if self._tick_at(now) >= phrase.ended + rest:
            self._ask(options, phrase, now)

    def _hear_key(self, heard: Heard) -> None:
        struck = (heard.data[0] & 0xF0) == 0x90 and len(heard.data) == 3 and heard.data[2] > 0
        if self._phrase is None and not struck:
            return
        if struck and self._asked is not None:
            if self._tick_at(heard.seconds) < self._asked.start and self._phrase is not None:
                self._take_back()  # it was no end: the phrase goes on
            else:
                self._asked = None
                self._phrase = None
        if self._phrase is None:
            self._begin_phrase(heard)
        assert self._phrase is not None
        self._phrase.hear(heard, self._tick_at(heard.seconds))
        self._released = heard.seconds

    def _begin_phrase(self, heard: Heard) -> None:
        stage = self._stage
        self._phrase = Phrase()
        if heard.playing:
            self._origin = (heard.seconds, heard.tick)
        else:
            start = stage.bar_from(round(max(0.0, heard.tick)))
            self._origin = (heard.seconds, float(start))
            stage.play(start, 0)
        self._tell("listening")

    def _tick_at(self, seconds: float) -> float:
        began, tick = self._origin
        tempo, scale = self._stage.score.tempo, self._stage.player.tempo_scale
        return tempo.tick(tempo.seconds(tick) + (seconds - began) * scale)

    def _seconds_between(self, first: float, last: float) -> float:
        tempo = self._stage.score.tempo
        return (tempo.seconds(last) - tempo.seconds(first)) / self._stage.player.tempo_scale

    # The answer

    def _ask(self, options: AnswerOptions, phrase: Phrase, now: float) -> None:
        stage = self._stage
        notes = phrase.notes(self._tick_at(now))
        start = stage.bar_from(round(self._tick_at(now + MARGIN)))
        bars = options.bars
        if bars is None:
            meter = stage.score.meter
            first, last = (meter.position(t)[0] for t in (notes[0].onset, notes[-1].end - 1))
            bars = min(MOST_BARS, last - first + 1)
        end = stage.bars_on(start, bars)
        given = tuple(
            note_of(stage.score.next_id + place, self._voice, note)
            for place, note in enumerate(notes)
        )
        try:
            request = StreamRequest(
                id=stage.new_id(),
                revision=stage.document.revision,
                score=prime_of(stage.score, start, given),
                start=start,
                until=end,
                end=end,
                pack=self._pack(options),
                temperature=options.temperature,
                density=options.density,
                seed=secrets.randbelow(2**31) if options.seed is None else options.seed,
                device=options.device,
            )
        except ValueError as error:
            self._phrase = None
            stage.tell(Said(f"The model cannot answer this: {error}.", error=True))
            return
        exchange = Exchange(self._voice, notes)
        self.exchanges.append(exchange)
        self._asked = _Asked(request, exchange, start, end, now)
        stage.ask(request, self._hear)
        self._tell("thinking")

    def _hear(self, message: Message) -> None:
        asked = self._asked
        if asked is None or getattr(message, "id", None) != asked.request.id:
            return
        if isinstance(message, Streamed):
            self._heard_bar(asked, message)
        elif isinstance(message, Failed):
            _log.warning("answer: %s %s", message.sentence, message.details)
            self._asked = self._phrase = None
            sentence = (
                message.sentence
                if message.refused
                else "The model's engine failed, so there is no answer; what you played is kept. "
                "Play again for another."
            )
            self._stage.tell(Said(sentence, error=True))
            self._tell("listening")
        elif isinstance(message, (Finished, Cancelled)):
            pass  # its notes are still being played

    def _heard_bar(self, asked: _Asked, bar: Streamed) -> None:
        stage, now = self._stage, self._clock()
        if asked.exchange.made is None:
            asked.model = now - asked.asked_at
            while self._tick_at(now + LATEST) > bar.start + asked.shift:
                # Too late for this bar line: it comes in at the next.
                asked.shift = stage.bars_on(bar.start + asked.shift, 1) - bar.start
            asked.start, asked.end = asked.start + asked.shift, asked.end + asked.shift
        asked.exchange.made = bar
        shift = asked.shift
        notes = tuple(
            PlayedNote(on + shift, on + shift + length, pitch, loud)
            for pitch, on, length, loud in bar.notes
        )
        ends = {(pitch, on + shift): on + shift + length for pitch, on, length, _ in bar.shortened}
        asked.exchange.answer[:] = [
            replace(note, end=ends.get((note.pitch, note.onset), note.end))
            for note in asked.exchange.answer
        ]
        asked.exchange.answer.extend(notes)
        if asked.first is None and notes:
            asked.first = notes[0].onset
        channel = stage.channel(asked.exchange.voice)
        if channel is not None:
            sounding = [
                SongNote(n.onset, n.end, channel, n.pitch, n.velocity, asked.exchange.voice)
                for n in notes
            ]
            asked.exchange.sounding.extend(sounding)
            stage.live.sound(sounding)
        self._tell("thinking" if self._tick_at(now) < asked.start else "answering")

    def _moved(self, position: Position) -> None:
        asked = self._asked
        if asked is None or not position.playing:
            return
        if not asked.told and asked.first is not None and position.tick >= asked.first:
            asked.told = True
            sounded = self._clock() - self._seconds_between(asked.first, position.tick)
            self.latency, self.model = sounded - self._released, asked.model
            self._tell("answering")
        if position.tick >= asked.end and asked.exchange.made is not None:
            self._asked = self._phrase = None
            self._tell("listening")

    def _take_back(self) -> None:
        """The answer was not meant to come yet."""
        asked = self._asked
        assert asked is not None
        self._give_up()
        if asked.exchange in self.exchanges:
            self.exchanges.remove(asked.exchange)
        self._stage.live.forget(asked.exchange.sounding)
        self._stage.load()
        self._tell("listening")

    def _give_up(self) -> None:
        loading, self._loading = self._loading, None
        if loading is not None:
            self._stage.cancel(loading)
        asked, self._asked = self._asked, None
        if asked is not None:
            self._stage.cancel(asked.request.id)

    def _tell_state(self) -> None:
        state = "off"
        if self._options is not None:
            state = "listening" if self._loading is None else "starting"
        self._tell("answering" if self._asked is not None else state)

    def _tell(self, state: str) -> None:
        self._stage.tell(
            AlongChanged("answer", state, self.latency, self.model, len(self.exchanges))
        )
