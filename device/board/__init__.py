"""The board: its pins and its header."""
