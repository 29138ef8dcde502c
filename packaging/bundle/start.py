"""Where the bundle begins; a process that multiprocessing starts begins here too."""

from __future__ import annotations

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()

    if sys.argv[1:3] == ["-P", "-c"]:
        # As Python itself has it: `descant doctor` tries libraries in a process of its own.
        exec(sys.argv[3], {"__name__": "__main__"})
        sys.exit(0)

    from composer.app.cli import main

    sys.exit(main())
