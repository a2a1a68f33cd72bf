"""Sentences that tell the bot to do something about people: who does what, who is away, who is to be reminded.

Only a sentence that is a command as a whole is one; whatever else it may say is left to `plans.replies`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from plans.text import Folded, fold, folded, nfc

# What is typed instead of a tap when something was read back and waits for a yes; folded.
YES = frozenset({"dung", "dung roi", "dong y", "ghi", "co", "ok"})
NO = frozenset({"thoi", "khong", "sai", "chua"})


class CommandKind(StrEnum):
    """What is to be done."""

    ASSIGN = "assign"  # "giao việc 3 cho Lan"
    TAKE_BACK = "take_back"  # "thu lại việc 3"
    AWAY = "away"  # "tôi nghỉ từ 3/8 đến 14/8, anh Bình làm thay"
    BACK = "back"  # "tôi đã đi làm lại"
    HAND_OVER = "hand_over"  # "bàn giao việc của chị Lan cho anh Bình"
    LEAVES = "leaves"  # "chị Lan chuyển công tác"
    AGENCY_LIST = "agency_list"  # "việc của phòng"
    WEEK = "week"  # "lịch tuần này"
    REMIND = "remind"  # "nhắc Phòng Kinh tế"
    SAME_WORK_LIST = "same_work_list"  # "việc trùng"
    SAME_WORK = "same_work"  # "việc 12 trùng việc 30"
    TWO_WORKS = "two_works"  # "tách việc 12"
    HISTORY = "history"  # "lịch sử việc 3"
    WHY = "why"  # "vì sao tôi nhận tin này?"
    DIRECT = "direct"  # "báo cáo tôi trước thứ Sáu"
    APPROVE_ALL = "approve_all"  # "duyệt hết Phòng Kinh tế"
    LINK_GROUP = "link_group"  # "liên kết nhóm Phòng Kinh tế"
    UNLINK_GROUP = "unlink_group"  # "bỏ liên kết nhóm Phòng Kinh tế"
    LETTER = "letter"  # "soạn công văn đôn đốc Phòng Kinh tế"
    BRIEFING = "briefing"  # "phiếu giao ban"


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command; without `numbers` it is about the item that the message replies to.

    Names are as they were typed, without "anh", "chị"; None for the speaker themselves or nobody. An `agency` stands as
    it was typed. `first` and `last`
    are days, both included; None where the sentence names no day, or one that is not in the calendar (`impossible`).
    """

    kind: CommandKind
    numbers: tuple[int, ...] = ()
    person: str | None = None
    other: str | None = None
    agency: str | None = None
    first: date | None = None
    last: date | None = None
    impossible: bool = False
    codes: tuple[str, ...] = ()


SELF = frozenset({"toi", "em", "minh", "chau", "ban than toi"})

