"""Recognises what is better not kept in a chat: personal data, and papers that are not to be passed around.

Luật Bảo vệ dữ liệu cá nhân (91/2025/QH15): such a file is kept only after its sender has said so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from plans.text import fold


class PersonalMark(StrEnum):
    """Why a file is asked about before it is kept: the codes that `locales` has sentences for."""

    INTERNAL = "internal"  # "LƯU HÀNH NỘI BỘ"
    DRAFT = "draft"
    IDENTITY_NUMBERS = "identity-numbers"
    IDENTITY_CARD = "identity-card"
    PASSWORDS = "passwords"
    HEALTH = "health"


_INTERNAL = re.compile(r"\bluu hanh noi bo\b")
_NOT_INTERNAL = re.compile(r"\b(?:khong|chua|ngoai|tru)\b[^.;]{0,25}$")
# The head of a draft is a line of its own; a report on opinions to a draft speaks of one in a sentence.
_DRAFT_LINE = re.compile(r"du thao(?: (?:lan|so)? ?\d{1,2})?(?: \(?(?:lan|ngay)[^)]{0,25}\)?)?")
_DRAFT_NAME = re.compile(r"^(?:du[ _.-]?thao|draft)(?:[^a-z]|$)|[(\[]\s*(?:du[ _.-]?thao|draft)|[_ .-]draft$")
_HEAD_LINES = 12
# Thông tư 59/2021/TT-BCA: the province (001 to 096), century and sex, year of birth, six digits by chance.
_IDENTITY = re.compile(r"(?<![\d.,])0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{8}(?![\d]|[.,]\d)")
_OF_PERSONS = re.compile(r"\b(?:cccd|can cuoc|dinh danh|cmnd|cmt|so giay to)\b")
_OTHER_NUMBER = re.compile(
    r"\b(?:tk|stk|tai khoan|ma ho so|so ho so|ma vach|ma don|van don|ma qr|hoa don)\b[^\d]{0,20}$"
)
_CARD = r"(?:cccd|cmnd|can cuoc(?: cong dan)?|ho chieu)"
_CARD_PICTURE = re.compile(
    rf"\b(?:anh|chup|scan|mat truoc|mat sau)\b.{{0,15}}\b{_CARD}\b|\b{_CARD}\b.{{0,12}}\bmat (?:truoc|sau)\b"
)
_PASSWORD = re.compile(
    r"\b(?:mat khau|password|passwd|pass|ma otp|otp|ma xac thuc)\b(?: la)? ?[:=] ?(?P<value>\S{4,40})"
)
_OF_HEALTH = re.compile(r"\b(?:chan doan|benh an|hiv|tien su benh|ma benh|icd-?10)\b")
_NAMES_LISTED = re.compile(r"\bho (?:va )?ten\b")


def personal_marks(lines: Sequence[str], name: str | None, caption: str = "") -> tuple[PersonalMark, ...]:
    """What in a file's lines, its name and the words sent with it asks for care, in the order of PersonalMark.

    A bank account, a case number or a telephone number is no identity number; an order to change passwords, opinions
    to a draft and internal rules as a subject are nothing to ask about. What a picture shows is not known.
    """
    folded = [fold(line) for line in lines]
    called = fold(" ".join((_words(name), caption)))
    found = {
        PersonalMark.INTERNAL: any(map(_is_internal, (*folded, called))),
        PersonalMark.DRAFT: any(_DRAFT_LINE.fullmatch(line.strip(" .:*()[]-")) for line in folded[:_HEAD_LINES])
        or _DRAFT_NAME.search(fold(_stem(name))) is not None,
        PersonalMark.IDENTITY_NUMBERS: _has_identities(folded) or _has_identities([called]),
        PersonalMark.IDENTITY_CARD: _CARD_PICTURE.search(called) is not None,
        PersonalMark.PASSWORDS: any(_tells_password(line) for line in (*folded, fold(caption))),
        PersonalMark.HEALTH: any(map(_NAMES_LISTED.search, folded)) and any(map(_OF_HEALTH.search, folded)),
    }
    return tuple(mark for mark, is_there in found.items() if is_there)


def _stem(name: str | None) -> str:
    return (name or "").rsplit(".", 1)[0]


def _words(name: str | None) -> str:
    return re.sub(r"[_.-]+", " ", _stem(name))


def _is_internal(line: str) -> bool:
    match = _INTERNAL.search(line)
    return match is not None and _NOT_INTERNAL.search(line[: match.start()]) is None


def _has_identities(lines: Sequence[str]) -> bool:
    """Whether twelve digits stand here that number a person: by the heading of their table, or by themselves."""
    named = any(map(_OF_PERSONS.search, lines))
    numbers = [
        match.group()
        for line in lines
        for match in _IDENTITY.finditer(line)
        if _OTHER_NUMBER.search(line[: match.start()]) is None
    ]
    return bool(numbers) and (named or len(set(numbers)) > 1)


def _tells_password(line: str) -> bool:
    match = _PASSWORD.search(line)
    return match is not None and re.search(r"\d", match["value"]) is not None
