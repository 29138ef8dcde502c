"""Hostile files: what the readers do with damaged and invented input, for as long as one likes.

``python -m tests.hostile --cases 200`` spoils good files at random (bits, cuts, spliced pieces,
huge numbers, deep nesting, packed bombs) and has Descant read them: MIDI, MusicXML, MXL, ABC,
projects and their versions, journals, texts of words, notes from the clipboard, cards of packs,
indexes of the copy guard, settings, soundfonts.  ``--minutes 60`` goes on for that long,
``--folder DIR`` spoils the files in a folder too, ``--seed`` begins elsewhere, and ``--only 17``
repeats one case.  It prints one JSON object.  Exit code 1: a case crashed, raised anything but its
reader's one sentence, took more than ten seconds of processor time or a GB of memory, wrote a file,
started a program or reached for the network.

Each case is made of its number alone, so that it can be repeated.  Readers run in a process of
their own, with the memory bounded by the system, under an audit hook that sees what they open.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import Timer

from composer.app.notes_as_text import abc_of, clip_of
from composer.app.settings import Settings, load_settings, save_settings
from composer.engine.copy_guard import CopyIndexError, read_index
from composer.engine.packs import CARD_FILE, PackError, read_card
from composer.files.errors import FileError
from composer.files.formats import export_score, open_score
from composer.files.journal import About, Edit, Journal, Journalled, read_journal
from composer.files.project import project_bytes
from composer.files.text_file import read_text
from composer.files.versions import packed_version, unpacked_version
from composer.midi.soundfont import SoundfontError, check_soundfont, shipped_soundfont
from composer.model.score import Score
from composer.prosody.text import lyrics_from_text, text_of
from tests.files.project_samples import schema_1
from tests.spoiling import spoiled

ROOT = Path(__file__).parents[1]
SECONDS = 10.0
BYTES = 1 << 30
_PATIENCE = 120.0  # of the parent, by the clock; a busy machine is no fault of a reader
_MOST_BYTES = 2_000_000  # of a seed


class Wrong(Exception):
    """What a reader may not do."""


@dataclass(frozen=True)
class Reader:
    """``ending``: of the files.  ``read``: reads one; a refusal is one of ``refusals``."""

    ending: str
    read: Callable[[Path], object]
    refusals: tuple[type[Exception], ...] = (FileError,)
    name: str = ""  # that the file must have
    beside: Callable[[dict[str, list[bytes]], bytes], dict[str, bytes]] = lambda good, data: {}
    """Other files that it needs, by name, from the good ones and its own bytes."""


def _song(path: Path) -> None:
    open_score(path).score.check()


def _versions(path: Path) -> None:
    for version in open_score(path).score.versions:
        unpacked_version(version).check()


def _words(path: Path) -> None:
    written = text_of(lyrics_from_text(read_text(path)))
    if text_of(lyrics_from_text(written)) != written:
        raise Wrong("the words change when they are read again")


def _pasted(path: Path) -> None:
    """As the desktop's clipboard gives it."""
    song = schema_1()
    clip_of(path.read_bytes().decode("utf-8", "replace"), song)
    if song != schema_1():
        raise Wrong("the song was changed")


def _index(path: Path) -> None:
    index = read_index(path.with_suffix(".safetensors"))
    index.copied_notes(schema_1().notes.values())
    index.copied_text("one two three four five six seven eight nine")


def _kept(path: Path) -> None:
    held = read_journal(path.parent)
    if isinstance(held, Journalled):
        held.score.check()


def _chosen(path: Path) -> None:
    settings, _ = load_settings(path)
    if not isinstance(settings, Settings):
        raise Wrong("no settings")


def _base(good: dict[str, list[bytes]], data: bytes) -> dict[str, bytes]:
    return {"base-1.descant": good["journal base"][0]}


def _filter(good: dict[str, list[bytes]], data: bytes) -> dict[str, bytes]:
    return {"index.safetensors": good["index"][0]}


def _card(good: dict[str, list[bytes]], data: bytes) -> dict[str, bytes]:
    """With the sum of what was spoiled, so that more than its sum is looked at."""
    card = json.loads(good["index card"][0])
    return {"index.json": json.dumps({**card, "sha256": sha256(data).hexdigest()}).encode()}


