"""Lines of lyrics for the notes of a melody: what the engine process does for a request.

Each line is drawn many times with just its notes' syllables; of those the one is taken that is
likely a character and puts its stressed syllables on the strong beats, and the text goes on from
it.  The last line of a stanza, and of the text, had better end a sentence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from composer.engine.lyrics import LoadedLyrics, LyricsWriter, known_passages
from composer.engine.messages import LinesRequest, OperationRefused, Text, TextPiece
from composer.engine.verse import Line, LineDrawer
from composer.engine.word_sounds import await_words
from composer.model.generation import Parameter
from composer.prosody.patterns import stress_agreement, stress_fit
from composer.prosody.rhyme import last_word
from composer.prosody.scheme import StanzaForm
from composer.prosody.words import count_syllables, is_known, stress_pattern, words_of_line

ROUNDS = 12  # after which the nearest line is taken
ENOUGH = 64  # lines that meet the wishes, to choose from
STRESS_NATS = 1.2  # nats a character that a line loses which is wholly against the beats
UNHEARD_NATS = 0.15  # nats a character for each word that no dictionary has
OPEN_NATS = 0.3  # nats a character that the last line of a text loses for ending with no full stop
QUATRAIN = 4  # lines of a stanza whose rhymes are counted, where none are said

Emit = Callable[[TextPiece | Text], None]


@dataclass(frozen=True)
class Fitted:
    """A line, and how it goes with its notes: ``fit`` and ``agreement`` 0 to 1; ``unheard``: words
    that no dictionary has; ``open``: nothing is closed where something should be."""

    line: Line
    text: str
    fit: float
    agreement: float
    unheard: int
    open: bool = False

    def order(self, weight: float) -> tuple[float, ...]:
        """Least for the line to take; ``weight`` is that of the stresses."""
        line = self.line
        lacks = 2 * (not line.rhymed) + line.syllables_off + line.repeated
        nats = line.nats / max(1, len(line.text))
        nats += weight * STRESS_NATS * (1 - self.fit)
        nats += UNHEARD_NATS * self.unheard + OPEN_NATS * self.open
        return (line.copied, lacks, nats)


def fitted(line: Line, stresses: str, closing: str = "") -> Fitted:
    """``closing``: the signs with one of which it should end; none for a line that may go on."""
    text = line.text.rstrip("\n")
    unclosed = bool(closing) and not text.rstrip("'\" )").endswith(tuple(closing))
    unheard = sum(not is_known(word) for word in words_of_line(text))
    agreement = stress_agreement(text, stresses)
    return Fitted(line, text, stress_fit(text, stresses), agreement, unheard, unclosed)


def write_lines(
    model: LoadedLyrics,
    request: LinesRequest,
    *,
    emit: Emit,
    report: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    folders: Sequence[Path] = (),
) -> None:
    """Emits each line of each text as it is chosen, then the text.

    ``request.seed`` must be set; ``folders``: of packs, where the indexes of the copy guard are.
    Raises :class:`OperationCancelled` between two characters, :class:`OperationRefused` when there
    is no such artist, no line could be written, or no index where only original lines are asked
    for.
    """
    if request.seed is None:
        raise ValueError("the request has no seed")
    writer = LyricsWriter(model, request)
    await_words(cancelled)
    known = known_passages(folders) if request.original else lambda text: False
    drawer = LineDrawer(request, writer.rows(), model.characters, known, cancelled, StanzaForm())
    count = len(request.stresses)
    total = request.candidates * count
    prime = request.prime
    if prime and not prime.endswith("\n"):
        prime += "\n"
    for index in range(request.candidates):
        # Odd multiples of the golden ratio in 64 bits: no two candidates share a stream.
        random = torch.Generator().manual_seed((request.seed + 0x9E3779B97F4A7C15 * index) % 2**63)
        writer.begin(prime, cancelled)
        text = ""
        lines: list[Fitted] = []
        rhymes = RhymePartners(request)
        for number, stresses in enumerate(request.stresses):
            if number and request.stanza and number % request.stanza == 0:
                writer.read("\n")
                text += "\n"
                emit(TextPiece(request.id, index, "\n"))
            rhyme = rhymes.word(number)
            closing = ".!?" if number + 1 == count else ""
            if request.stanza and (number + 1) % request.stanza == 0:
                closing = closing or ".!?;:"
            line = _best_line(
                drawer, writer, request, prime + text, stresses, rhyme, closing, random
            )
            if line is None:
                raise OperationRefused(
                    f"The model {model.pack.name!r} found no line of {len(stresses)} syllables; "
                    "try another seed, artist or temperature."
                )
            lines.append(line)
            rhymes.take(number, line.text)
            text += line.text + "\n"
            writer.read(line.text + "\n")
            emit(TextPiece(request.id, index, line.text + "\n"))
            report(index * count + number + 1, total)
        emit(
            Text(
                id=request.id,
                revision=request.revision,
                index=index,
                text=text,
                parameters=_parameters(
                    request, lines, next(model.network.parameters()).device.type
                ),
                pack=model.pack.name,
                pack_hash=model.pack.sha256,
                seed=request.seed,
                nats=math.fsum(line.line.nats for line in lines) / max(1, len(text)),
            )
        )


class RhymePartners:
    """With which word each line has to rhyme; stanzas are of ``stanza`` lines."""

    def __init__(self, request: LinesRequest) -> None:
        self._form = StanzaForm(request.rhyme)
        self._stanza = request.stanza or max(QUATRAIN, len(request.rhyme))
        self._words: dict[int, str] = {}

    def word(self, number: int) -> str:
        """The last word of the line, taken before, that the line is to rhyme with, or none."""
        partner = self._form.partner_of(number % self._stanza)
        if partner is None:
            return ""
        return self._words.get(number - number % self._stanza + partner, "")

    def take(self, number: int, line: str) -> None:
        """The line that was written."""
        self._words[number] = last_word(line)


def _best_line(
    drawer: LineDrawer,
    writer: LyricsWriter,
    request: LinesRequest,
    before: str,
    stresses: str,
    rhyme: str,
    closing: str,
    random: torch.Generator,
) -> Fitted | None:
    found: list[Fitted] = []
    for number in range(ROUNDS):
        counted = number < ROUNDS - 1 or bool(found)
        drawn = drawer.lines(
            before, writer.state, writer.logits, rhyme, len(stresses), random, counted
        )
        found += [fitted(line, stresses, closing) for line in drawn if line.text.strip()]
        if sum(each.line.fits for each in found) >= ENOUGH:
            break
    best = min(found, key=lambda each: each.order(request.stress), default=None)
    # What the guard knows is not written, whatever else is given up.
    return None if best is None or best.line.copied else best


def _parameters(
    request: LinesRequest, lines: Sequence[Fitted], device: str
) -> tuple[tuple[str, Parameter], ...]:
    names = ("artist", "second_artist", "blend", "strength", "prime", "stanza", "stress")
    names += ("temperature", "top_k", "top_p", "candidates")
    values: dict[str, Parameter] = {name: getattr(request, name) for name in names}
    values["device"] = device
    values["stresses"] = ",".join(request.stresses)
    values["rhyme"] = request.rhyme or None
    values["original"] = request.original or None
    stressed = [max(1, stress_pattern(line.text).count("/")) for line in lines]
    agreement = sum(line.agreement * n for line, n in zip(lines, stressed, strict=True))
    values["stress_agreement"] = round(agreement / sum(stressed), 4)
    values["exact_lines"] = sum(
        count_syllables(line.text) == len(stresses)
        for line, stresses in zip(lines, request.stresses, strict=True)
    )
    for name, missed in (
        ("unrhymed_lines", [not line.line.rhymed for line in lines]),
        ("lines_of_other_length", [line.line.syllables_off > 0 for line in lines]),
    ):
        values[name] = ",".join(str(n) for n, miss in enumerate(missed, 1) if miss) or None
    return tuple(sorted((name, value) for name, value in values.items() if value is not None))
