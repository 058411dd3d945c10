"""Speech-to-text engines, and what they are made of."""
