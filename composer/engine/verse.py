"""Lines of lyrics that meet wishes: a rhyme, a number of syllables, no copied words.

A line is drawn several times side by side from the same state, up to its end; of those that meet
the wishes the likeliest a character is kept, and the text goes on from it.  Where its syllables
are counted, it neither ends before it has them nor goes on with a word when it has.  Where a line
has to rhyme, its beginnings are also ended anew with words that do: they are drawn character by
character among the rhyming words alone.  After some rounds without success the nearest line is
taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import torch
from torch import Tensor

from composer.engine.characters import MARK
from composer.engine.drawing import drawn, tempered
from composer.engine.messages import LyricsRequest, OperationCancelled
from composer.engine.networks.character_rows import Rows
from composer.prosody.rhyme import last_word, rhymes, usual_rhymes
from composer.prosody.scheme import StanzaForm
from composer.prosody.words import count_syllables

ROUNDS = 6  # after which a wish is given up
LONGEST = 120  # characters of a line
CRAMPED = 60  # characters that are left of a text: less is too little for some lines
LONGEST_RHYME = 4  # syllables of a word that is set at a line's end
_CLOSING = ",.;:!?"  # what may stand between a line's last word and its end, once

_Trie = dict[str, "_Trie"]  # type: ignore[misc]


@dataclass(frozen=True)
class Line:
    """``text``: to its line break, included unless the text ends; ``nats``: its negative
    log-likelihood before temperature and cuts; what it lacks of the wishes."""

    text: str
    nats: float
    rhymed: bool = True
    syllables_off: int = 0
    copied: bool = False
    repeated: bool = False

    @property
    def fits(self) -> bool:
        """Whether it meets all wishes."""
        return self.rhymed and not (self.syllables_off or self.copied or self.repeated)

    @property
    def order(self) -> tuple[float, ...]:
        """Least for the line to take."""
        lacks = 2 * (not self.rhymed) + self.syllables_off + self.repeated
        return (self.copied, lacks, self.nats / max(1, len(self.text)))


class LineDrawer:
    """Draws the next line of a text by the wishes of a request."""

    def __init__(
        self,
        request: LyricsRequest,
        rows: Rows,
        characters: str,
        known: Callable[[str], bool],
        cancelled: Callable[[], bool],
        form: StanzaForm | None = None,
    ) -> None:
        """``characters``: index less 2 to character; ``known``: whether a text has words that the
        copy guard knows; ``cancelled`` is asked at every character; ``form``: in place of the
        request's own, which it then need not have."""
        self._request, self._rows, self._characters = request, rows, characters
        self._known, self._cancelled = known, cancelled
        self._form = StanzaForm(request.rhyme, request.syllables) if form is None else form
        self._index = {character: i + 2 for i, character in enumerate(characters)}

    def next_line(
        self, before: str, state: Any, logits: Tensor, longest: int, random: torch.Generator
    ) -> Line | None:
        """The rest of the present line after ``before``.

        ``state``, ``logits``: after ``before``; ``longest``: characters at most.  ``None``: the
        text ends here, or no line fits into its length.
        """
        begun = before.rpartition("\n")[2]
        stanza = _stanza(before)
        place = len(stanza)
        whole = place % self._form.lines == 0
        partner = self._form.partner_of(place)
        rhyme = last_word(stanza[partner]) if partner is not None and partner < place else ""
        wish = self._form.syllables_of(place)
        closed = [MARK]
        if not begun:
            line_break = self._index.get("\n", MARK)
            if whole:
                # Whether the text ends here, or its stanza, is drawn once: as likely as unsteered.
                early = [line_break] if before.endswith("\n\n") or not before else []
                (chosen, *_), (nats, *_) = self._choose(logits[None], early, random)
                if chosen in (MARK, line_break):
                    return Line("\n", nats) if chosen else None
            closed.append(line_break)
        best: Line | None = None
        for number in range(ROUNDS):
            found: list[Line] = []
            # At last any line is better than none.
            counted = number < ROUNDS - 1 or best is not None
            for text, nats in self._drawn(
                state, logits, begun, longest, closed, rhyme, wish, random, counted
            ):
                if len(text) <= longest:  # one that was ended anew may be too long
                    found.append(self._judged(before, begun, text, nats, rhyme, wish))
            best = min(
                [*found, *([best] if best else [])], key=lambda line: line.order, default=None
            )
            if best is not None and best.fits:
                break
        if best is not None and not best.fits and not begun and longest < CRAMPED:
            return None  # no line of the wished kind goes into what is left of the text's length
        # What the guard knows is not written, whatever else is given up.
        return None if best is None or best.copied else best

    def lines(
        self,
        before: str,
        state: Any,
        logits: Tensor,
        rhyme: str,
        wish: int | None,
        random: torch.Generator,
        counted: bool = True,
    ) -> Iterator[Line]:
        """Some ends of the present line, drawn side by side; the next call draws others.

        ``before``, ``state``, ``logits``: as in :meth:`next_line`; ``rhyme``: a word to rhyme
        with, empty for none; ``wish``: syllables of the whole line, held to while it is drawn where
        it is ``counted``.
        """
        begun = before.rpartition("\n")[2]
        closed = [MARK] if begun else [MARK, self._index.get("\n", MARK)]
        for text, nats in self._drawn(
            state, logits, begun, LONGEST, closed, rhyme, wish, random, counted
        ):
            yield self._judged(before, begun, text, nats, rhyme, wish)

    def _judged(
        self, before: str, begun: str, text: str, nats: float, rhyme: str, wish: int | None
    ) -> Line:
        line = begun + text.rstrip("\n")
        copied = False
        if self._request.original:
            copied = self._known(" ".join(before.split()[-8:]) + " " * (not begun) + text)
        return Line(
            text,
            nats,
            rhymed=not rhyme or rhymes(rhyme, line),
            syllables_off=abs(count_syllables(line) - wish) if wish is not None else 0,
            copied=copied,
            repeated=line.strip() in before.split("\n"),
        )

    def _drawn(
        self,
        state: Any,
        logits: Tensor,
        begun: str,
        longest: int,
        closed: list[int],
        rhyme: str,
        wish: int | None,
        random: torch.Generator,
        counted: bool = True,
    ) -> Iterator[tuple[str, float]]:
        """Lines with their nats; those that did not come to an end in time are left out.

        ``counted``: syllables are held to while a line is drawn.
        """
        rows = self._rows
        rows.begin([state])
        now = logits.expand(rows.copies, -1)
        texts, nats = [""] * rows.copies, [0.0] * rows.copies
        trail: list[list[float]] = [[] for _ in texts]
        states: list[Any] = []
        over = [False] * rows.copies
        for step in range(min(LONGEST, longest)):
            if self._cancelled():
                raise OperationCancelled
            shut = closed if not step else [MARK]
            mask, full = self._room(begun, texts, over, wish if counted else None, now)
            chosen, costs = self._choose(now, shut, random, mask)
            for copy, index in enumerate(chosen):
                if over[copy]:
                    continue
                character = self._characters[index - 2]
                if full[copy] and not (character.isalpha() or character in "'’"):
                    over[copy] = True  # a word with too many syllables has come to its end
                    continue
                trail[copy].append(nats[copy])
                nats[copy] += costs[copy]
                texts[copy] += character
                over[copy] = character == "\n"
            if all(over):
                break
            if rhyme:
                states.append(rows.state)
            now = rows.read([max(index, 2) for index in chosen])
        ended = [copy for copy in range(rows.copies) if texts[copy].endswith("\n")]
        for copy in ended:
            yield texts[copy], nats[copy]
        if not rhyme:
            return
        begins = []
        for copy in range(rows.copies):
            for cut in _cuts(begun, texts[copy], wish):
                if 0 < cut < len(states):
                    begins.append((copy, cut))
        # One beginning of each line before the second of any.
        begins.sort(key=lambda begin: sum(b < begin and b[0] == begin[0] for b in begins))
        begins = begins[: rows.copies]
        if begins:
            yield from self._ended_anew(begins, texts, trail, states, begun, rhyme, wish, random)

    def _room(
        self, begun: str, texts: list[str], over: list[bool], wish: int | None, now: Tensor
    ) -> tuple[Tensor | None, list[bool]]:
        """What may not be drawn for a line to get its syllables (0, or -inf, a copy a row), and
        which of the copies have too many already, if their last word is whole."""
        full = [False] * len(texts)
        if wish is None:
            return None, full
        mask = torch.zeros_like(now)
        ends = [self._index[c] for c in "\n" if c in self._index]
        gaps = [self._index[c] for c in " -" if c in self._index]
        for copy, text in enumerate(texts):
            if over[copy]:
                continue
            count = count_syllables(begun + text)
            full[copy] = count > wish
            if count < wish:
                mask[copy, ends] = -torch.inf
            elif count == wish:
                mask[copy, gaps] = -torch.inf
        return mask, full

    def _ended_anew(
        self,
        begins: list[tuple[int, int]],
        texts: list[str],
        trail: list[list[float]],
        states: list[Any],
        begun: str,
        rhyme: str,
        wish: int | None,
        random: torch.Generator,
    ) -> Iterator[tuple[str, float]]:
        """Beginnings of lines (copy, characters), each with a rhyming word after it."""
        rows = self._rows
        heads = [texts[copy][:cut] for copy, cut in begins]
        tries: list[_Trie] = []
        for head in heads:
            if self._cancelled():
                raise OperationCancelled
            left = None if wish is None else wish - count_syllables(begun + head)
            tries.append(_trie(rhyme, left, self._characters))
        # The state before the last character of each beginning, which is then read again.
        rows.begin([rows.state_of(states[cut - 1], copy) for copy, cut in begins])
        fed = [self._index[head[-1]] for head in heads]
        tails, nats = [""] * len(heads), [trail[copy][cut] for copy, cut in begins]
        alive = [bool(trie) for trie in tries]
        while any(alive):
            if self._cancelled():
                raise OperationCancelled
            now = rows.read(fed + [fed[-1]] * (rows.copies - len(fed)))
            mask = torch.full_like(now, -torch.inf)
            for row, trie in enumerate(tries):
                if alive[row]:
                    mask[row, [self._index[c] for c in trie if c in self._index]] = 0.0
            mask[mask.isneginf().all(-1)] = 0.0
            chosen, costs = self._choose(now, [], random, mask)
            for row in range(len(heads)):
                if not alive[row]:
                    continue
                character = self._characters[max(chosen[row], 2) - 2]
                if character not in tries[row]:
                    alive[row] = False
                    continue
                tails[row] += character
                nats[row] += costs[row]
                fed[row] = chosen[row]
                tries[row] = tries[row][character]
                alive[row] = character != "\n"
        for head, tail, cost in zip(heads, tails, nats, strict=True):
            if tail.endswith("\n"):
                yield head + tail, cost

    def _choose(
        self, logits: Tensor, shut: list[int], random: torch.Generator, mask: Tensor | None = None
    ) -> tuple[list[int], list[float]]:
        """An index for each copy, and its nats before mask, temperature and cuts."""
        request = self._request
        open_ones = logits.clone()
        open_ones[:, 1] = -torch.inf
        free = torch.log_softmax(open_ones, -1)
        open_ones[:, shut] = -torch.inf
        if mask is not None:
            open_ones = open_ones + mask
        chances = tempered(open_ones, request.temperature, request.top_k, request.top_p)
        chosen = drawn(chances, random)
        costs = -free.gather(-1, chosen[:, None])[:, 0]
        return chosen.tolist(), costs.tolist()


