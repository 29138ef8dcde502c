"""Coconet's lower voices to a melody that is being played.  Times are ticks, else seconds.

Shortly before a bar line the lower voices of a bar are asked for, given all that was played and
written before, with as many Gibbs steps as there is time for.  ``"behind"``: those of the bar that
is just ending, which sound during the next and are written under the melody.  ``"with"``: those of
the next bar, before its melody is known, so that they sound with it.  What was written under a
bar's last notes before they were played is written anew with the next bar.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from composer.app.phrase import Phrase, melody_of
from composer.app.session_events import AlongChanged, Said, SessionError
from composer.app.stage import Stage, note_of
from composer.edit.accept import accept_candidate
from composer.edit.commands import AddNotes, SetVoices
from composer.engine.messages import (
    Candidate,
    Failed,
    Message,
    Progress,
    RepaintRequest,
    VoiceNotes,
)
from composer.midi.messages import Heard
from composer.midi.player import PlayerEvent, Position
from composer.midi.recorder import PlayedNote
from composer.midi.song import SongNote
from composer.model.generation import GenerationRecord
from composer.model.note import Note
from composer.model.time import SIXTEENTH
from composer.model.voice import Role

STEP_NAME = "Accompany"
LOWER = (Role.ALTO, Role.TENOR, Role.BASS)
SIGHT_BARS = 2  # before the one that is written: all that the model is shown, for the time's sake
STEPS = 8  # Gibbs steps
# Seconds before the bar line at which the voices are asked for: at first, at least; and how many
# times as long as the last took.
FIRST_LEAD, LEAST_LEAD, SAFETY = 0.6, 0.25, 1.6
LATEST = 0.03

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AccompanyOptions:
    """``pack``: a Coconet pack, ``None`` for the best.  ``way``: ``"behind"`` or ``"with"``.
    ``count_in``: bars before it begins."""

    pack: str | None = None
    temperature: float = 0.8
    way: str = "behind"
    count_in: int = 1
    steps: int = STEPS
    device: str = "auto"


@dataclass(slots=True)
class _Asked:
    """The lower voices of a bar, whose ticks are counted from ``first``; from ``start`` on they
    sound ``shift`` later than they are written."""

    request: RepaintRequest
    first: int
    start: int
    shift: int
    asked_at: float


class Accompanying:
    """See the module.  ``clock``: seconds, as in :class:`~composer.midi.messages.Heard`."""

    def __init__(self, stage: Stage, clock: Callable[[], float] = time.perf_counter) -> None:
        self._stage, self._clock = stage, clock
        self._options: AccompanyOptions | None = None
        self._voice = 0
        self._begin = 0
        self._bar = 0  # start of the bar whose end is waited for
        self._played = Phrase()
        self._melody: list[PlayedNote] = []  # of the last bars
        self._asked: _Asked | None = None
        self._loading: int | None = None  # the request that loads the model
        self._known: int | None = None  # how far the melody was played at the last request
        self._took = FIRST_LEAD / SAFETY
        self._key = ""
        self.model: float | None = None

    @property
    def running(self) -> bool:
        """Whether a melody is accompanied."""
        return self._options is not None

    def start(self, options: AccompanyOptions, voice: int, tick: int) -> None:
        """Plays from the first bar line at ``tick`` or later; ``voice``: the melody's, which
        becomes the soprano.

        Raises :class:`SessionError` when there is no model for it.
        """
        stage = self._stage
        if not stage.packs("coconet"):
            raise SessionError("No model that can accompany is installed.")
        if stage.document.in_transaction:
            raise SessionError("Finish what you are doing with the mouse first.")
        begin = stage.bar_from(tick)
        self._options, self._voice, self._begin, self._bar = options, voice, begin, begin
        self._played, self._melody, self._asked, self._known = Phrase(), [], None, None
        self._key = f"accompany {stage.new_id()}"
        voices = []
        for one in stage.score.voices:
            if one.id == voice:
                one = replace(one, role=Role.SOPRANO)
            elif one.role is Role.SOPRANO:
                one = replace(one, role=Role.FREE)
            voices.append(one)
        with stage.document.transaction(STEP_NAME, coalesce=self._key):
            stage.document.apply(SetVoices(tuple(voices)))
        stage.live.open = True
        stage.load()
        self._tell("starting")
        self._load_model(options)

    def _load_model(self, options: AccompanyOptions) -> None:
        """Asks for a sixteenth, so that the model is loaded when the music begins."""
        stage = self._stage
        request = RepaintRequest(
            id=stage.new_id(),
            revision=stage.document.revision,
            voices=(("soprano", (Note(1, self._voice, 72, 0, SIXTEENTH),)),),
            cells=(("bass", 0, SIXTEENTH),),
            pack=options.pack,
            steps=1,
            device=options.device,
        )
        self._loading = request.id

        def hear(message: Message) -> None:
            if self._loading != request.id or isinstance(message, (Candidate, Progress)):
                return
            self._loading = None
            if isinstance(message, Failed):
                stage.tell(Said(message.sentence, error=True))
                self.stop()
            else:
                stage.play(self._begin, options.count_in)
                self._tell("listening")

        stage.ask(request, hear)

    def change(self, options: AccompanyOptions) -> None:
        """Other settings, from the next bar on."""
        if self._options is not None:
            self._options = options

    def stop(self) -> None:
        """Ends it, and stops the music; what was played and written stays."""
        if self._options is None:
            return
        self._stage.player.pause()
        self._write_melody(self._stage.tick + 1, self._played.notes(self._stage.tick))
        self.forget()
        self._stage.load()

    def forget(self) -> None:
        """Another song: ends it and leaves everything as it is."""
        was, self._options = self._options, None
        asked, self._asked = self._asked, None
        if asked is not None:
            self._stage.cancel(asked.request.id)
        loading, self._loading = self._loading, None
        if loading is not None:
            self._stage.cancel(loading)
        if was is not None:
            self._stage.live.forget()
            self._stage.live.open = False
            self._tell("off")

    def ghosts(self) -> list[tuple[int, int, int, bool]]:
        """What is played and not written yet: pitch, onset, duration, whether the model's."""
        if self._options is None:
            return []
        played = self._played.notes(self._stage.tick)
        return [(n.pitch, n.onset, n.end - n.onset, False) for n in played]

    def take(self, event: PlayerEvent) -> None:
        """What the player says."""
        options = self._options
        if options is None:
            return
        if isinstance(event, Heard):
            if event.playing or self._played.sounding:
                self._played.hear(event, max(event.tick, float(self._begin)))
        elif isinstance(event, Position) and event.playing:
            self._moved(options, event.tick)

    def poll(self) -> None:
        """Nothing is due by itself."""

    def _moved(self, options: AccompanyOptions, tick: int) -> None:
        stage = self._stage
        if tick < self._bar:
            return
        tempo, scale = stage.score.tempo, stage.player.tempo_scale
        end = stage.bars_on(self._bar, 1)
        while tick >= end:  # a whole bar was missed
            self._bar, end = end, stage.bars_on(end, 1)
        left = (tempo.seconds(end) - tempo.seconds(tick)) / scale
        half = (tempo.seconds(end) - tempo.seconds(self._bar)) / scale / 2
        if left <= min(half, max(LEAST_LEAD, self._took * SAFETY)) and self._asked is None:
            start, self._bar = self._bar, end
            self._ask(options, start, end, tick)

    # What the model is asked

    def _ask(self, options: AccompanyOptions, start: int, end: int, tick: int) -> None:
        stage = self._stage
        heard = (*self._melody, *self._played.notes(tick))
        self._write_melody(end, ())
        shift = end - start if options.way == "behind" else 0
        if options.way == "with":
            start, end = end, stage.bars_on(end, 1)
        # What the model is shown begins with a bar, which is its first: nothing is imagined before.
        first = stage.bars_on(start, -SIGHT_BARS) // SIXTEENTH * SIXTEENTH
        line = melody_of(tuple(n for n in heard if first <= n.onset < end), self._voice)
        last = max((note.end for note in line), default=0)
        if last <= (start if shift else stage.bars_on(max(0, start - 1), 0)):
            return  # nothing was played: the voices rest
        low, high = start // SIXTEENTH * SIXTEENTH, -(-end // SIXTEENTH) * SIXTEENTH
        if shift and self._known is not None and stage.bars_on(start, -1) <= self._known < start:
            low = self._known // SIXTEENTH * SIXTEENTH
        voices: list[VoiceNotes] = [("soprano", _earlier(line, first))]
        for role in LOWER:
            voice = stage.score.voice_with_role(role)
            if voice is not None:
                notes = stage.score.notes_in_order(voice.id)
                near = [n for n in notes if first <= n.onset < low]
                if near:
                    voices.append((role.value, _earlier(_one_line(near, low), first)))
        try:
            request = RepaintRequest(
                id=stage.new_id(),
                revision=stage.document.revision,
                voices=tuple(voices),
                cells=tuple((role.value, low - first, high - first) for role in LOWER),
                pack=options.pack,
                steps=options.steps,
                temperature=options.temperature,
                seed=secrets.randbelow(2**31),
                device=options.device,
            )
        except ValueError as error:
            stage.tell(Said(f"The lower voices cannot be written: {error}.", error=True))
            self.stop()
            return
        self._asked = _Asked(request, first, start, shift, self._clock())
        self._known = tick if shift else None
        stage.ask(request, self._hear)
        self._tell("playing")

    def _hear(self, message: Message) -> None:
        asked = self._asked
        if asked is None or getattr(message, "id", None) != asked.request.id:
            return
        if isinstance(message, Candidate) and message.final:
            self._asked = None
            self._took = self.model = self._clock() - asked.asked_at
            self._write(asked, message)
            self._tell("playing")
        elif isinstance(message, Failed):
            _log.warning("accompany: %s %s", message.sentence, message.details)
            self._asked = None
            sentence = (
                message.sentence
                if message.refused
                else "The model's engine failed; what was played is in your song, and the lower "
                "voices go on when it is there again."
            )
            self._stage.tell(Said(sentence, error=True))
            if message.refused:
                self.stop()

    # The document

    def _write_melody(self, end: int, held: tuple[PlayedNote, ...]) -> None:
        """Writes what was played before ``end`` and is over, and ``held`` notes."""
        stage = self._stage
        notes = self._played.take_until(end)
        notes = tuple(dict.fromkeys((*notes, *held)))
        kept = stage.bars_on(self._bar, -1 - SIGHT_BARS)
        self._melody = [n for n in (*self._melody, *notes) if n.onset >= kept]
        if not notes or all(voice.id != self._voice for voice in stage.score.voices):
            return
        document = stage.document
        with stage.live.telling(), document.transaction(STEP_NAME, coalesce=self._key):
            document.apply(
                AddNotes(tuple(note_of(document.new_id(), self._voice, note) for note in notes))
            )

    def _write(self, asked: _Asked, candidate: Candidate) -> None:
        stage, document = self._stage, self._stage.document
        record = GenerationRecord(
            id=document.new_id(),
            operation="accompany",
            pack=candidate.pack,
            pack_hash=candidate.pack_hash,
            seed=candidate.seed,
            parameters=candidate.parameters,
            masks=(),
            base_revision=candidate.revision,
        )
        voices = {
            Role(role): [(pitch, asked.first + onset, length) for pitch, onset, length in spans]
            for role, spans in candidate.voices.items()
        }
        with document.transaction(STEP_NAME, coalesce=self._key):
            accept_candidate(document, voices, record, STEP_NAME)
        stage.load()
        if asked.shift:
            self._sound_later(asked, record.id)

    def _sound_later(self, asked: _Asked, record: int) -> None:
        stage = self._stage
        tempo, scale = stage.score.tempo, stage.player.tempo_scale
        soonest = round(tempo.tick(tempo.seconds(stage.tick) + LATEST * scale))
        sounding = []
        for note in stage.score.notes.values():
            channel = stage.channel(note.voice)
            onset = max(max(note.onset, asked.start) + asked.shift, soonest)
            end = note.end + asked.shift
            if note.origin == record and channel is not None and onset < end:
                sounding.append(
                    SongNote(onset, end, channel, note.pitch, note.velocity, note.voice)
                )
        stage.live.sound(sounding)

    def _tell(self, state: str) -> None:
        self._stage.tell(AlongChanged("accompany", state, None, self.model))


def _earlier(notes: tuple[Note, ...], by: int) -> tuple[Note, ...]:
    return tuple(replace(note, onset=note.onset - by) for note in notes)


def _one_line(notes: list[Note], end: int) -> tuple[Note, ...]:
    """Notes in order of onset, each cut where the next begins, and at ``end``."""
    line: list[Note] = []
    for note in notes:
        if line and line[-1].onset == note.onset:
            continue
        if line and line[-1].end > note.onset:
            line[-1] = replace(line[-1], duration=note.onset - line[-1].onset)
        line.append(note if note.end <= end else replace(note, duration=end - note.onset))
    return tuple(line)
