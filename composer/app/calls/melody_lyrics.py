"""``descant lyrics --for MELODY``: words that fit the notes of a melody."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from composer.app.calls.contract import UNUSABLE, CallFailed, opened, print_json, tell
from composer.app.calls.engine import run_request
from composer.app.calls.melody_option import chosen_melody
from composer.app.melody_lines import lines_of_notes
from composer.engine.messages import MAX_LINES, LinesRequest, Message, Text, TextPiece
from composer.model.voice import Role
from composer.prosody.patterns import LinePattern, stress_agreement
from composer.prosody.words import count_syllables

_UNMET = (
    ("unrhymed_lines", "no rhyme was found for"),
    ("lines_of_other_length", "no line of so many syllables was found for"),
)


def run(
    options: argparse.Namespace, folders: Sequence[Path], pack: str, temperature: float, seed: int
) -> int:
    """``options``: those of ``descant lyrics``; the text on stdout, one line for each phrase."""
    for option, given in (
        ("--syllables", options.syllables),
        ("--stop", options.stop != "length"),
        ("--length", options.length),
    ):
        if given:
            raise CallFailed(
                f"The melody says how long its lines are; leave out {option} or --for.",
                UNUSABLE,
            )
    score = opened(options.melody).score
    melody = chosen_melody(score, Role(options.voice), options.track, options.melody)
    patterns = lines_of_notes(score, melody.line)
    if len(patterns) > MAX_LINES:
        raise CallFailed(
            f"The melody has {len(patterns)} phrases, and words are written for {MAX_LINES} at "
            "most; choose another track or a shorter song.",
            UNUSABLE,
        )
    try:
        request = LinesRequest(
            id=1,
            revision=0,
            stresses=tuple(pattern.stresses for pattern in patterns),
            pack=pack,
            artist=options.artist,
            second_artist=options.second_artist,
            blend=options.blend,
            strength=options.strength,
            prime=options.prime,
            stanza=options.stanza or len(options.rhyme) or None,
            rhyme=options.rhyme,
            original=options.original,
            temperature=temperature,
            top_k=options.top_k,
            top_p=options.top_p,
            candidates=options.candidates,
            seed=seed,
            device=options.device,
        )
    except ValueError as error:
        raise CallFailed(f"These lyrics cannot be written: {error}.", UNUSABLE) from error
    texts: dict[int, Text] = {}
    shown = 0

    def take(message: Message) -> None:
        nonlocal shown
        if isinstance(message, Text):
            texts[message.index] = message
        elif isinstance(message, TextPiece) and not options.json:
            if message.index != shown:
                shown = message.index
                print("\n---")
            print(message.text, end="", flush=True)

    run_request(folders, request, take)
    if melody.chords:
        tell(f"The highest notes of “{melody.voice.name}” were taken where several sound together.")
    for index in sorted(texts):
        told = dict(texts[index].parameters)
        of = f" of text {index + 1}" if options.candidates > 1 else ""
        for name, what in _UNMET:
            if name in told:
                tell(f"For some lines{of} the wishes were given up: {what} {told[name]}.")
        share = float(told["stress_agreement"])  # type: ignore[arg-type]
        tell(
            f"{len(patterns)} lines{of}: {told['exact_lines']} with just their notes' syllables, "
            f"{share:.0%} of the stressed syllables on strong beats."
        )
    if options.json:
        _print_all(options, melody.voice.name, patterns, texts, seed)
    return 0


def _print_all(
    options: argparse.Namespace,
    track: str,
    patterns: Sequence[LinePattern],
    texts: dict[int, Text],
    seed: int,
) -> None:
    first = texts[0]
    lines = [line for line in first.text.split("\n") if line.strip()]
    print_json(
        {
            "text": first.text,
            "texts": [texts[index].text for index in sorted(texts)],
            "nats_per_character": [texts[index].nats for index in sorted(texts)],
            "melody": {"file": str(options.melody), "track": track},
            "lines": [
                {
                    "text": line,
                    "stresses": pattern.stresses,
                    "syllables": count_syllables(line),
                    "notes": list(pattern.notes),
                    "stress_agreement": round(stress_agreement(line, pattern.stresses), 4),
                }
                for line, pattern in zip(lines, patterns, strict=True)
            ],
            "pack": first.pack,
            "pack_sha256": first.pack_hash,
            "seed": seed,
            "parameters": dict(first.parameters),
        }
    )
