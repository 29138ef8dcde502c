"""Tries a bundle as a person would: ``python packaging/bundle/smoke.py dist/descant [--root DIR]``.

It asks ``descant doctor``, makes each call of the command line that writes or reads something, and
then opens the window on a screen of its own (Xvfb), presses Harmonize, takes the candidate, saves
and quits.  The bundle runs without any of this environment's variables.  With ``--root`` it runs
inside that folder as the whole system (chroot, as root; ``/proc`` is mounted there meanwhile), such
as one that ``debootstrap --variant=minbase`` has made, with only the libraries of the system that
``build.py`` lists.  A Debian package instead of a folder
(``dist/descant_VERSION_ARCHITECTURE.deb``) is installed there with what it depends on, tried, and
removed again.  It prints one JSON object with sizes and times.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 180.0
_PLACE = "opt/descant"  # inside a root


class Failed(Exception):
    """What did not work, in a sentence."""


class Place:
    """Where the bundle runs: here, or inside a folder that is the whole system."""

    def __init__(self, bundle: Path, root: Path | None, home: Path) -> None:
        self._root = root
        self.home = home
        if root is None:
            self.program = bundle / "descant"
        elif bundle.suffix == ".deb":
            self.program = Path("/usr/bin/descant")
        else:
            shutil.rmtree(root / _PLACE, ignore_errors=True)
            shutil.copytree(bundle, root / _PLACE, symlinks=True)
            self.program = Path("/") / _PLACE / "descant"

    def command(self, *arguments: str, display: str = "") -> list[str]:
        variables = [f"HOME={self.inside(self.home)}", "PATH=/usr/bin:/bin", "LANG=C.UTF-8"]
        variables += [f"DISPLAY={display}"] if display else []
        line = ["env", "-i", *variables, str(self.program), *arguments]
        return line if self._root is None else ["chroot", str(self._root), *line]

    def inside(self, path: Path) -> str:
        """How the bundle names a path."""
        return str(path) if self._root is None else "/" + str(path.relative_to(self._root))


@contextlib.contextmanager
def with_processes(root: Path | None) -> Iterator[None]:
    """The folder has ``/proc``, as every system has; torch looks for the processor there."""
    place = None if root is None else root / "proc"
    if place is None or (place / "self").exists():
        yield
        return
    subprocess.run(["mount", "-t", "proc", "proc", str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def installed(package: Path, root: Path) -> None:
    """Installs a Debian package in a system, with what it depends on."""
    shutil.copy(package, root / "tmp" / package.name)
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-y", "-q", "--no-install-recommends", "install", f"/tmp/{package.name}"]
    done = subprocess.run(
        ["chroot", str(root), *command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    (root / "tmp" / package.name).unlink()
    if done.returncode:
        raise Failed(f"the package could not be installed: {done.stderr[-800:]}")


def removed(root: Path) -> None:
    """Removes the package, of which nothing may be left."""
    done = subprocess.run(
        ["chroot", str(root), "dpkg", "--purge", "descant"],
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(f"the package could not be removed: {done.stderr[-800:]}")
    left = [
        str(path.relative_to(root))
        for folder in ("opt", "usr/bin", "usr/share")
        for path in (root / folder).rglob("*descant*")
    ]
    if left:
        raise Failed(f"the package left {', '.join(left)}")


def run(place: Place, *arguments: str) -> tuple[str, float]:
    """What a command of the bundle printed, and how many seconds it took."""
    began = time.monotonic()
    done = subprocess.run(
        place.command(*arguments), capture_output=True, text=True, timeout=SECONDS, check=False
    )
    if done.returncode:
        raise Failed(f"descant {arguments[0]} ended with {done.returncode}: {done.stderr[-800:]}")
    return done.stdout, time.monotonic() - began


def wait(what: str, ready: Callable[[], object]) -> float:
    """Seconds until it is ready."""
    began = time.monotonic()
    while not ready():
        if time.monotonic() - began > SECONDS:
            raise Failed(f"{what} did not come about")
        time.sleep(0.05)
    return time.monotonic() - began


# Calls and what each must write; {home} is a folder with melody.mid and words.txt.
_CALLS = (
    ("harmonize {home}/melody.mid -o {home}/four.mid --steps 16 --seed 1", "four.mid"),
    ("repaint {home}/four.mid -o {home}/other.mid --bars 1-2 --voices alto --seed 1", "other.mid"),
    ("continue {home}/melody.mid -o {home}/longer.mid --bars 2 --seed 1", "longer.mid"),
    (
        "continue {home}/melody.mid -o {home}/played.mid --bars 2 --pack event-piano --seed 1",
        "played.mid",
    ),
    ("tune -o {home}/tune.abc --meter 6/8 --key D --bars 8 --seed 1", "tune.abc"),
    ("lyrics --rhyme AABB --syllables 8 --length 120 --seed 1", ""),
    ("melody {home}/words.txt -o {home}/sung.descant --seed 1", "sung.descant"),
    ("fit {home}/words.txt {home}/melody.mid -o {home}/laid.mid", "laid.mid"),
    ("convert {home}/four.mid {home}/four.descant", "four.descant"),
    ("convert {home}/four.mid {home}/four.musicxml", "four.musicxml"),
    ("convert {home}/four.mid {home}/four.mxl", "four.mxl"),
    ("convert {home}/four.mid {home}/four.abc", "four.abc"),
    ("convert {home}/four.mid {home}/four.svg", "four.svg"),
    ("convert {home}/four.mid {home}/four.png", "four.png"),
    ("convert {home}/four.mid {home}/four.pdf", "four.pdf"),
    ("score {home}/four.mid --json", ""),
    ("explain {home}/four.mid --at 2:1 --voice alto", ""),
    ("similar {home}/four.mid --folder {home} --map {home}/map.png", "map.png"),
    ("check {home}/four.mid", ""),
    ("learn {home}/own --name own --minutes 0.05", ""),
    ("packs", ""),
    ("ports", ""),
)
_TEXTS = ("files.md", "packages.md", "score.md")  # to learn from
_SOUND = "convert {home}/four.mid {home}/four.wav"  # FluidSynth is only recommended


def by_command(place: Place, song: Path) -> dict[str, object]:
    version, first = run(place, "--version")
    _, second = run(place, "--version")
    told = json.loads(run(place, "doctor", "--json")[0])
    missing = [f["what"] for f in told["findings"] if f["state"] != "there"]
    (place.home / "words.txt").write_text("The morning comes to wake the hill\nAnd all is still\n")
    (place.home / "own").mkdir()
    for name in _TEXTS:
        shutil.copy(ROOT / "docs" / name, place.home / "own")
    calls = [*_CALLS, *([] if "Built-in sound" in missing else [(_SOUND, "four.wav")])]
    took = {}
    for line, written in calls:
        _, took[line] = run(place, *line.format(home=place.inside(place.home)).split())
        made = place.home / written
        if written and not (made.is_file() and made.stat().st_size):
            raise Failed(f"descant {line} wrote nothing")
    if (place.home / "four.mid").read_bytes()[:4] != b"MThd":
        raise Failed("harmonize wrote no MIDI file")
    return {
        "version": version.strip(),
        "first start s": round(first, 2),
        "next start s": round(second, 2),
        "harmonize s": round(took[_CALLS[0][0]], 2),
        "calls": len(calls),
        "healthy": told["healthy"],
        "not there": missing,
    }


def by_window(place: Place, song: Path, display: str) -> dict[str, object]:
    project = place.home / "song.descant"
    run(place, "convert", place.inside(song), place.inside(project))
    before = project.read_bytes()
    window = subprocess.Popen(
        place.command(place.inside(project), display=display),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )

    def xdotool(*arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env={**os.environ, "DISPLAY": display},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()

    try:

        def windows() -> list[str]:
            return xdotool("search", "--onlyvisible", "--name", "— Descant$").split()

        shown = wait("the window", windows)

        def press(keys: str) -> None:
            for handle in windows()[:1]:
                xdotool("windowactivate", "--sync", handle)
            xdotool("key", keys)

        def saved() -> bool:
            # What was made is taken and saved; before it is ready these keys do nothing.
            press("ctrl+Return")
            time.sleep(0.5)
            press("ctrl+s")
            time.sleep(0.5)
            if window.poll() is not None:
                raise Failed(f"the window ended: {window.stderr.read()[-800:]!r}")
            return project.read_bytes() != before

        time.sleep(5)
        press("ctrl+h")
        harmonised = wait("a harmonised song", saved)
        press("ctrl+q")
        window.wait(30)
        if window.returncode:
            raise Failed(f"the window ended with {window.returncode}")
    finally:
        if window.poll() is None:
            window.kill()
            window.wait()
        window.stderr.close()
    notes, _ = run(place, "score", place.inside(project), "--json")
    if not json.loads(notes):
        raise Failed("the saved song has nothing in it")
    return {"window s": round(shown, 2), "harmonised and saved s": round(harmonised, 2)}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Tries a bundle.")
    parser.add_argument("bundle", type=Path, help="the folder, or a .deb with --root")
    parser.add_argument("--root", type=Path, help="a folder that is the whole system")
    parser.add_argument("--display", default=":97", help="number of the screen that is started")
    options = parser.parse_args(arguments)
    packed = options.bundle.suffix == ".deb"
    if packed and options.root is None:
        parser.error("a package is installed in a system of its own: give --root")
    if packed:
        size = options.bundle.stat().st_size
        installed(options.bundle, options.root)
    else:
        size = sum(path.lstat().st_size for path in options.bundle.rglob("*") if path.is_file())
    report: dict[str, object] = {"size MB": round(size / 1e6)}
    inside = None if options.root is None else options.root / "tmp"
    with with_processes(options.root), tempfile.TemporaryDirectory(dir=inside) as folder:
        home = Path(folder)
        song = home / "melody.mid"
        shutil.copy(sorted((ROOT / "assets" / "examples").glob("*.mid"))[0], song)
        place = Place(options.bundle.resolve(), options.root, home)
        # A screen that is listened for by TCP can be reached from inside a chroot too.
        screen = subprocess.Popen(
            ["Xvfb", options.display, "-screen", "0", "1280x720x24", "-listen", "tcp", "-ac"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        number = options.display.lstrip(":")
        wait("the screen", lambda: Path(f"/tmp/.X11-unix/X{number}").exists())
        manager = subprocess.Popen(
            ["openbox"],
            env={**os.environ, "DISPLAY": options.display},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            report |= by_command(place, song)
            display = options.display if options.root is None else f"127.0.0.1{options.display}"
            report |= by_window(place, song, display)
            if packed:
                removed(options.root)
        except (Failed, subprocess.TimeoutExpired) as problem:
            report["problem"] = str(problem)
        finally:
            manager.terminate()
            manager.wait()
            screen.terminate()
            screen.wait()
    print(json.dumps(report, indent=1))
    return 1 if "problem" in report else 0


if __name__ == "__main__":
    sys.exit(main())
