"""``descant convert``: from one kind of file to another, by the endings of the names."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.app.calls.contract import (
    FAILED,
    UNUSABLE,
    CallFailed,
    Parser,
    check_output,
    opened,
    print_json,
    progress,
    tell,
    whole,
    write_all,
)
from composer.app.calls.engrave import (
    ENDINGS as PAGE_ENDINGS,
)
from composer.app.calls.engrave import (
    add_page_options,
    add_sign_options,
    engrave,
    pages_were_asked_for,
    signs_of,
    signs_were_asked_for,
)
from composer.app.calls.sound_options import add_sound_options, sound_options
from composer.app.stems import stem_files
from composer.files.formats import EXPORT_ENDINGS, OPEN_ENDINGS, SIGNED_ENDINGS
from composer.midi import audio_file
from composer.midi.sound_options import SoundOptions
from composer.model.score import Score

if TYPE_CHECKING:
    from composer.midi.render import Rendered

ENDINGS = (*EXPORT_ENDINGS, *PAGE_ENDINGS, *audio_file.ENDINGS)


def run(arguments: Sequence[str]) -> int:
    """See ``descant convert --help``."""
    parser = Parser(
        "convert",
        "Turns a song into another kind of file, by the endings of the names.",
        epilog=f"Reads {', '.join(OPEN_ENDINGS)}; writes {', '.join(ENDINGS)}.",
    )
    parser.add_argument("input", metavar="IN", type=Path, help="the file to read")
    parser.add_argument("output", metavar="OUT", type=Path, help="the file to write")
    parser.add_argument(
        "--tune", metavar="N", type=whole(1, 1_000_000), default=1, help="of an .abc collection (1)"
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="write nothing when a MIDI, MusicXML or ABC file cannot hold everything",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    sound = parser.add_argument_group("for sound files")
    add_sound_options(sound)
    sound.add_argument(
        "--sample-rate",
        metavar="HZ",
        type=int,
        choices=audio_file.SAMPLE_RATES,
        help="frames a second: " + ", ".join(map(str, audio_file.SAMPLE_RATES)),
    )
    sound.add_argument(
        "--bits",
        type=int,
        choices=audio_file.BIT_DEPTHS,
        help="bits a sample, in WAV and FLAC; 16 unless told",
    )
    sound.add_argument(
        "--normalize",
        action="store_true",
        help="bring the loudest moment to 1 dB below full scale",
    )
    sound.add_argument(
        "--stems",
        action="store_true",
        help="a file for each voice that sounds, “OUT - VOICE”, instead of one for all",
    )
    add_page_options(parser.add_argument_group("for pages"))
    add_sign_options(parser.add_argument_group("for pages and MusicXML"))
    options = parser.parse_args(arguments)

    check_output(options.output, options.input, ENDINGS)
    pages = options.output.suffix.lower() in PAGE_ENDINGS
    if not pages and pages_were_asked_for(options):
        raise CallFailed(
            f"“{options.output.name}” has no pages, so leave --two-staves and --size out.", UNUSABLE
        )
    signed = pages or options.output.suffix.lower() in SIGNED_ENDINGS
    if not signed and signs_were_asked_for(options):
        raise CallFailed(
            f"“{options.output.name}” is neither pages nor MusicXML, so leave the options for chord"
            " symbols and dynamics out.",
            UNUSABLE,
        )
    audio = options.output.suffix.lower() in audio_file.ENDINGS
    if not audio and _sound_was_asked_for(options):
        raise CallFailed(
            f"“{options.output.name}” is no sound file, so it has no soundfont, reverb, gain, "
            "sample rate, bits, peak or stems; leave these options out.",
            UNUSABLE,
        )
    if options.strict and (audio or pages):
        raise CallFailed(
            f"“{options.output.name}” is neither MIDI, MusicXML nor ABC, so leave --strict out.",
            UNUSABLE,
        )
    chosen = sound_options(options)
    imported = opened(options.input, options.tune)
    remarks = list(imported.notes_to_person)
    measured: dict[str, Any] = {}
    files = (options.output,)
    if audio:
        rendered = _render(imported.score, options, chosen)
        files = rendered.files
        remarks += [rendered.remark] if rendered.remark else []
        measured = {
            "files": [str(file) for file in files],
            "seconds": round(rendered.seconds, 3),
            "peak": round(rendered.peak, 4),
            "held_down_by": round(rendered.reduced, 4),
        }
    elif pages:
        files = engrave(imported.score, options)
        measured = {"files": [str(file) for file in files]}
    else:
        written = [(imported.score, options.output)]
        remarks = write_all(
            written, remarks, whole=True, strict=options.strict, signs=signs_of(options)
        )
    if audio or pages:
        for remark in remarks:
            tell(remark)
    if options.json:
        print_json({"output": str(options.output), "remarks": remarks, **measured})
    else:
        for file in files:
            print(file)
    return 0


def _sound_was_asked_for(options: argparse.Namespace) -> bool:
    numbers = (options.soundfont, options.reverb, options.gain, options.sample_rate, options.bits)
    return any(n is not None for n in numbers) or options.normalize or options.stems


def _render(score: Score, options: argparse.Namespace, sound: SoundOptions) -> Rendered:
    from composer.midi.render import RenderError, RenderOptions, render
    from composer.midi.song import song_from_score

    if not score.notes:
        raise CallFailed("There are no notes to make a sound file of.", UNUSABLE)
    stems = stem_files(score, options.output) if options.stems else ()
    for _, file in stems:
        check_output(file, options.input, ENDINGS)
    how = RenderOptions(
        sound,
        sample_rate=options.sample_rate or audio_file.SAMPLE_RATES[0],
        bits=options.bits or audio_file.BIT_DEPTHS[0],
        normalise=options.normalize,
    )
    try:
        with progress("Rendering") as line:
            return render(
                song_from_score(score),
                options.output,
                how,
                stems=stems,
                on_progress=lambda done, total: line.show(int(done), max(1, int(total))),
            )
    except RenderError as error:
        raise CallFailed(str(error), FAILED) from error
