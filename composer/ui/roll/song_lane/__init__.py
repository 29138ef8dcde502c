"""The lane above the grid: sections, tempo, meter and key."""