READERS = {
    "midi": Reader(".mid", _song),
    "karaoke": Reader(".kar", _song),
    "musicxml": Reader(".musicxml", _song),
    "mxl": Reader(".mxl", _song),
    "abc": Reader(".abc", _song),
    "project": Reader(".descant", _song),
    "versions": Reader(".descant", _versions),
    "journal base": Reader("", _kept, name="base-1.descant"),
    "journal edits": Reader("", _kept, (FileError,), "edits-1", _base),
    "journal about": Reader("", _kept, (FileError,), "about.json", _base),
    "text": Reader(".txt", _words),
    "clipboard": Reader("", _pasted, name="clipboard"),
    "index card": Reader("", _index, (CopyIndexError,), "index.json", _filter),
    "index": Reader("", _index, (CopyIndexError,), "index.safetensors", _card),
    "card": Reader(".json", lambda path: read_card(path.parent), (PackError,), CARD_FILE),
    "settings": Reader(".json", _chosen, (), "settings.json"),
    "soundfont": Reader(".sf2", check_soundfont, (SoundfontError,)),
}


# Good files, to be spoiled


def seeds(folder: Path, beside: Sequence[Path]) -> dict[str, list[bytes]]:
    """Good files for each reader; ``folder`` is for writing them."""
    found: dict[str, list[bytes]] = {name: [] for name in READERS}
    score = schema_1()
    for name, reader in READERS.items():
        if reader.read is _song and name != "project":
            path = folder / f"seed{reader.ending}"
            export_score(score, path)
            found[name].append(path.read_bytes())
    examples = sorted((ROOT / "assets" / "examples").iterdir())
    cards = sorted((ROOT / "assets" / "models").glob(f"*/{CARD_FILE}"))
    found["project"] += [project_bytes(score), gzip.decompress(project_bytes(score))]
    found["card"] += [card.read_bytes() for card in cards]
    settings = folder / "settings.json"
    save_settings(Settings(recent=("a.mid",), wishes={"artist": "A"}), settings)
    found["settings"].append(settings.read_bytes())
    base, edits, about = _journalled(folder / "journal", score)
    found["journal base"].append(base)
    found["journal edits"].append(edits)
    found["journal about"].append(about)
    several = score.copy()
    for number in range(3):
        version = packed_version(several, f"Version {number}", 1_700_000_000 + number)
        several.versions = (*several.versions, version)
    found["versions"] += [project_bytes(several), gzip.decompress(project_bytes(several))]
    found["text"] += [
        text_of(score.lyrics).encode(),
        "[Verse 1]\nAma-zing grace, how_ sweet the‿end\n\n[Chorus]\nÉté à Grünau\n".encode(),
        "Ode an die Freude\r\nFreude, schöner Götterfunken\r\n".encode("utf-16"),
    ]
    found["clipboard"] += [*found["abc"], abc_of(score, list(score.notes)).encode()]
    indexed = ROOT / "assets" / "models" / "copy-index" / "nottingham"
    found["index card"].append(indexed.with_suffix(".json").read_bytes())
    found["index"].append(indexed.with_suffix(".safetensors").read_bytes())
    font = shipped_soundfont()
    if font is not None:
        with open(font, "rb") as stream:
            found["soundfont"].append(stream.read(20_000))
    endings = {reader.ending: name for name, reader in READERS.items() if reader.ending}
    endings |= {".midi": "midi", ".xml": "musicxml", ".descant": "project"}
    for path in [*examples, *beside]:
        name = endings.get(path.suffix.lower())
        if name is None or name in ("card", "settings") or not path.is_file():
            continue
        if path.stat().st_size <= _MOST_BYTES:
            found[name].append(path.read_bytes())
    return {name: files for name, files in found.items() if files}


def _journalled(folder: Path, score: Score) -> tuple[bytes, bytes, bytes]:
    journal = Journal(folder)
    journal.begin(score, About("Song"))
    note = next(iter(score.notes.values()))
    louder = replace(note, velocity=101)
    journal.append(Edit({note.id: louder}, {"title": "Other"}, score.next_id))
    journal.append(Edit({note.id: replace(louder, pitch=40)}, {}, score.next_id))
    journal.close()
    names = ("base-1.descant", "edits-1", "about.json")
    base, edits, about = ((folder / name).read_bytes() for name in names)
    return base, edits, about


def case(number: int, seed: int, good: dict[str, list[bytes]]) -> tuple[str, bytes]:
    """Which reader case ``number`` is for, and its file."""
    draw = random.Random(f"{seed} {number}")
    reader = draw.choice(sorted(good))
    data, other = draw.choice(good[reader]), draw.choice(good[reader])
    return reader, spoiled(draw, reader, data, other)


# Reading, in a process of its own

_forbidden: list[str] = []
_watching = False


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if not _watching:
        return
    if event == "open":
        path, mode, flags = (*arguments, None, None)[:3]
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes or (isinstance(mode, str) and set(mode) & set("wax+")):
            _forbidden.append(f"wrote {path}")
        elif str(path).startswith("/etc/"):
            _forbidden.append(f"read {path}")
    elif event.split(".")[0] in ("socket", "subprocess", "shutil", "urllib", "ftplib") or event in (
        *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.system", "os.exec", "os.fork"),
        *("os.posix_spawn", "os.truncate", "os.link", "os.symlink", "os.chmod"),
    ):
        _forbidden.append(event)


