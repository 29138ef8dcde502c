"""``python -m composer`` is ``descant``."""

from __future__ import annotations

import sys

from composer.app.cli import main

# A process that multiprocessing starts imports this file under another name.
if __name__ == "__main__":
    sys.exit(main())
