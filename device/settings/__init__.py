"""Every setting: its meaning and bounds, the file it is read from, changing it there."""
