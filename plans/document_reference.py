"""A document named as evidence: its kind, number, day, issuing body, subject, and the part of it that proves the point.

Read from what somebody typed, or from the first page of a paper set out by Nghị định 30/2020/NĐ-CP (phụ lục I).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from plans.head import opening_of
from plans.text import Folded, fold, folded, nfc


class DayInQuestion(StrEnum):
    """What is to be asked about the day of a document: the codes that `locales` has sentences for."""

    DATE_UNCLEAR = "date-unclear"  # the year was not said, and none fits
    DATE_IMPOSSIBLE = "date-impossible"
    DATE_AHEAD = "date-ahead"  # it has not come yet
    DATE_LONG_BEFORE = "date-long-before"  # long before the work began


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentReference:
    """A document as it is cited; None where it is not said.

    `kind` is its name in full ("Kế hoạch"), `number` as printed ("45/KH-UBND"), `part` the "mục, trang" that proves the
    point. `day_said` is the day as it was typed where `issued_on` cannot be told from it.
    """

    kind: str | None = None
    number: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    subject: str | None = None
    part: str | None = None
    day_said: str | None = None
    doubt: DayInQuestion | None = None

    @property
    def proves_on(self) -> date | None:
        """The day on which it proves that something was done, None as long as that day is doubted."""
        return self.issued_on if self.doubt is None else None

    def same_paper(self, other: DocumentReference) -> bool:
        """Whether both name the same number, and no day that is not the other's."""
        days = {day for day in (self.issued_on, other.issued_on) if day is not None}
        return self.number is not None and fold(self.number) == fold(other.number or "") and len(days) < 2


# The kinds of papers that offices issue, by what people write for them; those behind the second colon are words for
# any paper, which say nothing of its kind.
_KINDS = {
    "Kế hoạch": "ke hoach|kh",
    "Quyết định": "quyet dinh|qd",
    "Công văn": "cong van|cv",
    "Báo cáo": "bao cao|bc",
    "Thông báo": "thong bao|tb",
    "Tờ trình": "to trinh|ttr",
    "Nghị quyết": "nghi quyet|nq",
    "Biên bản": "bien ban|bb",
    "Chỉ thị": "chi thi|ct",
    "Chương trình": "chuong trinh|ctr",
    "Hướng dẫn": "huong dan|hd",
    "Phương án": "phuong an|pa",
    "Đề án": "de an|da",
    "Quy chế": "quy che|qc",
    "Giấy mời": "giay moi|gm",
    "Thông tư": "thong tu",
    "Nghị định": "nghi dinh",
}
_NAME_OF = {word: name for name, words in _KINDS.items() for word in words.split("|")}
_ANY_KIND = "|".join(sorted(_NAME_OF, key=len, reverse=True))
# How the symbol of a paper is printed where its letters were typed small or without marks.
_PRINTED = {"qd": "QĐ", "hdnd": "HĐND", "ttr": "TTr", "ctr": "CTr", "bcd": "BCĐ", "nd": "NĐ", "ttg": "TTg"}
# A letter ("công văn") bears no kind in its symbol, but the body that sends it and who drafted it.
_BODIES = frozenset({"ubnd", "hdnd", "bcd", "du", "vp", "snv", "btc"})

