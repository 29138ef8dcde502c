"""What a model that plays along stands on: the song, the player, the engine.  Times are ticks."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from composer.app.live_notes import LiveNotes
from composer.app.session_events import SessionEvent
from composer.edit.commands import AddGeneration, SetVoices
from composer.edit.document import Document
from composer.engine.messages import Continuation, GoOn, Message, Request, Streamed
from composer.engine.packs import Pack
from composer.midi.player import PlayerClient
from composer.midi.recorder import PlayedNote
from composer.midi.song import SongNote
from composer.model.control import Control
from composer.model.generation import GenerationRecord
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import DRUM_CHANNEL, Role, Voice

MOST_PRIME_BARS = 32


@dataclass(frozen=True)
class Stage:
    """``ask``, ``cancel``, ``go_on``, ``new_id``: the engine's; ``tell``: tells the sitting's
    observers; ``load``: gives the player the song as it is now; ``channel``: the song channel of a
    voice in what was loaded; ``play``: from a tick, with bars of count-in; ``packs``: those of a
    family, the best first."""

    document: Document
    player: PlayerClient
    live: LiveNotes
    ask: Callable[[Request, Callable[[Message], None]], None]
    cancel: Callable[[int], None]
    go_on: Callable[[GoOn], None]
    new_id: Callable[[], int]
    tell: Callable[[SessionEvent], None]
    load: Callable[[], None]
    channel: Callable[[int], int | None]
    play: Callable[[int, int], None]
    packs: Callable[[str], list[Pack]]

    @property
    def score(self) -> Score:
        """The song's."""
        return self.document.score

    @property
    def tick(self) -> int:
        """Where the playhead was last."""
        return self.player.position.tick

    @property
    def playing(self) -> bool:
        """Whether the playhead moved when it was heard of last."""
        return self.player.position.playing

    def bar_from(self, tick: int) -> int:
        """The first bar line at ``tick`` or later."""
        meter = self.score.meter
        bar, into = meter.position(max(0, tick))
        return meter.bar_start(bar + 1) if into else tick

    def bars_on(self, tick: int, bars: int) -> int:
        """The bar line ``bars`` after the one at or before ``tick``, not before the start."""
        meter = self.score.meter
        return meter.bar_start(max(0, meter.position(max(0, tick))[0] + bars))

    def song_notes(self, voice: int, notes: tuple[Note, ...]) -> tuple[SongNote, ...]:
        """For the player, on the channel of a voice that it knows."""
        channel = self.channel(voice)
        if channel is None:
            return ()
        return tuple(SongNote(n.onset, n.end, channel, n.pitch, n.velocity, voice) for n in notes)


def note_of(note_id: int, voice: int, played: PlayedNote, origin: int | None = None) -> Note:
    """What was played, as a note of the song."""
    length = played.end - played.onset
    return Note(note_id, voice, played.pitch, played.onset, length, played.velocity, origin)


def prime_of(score: Score, start: int, more: tuple[Note, ...] = ()) -> Score:
    """The last bars before ``start``, which a model goes on from; ``more``: notes beside those of
    the song."""
    meter = score.meter
    first = meter.bar_start(max(0, meter.position(max(0, start))[0] - MOST_PRIME_BARS))
    pitched = {voice.id for voice in score.voices if voice.channel != DRUM_CHANNEL}

    def near(control: Control) -> bool:
        return first <= control.tick < start

    return Score(
        notes={
            note.id: note
            for note in (*score.notes.values(), *more)
            if first <= note.onset < start and note.voice in pitched
        },
        voices=score.voices,
        tempo=score.tempo,
        meter=meter,
        key=score.key,
        controls=tuple(control for control in score.controls if near(control)),
        next_id=score.next_id,
    )


def add_voice(document: Document, name: str, like: Voice | None = None) -> int:
    """The id of the voice called ``name``, which is made where there is none.

    ``like``: has the instrument for a new one.
    """
    score = document.score
    for voice in score.voices:
        if voice.name == name and voice.role is Role.FREE:
            return voice.id
    taken = {voice.channel for voice in score.voices} | {DRUM_CHANNEL}
    added = Voice(
        document.new_id(),
        name,
        Role.FREE,
        channel=next((channel for channel in range(16) if channel not in taken), 0),
        program=like.program if like is not None else 0,
        bank=like.bank if like is not None else 0,
        port=like.port if like is not None else "",
    )
    document.apply(SetVoices((*score.voices, added)))
    return added.id


def add_record(document: Document, operation: str, made: Streamed | Continuation) -> int:
    """Keeps how notes were made; the record's id."""
    record = GenerationRecord(
        id=document.new_id(),
        operation=operation,
        pack=made.pack,
        pack_hash=made.pack_hash,
        seed=made.seed,
        parameters=made.parameters,
        masks=(),
        base_revision=made.revision,
        made_at=int(time.time()),
    )
    document.apply(AddGeneration(record))
    return record.id
