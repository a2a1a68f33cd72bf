"""The neutral value that every reader gives: a document of paragraphs and tables, and what may be refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from documents.books import ReturnedBook
from plans.pages import Block

# A plan of a commune has some hundred lines. These bounds leave room for a province's plan and keep a hostile
# file from costing more than a moment.
LARGEST_FILE = 25 * 1024 * 1024
MOST_CHARACTERS = 1_000_000
MOST_LINES = 20_000
MOST_ROWS = 3_000
LONGEST_LINE = 100_000
MOST_COLUMNS = 64


class Kind(StrEnum):
    """What a file is, told by its content."""

    TEXT = "text"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    SCAN = "scan"  # a PDF of which at least one page is a picture
    IMAGE = "image"
    ALBUM = "album"  # photos of the pages of one plan, bound into one archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that was read: what it was, and its blocks in reading order; of a workbook of ours its rows instead."""

    kind: Kind
    blocks: tuple[Block, ...]
    book: ReturnedBook | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The lines that stand beside a file's text, and whether pictures do, which only a machine for letters can read."""

    lines: tuple[str, ...] = ()
    pictures: bool = False


class Unreadable(Exception):
    """The file cannot be taken in, for a reason that its sender can mend.

    `code` has a sentence in `locales`; `args_` are that sentence's named places, all strings.
    """

    def __init__(self, code: str, /, **args: str) -> None:
        super().__init__(code, args)
        self.code = code
        self.args_: Mapping[str, str] = args

    @classmethod
    def again(cls, code: str, args: Mapping[str, str]) -> Unreadable:
        """The refusal that was spoken in another process."""
        return cls(code, **args)

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value}" for name, value in self.args_.items())])


class Pictures(Unreadable):
    """So many pages are pictures of a plan: they can be recognised by `documents.scanning`, which takes minutes."""

    def __init__(self, kind: Kind, count: int) -> None:
        super().__init__("scanned", count=str(count))
        self.kind = kind
        self.count = count
