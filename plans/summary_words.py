"""Sentences about the summary of a period: why a figure is what it is, how an agency stands, closing, opening again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from plans.text import Folded, folded, nfc


class AskingKind(StrEnum):
    """What is wanted."""

    WHY = "why"  # "vì sao 23?"
    CLOSE = "close"  # "chốt báo cáo quý 3"
    REOPEN = "reopen"  # "mở lại báo cáo quý 3: thiếu số liệu y tế"
    REPORT = "report"  # "báo cáo quý 1", "cho xem báo cáo 6 tháng"
    SENDERS = "senders"  # "cơ quan nào chưa gửi báo cáo?"
    AGENCY = "agency"  # "tình hình phòng kinh tế", where that is one
    PERIOD = "period"  # "tổng hợp quý", "tổng hợp quý 5": a period that is none


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A sentence about a summary; `period` is how the period was named ("" for the present one), `reason` as typed,
    `about` the folded words themselves, `agency` what may be the name of one."""

    kind: AskingKind
    about: str = ""
    number: int | None = None
    period: str = ""
    reason: str | None = None
    agency: str | None = None


_REPORT = r"(?:bao cao|so lieu|ky bao cao|ban tong hop)"
_PERIOD = r"(?P<period>(?:quy|ky|nam|thang|ca nam|\d thang)\b[^:;]*?)"
# A period and no word more: "báo cáo quý 1 xong rồi" tells of work.
_ONLY_PERIOD = (
    r"(?P<period>(?:ca )?(?:quy|thang|nam) (?:[ivx]+|\d{1,4}|mot|hai|ba|bon|tu|nay|truoc|vua roi|ngoai)"
    r"(?: ?[/-] ?\d{4}| nam (?:\d{4}|nay|ngoai|truoc))?"
    r"|(?:sau|chin|6|9) thang(?: dau| cuoi)?(?: nam)?(?:(?: |/)\d{4}| nay| ngoai)?)"
)
_FORMS = (
    (AskingKind.WHY, r"(?:vi sao|tai sao|sao)(?: lai)?(?: (?:la|co|chi|duoc|den))* (?P<number>\d{1,4})"
                     r"(?: (?:nhiem vu|viec|dau viec))?"),
    (AskingKind.CLOSE, rf"(?:chot|khoa|dong)(?: {_REPORT})?(?: {_PERIOD})?"),
    (AskingKind.REOPEN, rf"mo lai(?: {_REPORT})(?: {_PERIOD})?(?:(?: ?[:;,-] ?| (?:vi|do|ly do|de) )(?P<reason>.+))?"),
    (AskingKind.REOPEN, rf"mo lai {_PERIOD}(?:(?: ?[:;,-] ?| (?:vi|do|ly do|de) )(?P<reason>.+))?"),
    (AskingKind.SENDERS, r"(?:(?:co quan|don vi|phong|ban|nganh)(?: nao)?|ai) (?:da |chua )?(?:gui|nop) bao cao"
                         rf"(?: {_PERIOD})?(?: chua)?"),
    (AskingKind.REPORT, r"(?:(?:xem|gui|cho|lay|in|mo|xin|can)(?: (?:toi|em|minh|anh|chi|xem|lai|ban))* )?"
                        rf"(?:ban )?(?:bao cao|bc)(?: tong hop| ket qua)?(?: cua)? {_ONLY_PERIOD}"),
    (AskingKind.SENDERS, rf"diem danh (?:gui |nop )?bao cao(?: {_PERIOD})?"),
    (AskingKind.PERIOD, r"(?:tong hop|so lieu)(?: bao cao)? (?P<period>quy(?: (?:0|[5-9]|\d{2,}))?)"),
    (AskingKind.AGENCY, r"(?:xem )?(?:tinh hinh|so lieu|tien do)(?: thuc hien)?(?: cua)? (?P<agency>[^;:.?\d]+?)"
                        r"(?: (?:the nao|ra sao|den dau))?(?: roi)?"),
    (AskingKind.AGENCY, r"(?P<agency>[^;:.?\d]+?) (?:(?:lam )?den dau|the nao|ra sao)(?: roi)?"),
)  # fmt: skip
_PATTERNS = [(kind, re.compile(form)) for kind, form in _FORMS]
_POLITE_AFTER = re.compile(r"(?:[ ,]+(?:nhe|nha|a|di|vay|the|giup toi|giup em|giup))*[ .!?…]*$")
_LONGEST = 300


def read_asking(text: str) -> Asking | None:
    """What `text` as a whole wants of a summary, None where it wants nothing of one."""
    source = nfc(text).strip()
    if not source or len(source) > _LONGEST:
        return None
    whole = folded(source)
    ending = _POLITE_AFTER.search(whole.text)
    end = ending.start() if ending else len(whole.text)
    for kind, pattern in _PATTERNS:
        if match := pattern.fullmatch(whole.text, 0, end):
            return _asking(kind, match, whole)
    return None


def _asking(kind: AskingKind, match: re.Match[str], whole: Folded) -> Asking | None:
    said = match.groupdict()
    if kind is AskingKind.CLOSE and " " not in match[0]:
        return None  # a bare "chốt" may close anything
    reason = whole.verbatim(*match.span("reason")).strip(" .;:,-") if said.get("reason") else None
    number = int(said["number"]) if said.get("number") else None
    agency = whole.verbatim(*match.span("agency")).strip() if said.get("agency") else None
    return Asking(
        kind=kind, about=match[0], number=number, period=(said.get("period") or "").strip(), reason=reason or None,
        agency=agency,
    )  # fmt: skip
