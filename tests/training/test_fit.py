"""The training loop, on a tiny lyrics recipe: resuming, interruptions, several processes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from training.command import main
from training.fit import fit, load_checkpoint
from training.recipe import families, load_recipe, part

ROOT = Path(__file__).parents[2]
CONFIGS = ROOT / "training" / "configs"

VERSES = (
    "The tide goes out, the tide comes in,\nThe boats lie on the sand.\n",
    "O where is she, my own true love?\nShe walks another land.\n",
    "The lark is up, the morn is grey,\nThe reapers take their way.\n\nSing ho, sing hey.\n",
)


@pytest.fixture
def configuration(tmp_path):
    rows = [
        f'{artist},Song {i},x,"{VERSES[(i + shift) % 3]}{i} of {artist}"'
        for shift, artist in enumerate(("Ann", "Ben"))
        for i in range(12)
    ]
    songs = tmp_path / "songs.csv"
    songs.write_text("artist,song,link,text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    path = tmp_path / "tiny.yaml"
    path.write_text(
        f"data: {songs}\nheld_out: 0.2\nembedding: 8\nhidden: 16\nlayers: 2\n"
        "condition_embedding: 4\ndropout: 0.1\nwindow: 16\nsteps: 12\nbatch: 4\n"
        "validate_every: 4\nlearning_rate: 0.01\n",
        encoding="utf-8",
    )
    return path


def run(path, out, *settings, **options):
    """The lines that a training says."""
    lines = []
    recipe = load_recipe("lyrics", path, settings, lambda text: None)
    fit(recipe, "lyrics", out, say=lines.append, **options)
    return lines


def without_time(lines):
    return [{name: value for name, value in line.items() if name != "seconds"} for line in lines]


def command(path, out, *options):
    return [
        *(sys.executable, "-m", "training", "fit", "lyrics"),
        *("--config", str(path), "--out", str(out), *options),
    ]


def environment():
    return {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize("after", [4, 6, 7])
def test_going_on_after_an_interruption_gives_the_losses_of_an_uninterrupted_run(
    configuration, tmp_path, after
):
    whole = run(configuration, tmp_path / "whole", "checkpoint_every=1")
    ended = run(configuration, tmp_path / "parts", "checkpoint_every=1", stop_after=after)
    ended = [line for line in ended if line["step"] % 4 == 0]
    resumed = run(configuration, tmp_path / "parts", "checkpoint_every=1", resume=True)
    if after % 4 == 0:
        assert without_time(ended + resumed) == without_time(whole)
    else:  # leaving between two validations validates there, and begins a new mean of the loss
        assert without_time(resumed)[-1] == without_time(whole)[-1]


def test_a_polite_signal_writes_a_checkpoint_from_which_the_run_goes_on_to_the_last_digit(
    configuration, tmp_path
):
    longer = ("--set", "steps=400", "--set", "validate_every=100")
    whole = run(configuration, tmp_path / "whole", "steps=400", "validate_every=100")
    out = tmp_path / "out"
    process = subprocess.Popen(
        command(configuration, out, *longer),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, said = process.communicate(timeout=100)
    assert process.returncode == 1
    assert "--resume" in said
    assert "Traceback" not in said
    lines = [json.loads(line) for line in [first, *rest.splitlines()]]
    again = ("steps=400", "validate_every=100")
    lines += run(configuration, out, *again, resume=True)
    assert without_time(lines) == without_time(whole)


def test_a_killed_run_goes_on_from_its_last_checkpoint_to_the_same_losses(configuration, tmp_path):
    settings = ("steps=60", "validate_every=20", "checkpoint_every=3")
    whole = run(configuration, tmp_path / "whole", *settings)
    out = tmp_path / "out"
    flags = [flag for setting in settings for flag in ("--set", setting)]
    process = subprocess.Popen(
        command(configuration, out, *flags),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    deadline = time.monotonic() + 100
    while not (out / "last.pt").exists() and time.monotonic() < deadline:
        time.sleep(0.002)
    process.kill()
    process.wait()
    before = load_checkpoint(out / "last.pt")["run"]["step"]
    resumed = run(configuration, out, *settings, resume=True)
    expected = [line for line in whole if line["step"] > before]
    assert without_time(resumed) == without_time(expected)


def test_two_processes_train_the_same_model_as_one_with_twice_the_batch(configuration, tmp_path):
    settings = ("dropout=0.0", "averaging=0.0")
    run(configuration, tmp_path / "one", *settings, "batch=8")
    flags = [flag for setting in settings for flag in ("--set", setting)]
    fitting = command(configuration, tmp_path / "two", *flags)[1:]
    launched = subprocess.run(
        [
            *(sys.executable, "-m", "torch.distributed.run", "--standalone"),
            *("--nproc-per-node", "2", *fitting),
        ],
        capture_output=True,
        text=True,
        env={**environment(), "GLOO_SOCKET_IFNAME": "lo"},
        timeout=250,
        check=False,
    )
    assert launched.returncode == 0, launched.stderr[-3000:]
    lines = [json.loads(line) for line in launched.stdout.splitlines() if line.startswith("{")]
    assert [line["step"] for line in lines] == [4, 8, 12]
    one = load_checkpoint(tmp_path / "one" / "last.pt")
    two = load_checkpoint(tmp_path / "two" / "last.pt")
    assert one["carry"][0].shape == two["carry"][0].shape
    for name, weights in one["network"].items():
        torch.testing.assert_close(two["network"][name], weights, rtol=1e-4, atol=1e-5)


def test_no_checkpoint_of_this_program_is_one_sentence(configuration, tmp_path, capsys):
    out = tmp_path / "out"
    out.mkdir()
    (out / "last.pt").write_bytes(b"nothing of the kind")
    arguments = ["fit", "lyrics", "--config", str(configuration), "--out", str(out), "--resume"]
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert "no checkpoint" in said
    assert len(said.strip().splitlines()) == 1


def test_an_unknown_family_or_field_is_refused_by_its_name(configuration, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["fit", "nonsense", "--config", str(configuration), "--out", str(tmp_path)])
    assert "nonsense" in capsys.readouterr().err
    with pytest.raises(ValueError, match="unknown field hiden"):
        load_recipe("lyrics", configuration, ("hiden=3",), print)
    with pytest.raises(ValueError, match="hidden must be int"):
        load_recipe("lyrics", configuration, ("hidden=wide",), print)


def test_every_family_has_the_parts_of_one_and_a_configuration():
    assert set(families()) >= {"coconet", "lyrics"}
    for family in families():
        for name in ("config", "recipe", "evaluate", "sampling"):
            assert part(family, name)
        assert list(CONFIGS.glob(f"{family}-*.yaml")), family
