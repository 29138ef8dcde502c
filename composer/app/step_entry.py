"""Writing note by note: while the song stands, what is played is written where the playhead is.

Keys struck together are a chord.  The playhead goes on by a grid step as soon as they are let go
of.  The sustain pedal is a rest; while keys are held, it makes them longer by a step.  Times are
ticks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from composer.edit.commands import AddNotes, Command, ReplaceNotes
from composer.edit.document import Document
from composer.midi.channels import CONTROLLER, NOTE_OFF, NOTE_ON, SUSTAIN
from composer.midi.messages import Heard, Position
from composer.midi.player import PlayerEvent
from composer.model.note import Note

CHORD_SECONDS = 0.12
"""A key struck no later than this after the first one belongs to its chord."""


class StepEntry:
    """``on``: it writes; ``grid``: ticks, how long the notes are.

    ``voice``: gives the id of the voice that is written into; ``seek`` moves the playhead.
    ``place``: gives the tick where is written, where that is not the playhead's; ``went_on(tick)``
    is called when a note or a rest is done.
    """

    def __init__(
        self,
        document: Document,
        voice: Callable[[], int | None],
        seek: Callable[[int], None],
    ) -> None:
        self._document = document
        self._voice = voice
        self._seek = seek
        self.on = False
        self.grid = 120
        self.place: Callable[[], int | None] = lambda: None
        self.went_on: Callable[[int], object] = lambda tick: None
        self._keys: set[tuple[str, int, int]] = set()
        self._step: tuple[int, float] | None = None
        self._next: int | None = None
        self._asked: list[int] = []  # where the playhead was put and is not yet
        self._length = 0  # of what is written now
        self._written: list[int] = []

    def take(self, event: PlayerEvent) -> None:
        """Hears what the player says."""
        if isinstance(event, Position):
            self._arrived(event.tick)
            if event.playing:
                self._step = None
                self._keys.clear()
        elif isinstance(event, Heard) and self.on and not event.playing:
            self._hear(event)

    def _arrived(self, tick: int) -> None:
        """The playhead is where it was put, or on its way there, or somebody moved it elsewhere."""
        if tick in self._asked:
            del self._asked[: self._asked.index(tick) + 1]
        else:
            self._asked.clear()
        if not self._asked:
            self._next = None

    def _hear(self, heard: Heard) -> None:
        data = heard.data
        kind, channel = data[0] & 0xF0, data[0] & 0x0F
        if kind in (NOTE_ON, NOTE_OFF) and len(data) == 3:
            key = (heard.source, channel, data[1])
            if kind == NOTE_ON and data[2]:
                self._strike(heard, data[1], data[2])
                self._keys.add(key)
            else:
                self._keys.discard(key)
                if not self._keys:
                    self._go_on()
        elif kind != CONTROLLER or data[1] != SUSTAIN or data[2] < 64:
            return
        elif self._keys:
            self._hold()
        else:
            self._begin(heard)
            self._go_on()

    def _place(self, heard: Heard) -> int:
        wanted = self.place()
        if wanted is None:
            wanted = self._next
        return wanted if wanted is not None else max(0, round(heard.tick))

    def _strike(self, heard: Heard, pitch: int, velocity: int) -> None:
        voice = self._voice()
        if voice is None or self._document.in_transaction:
            return
        if self._step is not None and heard.seconds - self._step[1] > CHORD_SECONDS:
            self._go_on()
        if self._step is None:
            self._begin(heard)
        assert self._step is not None
        onset = self._step[0]
        if any(
            n.voice == voice and n.pitch == pitch and n.onset == onset
            for n in self._document.score.notes.values()
        ):
            return
        note = Note(self._document.new_id(), voice, pitch, onset, self._length, velocity)
        self._written.append(note.id)
        self._apply(AddNotes((note,)))

    def _hold(self) -> None:
        """Makes what is held longer by a grid step."""
        notes = self._document.score.notes
        held = [notes[note_id] for note_id in self._written if note_id in notes]
        if held and not self._document.in_transaction:
            self._length += self.grid
            self._apply(ReplaceNotes(tuple(replace(n, duration=self._length) for n in held)))

    def _apply(self, command: Command) -> None:
        # A chord, with all that is held of it, is one step to undo.
        with self._document.transaction("Step Entry", coalesce=f"step {self._step}"):
            self._document.apply(command)

    def _begin(self, heard: Heard) -> None:
        self._step = (self._place(heard), heard.seconds)
        self._length = self.grid
        self._written.clear()

    def _go_on(self) -> None:
        if self._step is not None:
            self._next = self._step[0] + self._length
            self._step = None
            self._written.clear()
            self._asked.append(self._next)
            self._seek(self._next)
            self.went_on(self._next)
