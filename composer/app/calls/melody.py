"""``descant melody``: a melody for words."""

from __future__ import annotations

import argparse
import re
import secrets
from collections.abc import Sequence
from pathlib import Path

from composer.app import paths
from composer.app.asked import HarmonizeOptions
from composer.app.calls.candidate_options import add_candidate_options, as_json, outputs_of
from composer.app.calls.contract import (
    UNUSABLE,
    CallFailed,
    Parser,
    number,
    print_json,
    write_all,
)
from composer.app.calls.engine import chosen_pack
from composer.app.calls.repaint import candidates_of
from composer.app.calls.steering import key_named
from composer.app.calls.words_file import NOTHING_TO_SING, add_words, words_of
from composer.app.pitching import FAMILIES, pitches_request
from composer.app.repainting import cell_masks, note_cells, write_repitched
from composer.app.settings import load_settings
from composer.app.singing import Singing
from composer.edit.commands import SetKey, SetMeter, SetTempo
from composer.edit.document import Document
from composer.engine.messages import (
    ROLES,
    PitchesRequest,
    RepaintRequest,
    Steering,
)
from composer.model.key import MODES, Key, KeyMap
from composer.model.score import empty_score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Role

_EPILOG = """\
TEXTFILE is plain text (- for standard input), as in descant fit.  Each line takes whole bars, its
stressed syllables lie on strong beats, and a model for chorales finds the pitches.  With --key all
of them are of that key, and the last note is of its first chord.  With --pack a model of folk tunes
or of piano pieces (of the roll or the event family) finds them instead, note after note, in C major
where no key is asked for.

With --candidates N the likeliest one under the model is OUT.mid, the next OUT-2.mid, and so on.
The same --seed gives the same bytes on the same machine."""


def run(arguments: Sequence[str]) -> int:
    """See ``descant melody --help``."""
    parser = Parser("melody", "Writes a melody for words.", epilog=_EPILOG)
    add_words(parser)
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, required=True, help="the file to write"
    )
    parser.add_argument(
        "--voice", choices=ROLES, default="soprano", help="the voice that sings (soprano)"
    )
    parser.add_argument(
        "--meter", metavar="M", type=_meter, default=(4, 4), help="such as 3/4 (4/4)"
    )
    parser.add_argument("--key", metavar="KEY", type=key_named, help='D, "E dorian", Bm (any)')
    parser.add_argument(
        "--tempo",
        metavar="BPM",
        type=number(20, 400),
        default=100.0,
        help="quarters a minute (100)",
    )
    add_candidate_options(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    outputs = outputs_of(options)
    document = _rhythm(words_of(options.text), options)
    request, ids = _request(document, options)
    candidates = candidates_of(request, options.candidates)
    melodies = []
    for candidate in candidates:
        copy = Document(document.score.copy())
        write_repitched(copy, candidate, request, ids)
        melodies.append(copy.score)
    remarks = write_all(list(zip(melodies, outputs, strict=True)))
    if options.json:
        print_json(
            {
                **as_json(candidates, outputs),
                "notes": len(ids),
                "remarks": remarks,
            }
        )
    else:
        for path, candidate in zip(outputs, candidates, strict=True):
            print(f"{path}: {len(ids)} notes, model {candidate.pack}, seed {request.seed}")
    return 0


def _rhythm(text: str, options: argparse.Namespace) -> Document:
    """The words in a score of one voice, a note at one pitch for each syllable."""
    document = Document(empty_score(Role(options.voice)))
    document.apply(SetMeter(MeterMap((Meter(0, *options.meter),))))
    document.apply(SetTempo(TempoMap((Tempo(0, round(60e6 / options.tempo)),))))
    if options.key:
        document.apply(SetKey(KeyMap((Key.named(0, *options.key),))))
    settings, _ = load_settings(paths.settings_file())
    singing = Singing(document, {**settings.divisions, **dict(options.divide)})
    singing.write(text)
    if not singing.notes_for_words(document.score.voices[0].id).notes:
        raise CallFailed(NOTHING_TO_SING, UNUSABLE)
    return document


def _request(
    document: Document, options: argparse.Namespace
) -> tuple[RepaintRequest | PitchesRequest, tuple[int, ...]]:
    found = note_cells(document.score, document.score.notes)
    cells = tuple(cell for _, cell in found)
    pack = chosen_pack(paths.pack_folders(), options.pack, "coconet")
    seed = secrets.randbelow(2**31) if options.seed is None else options.seed
    ids = tuple(note for note, _ in found)
    if pack.family in FAMILIES:
        wanted = HarmonizeOptions(
            pack=pack.name,
            temperature=options.temperature,
            candidates=options.candidates,
            device=options.device,
        )
        try:
            return pitches_request(document.score, cells, wanted, 1, 0, seed), ids
        except ValueError as error:
            raise CallFailed(f"A melody for this cannot be written: {error}.", UNUSABLE) from error
    tonic, mode = options.key or (None, None)
    chords: tuple[tuple[int, str], ...] = ()
    if options.key:
        third = MODES[mode][2]
        chords = ((cells[-1][1], f"{tonic}{'m' if third == 3 else ''}"),)
    try:
        request = RepaintRequest(
            id=1,
            revision=0,
            voices=(),
            cells=tuple((role.value, start, end) for role, start, end in cells),
            pack=pack.name,
            candidates=options.candidates,
            steps=options.steps,
            temperature=options.temperature,
            seed=seed,
            device=options.device,
            masks=cell_masks(document.score, cells),
            steering=Steering(tonic=tonic, mode=mode, chords=chords),
            held=True,
        )
    except ValueError as error:
        raise CallFailed(f"A melody for this cannot be written: {error}.", UNUSABLE) from error
    return request, ids


def _meter(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})", text.strip())
    try:
        if found is None:
            raise ValueError
        meter = Meter(0, int(found[1]), int(found[2]))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no meter such as 3/4") from error
    return meter.beats, meter.unit
