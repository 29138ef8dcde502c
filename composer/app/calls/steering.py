"""The options of ``descant harmonize`` and ``descant repaint`` that steer what is written."""

from __future__ import annotations

import argparse
import re

from composer.app.calls.contract import UNUSABLE, CallFailed, Parser, number, whole
from composer.app.followed_chords import Writing, following
from composer.engine.messages import (
    DEFAULT_CHORD_STRENGTH,
    DEFAULT_PARALLEL_COST,
    MAX_CHORD_STRENGTH,
    MAX_COST,
    ROLES,
    Candidate,
    Steering,
)
from composer.model.chord import NO_CHORD, Chord
from composer.model.key import MODES, Key
from composer.model.score import Score

_MAX_K = 128
_HELD = (".", "%")


def add_steering(parser: Parser) -> None:
    """Adds the options."""
    group = parser.add_argument_group("steering")
    group.add_argument(
        "--key",
        metavar="KEY",
        type=key_named,
        help='only pitches of this key: D, "E dorian", Bm (with raised sixth and seventh)',
    )
    chords = group.add_mutually_exclusive_group()
    chords.add_argument(
        "--chords",
        metavar="CHORDS",
        help="chords to lean to instead of IN's own chord symbols, from the first bar written on: "
        '"C G7 Am F" is one a bar, "C F | G7 . C ." bars with several; . holds, N.C. is none',
    )
    chords.add_argument(
        "--no-chords", action="store_true", help="do not lean to IN's own chord symbols"
    )
    group.add_argument(
        "--chord-strength",
        metavar="X",
        type=number(0, MAX_CHORD_STRENGTH),
        default=DEFAULT_CHORD_STRENGTH,
        help=f"nats against other notes than the chord's ({DEFAULT_CHORD_STRENGTH:g})",
    )
    group.add_argument(
        "--range",
        metavar="VOICE=LOW-HIGH",
        type=_range,
        action="append",
        default=[],
        help="MIDI pitches that a voice may sing, such as alto=55-74; for several voices again",
    )
    for slider, ends in (
        ("conventional", "-1: what the model did not expect, 1: what it finds likeliest"),
        ("major", "-1: minor thirds, sixths, sevenths over the tonic, 1: major ones"),
        ("similar", "-1: unlike the notes that stood there before, 1: like them"),
    ):
        group.add_argument(
            f"--{slider}", metavar="X", type=number(-1, 1), default=0.0, help=f"{ends} (0)"
        )
    for cost, what, usual in (
        ("parallel", "each parallel fifth or octave", DEFAULT_PARALLEL_COST),
        ("crossing", "each sixteenth with crossed voices", 0.0),
        ("leap", "each leap of a major sixth or more", 0.0),
    ):
        group.add_argument(
            f"--{cost}-cost",
            metavar="X",
            type=number(0, MAX_COST),
            default=usual,
            help=f"nats against {what} ({usual:g})",
        )
    group.add_argument(
        "--top-k", metavar="K", type=whole(1, _MAX_K), help="draw from the K likeliest pitches"
    )
    group.add_argument(
        "--top-p",
        metavar="P",
        type=number(0.001, 1),
        help="draw from the likeliest pitches that reach probability P",
    )
    for name, what in (
        ("first-share", "share of the cells drawn anew at first"),
        ("last-share", "share of the cells drawn anew at last"),
        ("fall", "part of the Gibbs steps over which the share falls"),
    ):
        group.add_argument(
            f"--{name}", metavar="X", type=number(0.001, 1), help=f"{what} (the model's own)"
        )


def steering_of(options: argparse.Namespace, score: Score, start: int) -> Steering:
    """What was asked for; ``start``: the first tick that is written."""
    tonic, mode = options.key or (None, None)
    try:
        return Steering(
            top_k=options.top_k,
            top_p=options.top_p,
            conventional=options.conventional,
            major=options.major,
            similar=options.similar,
            tonic=tonic,
            mode=mode,
            chords=chords_in_bars(options.chords or "", score, start),
            chord_strength=options.chord_strength,
            ranges=tuple(options.range),
            parallel_cost=options.parallel_cost,
            crossing_cost=options.crossing_cost,
            leap_cost=options.leap_cost,
            first_share=options.first_share,
            last_share=options.last_share,
            fall=options.fall,
        )
    except ValueError as error:
        raise CallFailed(f"The steering cannot be: {error}.", UNUSABLE) from error


def with_own_chords(options: argparse.Namespace, score: Score, request: Writing) -> Writing:
    """The request, leaning to the symbols of ``score`` unless others or none are asked for."""
    if options.no_chords or options.chords is not None:
        return request
    return following(score, request)


def chords_in_bars(text: str, score: Score, start: int) -> tuple[tuple[int, str], ...]:
    """Ticks and symbols of ``text``, its first bar being the one in which ``start`` lies.

    Without a bar line each symbol is a bar; between bar lines those of a bar share it alike.
    Raises ``ValueError`` with a sentence.
    """
    bars = [bar.split() for bar in text.strip().strip("|").split("|")]
    if len(bars) == 1:
        bars = [[symbol] for symbol in bars[0]]
    chords: list[tuple[int, str]] = []
    first = score.meter.position(start)[0]
    for number_of_bar, bar in enumerate(bars, first):
        begin = score.meter.bar_start(number_of_bar)
        length = score.meter.bar_start(number_of_bar + 1) - begin
        for place, symbol in enumerate(bar):
            if symbol in _HELD:
                continue
            if symbol not in NO_CHORD:
                Chord.named(symbol)
            chords.append((begin + length * place // len(bar), symbol))
    return tuple(chords)


def told(candidate: Candidate) -> str:
    """Nats and counts of a candidate for the line that tells of it."""
    said = "" if candidate.nats is None else f", {candidate.nats:.3f} nats a note cell"
    counts = dict(candidate.counts)
    if counts:
        parallels = counts["parallel_fifths"] + counts["parallel_octaves"]
        said += (
            f"; parallels {parallels}, leaps {counts['leaps']}, "
            f"crossed on {counts['crossed']} of {counts['steps']} sixteenths"
        )
    return said


def key_named(text: str) -> tuple[str, str]:
    found = re.fullmatch(r"([A-Ga-g][#b]*)(m?)(?:[ -]+([a-z]+))?", text.strip())
    if found is None or (found[2] and found[3]):
        raise argparse.ArgumentTypeError(f"{text!r} is no key such as D, Bm or E dorian")
    tonic = found[1][0].upper() + found[1][1:]
    mode = "minor" if found[2] else found[3] or "major"
    try:
        Key.named(0, tonic, mode)
    except ValueError as error:
        modes = ", ".join(MODES)
        raise argparse.ArgumentTypeError(f"{text!r}: {error} (the modes are {modes})") from error
    return tonic, mode


def _range(text: str) -> tuple[str, int, int]:
    found = re.fullmatch(r"([a-z]+)=(\d{1,3})-(\d{1,3})", text.strip().lower())
    if found is None or found[1] not in ROLES or not 0 <= int(found[2]) <= int(found[3]) <= 127:
        raise argparse.ArgumentTypeError(f"{text!r} is no range of a voice such as alto=55-74")
    return found[1], int(found[2]), int(found[3])
