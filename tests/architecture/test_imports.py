"""What the rooms of the program import, beyond what import-linter can say."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.places import CHECKOUT

ROOMS_WITHOUT_WINDOW = ("model", "edit", "prosody", "files", "midi", "engine", "app")
# The parts of the engine that run in its own process, where torch is.
TORCH_IS_IN = (
    "composer.engine.networks",
    "composer.engine.gibbs",
    "composer.engine.coconet",
    "composer.engine.voice_leading",
    "composer.engine.drawing",
    "composer.engine.characters",
    "composer.engine.lyrics",
    "composer.engine.verse",
    "composer.engine.melody_words",
    "composer.engine.rewriting",
    "composer.engine.melodies",
    "composer.engine.tunes",
    "composer.engine.continuing",
    "composer.engine.streaming",
    "composer.engine.steering",
    "composer.engine.inspection",
    "composer.engine.operations",
    "composer.engine.benchmark",
)


def _sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (CHECKOUT / folder).rglob("*.py"))


def _module(path: Path) -> str:
    parts = path.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported_packages(path: Path) -> Iterator[str]:
    """The top-level names that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


def _loaded_after_importing(modules: list[str], suspects: list[str]) -> list[str]:
    code = (
        "import importlib, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        f"print(*[name for name in {suspects!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_the_model_uses_the_standard_library_only():
    allowed = set(sys.stdlib_module_names) | {"composer"}
    for path in _sources("composer/model"):
        assert set(_imported_packages(path)) <= allowed, path


@pytest.mark.parametrize("room", ROOMS_WITHOUT_WINDOW)
def test_a_room_beneath_the_window_loads_neither_qt_nor_torch(room):
    modules = [
        _module(path)
        for path in _sources(f"composer/{room}")
        if not _module(path).startswith(TORCH_IS_IN)
    ]
    assert _loaded_after_importing(modules, ["PySide6", "pyqtgraph", "torch"]) == []


def test_the_command_line_starts_with_neither_qt_nor_torch():
    suspects = ["PySide6", "pyqtgraph", "torch", "rtmidi", "fluidsynth"]
    assert _loaded_after_importing(["composer.app.cli"], suspects) == []


@pytest.mark.needs("libGL.so.1", "libEGL.so.1")
def test_the_window_loads_no_torch():
    modules = [_module(path) for path in _sources("composer/ui")]
    assert _loaded_after_importing(modules, ["torch"]) == []


def test_every_import_is_a_declared_dependency():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    provided = importlib.metadata.packages_distributions()

    def declared(requirements: list[str]) -> set[str]:
        return {_normal(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in requirements}

    needed = declared(project["dependencies"])
    extras = {name: declared(lines) for name, lines in project["optional-dependencies"].items()}
    own = set(sys.stdlib_module_names) | {"composer", "training", "tests"}
    for folder, allowed in {
        "composer": needed,
        "training": needed | extras["train"],
        "tests": needed | extras["train"] | extras["test"],
    }.items():
        for path in _sources(folder):
            for package in set(_imported_packages(path)) - own:
                distributions = {_normal(name) for name in provided.get(package, [package])}
                # shiboken6 is the lower half of PySide6, and of one version with it.
                distributions = {
                    name.replace("shiboken6", "pyside6-essentials") for name in distributions
                }
                assert distributions & allowed, f"{path} imports {package}, which is not declared"


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_file_is_read_as_a_pickle():
    # The client and the process that it started talk in pickles over their own pipe; nothing
    # that anybody else could have written goes through it, and only messages come out.
    between_own_processes = {"composer.engine.unpickling"}
    for path in _sources("composer", "training"):
        if _module(path) not in between_own_processes:
            assert not {"pickle", "marshal", "shelve"} & set(_imported_packages(path)), path
        text = path.read_text(encoding="utf-8")
        assert "allow_pickle=True" not in text, path
        assert "weights_only=False" not in text, path
