"""``descant lyrics``: a text in the manner of an artist, on stdout as it is written."""

from __future__ import annotations

import argparse
import secrets
from collections.abc import Sequence
from pathlib import Path

from composer.app import paths
from composer.app.calls import melody_lyrics
from composer.app.calls.contract import (
    UNUSABLE,
    CallFailed,
    Parser,
    number,
    print_json,
    tell,
    whole,
)
from composer.app.calls.engine import chosen_pack, run_request
from composer.engine.messages import (
    DEVICES,
    MAX_CANDIDATES,
    MAX_CHARACTERS,
    MAX_LINES,
    MAX_SEED,
    MAX_STRENGTH,
    MAX_TEMPERATURE,
    MIN_TEMPERATURE,
    ROLES,
    STOPS,
    LyricsRequest,
    Message,
    Text,
    TextPiece,
)

_TEMPERATURE = 0.7
_LENGTH = 600

_EPILOG = """\
With --candidates the texts come one after the other, an empty line and a line of dashes between
them.  With --rhyme, --syllables or --original a text is of whole lines, each drawn many times; for
which lines nothing fitting was found is said on stderr, counted from the prime's first.  The same
--seed gives the same text on the same machine."""
_UNMET = (
    ("unrhymed_lines", "no rhyme was found for"),
    ("lines_of_other_length", "no line of so many syllables was found for"),
)


def run(arguments: Sequence[str]) -> int:
    """See ``descant lyrics --help``."""
    parser = Parser("lyrics", "Writes lyrics.", epilog=_EPILOG)
    parser.add_argument("--artist", metavar="NAME", help="in whose manner (any artist's)")
    parser.add_argument("--second-artist", metavar="NAME", help="mixed with a second one's")
    parser.add_argument(
        "--blend",
        metavar="B",
        type=number(0, 1),
        default=0.5,
        help="0: the first artist alone, 1: the second (0.5)",
    )
    parser.add_argument(
        "--strength",
        metavar="S",
        type=number(0, MAX_STRENGTH),
        default=1.0,
        help="how far the artist leads away from any artist's manner (1)",
    )
    parser.add_argument("--prime", metavar="TEXT", default="", help="how the text begins")
    parser.add_argument(
        "--length",
        metavar="N",
        type=whole(1, MAX_CHARACTERS),
        help=f"characters at most, the prime not counted ({_LENGTH})",
    )
    parser.add_argument(
        "--stop", choices=STOPS, default="length", help="stop sooner, after a line or a stanza"
    )
    parser.add_argument(
        "--rhyme",
        metavar="SCHEME",
        type=str.upper,
        default="",
        help="which lines of a stanza rhyme, such as AABB, ABAB or ABCB; X rhymes with none",
    )
    parser.add_argument(
        "--syllables",
        metavar="N,N",
        type=_numbers,
        default=(),
        help="of each line of a stanza, such as 8 or 8,6,8,6",
    )
    parser.add_argument(
        "--for",
        dest="melody",
        metavar="MELODY",
        type=Path,
        help="a song or a MIDI file: a line for each phrase, with a syllable for each note, and "
        "stressed ones on strong beats where they can be",
    )
    parser.add_argument(
        "--voice", choices=ROLES, default="soprano", help="with --for, which voice (soprano)"
    )
    parser.add_argument(
        "--track", metavar="NAME", help="with --for, the track of the melody (its name or number)"
    )
    parser.add_argument(
        "--stanza",
        metavar="N",
        type=whole(1, MAX_LINES),
        help="with --for, lines of a stanza (those of the rhyme scheme, if there is one)",
    )
    parser.add_argument(
        "--original",
        action="store_true",
        help="no line with eight words running from the training text",
    )
    parser.add_argument(
        "--temperature",
        metavar="T",
        type=number(MIN_TEMPERATURE, MAX_TEMPERATURE),
        help=f"0: only the likeliest, higher: more daring (the pack's own, or {_TEMPERATURE})",
    )
    parser.add_argument("--top-k", metavar="K", type=whole(1, 10_000), help="the k likeliest alone")
    parser.add_argument(
        "--top-p", metavar="P", type=number(0.001, 1), help="the likeliest up to this probability"
    )
    parser.add_argument(
        "--candidates", metavar="N", type=whole(1, MAX_CANDIDATES), default=1, help="texts (1)"
    )
    parser.add_argument("--pack", metavar="P", help="the model pack (the best one installed)")
    parser.add_argument("--device", choices=DEVICES, default="auto", help="where it runs (auto)")
    parser.add_argument(
        "--seed", metavar="S", type=whole(0, MAX_SEED), help="makes the text the same again"
    )
    parser.add_argument("--list-artists", action="store_true", help="say whom the pack knows")
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    folders = paths.pack_folders()
    pack = chosen_pack(folders, options.pack, "lyrics")
    if options.list_artists:
        return _list_artists(pack.name, pack.extra.get("artists", []), options.json)
    temperature = options.temperature
    if temperature is None:
        temperature = float(pack.defaults.get("temperature", _TEMPERATURE))
    seed = secrets.randbelow(2**31) if options.seed is None else options.seed
    if options.melody is not None:
        return melody_lyrics.run(options, folders, pack.name, temperature, seed)
    if options.track is not None or options.stanza is not None:
        raise CallFailed("--track and --stanza are for a melody; name one with --for.", UNUSABLE)
    try:
        request = LyricsRequest(
            id=1,
            revision=0,
            pack=pack.name,
            artist=options.artist,
            second_artist=options.second_artist,
            blend=options.blend,
            strength=options.strength,
            prime=options.prime,
            length=options.length or _LENGTH,
            stop=options.stop,
            rhyme=options.rhyme,
            syllables=options.syllables,
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
    shown = -1

    def take(message: Message) -> None:
        nonlocal shown
        if isinstance(message, Text):
            texts[message.index] = message
        elif isinstance(message, TextPiece) and not options.json:
            if message.index != shown:
                shown = message.index
                start = "\n\n---\n" if shown else ""
                print(start + options.prime, end="")
            print(message.text, end="", flush=True)

    run_request(folders, request, take)
    for index in sorted(texts):
        told = dict(texts[index].parameters)
        for name, what in _UNMET:
            if name in told:
                of = f" of text {index + 1}" if options.candidates > 1 else ""
                tell(f"For some lines{of} the wishes were given up: {what} {told[name]}.")
    if not options.json:
        print()
        return 0
    first = texts[0]
    print_json(
        {
            "text": options.prime + first.text,
            "texts": [options.prime + texts[index].text for index in sorted(texts)],
            "nats_per_character": [texts[index].nats for index in sorted(texts)],
            "pack": first.pack,
            "pack_sha256": first.pack_hash,
            "seed": seed,
            "parameters": dict(first.parameters),
        }
    )
    return 0


def _numbers(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no list of numbers") from error


def _list_artists(pack: str, artists: Sequence[object], as_json: bool) -> int:
    names = [str(artist) for artist in artists]
    if as_json:
        print_json({"pack": pack, "artists": names})
    else:
        print("\n".join(names))
    return 0
