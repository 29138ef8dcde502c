"""Builds the one-folder bundle, and of it a Debian package: ``python packaging/bundle/build.py``.

It needs the project installed with ``pip install -e .[bundle]`` (PyInstaller) and takes minutes.
What it makes lies in ``--out`` (``dist``): the folder ``descant`` with the program in it, and,
where ``dpkg-deb`` is there, ``descant_VERSION_ARCHITECTURE.deb``, which puts the folder into
``/opt``, the command into the path, and the desktop entry, icon and kinds of files where a desktop
finds them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]

from licences import licences  # noqa: E402

from composer import __version__  # noqa: E402

# What of the system the window and the sound need; each name is one of Debian's or of Ubuntu's.
DEPENDS = (
    "libc6",
    "libglib2.0-0 | libglib2.0-0t64",
    *("libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libfreetype6", "libdbus-1-3"),
    *("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"),
    "libasound2 | libasound2t64",
)
# Libraries that come with the symbols of their making; a pattern each, below the bundle's folder.
STRIPPED = ("torch/lib/libtorch_cpu.so", "torch/lib/libtorch_python.so", "libpython3*.so.*")
RECOMMENDS = ("libfluidsynth3",)


def bundle(out: Path) -> Path:
    """The folder with the program, made by PyInstaller."""
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(
            [
                *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
                *("--distpath", str(out), "--workpath", work, str(HERE / "descant.spec")),
            ],
            check=True,
            cwd=ROOT,
        )
    without_symbols(out / "descant" / "_internal")
    for name in licences(out / "descant" / "_internal"):
        print(f"{name} comes without the text of its licence; NOTICE.md names it.")
    return out / "descant"


def without_symbols(folder: Path) -> None:
    """Takes from the largest libraries the names that only a debugger asks for (a ninth of all).

    Not from every library, as PyInstaller's own ``--strip`` would: some were changed after they
    were linked, and do not survive it.
    """
    if sys.platform != "linux" or not shutil.which("strip"):
        return
    for name in STRIPPED:
        for library in folder.glob(name):
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)


def debian_package(folder: Path, out: Path) -> Path:
    """A package of the bundle in ``folder``."""
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    made = out / f"descant_{__version__}_{architecture}.deb"
    with tempfile.TemporaryDirectory(dir=out) as place:
        tree = Path(place)
        os.chmod(tree, 0o755)
        shutil.copytree(folder, tree / "opt" / "descant", symlinks=True, copy_function=_linked)
        (tree / "usr" / "bin").mkdir(parents=True)
        (tree / "usr" / "bin" / "descant").symlink_to("/opt/descant/descant")
        for source, name in (
            ("packaging/descant.desktop", "usr/share/applications/descant.desktop"),
            ("packaging/descant.metainfo.xml", "usr/share/metainfo/descant.metainfo.xml"),
            ("packaging/descant-mime.xml", "usr/share/mime/packages/descant.xml"),
            ("assets/icons/descant.svg", "usr/share/icons/hicolor/scalable/apps/descant.svg"),
            ("LICENSE", "usr/share/doc/descant/copyright"),
            ("NOTICE.md", "usr/share/doc/descant/NOTICE.md"),
        ):
            target = tree / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / source, target)
        size = sum(path.lstat().st_size for path in folder.rglob("*")) // 1024
        control = {
            "Package": "descant",
            "Version": __version__,
            "Architecture": architecture,
            "Maintainer": "The Descant authors <descant@localhost>",
            "Installed-Size": str(size),
            "Depends": ", ".join(DEPENDS),
            "Recommends": ", ".join(RECOMMENDS),
            "Section": "sound",
            "Priority": "optional",
            "Description": "composition studio with local models\n"
            " Write a song on a piano roll, and have it harmonised, continued and put into\n"
            " words by neural models that run on your own machine.",
        }
        (tree / "DEBIAN").mkdir()
        text = "".join(f"{name}: {value}\n" for name, value in control.items())
        (tree / "DEBIAN" / "control").write_text(text)
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(tree), str(made)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return made


def _linked(source: str, target: str) -> None:
    """A second name for the file instead of a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Builds the bundle.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--package-only", action="store_true", help="of a bundle that is there")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    folder = options.out / "descant" if options.package_only else bundle(options.out)
    print(folder)
    if shutil.which("dpkg-deb"):
        print(debian_package(folder, options.out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
