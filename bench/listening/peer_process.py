"""pocketsphinx behind a pipe, run by the Python of its own environment: the peer, with the same grammar.

Reads lines of JSON ({"phrases": [...], "bytes": n}), each followed by n bytes of 16 kHz int16 sound; writes a line of
JSON each ({"text": ..., "ms": ...}). Without phrases it hears freely, with the language model it ships.
"""

import json
import sys
import time

from pocketsphinx import Decoder

free = Decoder(samprate=16000)
within_grammar = Decoder(samprate=16000, lm=None)
known: dict[str, str] = {}
sys.stdout.write(json.dumps({"text": "ready", "ms": 0}) + "\n")
sys.stdout.flush()
while line := sys.stdin.buffer.readline():
    request = json.loads(line)
    sound = sys.stdin.buffer.read(request["bytes"])
    began_at = time.monotonic()
    phrases = [p for p in request["phrases"] if all(within_grammar.lookup_word(word) for word in p.split())]
    decoder = within_grammar if phrases else free
    if phrases:
        key = " | ".join(phrases)
        if key not in known:
            known[key] = f"answer{len(known)}"
            decoder.add_jsgf_string(known[key], f"#JSGF V1.0; grammar g; public <answer> = {key};")
        decoder.activate_search(known[key])
    decoder.start_utt()
    if sound:
        decoder.process_raw(sound, full_utt=True)
    decoder.end_utt()
    best = decoder.hyp()
    text = best.hypstr if best is not None else ""
    sys.stdout.write(json.dumps({"text": text, "ms": (time.monotonic() - began_at) * 1000}) + "\n")
    sys.stdout.flush()