_DAY = r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?|hom nay|ngay mai|mai"
_NUMBERS = r"(?P<numbers>\d{1,3}(?:(?: ?, ?(?:viec )?| va (?:viec )?)\d{1,3})*)"
_WORK = r"(?:cong viec|dau viec|nhiem vu|viec)"
# A task as a plan numbers it, or an item as a person does: "12", "1.3", "ii/4", "g2".
_CODED = r"(?:(?:cong viec|dau viec|nhiem vu|viec|muc|stt) )?(?:so )?"
_CODE = r"(?:[a-z]{1,5}[./-])?[a-z]?\d{1,3}(?:\.\d{1,3}){0,3}"
_REASONS = r"(?: (?:phep|thai san|om|che do|om dau|viec rieng|dieu tri|bao hiem|le))?"
_IS_AWAY = rf"(?:xin |duoc |se |dang )?(?:nghi{_REASONS}|di cong tac|cong tac|di hoc|di tap huan|vang mat|vang)"
# Work that is named so is one item, and nobody's whole work: "bàn giao việc 2 cho anh Lợi". After "của" stands a name,
# be it Đỗ, Hai or Năm.
_NO_GIVER = r"(?:so )?\d|(?:nay|do|tren|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\b"
_STANDS_IN = (
    r"(?:[,;.:]? ?(?:va )?(?:da )?(?:giao |nho |co |uy quyen (?:cho )?|nguoi lam thay (?:la )?:? ?)?"
    r"(?P<other>[^,;]+?)(?: se)? (?:lam|truc|phu trach|xu ly|giai quyet|theo doi)?(?: ?thay| ho)"
    r"(?: (?:toi|em|minh|chi|anh))?)?"
)
_DOES = r"(?: lam| phu trach| thuc hien| xu ly)?"
_OUR_AGENCY = r"(?:phong|don vi|co quan|trung tam|tram|truong|van phong|bo phan|ban)"
_US = r"(?:toi|em|minh|ta|chung toi|chung em)"
_ME = r"(?:toi|em|minh)"
_WEEKDAY = r"thu (?:hai|ba|tu|nam|sau|bay)(?: (?:nay|tuan nay|tuan sau|toi))?"
# A day as people say it, in numbers or words, folded; see `day_named`.
SPOKEN_DAY = rf"(?:{_DAY}|{_WEEKDAY})"
_LEFT = r"(?:nghi viec|thoi viec|chuyen cong tac|nghi huu|khong con lam viec|khong con lam|khong lam)"
_BACK = r"(?:di lam lai|het nghi|het phep|da ve|tro lai lam viec|quay lai lam viec)"
_TOLD = r"(?:nhan(?: duoc)?|bi nhac|duoc nhac|gui|nhac)"
_CHAT = r"(?: (?:tro chuyen|chat|telegram|zalo))?"
_MAKE = r"(?:(?:soan|lap|lam|viet|xuat|in|xem|cho|du thao)(?: (?:giup|cho))?(?: (?:toi|em|minh))? )?"
_FORMS: Mapping[CommandKind, tuple[str, ...]] = {
    CommandKind.ASSIGN: (
        rf"(?:giao|phan cong|chuyen|ban giao)(?: lai)? (?:{_WORK} )?(?:so )?{_NUMBERS} (?:lai )?(?:sang )?"
        rf"cho (?P<person>.+?){_DOES}",
        rf"(?:{_WORK} )?{_NUMBERS} (?:giao|phan cong)(?: cho)? (?P<person>.+?){_DOES}",
        rf"(?:giao|phan cong)(?: {_WORK} nay)? cho (?P<person>.+?){_DOES}",
    ),
    CommandKind.TAKE_BACK: (rf"(?:thu lai|thu hoi|lay lai|thoi giao|bo giao) (?:(?:{_WORK} )?{_NUMBERS}|{_WORK} nay)",),
    CommandKind.HAND_OVER: (
        rf"ban giao (?:toan bo |het |tat ca |cac )*{_WORK} (?:cua |(?!cua\b|{_NO_GIVER}))(?P<person>.+?)"
        r" (?:lai |sang )?cho (?P<other>.+)",
    ),
    CommandKind.AWAY: (
        rf"(?P<person>[^,;]+?) {_IS_AWAY},? tu (?:ngay )?(?P<first>{_DAY})"
        rf" (?:den|toi)(?: het)?(?: ngay)? (?P<last>{_DAY}){_STANDS_IN}",
        rf"(?P<person>[^,;]+?) {_IS_AWAY} (?:ngay )?(?P<first>{_DAY}){_STANDS_IN}",
    ),
    CommandKind.BACK: (rf"(?P<person>.+?) (?:da )?{_BACK}(?: roi)?",),
    CommandKind.LEAVES: (
        rf"(?P<person>.+?) (?:da |se )?{_LEFT}(?: o)?(?: day| xa| co quan| phong| don vi)?(?: nua)?(?: roi)?",
    ),
    CommandKind.AGENCY_LIST: (rf"(?:xem )?(?:cac )?{_WORK} (?:cua )?(?:ca )?{_OUR_AGENCY}(?: {_US})?",),
    CommandKind.WEEK: (
        rf"(?:xem )?lich (?:cua {_ME} |viec |lam viec )?(?:trong )?tuan (?P<week>nay|sau|toi)",
        rf"(?:viec )?tuan (?P<week>nay|sau|toi)(?: {_ME})?(?: (?:co|den han))?(?: nhung)?(?: viec)?(?: gi| nao)?",
    ),
    CommandKind.SAME_WORK_LIST: (
        rf"(?:xem |danh sach )?(?:cac )?{_WORK} (?:bi )?trung(?: (?:nhau|lap))?(?: giua cac ke hoach)?",
    ),
    CommandKind.SAME_WORK: (
        rf"{_CODED}(?P<code>{_CODE}) (?:la )?(?:trung(?: lap)?|giong|cung (?:la )?mot viec)(?: voi)?"
        rf" {_CODED}(?P<other_code>{_CODE})",
        rf"ghep {_CODED}(?P<code>{_CODE}) (?:voi|va|vao) {_CODED}(?P<other_code>{_CODE})",
    ),
    CommandKind.TWO_WORKS: (
        rf"tach {_CODED}(?P<code>{_CODE})(?: (?:khoi|va|voi) {_CODED}(?P<other_code>{_CODE}))?",
        rf"{_CODED}(?P<code>{_CODE}) khong (?:trung|giong)(?: voi)? {_CODED}(?P<other_code>{_CODE})",
    ),
    CommandKind.HISTORY: (rf"(?:xem )?lich su(?: cua)?(?: {_WORK})?(?: so)?(?: (?P<numbers>\d{{1,3}})| nay)?",),
    CommandKind.WHY: (
        rf"(?:vi sao|tai sao|sao|ly do gi)(?: ma)?(?: {_ME})?(?: lai)? {_TOLD}(?: (?:cho )?{_ME})?"
        r"(?: (?:tin|tin nhan|nhac viec|viec))?(?: nhan)?(?: nay)?",
    ),
    CommandKind.DIRECT: (
        r"(?:(?:yeu cau|de nghi) )?(?:(?P<person>[^,;]+?) )?bao cao(?: (?:cho )?(?:toi|chu tich|lanh dao|minh))?"
        rf" (?P<bound>truoc|cham nhat|trong|vao|den)(?: (?:ngay|la|trong|vao))* (?P<last>{_DAY}|{_WEEKDAY})",
    ),
    CommandKind.LINK_GROUP: (
        rf"(?:lien ket|ket noi|noi)(?: voi)? nhom{_CHAT}(?: (?:cua|cho|voi))?(?: (?P<agency>.+))?",
        r"nhom (?:tro chuyen|chat|telegram|zalo)(?: (?:cua|cho))?(?: (?P<agency>.+))?",
    ),
    CommandKind.UNLINK_GROUP: (
        rf"(?:bo|huy|ngat|go|thoi)(?: (?:lien ket|ket noi|noi))(?: voi)? nhom{_CHAT}(?: (?:cua|cho|voi))?"
        r"(?: (?P<agency>.+))?",
    ),
    CommandKind.LETTER: (rf"{_MAKE}cong van (?:don doc|nhac)(?: (?:cho|gui|toi|den))? (?P<agency>.+)",),
    CommandKind.BRIEFING: (rf"{_MAKE}(?:phieu|to|ban) giao ban(?: (?:thu hai|dau tuan|tuan nay|hom nay))?",),
    CommandKind.APPROVE_ALL: (
        r"(?:duyet|phe duyet|thong qua|xac nhan|dong y)(?: luon)? (?:het|tat ca|toan bo|hang loat)"
        rf"(?: (?:cac|moi|nhung))?(?: (?:{_WORK}|bao cao))?(?: (?:dang |con )?cho)?(?: luon)?"
        r"(?:,? (?:cua |o |cho )?(?P<person>(?!roi|chua|duoc|di\b).+))?",
    ),
    # The last, since almost anything can stand behind "nhắc": whether it is an agency is for the register to say.
    CommandKind.REMIND: (r"(?:nhac|nhac nho|don doc|giuc)(?: (?:giup|ho))? (?P<person>.+)",),
}
_PATTERNS = [(kind, re.compile(form)) for kind, forms in _FORMS.items() for form in forms]
_POLITE_BEFORE = re.compile(r"^(?:(?:da|vang|alo|bot|nhac viec|nhac viec oi|thua|kinh thua)[, ]+)+")
_POLITE_AFTER = re.compile(
    r"(?:[ ,]+(?:nhe|nha|a|voi|giup toi|giup em|giup|ho toi|ho em|gium|nhe em|di|vay|the|cam on|cam on em))*[ .!?…]*$"
)
_TITLES = re.compile(
    r"^(?:(?:dong chi|d/c|anh|chi|co|chu|bac|ong|ba|ban|thay|em|cau|di|chau|toi la) )+(?=\S)"
)  # fmt: skip
_WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6}


