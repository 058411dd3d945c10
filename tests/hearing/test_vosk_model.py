"""Fetching, unpacking, checking and finding a model, with a tiny made one and a server of our own."""

from __future__ import annotations

import errno
import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from device.hearing.engines import fetch as fetch_module
from device.hearing.engines.fetch import FetchFailed
from device.hearing.engines.verified_files import FilesDamaged, verify_files
from device.hearing.engines.vosk_model import (
    ENVIRONMENT_VARIABLE,
    REQUIRED,
    REQUIRED_WITH_IVECTORS,
    ModelUnusable,
    PublishedModel,
    check_model,
    fetch_model,
    find_model,
    manifest_path,
)

NAME = "tiny-model"


def model_files() -> dict[str, bytes]:
    files = {name: f"content of {name}".encode() * 40 for name in (*REQUIRED, *REQUIRED_WITH_IVECTORS)}
    return {**files, "graph/disambig_tid.int": b"11\n12\n13\n"}


def zipped(files: dict[str, bytes], top: str = NAME) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"{top}/{name}", data)
    return content.getvalue()


class Publisher:
    """Serves one file, with ranges; may break off after some bytes or answer with an error."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.break_off_after: int | None = None
        self.status: int | None = None
        self.ranges: list[str | None] = []
        publisher = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                wanted = self.headers.get("Range")
                publisher.ranges.append(wanted)
                if publisher.status is not None:
                    self.send_error(publisher.status)
                    return
                start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0
                if start >= len(publisher.content):
                    self.send_error(416)
                    return
                body = publisher.content[start:]
                self.send_response(206 if wanted else 200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: publisher.break_off_after])

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def model(self) -> PublishedModel:
        url = f"http://127.0.0.1:{self._server.server_address[1]}/{NAME}.zip"
        return PublishedModel(NAME, url, hashlib.sha256(self.content).hexdigest(), len(self.content))

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    publisher = Publisher(zipped(model_files()))
    yield publisher
    publisher.close()


def nothing_half_written(folder: Path) -> bool:
    return not any(path.suffix != ".part" for path in folder.iterdir())


def test_a_model_is_fetched_verified_and_found(tmp_path: Path, publisher: Publisher) -> None:
    seen: list[tuple[int, int | None]] = []
    model = fetch_model(publisher.model, tmp_path, lambda done, total: seen.append((done, total)))
    check_model(model)
    assert {str(path.relative_to(model)) for path in model.rglob("*") if path.is_file()} == set(model_files())
    assert seen[-1] == (len(publisher.content), len(publisher.content))
    assert sorted(path.name for path in tmp_path.iterdir()) == [NAME, f"{NAME}.manifest.json"]


def test_a_model_that_is_there_is_not_fetched_again(tmp_path: Path, publisher: Publisher) -> None:
    fetch_model(publisher.model, tmp_path)
    fetch_model(publisher.model, tmp_path)
    assert len(publisher.ranges) == 1


def test_two_at_a_time_do_not_tread_on_each_other(tmp_path: Path, publisher: Publisher) -> None:
    refused: list[str] = []

    def meanwhile(_done: int, _total: int | None) -> None:
        with pytest.raises(FetchFailed) as failed:
            fetch_model(publisher.model, tmp_path)
        refused.append(str(failed.value))

    check_model(fetch_model(publisher.model, tmp_path, meanwhile))
    assert "another set-up" in refused[0]
    assert publisher.ranges == [None]


def test_a_broken_download_goes_on_where_it_was(tmp_path: Path, publisher: Publisher) -> None:
    publisher.break_off_after = 1000
    with pytest.raises(FetchFailed, match="try again"):
        fetch_model(publisher.model, tmp_path)
    assert nothing_half_written(tmp_path)
    publisher.break_off_after = None
    check_model(fetch_model(publisher.model, tmp_path))
    assert publisher.ranges == [None, "bytes=1000-"]


def test_a_whole_download_that_was_not_unpacked_yet_is_not_fetched_again(tmp_path: Path, publisher: Publisher) -> None:
    (tmp_path / f"{NAME}.zip.part").write_bytes(publisher.content)
    check_model(fetch_model(publisher.model, tmp_path))


def test_a_wrong_hash_is_refused_and_removed(tmp_path: Path, publisher: Publisher) -> None:
    wanted = publisher.model
    publisher.content = publisher.content[:-1] + b"x"
    with pytest.raises(FetchFailed, match="sha256"):
        fetch_model(wanted, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_network_says_so(tmp_path: Path, publisher: Publisher) -> None:
    wanted = publisher.model
    publisher.close()
    with pytest.raises(FetchFailed, match="network"):
        fetch_model(wanted, tmp_path)
    assert nothing_half_written(tmp_path)


def test_an_error_of_the_publisher_is_told(tmp_path: Path, publisher: Publisher) -> None:
    publisher.status = 503
    with pytest.raises(FetchFailed, match="503"):
        fetch_model(publisher.model, tmp_path)


def test_too_little_room_is_told_before_anything_is_written(
    tmp_path: Path, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch_module, "SPARE_BYTES", 1 << 60)
    with pytest.raises(FetchFailed, match="full"):
        fetch_model(publisher.model, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_while_unpacking_leaves_nothing_half_written(
    tmp_path: Path, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FetchFailed, match="room"):
        fetch_model(publisher.model, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.zip"]
    monkeypatch.undo()
    check_model(fetch_model(publisher.model, tmp_path))


@pytest.mark.parametrize("path", ["../outside", f"{NAME}/../../outside", "/outside", "other/file", NAME])
def test_a_zip_that_reaches_outside_its_folder_is_refused(tmp_path: Path, path: str) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(path, b"x")
    publisher = Publisher(content.getvalue())
    try:
        with pytest.raises(FetchFailed, match="unexpected path"):
            fetch_model(publisher.model, tmp_path / "models")
    finally:
        publisher.close()
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("name", ["am/final.mdl", "graph/Gr.fst", "ivector/final.ie"])
@pytest.mark.parametrize("damage", ["one byte", "cut short", "missing"])
def test_a_damaged_file_of_a_fetched_model_is_named(
    tmp_path: Path, publisher: Publisher, name: str, damage: str
) -> None:
    model = fetch_model(publisher.model, tmp_path)
    check_model(model, tmp_path / "remembered.json")
    path = model / name
    content = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(content[:10] + b"X" + content[11:] if damage == "one byte" else content[:-7])
    with pytest.raises(ModelUnusable, match=f"{name}.*setup"):
        check_model(model, tmp_path / "remembered.json")


def test_a_damaged_model_is_fetched_anew(tmp_path: Path, publisher: Publisher) -> None:
    model = fetch_model(publisher.model, tmp_path)
    (model / "am/final.mdl").write_bytes(b"damaged")
    check_model(fetch_model(publisher.model, tmp_path))


def write_model(folder: Path) -> Path:
    for name, data in model_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.mark.parametrize("name", [*REQUIRED, *REQUIRED_WITH_IVECTORS])
@pytest.mark.parametrize("damage", ["missing", "empty"])
def test_a_given_model_is_checked_for_its_files(tmp_path: Path, name: str, damage: str) -> None:
    model = write_model(tmp_path / "given")
    check_model(model)
    (model / name).unlink()
    if damage == "empty":
        (model / name).touch()
    with pytest.raises(ModelUnusable, match=name):
        check_model(model)


def test_numbers_cut_short_would_kill_the_process_and_are_refused(tmp_path: Path) -> None:
    model = write_model(tmp_path / "given")
    (model / "graph/disambig_tid.int").write_bytes(b"11\n12\n1")
    with pytest.raises(ModelUnusable, match="disambig_tid"):
        check_model(model)


def test_a_static_graph_is_refused(tmp_path: Path) -> None:
    model = write_model(tmp_path / "given")
    (model / "graph/HCLr.fst").rename(model / "graph/HCLG.fst")
    with pytest.raises(ModelUnusable, match="static graph"):
        check_model(model)


def test_a_torn_manifest_is_no_proof(tmp_path: Path, publisher: Publisher) -> None:
    model = fetch_model(publisher.model, tmp_path)
    manifest_path(model).write_bytes(b'{"zip_sha256": "')
    with pytest.raises(ModelUnusable, match="manifest"):
        check_model(model)


def test_which_model_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    assert find_model(tmp_path) is None
    fetched = write_model(tmp_path / "vosk-model-small-en-us-0.15")
    assert find_model(tmp_path) == fetched
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path / "mine"))
    assert find_model(tmp_path) == tmp_path / "mine"
    assert find_model(tmp_path, tmp_path / "set") == tmp_path / "set"


def test_a_verification_is_remembered_until_a_file_changes(tmp_path: Path) -> None:
    path, remembered = tmp_path / "weights", tmp_path / "remembered.json"
    path.write_bytes(b"good")
    known = {"weights": hashlib.sha256(b"good").hexdigest()}
    verify_files(tmp_path, known, remembered)
    assert remembered.exists()
    path.write_bytes(b"evil")
    with pytest.raises(FilesDamaged, match="weights"):
        verify_files(tmp_path, known, remembered)


@pytest.mark.parametrize("torn", [b"", b"{", b"[1]", b"\xff\xfe"])
def test_a_torn_memory_of_a_verification_only_costs_time(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / "weights").write_bytes(b"good")
    (tmp_path / "remembered.json").write_bytes(torn)
    verify_files(tmp_path, {"weights": hashlib.sha256(b"good").hexdigest()}, tmp_path / "remembered.json")


def test_a_memory_alone_never_vouches_for_other_content(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"evil")
    evil = {"weights": hashlib.sha256(b"evil").hexdigest()}
    verify_files(tmp_path, evil, tmp_path / "remembered.json")
    with pytest.raises(FilesDamaged):
        verify_files(tmp_path, {"weights": hashlib.sha256(b"good").hexdigest()}, tmp_path / "remembered.json")
