"""``descant doctor``: what is there and what is missing on this machine, with the remedy."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict

import composer
from composer.app import paths
from composer.app.calls.contract import FAILED, Parser, print_json, progress
from composer.app.calls.finding import Finding, tried, version_of
from composer.app.calls.midi_findings import midi_findings
from composer.app.calls.sound_findings import sound_findings
from composer.app.training_process import training_tree
from composer.engine.client import EngineClient
from composer.engine.messages import EngineNotice, Ready
from composer.engine.packs import PackError, PackRegistry

_ENGINE_SECONDS = 120.0
_POLL_SECONDS = 0.05

# Their import needs libraries of the system, so it is tried in a process of its own.
_TRY_WINDOW = "import PySide6.QtWidgets, PySide6.QtSvg"
_WINDOW_PACKAGES = (
    "sudo apt-get install libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libfreetype6 "
    "libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)


def run(arguments: Sequence[str]) -> int:
    """See ``descant doctor --help``."""
    parser = Parser(
        "doctor",
        "Says what is there and what is missing on this machine, with the remedy.",
        epilog="Exit code 0: nothing that is needed is missing; 1: something is.",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    checks: list[Callable[[], list[Finding]]] = [
        _python,
        _display,
        _window,
        sound_findings,
        midi_findings,
        _engine,
        _packs,
        _learning,
        _folders,
    ]
    findings: list[Finding] = []
    with progress("Looking") as line:
        for done, check in enumerate(checks):
            line.show(done, len(checks))
            findings += check()
    healthy = all(finding.state != "missing" for finding in findings)
    if options.json:
        print_json({"healthy": healthy, "findings": [asdict(f) for f in findings]})
    else:
        marks = {"there": "ok     ", "missing": "MISSING", "absent": "absent "}
        for finding in findings:
            print(f"{marks[finding.state]}  {finding.what}: {finding.details}")
            if finding.remedy:
                print(f"         {finding.remedy}")
    return 0 if healthy else FAILED


def _python() -> list[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    details = f"Descant {composer.__version__}, Python {version} ({sys.executable})"
    return [Finding("Descant", "there", details)]


def _display() -> list[Finding]:
    from composer.ui.application import window_problem

    problem = window_problem()
    if problem is None:
        return [Finding("Display", "there", "a window can be shown")]
    remedy = "Start it from a desktop, or through ssh -X; the command line needs none."
    return [Finding("Display", "absent", problem[0], remedy)]


def _window() -> list[Finding]:
    _, problem = tried(_TRY_WINDOW)
    if not problem:
        details = f"PySide6 {version_of('PySide6-Essentials')}"
        return [Finding("Window toolkit", "there", details)]
    return [Finding("Window toolkit", "missing", problem, _WINDOW_PACKAGES)]


def _engine() -> list[Finding]:
    """Starts the real thing: only that shows that torch loads."""
    remedy = "Delete the folder .venv and start ./run again."
    engine = EngineClient(paths.pack_folders(), log_file=paths.log_file("engine"))
    try:
        engine.start()
        deadline = time.monotonic() + _ENGINE_SECONDS
        while time.monotonic() < deadline:
            for message in engine.poll():
                if isinstance(message, Ready):
                    where = "with a CUDA GPU" if message.cuda else "on the processor"
                    details = f"PyTorch {message.torch_version} {where}"
                    return [Finding("Engine", "there", details)]
                if isinstance(message, EngineNotice):
                    return [Finding("Engine", "missing", message.sentence, remedy)]
            time.sleep(_POLL_SECONDS)
        return [Finding("Engine", "missing", "it does not answer", remedy)]
    finally:
        engine.close()


def _packs() -> list[Finding]:
    registry = PackRegistry(paths.pack_folders())
    findings = []
    problems = registry.problems()
    for pack in registry.packs():
        try:
            pack.verify()
        except PackError as error:
            problems.append(str(error))
        else:
            findings.append(Finding("Model pack", "there", f"{pack.name} ({pack.family})"))
    remedy = "Install it again, or remove its folder."
    findings += [Finding("Model pack", "missing", problem, remedy) for problem in problems]
    if not findings:
        where = " or ".join(str(folder) for folder in registry.folders)
        remedy = "Get the whole of Descant again."
        findings.append(Finding("Model pack", "missing", f"there is none in {where}", remedy))
    return findings


def _learning() -> list[Finding]:
    if training_tree() is not None:
        return [Finding("Learning from own files", "there", "descant learn")]
    remedy = "Install Descant from its wheel, or run it from a checkout."
    return [Finding("Learning from own files", "absent", "no training programs", remedy)]


def _folders() -> list[Finding]:
    findings = []
    for what, folder in (
        ("Settings", paths.config_folder()),
        ("Own models", paths.data_folder()),
        ("Logs", paths.log_folder()),
    ):
        nearest = folder
        while not nearest.exists() and nearest != nearest.parent:
            nearest = nearest.parent
        writable = nearest.is_dir() and os.access(nearest, os.W_OK)
        remedy = "" if writable else f"Make {nearest} writable."
        state = "there" if writable else "absent"
        details = str(folder) if writable else f"{folder} cannot be written"
        findings.append(Finding(f"Folder for {what.lower()}", state, details, remedy))
    return findings
