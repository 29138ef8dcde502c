"""What happens between the page, the engine's texts and the song: proposing, choosing, taking.

A draft is words written on from the cursor; proposals are several texts for one line or word.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from composer.app.line_fit import patterns_with_groups
from composer.app.session import Session
from composer.app.stretch_form import form_of_whole_line, form_of_word
from composer.app.wishes import Wishes
from composer.app.writing import (
    TextsChanged,
    WritingEnded,
    WritingError,
    WritingEvent,
    Written,
)
from composer.engine.messages import MAX_SYLLABLES
from composer.engine.messages.words import MAX_LINES
from composer.model.note import Note
from composer.ui.lyrics.draft import Draft
from composer.ui.lyrics.draft_showing import DraftShowing
from composer.ui.lyrics.page_sync import PageSync
from composer.ui.lyrics.pane import LyricsPane
from composer.ui.lyrics.stretches import heading_at, line_around, stretch_to_rewrite
from composer.ui.lyrics.taking import take_words
from composer.ui.message_bar import MessageBar

TEXT, LINE = "text", "line"


class Proposing(QObject):
    """``changed`` is emitted when there is something else to stop, to take or to reject.

    ``notes``: how many syllables the selected notes can take.  ``syllables``: of a line.
    ``copied``: whether words stand in a training text.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        pane: LyricsPane,
        sync: PageSync,
        messages: MessageBar,
        notes: Callable[[], int],
        syllables: Callable[[str], int],
        copied: Callable[[str], bool],
    ):
        super().__init__(pane)
        self._session, self._writing = session, session.writing
        self._pane, self._editor, self._sync = pane, pane.editor, sync
        self._messages = messages
        self._showing = DraftShowing(session, pane, syllables, copied)
        self._notes = notes
        self._mode: str | None = None
        self._draft: Draft | None = None
        self._texts: tuple[Written, ...] = ()
        self._ended = True
        self._forget: Callable[[], None] | None = self._writing.observe(self._take)
        editor, bar, proposals = pane.editor, pane.draft_bar, pane.proposals
        editor.accept_asked.connect(self._accept_keyed)
        editor.leave_asked.connect(self.leave)
        editor.toggled.connect(self.toggle)
        editor.typed_over.connect(self._say_what_to_do)
        editor.place_changed.connect(self._show_bar)
        bar.stop_asked.connect(self.stop)
        bar.accept_asked.connect(self.accept)
        bar.accept_to_cursor_asked.connect(self.accept_to_cursor)
        bar.reject_asked.connect(self.reject)
        bar.all_asked.connect(self.tick_all)
        proposals.chosen.connect(self._preview)
        proposals.accepted.connect(self.accept)
        proposals.left.connect(self.reject)
        proposals.more_asked.connect(self._again)
        sync.replaced.connect(self._drop)

    def close(self) -> None:
        """Listens no more."""
        if self._forget is not None:
            self._forget()
            self._forget = None

    @property
    def busy(self) -> bool:
        """Whether words are on their way."""
        return self._mode is not None and not self._ended

    @property
    def mode(self) -> str | None:
        """``"text"`` while a draft is shown, ``"line"`` with proposals, else ``None``."""
        return self._mode

    # What can be asked for

    def write(self) -> None:
        """Writes on from the cursor; with a draft on show, another one in its place."""
        if self.busy:
            return
        place = self._draft.start if self._draft is not None else self._editor.chosen()[1]
        self.reject()
        song = self._editor.song
        heading = heading_at(song, place)
        if heading is not None:
            place = heading
        wishes = self._wished(whole=True)
        if wishes is None:
            return
        self._draft = Draft(place, place)
        self._begin(TEXT, lambda: self._writing.go_on(song[:place], wishes))

    def write_for_melody(self, notes: Collection[Note]) -> None:
        """Writes a line for each phrase of a voice's notes, to be laid under them when taken."""
        if self.busy:
            return
        place = self._draft.start if self._draft is not None else self._editor.chosen()[1]
        self.reject()
        patterns, groups = patterns_with_groups(self._session.document.score, notes)
        if not 0 < len(patterns) <= MAX_LINES:
            self._messages.problem(
                self.tr(
                    "Select the notes of a melody, or draw some: words are written for {most} "
                    "phrases at most."
                ).format(most=MAX_LINES)
            )
            return
        wishes = self._wished(whole=False)
        if wishes is None:
            return
        song = self._editor.song
        # Whole lines: they come after the cursor's.
        place = line_around(song, place)[1]
        if place and song[place - 1] != "\n":
            groups = ((), *groups)  # the rest of the cursor's line, which stays empty
        self._draft = Draft(place, place, groups=groups)
        self._begin(TEXT, lambda: self._writing.for_melody(song[:place], patterns, wishes))

    def rewrite(self) -> None:
        """Proposes other words for the selected ones, or for the cursor's line."""
        if self.busy:
            return
        if self._draft is not None:
            self.reject()
        song = self._editor.song
        start, end = stretch_to_rewrite(song, *self._editor.chosen())
        if heading_at(song, start) is not None:
            self._messages.note(self.tr("That is a heading; put the cursor into a line of words."))
            return
        wishes = self._wished(whole=False)
        if wishes is None:
            return
        score = self._session.document.score
        if (start, end) == line_around(song, start):
            form = form_of_whole_line(score, song, start, wishes, self._notes())
        else:
            form = form_of_word(score, song, start, end)
        self._draft = Draft(start, end, song[start:end], by_line=False, groups=form.groups)
        self._begin(
            LINE,
            lambda: self._writing.rewrite(
                song,
                start,
                end,
                wishes,
                syllables=form.syllables,
                stresses=form.stresses,
                rhymes_with=form.rhymes_with,
            ),
        )

    def stop(self) -> None:
        """Stops what is being written; what there is stays to choose from."""
        if self.busy:
            self._writing.stop()

    def leave(self) -> None:
        """Escape: stops what is being written, and then rejects it."""
        if self.busy and self._mode == TEXT:
            self.stop()
        else:
            self.reject()

    def reject(self) -> None:
        """Takes nothing."""
        if self._mode is None:
            return
        self._writing.clear()
        self._end()

    def accept(self, up_to: int | None = None) -> None:
        """Puts the kept lines (up to one) into the song, as one step."""
        draft = self._draft
        if draft is None or (self._mode == LINE and self._pane.proposals.row() < 0):
            return
        if self.busy:
            self._writing.stop()
        song, written = self._editor.song, self._written()
        self._writing.clear()
        self._end()
        behind = take_words(self._session.document, self._sync, song, draft, written, up_to)
        if behind is not None:
            # The next is written on from there.
            self._editor.go_to(behind)
            self._editor.setFocus()

    def accept_to_cursor(self) -> None:
        """Takes the kept lines up to the cursor's."""
        line = self._editor.draft_line()
        if self._mode == TEXT and line is not None:
            self.accept(line)

    def toggle(self, line: int | None = None) -> None:
        """Keeps a proposed line or leaves it out; ``None``: the cursor's."""
        line = self._editor.draft_line() if line is None else line
        if self._mode == TEXT and self._draft is not None and line is not None:
            self._draft.toggle(line)
            self._editor.show_draft(self._draft)
            self._show_bar()

    def tick_all(self, ticked: bool) -> None:
        """Keeps every proposed line, or none."""
        if self._mode == TEXT and self._draft is not None:
            lines = range(len(self._draft.lines))
            self._draft.dropped.clear()
            if not ticked:
                self._draft.dropped.update(n for n in lines if self._draft.lines[n].strip())
            self._editor.show_draft(self._draft)
            self._show_bar()

    def step(self, by: int) -> None:
        """Another of the proposals for a line."""
        if self._mode == LINE:
            self._pane.proposals.step(by)

    # Within

    def _wished(self, whole: bool) -> Wishes | None:
        """The wishes, remembered; ``None`` when they cannot be, which is then said."""
        problem = self._pane.manner.problem()
        if not problem and not self._session.packs("lyrics"):
            problem = self.tr("No model that writes lyrics is installed.")
        wishes = self._pane.manner.wishes()
        if not problem and whole and wishes.as_notes:
            notes = self._notes()
            if not notes:
                problem = self.tr(
                    "Lines are to have as many syllables as notes are selected, but none is: "
                    "select some, or untick that wish."
                )
            elif notes > MAX_SYLLABLES:
                problem = self.tr(
                    "{notes} notes are selected; a line takes 30 syllables at most."
                ).format(notes=notes)
            else:
                wishes = replace(wishes, syllables=(notes,))
        if problem:
            self._messages.problem(problem)
            return None
        return wishes

    def _begin(self, mode: str, ask: Callable[[], None]) -> None:
        self._mode, self._ended, self._texts = mode, False, ()
        try:
            ask()
        except WritingError as error:
            self._messages.problem(str(error))
            self._end()
            return
        assert self._draft is not None
        self._editor.show_draft(self._draft)
        self._show_bar()
        if mode == LINE:
            self._show_proposals()
            self._pane.proposals.show()
            self._pane.proposals.list.setFocus()
        else:
            self._editor.setFocus()
        self.changed.emit()

    def _again(self) -> None:
        """Other proposals for the same words."""
        draft = self._draft
        if draft is not None and self._mode == LINE and not self.busy:
            start = draft.start
            self.reject()
            self._editor.go_to(start)
            self.rewrite()

    def _end(self) -> None:
        self._mode, self._draft, self._ended = None, None, True
        self._texts = ()
        self._editor.hide_draft()
        self._pane.draft_bar.hide()
        if self._pane.proposals.isVisible():
            self._pane.proposals.hide()
            self._editor.setFocus()
        self.changed.emit()

    def _drop(self) -> None:
        """The song's words changed under the draft: it fits no more."""
        if self._mode is not None:
            self._writing.clear()
            self._end()

    def _take(self, event: WritingEvent) -> None:
        if self._mode is None or self._draft is None:
            return
        if isinstance(event, TextsChanged):
            self._texts = event.texts
            if self._mode == TEXT:
                self._show_text()
            else:
                self._show_proposals()
        elif isinstance(event, WritingEnded):
            self._ended = True
            self._finish(event)
            self.changed.emit()

    def _show_text(self) -> None:
        assert self._draft is not None
        if self._texts:
            self._draft.begin(self._texts[0].text, self._editor.song)
            self._editor.show_draft(self._draft)
            self._show_bar()

    def _finish(self, event: WritingEnded) -> None:
        assert self._draft is not None
        if event.outcome == "failed":
            self._messages.problem(event.sentence)
        if self._mode == LINE:
            if self._texts:
                self._show_proposals()
            else:
                if event.outcome == "finished":
                    self._messages.note(self.tr("Nothing else was found that fits here."))
                self._end()
            return
        draft = self._draft
        ended = event.outcome == "finished"
        length = len(self._texts[0].text) if self._texts else 0
        draft.finish(cut_off=ended and length >= self._pane.manner.wishes().length)
        if not draft.text:
            if ended:
                self._messages.note(self.tr("For the model the text is at its end here."))
            self._end()
            return
        self._editor.show_draft(draft)
        self._show_bar()

    def _show_bar(self) -> None:
        bar = self._pane.draft_bar
        if self._mode != TEXT or self._draft is None:
            bar.hide()
            return
        if self.busy:
            self._showing.show_writing()
        else:
            self._showing.show_written(self._draft)

    def _show_proposals(self) -> None:
        self._showing.show_proposals(self._worded(), self.busy)

    def _worded(self) -> list[Written]:
        """The texts that have words."""
        return [text for text in self._texts if text.text.strip()]

    def _preview(self, row: int) -> None:
        texts = self._worded()
        if self._mode == LINE and self._draft is not None and 0 <= row < len(texts):
            self._draft.text = texts[row].text
            self._editor.show_draft(self._draft)

    def _written(self) -> Written | None:
        texts = self._worded()
        row = self._pane.proposals.row() if self._mode == LINE else 0
        return texts[row] if 0 <= row < len(texts) else None

    def _accept_keyed(self, up_to: int | None) -> None:
        if self._mode == LINE:
            self.accept()
        else:
            self.accept(up_to)

    def _say_what_to_do(self) -> None:
        self._messages.note(
            self.tr(
                "The coloured words are no part of the song yet: Enter takes the ticked lines, "
                "Space ticks a line, Escape takes none."
            )
        )