def read_command(text: str, today: date) -> Command | None:
    """The command that `text` is as a whole, None where it is none. A day without a year is the next such day."""
    source = nfc(text)
    if len(source) > 200:
        return None
    whole = folded(source)
    start, end = polite_span(whole)
    for kind, pattern in _PATTERNS:
        if match := pattern.fullmatch(whole.text, start, end):
            return _command(kind, match, whole, today)
    return None


def polite_span(whole: Folded) -> tuple[int, int]:
    """From where to where the words go without what is only polite before and behind them."""
    start = found.end() if (found := _POLITE_BEFORE.match(whole.text)) else 0
    ending = _POLITE_AFTER.search(whole.text, start)
    return start, ending.start() if ending else len(whole.text)


def without_title(whole: Folded, start: int, end: int) -> int:
    """Where a person's name begins behind "anh", "chị", "đồng chí"."""
    title = _TITLES.match(whole.text[start:end])
    return start + title.end() if title else start


def _command(kind: CommandKind, match: re.Match[str], whole: Folded, today: date) -> Command:
    said = match.groupdict()
    numbers = tuple(int(number) for number in re.findall(r"\d+", said.get("numbers") or ""))
    command = Command(
        kind=kind, numbers=numbers, person=_name(match, whole, "person"), other=_name(match, whole, "other"),
        agency=_verbatim(match, whole, "agency"),
        codes=tuple(said[name] for name in ("code", "other_code") if said.get(name)),
    )  # fmt: skip
    if kind is CommandKind.WEEK:
        monday = today - timedelta(days=today.isoweekday() - 1 if said["week"] == "nay" else today.isoweekday() - 8)
        return _between(command, monday, monday + timedelta(days=6))
    if kind is CommandKind.DIRECT:
        last = day_named(said["last"], today)
        if last is not None and said["bound"] == "truoc":
            # "Trước thứ Sáu", said on a Friday, means the next one.
            last += timedelta(days=6 if last <= today and said["last"].startswith("thu ") else -1)
        return _between(command, today, last)
    if kind is CommandKind.AWAY:
        first = day_named(said["first"], today, recent=True)
        return _between(command, first, day_named(said["last"], first) if first and said.get("last") else first)
    return command


