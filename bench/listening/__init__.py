"""The parts of ``bench/hearing.py``: what is played, in which room, to which engine, and how the results are told."""