_DIGITS = r"(?P<digits>\d{1,5}[a-z]?)"
_SYMBOL = r" ?/ ?(?P<year>20\d\d ?/ ?)?(?P<symbol>[a-z][a-z&]*(?: ?[-–] ?[a-z&]+)*)(?![a-z0-9])"
_DAY = (
    r"(?P<day>\d{1,2}) ?(?:[/.-] ?(?P<month>\d{1,2})(?: ?[/.-] ?(?P<in_year>\d{4}|\d{2}))?(?![\d/])"
    r"|thang (?P<month_said>\d{1,2})(?: ?(?:nam|[/.-]) ?(?P<year_said>\d{4}))?)"
)
_NUMBERED = re.compile(
    rf"(?:(?<!\w)(?P<kind>{_ANY_KIND}|van ban|vb) )?(?:(?<!\w)so ?:? ?)?(?<![\w/.]){_DIGITS}{_SYMBOL}", re.IGNORECASE
)
# Without its symbol a number is one of a paper only where its kind stands before it, and "số" or a day beside it.
_BARE = re.compile(
    rf"(?<!\w)(?P<kind>{_ANY_KIND})(?: (?:so|so:|s) ?{_DIGITS}(?![\w/%.]|[.,]\d)"
    rf"| {_DIGITS.replace('digits', 'plain')}(?= (?:ky )?ngay \d{{1,2}}(?:[/.-]| thang )))"
)
_DATED = re.compile(rf"[\s,(]*(?:(?:ky|ban hanh|ra) )?(?:ngay:? )?{_DAY}\)?(?!\s?%)")
_LONE_DAY = re.compile(rf"(?:(?:ky|ban hanh|la|sua|dung la) )*(?:ngay )?{_DAY}")
_ISSUED_BY = re.compile(
    r"[\s,(-]*(?:(?:cua|do) )?(?P<body>(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|dang uy|chi bo|huyen uy|tinh uy"
    r"|thanh uy|chu tich|van phong|phong|so|ban|bo|cong an|trung tam|tram|truong|mttq|mat tran)\b[^,;:.()\n\"“”]*)"
)
_SUBJECT = re.compile(
    # What is told of how things stand is no subject: "45/KH-UBND về rồi nhưng chưa xong".
    r"[\s,(:-]*(?:v/v|ve viec|trich yeu:?|ve)\s+(?![^;\n,]*\b(?:chua|khong|xong|roi|nhung|dang)\b)"
    r"(?P<subject>[^;\n\"“”]{6,200})"
    r"|[\s,:-]*[\"“](?P<quoted>[^\"“”\n]{4,200})[\"”]"
)
_ONE_PART = r"(?:muc|phan|chuong|dieu|khoan|diem|phu luc|trang|tr\.?) (?:[ivxl]+|\d{1,3}(?:[.-]\d{1,3})*|[a-d])(?!\w)"
_PART = re.compile(
    rf"[\s,(;-]*(?:tai |o |xem )?(?P<part>{_ONE_PART}(?:,? {_ONE_PART})*)\)?"
    r"(?! (?:da |chua )?(?:xong|hoan thanh|lam)\b)"
)
_PART_BEFORE = re.compile(rf"(?P<part>{_ONE_PART}(?:,? {_ONE_PART})*)(?: cua| trong)? $")
# Where the name of a body or a subject is over: what people put behind it.
_OVER = re.compile(
    r"(?:^| )(?:ban hanh|ngay \d|ve|v/v|trang \d|muc|phan|da|xong|roi|nhe|nha|a|em|va|gui|kem|hom|thi"
    r"|chua|khong|dang|nhung|con|nen|vi|la|co|cho)(?![a-z]).*$"
)
# A subject may hold any of those words, and ends where a part is cited or somebody goes on telling.
_SUBJECT_OVER = re.compile(
    rf",? (?:tai |o |xem )?{_ONE_PART}|, (?:em|da|gui|xong|nho|kem|anh|chi)(?![a-z])"
    r"|(?: (?:a|nhe|nha|em|roi|xong))+[ .!]*$"
)
_SHORT_YEAR = 2
_LONG_BEFORE = timedelta(days=60)
# A day without its year is the last one of its name: of this time, or of the time that the work has taken.
_RECENT = timedelta(days=180)
_FIRST_LINES, _LONGEST_LINE, _LONGEST_NAME = 40, 300, 80


def read_reference(text: str, today: date, since: date | None = None) -> DocumentReference | None:
    """The first document that a text names, None where it names none.

    "KH 45/KH-UBND ngày 20/11", "công văn số 112/UBND-VHXH ngày 5.11.2026 của UBND xã", "QĐ 15 ngày 3/2", with or
    without marks. A day without its year is the last one that has come by `today`; `since` is when the work began: a
    day long before it is doubted, and without a year not taken.
    """
    for line in text.splitlines():
        source = folded(nfc(line))
        found = _NUMBERED.search(source.text) or _BARE.search(source.text)
        if found:
            return judged(_read_on(source, found, today, since)[0], today, since)
    return None


def cited_to(text: str, start: int) -> int | None:
    """Where a document that is named from `start` on in an NFC text is over, with all that is said of it ("… của UBND
    xã"); None where none begins there."""
    line = folded(text[start:].split("\n", 1)[0])
    found = _NUMBERED.match(line.text) or _BARE.match(line.text)
    if found is None:
        return None
    _, end = _read_on(line, found, date.max, None)  # whatever the day, the words are the same
    return start + line.origin[end - 1] + 1


def read_day(text: str, today: date, since: date | None = None) -> DocumentReference | None:
    """A text that is nothing but the day of a document ("ngày 5/11/2026"), None for any other."""
    found = _LONE_DAY.fullmatch(fold(text).strip(" .!"))
    if not found:
        return None
    return judged(_with_day(DocumentReference(), found, fold(text), today, since), today, since)


def judged(reference: DocumentReference, today: date, since: date | None = None) -> DocumentReference:
    """The reference with what is to be asked about its day."""
    day = reference.issued_on
    if day is None:
        return reference
    if day > today:
        return replace(reference, doubt=DayInQuestion.DATE_AHEAD)
    is_old = since is not None and day < since - _LONG_BEFORE
    return replace(reference, doubt=DayInQuestion.DATE_LONG_BEFORE if is_old else None)


def corrected(before: DocumentReference, said: DocumentReference) -> DocumentReference:
    """What was said last with what it leaves open of what was known before; a day goes with its own doubt."""
    day = said if said.issued_on or said.day_said else before
    return DocumentReference(
        kind=said.kind or before.kind, number=said.number or before.number, issued_on=day.issued_on,
        day_said=day.day_said, doubt=day.doubt, issuer=said.issuer or before.issuer,
        subject=said.subject or before.subject, part=said.part or before.part,
    )  # fmt: skip


