"""A printed agency name → an agency of the register, several, a group, or a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from plans.doubts import Doubt
from plans.text import fold, nfc


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


class AgencyDoubt(StrEnum):
    """Why a name is asked about: the codes that `locales` has sentences for, with the words each carries."""

    MISSPELT = "agency-misspelt"  # printed, meant
    UNKNOWN = "agency-unknown"  # printed
    NOT_IN_REGISTER = "agency-not-in-register"  # printed
    ABOLISHED = "agency-abolished"  # printed
    A_LEADER = "agency-is-a-leader"  # printed
    RUN_TOGETHER = "agencies-run-together"  # printed
    WITH_BRACKETS = "agency-with-brackets"  # printed, inside


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A body of the commune's register: its full name, other spellings met so far, its kind."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: AgencyKind = AgencyKind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a document that name a body or a group: as printed, the agency they mean, and whether that is sure."""

    printed: str
    agency: Agency
    doubted: bool = False

    @property
    def is_group(self) -> bool:
        return self.agency.kind is AgencyKind.GROUP


@dataclass(frozen=True, slots=True, kw_only=True)
class AgenciesReading:
    """What a printed cell says: bodies and groups in their order, and what is not sure about it."""

    mentions: tuple[Mention, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the bodies, each once; groups are left out."""
        return tuple(dict.fromkeys(m.agency.name for m in self.mentions if not m.is_group))

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups in their own words."""
        return tuple(dict.fromkeys(m.printed for m in self.mentions if m.is_group))


@dataclass(frozen=True, kw_only=True)
class Register:
    """The agencies that a commune knows, and the commune's own name, which bodies like to carry behind theirs.

    An empty register (a commune's first plan) knows the standard bodies of a commune; names are then proposed
    by the plan. Once there are agencies, a standard body outside the register is a doubt.
    """

    agencies: tuple[Agency, ...] = ()
    commune: str | None = None

    @cached_property
    def keys(self) -> dict[str, Agency]:
        """Every spelling by its key; the register's own agencies come before the standard ones."""
        keys = dict(_STANDARD_KEYS)
        for agency in self.agencies:
            keys.update({self.key(spelling): agency for spelling in (*agency.aliases, agency.name)})
        return keys

    def key(self, printed: str) -> str:
        """The spelling-free form of a name: no accents, signs, abbreviations, head's title or commune's name."""
        return _without_tail(_key(printed), _key(self.commune or ""))

    def knows(self, agency: Agency) -> bool:
        return not self.agencies or any(agency.name == known.name for known in self.agencies)


def read_agencies(printed: str, register: Register, *, field: str) -> AgenciesReading:
    """The bodies and groups that a cell names. Doubts carry `field` ("leads" or "coordinators").

    Only ";" and line ends always separate names; "," "và" "-" "/" do so only where what stands on both sides is
    known, since "Văn phòng HĐND và UBND" is one body. The codes of the doubts are those of `AgencyDoubt`.
    """
    parts = [_PartReader(part, register, field).read() for part in _hard_parts(printed)]
    return AgenciesReading(
        mentions=tuple(mention for part in parts for mention in part.mentions),
        doubts=tuple(doubt for part in parts for doubt in part.doubts),
    )


def proposed_agencies(mentions: Iterable[Mention]) -> tuple[Agency, ...]:
    """The register that mentions propose: each agency and group once, with the other spellings that are sure."""
    spellings: dict[str, dict[str, None]] = {}
    agencies: dict[str, Agency] = {}
    for mention in mentions:
        name = _group_name(mention.printed, spellings) if mention.is_group else mention.agency.name
        agencies.setdefault(name, mention.agency)
        met = spellings.setdefault(name, {})
        if not mention.doubted:
            met[mention.printed] = None
    return tuple(
        Agency(
            name=name,
            aliases=tuple(s for s in dict.fromkeys([*agencies[name].aliases, *met]) if s != name),
            kind=agencies[name].kind,
        )
        for name, met in spellings.items()
    )


def _group_name(printed: str, known: Iterable[str]) -> str:
    """The name a group goes by: the first spelling met of those that fold alike."""
    return next((name for name in known if fold(name) == fold(printed)), printed[:1].upper() + printed[1:])


def kind_of_group(name: str) -> AgencyKind:
    """What sort of bodies a group is made of: villages, schools, or GROUP for a mixed one."""
    folded = fold(name)
    if re.match(r"cac (?:thon|xom|ban|to dan pho|khu pho|ap)\b(?!,? nganh)", folded):
        return AgencyKind.VILLAGE
    return AgencyKind.SCHOOL if re.match(r"cac (?:truong|nha truong|co so giao duc)\b", folded) else AgencyKind.GROUP


# --- one part of a cell -------------------------------------------------------------------------------------

_HARD_SEPARATOR = re.compile(r"[;\n]+")
_SOFT_SEPARATOR = re.compile(r"\s*[,/+]\s*|\s+(?:và|&)\s+|\s+[-–]\s*|\s*[-–]\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"^(?P<outside>[^()]+?)\s*\((?P<inside>[^()]*)\)\s*$")
_HARMLESS_BRACKET = re.compile(r"^(?:la )?(?:co quan )?(?:thuong truc|chu tri|dau moi)(?: tham muu)?$")

# Below this likeness (0-100) a name is a new one; a slip must also be clearly nearer to one body than to the next.
_SLIP = 84
_CLEARLY = 5
_MOST_ATOMS = 12
_LONGEST_LIST = 500
_COST_SLIP = 10
_COST_UNKNOWN = 30
_COST_UNKNOWN_ATOM = 5


@dataclass(frozen=True, slots=True)
class _Piece:
    mention: Mention
    doubt: Doubt | None
    cost: int


def _hard_parts(printed: str) -> list[str]:
    parts = (nfc(part).strip(" ,.-–+") for part in _HARD_SEPARATOR.split(printed))
    return [part for part in parts if part]


def _reading_of(*pieces: _Piece) -> AgenciesReading:
    return AgenciesReading(
        mentions=tuple(piece.mention for piece in pieces),
        doubts=tuple(piece.doubt for piece in pieces if piece.doubt),
    )


@dataclass(frozen=True)
class _PartReader:
    part: str
    register: Register
    field: str

    def read(self) -> AgenciesReading:
        if len(self.part) > _LONGEST_LIST:
            return _reading_of(self._unknown(self.part, 1))
        return self._in_brackets() or self._run_together() or self._pieces()

    def _pieces(self) -> AgenciesReading:
        """The cheapest way to cut the part at its soft separators into names that are known."""
        return _reading_of(*self._cut(tuple(self._atoms())))

    def _atoms(self) -> Iterator[tuple[int, int]]:
        start = 0
        for separator in _SOFT_SEPARATOR.finditer(self.part):
            if start < separator.start():
                yield start, separator.start()
            start = separator.end()
        if start < len(self.part):
            yield start, len(self.part)

    def _cut(self, atoms: tuple[tuple[int, int], ...]) -> list[_Piece]:
        if not 1 < len(atoms) <= _MOST_ATOMS:
            return [self._piece(self.part, len(atoms) or 1)]
        best: list[tuple[int, list[_Piece]]] = [(0, [])]
        for end in range(1, len(atoms) + 1):
            ways = []
            for start in range(end):
                words = self.part[atoms[start][0] : atoms[end - 1][1]]
                piece = self._piece(words, end - start)
                ways.append((best[start][0] + piece.cost, [*best[start][1], piece]))
            best.append(min(ways, key=lambda way: way[0]))
        return best[-1][1]

    def _piece(self, words: str, atoms: int) -> _Piece:
        if agency := self._known(words):
            doubt = self._doubt_of_known(words, agency)
            return _Piece(Mention(printed=words, agency=agency, doubted=doubt is not None), doubt, 1)
        if is_group(words):
            return _Piece(Mention(printed=words, agency=Agency(name=words, kind=AgencyKind.GROUP)), None, 1)
        if agency := self._slip_of(words):
            doubt = self._doubt(AgencyDoubt.MISSPELT, printed=words, meant=agency.name)
            return _Piece(Mention(printed=words, agency=agency, doubted=True), doubt, _COST_SLIP)
        return self._unknown(words, atoms)

    def _known(self, words: str) -> Agency | None:
        key = self.register.key(words)
        return self.register.keys.get(key) or _of_an_open_class(words, key)

    def _doubt_of_known(self, words: str, agency: Agency) -> Doubt | None:
        if _LEADER.match(fold(words)):
            return self._doubt(AgencyDoubt.A_LEADER, printed=words)
        if not self.register.knows(agency):
            return self._doubt(AgencyDoubt.NOT_IN_REGISTER, printed=words)
        return None

    def _slip_of(self, words: str) -> Agency | None:
        """The one body that the words nearly spell, or None when no body or more than one comes near."""
        key = self.register.key(words)
        keys = self.register.keys
        near = process.extract(key, keys.keys(), scorer=fuzz.ratio, limit=8, score_cutoff=_SLIP - _CLEARLY)
        if not near or near[0][1] < _SLIP:
            return None
        first = keys[near[0][0]]
        rivals = [score for other, score, _ in near if keys[other].name != first.name]
        return first if not rivals or near[0][1] - rivals[0] >= _CLEARLY else None

    def _unknown(self, words: str, atoms: int) -> _Piece:
        abolished = _ABOLISHED.search(self.register.key(words)) is not None
        code = AgencyDoubt.ABOLISHED if abolished else AgencyDoubt.UNKNOWN
        agency = Agency(name=words, kind=_kind_of_name(self.register.key(words)))
        cost = _COST_UNKNOWN + _COST_UNKNOWN_ATOM * atoms
        return _Piece(Mention(printed=words, agency=agency, doubted=True), self._doubt(code, printed=words), cost)

    def _in_brackets(self) -> AgenciesReading | None:
        """A name with a remark in brackets: the name is read, the remark is shown to a human."""
        found = _BRACKETS.match(self.part)
        if found is None or is_group(self.part):
            return None
        reading = _PartReader(found["outside"], self.register, self.field).read()
        inside = fold(found["inside"])
        if _HARMLESS_BRACKET.match(inside) or self._same(found["inside"], reading):
            return reading
        doubt = self._doubt(AgencyDoubt.WITH_BRACKETS, printed=self.part, inside=found["inside"])
        members = self._members(found["inside"]) if reading.groups else ()
        return AgenciesReading(mentions=(*reading.mentions, *members), doubts=(*reading.doubts, doubt))

    def _members(self, inside: str) -> tuple[Mention, ...]:
        """The bodies that a bracket behind a group lists, where all of them are known."""
        reading = _PartReader(inside, self.register, self.field).read()
        return () if reading.doubts else reading.mentions

    def _same(self, words: str, reading: AgenciesReading) -> bool:
        agency = self._known(words)
        return agency is not None and reading.names == (agency.name,)

    def _run_together(self) -> AgenciesReading | None:
        """Two known names with nothing between them, as when two lines of a cell were joined."""
        if self._known(self.part) or is_group(self.part):
            return None
        words = self.part.split()
        for cut in range(2, len(words) - 1):
            left, right = " ".join(words[:cut]), " ".join(words[cut:])
            if (
                left[-1].isalnum()
                and right[:1].isupper()
                and (first := self._known(left))
                and (second := self._known(right))
            ):
                mentions = (Mention(printed=left, agency=first), Mention(printed=right, agency=second))
                return AgenciesReading(
                    mentions=mentions, doubts=(self._doubt(AgencyDoubt.RUN_TOGETHER, printed=self.part),)
                )
        return None

    def _doubt(self, code: AgencyDoubt, **args: str) -> Doubt:
        return Doubt(field=self.field, code=code, args=args)


# --- groups -------------------------------------------------------------------------------------------------

# No noun may be made of two others ("phòng ban"): a text of many of them would be read in a thousand ways.
_GROUP_NOUN = (
    "co quan|quan|to chuc|don vi|phong|ban|nganh|so|trung tam|doan the|hoi|thon|xom|to dan pho|khu pho|ap"
    "|truong hoc|nha truong|truong|co so giao duc|doanh nghiep|ca nhan|dia phuong|thanh vien|bo phan"
    "|can bo|cong chuc|vien chuc|xa(?! hoi)|phuong|hop tac xa"
)
_GROUP_ADJECTIVE = (
    "chuyen mon|co lien quan|lien quan|khac|truc thuoc|su nghiep|cong lap|chinh tri|xa hoi|hanh chinh|nha nuoc"
    "|cung cap|cap xa|cua xa|con lai|nganh doc|phoi hop"
)
_GROUP = re.compile(
    rf"(?P<each>(?:thu truong )?(?:tat ca )?(?:cac|toan the|toan bo|moi|nhung)\s+)?(?:{_GROUP_NOUN})\b"
    rf"(?:(?:\s*[,/-]\s*|\s+va\s+|\s+)(?:cac\s+)?(?:{_GROUP_NOUN}|{_GROUP_ADJECTIVE})\b)*"
    r"(?P<rest>\s+(?:thuoc|tren|dong tren|duoc|tai|o|cua|trong|co|lien quan|phu trach|chu tri)\b.*)?"
)
_GROUP_WITHOUT_EACH = re.compile(r"\b(?:lien quan|doan the)\b")
_BODY_WORD = re.compile(
    r"\b(?:van phong|trung tam|tram|cong an|ban chi|mat tran|truong (?:mam|tieu|th)|"
    r"phong (?!ban|,)(?:kinh|van|vh|kt))"
)


def is_group(words: str) -> bool:
    """Whether the words name a group ("Các cơ quan, đơn vị thuộc UBND xã") and no body of its own beside it."""
    folded = fold(words).strip(" .,;-")
    if len(folded) > _LONGEST_LIST:
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
    (AgencyKind.MILITARY, "Ban Chỉ huy Quân sự xã", ()),
    (AgencyKind.FRONT, "Ủy ban Mặt trận Tổ quốc Việt Nam xã", ("mặt trận tổ quốc", "ủy ban mặt trận")),
    (AgencyKind.UNION, "Hội Liên hiệp Phụ nữ xã", ("hội phụ nữ", "hội LHPN")),
    (AgencyKind.UNION, "Hội Nông dân xã", ()),
    (AgencyKind.UNION, "Hội Cựu chiến binh xã", ("hội CCB",)),
    (AgencyKind.UNION, "Đoàn Thanh niên xã", ("đoàn TNCS Hồ Chí Minh", "đoàn thanh niên cộng sản Hồ Chí Minh")),
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
_LEADER = re.compile(r"^(?:pho )?(?:chu tich|bi thu)\b")

_WORDS = {
    "vp": "van phong", "p": "phong", "pkt": "phong kinh te", "pvhxh": "phong van hoa xa hoi", "vh": "van hoa",
    "xh": "xa hoi", "vhxh": "van hoa xa hoi", "vhxxh": "van hoa xa hoi", "vhxx": "van hoa xa hoi", "kt": "kinh te",
    "kthtdt": "kinh te ha tang do thi", "hcc": "hanh chinh cong", "pvhcc": "phuc vu hanh chinh cong",
    "tthcc": "trung tam hanh chinh cong", "ttpvhcc": "trung tam phuc vu hanh chinh cong", "dvc": "dich vu cong",
    "dvth": "dich vu tong hop", "ttdvth": "trung tam dich vu tong hop", "yt": "y te", "cax": "cong an",
    "bch": "ban chi huy", "qs": "quan su", "bchqs": "ban chi huy quan su", "ub": "uy ban", "vn": "viet nam",
    "mttq": "mat tran to quoc", "ubmttq": "uy ban mat tran to quoc", "ttr": "thuong truc", "btv": "ban thuong vu",
    "chqs": "chi huy quan su", "ccb": "cuu chien binh", "lhpn": "lien hiep phu nu",
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
    r" (?:cua xa|cap xa|thuoc xa|thuoc ubnd xa|thuoc ubnd|tren dia ban xa|tren dia ban|dia phuong|xa|phuong|dac khu)$"
)


@lru_cache(maxsize=4096)
def _key(printed: str) -> str:
    """Folded words without signs and abbreviations."""
    words = re.sub(r"[^a-z0-9]+", " ", fold(printed).replace("&", " va ")).split()
    key = " ".join(_WORDS.get(word, word) for word in words)
    for pattern, replacement in _PHRASES:
        key = pattern.sub(replacement, key)
    return key


def _without_tail(key: str, commune: str) -> str:
    """A key without the commune's kind and name behind it ("phong kinh te xa an mau" → "phong kinh te")."""
    if commune:
        key = key.removesuffix(f" {commune}")
    shorter = _TAIL.sub("", key)
    while shorter != key:
        key, shorter = shorter, _TAIL.sub("", shorter)
    return key


def _standard_keys() -> dict[str, Agency]:
    agencies = [(Agency(name=name, kind=kind), more) for kind, name, more in _STANDARD]
    agencies += [(Agency(name=f"Sở {field}"), ()) for field in _PROVINCE_DEPARTMENTS]
    return {_without_tail(_key(s), ""): agency for agency, more in agencies for s in (agency.name, *more)}


_STANDARD_KEYS = _standard_keys()

_SCHOOL = re.compile(r"truong (?:mam non|mau giao|tieu hoc|thcs|thpt|th|trung hoc|pho thong|ptdtbt|dan toc)\b")
_VILLAGE = re.compile(r"(?:thon|xom|to dan pho|khu pho|ap) \S+(?: \S+){0,3}$")


def _of_an_open_class(words: str, key: str) -> Agency | None:
    """Schools and villages: any name is a name; only the first word tells."""
    if _SCHOOL.match(key) and not _SOFT_SEPARATOR.search(words):
        return Agency(name=words, kind=AgencyKind.SCHOOL)
    if _VILLAGE.match(key) and not _SOFT_SEPARATOR.search(words):
        return Agency(name=words, kind=AgencyKind.VILLAGE)
    return None


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


def _kind_of_name(key: str) -> AgencyKind:
    return next((kind for start, kind in _KIND_BY_START if key.startswith(start)), AgencyKind.OTHER)
