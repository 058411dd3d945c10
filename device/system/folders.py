"""Where what can be fetched or made again is kept. What is remembered is ``device.evening.state_store``'s."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """systemd's CacheDirectory, else the user's own cache."""
    given = os.environ.get("CACHE_DIRECTORY", "").split(":")[0]
    return Path(given) if given else platformdirs.user_cache_path("repair-coach")


def models_folder() -> Path:
    """Fetched recogniser models."""
    return cache_folder() / "models"


def voice_folder() -> Path:
    """Rendered lines."""
    return cache_folder() / "voice"
