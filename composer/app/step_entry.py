"""Writing note by note: while the song stands, what is played is written where the playhead is.

Keys struck together are a chord.  The playhead goes on by a grid step as soon as they are let go
of; the sustain pedal is a rest.  Times are ticks.
"""

from __future__ import annotations

from collections.abc import Callable

from composer.edit.commands import AddNotes
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
        self._keys: set[tuple[str, int, int]] = set()
        self._step: tuple[int, float] | None = None
        self._next: int | None = None

    def take(self, event: PlayerEvent) -> None:
        """Hears what the player says."""
        if isinstance(event, Position):
            # It has arrived, or somebody has moved it elsewhere.
            self._next = None
            if event.playing:
                self._step = None
                self._keys.clear()
        elif isinstance(event, Heard) and self.on and not event.playing:
            self._hear(event)

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
        elif kind == CONTROLLER and data[1] == SUSTAIN and data[2] >= 64 and not self._keys:
            self._step = (self._place(heard), heard.seconds)
            self._go_on()

    def _place(self, heard: Heard) -> int:
        return self._next if self._next is not None else max(0, round(heard.tick))

    def _strike(self, heard: Heard, pitch: int, velocity: int) -> None:
        voice = self._voice()
        if voice is None or self._document.in_transaction:
            return
        if self._step is not None and heard.seconds - self._step[1] > CHORD_SECONDS:
            self._go_on()
        if self._step is None:
            self._step = (self._place(heard), heard.seconds)
        onset = self._step[0]
        if any(
            n.voice == voice and n.pitch == pitch and n.onset == onset
            for n in self._document.score.notes.values()
        ):
            return
        note = Note(self._document.new_id(), voice, pitch, onset, self.grid, velocity)
        # A chord is one step to undo.
        with self._document.transaction("Step Entry", coalesce=f"step {self._step}"):
            self._document.apply(AddNotes((note,)))

    def _go_on(self) -> None:
        if self._step is not None:
            self._next = self._step[0] + self.grid
            self._step = None
            self._seek(self._next)
