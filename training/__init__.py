"""Trains the second reader of understanding: lines in, weights out."""
