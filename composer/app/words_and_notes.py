"""Words and notes repainted together: candidates that have both, written as one step.

The notes are asked for first.  What they are decides which syllables are strong; then words are
asked for that go with them, for every line of which a syllable lies on the notes.  Where the rhythm
stays, one request gives all candidates their words, else each candidate has one of its own.
Times are ticks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from composer.app.asked import Repainting, Repitching, Shown
from composer.app.headless import prime_of, without_headings
from composer.app.reading import MAX_PRIME
from composer.app.repainting import Part
from composer.app.session_events import SessionError
from composer.app.wishes import Wishes, form_of_line
from composer.edit.commands import AddGeneration, SetLyrics
from composer.edit.document import Document
from composer.engine.messages import (
    MAX_LINES,
    MAX_REPLACED,
    MAX_SYLLABLES,
    Candidate,
    HarmonizeRequest,
    LinesRequest,
    PitchesRequest,
    RepaintRequest,
    RewriteRequest,
    Text,
)
from composer.model.generation import GenerationRecord
from composer.model.lyrics import Line, Lyrics, Place, Syllable, Word
from composer.model.score import Score
from composer.prosody.division import is_sung
from composer.prosody.patterns import patterns_of
from composer.prosody.text import spans, text_of, words_of_row

STEP_NAME = "Repaint Words and Notes"

Groups = tuple[tuple[int, ...], ...]  # notes of each syllable
WordsRequest = LinesRequest | RewriteRequest
Divide = Callable[[str], Sequence[str]]


class NothingToSing(Exception):
    """There are no words to write anew; the text is one sentence for the person."""


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line of words as it is laid.

    ``verse``, ``line``: its place.  ``text``: how it is spelled.  ``voice``: whose notes it is
    on.  ``groups``: the notes of each of its syllables, those on one note counted once.
    ``start``, ``end``: from its first note to its last one's end.
    """

    verse: int
    line: int
    text: str
    voice: int
    groups: Groups
    start: int
    end: int


def laid_lines(score: Score, ids: Iterable[int]) -> tuple[LaidLine, ...]:
    """The lines of words on these notes, in order of time.

    Where several verses stand below each other, those of the first.  Raises
    :class:`NothingToSing` when there is none, or one is too long to be written at once.
    """
    wanted = set(ids)
    found: list[LaidLine] = []
    taken: set[int] = set()
    for v, verse in enumerate(score.lyrics.verses):
        lines = [_laid(score, v, n, line) for n, line in enumerate(verse.lines)]
        own = [
            each
            for each in lines
            if each is not None and any(wanted.intersection(group) for group in each.groups)
        ]
        notes = {note for each in own for group in each.groups for note in group}
        if own and taken.isdisjoint(notes):
            found += own
            taken |= notes
    if not found:
        raise NothingToSing(
            "No words lie under the selected notes; lay some there, or ask for Words for Melody."
        )
    if len(found) > MAX_LINES or any(len(each.groups) > MAX_SYLLABLES for each in found):
        raise NothingToSing(
            f"That is too much at once: {MAX_LINES} lines of {MAX_SYLLABLES} syllables at most."
        )
    return tuple(sorted(found, key=lambda each: (each.start, each.verse, each.line)))


def _laid(score: Score, verse: int, number: int, line: Line) -> LaidLine | None:
    groups: dict[int, tuple[int, ...]] = {}
    for word in line.words:
        for syllable in word.syllables:
            notes = tuple(note for note in syllable.notes if note in score.notes)
            if notes:
                groups.setdefault(notes[0], notes)
    if not groups:
        return None
    notes = [score.notes[note] for group in groups.values() for note in group]
    return LaidLine(
        verse,
        number,
        line.text,
        notes[0].voice,
        tuple(groups.values()),
        min(note.onset for note in notes),
        max(note.end for note in notes),
    )


def stresses_of(score: Score, groups: Groups) -> str:
    """A sign for each syllable, as in :class:`~composer.engine.messages.LinesRequest`."""
    first = [score.notes[group[0]] for group in groups]
    return "".join(pattern.stresses for pattern in patterns_of(first, score.meter))


