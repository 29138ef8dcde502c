"""The document: a score, its revision, undo and redo, and who is told of changes.

Every change goes through :meth:`Document.apply`, alone or inside a transaction.  A transaction is
one undo step; while it is open each change is seen at once, so a gesture shows what it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from composer.edit.commands import Command
from composer.edit.delta import FIELDS, Delta, Growing
from composer.model.note import Note
from composer.model.score import Score, empty_score

UNNAMED = "Edit"


@dataclass(frozen=True, slots=True)
class Change:
    """What an observer is told.

    ``added``: notes as they are now; ``removed``: notes as they were (one that was changed is in
    both, with the same id).  ``fields``: names of the score's other fields that changed.
    ``everything``: it is another score altogether.  ``revision``: the document's now.
    """

    added: tuple[Note, ...] = ()
    removed: tuple[Note, ...] = ()
    fields: frozenset[str] = frozenset()
    everything: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """``names`` of all steps, the first edit first; the first ``position`` of them are done.

    ``numbers`` tell them apart: a step keeps its own through undo and redo, another has another.
    """

    names: tuple[str, ...]
    position: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    delta: Delta
    coalesce: str | None
    number: int = 0


@dataclass(slots=True)
class _Open:
    name: str
    coalesce: str | None
    give_way: Callable[[], None] | None = None
    changes: Growing = field(default_factory=Growing)


class Document:
    """See the module.  ``score``: taken over as it is; ``None`` for a new one.

    Ids that :meth:`new_id` gave are never given again, not even after undo: ``score.next_id`` is
    no part of what undo restores.
    """

    def __init__(self, score: Score | None = None) -> None:
        self._score = empty_score() if score is None else score
        self._revision = self._notes_revision = 0
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._steps = 0  # that were ever made
        self._open: list[_Open] = []
        self._at_work = 0
        # Length of the undo stack at the saved point; None when no undo or redo leads there.
        self._clean_at: int | None = 0
        self._may_coalesce = False
        self._observers: list[Callable[[Change], None]] = []

    @property
    def score(self) -> Score:
        """The score; to be read only."""
        return self._score

    @property
    def revision(self) -> int:
        """Rises by 1 with every command applied or rolled back, undo and redo; never falls."""
        return self._revision

    @property
    def notes_revision(self) -> int:
        """The :attr:`revision` of the last change of a note."""
        return self._notes_revision

    def new_id(self) -> int:
        """An id for a new note, voice or generation record."""
        return self._score.new_id()

    def new_ids(self, count: int) -> range:
        """As many of them at once, rising."""
        return self._score.new_ids(count)

    def replace(self, score: Score, saved: bool = True) -> None:
        """Takes another score (New, Open): nothing to undo; clean, unless it is not ``saved``.

        Raises ``RuntimeError`` while a transaction is open that does not give way.
        """
        self._make_way()
        self._no_transaction("replaced")
        self._score = score
        self._done.clear()
        self._undone.clear()
        self._clean_at = 0 if saved else None
        self._may_coalesce = False
        self._revision += 1
        self._notes_revision = self._revision
        self._tell(Change(fields=frozenset(FIELDS), everything=True, revision=self._revision))

    # Changing

    def apply(self, command: Command, name: str | None = None) -> None:
        """Changes the score.  Outside a transaction it is one undo step called ``name``.

        Raises the command's ``ValueError``, with nothing changed.
        """
        self._make_way()
        delta = command.delta(self._score)
        # Kept before anybody is told: an observer that fails loses no way back.
        if self._open:
            self._open[-1].changes.add(delta)
        elif delta:
            self._push(_Step(name or UNNAMED, delta, None))
        self._change(delta)

    def begin(
        self,
        name: str,
        coalesce: str | None = None,
        give_way: Callable[[], None] | None = None,
    ) -> None:
        """Opens a transaction.

        Steps with the same ``coalesce`` that follow each other directly become one undo step.  A
        transaction inside another one joins it: the outer one's name and key count.

        ``give_way``: for one that stays open for a while, as that of a drag.  It is called before
        anybody else changes the document, which is to commit it; its own changes are made
        :meth:`at_work`.
        """
        self._make_way()
        self._open.append(_Open(name, coalesce, give_way))

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Around changes that belong to the transaction that is open, though it gives way."""
        self._at_work += 1
        try:
            yield
        finally:
            self._at_work -= 1

    @property
    def is_at_work(self) -> bool:
        """Whether what is changed now belongs to the transaction that is open."""
        return self._at_work > 0

    def commit(self) -> None:
        """Closes the transaction; without a net change there is no undo step.

        Raises ``RuntimeError`` when none is open.
        """
        closed = self._close()
        delta = closed.changes.delta()
        if self._open:
            self._open[-1].changes.add(delta)
        elif delta:
            self._push(_Step(closed.name, delta, closed.coalesce))

    def abort(self) -> None:
        """Takes back all that the transaction did.  Raises ``RuntimeError`` when none is open."""
        closed = self._close()
        self._change(closed.changes.delta().inverse())

    @contextmanager
    def transaction(self, name: str, coalesce: str | None = None) -> Iterator[None]:
        """``begin`` and ``commit`` around a block; an exception in it aborts and goes on."""
        self.begin(name, coalesce)
        depth = len(self._open)
        try:
            yield
        except BaseException:
            while len(self._open) > depth:  # what was left open inside goes back with it
                self.commit()
            if len(self._open) == depth:
                self.abort()
            raise
        self.commit()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._open)

    # Undo and redo

    def undo(self) -> None:
        """Takes the last step back; nothing happens when there is none or one is being made."""
        self._make_way()
        if self.can_undo:
            step = self._done.pop()
            self._undone.append(step)
            self._may_coalesce = False
            self._change(step.delta.inverse())

    def redo(self) -> None:
        """Does again what was undone last; nothing happens when there is nothing."""
        self._make_way()
        if self.can_redo:
            step = self._undone.pop()
            self._done.append(step)
            self._may_coalesce = False
            self._change(step.delta)

    @property
    def can_undo(self) -> bool:
        """Whether :meth:`undo` would do something."""
        return bool(self._done) and not self._open

    @property
    def can_redo(self) -> bool:
        """Whether :meth:`redo` would do something."""
        return bool(self._undone) and not self._open

    @property
    def undo_name(self) -> str | None:
        """Name of the step that undo takes back."""
        return self._done[-1].name if self._done else None

    @property
    def redo_name(self) -> str | None:
        """Name of the step that redo does again."""
        return self._undone[-1].name if self._undone else None

    @property
    def position(self) -> int:
        """How many steps are done."""
        return len(self._done)

    @property
    def saved_position(self) -> int | None:
        """The :attr:`position` that is saved; ``None`` when no undo or redo leads there."""
        return self._clean_at

    def go_to(self, position: int) -> None:
        """Undoes or redoes until ``position`` steps are done, which is told as one change.

        Nothing happens while a step is being made.  Raises ``ValueError`` when there are not so
        many steps.
        """
        self._make_way()
        if not 0 <= position <= len(self._done) + len(self._undone):
            raise ValueError("the history has no such step")
        if self._open or position == len(self._done):
            return
        passed = Growing()
        while position < len(self._done):
            step = self._done.pop()
            self._undone.append(step)
            passed.add(step.delta.inverse())
        while position > len(self._done):
            step = self._undone.pop()
            self._done.append(step)
            passed.add(step.delta)
        self._may_coalesce = False
        self._change(passed.delta())

    @property
    def history(self) -> History:
        """All steps, done and undone."""
        steps = [*self._done, *reversed(self._undone)]
        return History(
            tuple(step.name for step in steps),
            len(self._done),
            tuple(step.number for step in steps),
        )

    # The saved point

    def mark_clean(self) -> None:
        """Remembers that the score is saved as it is now."""
        self._clean_at = len(self._done)
        self._may_coalesce = False

    @property
    def clean(self) -> bool:
        """Whether the score is as it was at the saved point."""
        return self._clean_at == len(self._done) and not any(o.changes for o in self._open)

    # Observers

    def observe(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        """``callback(change)`` after every change, until the returned function is called.

        Everybody is told even if one raises; its exception then goes on to who made the change,
        which is done all the same.  An observer should leave the score as it is: those after it
        would hear of its own change first.
        """
        self._observers.append(callback)

        def unsubscribe() -> None:
            if callback in self._observers:
                self._observers.remove(callback)

        return unsubscribe

    # Inside

    def _change(self, delta: Delta) -> None:
        if not delta:
            return
        delta.apply(self._score)
        self._revision += 1
        if delta.notes:
            self._notes_revision = self._revision
        self._tell(
            Change(delta.added, delta.removed, frozenset(delta.fields), False, self._revision)
        )

    def _tell(self, change: Change) -> None:
        failed: Exception | None = None
        for callback in tuple(self._observers):
            try:
                callback(change)
            except Exception as error:
                failed = failed or error
        if failed is not None:
            raise failed

    def _push(self, step: _Step) -> None:
        if self._clean_at is not None and self._clean_at > len(self._done):
            self._clean_at = None
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if (
            self._may_coalesce
            and last is not None
            and step.coalesce is not None
            and step.coalesce == last.coalesce
        ):
            delta = last.delta.then(step.delta)
            self._done.pop()
            if delta:
                self._done.append(_Step(last.name, delta, last.coalesce, last.number))
            # Cancelled out: the step before may be the saved point, and nothing joins that.
            self._may_coalesce = bool(delta)
        else:
            self._steps += 1
            self._done.append(replace(step, number=self._steps))
            self._may_coalesce = True

    def _make_way(self) -> None:
        """Has a transaction committed that gives way, unless the change is its own."""
        if self._open and not self._at_work and (way := self._open[0].give_way) is not None:
            way()

    def _close(self) -> _Open:
        if not self._open:
            raise RuntimeError("no transaction is open")
        return self._open.pop()

    def _no_transaction(self, what: str) -> None:
        if self._open:
            raise RuntimeError(f"a document cannot be {what} while a transaction is open")
