"""The command line of the training tree: ``python -m training fit|evaluate|export``."""

from training.command import main

raise SystemExit(main())