def _stanza(text: str) -> list[str]:
    """The whole lines of the present stanza."""
    lines = text.split("\n")[:-1]
    for place in range(len(lines) - 1, -1, -1):
        if not lines[place].strip():
            return lines[place + 1 :]
    return lines


def _cuts(begun: str, text: str, wish: int | None) -> list[int]:
    """Where the last word of a line may begin, so that it has room for it, the latest first."""
    starts = [i + 1 for i, character in enumerate(text) if character == " "]
    if wish is None:
        return starts[-1:]
    fitting = []
    for start in reversed(starts):
        left = wish - count_syllables(begun + text[:start])
        if 1 <= left <= LONGEST_RHYME:
            fitting.append(start)
    return fitting


@lru_cache(maxsize=64)  # each round of a line asks for the same again
def _trie(rhyme: str, syllables: int | None, characters: str) -> _Trie:
    """The rhyming words, each ending with a line break and perhaps a sign before it."""
    end: _Trie = {"\n": {}}
    root: _Trie = {}
    for word in usual_rhymes(rhyme):
        if syllables is not None and count_syllables(word) != syllables:
            continue
        if any(character not in characters for character in word):
            continue
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node["\n"] = {}
        for sign in _CLOSING:
            node[sign] = end
    return root


def is_steered(request: LyricsRequest) -> bool:
    """Whether a request has wishes for its lines."""
    return bool(request.rhyme or request.syllables or request.original)
