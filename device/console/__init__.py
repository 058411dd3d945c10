"""The conversation typed in a terminal: captions and light instead of sound."""
