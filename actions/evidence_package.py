"""The evidence package of a reporting period: what proves its reports, what is still missing, and the list of both."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions import proofs
from actions.messages import FileKind
from actions.wording import Part, moment, say, short_day, spoken
from db import evidence, history, people, tasks
from db.models import Commune, Evidence, EvidenceState, Section, Task
from documents.bundle import Damage, Lists
from documents.bundle_index import Index, IndexCell, IndexTable, write_page, write_workbook
from plans.calendar import ReportingPeriod, in_vietnam
from plans.evidence_package import Lacking, Package, Piece, PieceState, Placed, TaskPlace, lay_out
from plans.summary import ItemRow, Proof, Row, TaskClass
from plans.text import nfc

_ENDING = re.compile(r"[^ ]\.(?=\d*[A-Za-z])[A-Za-z0-9]{1,8}$")  # the day in "Biên bản 12.2026" is none
_STATES = {
    EvidenceState.FETCHING: PieceState.ON_ITS_WAY,
    EvidenceState.HELD: PieceState.ON_ITS_WAY,
    EvidenceState.UNAVAILABLE: PieceState.GONE,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Proven:
    """What proves a period: each piece with its row, and the items that count as done and are proved by nothing."""

    pieces: Sequence[tuple[Evidence, Piece]]
    lacking: Sequence[tuple[int, Lacking]]

    @property
    def package(self) -> Package:
        """All of it as one archive."""
        return lay_out([piece for _, piece in self.pieces], [one for _, one in self.lacking])


def proven(tx: Session, commune: Commune, of: ReportingPeriod, rows: Sequence[Row], as_of: datetime) -> Proven:
    """What came for these rows in the period, or was reported in it.

    `rows` are the judged tasks of the period's summary. Evidence counts to the period in which it came, and to the one
    in which the work that it proves was reported; what came after `as_of` is left to the next. Missing is what
    counts as done and is proved by nothing.
    """
    items = {item.item.id: item for row in rows for item in row.items}
    places = places_of(tx, commune, {row.task for row in rows})
    names = {agency.id: agency.name for agency in people.agencies(tx, commune.id)}
    found = {id_: (places[item.item.task], names[item.item.agency]) for id_, item in items.items()}
    pieces = [
        (row, piece)
        for row, piece in pieces_of(tx, commune, found, as_of)
        if row.item_id is not None and _belongs(row, items[row.item_id], of)
    ]
    lacking = [
        (item.item.id, Lacking(task=places[item.item.task], agency=names[item.item.agency]))
        for item in items.values()
        if item.counts and item.item_class is TaskClass.DONE and item.proof is Proof.MISSING
    ]
    return Proven(pieces=pieces, lacking=lacking)


def pieces_of(
    tx: Session, commune: Commune, items: Mapping[int, tuple[TaskPlace, str]], as_of: datetime
) -> list[tuple[Evidence, Piece]]:
    """What stands for these items, each given with its place and its agency, and had come by `as_of`."""
    senders: dict[int, str] = {}
    return [
        (row, piece_of(tx, row, *items[row.item_id], senders))
        for row in evidence.of_items(tx, commune.id, items)
        if row.item_id is not None and row.at <= as_of
    ]


def _belongs(row: Evidence, item: ItemRow, of: ReportingPeriod) -> bool:
    reported = item.judgement.reported_at
    return in_vietnam(row.at).date() >= of.start or (reported is not None and in_vietnam(reported).date() >= of.start)


def piece_of(tx: Session, row: Evidence, task: TaskPlace, agency: str, senders: dict[int, str]) -> Piece:
    """A row as a piece of a package; `senders` learns who sent it."""
    told = proofs.words(tx, row) if row.document else None
    words = spoken(told) if told is not None else history.words_of(tx, row.commune_id, row.text_id)
    has_bytes = row.sha256 is not None and row.state is EvidenceState.KEPT
    state = _STATES.get(row.state, PieceState.FILE if has_bytes else PieceState.WORDS)
    return Piece(
        id=row.id, task=task, agency=agency, state=state, sender=_sender(tx, row, senders), at=row.at,
        name=_file_name(row), sha256=row.sha256 if has_bytes else None, size=row.size or 0, words=words,
    )  # fmt: skip


def _file_name(row: Evidence) -> str | None:
    """What the file is called among others: as it came, or by the moment of its coming, since networks give photos no
    names; with an ending, without which no desk knows what opens it."""
    if row.file is None:
        return None
    kind, came = FileKind(row.file["kind"]), f"{in_vietnam(row.at):%d-%m-%Y %H.%M}"
    name: str = row.file.get("name") or spoken(say("package-file-nameless", kind=kind.value, at=came))
    if _ENDING.search(name):
        return name
    known = mimetypes.guess_extension(row.file.get("mime") or "")
    return f"{name}{known or ('.jpg' if kind is FileKind.PHOTO else '')}"


def _sender(tx: Session, row: Evidence, known: dict[int, str]) -> str:
    """Who sent it; empty once they have left and their name was forgotten."""
    if row.person_id not in known:
        person = people.person(tx, row.commune_id, row.person_id)
        known[row.person_id] = person.name if person else ""
    return known[row.person_id]


def places_of(tx: Session, commune: Commune, wanted: Collection[int]) -> dict[int, TaskPlace]:
    """Where the tasks stand in their plans; a section is told apart from another plan's by the number of its plan."""
    found: dict[int, TaskPlace] = {}
    plans = tasks.plans(tx, commune.id)
    for number, plan in enumerate(plans):
        sections = {section.id: section for section in tasks.sections(tx, commune.id, plan.id)}
        title = (plan.number or plan.title) if len(plans) > 1 else None
        for task in tasks.tasks(tx, commune.id, plan.id):
            if task.id in wanted:
                top = _top(sections, task)
                words = [title, f"{top.code}. {top.title}" if top else None]
                section = " ".join(word for word in words if word) or nfc(plan.title)
                found[task.id] = TaskPlace(
                    id=task.id, order=(number, top.position if top else -1, task.position), section=section,
                    code=task.code or None, title=task.content,
                )  # fmt: skip
    return found


