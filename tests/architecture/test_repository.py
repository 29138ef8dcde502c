"""What holds for every file of the repository."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.fixtures.places import CHECKOUT

# Put together here, so that this file does not hold them itself. Installing is the business of
# pip, apt-get and their settings, and paths of one machine mean nothing on another.
FORBIDDEN = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "download.pytorch" + ".org",
    "npmjs" + ".org",
    "deb.debian" + ".org",
    "archive.ubuntu" + ".com",
    "/" + "work/",
    "/" + "root/",
]


def _files_of_the_repository() -> list[Path]:
    """The tracked files and those that would be added, or all sources where git is not there."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=CHECKOUT,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no git checkout")
    paths = (CHECKOUT / name for name in listed.split("\0") if name)
    return [path for path in paths if path.is_file()]


def _sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (CHECKOUT / folder).rglob("*.py"))


def test_no_file_names_a_package_host_or_a_path_of_one_machine():
    found = []
    for path in _files_of_the_repository():
        content = path.read_bytes()
        if b"\0" in content:
            continue
        text = content.decode("utf-8")
        found += [f"{path}: {words}" for words in FORBIDDEN if words in text]
    assert not found


def test_every_module_says_what_it_is_about():
    for path in _sources("composer", "training", "tests"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not tree.body or ast.get_docstring(tree), f"{path} has no docstring"


def test_every_module_postpones_its_annotations():
    for path in _sources("composer", "training"):
        text = path.read_text(encoding="utf-8")
        if any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(text))):
            assert "from __future__ import annotations" in text, path


def test_no_module_is_named_after_nothing():
    for path in _sources("composer", "training", "tests"):
        assert not re.search(r"util|helper|manager|common|misc", path.stem), path


def test_the_name_of_a_test_is_a_sentence():
    for path in _sources("tests"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                assert node.name.count("_") >= 3, f"{path}: {node.name}"


def test_every_dependency_has_its_reason():
    lines = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    project = tomllib.loads("\n".join(lines))["project"]
    wanted = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    quoted = [(number, line.strip().strip(",")[1:-1]) for number, line in enumerate(lines)]
    for requirement in wanted:
        number = next(number for number, text in quoted if text == requirement)
        # A second line for the same distribution, such as for another Python, shares the reason.
        while lines[number - 1].strip().startswith('"'):
            number -= 1
        assert lines[number - 1].strip().startswith("#"), f"{requirement} has no reason"
