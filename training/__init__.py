"""Training of every model family; started as a process of its own, never imported by composer."""
