"""``corpora``: lists the corpora, converts published files, and checks converted ones.

What the converters read: ``chorale-json`` the JSON of the chorales data set; ``mat-rolls`` a
``.mat`` file of rolls; ``song-csv`` a CSV file ``artist,song,link,text``; ``abc`` a folder with
``abc/irish.abc`` and ``abc/nottingham/*.abc``; ``midi`` a folder of MIDI files.
"""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

from training.corpora.table import Corpus, as_json, corpora, corpus_named

Say = Callable[[str], None]


def add_parser(commands: Any) -> None:
    """Registers the command."""
    parser = commands.add_parser("corpora", help="list, convert and check the corpora")
    parser.add_argument("--list", action="store_true", help="what there is (also without it)")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_list)
    actions = parser.add_subparsers()
    convert = actions.add_parser("convert", help="published files into what recipes read")
    convert.add_argument("name", help="of the list")
    convert.add_argument("source", type=Path, help="the published file or folder")
    convert.add_argument("--out", type=Path, required=True, help="the file to write")
    convert.add_argument("--artists", type=Path, help="songs: take only these, one name a line")
    convert.add_argument("--held-out", type=float, default=0.05, help="songs: share to validate")
    convert.add_argument("--seed", type=int, default=1, help="songs: of the split")
    convert.set_defaults(run=_convert)
    check = actions.add_parser("check", help="pieces, lengths, copies in two splits, digests")
    check.add_argument("file", type=Path, help="a converted file; of songs the training one")
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=_check)


def convert(
    corpus: Corpus,
    source: Path,
    out: Path,
    say: Say,
    artists: Path | None = None,
    held_out: float = 0.05,
    seed: int = 1,
) -> dict[str, int]:
    """Converts ``source`` and returns the pieces of each split.

    Bad pieces are named through ``say`` and skipped.  Raises ``ValueError`` in one sentence when
    the source cannot be used or too little is left; nothing is written then.
    """
    if not source.exists():
        raise ValueError(f"there is no file or folder {source}")
    if out.suffix != Path(corpus.layout).suffix:
        raise ValueError(f"the corpus {corpus.name} is a file *{Path(corpus.layout).suffix}")
    _tell_if_other(corpus, source, say)
    if corpus.converter == "chorale-json":
        from training.corpora.arrays import write_chorales
        from training.corpora.chorales import read_chorale_json

        chorales = read_chorale_json(source, say)
        write_chorales(out, chorales)
        return {split: len(pieces) for split, pieces in chorales.items()}
    if corpus.converter == "mat-rolls":
        from training.corpora.arrays import write_rolls
        from training.corpora.rolls import read_mat_rolls

        rolls = read_mat_rolls(source, say)
        write_rolls(out, rolls)
        return {split: len(pieces) for split, pieces in rolls.items()}
    if corpus.converter == "song-csv":
        from training.corpora.songs import convert_songs
        from training.lyrics.corpus import read_artists

        wanted = read_artists(artists) if artists else None
        return convert_songs(source, out, say, wanted, held_out, seed)
    out.parent.mkdir(parents=True, exist_ok=True)
    if corpus.converter == "abc":
        from training.tune.corpus import convert as convert_tunes

        return convert_tunes(source, out, say)
    if corpus.converter == "midi":
        from training.event.corpus import convert as convert_midi

        return _counted(convert_midi(source, out, say))
    raise ValueError(f"the table names an unknown converter {corpus.converter!r}")


def _counted(found: Any) -> dict[str, int]:
    return found if isinstance(found, dict) else {}


def _tell_if_other(corpus: Corpus, source: Path, say: Say) -> None:
    """Says so when a published file is known and this is another one."""
    from training.corpora.digest import file_digest, folder_digest

    for name, digest in corpus.published.items():
        if "*" in name and source.is_dir():
            folder = source / "abc" if corpus.converter == "abc" else source
            head, _, pattern = name.rpartition("/") if "**" not in name else ("", "", name)
            same = folder_digest(folder / head, pattern) == digest
        elif source.name == name and source.is_file():
            same = file_digest(source) == digest
        elif corpus.converter == "abc" and (source / "abc" / name).is_file():
            same = file_digest(source / "abc" / name) == digest
        else:
            continue
        if not same:
            say(f"{name} is another version than the one that is known ({digest[:16]})")


def _list(arguments: argparse.Namespace) -> int:
    table = corpora()
    if arguments.json:
        print(json.dumps({"corpora": [as_json(corpus) for corpus in table]}))
        return 0
    for corpus in table:
        print(f"{corpus.name}: {corpus.title}")
        for what, text in (
            ("source", corpus.source),
            ("licence", corpus.licence),
            ("for", ", ".join(corpus.families)),
            ("kind", corpus.converter),
            ("file", corpus.layout),
        ):
            print(textwrap.fill(f"{what:8}{text}", 96, initial_indent="    ",
                                subsequent_indent=" " * 12))  # fmt: skip
    return 0


def _convert(arguments: argparse.Namespace) -> int:
    counts = convert(
        corpus_named(arguments.name),
        arguments.source,
        arguments.out,
        lambda sentence: print(sentence, file=sys.stderr, flush=True),
        arguments.artists,
        arguments.held_out,
        arguments.seed,
    )
    print(", ".join(f"{split}: {count} pieces" for split, count in counts.items()))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from training.corpora.check import check

    report = check(arguments.file)
    if arguments.json:
        print(json.dumps(report.to_dict()))
    else:
        print("\n".join(report.lines()))
    return 1 if not all(report.known.values()) else 0
