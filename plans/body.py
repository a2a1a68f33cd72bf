"""What the body of a plan says outside its table: goals, duties of agencies, reporting, the standing office."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plans.agencies import AgencyDoubt, Mention, Register, read_agencies
from plans.deadlines import DeadlineReading, DeadlineRule
from plans.doubts import Doubt
from plans.indicators import Target, targets
from plans.outline import Depth, Entry, below, sentences
from plans.text import fold, folded

ReadDeadline = Callable[[str], DeadlineReading]


class OfficeDoubt(StrEnum):
    """Why the standing office is asked about: the codes that `locales` has sentences for."""

    MISSING = "office-missing"
    INFERRED = "office-inferred"  # name


class Following(StrEnum):
    """What the office said of a goal or duty of the body: it is followed, left for later, or left out."""

    FOLLOWED = "followed"
    LATER = "later"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal of the plan itself that no task carries; `section` only in a programme without a table."""

    text: str
    code: str | None = None
    section: str | None = None
    targets: tuple[Target, ...] = ()
    due: date | None = None
    state: Following = Following.LATER


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A dated or standing duty that the body gives to an agency or a group, in its own words.

    `leads` are names of the register, `lead_groups` groups in their own words, `groups` those whose members stand among
    the leads; `same_as` is the place of the task in the draft that says the same.
    """

    agency: str
    text: str
    deadline_text: str
    deadline: DeadlineRule | None
    doubt: Doubt | None = None
    leads: tuple[str, ...] = ()
    lead_groups: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    is_report: bool = False
    state: Following = Following.LATER
    same_as: int | None = None


class ReportingKind(StrEnum):
    """How often a report is due."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEAR = "half_year"
    ANNUAL = "annual"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """A duty to report found in the body, in its own words; `due_rule` where the sentence names a day."""

    text: str
    kind: ReportingKind
    deadline_text: str | None = None
    due_rule: DeadlineRule | None = None
    doubt: Doubt | None = None
    state: Following = Following.LATER


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPart:
    """A heading that gives duties to an agency or several, with the paragraphs below it."""

    mentions: tuple[Mention, ...]
    title: str
    duties: tuple[str, ...]


# --- who is given what --------------------------------------------------------------------------------------

_ORGANISING = re.compile(r"\b(?:to chuc thuc hien|phan cong|trach nhiem)\b")
_REQUEST = re.compile(r"^đề nghị\s+", re.IGNORECASE)
_LONGEST_NAME = 160


def is_organising(entry: Entry) -> bool:
    """Whether the entry stands in the part that says who does what ("TỔ CHỨC THỰC HIỆN")."""
    part = entry if entry.depth is Depth.PART else entry.heading(Depth.PART)
    return part is not None and _ORGANISING.search(fold(part.text)) is not None


def agency_parts(entries: Sequence[Entry], register: Register) -> list[AgencyPart]:
    """The agencies' headings of the organising part, each with what stands below it."""
    parts = []
    for index, entry in enumerate(entries):
        if entry.depth not in (Depth.NUMBER, Depth.SUBNUMBER, Depth.LETTER) or not is_organising(entry):
            continue
        name, _, rest = entry.text.partition(":")
        mentions = _named(name, register)
        if mentions:
            duties = (rest.strip(), *(duty.text for duty in below(entries, index)))
            parts.append(AgencyPart(mentions=mentions, title=name, duties=duties))
    return parts


def _named(title: str, register: Register) -> tuple[Mention, ...]:
    """The bodies that a heading names; none when it is a sentence or names a stranger."""
    if len(title) > _LONGEST_NAME:
        return ()
    reading = read_agencies(_REQUEST.sub("", title), register, field="duties")
    strange = any(doubt.code in {AgencyDoubt.UNKNOWN, AgencyDoubt.ABOLISHED} for doubt in reading.doubts)
    return () if strange else reading.mentions


# --- deadlines in running text ------------------------------------------------------------------------------

