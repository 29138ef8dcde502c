"""A line or a word of a text written anew: what the engine process does for a request.

Proposals are drawn from the network after what stands before, and weighed by how likely what
stands after is once they are there (importance re-ranking: of log p(proposal, after | before) the
mean a character).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from composer.engine.characters import MARK
from composer.engine.drawing import drawn, tempered
from composer.engine.lyrics import UNKNOWN, LoadedLyrics, LyricsWriter, known_passages
from composer.engine.melody_words import STRESS_NATS, UNHEARD_NATS
from composer.engine.messages import OperationCancelled, RewriteRequest, Text
from composer.engine.messages.words import WORD
from composer.engine.networks.character_rows import Rows
from composer.engine.verse import LineDrawer
from composer.engine.word_sounds import await_words
from composer.model.generation import Parameter
from composer.prosody.patterns import stress_agreement, stress_fit
from composer.prosody.rhyme import last_word, rhymes, usual_rhymes
from composer.prosody.scheme import StanzaForm
from composer.prosody.words import count_syllables, is_known, words_of_line

ROUNDS = 24
BEHIND, AHEAD = 2000, 100  # characters before and after that are read
LONGEST_WORD = 20  # characters
MOST_RHYMES = 400  # rhyming words that are weighed by themselves
BEST_RHYMES = 48  # of them that are weighed with what comes after
STILL = 5  # rounds in which nothing got better, after which no more are drawn

Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Proposal:
    """``text``: in the place of what is replaced; ``nats``: mean of it and of what comes after;
    ``lacks``: 0 where it meets all wishes; ``loss``: nats that it is set back by."""

    text: str
    nats: float
    lacks: int
    loss: float

    @property
    def order(self) -> tuple[float, ...]:
        """Least for the best."""
        return (self.lacks, self.nats + self.loss)


def rewrite(
    model: LoadedLyrics,
    request: RewriteRequest,
    *,
    emit: Callable[[Text], None],
    report: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
    folders: Sequence[Path] = (),
) -> None:
    """Emits the best proposals so far whenever they change, see :class:`RewriteRequest`.

    ``request.seed`` must be set; ``folders``: of packs, where the indexes of the copy guard are.
    Raises :class:`OperationCancelled` between two characters, :class:`OperationRefused` when there
    is no such artist, or no index where only original words are asked for.
    """
    if request.seed is None:
        raise ValueError("the request has no seed")
    await_words(cancelled)
    known = known_passages(folders) if request.original else lambda text: False
    before = _nearest(request.before)
    writer = LyricsWriter(model, request)
    writer.begin(before, cancelled)
    weigher = Weigher(model, writer, request, known, cancelled)
    sources = _words if request.unit == WORD else _lines
    random = torch.Generator().manual_seed(request.seed)
    seen = {_plain(request.replaced)}
    found: list[Proposal] = []
    shown: list[Proposal] = []
    still = 0
    for number, texts in enumerate(
        sources(model, writer, weigher, request, before, random, cancelled)
    ):
        fresh = []
        for text in texts:
            if _plain(text) not in seen:
                seen.add(_plain(text))
                fresh.append(text)
        found += weigher.weighed(before, fresh)
        found.sort(key=lambda proposal: proposal.order)
        fitting = [proposal for proposal in found if not proposal.lacks][: request.candidates]
        still = still + 1 if fitting == shown and len(fitting) == request.candidates else 0
        _show(model, request, fitting, shown, emit)
        shown = fitting
        report(min(number + 1, ROUNDS), ROUNDS)
        if still == STILL:
            break
    if not shown:  # what is nearest to the wishes is better than nothing
        _show(model, request, found[: request.candidates], shown, emit)
    report(ROUNDS, ROUNDS)


def _show(
    model: LoadedLyrics,
    request: RewriteRequest,
    proposals: Sequence[Proposal],
    shown: Sequence[Proposal],
    emit: Callable[[Text], None],
) -> None:
    assert request.seed is not None
    device = next(model.network.parameters()).device.type
    for index, proposal in enumerate(proposals):
        if index < len(shown) and shown[index] == proposal:
            continue
        emit(
            Text(
                id=request.id,
                revision=request.revision,
                index=index,
                text=proposal.text,
                parameters=_parameters(request, proposal, device),
                pack=model.pack.name,
                pack_hash=model.pack.sha256,
                seed=request.seed,
                nats=proposal.nats,
            )
        )


def _nearest(before: str) -> str:
    """The last of it, from the beginning of a stanza or a line."""
    if len(before) <= BEHIND:
        return before
    for mark in ("\n\n", "\n", ""):
        kept = before[-BEHIND:].partition(mark)[2] if mark else before[-BEHIND:]
        if len(kept) >= BEHIND // 2:
            return kept
    return before[-BEHIND:]


def _plain(text: str) -> str:
    """What two proposals that differ in signs and capitals alone have in common."""
    return " ".join(words_of_line(text.casefold())) or text.strip()


def _lines(
    model: LoadedLyrics,
    writer: LyricsWriter,
    weigher: Weigher,
    request: RewriteRequest,
    before: str,
    random: torch.Generator,
    cancelled: Cancelled,
) -> Iterator[list[str]]:
    """Rests of lines, without their line break, some at a time."""
    drawer = LineDrawer(
        request, weigher.rows, model.characters, lambda text: False, cancelled, StanzaForm()
    )
    rhyme = last_word(request.rhymes_with)
    state, logits = writer.state, writer.logits
    for _ in range(ROUNDS):
        found = drawer.lines(before, state, logits, rhyme, weigher.syllables, random)
        yield [line.text.rstrip("\n") for line in found if line.text.strip() and not line.repeated]


def _words(
    model: LoadedLyrics,
    writer: LyricsWriter,
    weigher: Weigher,
    request: RewriteRequest,
    before: str,
    random: torch.Generator,
    cancelled: Cancelled,
) -> Iterator[list[str]]:
    """Words, some at a time."""
    state, logits = writer.state, writer.logits
    if request.rhymes_with:
        rhyming = [
            word
            for word in usual_rhymes(last_word(request.rhymes_with))
            if weigher.syllables in (None, count_syllables(word))
            and all(character in model.characters for character in word)
        ]
        # Evenly over the alphabet, where there are too many.
        rhyming = rhyming[:: max(1, len(rhyming) // MOST_RHYMES)]
        if request.replaced[:1].isupper():
            rhyming = [word[:1].upper() + word[1:] for word in rhyming]
        by_itself = weigher.nats(state, logits, [(word, "") for word in rhyming])
        order = np.argsort([nats for nats, _ in by_itself], kind="stable")[:BEST_RHYMES]
        yield [rhyming[place] for place in order]
        return
    letters = torch.full((len(model.characters) + 2,), -torch.inf)
    for index, character in enumerate(model.characters, 2):
        if character.isalpha() or character in "'’":
            letters[index] = 0.0
    for _ in range(ROUNDS):
        rows = weigher.rows
        rows.begin([state])
        now = logits.expand(rows.copies, -1)
        texts, over = [""] * rows.copies, [False] * rows.copies
        for step in range(LONGEST_WORD):
            if cancelled():
                raise OperationCancelled
            open_ones = now.clone()
            open_ones[:, UNKNOWN] = -torch.inf
            if not step:
                open_ones = open_ones + letters
            chances = tempered(open_ones, request.temperature, request.top_k, request.top_p)
            chosen = drawn(chances, random).tolist()
            for copy, index in enumerate(chosen):
                character = model.characters[index - 2] if index > UNKNOWN else ""
                goes_on = character.isalpha() or (character != "" and character in "'’-")
                over[copy] = over[copy] or not goes_on
                texts[copy] += "" if over[copy] else character
            if all(over):
                break
            now = rows.read([max(index, 2) for index in chosen])
        whole = [text.rstrip("-") for text, done in zip(texts, over, strict=True) if done]
        yield [text for text in whole if words_of_line(text)]


class Weigher:
    """How likely proposals are between what stands before and after them, side by side."""

    def __init__(
        self,
        model: LoadedLyrics,
        writer: LyricsWriter,
        request: RewriteRequest,
        known: Callable[[str], bool],
        cancelled: Cancelled,
    ) -> None:
        """``writer``: has read what stands before."""
        self.rows: Rows = writer.rows()
        self.syllables = len(request.stresses) or request.syllables
        self._request, self._known, self._cancelled = request, known, cancelled
        self._index = {character: i + 2 for i, character in enumerate(model.characters)}
        self._state, self._logits = writer.state, writer.logits
        # A line that ends the text is at least a line; of a word nothing is asked.
        self._after = request.after[:AHEAD] or ("" if request.unit == WORD else "\n")

    def weighed(self, before: str, texts: Sequence[str]) -> list[Proposal]:
        """Those of the texts that may be written, in any order."""
        request = self._request
        around = f"{request.before[-200:]}{{}}{request.after[:200]}"
        texts = [text for text in texts if not self._known(around.replace("{}", text))]
        after_lines = {line.strip() for line in request.after.split("\n")[:8] if line.strip()}
        begun = before.rpartition("\n")[2] if request.unit != WORD else ""
        texts = [text for text in texts if (begun + text).strip() not in after_lines]
        found = self.nats(self._state, self._logits, [(text, self._after) for text in texts])
        proposals = []
        for text, (nats, count) in zip(texts, found, strict=True):
            whole = begun + text
            lacks = 0
            if self.syllables is not None:
                lacks += abs(count_syllables(whole) - self.syllables)
            if request.rhymes_with:
                lacks += 2 * (not rhymes(request.rhymes_with, whole))
            unheard = sum(not is_known(word) for word in words_of_line(text))
            # A word of no dictionary is a slip more often than a find.
            loss = UNHEARD_NATS * unheard * (3 if request.unit == WORD else 1)
            if request.stresses:
                loss += STRESS_NATS * (1 - stress_fit(whole, request.stresses)) / 2
            proposals.append(Proposal(text, nats / max(1, count), lacks, loss))
        return proposals

    def nats(
        self, state: Any, logits: Tensor, texts: Sequence[tuple[str, str]]
    ) -> list[tuple[float, int]]:
        """Of each text with what comes after it: the nats of both, and their characters.

        Characters that the network has not are passed over.
        """
        found: list[tuple[float, int]] = []
        for first in range(0, len(texts), self.rows.copies):
            found += self._side_by_side(state, logits, texts[first : first + self.rows.copies])
        return found

    def _side_by_side(
        self, state: Any, logits: Tensor, texts: Sequence[tuple[str, str]]
    ) -> Iterable[tuple[float, int]]:
        copies = self.rows.copies
        wanted = [
            [self._index[c] for c in text + after if c in self._index] for text, after in texts
        ]
        steps = max((len(indices) for indices in wanted), default=0)
        table = torch.full((copies, max(1, steps)), MARK)
        there = torch.zeros(copies, max(1, steps), dtype=torch.bool)
        for row, indices in enumerate(wanted):
            table[row, : len(indices)] = torch.tensor(indices, dtype=torch.long)
            there[row, : len(indices)] = True
        self.rows.begin([state])
        now = logits.expand(copies, -1)
        total = torch.zeros(copies, dtype=torch.float64)
        for step in range(steps):
            if self._cancelled():
                raise OperationCancelled
            open_ones = now.clone()
            open_ones[:, UNKNOWN] = -torch.inf
            logp = torch.log_softmax(open_ones, -1).gather(-1, table[:, step : step + 1])[:, 0]
            total -= torch.where(there[:, step], logp, 0.0).double()
            if step + 1 < steps:
                now = self.rows.read(table[:, step].tolist())
        return [(float(total[row]), len(indices)) for row, indices in enumerate(wanted)]


def _parameters(
    request: RewriteRequest, proposal: Proposal, device: str
) -> tuple[tuple[str, Parameter], ...]:
    names = ("artist", "second_artist", "blend", "strength", "unit", "temperature", "top_k")
    names += ("top_p", "candidates", "syllables")
    values: dict[str, Parameter] = {name: getattr(request, name) for name in names}
    values["device"] = device
    values["stresses"] = request.stresses or None
    values["rhymes_with"] = request.rhymes_with or None
    values["original"] = request.original or None
    begun = request.before.rpartition("\n")[2] if request.unit != WORD else ""
    whole = begun + proposal.text
    values["counted_syllables"] = count_syllables(whole)
    if request.rhymes_with:
        values["rhymes"] = rhymes(request.rhymes_with, whole)
    if request.stresses:
        values["stress_agreement"] = round(stress_agreement(whole, request.stresses), 4)
    return tuple(sorted((name, value) for name, value in values.items() if value is not None))
