"""A printed agency name → an agency of the register, several, a group, or a doubt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz import fuzz, process

from plans.agency_names import (
    Agency,
    AgencyKind,
    is_abolished,
    is_group,
    is_leader,
    key_of,
    kind_of_group,
    kind_of_name,
    of_an_open_class,
    shortens,
    standard_keys,
    without_tail,
)
from plans.doubts import Doubt
from plans.text import fold, nfc, with_marks

__all__ = [
    "AgenciesReading",
    "Agency",
    "AgencyDoubt",
    "AgencyKind",
    "Mention",
    "Register",
    "is_group",
    "kind_of_group",
    "named_in",
    "proposed_agencies",
    "read_agencies",
]


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
    """The agencies that a commune knows, its own name, which bodies carry behind theirs, and its kind ("phường").

    An empty register (a commune's first plan) knows the standard bodies of a commune; names are then proposed
    by the plan. Once there are agencies, a standard body outside the register is a doubt.
    """

    agencies: tuple[Agency, ...] = ()
    commune: str | None = None
    unit: str = "xã"

    @cached_property
    def keys(self) -> dict[str, Agency]:
        """Every spelling by its key; the register's own agencies come before the standard ones."""
        keys = dict(standard_keys(self.unit))
        for agency in self.agencies:
            keys.update({self.key(spelling): agency for spelling in (*agency.aliases, agency.name)})
        return keys

    @cached_property
    def spellings(self) -> dict[str, Agency]:
        """The register's agencies by every spelling with its marks: "Thôn Bãi" and "Thôn Bái" are two."""
        return {with_marks(s): agency for agency in self.agencies for s in (*agency.aliases, agency.name)}

    @cached_property
    def folded(self) -> frozenset[str]:
        """The register's spellings without their marks."""
        return frozenset(fold(s) for agency in self.agencies for s in (*agency.aliases, agency.name))

    @cached_property
    def shared_keys(self) -> frozenset[str]:
        """The keys that more than one agency of the register goes by, so that they tell nothing."""
        names: dict[str, set[str]] = {}
        for agency in self.agencies:
            for spelling in (*agency.aliases, agency.name):
                names.setdefault(self.key(spelling), set()).add(agency.name)
        return frozenset(key for key, known in names.items() if len(known) > 1)

    def key(self, printed: str) -> str:
        """The spelling-free form of a name: no accents, signs, abbreviations, head's title or commune's name."""
        return without_tail(key_of(printed), key_of(self.commune or ""))

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


# --- one part of a cell -------------------------------------------------------------------------------------

_HARD_SEPARATOR = re.compile(r"[;\n•·]+|(?<!\S)(?:\d{1,2}[.)]|[a-zđ]\))\s+(?=[A-ZĐ])")
_LABEL = re.compile(r"^(?i:cơ quan |đơn vị )?(?i:chủ trì|thực hiện|đầu mối)\s*:\s*|^Giao\s+(?=[A-ZĐ])")
_SOFT_SEPARATOR = re.compile(r"\s*[,/+]\s*|\s+(?:và|&)\s+|\s+[-–]\s*|\s*[-–]\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"^(?P<outside>[^()]+?)\s*\((?P<inside>[^()]*)\)\s*$")
_HARMLESS_BRACKET = re.compile(r"^(?:la )?(?:co quan )?(?:thuong truc|chu tri|dau moi)(?: tham muu)?$")

# Below this likeness (0-100) a name is a new one; a slip must also be clearly nearer to one body than to the next.
_SLIP = 84
_CLEARLY = 5
_MOST_ATOMS = 12
_LONGEST_LIST = 500
_LONGEST_SHORT_NAME = 60
_COST_SLIP = 10
_COST_UNKNOWN = 30
_COST_UNKNOWN_ATOM = 5


@dataclass(frozen=True, slots=True)
class _Piece:
    mention: Mention
    doubt: Doubt | None
    cost: int


def _hard_parts(printed: str) -> list[str]:
    parts = (_LABEL.sub("", nfc(part)).strip(" ,.-–+") for part in _HARD_SEPARATOR.split(printed))
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
        if key in self.register.shared_keys:
            return self._spelt(words)
        return self.register.keys.get(key) or self._shortened(key) or of_an_open_class(words, key)

    def _shortened(self, key: str) -> Agency | None:
        """The one body whose name the key gives in first letters ("CA xã"), or gives in full ("Trường THCS")."""
        if len(key) > _LONGEST_SHORT_NAME:
            return None
        keys = self.register.keys
        found = {keys[other].name: keys[other] for other in keys if shortens(key, other) or shortens(other, key)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _doubt_of_known(self, words: str, agency: Agency) -> Doubt | None:
        if is_leader(words):
            return self._doubt(AgencyDoubt.A_LEADER, printed=words)
        if not self.register.knows(agency):
            return self._doubt(AgencyDoubt.NOT_IN_REGISTER, printed=words)
        if self._marks_differ(words):
            return self._doubt(AgencyDoubt.MISSPELT, printed=words, meant=agency.name)
        return None

    def _marks_differ(self, words: str) -> bool:
        """Whether "Thôn Bái" was taken for "Thôn Bãi": of a village or school another mark may be another name."""
        own_name = of_an_open_class(words, self.register.key(words)) is not None
        accented = fold(words) != words.lower()
        return own_name and accented and fold(words) in self.register.folded and not self._spelt(words)

    def _spelt(self, words: str) -> Agency | None:
        return self.register.spellings.get(with_marks(words))

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
        abolished = is_abolished(self.register.key(words))
        code = AgencyDoubt.ABOLISHED if abolished else AgencyDoubt.UNKNOWN
        agency = Agency(name=words, kind=kind_of_name(self.register.key(words)))
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


def named_in(words: str, names: Mapping[int, Collection[str]]) -> list[int]:
    """Which agencies a sentence names, by any of their names and aliases as whole words; in the order of naming.

    Where one name lies within another ("Văn phòng" in "Văn phòng HĐND"), only the longer one counts.
    """
    text = fold(words)
    found: list[tuple[int, int, int]] = []
    for agency, known in names.items():
        for name in map(fold, known):
            if name and (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)):
                found.append((match.start(), match.end(), agency))
    whole = [one for one in found if not any(_within(one, other) for other in found)]
    return list(dict.fromkeys(agency for _, _, agency in sorted(whole)))


def _within(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    longer = other[1] - other[0] > one[1] - one[0]
    return longer and other[0] <= one[0] and one[1] <= other[1]
