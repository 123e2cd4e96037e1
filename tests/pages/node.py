"""Tools of Node, each of one version; npx fetches what is not there yet."""

import shutil
import subprocess

import pytest


def tool(package):
    """The words that call PACKAGE; or a skipped test and one sentence that says why."""
    call = ["npx", "--yes", package]
    if not shutil.which("npx"):
        pytest.skip(f"{package} did not run: install Node 20.19 or newer.")
    if subprocess.run([*call, "--version"], capture_output=True).returncode:
        pytest.skip(f"{package} did not run: npx cannot fetch it, or Node is too old.")
    return call
