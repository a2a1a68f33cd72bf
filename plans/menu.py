"""Which commands a person's menu shows: those that they may use, in the order in which they are needed."""

from __future__ import annotations

from collections.abc import Collection

from plans.access import Act, Held, may

# A command and what one must be allowed to, somewhere, for it to be of use; None for everybody who is a member.
COMMANDS: tuple[tuple[str, Act | None], ...] = (
    ("viec", None),
    ("baocao", None),
    ("tonghop", Act.ASK_SUMMARY),
    ("cho", Act.MEET_CONDITION),
    ("chamdiem", Act.SCORE),
    ("batdau", Act.START_PLAN),
    ("huongdan", None),
)
OF_STRANGERS = ("start",)


def menu_of(held: Collection[Held]) -> tuple[str, ...]:
    """The commands for somebody with these roles; a stranger's for somebody with none."""
    if not held:
        return OF_STRANGERS
    agencies = {role.agency for role in held} | {None}
    return tuple(
        name for name, act in COMMANDS if act is None or any(may(held, act, agency) for agency in agencies)
    )  # fmt: skip
