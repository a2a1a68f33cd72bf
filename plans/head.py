"""The head and the end of a plan: which commune, number, date, title, years, and who signed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plans.doubts import Doubt
from plans.pages import Paragraph
from plans.text import fold


class HeadDoubt(StrEnum):
    """What the head of a plan leaves open: the codes that `locales` has sentences for, with the words each carries."""

    NUMBER_BLANK = "number-blank"
    NUMBER_MISSING = "number-missing"
    NUMBER_FROM_ANNEX = "number-from-annex"  # printed
    NUMBER_IN_ANNEX_DIFFERS = "number-in-annex-differs"  # head, annex
    DATE_BLANK = "date-blank"  # printed
    DATE_MISSING = "date-missing"
    DATE_UNCLEAR = "date-unclear"  # printed
    DATE_FROM_ANNEX = "date-from-annex"  # printed
    DATE_IN_ANNEX_DIFFERS = "date-in-annex-differs"  # head, annex
    COMMUNE_MISSING = "commune-missing"
    COMMUNE_INFERRED = "commune-inferred"  # printed
    COMMUNE_DIFFERS = "commune-differs"  # first, second
    PROVINCE_MISSING = "province-missing"
    PROVINCE_INFERRED = "province-inferred"  # printed
    TITLE_MISSING = "title-missing"
    TITLE_FROM_ANNEX = "title-from-annex"  # printed
    YEAR_MISSING = "year-missing"
    YEAR_INFERRED = "year-inferred"  # year
    SIGNER_MISSING = "signer-missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a plan says of itself; None where it does not say it, with a doubt that tells so.

    `unit` is the commune's kind: "xã", "phường" or "đặc khu"; `amends` is the number of the plan that a decision says
    it amends or replaces.
    """

    commune: str | None = None
    unit: str = "xã"
    province: str | None = None
    number: str | None = None
    issued_on: date | None = None
    title: str | None = None
    year_from: int | None = None
    year_to: int | None = None
    signer: str | None = None
    signer_title: str | None = None
    amends: str | None = None
    doubts: tuple[Doubt, ...] = ()


def read_head(lines: Sequence[Paragraph], everything: Iterable[str]) -> Head:
    """The head of a plan, from its lines outside the task tables; `everything` also holds the tables' text.

    The doubts carry the field of `Head` and a code of `HeadDoubt`; days in their words are ISO dates.
    """
    start = _title_line(lines)
    front = [line.text for line in lines[: start if start is not None else 25]]
    front += [line.text for line in lines[len(front) : len(front) + 5] if _is_of_letterhead(line.text)]
    enclosed = [line.text for line in lines if _ENCLOSED.match(fold(line.text))]
    title, title_doubts = _title(lines, start)
    number, number_doubts = _number(front, enclosed)
    issued_on, date_doubts = _issued_on(front, enclosed)
    commune, commune_doubts = _commune(front, title, [line.text for line in lines])
    province, province_doubts = _province(everything)
    years, year_doubts = _years(title, issued_on)
    signer, signer_title, signer_doubts = _signature(lines[start or 0 :])
    return Head(
        commune=commune,
        unit=_unit(commune, [line.text for line in lines]),
        province=province,
        number=number,
        issued_on=issued_on,
        title=title,
        year_from=years[0] if years else None,
        year_to=years[1] if years else None,
        signer=signer,
        signer_title=signer_title,
        amends=_amends(lines),
        doubts=(
            *commune_doubts,
            *province_doubts,
            *number_doubts,
            *date_doubts,
            *title_doubts,
            *year_doubts,
            *signer_doubts,
        ),
    )


# --- title and years ----------------------------------------------------------------------------------------

