"""Recording the coach's lines in a voice of one's own."""