@dataclass(frozen=True)
class WordsAndNotes:
    """``notes``: what the notes were asked for with; ``lines``: those that get other words.

    ``wishes``: for the words.  ``divide``: a word to its syllables.
    """

    notes: Repainting
    lines: tuple[LaidLine, ...]
    wishes: Wishes
    divide: Divide
    seed: int
    texts: dict[int, Text] = field(default_factory=dict)  # by candidate
    _asked: dict[int, tuple[int, ...]] = field(default_factory=dict)  # request to candidates
    _heard: dict[int, Text] = field(default_factory=dict)  # of the request that runs, by index

    # What an Asked is

    @property
    def request(self) -> HarmonizeRequest | RepaintRequest | PitchesRequest:
        """What the engine was asked first."""
        return self.notes.request

    @property
    def start(self) -> int:
        """The first cell."""
        return self.notes.start

    def beside(self) -> tuple[Shown, ...]:
        """What sounds with the cells in the other voices."""
        return self.notes.beside()

    def outdated(self, score: Score) -> bool:
        """Whether the notes beside, or the lines of words, are others."""
        return self.notes.outdated(score) or bool(self._lost(score))

    def obstacle(self, score: Score) -> str:
        """The notes or the words may be gone."""
        return self.notes.obstacle(score) or self._lost(score)

    def write(self, document: Document, candidate: Candidate, part: Part | None = None) -> None:
        """Writes notes and words as one undo step with a generation record for each.

        The words belong to whole lines: raises :class:`SessionError` where a part is asked for.
        """
        if part is not None:
            raise SessionError("A candidate that has words can only be taken as a whole.")
        text = self.texts[candidate.index]
        record = GenerationRecord(
            id=document.new_id(),
            operation="repaint words",
            pack=text.pack,
            pack_hash=text.pack_hash,
            seed=text.seed,
            parameters=text.parameters,
            base_revision=text.revision,
        )
        with document.transaction(STEP_NAME):
            self.notes.write(document, candidate)
            document.apply(AddGeneration(record))
            rows = self.words(candidate.index)
            lyrics = document.score.lyrics
            for line, row in zip(self.lines, rows, strict=True):
                groups = self._groups(document.score, line)
                lyrics = _with_line(lyrics, line, row, groups, self.divide)
            document.apply(SetLyrics(lyrics))

    # The words

    def completed(self, candidate: Candidate) -> Candidate:
        """The candidate, unfinished as long as it has no words."""
        if candidate.final and candidate.index not in self.texts:
            return replace(candidate, final=False)
        return candidate

    def words(self, index: int) -> tuple[str, ...]:
        """The lines of a candidate; empty while it has none."""
        if index not in self.texts:
            return ()
        rows = [row.strip() for row in self.texts[index].text.split("\n") if row.strip()]
        return tuple((rows + [""] * len(self.lines))[: len(self.lines)])

    def take(self, text: Text) -> None:
        """A text that came."""
        self._heard[text.index] = text

    def next_request(
        self, document: Document, finished: Sequence[Candidate], new_id: Callable[[], int]
    ) -> WordsRequest | None:
        """What is to be asked now that a request is done; ``None``: nothing more.

        ``finished``: the candidates' notes.
        """
        if self._asked:
            self._pair(next(reversed(self._asked.values())))
        done = {index for indexes in self._asked.values() for index in indexes}
        open_ones = [candidate for candidate in finished if candidate.index not in done]
        while open_ones:
            # Where the rhythm stays, the same words are sung to all.
            some = open_ones if isinstance(self.notes, Repitching) else open_ones[:1]
            open_ones = open_ones[len(some) :]
            trial = Document(document.score.copy())
            self.notes.write(trial, some[0])
            request_id = new_id()
            self._asked[request_id] = tuple(candidate.index for candidate in some)
            try:
                return self._words_request(trial.score, document, len(some), request_id)
            except ValueError:  # a line without a note, or with too many
                continue
        return None

    def _pair(self, indexes: Sequence[int]) -> None:
        """Gives the candidates the texts that came; the first ones again where there are fewer."""
        texts = [self._heard[place] for place in sorted(self._heard)]
        texts = [text for text in texts if text.text.strip()]
        for place, index in enumerate(indexes):
            if texts:
                self.texts[index] = texts[place % len(texts)]
        self._heard.clear()

    def _words_request(
        self, sung: Score, document: Document, count: int, request_id: int
    ) -> WordsRequest:
        song = text_of(document.score.lyrics)
        stresses = tuple(stresses_of(sung, self._groups(sung, line)) for line in self.lines)
        first = _offset(document.score.lyrics, min(self.lines, key=lambda x: (x.verse, x.line)))
        wishes, indexes = self.wishes, len(self._asked)
        common = {
            "id": request_id,
            "revision": document.revision,
            "pack": wishes.pack,
            "artist": wishes.artist,
            "second_artist": wishes.second_artist if wishes.artist else None,
            "blend": wishes.blend,
            "strength": wishes.strength,
            "original": wishes.original,
            "temperature": wishes.temperature,
            "candidates": count,
            # Each request of its own has a stream of its own.
            "seed": (self.seed + indexes) % 2**63,
        }
        line = self.lines[0]
        if len(self.lines) == 1 and len(line.text) <= MAX_REPLACED:
            after = song[first + len(line.text) :]
            breaks = len(after) - len(after.lstrip("\n"))
            rest = without_headings(after).text
            return RewriteRequest(
                before=prime_of(song[:first], MAX_PRIME),
                replaced=line.text,
                after=(("\n" * min(breaks, 2) if rest else "") + rest)[:MAX_PRIME],
                stresses=stresses[0],
                rhymes_with=form_of_line(song, first, wishes)[1][:MAX_REPLACED],
                **common,  # type: ignore[arg-type]
            )
        prime = prime_of(song[:first], MAX_PRIME)
        return LinesRequest(
            stresses=stresses,
            prime=prime + "\n" if prime and not prime.endswith("\n") else prime,
            rhyme=wishes.rhyme,
            **common,  # type: ignore[arg-type]
        )

    # Within

    def _groups(self, score: Score, line: LaidLine) -> Groups:
        """The notes of the line's syllables in a score in which the candidate's notes are."""
        if isinstance(self.notes, Repitching):
            return line.groups
        tops: dict[int, int] = {}
        for note in score.notes_in_order(line.voice):
            if line.start <= note.onset < line.end:
                before = tops.get(note.onset)
                if before is None or score.notes[before].pitch < note.pitch:
                    tops[note.onset] = note.id
        return tuple((tops[onset],) for onset in sorted(tops))

    def _lost(self, score: Score) -> str:
        for number, each in enumerate(self.lines):
            # One of the candidates may stand there: after it another can be taken.
            known = {each.text.strip(), *(self.words(index)[number] for index in self.texts)}
            try:
                there = score.lyrics.verses[each.verse].lines[each.line].text.strip()
            except IndexError:
                there = None
            if there not in known:
                return "The words are others by now; repaint again."
        return ""


