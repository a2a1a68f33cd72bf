"""Five communes and their people: real plans where these are at hand, invented ones of the same kinds elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import cycle
from pathlib import Path

from bot.demo.stage import Actor, Stage
from plans.access import Role
from tests.doubles.further_plans import annexes_text, programme_text
from tests.flows.looking import rows
from tests.material import SHARED

NAMES = ("xã Mẫu Một", "xã Mẫu Hai", "xã Mẫu Ba", "xã Mẫu Bốn", "xã Mẫu Năm")
_DEMO = Path(__file__).resolve().parents[2] / "bot" / "demo"
# Whose people have which middle name; two people of one commune never share the last one.
_MIDDLE = ("Mẫu", "Thử", "Phỏng", "Dựng", "Soạn")
_FAMILY = ("Trần", "Lê", "Phạm", "Nguyễn", "Hoàng", "Đỗ", "Vi")
_GIVEN = (
    "Bách", "Bình", "Cúc", "Dung", "Duy", "Đào", "Đông", "Giang", "Hà", "Hiền", "Huệ", "Hùng", "Khánh", "Lan", "Lâm",
    "Linh", "Loan", "Long", "Mai", "Minh", "Nam", "Nga", "Ngọc", "Nhung", "Oanh", "Phong", "Phúc", "Quang", "Sơn",
    "Tâm", "Thảo", "Thành", "Thu", "Tú", "Vân", "Việt", "Xuân", "Yến", "Ái", "Cường", "Điệp", "Gấm", "Khoa", "Kiên",
    "Mận", "Nhân", "Quế", "Tuyết",
)  # fmt: skip
PEOPLE_OF_A_COMMUNE = 40
# Where the agency that leads most never answers.
_NEVER_HEARD_OF = NAMES[3]


class Way(StrEnum):
    """How somebody answers, all the year or from some day on."""

    PROMPT = "prompt"
    LATE = "late"
    SILENT = "silent"
    AWAY = "away, somebody stands in"
    ALONE = "away, nobody stands in"
    BLOCKS = "blocks the bot and takes it back"
    REFUSED = "the network refuses them"
    LEAVES = "leaves"
    HANDS_OVER = "hands the post over"
    EVENING = "answers in the evening, on days off too"
    SNOOZES = "has everything said again"


_WAYS = (
    Way.PROMPT, Way.LATE, Way.AWAY, Way.SILENT, Way.PROMPT, Way.SNOOZES, Way.EVENING, Way.BLOCKS, Way.PROMPT,
    Way.LEAVES, Way.LATE, Way.ALONE, Way.PROMPT, Way.REFUSED, Way.HANDS_OVER, Way.SILENT, Way.PROMPT,
)  # fmt: skip


@dataclass
class Villager:
    """Somebody of a commune; `agency` is None for leaders."""

    actor: Actor
    commune: str
    role: Role
    agency: str | None
    way: Way

    @property
    def name(self) -> str:
        return self.actor.name


@dataclass
class Village:
    """A commune with its people."""

    name: str
    people: list[Villager] = field(default_factory=list)

    def of(self, role: Role, agency: str | None = None) -> list[Villager]:
        """Who has this role, in an agency or in any."""
        return [p for p in self.people if p.role is role and agency in (None, p.agency)]

    @property
    def office(self) -> Villager:
        """Who speaks for the standing office."""
        return self.of(Role.OFFICE)[0]


def papers() -> tuple[bool, Sequence[bytes]]:
    """Whether real plans are at hand, and five plans: those, or else invented ones."""
    real = sorted((SHARED / "seeds").glob("*.txt"))[: len(NAMES)]
    if len(real) == len(NAMES):
        return True, [path.read_bytes() for path in real]
    sample = (_DEMO / "plan.txt").read_bytes()
    return False, [sample, (_DEMO / "neighbour.txt").read_bytes(), annexes_text(), programme_text(), sample]


async def settle_in(stage: Stage, name: str, paper: bytes, people: int = PEOPLE_OF_A_COMMUNE) -> Village:
    """A commune with its plan running and its people enrolled: the standing office, leaders, and in the agencies that
    lead something a head and officers, until there are so many."""
    village = Village(name=name)
    await stage.add_commune(name)
    await stage.bring_plan(name, paper)
    names = _names(NAMES.index(name))
    ways = cycle(_WAYS[NAMES.index(name) * 3 :] + _WAYS[: NAMES.index(name) * 3])
    office, leading = rows(stage, _OFFICE, name)[0], rows(stage, _LEADING, name)
    for role, agency in _posts(leading, office, people):
        way = next(ways) if role in (Role.OFFICER, Role.HEAD) else Way.PROMPT
        if name == _NEVER_HEARD_OF and agency == leading[0]:
            way = Way.SILENT  # so that leaders hear of something
        actor = await stage.enrol(next(names), name, role, agency)
        village.people.append(Villager(actor=actor, commune=name, role=role, agency=agency, way=way))
    await stage.says(village.office.actor, "bắt đầu")
    return village


_OFFICE = """SELECT agencies.name FROM plans JOIN agencies ON agencies.id = office_id
    JOIN communes ON communes.id = plans.commune_id WHERE communes.name = ?"""
_LEADING = """SELECT agencies.name FROM work_items JOIN agencies ON agencies.id = agency_id
    JOIN communes ON communes.id = work_items.commune_id WHERE communes.name = ? AND agencies.kind != 'group'
    GROUP BY agencies.id ORDER BY count(*) DESC, agencies.id"""


def _posts(agencies: Sequence[str], office: str, people: int) -> Iterator[tuple[Role, str | None]]:
    posts: list[tuple[Role, str | None]] = [(Role.OFFICE, office), (Role.OFFICE, office)]
    posts += [(Role.LEADER, None)] * 2
    # The last agency has no head, and the first nobody but a head: both happen.
    posts += [(Role.HEAD, agency) for agency in agencies[: -1 if len(agencies) > 1 else None]]
    posts += [(Role.OFFICER, agency) for agency in agencies[1:]]
    more = cycle(agencies[1:] or agencies)
    yield from posts
    for _ in range(people - len(posts)):
        yield Role.OFFICER, next(more)


def _names(commune: int) -> Iterator[str]:
    family = cycle(_FAMILY)
    return (f"{next(family)} {_MIDDLE[commune]} {given}" for given in _GIVEN)
