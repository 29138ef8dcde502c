"""``descant convert``: from one kind of file to another, by the endings of the names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from composer.app.calls.contract import (
    Parser,
    check_output,
    opened,
    print_json,
    tell,
    write_all,
)
from composer.files.formats import EXPORT_ENDINGS, OPEN_ENDINGS


def run(arguments: Sequence[str]) -> int:
    """See ``descant convert --help``."""
    parser = Parser(
        "convert",
        "Turns a song into another kind of file, by the endings of the names.",
        epilog=f"Reads {', '.join(OPEN_ENDINGS)}; writes {', '.join(EXPORT_ENDINGS)}.",
    )
    parser.add_argument("input", metavar="IN", type=Path, help="the file to read")
    parser.add_argument("output", metavar="OUT", type=Path, help="the file to write")
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    check_output(options.output, options.input)
    imported = opened(options.input)
    remarks = [*imported.notes_to_person, *write_all([(imported.score, options.output)])]
    for remark in remarks:
        tell(remark)
    if options.json:
        print_json({"output": str(options.output), "remarks": remarks})
    else:
        print(options.output)
    return 0