_KIND_OF_PAPER = re.compile(r"^(?:ke hoach|chuong trinh(?: hanh dong)?)\b")
# An annex that was sent without its plan says what the plan is about.
_LIST_OF_TASKS = re.compile(r"^danh muc (?:cac )?(?:nhiem vu|cong viec)\b")
_BODY_OPENS = re.compile(
    r"^(?:can cu|thuc hien|de |nham |ngay \d|trien khai|\(|[ivx]+\.|1\.|trong |tren co so"
    r"|(?:uy ban nhan dan|ubnd)\b.*\b(?:ban hanh|xay dung|trien khai|nhu sau)\b)"
)
_NEVER_A_TITLE = re.compile(
    r"^(?:can cu|\(|[ivx]+\.|1\.|(?:uy ban nhan dan|ubnd)\b.*\b(?:ban hanh|xay dung|trien khai|nhu sau)\b)"
)
_TITLE_COMPLETE = re.compile(r"(?:nam 20\d\d|20\d\d\s*[-–]\s*20\d\d)\W*$")
_YEARS = re.compile(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b")
_YEAR = re.compile(r"\bnam (20\d\d)\b")


_DECISION = re.compile(r"^quyet dinh\b")
_AMENDS_SOMETHING = re.compile(r"\b(?:sua doi|dieu chinh|bo sung|thay the)\b")
_AMENDING = re.compile(
    r"\b(?:sua doi|dieu chinh|bo sung|thay the)\b[^.;]{0,160}?\b(?:ke hoach|chuong trinh|quyet dinh)"
    r"(?: hanh dong)?,? so:? ?(?P<digits>\d{1,5}) ?/ ?(?P<symbol>[a-z]+(?:-[a-z]+)*)"
)


def _amends(lines: Sequence[Paragraph]) -> str | None:
    """The plan that is amended ("Sửa đổi, bổ sung Kế hoạch số 05/KH-UBND …"), as the paper says before its annex."""
    for index, line in enumerate(lines[:60]):
        # A title may go on below its line.
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        for text in (line.text, f"{line.text} {below}"):
            if found := _AMENDING.search(fold(text)):
                return f"{found['digits']}/{found['symbol'].upper()}"
    return None


def _title_line(lines: Sequence[Paragraph]) -> int | None:
    """Where the kind of paper stands in capitals ("KẾ HOẠCH"), among the first lines."""
    for index, line in enumerate(lines[:60]):
        if line.text.isupper() and _KIND_OF_PAPER.match(fold(line.text)):
            return index
    return None


def _title(lines: Sequence[Paragraph], start: int | None) -> tuple[str | None, list[Doubt]]:
    if start is not None:
        kind = _KIND_OF_PAPER.match(fold(lines[start].text))
        behind = lines[start].text.split()[len(kind[0].split()) if kind else 0 :]
        title = _title_from(lines, start, " ".join(behind))
        return title, [] if title else [Doubt(field="title", code=HeadDoubt.TITLE_MISSING)]
    for index, line in enumerate(lines[:60]):
        if line.text.isupper() and _DECISION.match(fold(line.text)):
            title = _title_from(lines, index, " ".join(line.text.split()[2:]).strip(":"))
            if title and _AMENDS_SOMETHING.search(fold(title)):
                return title, []
    for index, line in enumerate(lines[:60]):
        if found := _LIST_OF_TASKS.match(fold(line.text)):
            title = _title_from(lines, index, " ".join(line.text.split()[len(found.group().split()) :]))
            if title:
                return title, [Doubt(field="title", code=HeadDoubt.TITLE_FROM_ANNEX, args={"printed": title})]
    return None, [Doubt(field="title", code=HeadDoubt.TITLE_MISSING)]


def _title_from(lines: Sequence[Paragraph], start: int, title: str) -> str | None:
    """The title that begins on the first line, behind the kind of paper, and may go on below it."""
    below = [line for line in lines[start + 1 : start + 8] if not _is_of_letterhead(line.text)]
    for line in below[:4]:
        if not title and not _NEVER_A_TITLE.match(fold(line.text)) and len(line.text) <= 300:
            title = line.text
            continue
        if _TITLE_COMPLETE.search(fold(title)) or _BODY_OPENS.match(fold(line.text)) or len(line.text) > 300:
            break
        title = f"{title} {line.text}".strip()
    return title or None


_NATION = re.compile(r"^(?:cong hoa xa hoi chu nghia|doc lap\b.*\btu do\b)")


def _is_of_letterhead(text: str) -> bool:
    """What stands above the title in the right column, which a page may give after it."""
    return _NATION.match(fold(text)) is not None or _PLACE_AND_DATE.match(text) is not None


def _years(title: str | None, issued_on: date | None) -> tuple[tuple[int, int] | None, list[Doubt]]:
    folded = fold(title or "")
    if spans := _YEARS.search(folded):
        return (int(spans[1]), int(spans[2])), []
    if years := [int(year) for year in _YEAR.findall(folded)]:
        return (min(years), max(years)), []
    if issued_on is None:
        return None, [Doubt(field="year_from", code=HeadDoubt.YEAR_MISSING)]
    year = issued_on.year
    return (year, year), [Doubt(field="year_from", code=HeadDoubt.YEAR_INFERRED, args={"year": str(year)})]


# --- number and date ----------------------------------------------------------------------------------------

_NUMBER = re.compile(r"(?:^|\s)Số\s*:?\s*(?P<digits>\d{0,5})[\s._…]*/\s*(?P<symbol>[A-ZĐƯ][A-ZĐƯa-z]*(?:-[A-ZĐƯ]+)*)")
_DATE = re.compile(
    r"ngày[\s._…]*(?P<day>\d{0,2})[\s._…]*(?:tháng|/)[\s._…]*(?P<month>\d{0,2})[\s._…]*(?:năm|/)\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(r"(?P<place>[^,()]{2,40}),\s*ngày\b.{0,40}\d{4}\s*\.?$", re.IGNORECASE)
_ENCLOSED = re.compile(r"^\(?\s*(?:ban hanh )?kem theo (?:ke hoach|quyet dinh|chuong trinh|cong van) so\b")


def _number(front: Sequence[str], enclosed: Sequence[str]) -> tuple[str | None, list[Doubt]]:
    found = [match for line in front if (match := _NUMBER.search(line))]
    numbers = [_number_of(match) for match in found]
    in_annexes = [n for line in enclosed if (match := _NUMBER_SAID.search(line)) and (n := _number_of(match))]
    number = next((number for number in numbers if number), None)
    if number is None and in_annexes:
        return in_annexes[0], [Doubt(field="number", code=HeadDoubt.NUMBER_FROM_ANNEX, args={"printed": in_annexes[0]})]
    if number is None:
        return None, [Doubt(field="number", code=HeadDoubt.NUMBER_BLANK if found else HeadDoubt.NUMBER_MISSING)]
    return number, [
        Doubt(field="number", code=HeadDoubt.NUMBER_IN_ANNEX_DIFFERS, args={"head": number, "annex": other})
        for other in dict.fromkeys(in_annexes)
        if other != number
    ]


_NUMBER_SAID = re.compile(_NUMBER.pattern, re.IGNORECASE)


def _number_of(match: re.Match[str]) -> str | None:
    return f"{match['digits']}/{match['symbol']}" if match["digits"] else None


def _issued_on(front: Sequence[str], enclosed: Sequence[str]) -> tuple[date | None, list[Doubt]]:
    printed = next((line for line in front if _PLACE_AND_DATE.search(line)), None)
    in_annexes = [day for line in enclosed if (match := _DATE.search(line)) and (day := _date_of(match))]
    match = _DATE.search(printed) if printed else None
    day = _date_of(match) if match else None
    if day is None:
        return _without_date(match, in_annexes)
    return day, [_date_differs(day, other) for other in dict.fromkeys(in_annexes) if other != day]


def _date_differs(head: date, annex: date) -> Doubt:
    args = {"head": head.isoformat(), "annex": annex.isoformat()}
    return Doubt(field="issued_on", code=HeadDoubt.DATE_IN_ANNEX_DIFFERS, args=args)


def _without_date(match: re.Match[str] | None, in_annexes: Sequence[date]) -> tuple[date | None, list[Doubt]]:
    if in_annexes:
        day = in_annexes[0]
        return day, [Doubt(field="issued_on", code=HeadDoubt.DATE_FROM_ANNEX, args={"printed": day.isoformat()})]
    if match is None:
        return None, [Doubt(field="issued_on", code=HeadDoubt.DATE_MISSING)]
    code = HeadDoubt.DATE_UNCLEAR if match["day"] and match["month"] else HeadDoubt.DATE_BLANK
    return None, [Doubt(field="issued_on", code=code, args={"printed": match.group()})]


def _date_of(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


# --- any paper by Nghị định 30/2020/NĐ-CP ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the first lines of any paper say: its number, its day, the kind it calls itself, who issued it and what it
    is about. None where they do not say it."""

    number: str | None = None
    issued_on: date | None = None
    kind: str | None = None
    issuer: str | None = None
    subject: str | None = None


_ANY_PAPER = re.compile(
    r"^(?:ke hoach|quyet dinh|bao cao|thong bao|to trinh|nghi quyet|bien ban|chi thi|chuong trinh|huong dan|phuong an"
    r"|de an|quy che|giay moi)$"
)
_ABOUT = re.compile(r"^v/v[ :]|^ve viec\b")
_COUNCIL = re.compile(r"^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\b")
_PLACE_KINDS = re.compile(r"^(?:xa|phuong|dac khu|thi tran|huyen|tinh|thanh pho)\b")
_COUNCILS = {"uy ban nhan dan": "UBND", "hoi dong nhan dan": "HĐND"}


def opening_of(texts: Sequence[str]) -> Opening:
    """The opening of any paper, by its first lines."""
    lines = [Paragraph(text=text) for text in texts]
    start = next((i for i, text in enumerate(texts) if text.isupper() and _ANY_PAPER.match(fold(text))), None)
    front = [text for i, text in enumerate(texts) if start is None or i < start or _is_of_letterhead(text)]
    at = next((i for i, text in enumerate(front) if _NUMBER.search(text)), None)
    if at is None:
        return Opening()
    about = next((text for text in front[at + 1 : at + 4] if _ABOUT.match(fold(text))), None)
    return Opening(
        number=_number(front, [])[0],
        issued_on=_issued_on(front, [])[0],
        kind=texts[start] if start is not None else None,
        issuer=_issuer(front[:at]),
        subject=_title_from(lines, start, "") if start is not None else _without_about(about),
    )


def _without_about(line: str | None) -> str | None:
    return re.sub(r"^(?:V/v|Về việc)[ :]*", "", line, flags=re.IGNORECASE) if line else None


def _issuer(above: Sequence[str]) -> str | None:
    """The body whose name stands last above the number; the one it belongs to stands over it."""
    names = [_before_nation(text) for text in above]
    names = [name for name in names if name and name.isupper() and not _is_of_letterhead(name)]
    if not names:
        return None
    name = names[-1]
    if len(names) > 1 and _PLACE_KINDS.match(fold(name)) and _COUNCIL.match(fold(names[-2])):
        name = f"{names[-2]} {name}"
    return _as_cited(name)


def _before_nation(text: str) -> str:
    """What stands in the left column of a line that a page gives as one."""
    return re.split(r"\s+(?:CỘNG H[ÒO][ÀA]? |Độc lập\b)", text)[0].strip(" -–—_*")


def _as_cited(name: str) -> str:
    """ "ỦY BAN NHÂN DÂN XÃ AN MẪU" → "UBND xã An Mẫu"; other bodies stay as they are printed."""
    found = _COUNCIL.match(fold(name))
    words = name.split()
    if found is None:
        return name
    behind = words[len(found[0].split()) :]
    place = _PLACE_KINDS.match(fold(" ".join(behind)))
    kinds = len(place[0].split()) if place else 0
    council = _COUNCILS.get(found[0], found[0].upper().replace("HDND", "HĐND"))
    return " ".join([council, *(word.lower() for word in behind[:kinds]), *(w.capitalize() for w in behind[kinds:])])


# --- commune and province -----------------------------------------------------------------------------------

_COMMUNE = ("xã", "phường", "đặc khu", "thị trấn")
_PROVINCE = ("tỉnh", "thành phố")
_LONGEST_NAME = 4
_ENDS_A_NAME = {"nam", "giai", "ve", "va", "trong", "tren", "ke", "uy", "cua", "cong", "trung"}


def _commune(front: Sequence[str], title: str | None, body: Sequence[str]) -> tuple[str | None, list[Doubt]]:
    place = next((match["place"] for line in front if (match := _PLACE_AND_DATE.search(line))), None)
    told = [
        *([_without_kind(place)] if place else []),
        *names_after(_COMMUNE, title or ""),
        *(name for line in front for name in names_after(_COMMUNE, line)),
    ]
    if not told:
        counted = Counter(name for line in body for name in names_after(_COMMUNE, line))
        return _commune_of_body(counted)
    other = next((name for name in told if fold(name) != fold(told[0])), None)
    if other is None:
        return told[0], []
    return told[0], [Doubt(field="commune", code=HeadDoubt.COMMUNE_DIFFERS, args={"first": told[0], "second": other})]


def _commune_of_body(counted: Counter[str]) -> tuple[str | None, list[Doubt]]:
    if not counted:
        return None, [Doubt(field="commune", code=HeadDoubt.COMMUNE_MISSING)]
    name = counted.most_common(1)[0][0]
    return name, [Doubt(field="commune", code=HeadDoubt.COMMUNE_INFERRED, args={"printed": name})]


def _unit(commune: str | None, lines: Sequence[str]) -> str:
    """The word that most often stands before the commune's name."""
    told = Counter(kind for line in lines for kind in _COMMUNE for name in names_after([kind], line) if name == commune)
    return told.most_common(1)[0][0] if told else _COMMUNE[0]


def _without_kind(place: str) -> str:
    words = place.split()
    return " ".join(words[1:] if fold(words[0]) in {"xa", "phuong"} else words)


def _province(everything: Iterable[str]) -> tuple[str | None, list[Doubt]]:
    """The province that the plan speaks of most; sure when it speaks of it twice and far more than of others."""
    counted = Counter(name for text in everything for name in names_after(_PROVINCE, text))
    ranked = counted.most_common(2)
    if not ranked:
        return None, [Doubt(field="province", code=HeadDoubt.PROVINCE_MISSING)]
    name, times = ranked[0]
    rival = ranked[1][1] if len(ranked) > 1 else 0
    sure = times >= 2 and times >= 3 * rival
    return name, [] if sure else [Doubt(field="province", code=HeadDoubt.PROVINCE_INFERRED, args={"printed": name})]


def names_after(kinds: Iterable[str], text: str) -> Iterator[str]:
    """Proper names that follow one of the words: "xã An Mẫu năm 2026" → "An Mẫu"; capitals are set down."""
    for kind in kinds:
        for match in re.finditer(rf"\b{kind}\s+(?!hội\b)", text, re.IGNORECASE):
            if name := _proper_name(text[match.end() : match.end() + 60]):
                yield name


def _proper_name(text: str) -> str | None:
    words: list[str] = []
    for word in text.split()[:_LONGEST_NAME]:
        bare = word.rstrip(".,;:)(”\"'")
        if not bare[:1].isupper() or not bare.replace("'", "").replace("’", "").isalpha() or fold(bare) in _ENDS_A_NAME:
            break
        words.append(bare.capitalize() if bare.isupper() else bare)
        if bare != word:
            break
    return " ".join(words) or None


# --- signature ----------------------------------------------------------------------------------------------

_POST = re.compile(r"^(?:(?:tm|kt|tl|q)\s*\.?\s*)?(?:uy ban nhan dan(?: xa| phuong)?.*|ubnd.*|pho chu tich|chu tich)$")
_POSTS = {"chu tich": "Chủ tịch", "pho chu tich": "Phó Chủ tịch"}
_SIGNED = re.compile(r"^\W*(?:da ky|ky ten|dong dau|ky, dong dau)\W*$")


def _signature(lines: Sequence[Paragraph]) -> tuple[str | None, str | None, list[Doubt]]:
    """Who signed and as what: the name below the post in capitals, above the annexes."""
    for index, line in enumerate(lines):
        if not line.text.isupper() or not _POST.match(fold(line.text)):
            continue
        posts = _posts_from(lines, index)
        name = _person_below(lines[index + len(posts) :])
        title = next((_POSTS[post] for post in reversed(posts) if post in _POSTS), None)
        if name and title:
            return name, title, []
    return None, None, [Doubt(field="signer", code=HeadDoubt.SIGNER_MISSING)]


def _posts_from(lines: Sequence[Paragraph], index: int) -> list[str]:
    posts = []
    for line in lines[index:]:
        if not line.text.isupper() or not _POST.match(fold(line.text)):
            break
        posts.append(fold(line.text))
    return posts


def _person_below(lines: Sequence[Paragraph]) -> str | None:
    for line in lines[:3]:
        words = line.text.split()
        if _SIGNED.match(fold(line.text)):
            continue
        if 2 <= len(words) <= 5 and all(word.isalpha() and word[:1].isupper() for word in words):
            return " ".join(word.capitalize() if word.isupper() else word for word in words)
        return None
    return None
