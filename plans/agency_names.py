"""How agencies are named: the standard bodies of a commune, the key that all spellings of a name share, groups."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from plans.text import fold


class AgencyKind(StrEnum):
    """What sort of body an agency is."""

    DEPARTMENT = "department"
    OFFICE = "office"
    CENTER = "center"
    HEALTH_STATION = "health_station"
    SCHOOL = "school"
    POLICE = "police"
    MILITARY = "military"
    FRONT = "front"
    UNION = "union"
    PARTY = "party"
    VILLAGE = "village"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A body of the commune's register: its full name, other spellings met so far, its kind."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: AgencyKind = AgencyKind.OTHER


def agency_as_json(agency: Agency) -> dict[str, Any]:
    """An agency as JSON; `agency_from_json` gives it back."""
    return {"name": agency.name, "kind": agency.kind.value, "aliases": list(agency.aliases)}


def agency_from_json(kept: Mapping[str, Any]) -> Agency:
    """The agency that `agency_as_json` was given."""
    return Agency(name=kept["name"], kind=AgencyKind(kept["kind"]), aliases=tuple(kept["aliases"]))


# --- groups -------------------------------------------------------------------------------------------------

# No noun may be made of two others ("phòng ban"): a text of many of them would be read in a thousand ways.
_GROUP_NOUN = (
    "co quan|quan|to chuc|don vi|phong|ban|nganh|so|trung tam|doan the|hoi|thon|xom|to dan pho|khu pho|ap"
    "|truong hoc|nha truong|truong|co so giao duc|doanh nghiep|ca nhan|dia phuong|thanh vien|bo phan"
    "|can bo|cong chuc|vien chuc|xa(?! hoi)|phuong|hop tac xa|htx|ho kinh doanh|ngan hang"
)
_GROUP_ADJECTIVE = (
    "chuyen mon|co lien quan|lien quan|khac|truc thuoc|su nghiep|cong lap|chinh tri|xa hoi|hanh chinh|nha nuoc"
    "|cung cap|cap xa|cua xa|con lai|nganh doc|phoi hop|vien thong|buu chinh|cong nghe|quan doi"
)
_GROUP = re.compile(
    rf"(?P<each>(?:thu truong )?(?:tat ca )?(?:cac|toan the|toan bo|moi|nhung)\s+)?(?:{_GROUP_NOUN})\b"
    rf"(?:(?:\s*[,/-]\s*|\s+va\s+|\s+)(?:cac\s+)?(?:{_GROUP_NOUN}|{_GROUP_ADJECTIVE})\b)*"
    r"(?P<rest>\s+(?:thuoc|tren|dong tren|duoc|tai|o|cua|trong|co|lien quan|phu trach|chu tri)\b.*)?"
)
_LONGEST_GROUP = 500
_GROUP_WITHOUT_EACH = re.compile(r"\b(?:lien quan|doan the)\b")
_BODY_WORD = re.compile(
    r"\b(?:van phong|trung tam|tram|cong an|ban chi|mat tran|truong (?:mam|tieu|th)|"
    r"phong (?!ban|,)(?:kinh|van|vh|kt))"
)


def is_group(words: str) -> bool:
    """Whether the words name a group ("Các cơ quan, đơn vị thuộc UBND xã") and no body of its own beside it."""
    folded = fold(words).strip(" .,;-")
    if len(folded) > _LONGEST_GROUP:
        return False
    found = _GROUP.fullmatch(folded)
    if found is None or _BODY_WORD.search(found["rest"] or ""):
        return False
    return found["each"] is not None or _GROUP_WITHOUT_EACH.search(folded) is not None


# --- keys and standard names --------------------------------------------------------------------------------

# Sources of the names: practice of communes since 1/7/2025 (Nghị định 150/2025/NĐ-CP for the specialised bodies).
_STANDARD: tuple[tuple[AgencyKind, str, tuple[str, ...]], ...] = (
    (AgencyKind.DEPARTMENT, "Phòng Văn hóa - Xã hội", ("văn hóa xã hội",)),
    (AgencyKind.DEPARTMENT, "Phòng Kinh tế", ()),
    (AgencyKind.DEPARTMENT, "Phòng Kinh tế, Hạ tầng và Đô thị", ("phòng kinh tế hạ tầng đô thị", "phòng KTHTĐT")),
    (AgencyKind.OFFICE, "Văn phòng HĐND và UBND", ()),
    (
        AgencyKind.CENTER,
        "Trung tâm Phục vụ hành chính công",
        ("trung tâm hành chính công", "bộ phận một cửa", "bộ phận tiếp nhận và trả kết quả"),
    ),
    (AgencyKind.CENTER, "Trung tâm Dịch vụ tổng hợp", ()),
    (AgencyKind.CENTER, "Trung tâm Dịch vụ công", ()),
    (AgencyKind.CENTER, "Trung tâm Cung ứng dịch vụ công", ()),
    (AgencyKind.CENTER, "Trung tâm Cung ứng dịch vụ sự nghiệp công", ()),
    (AgencyKind.HEALTH_STATION, "Trạm Y tế", ()),
    (AgencyKind.POLICE, "Công an xã", ()),
    (AgencyKind.MILITARY, "Ban Chỉ huy Quân sự xã", ("xã đội",)),
    (AgencyKind.FRONT, "Ủy ban Mặt trận Tổ quốc Việt Nam xã", ("mặt trận tổ quốc", "ủy ban mặt trận")),
    (AgencyKind.UNION, "Hội Liên hiệp Phụ nữ xã", ("hội phụ nữ", "hội LHPN")),
    (AgencyKind.UNION, "Hội Nông dân xã", ()),
    (AgencyKind.UNION, "Hội Cựu chiến binh xã", ("hội CCB",)),
    (
        AgencyKind.UNION,
        "Đoàn Thanh niên xã",
        ("đoàn TNCS Hồ Chí Minh", "đoàn thanh niên cộng sản Hồ Chí Minh", "xã đoàn"),
    ),
    (AgencyKind.UNION, "Hội Người cao tuổi xã", ()),
    (AgencyKind.UNION, "Hội Chữ thập đỏ xã", ()),
    (AgencyKind.PARTY, "Đảng ủy xã", ()),
    (AgencyKind.PARTY, "Thường trực Đảng ủy", ()),
    (AgencyKind.PARTY, "Ban Thường vụ Đảng ủy xã", ()),
    (AgencyKind.PARTY, "Văn phòng Đảng ủy", ()),
    (AgencyKind.PARTY, "Ban Xây dựng Đảng", ()),
    (AgencyKind.PARTY, "Ủy ban Kiểm tra Đảng ủy", ()),
    (AgencyKind.OTHER, "UBND xã", ()),
    (AgencyKind.OTHER, "HĐND xã", ()),
    (AgencyKind.OTHER, "Thường trực HĐND xã", ()),
    (AgencyKind.OTHER, "UBND tỉnh", ()),
    (AgencyKind.OTHER, "Tổ công nghệ số cộng đồng", ()),
)
_PROVINCE_DEPARTMENTS = (
    "Nội vụ", "Tài chính", "Tư pháp", "Xây dựng", "Công Thương", "Y tế", "Ngoại vụ", "Du lịch",
    "Khoa học và Công nghệ", "Nông nghiệp và Môi trường", "Giáo dục và Đào tạo", "Dân tộc và Tôn giáo",
    "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thể thao",
)  # fmt: skip

# Bodies of the districts and of the communes before 1/7/2025, which cannot be reminded any more.
_ABOLISHED = re.compile(
    r"^(?:phong (?:noi vu|tu phap|tai chinh|giao duc|lao dong|van hoa thong tin|tai nguyen|nong nghiep|y te)\b"
    r"|van phong thong ke|cong chuc (?:tu phap|van phong|dia chinh|van hoa|tai chinh)|.*\bhuyen\b)"
)
_LEADER = re.compile(r"^(?:(?:pho )?(?:chu tich|bi thu)\b|lanh dao (?:ubnd|uy ban nhan dan|hdnd|dang uy)\b)")


def is_abolished(key: str) -> bool:
    """Whether a key names a body that communes no longer have."""
    return _ABOLISHED.search(key) is not None


def is_leader(words: str) -> bool:
    """Whether the words name a leader and not a body ("Chủ tịch UBND xã")."""
    return _LEADER.match(fold(words)) is not None


_WORDS = {
    "vp": "van phong", "p": "phong", "vh": "van hoa", "xh": "xa hoi", "vhxh": "van hoa xa hoi",
    "vhxxh": "van hoa xa hoi", "vhxx": "van hoa xa hoi", "kt": "kinh te", "hcc": "hanh chinh cong",
    "pvhcc": "phuc vu hanh chinh cong", "dvc": "dich vu cong", "dvth": "dich vu tong hop", "yt": "y te",
    "cax": "cong an", "bch": "ban chi huy", "qs": "quan su", "chqs": "chi huy quan su", "ub": "uy ban",
    "vn": "viet nam", "mttq": "mat tran to quoc", "mttqvn": "mat tran to quoc",
    "ubmttq": "uy ban mat tran to quoc", "ubmttqvn": "uy ban mat tran to quoc", "ttr": "thuong truc",
    "btv": "ban thuong vu",
}  # fmt: skip
_PHRASES = (
    (re.compile(r"\btt (?=dang uy|hdnd|huyen uy|tinh uy)"), "thuong truc "),
    (re.compile(r"\btt\b"), "trung tam"),
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bhoi dong nhan dan\b"), "hdnd"),
    (re.compile(r"\bhdnd va ubnd\b"), "hdnd ubnd"),
    (re.compile(r"\bvan hoa va xa hoi\b"), "van hoa xa hoi"),
    (re.compile(r"\bto quoc viet nam\b"), "to quoc"),
    (re.compile(r"\b(\w+) \1\b"), r"\1"),  # "sở Sở Nội vụ"
    (re.compile(r"^(?:lanh dao|thu truong|dong chi) "), ""),
    (re.compile(r"^(?:pho )?(?:giam doc|tram truong|hieu truong|chi huy truong|truong|chanh|chu tich|bi thu)"
                r" (?=phong|van phong|trung tam|tram|truong|cong an|ban|ubnd|hdnd|dang uy|uy ban|hoi)"), ""),
)  # fmt: skip
_TAIL = re.compile(
    r" (?:cua xa|cap xa|thuoc xa|thuoc ubnd xa|thuoc ubnd|tren dia ban xa|tren dia ban|dia phuong"
    r"|xa|phuong|dac khu|thi tran)$"
)


@lru_cache(maxsize=4096)
def key_of(printed: str) -> str:
    """The folded words of a name without signs, abbreviations written out, without a head's title."""
    words = re.sub(r"[^a-z0-9]+", " ", fold(printed).replace("&", " va ")).split()
    key = " ".join(_WORDS.get(word, word) for word in words)
    for pattern, replacement in _PHRASES:
        key = pattern.sub(replacement, key)
    return key


