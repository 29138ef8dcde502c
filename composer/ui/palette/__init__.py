"""The command palette: every command of the window, found by some letters of its name."""
