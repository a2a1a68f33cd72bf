"""Writes the evidence package: archives (ZIP) streamed file by file, and the list of what lies in them."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from plans.calendar import in_vietnam
from plans.evidence_package import Package, Piece

_PART = 1024 * 1024
# The archive's clock begins here.
_FIRST = (1980, 1, 1, 0, 0, 0)


class Damage(StrEnum):
    """What is wrong with a file of ours: its bytes are gone, or are others than those that came."""

    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """The archives as written, and the damaged files by the ids of their pieces."""

    archives: tuple[Path, ...]
    damaged: Mapping[int, Damage]


# The names and bytes of the lists, made when it is known which files are damaged.
Lists = Callable[[Mapping[int, Damage]], Sequence[tuple[str, bytes]]]


def write_bundle(
    package: Package, file_of: Callable[[str], Path], folder: Path, made_at: datetime, lists: Lists
) -> Bundle:
    """Write every archive of the package into `folder` as `1.zip`, `2.zip`, …

    `file_of` gives the place of bytes by their SHA-256. A damaged file stops nothing: `lists` are made with what
    was found of them, and stand in every archive.
    However large the files, only a piece of one is in memory at a time. Nothing is packed: what offices send (JPEG,
    PDF, DOCX) is packed already.
    """
    damaged: dict[int, Damage] = {}
    archives = [folder / f"{number}.zip" for number in range(1, package.volumes + 1)]
    for number, path in enumerate(archives, start=1):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            for place, pieces in package.of_volume(number).items():
                found = _add(archive, pieces[0], place, file_of)
                if found is not None:
                    damaged |= dict.fromkeys((piece.id for piece in pieces), found)
    last = lists(damaged)
    for path in archives:
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            for name, data in last:
                info = zipfile.ZipInfo(name, _clock(made_at))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
    return Bundle(archives=tuple(archives), damaged=damaged)


def _add(archive: zipfile.ZipFile, piece: Piece, place: str, file_of: Callable[[str], Path]) -> Damage | None:
    """Stream one file in; what is wrong with it, None when all is well."""
    sha256 = piece.sha256 or ""
    try:
        source = file_of(sha256).open("rb")
    except OSError:
        return Damage.GONE
    info = zipfile.ZipInfo(place, _clock(piece.at))
    hashed = hashlib.sha256()
    with source, archive.open(info, "w", force_zip64=piece.size >= zipfile.ZIP64_LIMIT) as into:
        while part := source.read(_PART):
            hashed.update(part)
            into.write(part)
    return None if hashed.hexdigest() == sha256 else Damage.CHANGED


def _clock(at: datetime) -> tuple[int, int, int, int, int, int]:
    """A moment as archives keep it: the time of day where it is unpacked, which is Vietnam."""
    here = in_vietnam(at)
    return max((here.year, here.month, here.day, here.hour, here.minute, here.second), _FIRST)
