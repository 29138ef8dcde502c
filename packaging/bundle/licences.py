"""The licences that go along with a bundle, in its folder ``licences``.

Of each Python distribution that the program needs what its makers put beside it; of each library
of the system that was copied the file that Debian has about it; and the texts of the GPL and the
LGPL, under which Qt, some libraries and the soundfont are (see NOTICE.md).
"""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_TEXTS = re.compile("LICEN[CS]E|COPYING|NOTICE|AUTHORS|METADATA", re.IGNORECASE)
_COMMON = Path("/usr/share/common-licenses")  # of Debian
_COMMON_TEXTS = ("GPL-2", "GPL-3", "LGPL-2.1", "LGPL-3", "Apache-2.0")


def licences(folder: Path) -> list[str]:
    """Copies the licences into ``folder / "licences"``; the names of what has none."""
    target = folder / "licences"
    shutil.rmtree(target, ignore_errors=True)
    without = []
    for name in sorted(needed(ROOT / "pyproject.toml")):
        texts = list(_texts_of(name))
        if all(text.name == "METADATA" for text, _ in texts):
            without.append(name)
        for text, inside in texts:
            place = target / name / inside
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, place)
    # Links lead to what Python distributions brought.
    copied = [path.name for path in folder.glob("lib*.so*") if not path.is_symlink()]
    for package in _packages_of(copied):
        text = Path("/usr/share/doc") / package / "copyright"
        if text.is_file():
            (target / "system").mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, target / "system" / f"{package}.txt")
    for text in (_COMMON / name for name in _COMMON_TEXTS):
        if text.is_file():
            shutil.copyfile(text, target / f"{text.name}.txt")
    return without


def needed(project: Path) -> set[str]:
    """All that the project needs and what that needs in turn, as far as it is installed."""
    found: set[str] = set()
    asked = list(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"])
    while asked:
        requirement = asked.pop()
        name = re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()
        if name in found or "extra ==" in requirement:
            continue
        try:
            asked += importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        found.add(name)
    return found


def _texts_of(name: str) -> Iterator[tuple[Path, Path]]:
    """Each text, and its place among those of the distribution."""
    for file in importlib.metadata.files(name) or []:
        described = ".dist-info" in file.parts[0]
        text = Path(str(file.locate()))
        # Some lie in the package itself, beside its modules.
        beside = len(file.parts) == 2 and text.suffix in ("", ".txt", ".md")
        if (described or beside) and _TEXTS.search(file.name) and text.is_file():
            yield text, Path(*file.parts[1:])


def _packages_of(names: list[str]) -> set[str]:
    """The packages of Debian that libraries of these names belong to."""
    if not names or not shutil.which("dpkg"):
        return set()
    done = subprocess.run(
        ["dpkg", "-S", *(f"*/{name}" for name in names)],
        capture_output=True,
        text=True,
        check=False,
    )
    return {line.partition(":")[0] for line in done.stdout.splitlines() if ", " not in line}
