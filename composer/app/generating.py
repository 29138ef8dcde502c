"""Candidates for the song's notes: asked for, as they come in, looked at and taken.

One request is worked on at a time.  What it brings stays until the next one, so that after an
undo another candidate can be taken.  Times are ticks.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable

from composer.app.again import AskingAgain
from composer.app.asked import Asked, HarmonizeOptions
from composer.app.asking import Asking, Divide
from composer.app.guarding import CopiedNotes, NotesGuard
from composer.app.melody import Melody, MelodyError, find_melody
from composer.app.repainting import Cell, Part
from composer.app.session_events import (
    CandidatesChanged,
    HarmonyEnded,
    HarmonyProgress,
    Said,
    SessionError,
    SessionEvent,
)
from composer.app.wishes import Wishes
from composer.edit.document import Document
from composer.engine.client import EngineClient
from composer.engine.messages import (
    Cancelled,
    Candidate,
    Failed,
    Finished,
    Message,
    Progress,
    Request,
    Text,
)
from composer.engine.packs import Pack
from composer.model.generation import GenerationRecord
from composer.model.score import Score
from composer.model.voice import Role

_MOST_FOUND = 64  # candidates of which it is kept in mind what was found in them

_log = logging.getLogger(__name__)


class Generating:
    """See the module; a part of a sitting.

    ``ask``: hands a request to the engine, its answers to a function; ``packs``: the installed
    ones of a family, the best first; ``device``: where networks run; ``guard``: knows what the
    models learned from; ``tell``: the sitting's observers; ``stop_audition``: before a candidate
    goes into the song; ``unheard(index)``: a candidate is gone, ``None`` all of them, and is to be
    heard neither now nor from the loop's turn on.
    """

    def __init__(
        self,
        document: Document,
        engine: EngineClient,
        ask: Callable[[Request, Callable[[Message], None]], None],
        packs: Callable[[str], list[Pack]],
        device: Callable[[], str],
        guard: NotesGuard,
        tell: Callable[[SessionEvent], None],
        stop_audition: Callable[[], None],
        unheard: Callable[[int | None], None],
    ) -> None:
        self._document, self._engine, self._ask = document, engine, ask
        self._guard, self._tell = guard, tell
        self._stop_audition, self._unheard = stop_audition, unheard
        self._asking = Asking(document, engine.new_id, packs)
        self._again = AskingAgain(document, self._asking, engine.new_id, packs, device)
        self._asked: Asked | None = None
        self._running: int | None = None
        self._progress: tuple[int, int] | None = None
        self._candidates: dict[int, Candidate] = {}
        self._found: dict[tuple[int, int, int], tuple[list[CopiedNotes], bool]] = {}

    # Asking

    def melody(self, active_voice: int | None = None, role: Role | None = None) -> Melody:
        """What :meth:`harmonize` would work on; raises :class:`SessionError` with the reason."""
        try:
            return find_melody(self._document.score, active_voice, role)
        except MelodyError as error:
            raise SessionError(str(error)) from error

    def harmonize(
        self, options: HarmonizeOptions | None = None, active_voice: int | None = None
    ) -> int:
        """Asks the engine for voices around the melody; returns the request's id.

        ``active_voice``: id of the voice that the person works on; it is the melody if it has
        notes, else see :func:`~composer.app.melody.find_melody`.  The candidates of an earlier
        request are dropped.  Raises :class:`SessionError` when there is nothing to work on or a
        request is still running.
        """
        options = options or HarmonizeOptions()
        self._may_ask()
        melody = self.melody(active_voice, options.role)
        asked = self._ask_for(self._asking.harmony(melody, options))
        if melody.chords:
            self._tell(
                Said(
                    f"The voice “{melody.voice.name}” has notes that sound together; "
                    "its highest notes are harmonised, all of them stay."
                )
            )
        return asked

    def repaint(self, cells: Iterable[Cell], options: HarmonizeOptions | None = None) -> int:
        """Asks the engine to write cells of the four parts anew; returns the request's id.

        What is locked stays.  ``options``: all but the role count.  The candidates of an earlier
        request are dropped.  Raises :class:`SessionError` when there is nothing to write, or a
        request is still running.
        """
        self._may_ask()
        return self._ask_for(self._asking.cells(cells, options or HarmonizeOptions()))

    def repaint_marked(self, options: HarmonizeOptions | None = None) -> int:
        """:meth:`repaint` of the cells that are marked to be written anew."""
        self._may_ask()
        return self._ask_for(self._asking.marked(options or HarmonizeOptions()))

    def repaint_notes(
        self, ids: Collection[int], options: HarmonizeOptions | None = None, *, held: bool = False
    ) -> int:
        """:meth:`repaint` where these notes are.

        ``held``: the notes stay, with their words, lengths and velocities, and get other pitches.
        """
        self._may_ask()
        return self._ask_for(self._asking.notes(ids, options or HarmonizeOptions(), held))

    def repaint_words_and_notes(
        self,
        ids: Collection[int],
        wishes: Wishes,
        divide: Divide,
        options: HarmonizeOptions | None = None,
        *,
        held: bool = True,
    ) -> int:
        """:meth:`repaint_notes`, with other words in the lines that lie on these notes.

        ``divide``: a word to its syllables.  Raises :class:`SessionError` as it does, and where
        there are no such lines or no model that writes lyrics.
        """
        self._may_ask()
        options = options or HarmonizeOptions()
        return self._ask_for(self._asking.words_and_notes(ids, wishes, divide, options, held))

    def again(self, record: GenerationRecord, same_seed: bool = False) -> int:
        """Asks for what the record tells of, with another seed or that of then.

        The candidates of an earlier request are dropped.  Raises :class:`SessionError` as
        :meth:`repaint` does, and where the model is gone.
        """
        self._may_ask()
        return self._ask_for(self._again.asked(record, same_seed))

    def cancel(self) -> None:
        """Stops the running request; ``HarmonyEnded("cancelled")`` follows in a later poll."""
        if self._running is not None:
            self._engine.cancel(self._running)

    def forget(self) -> None:
        """Another song: cancels, and drops what there is."""
        self.cancel()
        self.discard_all()
        self._asked = None

    # What is the case

    @property
    def running(self) -> bool:
        """Whether a request is being worked on."""
        return self._running is not None

    @property
    def progress(self) -> tuple[int, int] | None:
        """``(done, total)`` of the running request; ``None`` when there is none."""
        return self._progress

    @property
    def asked(self) -> Asked | None:
        """What the candidates were asked for with; ``None`` before the first request."""
        return self._asked

    @property
    def outdated(self) -> bool:
        """Whether the song is no longer the one that the candidates were made for."""
        return self._asked is not None and self._asked.outdated(self._document.score)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """What was made for the last request, in order of index."""
        return tuple(self._shown(index) for index in sorted(self._candidates))

    def words(self, index: int) -> tuple[str, ...]:
        """The lines of words that the candidate has beside its notes, if it has any."""
        return () if self._asked is None else self._asked.words(index)

    def ghosts(self, index: int) -> list[tuple[int, int, int, Role]]:
        """The candidate's notes as (pitch, onset, duration, role); empty when it is not there."""
        candidate = self._candidates.get(index)
        if candidate is None:
            return []
        return [
            (span.pitch, span.onset, span.duration, Role(role))
            for role, spans in candidate.voices.items()
            for span in spans
        ]

    def changes_nothing(self, index: int) -> bool:
        """Whether the finished candidate, with no words of its own, is what stands in the song."""
        return not self.words(index) and self._looked_at(index)[1]

    def copied(self, index: int) -> list[CopiedNotes]:
        """Where the finished candidate would repeat two bars or more of what the models learned
        from; empty when it is not there or unfinished."""
        return self._looked_at(index)[0]

    def _looked_at(self, index: int) -> tuple[list[CopiedNotes], bool]:
        """What the finished candidate would repeat, and whether the song's notes stay the same."""
        candidate = self._candidates.get(index)
        if candidate is None or not candidate.final:
            return [], False
        asked = (candidate.id, index, self._document.revision)
        if asked not in self._found:
            trial = Document(self._document.score.copy())
            try:
                self._write(trial, candidate, None)
            except (KeyError, ValueError, SessionError):  # it fits the song no more
                return [], False
            copied = self._guard.copied_anew(self._document.score, trial.score)
            if len(self._found) >= _MOST_FOUND:
                self._found = {}
            same = _sounding(trial.score) == _sounding(self._document.score)
            self._found[asked] = copied, same
        return self._found[asked]

    # Taking

    def with_candidate(self, index: int, part: Part | None = None) -> Score:
        """A copy of the song with the candidate, or this part of it, in it.

        Raises :class:`SessionError` as :meth:`accept` does.
        """
        candidate = self.finished(index)
        trial = Document(self._document.score.copy())
        self._write(trial, candidate, part)
        return trial.score

    def accept(self, index: int, part: Part | None = None) -> None:
        """Writes the candidate, or this part of it, into the song, as one undo step.

        The candidates stay, so that after an undo another can be taken.  Raises
        :class:`SessionError` when it is unfinished, or the melody's voice is gone.
        """
        candidate = self.finished(index)
        self._stop_audition()
        self._write(self._document, candidate, part)
        self._tell(CandidatesChanged(self.candidates))

    def finished(self, index: int) -> Candidate:
        """The candidate, if it can be taken; raises :class:`SessionError` with the reason."""
        candidate = self._candidates.get(index)
        if candidate is None:
            raise SessionError("That candidate is no longer there; ask for others.")
        if not self._shown(index).final:
            raise SessionError("That candidate is still being made; wait for it, or cancel.")
        if self._asked is not None and (sentence := self._asked.obstacle(self._document.score)):
            raise SessionError(sentence)
        return candidate

    def discard(self, index: int) -> None:
        """Drops one candidate that is finished; one that is not there or unfinished stays."""
        if index not in self._candidates or not self._shown(index).final:
            return
        self._unheard(index)
        del self._candidates[index]
        self._tell(CandidatesChanged(self.candidates))

    def discard_all(self) -> None:
        """Drops all candidates."""
        self._unheard(None)
        if self._candidates:
            self._candidates = {}
            self._tell(CandidatesChanged(()))

    # Within

    def _may_ask(self) -> None:
        if self._running is not None:
            raise SessionError("The model is still at work; cancel it first.")

    def _ask_for(self, asked: Asked) -> int:
        self.discard_all()
        self._ask(asked.request, self._heard)
        self._asked, self._running = asked, asked.request.id
        self._progress = (0, 0)
        self._tell(HarmonyProgress(0, 0))
        return asked.request.id

    def _asks_more(self) -> bool:
        """Whether something else is asked for the candidates now that a request is done."""
        if self._asked is None:
            return False
        finals = [candidate for candidate in self._candidates.values() if candidate.final]
        request = self._asked.next_request(self._document, finals, self._engine.new_id)
        self._tell(CandidatesChanged(self.candidates))
        if request is None:
            if finals and not any(candidate.final for candidate in self.candidates):
                words = "No words were found that fit; try another artist or temperature."
                self._tell(Said(words, error=True))
            return False
        self._ask(request, self._heard)
        self._running = request.id
        return True

    def _shown(self, index: int) -> Candidate:
        assert self._asked is not None, "there are candidates only after a request"
        return self._asked.completed(self._candidates[index])

    def _write(self, document: Document, candidate: Candidate, part: Part | None) -> None:
        assert self._asked is not None, "there are candidates only after a request"
        self._asked.write(document, candidate, part)

    def _heard(self, message: Message) -> None:
        if message.id != self._running:
            pass  # of a request that was given up when another song was opened
        elif isinstance(message, Progress):
            self._progress = (message.done, message.total)
            self._tell(HarmonyProgress(message.done, message.total))
        elif isinstance(message, Candidate):
            if self._asked is not None:
                self._candidates[message.index] = message
                self._tell(CandidatesChanged(self.candidates))
        elif isinstance(message, Text):
            if self._asked is not None:
                self._asked.take(message)
        elif isinstance(message, Finished):
            if not self._asks_more():
                self._ended("finished")
        elif isinstance(message, Cancelled):
            self._ended("cancelled")
        elif isinstance(message, Failed):
            _log.warning("request failed: %s %s", message.sentence, message.details)
            self._tell(Said(message.sentence, error=True))
            self._ended("failed")

    def _ended(self, outcome: str) -> None:
        self._running, self._progress = None, None
        finals = {i: c for i, c in self._candidates.items() if self._shown(i).final}
        if len(finals) != len(self._candidates):
            self._candidates = finals
            self._tell(CandidatesChanged(self.candidates))
        self._tell(HarmonyEnded(outcome))


def _sounding(score: Score) -> Counter[tuple[int, int, int, int]]:
    """How often there is a note of this voice, pitch, onset and duration."""
    return Counter((n.voice, n.pitch, n.onset, n.duration) for n in score.notes.values())
