"""Sound in and out: PortAudio, the microphone's and loudspeaker's streams, mixing, levels."""
