"""How each move is carried out in time: one handler a move.

A move handler turns events into commands through the outbox and says when its move is done. It knows nothing
of flows, safety or global commands: the conversation decides those before a move handler hears of them.
"""
