"""Talking with the standing office about somebody who was enrolled twice: read back, and merged after a yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from actions import merging, roster
from actions.wording import choice, say
from bot.naming import Naming
from bot.turn import Turn
from db.models import Person
from plans.access import Act, may
from plans.people_words import Wished

_MOST_TO_CHOOSE = 8


class MergeTalk:
    """One turn about two persons who are one. Nothing is merged before the yes, and that there is no way back is said
    first."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._naming = Naming(turn)
        self.buttons: Mapping[str, Callable[[list[int]], None]] = {
            "fuseask": lambda ids: self._reads_back(ids[0], ids[1]),
            "fuse": lambda ids: self._merges(ids[0], ids[1]),
        }

    def wishes(self, wished: Wished) -> bool:
        """Who is to be one with whom; words that name nobody of the commune are left to others."""
        gone, kept = self._naming.named(wished.person), self._naming.named(wished.other)
        if not gone and not kept:
            return False
        if not may(self._turn.held, Act.REMOVE_PERSON, None):
            self._turn.answer(say("people-not-yours"))
        elif not gone or not kept:
            self._naming.unknown(wished.other if gone else wished.person)
        else:
            self._asks_or_reads_back(self._pairs(gone, kept, wished))
        return True

    def _pairs(self, gone: Sequence[Person], kept: Sequence[Person], wished: Wished) -> list[tuple[Person, Person]]:
        """Every two of them; where it was not said who stays, it is who joined first."""
        found = [(one, other) for one in gone for other in kept if one.id != other.id]
        if not wished.into:
            found = [(max(pair, key=_joined), min(pair, key=_joined)) for pair in found]
        return list(dict.fromkeys(found))

    def _asks_or_reads_back(self, pairs: Sequence[tuple[Person, Person]]) -> None:
        if not pairs:
            self._turn.answer(say("merge-same", person=self._turn.person.name))
        elif len(pairs) == 1:
            ((gone, kept),) = pairs
            self._reads_back(gone.id, kept.id)
        else:
            buttons = [
                [
                    choice(
                        "choice-pair", f"fuseask.{gone.id}.{kept.id}", gone=gone.name, kept=kept.name,
                        gone_post=roster.post_in_words(self._tx, gone), kept_post=roster.post_in_words(self._tx, kept),
                    )
                ]
                for gone, kept in pairs[:_MOST_TO_CHOOSE]
            ]  # fmt: skip
            self._turn.answer(say("merge-which"), choices=buttons)

    def _reads_back(self, gone_id: int, kept_id: int) -> None:
        planned = merging.plan(self._tx, self._turn.caller, gone_id, kept_id)
        asked = say(
            "ask-merge", gone=planned.gone.name, kept=planned.kept.name, accounts=planned.accounts, count=planned.items
        )  # fmt: skip
        yes = choice("choice-merge", f"fuse.{planned.gone.id}.{planned.kept.id}")
        lines = [
            asked,
            *merging.posts(self._tx, planned),
            say("ask-merge-no-way-back", gone=planned.gone.name, kept=planned.kept.name),
        ]
        self._turn.answer(*lines, choices=[[yes, choice("choice-cancel", "cancel.0")]])

    def _merges(self, gone_id: int, kept_id: int) -> None:
        planned = merging.plan(self._tx, self._turn.caller, gone_id, kept_id)
        name = planned.kept.name
        merging.merge(self._tx, self._turn.caller, planned, self._turn.now)
        self._turn.answer(
            say("recorded-merged", person=name), choices=[[choice("choice-open-person", f"who.{planned.kept.id}")]]
        )


def _joined(person: Person) -> tuple[object, int]:
    return person.joined_at, person.id