_DAY = r"(?:ngay |mung )?\d{1,2}(?:\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?| thang \d{1,2}(?: nam \d{4})?)"
_DAY_OF_PERIOD = r"ngay (?:\d{1,2}|lam viec cuoi cung)(?: cua)? (?:thang|quy|nam)(?: \w+){1,3}?(?= hang| hoac|[,;.)]|$)"
_PERIOD = r"(?:quy (?:iv|i{1,3}|[1-4])|thang \d{1,2})(?:\s*/\s*\d{4}| nam \d{4})?"
_IN_TEXT = re.compile(
    rf"\b(?:truoc|cham nhat|muon nhat|xong truoc|trong ngay|den het|het)(?: la| vao)? (?:{_DAY_OF_PERIOD}|{_DAY})"
    rf"|\btrong (?:{_DAY_OF_PERIOD})|\btrong {_PERIOD}|\b(?:trong|den het|den) nam \d{{4}}"
)
_OPENS_STANDING = re.compile(r"^(?:thuong xuyen|dinh ky|hang (?:tuan|thang|quy|nam))\b")


def deadline_phrase(text: str) -> str | None:
    """The words of a sentence that set a day or a period, or None: "chậm nhất ngày 20/01/2026"."""
    found = folded(text)
    match = _IN_TEXT.search(found.text) or _OPENS_STANDING.search(found.text)
    return found.verbatim(*match.span()).strip() if match else None


# --- duties, reporting, goals -------------------------------------------------------------------------------

_REPORTS = re.compile(
    r"\bbao cao(?: [a-z]+){0,3}? (?:quy|nam|thang|tuan|ket qua|tinh hinh|giai trinh|ubnd|uy ban|so|chu tich|"
    r"cap (?:tren|co tham quyen)|theo quy dinh)\b|\b(?:phan anh|bao cao) (?:kip thoi )?(?:ve )?(?:ubnd|uy ban)\b"
)
_IS_THE_SUBJECT = re.compile(r"\b(?:nghi quyet|quyet dinh|he thong|phan mem) [^,;]{0,40}bao cao\b")
_KINDS = (
    (ReportingKind.WEEKLY, re.compile(r"\b(?:hang tuan|bao cao tuan)\b")),
    (ReportingKind.MONTHLY, re.compile(r"\b(?:hang thang|bao cao thang)\b")),
    (ReportingKind.QUARTERLY, re.compile(r"\b(?:hang quy|bao cao quy|theo quy(?! (?:dinh|che)))\b|\bcuoi quy\b")),
    (ReportingKind.HALF_YEAR, re.compile(r"\b(?:6 thang|sau thang)\b")),
    (ReportingKind.ANNUAL, re.compile(r"\b(?:hang nam|bao cao nam)\b")),
)


def duties_of(parts: Sequence[AgencyPart], read: ReadDeadline) -> list[Duty]:
    """The clauses under agencies' headings that set a deadline and are no reports."""
    found = []
    for part in parts:
        for clause in _clauses(part):
            phrase = deadline_phrase(clause)
            if phrase and not _is_report(clause):
                reading = read(phrase)
                found.append(
                    Duty(
                        agency="; ".join(dict.fromkeys(_name(mention) for mention in part.mentions)),
                        text=clause,
                        deadline_text=phrase,
                        deadline=reading.rule,
                        doubt=reading.doubt,
                        leads=tuple(dict.fromkeys(m.agency.name for m in part.mentions if not m.is_group)),
                        lead_groups=tuple(dict.fromkeys(m.printed for m in part.mentions if m.is_group)),
                    )
                )
    return found


def _name(mention: Mention) -> str:
    return mention.printed if mention.is_group else mention.agency.name


def _clauses(part: AgencyPart) -> Iterator[str]:
    for text in part.duties:
        yield from sentences(text)


def reporting_of(entries: Sequence[Entry], read: ReadDeadline) -> list[Reporting]:
    """The sentences of the body that ask for a report, mostly in its organising part."""
    return [_reporting(told, read) for entry in entries for told in sentences(entry.text) if _is_report(told)]


def _is_report(sentence: str) -> bool:
    told = fold(sentence)
    return _REPORTS.search(told) is not None and _IS_THE_SUBJECT.search(told) is None


def _reporting(sentence: str, read: ReadDeadline) -> Reporting:
    told = fold(sentence)
    kind = next((kind for kind, pattern in _KINDS if pattern.search(told)), ReportingKind.OTHER)
    phrase = deadline_phrase(sentence)
    if phrase is None:
        return Reporting(text=sentence, kind=kind)
    reading = read(phrase)
    return Reporting(text=sentence, kind=kind, deadline_text=phrase, due_rule=reading.rule, doubt=reading.doubt)