def without_tail(key: str, commune: str) -> str:
    """A key without the commune's kind and name behind it ("phong kinh te xa an mau" → "phong kinh te")."""
    if commune:
        key = key.removesuffix(f" {commune}")
    shorter = _TAIL.sub("", key)
    while shorter != key:
        key, shorter = shorter, _TAIL.sub("", shorter)
    return key


def shortens(short: str, full: str) -> bool:
    """Whether a key is another with first letters for some of its words: "tyt" and "tram y te", "hoi nd"."""
    if short[:1] != full[:1] or len(short) >= len(full):
        return False
    parts, words = ([word for word in key.split() if word != "va"] for key in (short, full))
    reached = {0}
    for part in parts:
        reached = {end for start in reached for end in _ends_of(part, words, start)}
    return len(words) in reached and len(parts) < len(words)


def _ends_of(part: str, words: list[str], start: int) -> set[int]:
    """Where a part that begins at word `start` can end: it is the word itself, or stands for two words or more.

    Each of those it gives by its first letter, or in full: "vphdnd" for "van phong hdnd".
    """
    ends = {start + 1} if words[start : start + 1] == [part] else set()
    ways = {(0, start)}
    while ways:
        at, index = ways.pop()
        if at == len(part):
            ends |= {index} if index - start > 1 else set()
        elif index < len(words):
            word = words[index]
            ways |= {(at + len(given), index + 1) for given in (word[0], word) if part.startswith(given, at)}
    return ends


