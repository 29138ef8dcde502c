"""Where the bundle begins; a process that multiprocessing starts begins here too."""

from __future__ import annotations

import multiprocessing
import runpy
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()

    if sys.argv[1:3] == ["-P", "-c"]:
        # As Python itself has it: `descant doctor` tries libraries in a process of its own.
        exec(sys.argv[3], {"__name__": "__main__"})
        sys.exit(0)
    if sys.argv[1:3] == ["-P", "-m"] and sys.argv[3].startswith("training."):
        # Likewise: learning from one's own files is a process of its own.
        sys.argv = sys.argv[3:]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        sys.exit(0)

    from composer.app.cli import main

    sys.exit(main())
