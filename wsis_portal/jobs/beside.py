"""A worker beside the server of `make run`: begun again when it ends, gone with it."""

import os
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WANTED = "WORKER_BESIDE"
PARENT = "WORKER_OF"
"""Said by one process to the other: no settings, so nobody need know of them."""
PAUSE = 5  # seconds before another one, lest one that cannot start is all there is
PATIENCE = 10  # seconds for the job at hand


class Beside:
    """Of one process, the one that all workers of the server belong to."""

    def __init__(self, *words: str) -> None:
        self.words = [sys.executable, *words]
        self.process: subprocess.Popen[bytes] | None = None
        self.ended = threading.Event()

    def start(self) -> None:
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self) -> None:
        surroundings = os.environ | {PARENT: str(os.getpid())}
        while not self.ended.is_set():
            self.process = subprocess.Popen(  # noqa: S603  (words of ours)
                self.words, cwd=ROOT, env=surroundings
            )
            self.process.wait()
            self.ended.wait(PAUSE)

    def stop(self) -> None:
        self.ended.set()
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()


def is_wanted() -> bool:
    return os.environ.get(WANTED) == "true"


def is_alone() -> bool:
    """Whether the server that this worker was started beside is gone."""
    parent = os.environ.get(PARENT)
    return bool(parent) and str(os.getppid()) != parent
