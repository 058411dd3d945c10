"""How property tests draw: the same examples in every run, however slow the machine is.

A run must not fail by chance. New examples are looked for by hand: ``pytest --hypothesis-profile explore``.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("explore"), derandomize=True)
settings.load_profile("same")
