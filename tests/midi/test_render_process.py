"""Rendering in a process of its own: it tells how far it is, and leaves no litter."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
import soundfile

from composer.midi.render import Rendered, RenderOptions
from composer.midi.render_process import (
    RenderFailed,
    RenderGivenUp,
    RenderProcess,
    RenderProgress,
    RenderTask,
)
from composer.midi.song import Song, SongNote, song_of_notes
from composer.midi.sound_options import SoundOptions
from tests.midi.conftest import is_alive, wait_for

pytestmark = pytest.mark.needs("libfluidsynth.so.3")


def song(seconds: int) -> Song:
    return song_of_notes(
        [SongNote(i * 480, i * 480 + 480, 0, 60, 90, 1) for i in range(2 * seconds)]
    )


class Process:
    """A rendering and all that it said."""

    def __init__(self, task: RenderTask) -> None:
        self.process = RenderProcess(task)
        self.events = []

    def listen(self) -> list:
        self.events += self.process.poll()
        return self.events

    def wait_for_end(self) -> object:
        wait_for("the end of rendering", lambda: self.listen() and self.process.over)
        return self.events[-1]

    def wait_for_progress(self) -> None:
        wait_for("progress", lambda: any(isinstance(e, RenderProgress) for e in self.listen()))


@pytest.fixture
def start():
    begun = []

    def start(task: RenderTask) -> Process:
        process = Process(task)
        begun.append(process)
        return process

    yield start
    for process in begun:
        process.process.close()


def test_a_file_is_made_and_its_progress_told(start, tmp_path):
    rendering = start(RenderTask(song(60), tmp_path / "song.flac"))
    ended = rendering.wait_for_end()
    assert isinstance(ended, Rendered)
    assert ended.files == (tmp_path / "song.flac",)
    assert soundfile.info(tmp_path / "song.flac").duration == pytest.approx(ended.seconds)
    done = [e.done for e in rendering.events if isinstance(e, RenderProgress)]
    assert done
    assert done == sorted(done)
    assert os.listdir(tmp_path) == ["song.flac"]


def test_giving_it_up_leaves_no_file(start, tmp_path):
    rendering = start(RenderTask(song(3600), tmp_path / "song.wav"))
    rendering.wait_for_progress()
    rendering.process.cancel()
    assert isinstance(rendering.wait_for_end(), RenderGivenUp)
    assert os.listdir(tmp_path) == []


def test_closing_ends_the_process_and_leaves_no_file(start, tmp_path):
    rendering = start(RenderTask(song(3600), tmp_path / "song.wav"))
    rendering.wait_for_progress()
    process = rendering.process.process_id
    rendering.process.close()
    assert not is_alive(process)
    assert os.listdir(tmp_path) == []


def test_a_process_that_is_killed_is_said_in_a_sentence_and_its_litter_removed(start, tmp_path):
    rendering = start(RenderTask(song(3600), tmp_path / "song.ogg"))
    rendering.wait_for_progress()
    os.kill(rendering.process.process_id, signal.SIGKILL)
    ended = rendering.wait_for_end()
    assert isinstance(ended, RenderFailed)
    assert "the song is safe" in ended.sentence
    assert os.listdir(tmp_path) == []


def test_what_cannot_be_written_is_said_in_a_sentence(start, tmp_path):
    rendering = start(RenderTask(song(1), tmp_path / "no folder" / "song.ogg"))
    ended = rendering.wait_for_end()
    assert isinstance(ended, RenderFailed)
    assert "could not be written" in ended.sentence


def test_the_remark_about_a_soundfont_comes_with_the_file(start, tmp_path):
    options = RenderOptions(SoundOptions(str(tmp_path / "gone.sf2")))
    ended = start(RenderTask(song(1), tmp_path / "song.ogg", options)).wait_for_end()
    assert isinstance(ended, Rendered)
    assert "gone.sf2" in ended.remark


def test_it_ends_with_the_program_that_asked_for_it(tmp_path):
    code = (
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from composer.midi.render_process import RenderProcess, RenderTask\n"
        "from composer.midi.song import SongNote, song_of_notes\n"
        "if __name__ == '__main__':\n"
        "    song = song_of_notes([SongNote(0, 480 * 7200, 0, 60, 90, 1)])\n"
        "    rendering = RenderProcess(RenderTask(song, Path(sys.argv[1]) / 'song.wav'))\n"
        "    while not rendering.poll():\n"
        "        time.sleep(0.01)\n"
        "    print(rendering.process_id, flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    script = tmp_path / "asks.py"
    script.write_text(code)
    folder = tmp_path / "music"
    folder.mkdir()
    asked = subprocess.run(
        [sys.executable, script, folder], stdout=subprocess.PIPE, text=True, check=False
    )
    process = int(asked.stdout)
    wait_for("the end of the process", lambda: not is_alive(process))
    wait_for("the litter to be gone", lambda: os.listdir(folder) == [])
