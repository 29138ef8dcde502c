"""Which keys the commands have: what the person chooses, and the page on which it is chosen."""
