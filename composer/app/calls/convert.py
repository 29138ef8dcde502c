"""``descant convert``: from one kind of file to another, by the endings of the names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

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
    write_all,
)
from composer.files.formats import EXPORT_ENDINGS, OPEN_ENDINGS
from composer.model.score import Score

SOUND_ENDING = ".wav"
ENDINGS = (*EXPORT_ENDINGS, SOUND_ENDING)


def run(arguments: Sequence[str]) -> int:
    """See ``descant convert --help``."""
    parser = Parser(
        "convert",
        "Turns a song into another kind of file, by the endings of the names.",
        epilog=f"Reads {', '.join(OPEN_ENDINGS)}; writes {', '.join(ENDINGS)}.",
    )
    parser.add_argument("input", metavar="IN", type=Path, help="the file to read")
    parser.add_argument("output", metavar="OUT", type=Path, help="the file to write")
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    check_output(options.output, options.input, ENDINGS)
    imported = opened(options.input)
    remarks = list(imported.notes_to_person)
    if options.output.suffix.lower() == SOUND_ENDING:
        _render(imported.score, options.output)
    else:
        remarks += write_all([(imported.score, options.output)])
    for remark in remarks:
        tell(remark)
    if options.json:
        print_json({"output": str(options.output), "remarks": remarks})
    else:
        print(options.output)
    return 0


def _render(score: Score, path: Path) -> None:
    from composer.midi.render import RenderError, render_wav
    from composer.midi.song import song_from_score

    if not score.notes:
        raise CallFailed("There are no notes to make a sound file of.", UNUSABLE)
    try:
        with progress("Rendering") as line:
            render_wav(
                song_from_score(score),
                path,
                on_progress=lambda done, total: line.show(int(done), max(1, int(total))),
            )
    except RenderError as error:
        raise CallFailed(str(error), FAILED) from error
