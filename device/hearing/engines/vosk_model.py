"""A Vosk model on disk: fetched, unpacked, checked, found."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from device.hearing.engines.fetch import FetchFailed, Progress, fetch, silent
from device.hearing.engines.verified_files import FilesDamaged, verify_files, write_atomically
from device.system.folder_lock import FolderInUseError, holding

# Without these Model() fails, or worse: the recogniser dies with the first sound (STACK 1.2).
REQUIRED = (
    "am/final.mdl",
    "conf/mfcc.conf",
    "graph/HCLr.fst",
    "graph/Gr.fst",
    "graph/disambig_tid.int",
    "graph/phones/word_boundary.int",
)
REQUIRED_WITH_IVECTORS = (
    "ivector/final.dubm",
    "ivector/final.ie",
    "ivector/final.mat",
    "ivector/global_cmvn.stats",
    "ivector/online_cmvn.conf",
    "ivector/splice.conf",
)
ENVIRONMENT_VARIABLE = "REPAIR_COACH_VOSK_MODEL"
LARGEST_UNPACKED_BYTES = 1 << 30


class ModelUnusable(Exception):
    """The model is missing, damaged or of a kind that cannot serve; the message holds the fix."""


@dataclass(frozen=True, slots=True)
class PublishedModel:
    """A model as its publisher offers it. name: also the one folder inside the zip."""

    name: str
    url: str
    sha256: str
    zip_bytes: int


# STACK 1.4: hash and length as ten independent public projects pin them.
SMALL_ENGLISH = PublishedModel(
    name="vosk-model-small-en-us-0.15",
    url="https://alphacephei.com/vosk/models/vosk-model-small-en-us-0.15.zip",
    sha256="30f26242c4eb449f948e42cb302dd7a686cb29a3423a8367f99ff41780942498",
    zip_bytes=41_205_931,
)


class Manifest(msgspec.Struct, frozen=True):
    """What the unpacked model must look like. zip_sha256: of the zip it came from. files: path -> sha256."""

    zip_sha256: str
    files: dict[str, str]


def manifest_path(model: Path) -> Path:
    """Where the manifest of the model in this folder lies: beside it, so that the folder stays the publisher's."""
    return model.with_name(model.name + ".manifest.json")


def fetch_model(published: PublishedModel, models_folder: Path, progress: Progress = silent) -> Path:
    """Fetch, verify and unpack a model; return its folder. Only set-up calls this: nothing else uses the network.

    A model that is there and whole is kept. Interrupted at any point, the next call goes on. One process at a
    time. Raises FetchFailed.
    """
    try:
        with holding(models_folder):
            return _fetch_alone(published, models_folder, progress)
    except FolderInUseError:
        raise FetchFailed(
            f"another set-up is fetching into {models_folder}; wait until it is done, then try again"
        ) from None


def _fetch_alone(published: PublishedModel, models_folder: Path, progress: Progress) -> Path:
    model = models_folder / published.name
    try:
        check_model(model)
    except ModelUnusable:
        pass
    else:
        if manifest_path(model).exists():
            return model
    archive = fetch(published.url, published.sha256, models_folder / f"{published.name}.zip", progress)
    try:
        manifest = _unpack(archive, published, model)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise FetchFailed(f"{archive} cannot be unpacked: {error}; make room or remove it, then try again") from None
    write_atomically(manifest_path(model), msgspec.json.encode(manifest))
    archive.unlink()
    return model


def check_model(model: Path, remember_in: Path | None = None) -> None:
    """Check that a folder holds a whole model with a dynamic graph; else ModelUnusable.

    Where a manifest lies beside it every file must be the known one. remember_in: see verify_files.
    """
    again = "`repair-coach setup` fetches it anew"
    if not model.is_dir():
        raise ModelUnusable(f"there is no model folder {model}; {again}")
    if (model / "graph/HCLG.fst").exists() and not (model / "graph/HCLr.fst").exists():
        raise ModelUnusable(f"{model} has a static graph, so it cannot listen for given phrases; use a small model")
    required = REQUIRED + (REQUIRED_WITH_IVECTORS if (model / "ivector").exists() else ())
    for name in required:
        path = model / name
        if not path.is_file() or path.stat().st_size == 0:
            raise ModelUnusable(f"{path} is missing or empty; {again}")
    _check_numbers(model / "graph/disambig_tid.int")
    manifest = manifest_path(model)
    if not manifest.exists():
        return
    try:
        known = msgspec.json.decode(manifest.read_bytes(), type=Manifest)
        verify_files(model, known.files, remember_in)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ModelUnusable(f"{manifest} cannot be read ({type(error).__name__}); {again}") from None
    except FilesDamaged as error:
        raise ModelUnusable(f"{error}; {again}") from None


def find_model(models_folder: Path, given: Path | None = None) -> Path | None:
    """The folder to use: the given one, the one in the environment, or the fetched one; None if there is none.

    What a person gave is returned whether it is good or not, so that ``check_model`` can tell what is wrong with it.
    """
    if given is not None:
        return given.expanduser()
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    if named:
        return Path(named).expanduser()
    fetched = models_folder / SMALL_ENGLISH.name
    return fetched if fetched.exists() else None


def _check_numbers(path: Path) -> None:
    """A file of whole numbers, one a line; cut short it kills the process with the first sound."""
    content = path.read_bytes()
    if not content.endswith(b"\n") or not all(line.isdigit() for line in content.split()):
        raise ModelUnusable(f"{path} is cut short or no list of numbers; `repair-coach setup` fetches it anew")


def _unpack(archive: Path, published: PublishedModel, model: Path) -> Manifest:
    """Unpack beside the model's place, then move it there in one step."""
    fresh = model.with_name(f".{model.name}.unpacking")
    shutil.rmtree(fresh, ignore_errors=True)
    files: dict[str, str] = {}
    try:
        with zipfile.ZipFile(archive) as source:
            entries = [entry for entry in source.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED_BYTES:
                raise ValueError("it is far larger than any model that would fit the device")
            for entry in entries:
                name = _inside(entry, published.name)
                files[name] = _write(source, entry, fresh / name)
        if not files:
            raise ValueError("it is empty")
        # The manifest of an older copy must never vouch for this one.
        manifest_path(model).unlink(missing_ok=True)
        shutil.rmtree(model, ignore_errors=True)
        fresh.rename(model)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Manifest(published.sha256, files)


def _inside(entry: zipfile.ZipInfo, top: str) -> str:
    """The entry's path below the one folder of the zip; ValueError if it would land anywhere else."""
    path = PurePosixPath(entry.filename)
    linked = stat.S_ISLNK(entry.external_attr >> 16)
    if linked or path.is_absolute() or ".." in path.parts or len(path.parts) < 2 or path.parts[0] != top:
        raise ValueError(f"it holds an unexpected path {entry.filename!r}")
    return str(PurePosixPath(*path.parts[1:]))


def _write(source: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> str:
    """Write one file durably and return its sha256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with source.open(entry) as packed, path.open("wb") as file:
        while block := packed.read(1 << 20):
            digest.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()