def _between(command: Command, first: date | None, last: date | None) -> Command:
    return replace(command, first=first, last=last, impossible=first is None or last is None)


def _name(match: re.Match[str], whole: Folded, group: str) -> str | None:
    """The name in a group as it was typed, without what people are addressed by; None for the speaker."""
    if group not in match.re.groupindex or match.group(group) is None:
        return None
    start, end = match.span(group)
    if whole.text[start:end] in SELF:
        return None
    return whole.verbatim(without_title(whole, start, end), end).strip(" ,;:.")


def _verbatim(match: re.Match[str], whole: Folded, group: str) -> str | None:
    if group not in match.re.groupindex or match.group(group) is None:
        return None
    return whole.verbatim(*match.span(group)).strip(" ,;:.")


def day_named(words: str, today: date, *, recent: bool = False) -> date | None:
    """A day in folded words or numbers, on or after `today`; with `recent` it may lie up to a month back."""
    if words in ("hom nay", "mai", "ngay mai"):
        return today + timedelta(days=0 if words == "hom nay" else 1)
    if words.startswith("thu "):
        return _weekday(words, today)
    parts = [int(part) for part in re.findall(r"\d+", words)]
    if len(parts) == 3:
        return _date(parts[2], parts[1], parts[0])
    earliest = today - timedelta(days=31) if recent else today
    near = (_date(year, parts[1], parts[0]) for year in (today.year - 1, today.year, today.year + 1))
    return next((day for day in near if day is not None and day >= earliest), None)


def _weekday(words: str, today: date) -> date:
    wanted = _WEEKDAYS[words.split()[1]]
    monday = today - timedelta(days=today.isoweekday() - 1)
    found = monday + timedelta(days=wanted - 1)
    if "sau" in words.split()[2:]:
        return found + timedelta(days=7)
    return found if found >= today else found + timedelta(days=7)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def people_named(name: str, people: Mapping[int, str]) -> list[int]:
    """Which of these people (id: full name) somebody may mean by a name: the whole one, or its end as one is called.

    "Lan" and "Thị Lan" mean Trần Thị Lan. A name typed with marks means those who bear these marks, if there are any;
    typed without, it may mean anybody.
    """
    wanted = fold(name).split()
    if not wanted:
        return []
    found = [person for person, full in people.items() if fold(full).split()[-len(wanted) :] == wanted]
    as_typed = nfc(name).lower().split()
    exactly = [person for person in found if nfc(people[person]).lower().split()[-len(as_typed) :] == as_typed]
    return exactly if exactly and as_typed != wanted else found
