"""Another user than root, for tests of what may not be read or written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest


def begin_as_nobody() -> list[str]:
    """Return what a command begins with so that root's rights are gone; skip where nobody can run this Python."""
    if os.geteuid() != 0:
        return []
    wrapper = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    if shutil.which("setpriv") is None:
        pytest.skip("root may do everything, and there is no setpriv")
    if subprocess.run([*wrapper, sys.executable, "-c", ""], capture_output=True, check=False).returncode:
        pytest.skip("only root may run this Python")
    return wrapper
