"""How each move is carried out in time: one performer a move.

A performer turns events into commands through the desk and says when its move is done. It knows nothing
of flows, safety or global commands: the conversation decides those before a performer hears of them.
"""