_AIM = re.compile(r"\b(?:muc tieu|chi tieu)\b")
_STRIVES = re.compile(
    r"^(?:phan dau|den het nam|den nam|muc do hai long|ty le)\b|^(?:tren |toi thieu |it nhat )?\d{1,3}(?:,\d+)? ?%"
    r"|\bdat (?:ty le )?(?:tu|toi thieu|it nhat|tren) \d{1,3}(?:,\d+)? ?%"
)
_YEAR = re.compile(r"\bnam (20\d\d)\b")


def goals_of(entries: Sequence[Entry], *, year: int | None, last_year: int | None) -> list[Goal]:
    """The plan's own goals: what stands under a heading of aims, and sentences elsewhere that strive for a number."""
    found = []
    for entry in entries:
        if is_organising(entry) or entry.depth < Depth.LETTER or not entry.above:
            continue
        if _under_aims(entry) and not _is_report(entry.text):
            found.append(goal_of(entry.text, year=year, last_year=last_year))
        else:
            striving = [s for s in sentences(entry.text) if _STRIVES.search(fold(s)) and targets(s, year=year)]
            found.extend(goal_of(sentence, year=year, last_year=last_year) for sentence in striving)
    return found


def _under_aims(entry: Entry) -> bool:
    """Under "Mục tiêu", not under the plan's "Mục đích" or its tasks."""
    return bool(entry.above) and _AIM.search(fold(entry.above[-1].text)) is not None


def goal_of(text: str, *, year: int | None, last_year: int | None) -> Goal:
    """A goal with its numbers; due at the end of the year that it names, where that year is the plan's."""
    years = [int(found) for found in _YEAR.findall(fold(text))]
    named = [y for y in years if year and last_year and year <= y <= last_year]
    due = date(max(named), 12, 31) if named else None
    return Goal(text=text.strip(" ;"), targets=targets(text, year=year), due=due)


# --- the standing office ------------------------------------------------------------------------------------

_THROUGH = re.compile(r"\bqua ((?:phong|van phong|trung tam) [^,;.()]{3,60}?)(?= tong hop| de |\)|,|;|\.|$)")
_STANDING = re.compile(r"^((?:phong|van phong|trung tam) [^;.():]{3,60}?) la co quan thuong truc\b")
_URGES = re.compile(r"\bdon doc\b.*\b(?:thuc hien|trien khai)\b.*\bke hoach\b")


def standing_office(
    entries: Sequence[Entry], parts: Sequence[AgencyPart], register: Register
) -> tuple[str | None, list[Doubt]]:
    """The agency that runs the plan: said outright, or told by two signs that agree; else doubted.

    The doubt carries the field "standing_office" and a code of `OfficeDoubt`.
    """
    said = next((part for part in parts if _says_standing(part)), None)
    if said:
        return _first_name(said.mentions), []
    outright = [name for entry in entries for name in _names_by(_STANDING, entry.text, register)]
    if outright:
        return outright[0], []
    through = [name for entry in entries for name in _names_by(_THROUGH, entry.text, register)]
    urging = [_first_name(part.mentions) for part in parts if any(_URGES.search(fold(d)) for d in part.duties)]
    signs = [name for name in (*through[:1], *urging[:1]) if name]
    if not signs:
        return None, [Doubt(field="standing_office", code=OfficeDoubt.MISSING)]
    agree = len(signs) == 2 and signs[0] == signs[1]
    doubt = Doubt(field="standing_office", code=OfficeDoubt.INFERRED, args={"name": signs[0]})
    return signs[0], [] if agree else [doubt]


def _says_standing(part: AgencyPart) -> bool:
    """ "Là cơ quan thường trực …" below the heading, or "(cơ quan thường trực …)" in it."""
    told = [fold(part.title), *(fold(duty) for duty in part.duties)]
    return any(re.search(r"(?:^la |\()co quan thuong truc\b", text) for text in told)


def _first_name(mentions: Sequence[Mention]) -> str | None:
    return next((mention.agency.name for mention in mentions if not mention.is_group), None)


def _names_by(way: re.Pattern[str], text: str, register: Register) -> Iterator[str]:
    found = folded(text)
    for match in way.finditer(found.text):
        reading = read_agencies(found.verbatim(*match.span(1)), register, field="standing_office")
        if not reading.doubts:
            yield from reading.names
