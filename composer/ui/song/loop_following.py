"""The loop goes with the time that is put in or taken out, and back with undo.

The loop is no part of the document, so that it is remembered here beside the document's steps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from composer.edit.document import Change, Document

Loop = tuple[int, int] | None


@dataclass(slots=True)
class _Moved:
    step: int  # its number in the history
    before: Loop
    after: Loop
    done: bool = True


class LoopFollowing:
    """``loop()`` is the loop now, ``set_loop(loop)`` makes it another one.  No Qt."""

    def __init__(
        self, document: Document, loop: Callable[[], Loop], set_loop: Callable[[Loop], object]
    ):
        self._document = document
        self._loop = loop
        self._set_loop = set_loop
        self._moves: list[_Moved] = []
        self.forget = document.observe(self._document_changed)

    def moved(self, after: Loop, since: int) -> None:
        """What was just done moves the loop there, with the step that it made.

        ``since``: the document's revision before.  Where nothing lay in that time there is no step.
        """
        before, history = self._loop(), self._document.history
        if before == after:
            return
        if self._document.revision != since:
            self._moves.append(_Moved(history.numbers[history.position - 1], before, after))
        self._set_loop(after)

    def _document_changed(self, change: Change) -> None:
        if change.everything:
            self._moves.clear()
        if not self._moves or self._document.in_transaction:
            return
        history = self._document.history
        there = set(history.numbers)
        self._moves = [move for move in self._moves if move.step in there]
        done_steps = set(history.numbers[: history.position])
        for move in self._moves:
            done = move.step in done_steps
            if done != move.done:
                move.done = done
                # A loop that the person has set since then stays.
                if self._loop() == (move.before if done else move.after):
                    self._set_loop(move.after if done else move.before)
