"""Bytes on disk: whole under their name or absent, and nothing half written stays behind."""

from __future__ import annotations

import hashlib
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.blobs import BlobFolder, TooLarge


def test_the_same_bytes_twice_are_one_file(tmp_path: Path) -> None:
    folder = BlobFolder(tmp_path)
    first, second = folder.keep(b"anh"), folder.keep(b"anh")
    assert first == second
    assert first.sha256 == hashlib.sha256(b"anh").hexdigest()
    assert folder.read(first.sha256) == b"anh"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [folder.path(first.sha256)]


async def test_too_many_bytes_leave_nothing_behind(tmp_path: Path) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"x" * 10

    with pytest.raises(TooLarge):
        await BlobFolder(tmp_path).keep_stream(pieces(), 25)
    assert not os.listdir(tmp_path)


def test_what_a_killed_process_was_writing_is_swept_away_and_blobs_stay(tmp_path: Path) -> None:
    folder = BlobFolder(tmp_path / "evidence")
    assert folder.sweep() == 0
    kept = folder.keep(b"anh")
    (folder.root / ".incoming-abc").write_bytes(b"half of a")
    assert folder.sweep() == 1
    assert folder.read(kept.sha256) == b"anh"
    assert not list(folder.root.glob(".incoming-*"))


def test_a_room_that_a_kill_left_behind_is_cleared(tmp_path: Path) -> None:
    folder = BlobFolder(tmp_path)
    with folder.room() as room:
        Path(room, "1.zip").write_bytes(b"half")
        other = BlobFolder(tmp_path)
        assert other.sweep() == 1
    assert list(tmp_path.iterdir()) == []


def test_what_was_made_in_a_room_is_adopted(tmp_path: Path) -> None:
    folder = BlobFolder(tmp_path)
    with folder.room() as room:
        path = Path(room, "1.zip")
        path.write_bytes(b"whole")
        blob = folder.adopt(path)
    assert (folder.read(blob.sha256), blob.size) == (b"whole", 5)
    assert folder.not_handed_over() == [blob.sha256]
    folder.handed_over([blob])
    assert [found.name for found in tmp_path.rglob("*") if found.is_file()] == [blob.sha256]


def test_what_was_made_is_noted_until_it_is_handed_over(tmp_path: Path) -> None:
    folder = BlobFolder(tmp_path)
    given, lost, wanted = folder.make(b"given"), folder.make(b"lost"), folder.make(b"wanted")
    folder.handed_over([given])
    assert folder.sweep() == 0
    assert set(folder.not_handed_over()) == {lost.sha256, wanted.sha256}
    folder.let_go_of_made(lost.sha256, is_wanted=False)
    folder.let_go_of_made(wanted.sha256, is_wanted=True)
    assert folder.not_handed_over() == []
    assert {found.name for found in tmp_path.rglob("*") if found.is_file()} == {given.sha256, wanted.sha256}
