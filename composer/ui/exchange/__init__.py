"""Exchange with other programs: what a file cannot hold, and what of a file was not taken over."""
