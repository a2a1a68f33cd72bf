"""Evidence bytes in a folder, each file named by its SHA-256: the same bytes twice are one file."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import AsyncIterable, Iterable
from dataclasses import dataclass
from pathlib import Path

_UNFINISHED, _ROOM, _MADE = ".incoming-", ".making-", ".made-"
_PIECE = 1024 * 1024


class TooLarge(Exception):
    """More bytes came than may be kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Blob:
    """Bytes that are safely on disk; `size` in bytes."""

    sha256: str
    size: int


class BlobFolder:
    """A folder of blobs: `ab/abcdef…`. A blob is either whole and on disk, or absent."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Where the blob lies or would lie."""
        return self.root / sha256[:2] / sha256

    def keep(self, data: bytes) -> Blob:
        """Store bytes that are already in memory."""
        with _Incoming(self.root) as incoming:
            incoming.write(data)
            return incoming.finish(self)

    async def keep_stream(self, pieces: AsyncIterable[bytes], most: int) -> Blob:
        """Store bytes as they come; TooLarge beyond `most` bytes, with nothing left behind."""
        with _Incoming(self.root) as incoming:
            async for piece in pieces:
                incoming.write(piece)
                if incoming.size > most:
                    raise TooLarge
            return incoming.finish(self)

    def make(self, data: bytes) -> Blob:
        """Store what we made ourselves, noted until it is handed over: made once more it would be other bytes, so that
        after a kill in between nothing else tells of these."""
        with _Incoming(self.root) as incoming:
            incoming.write(data)
            return incoming.finish(self, is_made=True)

    def adopt(self, path: Path) -> Blob:
        """Take over a file that we made elsewhere, however large, noted as by `make`; it is gone from there
        afterwards."""
        with _Incoming(self.root) as incoming, path.open("rb") as source:
            while piece := source.read(_PIECE):
                incoming.write(piece)
            blob = incoming.finish(self, is_made=True)
        path.unlink()
        return blob

    def handed_over(self, blobs: Iterable[Blob]) -> None:
        """What was made stands in the database now, which goes on telling of it."""
        for blob in blobs:
            self._note(blob.sha256).unlink(missing_ok=True)

    def not_handed_over(self) -> list[str]:
        """The SHA-256 of what was made and noted as handed over never."""
        return sorted(path.name.removeprefix(_MADE) for path in self.root.glob(f"{_MADE}*"))

    def let_go_of_made(self, sha256: str, *, is_wanted: bool) -> None:
        """Forget the note about bytes that were made, and the bytes with it unless something stands on them."""
        if not is_wanted:
            self.remove(sha256)
        self._note(sha256).unlink(missing_ok=True)

    def note_made(self, sha256: str) -> None:
        """Note bytes that are about to lie here; the note outlives a loss of power before they do."""
        self._note(sha256).touch()
        _sync(self.root)

    def _note(self, sha256: str) -> Path:
        return self.root / f"{_MADE}{sha256}"

    def read(self, sha256: str) -> bytes:
        """The bytes of a blob; FileNotFoundError where there are none."""
        return self.path(sha256).read_bytes()

    def sweep(self) -> int:
        """Remove what was being written when a process died; how much that was. Only while nobody else writes here."""
        left = [path for path in self.root.glob(f"{_UNFINISHED}*") if path.is_file()]
        for path in left:
            path.unlink(missing_ok=True)
        rooms = list(self.root.glob(f"{_ROOM}*"))
        for room in rooms:
            shutil.rmtree(room, ignore_errors=True)
        return len(left) + len(rooms)

    def room(self) -> tempfile.TemporaryDirectory[str]:
        """A folder on the same disk for files that are made before they are adopted; gone when it is left."""
        self.root.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(dir=self.root, prefix=_ROOM)

    def remove(self, sha256: str) -> None:
        """Let go of a blob that nothing stands on any more."""
        self.path(sha256).unlink(missing_ok=True)


class _Incoming:
    """A file being written beside its final place; removed unless finished."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=root, prefix=_UNFINISHED)
        self._file = os.fdopen(handle, "wb")
        self._path = Path(name)
        self._hash = hashlib.sha256()
        self.size = 0

    def __enter__(self) -> _Incoming:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)

    def write(self, piece: bytes) -> None:
        self._file.write(piece)
        self._hash.update(piece)
        self.size += len(piece)

    def finish(self, folder: BlobFolder, *, is_made: bool = False) -> Blob:
        self._file.flush()
        os.fsync(self._file.fileno())
        blob = Blob(sha256=self._hash.hexdigest(), size=self.size)
        if is_made:
            folder.note_made(blob.sha256)
        place = folder.path(blob.sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            os.replace(self._path, place)
            _sync(place.parent)
            _sync(folder.root)
        return blob


def _sync(folder: Path) -> None:
    """Make a new name in a folder outlive a loss of power; Windows keeps names by itself and opens no folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
