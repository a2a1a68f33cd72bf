"""Sentences of the office about who belongs to the commune: lists, invitations, moves, removals.

Only a sentence that is one as a whole is read; anything else is None and left to others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from plans.access import Role
from plans.commands import polite_span, without_title
from plans.phones import read_phone
from plans.text import Folded, folded, nfc


class PeopleWish(StrEnum):
    """What is wished."""

    LIST = "list"  # "danh sách cán bộ", "danh sách cán bộ Phòng Kinh tế"
    INVITE = "invite"  # "mời cán bộ Phòng Kinh tế", "mời thủ trưởng Phòng Kinh tế: Trần Văn Mẫu, 0912 345 678"
    INVITE_ACCOUNT = "invite_account"  # "mời thêm tài khoản cho chị Lan"
    SAME_PERSON = "same_person"  # "là cùng một người với chị Lan"
    MOVE = "move"  # "chuyển chị Lan sang Phòng Kinh tế"
    MERGE = "merge"  # "gộp chị Cúc vào chị Lan", "gộp hai tài khoản chị Lan và Lan Anh"
    REMOVE = "remove"  # "xóa cán bộ Lan"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wished:
    """A wish; names stand as they were typed, a person's without "anh", "chị". `into` says which of two persons stays:
    `other`. `phone` is in its national form, and
    `no_phone` says that digits were typed that are no phone number."""

    wish: PeopleWish
    role: Role | None = None
    agency: str | None = None
    person: str | None = None
    other: str | None = None
    into: bool = False
    phone: str | None = None
    no_phone: bool = False


_ROLES: Mapping[str, Role] = {
    "can bo": Role.OFFICER, "cong chuc": Role.OFFICER, "vien chuc": Role.OFFICER, "nguoi": Role.OFFICER,
    "thu truong": Role.HEAD, "truong phong": Role.HEAD, "nguoi dung dau": Role.HEAD,
    "co quan thuong truc": Role.OFFICE, "can bo thuong truc": Role.OFFICE,
    "lanh dao": Role.LEADER, "lanh dao xa": Role.LEADER, "lanh dao ubnd": Role.LEADER, "lanh dao ubnd xa": Role.LEADER,
}  # fmt: skip
_WHO = "|".join(sorted(_ROLES, key=len, reverse=True))
_PEOPLE = r"(?:can bo|cong chuc|nguoi dung|nguoi|thanh vien)"
_NAMED = r"(?: ?[:,;] ?(?P<person>[^:,;\d+]+?))?(?: ?[:,;]? ?(?P<phone>[+\d][\d .-]{5,18}\d))?"
_FORMS: Mapping[PeopleWish, tuple[str, ...]] = {
    PeopleWish.LIST: (
        rf"(?:xem )?danh sach (?:cac )?{_PEOPLE}(?: (?:cua|o|thuoc))?(?: (?P<agency>.+))?",
        r"ai (?:dang )?dung nhac viec",
    ),
    PeopleWish.INVITE_ACCOUNT: (
        r"(?:moi|them)(?: them)?(?: mot)? tai khoan(?: thu hai| khac| nua| moi)?(?: (?:cho|cua))? (?P<person>.+)",
    ),
    PeopleWish.INVITE: (
        rf"moi(?: them)? (?P<role>{_WHO}){_NAMED}",
        rf"moi(?: them)? (?P<role>{_WHO})(?: (?:cua|o|thuoc|vao))? (?P<agency>[^:;\d]+?){_NAMED}",
    ),
    PeopleWish.SAME_PERSON: (r"(?:nguoi nay )?(?:la )?cung(?: la)? mot nguoi voi (?P<person>.+)",),
    PeopleWish.MOVE: (r"(?:chuyen|dieu chuyen|dieu dong) (?P<person>.+?) (?:sang|ve|den|qua) (?P<agency>.+)",),
    PeopleWish.MERGE: (
        rf"(?:gop|nhap)(?: (?:hai|2))?(?: (?:tai khoan|{_PEOPLE}))*(?: cua)? (?P<person>(?!viec\b|nhiem vu\b|muc\b).+?)"
        rf" (?P<into>vao|voi|va|cung)(?: (?:tai khoan|{_PEOPLE}))*(?: cua)? (?P<other>.+?)(?: (?:lam mot|thanh mot))?",
        r"(?P<person>(?!nguoi nay\b).+?) (?P<into>va) (?P<other>.+?) (?:la|chi la) (?:cung )?mot nguoi",
    ),
    PeopleWish.REMOVE: (rf"(?:xoa|loai|go)(?: {_PEOPLE})? (?P<person>.+?)(?: (?:khoi|ra khoi) .+)?",),
}
_PATTERNS = [(wish, re.compile(form)) for wish, forms in _FORMS.items() for form in forms]


def read_wish(text: str) -> Wished | None:
    """The wish that `text` is as a whole."""
    source = nfc(text)
    # What was done already is told, not wished: folded, "đã" looks like the polite "dạ".
    if len(source) > 250 or "\n" in text.strip() or source.lower().startswith("đã "):
        return None
    whole = folded(source)
    start, end = polite_span(whole)
    for wish, pattern in _PATTERNS:
        if match := pattern.fullmatch(whole.text, start, end):
            return _wished(wish, match, whole)
    return None


def _wished(wish: PeopleWish, match: re.Match[str], whole: Folded) -> Wished:
    said = match.groupdict()
    phone = said.get("phone")
    number = read_phone(phone) if phone else None
    return Wished(
        wish=wish, role=_ROLES[said["role"]] if said.get("role") else None, agency=_typed(match, whole, "agency"),
        person=_typed(match, whole, "person"), other=_typed(match, whole, "other"), into=said.get("into") == "vao",
        phone=number, no_phone=phone is not None and number is None,
    )  # fmt: skip


def _typed(match: re.Match[str], whole: Folded, group: str) -> str | None:
    if group not in match.re.groupindex or match[group] is None:
        return None
    start, end = match.span(group)
    if group in ("person", "other"):
        start = without_title(whole, start, end)
    return whole.verbatim(start, end).strip(" ,;:.") or None
