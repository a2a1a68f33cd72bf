"""A new version of a plan in words for a phone: what it is to the plan in force, and what it changes, one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions import preview
from actions.plan_shown import Shown, rule_words
from actions.wording import Part, choice, say
from actions.worklist import short
from db.models import Commune
from plans.amend_places import AMENDS, GONE, How
from plans.corrections import Correction, Place
from plans.deadlines import rule_from_json

# So many changes are told in one message.
PAGE = 4
_LONGEST = 200


def is_undecided(facts: Mapping[str, Any]) -> bool:
    """Whether nobody has said yet what the paper is to the plan that it looks like."""
    told = facts.get("amends")
    return told is not None and told["how"] is None


def is_version(facts: Mapping[str, Any]) -> bool:
    """Whether the paper was said to be another version of a plan."""
    told = facts.get("amends")
    return told is not None and told["how"] in (How.WHOLE, How.PART)


# The whole ----------------------------------------------------------------------------------------------------------


def summary(facts: Mapping[str, Any], seen: int, places: int) -> list[Part]:
    """What the version changes, in a few lines; `seen` of its `places` were answered."""
    told = facts["amends"]
    if told["how"] == How.PART:
        lines = [say("amend-summary-part", title=told["title"], changed=told["changed"], added=told["added"])]
    else:
        lines = [
            say(
                "amend-summary", title=told["title"], same=told["same"], changed=told["changed"], added=told["added"],
                dropped=told["dropped"],
            )
        ]  # fmt: skip
    if told["unsure"]:
        lines.append(say("amend-unsure", count=told["unsure"]))
    if not told["changes"]:
        lines.append(say("amend-no-task-changes"))
    if places:
        lines.append(say("amend-places-seen", seen=seen, places=places) if seen else say("amend-places", places=places))
    return [*lines, say("amend-beside-differs" if told["beside"] else "amend-keeps")]


def way(view: Shown) -> list[list[Part]]:
    """The way to what the version changes."""
    if not is_version(view.facts) or not view.facts["amends"]["changes"]:
        return []
    return [[choice("choice-amend-changes", view.token("diff", 0), count=len(view.facts["amends"]["changes"]))]]


# One by one ---------------------------------------------------------------------------------------------------------


def pages(facts: Mapping[str, Any]) -> int:
    """How many messages the changes fill."""
    return -(-len(facts["amends"]["changes"]) // PAGE)


def page(facts: Mapping[str, Any], number: int, commune: Commune) -> list[Part]:
    """Some of the changes: as printed before and now, with our readings."""
    changes: Sequence[Mapping[str, Any]] = facts["amends"]["changes"]
    lines = [say("amend-page", page=number + 1, pages=pages(facts), count=len(changes))]
    for change in changes[number * PAGE : (number + 1) * PAGE]:
        lines += _change(change, commune)
    return lines


def page_choices(view: Shown, number: int) -> list[list[Part]]:
    """The ways on from some of the changes, and back."""
    back = [choice("choice-plan-back", view.token("diff", number - 1))] if number else []
    further = [choice("choice-amend-next", view.token("diff", number + 1))] if number + 1 < pages(view.facts) else []
    return [*([[*back, *further]] if back or further else ()), [choice("choice-plan-summary", view.token("sum"))]]


def every_change(facts: Mapping[str, Any], commune: Commune) -> list[Part]:
    """All changes at once, for a screen that has room for them."""
    return [line for change in facts["amends"]["changes"] for line in _change(change, commune)]


def _change(change: Mapping[str, Any], commune: Commune) -> list[Part]:
    title = short(change["title"])
    if change["kind"] in ("changed", "unsure"):
        before, code = change["code_before"], change["code"]
        sure = change["kind"] == "changed"
        head = say("amend-changed" if sure else "amend-unsure-line", code=before, title=title)
        if before != code:
            key = "amend-changed-renumbered" if sure else "amend-unsure-line-renumbered"
            head = say(key, before=before, code=code, title=title)
        return [head, *(_field(field, change, commune) for field in change["fields"])]
    if change["kind"] == "added":
        lead, reading = change["leads"] or say("preview-nobody"), _reading(change["rule"], commune)
        lines = [say("amend-added", code=change["code"], title=title, lead=lead, reading=reading)]
    else:
        lines = [say("amend-dropped", code=change["code"], title=title)]
    if change["parts"]:
        lines.append(say(f"amend-parts-of-{change['kind']}", codes=", ".join(change["parts"])))
    return lines


def _field(field: Mapping[str, Any], change: Mapping[str, Any], commune: Commune) -> Part:
    before, after = _cut(field["old"]), _cut(field["new"])
    if field["field"] == "deadline":
        first, second = _reading(change["rule_before"], commune), _reading(change["rule"], commune)
        return say("amend-field-deadline", before=before, after=after, reading_before=first, reading=second)
    return say("amend-field", cell=say(f"amend-cell-{field['field']}"), before=before, after=after)


def _cut(words: str | None) -> Part | str:
    if not words:
        return say("amend-nothing-printed")
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _reading(rule: Mapping[str, Any] | None, commune: Commune) -> Part:
    return rule_words(rule_from_json(rule) if rule else None, commune)


# What is asked ------------------------------------------------------------------------------------------------------


def place_lines(place: Place, said: Correction | None, number: int, places: int) -> list[Part]:
    """One question, and what was said to it."""
    lines = _question(place, number, places)
    if said is not None:
        lines.append(noted(place, said))
    return [*lines, say(f"amend-how-{place.field}")]


def _question(place: Place, number: int, places: int) -> list[Part]:
    if place.field == AMENDS:
        why = [preview.doubt_words(doubt) for doubt in place.doubts]
        return [say("amend-is-it-a-version", title=place.printed or "–"), *(say("amend-why", why=one) for one in why)]
    if place.field == GONE:
        head = say("amend-is-it-gone", number=number, places=places, code=place.code or "–", title=place.title or "–")
        return [head, *(say("amend-mind", what=preview.doubt_words(doubt)) for doubt in place.doubts)]
    return [
        say("amend-is-it-the-same", number=number, places=places),
        say("amend-before", code=place.names[0], title=_cut(place.printed)),
        say("amend-after", code=place.code or "–", title=_cut(place.title)),
    ]


def options(view: Shown, number: int) -> list[list[Part]]:
    """A button for each thing that can be said to a place."""
    return [
        [choice(f"choice-amend-{option}", view.token("opt", number, which))]
        for which, option in enumerate(view.places[number].options)
    ]


def noted(place: Place, said: Correction) -> Part:
    """What was said to a question."""
    return say(f"amend-noted-{said.option}", code=place.code or "–")
