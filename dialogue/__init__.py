"""WHAT is said, understood and done next.

Pure: no audio, no pins, no threads, no clock and no network. Everything here is a deterministic
function of the events it is given, so that a 25-minute talk can be replayed in milliseconds.
"""
