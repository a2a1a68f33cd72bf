"""What an office says of the head and foot of its papers: who signs, to whom a report goes, where it is dated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from plans.text import Folded, fold, folded, nfc


class FormField(StrEnum):
    """What can be said."""

    SIGNER = "signer"  # "người ký: Trần Thị Mẫu, Phó Chủ tịch"
    ADDRESSED = "addressed"  # "kính gửi: Sở Nội vụ; UBND tỉnh"
    RECIPIENTS = "recipients"  # "nơi nhận: Như trên; Lưu: VT"
    PLACE = "place"  # "địa danh: An Mẫu"


class Post(StrEnum):
    """As what somebody signs a commune's papers (Nghị định 30/2020/NĐ-CP, Phụ lục I: TM., Q., KT., TL.)."""

    CHAIR = "chair"
    ACTING_CHAIR = "acting-chair"
    VICE_CHAIR = "vice-chair"
    OFFICE_HEAD = "office-head"
    DEPUTY_OFFICE_HEAD = "deputy-office-head"


class FormFlaw(StrEnum):
    """Why a sentence is not taken as it was said."""

    NO_POST = "no-post"
    NO_NAME = "no-name"
    TOO_LONG = "too-long"


@dataclass(frozen=True, kw_only=True)
class Said:
    """A field and what it is to be: the signer's name (or none) with a post, one place, or bodies in their order.

    Without values and post the field goes back to what is usual.
    """

    field: FormField
    values: tuple[str, ...] = ()
    post: Post | None = None

    @property
    def is_usual(self) -> bool:
        return not self.values and self.post is None


@dataclass(frozen=True, kw_only=True)
class PaperForm:
    """What an office has said so far; None or nothing where what is usual holds."""

    post: Post = Post.CHAIR
    signer: str | None = None
    addressed: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None


_WHICH: Mapping[FormField, str] = {
    FormField.SIGNER: r"nguoi ky",
    FormField.ADDRESSED: r"(?:bao cao )?kinh gui",
    FormField.RECIPIENTS: r"noi nhan",
    FormField.PLACE: r"dia danh",
}
_OF_PAPERS = r"(?: (?:cua |tren |trong )?(?:cac )?(?:bao cao|van ban|cong van))?"
_IS = r"(?: ?: ?| la | thanh )"
_CHANGE = r"(?:(?:doi|dat|sua|thay) )?"
_SAYS = [(field, re.compile(rf"{_CHANGE}{words}{_OF_PAPERS}{_IS}(?P<said>.+)")) for field, words in _WHICH.items()]
_USUAL = [
    (field, re.compile(rf"{_CHANGE}{words}{_OF_PAPERS}(?: ?:)?(?: (?:ve|theo|nhu|dung|de))* (?:mac dinh|ban dau)"))
    for field, words in _WHICH.items()
]
_POSTS = (
    (Post.DEPUTY_OFFICE_HEAD, r"pho chanh van phong"), (Post.OFFICE_HEAD, r"chanh van phong"),
    (Post.VICE_CHAIR, r"pho chu tich"), (Post.ACTING_CHAIR, r"(?:quyen |q\. ?)chu tich"), (Post.CHAIR, r"chu tich"),
)  # fmt: skip
# Of which body: "UBND xã", "HĐND và UBND xã An Mẫu".
_BODY = r"(?: (?:hdnd (?:va )?ubnd|ubnd|uy ban nhan dan)(?: (?:xa|phuong|dac khu)(?: {commune}(?=$|[ ,;.-]))?)?)?"
_TITLE = re.compile(r"(?:ong|ba|dong chi|d/c|anh|chi)[ .:]+")
_EDGES = " ,;:.-–"
_LONGEST, _LONGEST_VALUE, _MOST = 600, 150, 12


def read_form(text: str, commune: str) -> Said | FormFlaw | None:
    """What a sentence as a whole says of a field, what is wrong with it, None where it says nothing of one.

    `commune` is how the commune is called ("xã An Mẫu"), so that its name is not taken as the signer's.
    """
    lines = [nfc(line) for line in text.splitlines() if line.strip()]
    source = "; ".join(line.strip(" ;") for line in lines) if len(lines) > 1 else nfc(text).strip()
    if not source or len(source) > _LONGEST:
        return None
    whole = folded(source.rstrip("."))
    for field, pattern in _USUAL:
        if pattern.fullmatch(whole.text):
            return Said(field=field)
    for field, pattern in _SAYS:
        if match := pattern.fullmatch(whole.text):
            said = whole.verbatim(*match.span("said"))
            return _signer(folded(said), commune) if field is FormField.SIGNER else _listed(field, said)
    return None


def _listed(field: FormField, said: str) -> Said | FormFlaw:
    parts = [part.strip(" -–,.") for part in said.split(";")]
    values = tuple(dict.fromkeys(part for part in parts if part))
    if not values:
        return FormFlaw.NO_NAME
    if len(values) > (1 if field is FormField.PLACE else _MOST) or max(map(len, values)) > _LONGEST_VALUE:
        return FormFlaw.TOO_LONG
    return Said(field=field, values=values)


def _signer(who: Folded, commune: str) -> Said | FormFlaw:
    """A name and a post in either order; the post alone leaves the name to the clerk."""
    body = _BODY.format(commune=re.escape(fold(commune).partition(" ")[2]))
    for post, words in _POSTS:
        match = re.search(rf"\b{words}\b{body}", who.text)
        if match is None:
            continue
        before, after = (who.verbatim(0, match.start()), who.verbatim(match.end(), len(who.text)))
        name = " ".join(part for part in (before.strip(_EDGES), after.strip(_EDGES)) if part)
        title = _TITLE.match(fold(name))
        name = name[title.end() :] if title else name
        if any(character.isdigit() for character in name) or len(name) > _LONGEST_VALUE:
            return FormFlaw.NO_NAME
        return Said(field=FormField.SIGNER, values=(name,) if name else (), post=post)
    return FormFlaw.NO_POST


# As it is kept ------------------------------------------------------------------------------------------------------


def form_by(kept: Mapping[str, Any]) -> PaperForm:
    """The form that was kept field by field."""

    def listed(field: FormField) -> tuple[str, ...]:
        values: Sequence[str] = kept.get(field.value, {}).get("values", ())
        return tuple(values)

    signer, place = kept.get(FormField.SIGNER.value, {}), listed(FormField.PLACE)
    return PaperForm(
        post=Post(signer.get("post") or Post.CHAIR), signer=next(iter(listed(FormField.SIGNER)), None),
        addressed=listed(FormField.ADDRESSED), recipients=listed(FormField.RECIPIENTS), place=next(iter(place), None),
    )  # fmt: skip


def with_said(kept: Mapping[str, Any], said: Said) -> dict[str, Any]:
    """What is kept once this was said."""
    others = {field: value for field, value in kept.items() if field != said.field.value}
    return others if said.is_usual else {**others, said.field.value: said_as_json(said)}


def said_as_json(said: Said) -> dict[str, Any]:
    """A field's value as it is kept, or remembered until the yes."""
    return {"values": list(said.values), "post": said.post.value if said.post else None}


def said_from_json(field: str, kept: Mapping[str, Any]) -> Said:
    """The way back from `said_as_json`."""
    post = kept["post"]
    return Said(field=FormField(field), values=tuple(kept["values"]), post=Post(post) if post else None)
