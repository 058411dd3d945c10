"""One evening on the device: its event loop, its session, its hardware as one, what it keeps."""
