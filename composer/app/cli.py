"""The command line: ``descant [FILE]`` and ``descant CALL ...``.

Exit codes: 0 done, 1 the job failed, 2 wrong use or unusable input.  A failure is one sentence on
stderr, the details are in the log, and no output file is left behind.  What a call makes known
goes to stdout (with ``--json`` one JSON object), progress to stderr.

Nothing heavy is imported here: each call lives in a module of :mod:`composer.app.calls`, which is
imported when it is asked for.
"""

from __future__ import annotations

import contextlib
import io
import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import composer
from composer.app import log, paths
from composer.app.calls.contract import CallFailed, Stop, one_line

_log = logging.getLogger(__name__)

Call = Callable[[Sequence[str]], int]


def _harmonize(arguments: Sequence[str]) -> int:
    from composer.app.calls.harmonize import run

    return run(arguments)


def _repaint(arguments: Sequence[str]) -> int:
    from composer.app.calls.repaint import run

    return run(arguments)


def _lyrics(arguments: Sequence[str]) -> int:
    from composer.app.calls.lyrics import run

    return run(arguments)


def _melody(arguments: Sequence[str]) -> int:
    from composer.app.calls.melody import run

    return run(arguments)


def _tune(arguments: Sequence[str]) -> int:
    from composer.app.calls.tune import run

    return run(arguments)


def _continue(arguments: Sequence[str]) -> int:
    from composer.app.calls.continuing import run

    return run(arguments)


def _score(arguments: Sequence[str]) -> int:
    from composer.app.calls.score import run

    return run(arguments)


def _explain(arguments: Sequence[str]) -> int:
    from composer.app.calls.explain import run

    return run(arguments)


def _similar(arguments: Sequence[str]) -> int:
    from composer.app.calls.similar import run

    return run(arguments)


def _fit(arguments: Sequence[str]) -> int:
    from composer.app.calls.fit import run

    return run(arguments)


def _learn(arguments: Sequence[str]) -> int:
    from composer.app.calls.learn import run

    return run(arguments)


def _check(arguments: Sequence[str]) -> int:
    from composer.app.calls.check import run

    return run(arguments)


def _convert(arguments: Sequence[str]) -> int:
    from composer.app.calls.convert import run

    return run(arguments)


def _play(arguments: Sequence[str]) -> int:
    from composer.app.calls.play import run

    return run(arguments)


def _along(arguments: Sequence[str]) -> int:
    from composer.app.calls.along import run

    return run(arguments)


def _ports(arguments: Sequence[str]) -> int:
    from composer.app.calls.ports import run

    return run(arguments)


def _packs(arguments: Sequence[str]) -> int:
    from composer.app.calls.packs import run

    return run(arguments)


def _doctor(arguments: Sequence[str]) -> int:
    from composer.app.calls.doctor import run

    return run(arguments)


CALLS: dict[str, tuple[Call, str]] = {
    "harmonize": (_harmonize, "add three voices to a melody"),
    "repaint": (_repaint, "write some bars of some voices anew"),
    "continue": (_continue, "write a song on"),
    "lyrics": (_lyrics, "write lyrics, in the manner of an artist"),
    "fit": (_fit, "lay the syllables of a text under a melody"),
    "melody": (_melody, "write a melody for the lines of a text"),
    "tune": (_tune, "write a new folk tune"),
    "learn": (_learn, "learn from your own MIDI files, or from your own texts"),
    "score": (_score, "say how surprising a song, a tune or a text is to a model"),
    "explain": (_explain, "say what a model holds likely at a place"),
    "similar": (_similar, "find the nearest pieces in a folder, and draw it as a map"),
    "check": (_check, "find passages that stand in the training corpora"),
    "convert": (_convert, "turn a song into another kind of file"),
    "play": (_play, "play a song through a MIDI port or the built-in sound"),
    "along": (_along, "let a model play on, answer a keyboard, or accompany a melody"),
    "ports": (_ports, "list the MIDI outputs"),
    "packs": (_packs, "list the model packs, with their figures"),
    "doctor": (_doctor, "say what is there and what is missing on this machine"),
}


def _help() -> str:
    width = max(len(name) for name in CALLS)
    lines = [
        "usage: descant [FILE]",
        "       descant CALL [ARGUMENTS]",
        "",
        "Without a call: the window, with FILE open.",
        "",
        "calls:",
        *(f"  {name:<{width}}  {about}" for name, (_, about) in CALLS.items()),
        "",
        "options:",
        "  -h, --help     this text; 'descant CALL --help' tells about a call",
        "  --version      the version",
        "",
        "Exit codes: 0 done, 1 the job failed, 2 wrong use or unusable input.",
    ]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line (``None``: the process's own); returns the exit code."""
    multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    _print_anything()
    log.start_log(paths.log_file())
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except Stop as stop:
        return stop.code
    except CallFailed as failure:
        _log.warning("%s: %s", arguments[:1], failure, exc_info=failure.__cause__)
        _say(str(failure))
        return failure.code
    except KeyboardInterrupt:
        _say("Cancelled; nothing was written.")
        return 1
    except BrokenPipeError:
        # Who read stdout has seen enough; Python must not try to flush it again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as error:
        _log.exception("unexpected")
        reason = f"Descant ran into something unforeseen ({type(error).__name__})"
        _say(f"{reason}; your files are as they were, the details are in {paths.log_file()}.")
        return 1
    finally:
        log.stop_log()


def _run(arguments: list[str]) -> int:
    first = arguments[0] if arguments else None
    if first in ("-h", "--help"):
        print(_help())
        return 0
    if first == "--version":
        print(f"descant {composer.__version__}")
        return 0
    if first in CALLS:
        call, _ = CALLS[first]
        return call(arguments[1:])
    if first is not None and first.startswith("-") and first != "--":
        raise CallFailed(f"There is no option {first}; 'descant --help' lists what there is.", 2)
    files = arguments[1:] if first == "--" else arguments
    if len(files) > 1:
        raise CallFailed(f"There is no call {files[0]!r}; 'descant --help' lists what there is.", 2)
    return _window(Path(files[0]) if files else None)


def _window(file: Path | None) -> int:
    if file is not None and not file.exists():
        raise CallFailed(
            f"There is no file and no call {str(file)!r}; 'descant --help' lists the calls.", 2
        )
    from composer.ui import application

    return application.main(file)


def _print_anything() -> None:
    """A terminal that knows few characters gets the others escaped, and is no failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _say(sentence: str) -> None:
    with contextlib.suppress(OSError):
        print(one_line(sentence), file=sys.stderr, flush=True)
