"""Where the tests find things: the repository, its samples, and the shared samples beside it, if any."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_exports"


def find_shared_samples() -> Path | None:
    """Find `shared/samples` beside the repository or above it; `EXIT_KIT_SHARED` names another `shared`.

    These samples are not part of the repository: whoever has none runs every other test.
    """
    named = os.environ.get("EXIT_KIT_SHARED")
    folders = [Path(named)] if named else [parent / "shared" for parent in ROOT.parents]
    return next((folder / "samples" for folder in folders if (folder / "samples").is_dir()), None)
