"""What gestures work on: the document, its notes as columns, and the state of the view.  No Qt.

The musical state is the document's alone.  Here are what is seen, what is selected, the tool, the
grid and the active voice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from composer.edit.document import Document
from composer.model.note import Note
from composer.model.time import SIXTEENTH
from composer.ui.roll.hit import Hit, hit
from composer.ui.roll.snap import floor_to_grid, next_line, snap
from composer.ui.roll.store import NoteStore, Rows
from composer.ui.roll.transform import RollTransform

NEW_VELOCITY = 80


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, in pixels of the grid, and the keys that are held with it."""

    x: float
    y: float
    shift: bool = False
    control: bool = False
    alt: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a split is to be: at ``tick``, across the pitches ``low`` to ``high`` (both in)."""

    tick: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What the last rubber band went round: ticks, and pitches ``low`` to ``high`` (both in).

    ``empty``: it holds no note of the song.
    """

    start: float
    end: float
    low: int
    high: int
    empty: bool

    def touches(self, pitch: int, onset: int, end: int) -> bool:
        """Whether a note reaches into it."""
        return self.low <= pitch <= self.high and onset < self.end and end > self.start


class Stage:
    """See the module.  ``audition(pitch, voice)`` and ``said`` are what the view listens to.

    ``shared``: the notes are another stage's, which keeps them up.
    """

    shared = False

    def __init__(self, document: Document) -> None:
        self.document = document
        self.store = NoteStore()
        self.view = RollTransform()
        self.tool = "select"
        self.grid = SIXTEENTH
        self.snap_on = True
        self.controllers_follow = True  # those of a passage, when its notes are copied
        self.right_erases = False  # a click of the right button, and not only a drag
        self.catches_active = False  # band and lasso, and no other voice's notes
        self.length = 0  # of the note drawn or resized last, in ticks; 0: none yet
        self.active: int | None = None
        self.selection: frozenset[int] = frozenset()
        self.band: tuple[float, float, float, float] | None = None  # in pixels
        self.frame: Frame | None = None
        self.lasso: tuple[tuple[float, float], ...] = ()  # in ticks, and pixels from the top row
        self.cut: Cut | None = None
        self.told: int | None = None  # id of the note whose velocity is shown beside it
        self.loop: tuple[int, int] | None = None
        self.audition: Callable[[int, int], None] = lambda pitch, voice: None
        self.selection_moved: Callable[[], None] = lambda: None
        self.ask_menu: Callable[[Pointer], None] = lambda pointer: None
        self.loop_moved: Callable[[], None] = lambda: None
        self.seek: Callable[[int], None] = lambda tick: None
        self.refresh: Callable[[], None] = lambda: None

    # Time

    def tick(self, pointer: Pointer) -> float:
        """The tick under the pointer, 0 or more."""
        return max(0.0, self.view.tick(pointer.x))

    def snapping(self, turned: bool = False) -> bool:
        """Whether places go onto the grid; ``turned``: Alt is held, which makes it otherwise."""
        return self.snap_on != turned

    def snapped(self, tick: float, turned: bool = False) -> int:
        """The grid line nearest to ``tick``, or the tick itself where nothing snaps."""
        tick = max(0.0, tick)
        if not self.snapping(turned):
            return round(tick)
        return snap(self.document.score.meter, self.grid, tick)

    def cell(self, tick: float, turned: bool = False) -> int:
        """The grid line at or before ``tick``, or the tick itself where nothing snaps."""
        if not self.snapping(turned):
            return max(0, int(tick))
        return floor_to_grid(self.document.score.meter, self.grid, max(0.0, tick))

    def after(self, tick: int) -> int:
        """The grid line after ``tick``."""
        return next_line(self.document.score.meter, self.grid, tick)

    def framed(self) -> tuple[int, int] | None:
        """The cells of the grid, from a tick to another, that a frame on free ground holds while
        nothing is selected; one of less than half a cell was not meant."""
        frame = self.frame
        if frame is None or not frame.empty or self.selection:
            return None
        if frame.end - frame.start < self.grid / 2:
            return None
        start, last = self.cell(max(0.0, frame.start)), self.cell(max(0.0, frame.end))
        return start, max(self.after(last), last + 1)

    # Notes

    def hit(self, pointer: Pointer) -> Hit | None:
        """The note under the pointer."""
        return hit(self.store, self.view, pointer.x, pointer.y, self.active)

    def own_hit(self, pointer: Pointer) -> Hit | None:
        """As :meth:`hit`, of the voice that is written in: the others are not in the way."""
        touched = self.hit(pointer)
        if touched is None or self.active is None:
            return touched
        return touched if self.note(touched.id).voice == self.writing_voice() else None

    def note(self, note_id: int) -> Note:
        """The document's note."""
        return self.document.score.notes[note_id]

    def selected_notes(self) -> list[Note]:
        """The selected notes, in order of id."""
        notes = self.document.score.notes
        return [notes[i] for i in sorted(self.selection) if i in notes]

    def select(self, ids: Iterable[int]) -> None:
        """Selects these notes and no others."""
        chosen = self.store.known(ids)
        self.store.select(chosen)
        if chosen != self.selection:
            self.selection = chosen
            self.selection_moved()
        self.refresh()

    def select_rows(self, rows: Rows) -> None:
        """As :meth:`select`, of rows of the store; quicker for very many."""
        self.store.selected[:] = False
        self.store.selected[rows] = True
        chosen = frozenset(self.store.id[rows].tolist())
        if chosen != self.selection:
            self.selection = chosen
            self.selection_moved()
        self.refresh()

    def caught(self, rows: Rows) -> Rows:
        """Of the rows of the store in a band or a lasso those that it may catch."""
        if not self.catches_active:
            return rows
        return rows[self.store.voice[rows] == self.writing_voice()]

    def writing_voice(self) -> int | None:
        """The voice that drawn notes go to: the active one, else the first."""
        voices = self.document.score.voices
        if any(voice.id == self.active for voice in voices):
            return self.active
        return voices[0].id if voices else None

    def new_length(self) -> int:
        """The length of a note that is drawn by a click."""
        return self.length or max(self.grid, self.document.score.meter.at(0).beat_ticks // 2)
