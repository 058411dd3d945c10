"""The button: from edges of a pin, a key or a signal to gestures."""
