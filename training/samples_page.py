"""``samples``: a page of a pack's samples, for a person to read, see and hear.

The page is one HTML file that needs no other but the pictures and MIDI files beside it.
"""

from __future__ import annotations

import argparse
import html
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from composer.engine.packs import Pack, read_card
from composer.files.atomic import write_atomically
from composer.files.errors import FileError
from composer.files.midi_file import write_midi
from training.recipe import part
from training.sample import Sample

PAGE = "index.html"
KEY_PIXELS, STEP_PIXELS = 4, 6  # of one key and one step of a roll in its picture
LONGEST_PICTURE = 4000  # steps; the rest is not drawn
SCORE_STEP = 120  # ticks of a step, where a score is drawn that comes without a roll

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8882; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin: 0 0 .5rem; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .9rem/1.45 ui-monospace, monospace; }
figure { margin: .5rem 0; overflow-x: auto; } img { image-rendering: pixelated; display: block; }
table { border-collapse: collapse; } td, th { text-align: left; padding: .15rem .8rem .15rem 0; }
.about { color: GrayText; }
"""


def write_page(
    pack: Pack, samples: Iterable[Sample], folder: Path, about: str
) -> tuple[Path, list[Sample]]:
    """Writes the page with its pictures and MIDI files; returns its path and the samples.

    ``about``: how the samples were drawn.  Raises ``ValueError`` when a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drawn: list[Sample] = []
    articles = []
    try:
        for number, sample in enumerate(samples, 1):
            drawn.append(sample)
            articles.append(_article(sample, f"sample-{number:03}", folder))
        page = _page(pack, articles, about)
        write_atomically(folder / PAGE, page.encode())
    except FileError as error:
        raise ValueError(str(error)) from error
    return folder / PAGE, drawn


def _article(sample: Sample, name: str, folder: Path) -> str:
    parts = [f"<h2>{html.escape(sample.title)}</h2>"]
    roll = sample.roll
    if roll is None and sample.score is not None and sample.text is None:
        roll = _roll_of_score(sample)
    if roll is not None and len(roll):
        picture = f"{name}.png"
        _write_picture(folder / picture, roll)
        parts.append(
            f'<figure><img src="{picture}" alt="Piano roll of {html.escape(sample.title)}">'
            "</figure>"
        )
    if sample.text is not None:
        parts.append(f"<pre>{html.escape(sample.text)}</pre>")
    if sample.score is not None:
        write_midi(sample.score, folder / f"{name}.mid")
        parts.append(f'<p><a href="{name}.mid">{name}.mid</a></p>')
    return "<article>\n" + "\n".join(parts) + "\n</article>"


def _roll_of_score(sample: Sample) -> NDArray[np.bool_]:
    """A score's notes on a grid of sixteenths, bool [steps, 88]."""
    assert sample.score is not None
    steps = min(LONGEST_PICTURE, -(-sample.score.end // SCORE_STEP))
    roll = np.zeros((steps, 88), dtype=bool)
    for note in sample.score.notes.values():
        if 21 <= note.pitch <= 108:
            first = note.onset // SCORE_STEP
            roll[first : max(first + 1, -(-note.end // SCORE_STEP)), note.pitch - 21] = True
    return roll


def _write_picture(path: Path, roll: NDArray[np.bool_]) -> None:
    """The roll as a PNG: time to the right, pitch upwards, Cs and every 16th step as lines.

    The ground is transparent, so that it suits a light and a dark page.
    """
    from PIL import Image

    roll = roll[:LONGEST_PICTURE]
    keys = np.flatnonzero(roll.any(axis=0))
    low, high = (max(0, keys[0] - 2), min(87, keys[-1] + 2)) if len(keys) else (36, 60)
    colours = np.zeros((*roll.shape, 4), dtype=np.uint8)
    colours[:, 3::12] = (128, 128, 128, 60)  # key 3 is a C
    shown = colours.repeat(KEY_PIXELS, axis=1).repeat(STEP_PIXELS, axis=0)
    shown[:: 16 * STEP_PIXELS] = (128, 128, 128, 120)
    shown[roll.repeat(KEY_PIXELS, axis=1).repeat(STEP_PIXELS, axis=0)] = (45, 125, 215, 255)
    shown = shown[:, low * KEY_PIXELS : (high + 1) * KEY_PIXELS].transpose(1, 0, 2)[::-1]
    Image.fromarray(np.ascontiguousarray(shown)).save(path, optimize=True)


def _page(pack: Pack, articles: list[str], about: str) -> str:
    title = html.escape(f"{pack.title or pack.name}: samples")
    rows = "\n".join(
        f"<tr><td>{html.escape(f.name)}</td><td>{f.value:g} {html.escape(f.unit)}</td>"
        f"<td>{html.escape(f.split)}</td></tr>"
        for f in pack.figures
    )
    figures = f"<details><summary>Figures</summary><table>{rows}</table></details>" if rows else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f'<p class="about">{html.escape(about)}</p>\n'
        f"<p>Trained on: {html.escape(pack.corpus)}</p>\n"
        f"{figures}\n" + "\n".join(articles) + "\n</body>\n</html>\n"
    )


def add_parser(commands: Any) -> None:
    """Registers the command."""
    parser = commands.add_parser("samples", help="write a page of a pack's samples")
    parser.add_argument("pack", type=Path, help="a pack's folder")
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--out", type=Path, help="the folder (build/samples/PACK)")
    parser.add_argument("--port", help="play them to this MIDI port as well")
    parser.add_argument("--threads", type=int, default=1)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    import torch

    if arguments.count < 1:
        raise ValueError("there must be at least one sample")
    torch.set_num_threads(arguments.threads)
    pack = read_card(arguments.pack)
    samples = part(pack.family, "sampling").sample(
        pack, arguments.count, arguments.seed, arguments.temperature
    )
    page, drawn = write_page(
        pack,
        samples,
        arguments.out or Path("build/samples") / pack.name,
        f"{arguments.count} samples in the order they were drawn, none left out: pack "
        f"{pack.name}, seed {arguments.seed}, temperature {arguments.temperature:g}.",
    )
    print(page)
    if arguments.port:
        from training.listen import Listener

        listener = Listener(
            arguments.port, say=lambda sentence: print(sentence, file=sys.stderr, flush=True)
        )
        try:
            listener.play(drawn)
            listener.wait()
        except KeyboardInterrupt:
            pass
        finally:
            listener.close()
    return 0