@lru_cache(maxsize=8)
def standard_keys(unit: str) -> dict[str, Agency]:
    """The standard bodies by every key of theirs, named for a commune of this kind ("Công an phường")."""
    agencies = [(Agency(name=_named_for(unit, name), kind=kind), more) for kind, name, more in _STANDARD]
    agencies += [(Agency(name=f"Sở {field}"), ()) for field in _PROVINCE_DEPARTMENTS]
    return {without_tail(key_of(s), ""): agency for agency, more in agencies for s in (agency.name, *more)}


def _named_for(unit: str, name: str) -> str:
    return f"{name.removesuffix('xã')}{unit}" if name.endswith(" xã") else name


_SEVERAL = re.compile(r"[,;/+]|\s(?:và|&)\s|\s[-–]\s", re.IGNORECASE)
_SCHOOL = re.compile(r"truong (?:mam non|mau giao|tieu hoc|thcs|thpt|th|trung hoc|pho thong|ptdtbt|dan toc)\b")
_VILLAGE = re.compile(r"(?:thon|xom|to dan pho|khu pho|ap) \S+(?: \S+){0,3}$")


def of_an_open_class(words: str, key: str) -> Agency | None:
    """Schools and villages: any name is a name; only the first word tells."""
    if _SEVERAL.search(words):
        return None
    if _SCHOOL.match(key):
        return Agency(name=words, kind=AgencyKind.SCHOOL)
    return Agency(name=words, kind=AgencyKind.VILLAGE) if _VILLAGE.match(key) else None


_KIND_BY_START = (
    ("phong ", AgencyKind.DEPARTMENT),
    ("van phong ", AgencyKind.OFFICE),
    ("trung tam ", AgencyKind.CENTER),
    ("tram y te", AgencyKind.HEALTH_STATION),
    ("truong ", AgencyKind.SCHOOL),
    ("cong an", AgencyKind.POLICE),
    ("hoi ", AgencyKind.UNION),
    ("doan ", AgencyKind.UNION),
    ("dang ", AgencyKind.PARTY),
)


def kind_of_name(key: str) -> AgencyKind:
    """What sort of body a name of its own is, by its first words."""
    return next((kind for start, kind in _KIND_BY_START if key.startswith(start)), AgencyKind.OTHER)


def kind_of_group(name: str) -> AgencyKind:
    """What sort of bodies a group is made of: villages, schools, or GROUP for a mixed one."""
    folded = fold(name)
    if re.match(r"cac (?:thon|xom|ban|to dan pho|khu pho|ap)\b(?!,? nganh)", folded):
        return AgencyKind.VILLAGE
    return AgencyKind.SCHOOL if re.match(r"cac (?:truong|nha truong|co so giao duc)\b", folded) else AgencyKind.GROUP