def _top(sections: Mapping[int, Section], task: Task) -> Section | None:
    """The heading of the highest rank over a task; a plan whose headings name each other in a ring has none."""
    by_code = {section.code: section for section in sections.values()}
    here = sections.get(task.section_id or 0)
    seen: set[int] = set()
    while here is not None and here.parent in by_code and here.id not in seen:
        seen.add(here.id)
        here = by_code[here.parent]
    return here


# -- the list ----------------------------------------------------------------------------------------------------


def lists_of(package: Package, commune: str, about: Part, made_at: datetime) -> Lists:
    """How the lists of a package are made, once it is known which files are damaged. Their words are plain text."""

    def made(damaged: Mapping[int, Damage]) -> Sequence[tuple[str, bytes]]:
        index = _index(package, commune, about, made_at, damaged)
        name = spoken(say("package-list"))
        return ((f"{name}.html", write_page(index)), (f"{name}.xlsx", write_workbook(index)))

    return made


def _index(package: Package, commune: str, about: Part, made_at: datetime, damaged: Mapping[int, Damage]) -> Index:
    lines = [say("package-counts", pieces=len(package.pieces), lacking=len(package.lacking))]
    if package.volumes > 1:
        lines.append(say("package-volumes", count=package.volumes))
    lines.append(say("package-made", day=short_day(in_vietnam(made_at).date()), time=moment(made_at)))
    return Index(
        title=spoken(say("package-title", about=about, name=commune)),
        lines=tuple(spoken(line) for line in lines),
        tables=(_pieces(package, damaged), _lacking(package)),
    )


# Titles by name, with widths in characters; the number of the archive only where there are several.
COLUMNS = (
    ("number", 6.0),
    ("section", 18.0),
    ("code", 7.0),
    ("task", 30.0),
    ("agency", 18.0),
    ("file", 28.0),
    ("state", 15.0),
    ("sender", 15.0),
    ("time", 11.5),
    ("size", 9.0),
    ("hash", 35.0),
    ("volume", 7.0),
)
_LACKING = (("number", 6.0), ("section", 26.0), ("code", 9.0), ("task", 60.0), ("agency", 34.0))  # fmt: skip


def _pieces(package: Package, damaged: Mapping[int, Damage]) -> IndexTable:
    columns = _titles(COLUMNS if package.volumes > 1 else COLUMNS[:-1])
    rows = [
        _row(number, placed, damaged.get(placed.piece.id), with_volume=package.volumes > 1)
        for number, placed in enumerate(package.pieces, start=1)
    ]
    return IndexTable(title=spoken(say("package-list")), columns=columns, rows=tuple(rows))


def _row(
    number: int, placed: Placed, damage: Damage | None, *, with_volume: bool
) -> tuple[IndexCell, ...]:  # fmt: skip
    piece, here = placed.piece, in_vietnam(placed.piece.at)
    size = spoken(say("package-size", kilobytes=max(1, piece.size // 1000))) if placed.path else ""
    volume = [str(placed.volume) if placed.path else ""] if with_volume else []
    texts = [piece.task.section, piece.task.code or "", piece.task.title, piece.agency]
    return (
        IndexCell(text=str(number)),
        *[IndexCell(text=text) for text in texts],
        _what(placed, damage),
        IndexCell(text=_state(piece, damage)),
        IndexCell(text=piece.sender or spoken(say("package-sender-left"))),
        IndexCell(text=f"{here:%d/%m/%Y %H:%M}"),
        IndexCell(text=size),
        IndexCell(text=piece.sha256 or ""),
        *[IndexCell(text=text) for text in volume],
    )


def _state(piece: Piece, damage: Damage | None) -> str:
    """What there is of it, and whether its sender took it back since."""
    state = spoken(say(f"package-state-{(damage or piece.state).value.replace('_', '-')}"))
    return f"{state}; {spoken(say('package-withdrawn'))}" if piece.is_withdrawn else state


def _what(placed: Placed, damage: Damage | None) -> IndexCell:
    """The file with the way to it, or the words that name a document or a link."""
    piece = placed.piece
    if placed.path is not None:
        path = None if damage is Damage.GONE else placed.path
        name = placed.path.rpartition("/")[2]
        words = f"{name}: {piece.words}" if piece.words else name
        return IndexCell(text=words, path=path)
    return IndexCell(text=piece.words or piece.name or "", address=piece.words)


def _lacking(package: Package) -> IndexTable:
    rows = [
        tuple(
            IndexCell(text=text)
            for text in (str(number), one.task.section, one.task.code or "", one.task.title, one.agency)
        )
        for number, one in enumerate(package.lacking, start=1)
    ]
    return IndexTable(title=spoken(say("package-lacking")), columns=_titles(_LACKING), rows=tuple(rows))


def _titles(columns: Sequence[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    return tuple((spoken(say(f"package-column-{key}")), width) for key, width in columns)
