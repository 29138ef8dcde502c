"""The Notes menu's work: what is done to notes at once, and the dialogs that show it first."""
