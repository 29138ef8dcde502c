"""``python -m composer`` is ``descant``."""

from __future__ import annotations

# A process that multiprocessing starts imports this file under another name, and needs none of it.
if __name__ == "__main__":
    import sys

    from composer.app.cli import main

    sys.exit(main())