def _offset(lyrics: Lyrics, line: LaidLine) -> int:
    """Where a line begins in the text."""
    text = text_of(lyrics)
    at = next(start for start, _, place in spans(lyrics) if place[:2] == (line.verse, line.line))
    return text.rfind("\n", 0, at) + 1


def _with_line(lyrics: Lyrics, line: LaidLine, row: str, groups: Groups, divide: Divide) -> Lyrics:
    """Lyrics with other words in the place of a line, laid on ``groups`` in order.

    With fewer syllables the last is held on; what has no note is in the text all the same.
    """
    words = tuple(
        Word(tuple(Syllable(text) for text in divide(typed.text)), typed.blank)
        for typed in words_of_row(row)
    )
    verse = lyrics.verses[line.verse]
    lines = list(verse.lines)
    lines[line.line] = Line(words, verse.lines[line.line].trail)
    verses = list(lyrics.verses)
    verses[line.verse] = replace(verse, lines=tuple(lines))
    changed = Lyrics(tuple(verses))
    places = [
        Place(line.verse, line.line, w, s)
        for w, word in enumerate(words)
        for s, syllable in enumerate(word.syllables)
        if is_sung(syllable.text)
    ]
    laid = dict(zip(places, groups, strict=False))
    if places and len(groups) > len(places):
        rest = groups[len(places) - 1 :]
        laid[places[-1]] = tuple(note for group in rest for note in group)
    return changed.laid(laid)
