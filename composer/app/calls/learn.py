"""``descant learn``: a pack of a person's own, learned from their MIDI files or their texts."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import composer
from composer.app import paths
from composer.app.calls.contract import (
    FAILED,
    UNUSABLE,
    CallFailed,
    Parser,
    number,
    print_json,
    progress,
    tell,
    whole,
)
from composer.app.calls.engine import chosen_pack

_log = logging.getLogger(__name__)

_BASES = {"event": "event-piano", "lyrics": "lyrics-songbook"}
_TEXTS = (".txt", ".md")
_MUSIC = (".mid", ".midi", ".smf", ".kar", ".rmi")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_END_SECONDS = 20.0

_EPILOG = """\
The pack lies in your own models folder.  From music, 'descant continue IN -o OUT.mid --bars N
--pack NAME' uses it at once; from texts, 'descant lyrics --pack NAME --artist NAME', where the
artists that were there before are still there.  Part of the music, or the last fifth of the texts,
is held out: the figure is how well the pack foretells that part, beside how well the pack foretells
it that it began from (nats a note, bits a character, lower is better).  Of all that was learned the
best state by this figure is kept; if none is better, the pack has the weights it began from, and
says so.

The same --seed gives the same pack on the same machine, unless --minutes sets the length."""


def run(arguments: Sequence[str]) -> int:
    """See ``descant learn --help``."""
    parser = Parser(
        "learn", "Learns from your own MIDI files, or from your own texts.", epilog=_EPILOG
    )
    parser.add_argument(
        "files",
        metavar="FILES",
        type=Path,
        nargs="+",
        help="MIDI files, or texts (.txt, .md), or folders of them",
    )
    parser.add_argument("--name", metavar="NAME", required=True, help="of the new pack")
    parser.add_argument(
        "--minutes",
        metavar="M",
        type=number(0.01, 1440),
        help="how long it learns (300 steps: some minutes)",
    )
    parser.add_argument(
        "--artist", metavar="WHO", help="of texts: as whom the pack lists them (NAME)"
    )
    parser.add_argument(
        "--pack", metavar="P", help=f"to begin from ({_BASES['event']}, {_BASES['lyrics']})"
    )
    parser.add_argument("--replace", action="store_true", help="replace your pack of that name")
    parser.add_argument(
        "--seed", metavar="S", type=whole(0, 2**31 - 1), default=1, help="of the learning (1)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    folders = paths.pack_folders()
    if not _NAME.fullmatch(options.name):
        raise CallFailed(
            f"{options.name!r} is no name for a pack: letters, digits, dot and hyphen.", UNUSABLE
        )
    if (folders[1] / options.name).exists():
        raise CallFailed(
            f"{options.name!r} is a pack that came with Descant; choose another name.", UNUSABLE
        )
    out = folders[0] / options.name
    if out.exists() and not options.replace:
        raise CallFailed(
            f"You have a pack {options.name!r} already; choose another name, or add --replace.",
            UNUSABLE,
        )
    family = _family_of(options.files)
    if options.artist is not None and family != "lyrics":
        raise CallFailed("--artist is for texts, and these files are music.", UNUSABLE)
    base = chosen_pack(folders, options.pack or _BASES[family], family)
    tree = training_tree()
    if tree is None:
        raise CallFailed(
            "This copy of Descant came without its training programs, so nothing can be learned; "
            "install it from its wheel or run it from a checkout ('descant doctor' says more).",
            FAILED,
        )
    command = f"descant learn FILES --name {options.name} --seed {options.seed}"
    if options.minutes is not None:
        command += f" --minutes {options.minutes:g}"
    words = [sys.executable, "-P", "-m", f"training.{family}.learn", "--base", str(base.folder)]
    words += ["--out", str(out), "--command", command, "--seed", str(options.seed)]
    words += [] if options.minutes is None else ["--minutes", str(options.minutes)]
    words += [] if options.artist is None else ["--artist", options.artist]
    learned = _learned([*words, "--", *(str(file.absolute()) for file in options.files)], tree)
    if not learned["better"]:
        what = "music" if family == "event" else "texts"
        tell(
            f"Learning did not help: nothing foretold the held-out {what} better than {base.name}, "
            f"so {options.name} has the weights of {base.name}."
        )
    if learned.get("whole"):
        tell(
            "The texts are so much of another kind that the whole network learned: the other "
            f"artists of {options.name} write a little otherwise than those of {base.name}."
        )
    if options.json:
        print_json({"name": options.name, "base": base.name, **learned})
    elif family == "event":
        print(
            f"{options.name}: {learned['nats_per_event']:.3f} nats a note on "
            f"{learned['held_out_notes']} held-out notes, {base.name} "
            f"{learned['start_nats_per_event']:.3f}; {learned['notes']} notes learned, "
            f"{learned['steps']} steps, {learned['seconds']:.0f} s"
        )
    else:
        print(
            f"{options.name}: {learned['bits_per_character']:.3f} bits a character as "
            f"{learned['artist']} on the held-out texts ({learned['held_out_texts']}), {base.name} "
            f"{learned['start_bits_per_character']:.3f}; {learned['texts']} texts of "
            f"{learned['characters']} characters learned, {learned['steps']} steps, "
            f"{learned['seconds']:.0f} s"
        )
    return 0


def _family_of(files: Sequence[Path]) -> str:
    """What is learned from the files, by their endings; raises :class:`CallFailed`."""
    texts = music = False
    for file in files:
        if file.is_dir():
            inside = {path.suffix.lower() for path in file.rglob("*")}
            texts |= bool(inside & set(_TEXTS))
            music |= bool(inside & set(_MUSIC))
        else:
            texts |= file.suffix.lower() in _TEXTS
            music |= file.suffix.lower() not in _TEXTS
    if texts and music:
        raise CallFailed(
            "There are texts and music among these files; a pack is learned from one of them, so "
            "name the files apart.",
            UNUSABLE,
        )
    return "lyrics" if texts else "event"


def training_tree() -> Path | None:
    """The folder in which the package ``training`` lies, ``None`` when it is not installed."""
    folder = Path(composer.__file__).resolve().parent.parent
    return folder if (folder / "training" / "learning.py").is_file() else None


def _learned(words: list[str], tree: Path) -> dict[str, Any]:
    """Runs the training process; raises :class:`CallFailed`."""
    search = os.pathsep.join(filter(None, [str(tree), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": search, "PYTHONIOENCODING": "utf-8"}
    learned: dict[str, Any] | None = None
    refused = ""
    with progress("Learning") as line, tempfile.TemporaryFile() as errors:
        # In a session of its own Ctrl-C does not reach it: it ends when its input does.
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=environment,
            start_new_session=True,
        )
        try:
            assert process.stdout is not None
            for data in process.stdout:
                said = json.loads(data)
                if "say" in said:
                    line.end()
                    tell(said["say"])
                elif "share" in said:
                    line.show(round(1000 * said["share"]), 1000)
                elif "nats" in said:
                    _log.info("learning: %s", said)
                learned = said.get("learned", learned)
                refused = said.get("refused", refused)
            code = process.wait()
        finally:
            _end(process)
        errors.seek(0)
        details = errors.read().decode(errors="replace")
    if refused:
        raise CallFailed(refused, UNUSABLE)
    if code or learned is None:
        _log.warning("the training process ended with %s: %s", code, details)
        raise CallFailed(
            f"Learning failed and nothing was written; the log says more ({paths.log_file()}).",
            FAILED,
        )
    return learned


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process is gone afterwards, and what it had begun to write too.

    It ends at once, wherever it is, but for the moment in which it writes the pack.
    """
    process.terminate()
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        with contextlib.suppress(OSError):
            pipe.close()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