# -- from words ----------------------------------------------------------------------------------------------------


def _read_on(
    source: Folded, found: re.Match[str], today: date, since: date | None
) -> tuple[DocumentReference, int]:  # fmt: skip
    """The number, and what stands behind it for as long as it is understood; and the index where that ends."""
    reference = _numbered(source, found)
    if before := _PART_BEFORE.search(source.text, 0, found.start()):
        reference = replace(reference, part=source.verbatim(*before.span("part")))
    at = found.end()
    while at < len(source.text):
        if reference.issued_on is None and reference.day_said is None and (day := _DATED.match(source.text, at)):
            reference, end = _with_day(reference, day, source.verbatim(*day.span()), today, since), day.end()
        elif reference.part is None and (part := _PART.match(source.text, at)):
            reference, end = replace(reference, part=source.verbatim(*part.span("part"))), part.end()
        elif reference.subject is None and (subject := _SUBJECT.match(source.text, at)):
            group = "subject" if subject["subject"] else "quoted"
            said, end = _cut(source, *subject.span(group), _SUBJECT_OVER)
            reference, end = replace(reference, subject=said), max(end, subject.end() if group == "quoted" else end)
        elif reference.issuer is None and (issuer := _ISSUED_BY.match(source.text, at)):
            said, end = _cut(source, *issuer.span("body"), _OVER)
            reference = replace(reference, issuer=said[:_LONGEST_NAME])
        else:
            break
        at = end
    return reference, at


def _numbered(source: Folded, found: re.Match[str]) -> DocumentReference:
    groups = found.groupdict()
    digits = (groups["digits"] or groups["plain"]).upper()
    kind = _NAME_OF.get(groups["kind"] or "")
    if not groups.get("symbol"):
        return DocumentReference(kind=kind, number=digits)
    year = f"{groups['year'].strip(' /')}/" if groups["year"] else ""
    symbol = _symbol(source.verbatim(*found.span("symbol")))
    # The symbol is printed on the paper; the word before it may be that of what the paper puts in force.
    return DocumentReference(kind=kind_of_symbol(symbol) or kind, number=f"{digits}/{year}{symbol}")


def _symbol(typed: str) -> str:
    parts = [part.strip() for part in re.split(r"[-–]", typed)]
    return "-".join(_PRINTED.get(fold(part)) or (part.upper() if part.islower() else part) for part in parts)


def kind_of_symbol(symbol: str) -> str | None:
    """The kind of paper that a symbol names ("KH-UBND": a plan; "UBND-VHXH": a letter), None where it names none."""
    first = fold(symbol).split("-")[0]
    return "Công văn" if first in _BODIES else _NAME_OF.get(first)


def _with_day(
    reference: DocumentReference, found: re.Match[str], said: str, today: date, since: date | None
) -> DocumentReference:
    day, month = int(found["day"]), int(found["month"] or found["month_said"])
    written = found["in_year"] or found["year_said"]
    years = [_whole_year(written)] if written else range(today.year, today.year - 5, -1)
    days = [one for year in years if (one := _date(year, month, day))]
    if not days:
        return replace(reference, day_said=said.strip(" ,()"), doubt=DayInQuestion.DATE_IMPOSSIBLE)
    if written:
        return replace(reference, issued_on=days[0])
    fitting = next((one for one in days if one <= today), None)
    if fitting is None or fitting < min(since or today, today - _RECENT):
        return replace(reference, day_said=said.strip(" ,()"), doubt=DayInQuestion.DATE_UNCLEAR)
    return replace(reference, issued_on=fitting)


def _whole_year(written: str) -> int:
    return int(written) + (2000 if len(written) == _SHORT_YEAR else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _cut(source: Folded, start: int, end: int, over_at: re.Pattern[str]) -> tuple[str, int]:
    """What stands there up to where it is over, and the index behind it."""
    over = over_at.search(source.text[start:end])
    end = start + over.start() if over else end
    return source.verbatim(start, end).strip(" ,.;"), end


# -- from a first page ---------------------------------------------------------------------------------------------


def read_first_page(lines: Sequence[str], today: date) -> DocumentReference | None:
    """The document that a paper is, by its first lines; None where it bears no number or no day.

    A draft whose number or day is left blank proves nothing yet, and a paper dated after `today` is doubted.
    """
    opening = opening_of([line for line in lines[:_FIRST_LINES] if len(line) <= _LONGEST_LINE])
    if opening.number is None or opening.issued_on is None:
        return None
    symbol = opening.number.partition("/")[2]
    kind = _NAME_OF.get(fold(opening.kind or "")) or kind_of_symbol(symbol)
    return judged(
        DocumentReference(
            # Only a letter says what it is about without saying what it is.
            kind=kind or ("Công văn" if opening.subject else None), number=opening.number, issued_on=opening.issued_on,
            issuer=opening.issuer, subject=opening.subject,
        ),
        today,
    )  # fmt: skip
