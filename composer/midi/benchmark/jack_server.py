"""A JACK server without a sound card, for as long as something is measured."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

RATE = 48_000
_PATIENCE = 60
_ANSWER_SECONDS = 15


class NoServer(RuntimeError):
    """JACK's server could not be started; ``str`` is a sentence for the person."""


def may_be_real_time() -> bool:
    """Whether this user's threads may go before ordinary ones, as audio servers do."""
    allowed: list[bool] = []

    def ask() -> None:
        with contextlib.suppress(OSError, AttributeError):
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
            allowed.append(True)

    # In a thread that ends with the answer.
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    return bool(allowed)


@contextmanager
def dummy_server(period: int, name: str | None = None) -> Iterator[str]:
    """Starts a server with ``period`` frames and gives its name, which ``JACK_DEFAULT_SERVER`` of
    this process and its children holds meanwhile.  Raises :class:`NoServer`."""
    name = name or f"descant-benchmark-{os.getpid()}"
    before = {key: os.environ.get(key) for key in ("JACK_DEFAULT_SERVER", "JACK_NO_START_SERVER")}
    server = _started(name, period)
    try:
        os.environ.update(JACK_DEFAULT_SERVER=name, JACK_NO_START_SERVER="1")
        yield name
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value
        _end(server)


def _started(name: str, period: int) -> subprocess.Popen[bytes]:
    """A server that answers.  JACK allows eight on a machine, so one may have to wait for others'
    ends."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        server = _spawned(name, period)
        if _answers(name):
            return server
        _end(server)
        if time.monotonic() > deadline:
            raise NoServer("The JACK server did not start; `jackd -d dummy` says why.")
        time.sleep(0.5)


def _spawned(name: str, period: int) -> subprocess.Popen[bytes]:
    # Without real time, clients that the machine holds up for a period never get that period's
    # messages.
    priority = "--realtime" if may_be_real_time() else "--no-realtime"
    dummy = ("-d", "dummy", "-r", str(RATE), "-p", str(period))
    try:
        return subprocess.Popen(
            ["jackd", priority, "--name", name, *dummy],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise NoServer(
            "This needs the program jackd; on Debian and Ubuntu `sudo apt install jackd2` brings"
            " it."
        ) from error


def _answers(name: str) -> bool:
    waiting = subprocess.run(
        ["jack_wait", "--server", name, "--wait", "--timeout", str(_ANSWER_SECONDS)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return waiting.returncode == 0


def _end(server: subprocess.Popen[bytes]) -> None:
    # Not killed where it can be helped: that would leave its shared memory behind.
    server.terminate()
    try:
        server.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
