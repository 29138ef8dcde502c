"""The engine as a process, through its client: real torch, a tiny untrained pack."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from composer.engine.client import EngineClient
from composer.engine.messages import (
    Cancelled,
    Candidate,
    EngineNotice,
    Failed,
    Finished,
    HarmonizeRequest,
    Progress,
    Ready,
)
from composer.model.note import Note

PATIENCE = 60.0
ENDLESS = 100_000  # Gibbs steps: minutes, even with the tiny network
MELODY = tuple(
    Note(i + 1, 1, pitch, 480 * i, 480) for i, pitch in enumerate((67, 69, 71, 72, 71, 69, 67, 67))
)


class Answers:
    """A client, and everything that it has said so far."""

    def __init__(self, client: EngineClient) -> None:
        self.client = client
        self.said: list[Any] = []

    def wait_for(self, there: Callable[[Any], bool]) -> Any:
        """The first message, old or new, that fits."""
        deadline = time.monotonic() + PATIENCE
        while True:
            for message in self.said:
                if there(message):
                    return message
            assert time.monotonic() < deadline, f"it did not come, only {self.said[-3:]}"
            time.sleep(0.005)
            self.said += self.client.poll()

    def wait_for_end(self, request_id: int) -> Any:
        """How a request ended."""
        ends = (Finished, Failed, Cancelled)
        return self.wait_for(lambda m: isinstance(m, ends) and m.id == request_id)

    def ask(self, **fields: Any) -> int:
        """Submits a request for the melody; returns its id."""
        request = HarmonizeRequest(
            **{"id": self.client.new_id(), "revision": 3, "notes": MELODY, "seed": 5, **fields}
        )
        self.client.submit(request)
        return request.id

    def finals(self, request_id: int) -> list[Candidate]:
        return [m for m in self.said if isinstance(m, Candidate) and m.id == request_id and m.final]


@pytest.fixture
def answers(tiny_pack_folder: Path, tmp_path: Path) -> Iterator[Answers]:
    client = EngineClient([tiny_pack_folder], log_file=tmp_path / "engine.log")
    client.start()
    yield Answers(client)
    client.close()


def running(request_id: int) -> Callable[[Any], bool]:
    return lambda message: isinstance(message, Progress) and message.id == request_id


def test_start_submit_and_poll_return_while_torch_is_still_loading(answers: Answers) -> None:
    assert answers.client.state == "starting"
    assert answers.client.poll() == []
    request_id = answers.ask()
    assert answers.client.state == "starting"
    assert isinstance(answers.wait_for_end(request_id), Finished)
    assert answers.client.state == "ready"
    assert isinstance(answers.said[0], Ready)


def test_a_request_gives_progress_and_the_candidates_with_where_they_are_from(
    answers: Answers,
) -> None:
    request_id = answers.ask(candidates=3)
    assert isinstance(answers.wait_for_end(request_id), Finished)
    finals = answers.finals(request_id)
    assert [candidate.index for candidate in finals] == [0, 1, 2]
    for candidate in finals:
        assert set(candidate.voices) == {"alto", "tenor", "bass"}
        assert candidate.revision == 3
        assert candidate.pack == "tiny"
        assert len(candidate.pack_hash) == 64
        assert candidate.nats is not None
    progress = [m for m in answers.said if isinstance(m, Progress)]
    assert progress[-1].done == progress[-1].total
    assert dict(finals[0].parameters)["steps"] == 4  # the pack's own number


def test_the_same_seed_gives_the_same_candidates(answers: Answers) -> None:
    first, second, other = answers.ask(seed=9), answers.ask(seed=9), answers.ask(seed=10)
    answers.wait_for_end(other)
    one, two, three = (answers.finals(i)[0].voices for i in (first, second, other))
    assert one == two
    assert one != three


def test_a_request_without_a_seed_says_which_was_drawn(answers: Answers) -> None:
    first = answers.ask(seed=None)
    answers.wait_for_end(first)
    drawn = answers.finals(first)[0].seed
    again = answers.ask(seed=drawn)
    answers.wait_for_end(again)
    assert answers.finals(again)[0].voices == answers.finals(first)[0].voices


def test_of_two_requests_the_second_waits_for_the_first(answers: Answers) -> None:
    first, second = answers.ask(), answers.ask()
    answers.wait_for_end(second)
    ends = [m.id for m in answers.said if isinstance(m, Finished)]
    assert ends == [first, second]


def test_a_running_request_is_cancelled_between_two_steps(answers: Answers) -> None:
    request_id = answers.ask(steps=ENDLESS)
    answers.wait_for(running(request_id))
    answers.client.cancel(request_id)
    assert isinstance(answers.wait_for_end(request_id), Cancelled)
    assert answers.finals(request_id) == []
    assert isinstance(answers.wait_for_end(answers.ask()), Finished)


def test_a_waiting_request_is_cancelled_at_once(answers: Answers) -> None:
    first, second = answers.ask(steps=ENDLESS), answers.ask()
    answers.client.cancel(second)
    assert isinstance(answers.wait_for_end(second), Cancelled)
    answers.client.cancel(first)
    assert isinstance(answers.wait_for_end(first), Cancelled)
    answers.client.cancel(first)  # answered already: nothing happens
    assert isinstance(answers.wait_for_end(answers.ask()), Finished)


def test_a_request_is_cancelled_at_once_while_torch_is_still_loading(answers: Answers) -> None:
    request_id = answers.ask(steps=ENDLESS)
    answers.client.cancel(request_id)
    assert answers.client.poll() == [Cancelled(request_id)]
    assert isinstance(answers.wait_for_end(answers.ask()), Finished)
    assert answers.finals(request_id) == []


def test_an_id_that_is_open_cannot_be_used_again(answers: Answers) -> None:
    request_id = answers.ask()
    with pytest.raises(ValueError, match="is open already"):
        answers.ask(id=request_id)


def test_killing_the_process_fails_the_open_requests_and_the_next_one_works(
    answers: Answers,
) -> None:
    first, second = answers.ask(steps=ENDLESS), answers.ask()
    answers.wait_for(running(first))
    killed = answers.client.process_id
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    for request_id in (first, second):
        failed = answers.wait_for_end(request_id)
        assert isinstance(failed, Failed)
        assert failed.sentence.endswith("your song is as it was, try again.")
    assert answers.client.state in ("restarting", "starting")
    third = answers.ask()
    assert isinstance(answers.wait_for_end(third), Finished)
    assert answers.client.process_id != killed
    assert answers.client.state == "ready"


def test_an_idle_process_that_dies_is_told_once_and_started_again(answers: Answers) -> None:
    answers.wait_for(lambda m: isinstance(m, Ready))
    assert answers.client.process_id is not None
    os.kill(answers.client.process_id, signal.SIGKILL)
    answers.wait_for(lambda m: isinstance(m, EngineNotice))
    deadline = time.monotonic() + PATIENCE
    while answers.client.state != "ready":
        assert time.monotonic() < deadline
        answers.said += answers.client.poll()
    assert len([m for m in answers.said if isinstance(m, EngineNotice)]) == 1


def test_a_process_that_keeps_dying_is_given_up_until_the_next_request(
    answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("composer.engine.client.RESTART_DELAYS", (0.0, 0.0))
    for _ in range(3):
        deadline = time.monotonic() + PATIENCE
        while answers.client.process_id is None:
            assert time.monotonic() < deadline
            answers.said += answers.client.poll()
        os.kill(answers.client.process_id, signal.SIGKILL)
        before = len(answers.said)
        while len(answers.said) == before:
            assert time.monotonic() < deadline
            answers.said += answers.client.poll()
    assert answers.client.state == "stopped"
    assert "is not started again until the next request" in answers.said[-1].sentence
    assert isinstance(answers.wait_for_end(answers.ask()), Finished)


def test_an_unknown_pack_and_a_missing_gpu_fail_in_a_sentence(answers: Answers) -> None:
    failed = answers.wait_for_end(answers.ask(pack="nix"))
    assert failed.sentence == "There is no model pack 'nix'; installed: tiny."
    ready = answers.wait_for(lambda m: isinstance(m, Ready))
    if not ready.cuda:
        failed = answers.wait_for_end(answers.ask(device="cuda"))
        assert failed.refused
        assert "choose the device cpu" in failed.sentence
    assert isinstance(answers.wait_for_end(answers.ask()), Finished)


def test_closing_in_the_middle_of_a_request_leaves_nothing_behind(answers: Answers) -> None:
    answers.wait_for(running(answers.ask(steps=ENDLESS)))
    process = answers.client.process_id
    answers.client.close()
    answers.client.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process or 0, 0)
    assert answers.client.poll() == []
    with pytest.raises(RuntimeError, match="closed"):
        answers.ask()


def test_the_process_ends_when_its_parent_is_killed(tiny_pack_folder: Path, checkout: Path) -> None:
    script = textwrap.dedent(
        f"""
        import time
        from composer.engine.client import EngineClient
        from composer.engine.messages import HarmonizeRequest, Progress
        from composer.model.note import Note

        if __name__ == "__main__":
            client = EngineClient([{str(tiny_pack_folder)!r}])
            client.submit(HarmonizeRequest(1, 0, (Note(1, 1, 70, 0, 9600),), steps={ENDLESS}))
            while not any(isinstance(m, Progress) for m in client.poll()):
                time.sleep(0.01)
            print(client.process_id, flush=True)
            time.sleep(600)
        """
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=checkout
    )
    try:
        assert parent.stdout is not None
        engine = int(parent.stdout.readline())
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()
    deadline = time.monotonic() + PATIENCE
    while alive(engine):
        assert time.monotonic() < deadline, "the engine outlived its parent"
        time.sleep(0.02)


def alive(process: int) -> bool:
    """Whether a process runs (one that has ended but was not collected does not)."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_ctrl_c_in_the_terminal_does_not_touch_the_engine(answers: Answers) -> None:
    request_id = answers.ask()
    assert answers.client.process_id is not None
    os.kill(answers.client.process_id, signal.SIGINT)
    assert isinstance(answers.wait_for_end(request_id), Finished)
    os.kill(answers.client.process_id, signal.SIGINT)
    assert isinstance(answers.wait_for_end(answers.ask()), Finished)


def test_the_client_brings_in_no_torch(checkout: Path) -> None:
    code = (
        "import sys, composer.engine.client, composer.engine.packs, composer.engine.worker\n"
        "assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=checkout)