def read_cases(numbers: Sequence[int], seed: int, folder: Path, beside: Sequence[Path]) -> None:
    """Reads these cases and prints a line of JSON before and after each."""
    global _watching
    good = seeds(folder, beside)
    sys.addaudithook(_watch)
    before = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (before + BYTES, before + BYTES))
    for number in numbers:
        name, data = case(number, seed, good)
        reader = READERS[name]
        place = folder / f"case-{number}"
        place.mkdir()
        for other, content in reader.beside(good, data).items():
            (place / other).write_bytes(content)
        path = place / (reader.name or f"case{reader.ending}")
        path.write_bytes(data)
        names = set(os.listdir(place))
        print(json.dumps({"begins": number, "reader": name}), flush=True)
        _forbidden.clear()
        problem, refused = "", False
        began, _watching = time.process_time(), True
        try:
            reader.read(path)
        except reader.refusals as error:
            refused = True
            if "\n" in str(error) or not str(error).endswith((".", "”")) or len(str(error)) > 1000:
                problem = f"no sentence: {str(error)[:300]!r}"
        except BaseException as error:
            problem = f"{type(error).__name__}: {str(error)[:300]}"
        finally:
            _watching = False
        took = time.process_time() - began
        # Settings that are damaged are put aside for the person.
        if name == "settings" and _forbidden == ["os.rename"]:
            _forbidden.clear()
        if _forbidden:
            problem = "; ".join(_forbidden[:5])
        elif name != "settings" and (path.read_bytes() != data or set(os.listdir(place)) != names):
            problem = "the files were changed"
        elif took > SECONDS:
            problem = f"took {took:.1f} s of processor time"
        print(
            json.dumps({"ended": number, "refused": refused, "seconds": took, "problem": problem}),
            flush=True,
        )
        shutil.rmtree(place)


def run(
    cases: int, seed: int = 0, minutes: float = 0, beside: Sequence[Path] = (), first: int = 0
) -> dict[str, object]:
    """Reads ``cases`` cases, or as many as ``minutes`` allow, and says what came of them."""
    read, refused = Counter[str](), Counter[str]()
    problems: list[dict[str, object]] = []
    slowest, number, deadline = 0.0, first, time.monotonic() + minutes * 60
    while number < first + cases if not minutes else time.monotonic() < deadline:
        batch = 200 if minutes else min(200, first + cases - number)
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "tests.hostile", "--read", str(number), str(batch)]
            command += ["--seed", str(seed), "--in", folder]
            command += [f"--folder={path}" for path in beside]
            last: dict[str, object] | None = None
            ended = number
            with subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            ) as process:
                assert process.stdout is not None
                assert process.stderr is not None
                watch = Timer(_PATIENCE * max(1, batch / 20), process.kill)
                watch.start()
                for line in process.stdout:
                    said = json.loads(line)
                    if "begins" in said:
                        last = said
                        continue
                    assert last is not None
                    name = str(last["reader"])
                    read[name] += 1
                    refused[name] += said["refused"]
                    slowest = max(slowest, said["seconds"])
                    if said["problem"]:
                        problems.append(
                            {"case": said["ended"], "reader": name, "what": said["problem"]}
                        )
                    ended, last = said["ended"] + 1, None
                watch.cancel()
                error = process.stderr.read()
            if process.returncode:
                which = last["begins"] if last is not None else ended
                name = last["reader"] if last is not None else ""
                what = f"the process ended with {process.returncode}: {error[-300:]}"
                problems.append({"case": which, "reader": name, "what": what})
                ended = int(which) + 1
            number = max(ended, number + 1)
    return {
        "cases": sum(read.values()),
        "read": dict(sorted((read - refused).items())),
        "refused": dict(sorted(refused.items())),
        "slowest_s": round(slowest, 2),
        "problems": problems,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description="Hostile files.")
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, action="append", default=[])
    parser.add_argument("--only", type=int, metavar="CASE")
    parser.add_argument("--read", type=int, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--in", dest="place", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    beside = sorted(path for folder in options.folder for path in folder.rglob("*"))
    if options.read is not None:
        first, count = options.read
        read_cases(range(first, first + count), options.seed, options.place, beside)
        return 0
    if options.only is not None:
        result = run(1, options.seed, beside=options.folder, first=options.only)
    else:
        result = run(options.cases, options.seed, options.minutes, options.folder)
    print(json.dumps(result, ensure_ascii=False, indent=1))
    return 1 if result["problems"] else 0


if __name__ == "__main__":
    sys.exit(main())
