"""A virtual room: made-up people who listen and speak, and the coach unchanged, all in memory.

The sound is real and so are the voice, the voice activity, the endpointing and the recogniser; only the air
between loudspeaker and microphone, and the clock, are computed.
"""
