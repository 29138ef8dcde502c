"""What would be learned from a person's own files, and whether it is enough.  No torch here.

``python -m training.look lyrics|event --base PACK FILES...`` is started by the studio; see
:mod:`training.process` for what it prints.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from composer.engine.packs import PackError, read_card
from training.event import own_music
from training.lyrics import own_texts
from training.process import REFUSED, print_line, refusal, watched_input

_MOST_SENTENCES = 200  # about files that are left out


def main(argv: Sequence[str] | None = None) -> int:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m training.look", description=__doc__)
    parser.add_argument("family", choices=("lyrics", "event"))
    parser.add_argument("files", type=Path, nargs="+", help="files, or folders of them")
    parser.add_argument("--base", type=Path, required=True, help="the folder of the pack to go on")
    arguments = parser.parse_args(argv)
    stopped = watched_input()
    sentences = 0

    def say(sentence: str) -> None:
        nonlocal sentences
        sentences += 1
        if sentences <= _MOST_SENTENCES:
            print_line({"say": sentence})

    def done(share: float) -> None:
        if stopped.is_set():
            raise SystemExit(1)
        print_line({"share": share})

    try:
        base = read_card(arguments.base)
        found: dict[str, Any]
        if arguments.family == "lyrics":
            texts = own_texts.split_texts(own_texts.read_texts(arguments.files, say, done))
            found = dict(own_texts.counts_of(texts))
            characters = str(base.extra.get("vocabulary", ""))
            if remark := own_texts.unknown_remark(texts, characters):
                print_line({"say": remark})
            own_texts.known_texts(texts, characters)
        else:
            pieces = own_music.read_music(arguments.files, say, done)
            found = dict(own_music.counts_of(pieces))
            own_music.require_enough(pieces)
    except (ValueError, PackError) as error:
        print_line(refusal(error))
        return REFUSED
    print_line({"found": found})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
