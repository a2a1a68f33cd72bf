"""The evidence package: which piece lies where, in how many archives, and what is still missing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from plans.text import fold, nfc


class PieceState(StrEnum):
    """What can be handed over of a piece: a file as it came, only its words (a link, a document's number), a file on
    its way to us, or one that cannot be had."""

    FILE = "file"
    WORDS = "words"
    ON_ITS_WAY = "on_its_way"
    GONE = "gone"


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskPlace:
    """The task that a piece proves, as the plan prints it; `order` is the place of its plan among the plans, of its
    section in the plan, and its own."""

    id: int
    order: tuple[int, int, int]
    section: str
    code: str | None
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """One piece of evidence. `size` in bytes and `sha256` where the bytes are ours; `words` is a link, or the document
    that was named; `at` is when it came (aware). `is_withdrawn` where its sender took it back after the report that it
    counts to was closed."""

    id: int
    task: TaskPlace
    agency: str
    state: PieceState
    sender: str
    at: datetime
    name: str | None = None
    sha256: str | None = None
    size: int = 0
    words: str | None = None
    is_withdrawn: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Lacking:
    """A report that nothing proves."""

    task: TaskPlace
    agency: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A piece with its path in the archive ("section/task/file"; None where there is no file), and the number of the
    archive, from 1."""

    piece: Piece
    path: str | None = None
    volume: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """Every piece in the order of the plan, and into how many archives the files go."""

    pieces: tuple[Placed, ...]
    lacking: tuple[Lacking, ...]
    volumes: int

    def parted(self, most: int) -> Package:
        """The same in archives of at most `most` bytes each."""
        return lay_out([placed.piece for placed in self.pieces], self.lacking, most)

    def of_volume(self, number: int) -> Mapping[str, Sequence[Piece]]:
        """The files of this archive, each with the pieces that it is."""
        found: dict[str, list[Piece]] = defaultdict(list)
        for placed in self.pieces:
            if placed.path is not None and placed.volume == number:
                found[placed.path].append(placed.piece)
        return found


# Windows takes 260 characters for a whole path, and a package is unpacked some folders deep.
_LONGEST_FOLDER, _LONGEST_FILE = 40, 60
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")
# What an archive writes beside the bytes of a file: two headers with its name in each, times, and room to spare.
_BESIDE = 300


def lay_out(pieces: Sequence[Piece], lacking: Sequence[Lacking], most: int | None = None) -> Package:
    """Give each file a readable place under its section and task, and part the files into archives of at most `most`
    bytes (None: one archive, however large). A file that is larger than that has an archive to itself.

    Names are unique where large and small letters are one, and can be kept by every system that people use. The same
    bytes twice for one task are one file.
    """
    in_order = sorted(pieces, key=lambda piece: (piece.task.order, piece.task.id, piece.at, piece.id))
    tops = _folders(piece.task for piece in in_order)
    taken: dict[str, set[str]] = defaultdict(set)
    known: dict[tuple[int, str], tuple[str, int]] = {}
    placed: list[Placed] = []
    volume, filled = 1, 0
    for piece in in_order:
        if piece.state is not PieceState.FILE or piece.sha256 is None:
            placed.append(Placed(piece=piece))
            continue
        twin = known.get((piece.task.id, piece.sha256))
        if twin is None:
            folder = f"{tops[piece.task.order[:2]]}/{_task_folder(piece.task)}"
            path = f"{folder}/{_unique(_file_name(piece), taken[fold(folder)])}"
            takes = piece.size + _BESIDE + 2 * len(path.encode())
            if most is not None and filled and filled + takes > most:
                volume, filled = volume + 1, 0
            filled += takes
            twin = known[piece.task.id, piece.sha256] = path, volume
        placed.append(Placed(piece=piece, path=twin[0], volume=twin[1]))
    missing = sorted(lacking, key=lambda one: (one.task.order, one.task.id, one.agency))
    return Package(pieces=tuple(placed), lacking=tuple(missing), volumes=volume)


def _folders(tasks: Iterable[TaskPlace]) -> dict[tuple[int, int], str]:
    """A folder for each section, numbered in the order in which they come, so that it is kept when names are sorted."""
    found = {task.order[:2]: task.section for task in tasks}
    return {
        key: f"{number:02d} {safe(section, _LONGEST_FOLDER)}" for number, (key, section) in enumerate(found.items(), 1)
    }


def _task_folder(task: TaskPlace) -> str:
    code = safe(task.code, 12) if task.code else f"n{task.id}"
    return f"{code} {safe(task.title, _LONGEST_FOLDER)}"


def _file_name(piece: Piece) -> str:
    """The name it came with, else what it is said to be; its ending is kept however long the name."""
    name = nfc(piece.name or piece.words or "") or "minh-chung"
    ending = match[0] if (match := _ENDING.search(name)) else ""
    return f"{safe(name.removesuffix(ending), _LONGEST_FILE)}{ending.lower()}"


def _unique(name: str, taken: set[str]) -> str:
    """The name, with a number where another file of the folder has it; `taken` learns it."""
    ending = match[0] if (match := _ENDING.search(name)) else ""
    stem, number, wanted = name.removesuffix(ending), 1, name
    # Systems differ in what they hold for the same name: letters that differ only in case or marks are told apart.
    while fold(wanted) in taken:
        number += 1
        wanted = f"{stem} ({number}){ending}"
    taken.add(fold(wanted))
    return wanted


def safe(text: str, longest: int) -> str:
    """The text as a part of a path that Windows, Linux and phones all take, of at most so many characters."""
    kept = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text))
    kept = nfc("".join(c if c.isprintable() else " " for c in kept)).strip(" .")
    if len(kept) > longest:
        cut = kept[:longest]
        kept = cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut
    kept = kept.strip(" .-,;") or "khong-ten"
    return f"{kept}_" if _RESERVED.fullmatch(kept) else kept
