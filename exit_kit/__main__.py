"""Lets `python -m exit_kit` do what `exit-kit` does."""

import sys

from exit_kit.cli import main

if __name__ == "__main__":
    sys.exit(main())
