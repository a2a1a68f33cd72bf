"""What was said on the stage as a page to read: scenes to begin with, then every conversation by day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from actions.messages import plain
from actions.wording import day, render, say
from bot.demo.stage import OPERATOR, Heard
from locales import DEFAULT_LANGUAGE, DEFAULT_YOU
from plans.calendar import in_vietnam

_BOLD = re.compile(r"<b>(.*?)</b>", re.DOTALL)
# What Markdown would read as a list or a heading is only a line here.
_LISTED = re.compile(r"^(\d+)\. ", re.MULTILINE)
# So much of a message tells which one is meant.
_QUOTED = 60
_MARKED = re.compile(r"([*_`#<>\[\]])")


def words(key: str, **places: object) -> str:
    """One of the sentences, as a person reads it."""
    return plain(render({"parts": [say(key, **places)]}, DEFAULT_LANGUAGE, DEFAULT_YOU).text)


def transcript(said: Sequence[Heard], facts: Sequence[str], home: str) -> str:
    """The page, in Markdown: the year in a few lines, its scenes, and all that was said in the commune `home`.

    What was said in other communes follows under a heading of its own, so that nobody takes it for the same talk.
    """
    at_home = [heard for heard in said if heard.actor.commune in ("", home)]
    elsewhere = [heard for heard in said if heard.actor.commune not in ("", home)]
    parts = [
        f"# {words('demo-title')}",
        words("demo-intro"),
        "\n".join(f"- {_escaped(fact)}" for fact in facts),
        f"## {words('demo-contents')}",
        _contents(said),
        *_days(at_home),
    ]
    if elsewhere:
        parts += [
            f"# {_capital(words('demo-elsewhere', commune=elsewhere[0].actor.commune))}",
            words("demo-elsewhere-intro"),
        ]
        parts += _days(elsewhere)
    return "\n\n".join(parts) + "\n"


def _contents(said: Sequence[Heard]) -> str:
    scenes = [heard for heard in said if heard.scene]
    return "\n".join(f"1. [{words(f'demo-scene-{heard.scene}')}](#{heard.scene}) · {_date(heard)}" for heard in scenes)


def _date(heard: Heard) -> str:
    return f"{in_vietnam(heard.at):%d/%m}"


def _days(said: Iterable[Heard]) -> Iterable[str]:
    """Each month and day with a heading, then who speaks to whom."""
    for month, of_month in groupby(said, key=lambda heard: f"{in_vietnam(heard.at):%m/%Y}"):
        yield f"## {words('demo-month', month=month)}"
        for today, of_day in groupby(of_month, key=lambda heard: in_vietnam(heard.at).date()):
            yield f"### {_capital(words('demo-day', day=day(today)))}"
            yield from _talk(list(of_day))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _talk(said: Sequence[Heard]) -> Iterable[str]:
    """One paragraph per thing said; what the bot tells several people at once is written once."""
    index = 0
    while index < len(said):
        heard = said[index]
        readers = [heard]
        while heard.by_bot and index + len(readers) < len(said) and _is_same(heard, said[index + len(readers)]):
            readers.append(said[index + len(readers)])
        is_answer = heard.by_bot and index > 0 and _answers(heard, said[index - 1])
        if heard.scene:
            yield f'<a id="{heard.scene}"></a>\n**◆ {words(f"demo-scene-{heard.scene}")}**'
        yield _paragraph(heard, readers, is_answer)
        index += len(readers)


def _is_same(one: Heard, other: Heard) -> bool:
    return other.by_bot and (one.at, one.text, one.rows) == (other.at, other.text, other.rows) and not other.scene


def _answers(heard: Heard, before: Heard) -> bool:
    return not before.by_bot and before.actor == heard.actor and before.at == heard.at


def _paragraph(heard: Heard, readers: Sequence[Heard], is_answer: bool) -> str:
    if heard.actor.name == OPERATOR.name:
        return _command(heard)
    if not heard.by_bot:
        return _spoken(heard)
    quoted = _quoted(heard)
    if is_answer:
        return quoted
    names = ", ".join(_name(one) for one in readers)
    return f"{words('demo-to', time=_time(heard), names=names)}\n{quoted}"


def _command(heard: Heard) -> str:
    lead = "" if heard.by_bot else f"{words('demo-command', time=_time(heard))}\n\n"
    text = heard.text if heard.by_bot else f"$ {heard.text}"
    return f"{lead}```text\n{text}\n```"


def _spoken(heard: Heard) -> str:
    what = " ⏎ ".join(f"`{line}`" for line in heard.text.splitlines()) if heard.text else "…"
    key = "demo-says-about" if heard.about else "demo-says"
    return words(key, time=_time(heard), name=_name(heard), what=what, about=_clean(heard.about))


def _quoted(heard: Heard) -> str:
    lines = [_bold(line) for line in heard.text.split("\n")]
    lines += [" ".join(f"«{label}»" for label in row) for row in heard.rows]
    return "\n".join(f"> {line}  " for line in lines).rstrip()


def _bold(line: str) -> str:
    shown = _BOLD.sub("\0\\1\0", line)
    return _LISTED.sub(r"\1\\. ", _escaped(plain(shown)).replace("\0", "**"))


def _clean(line: str) -> str:
    """The beginning of a line, whole words up to about sixty characters."""
    text = plain(line).strip()
    return text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + "…"


def _escaped(text: str) -> str:
    return _MARKED.sub(r"\\\1", text)


def _time(heard: Heard) -> str:
    return f"{in_vietnam(heard.at):%H:%M}"


def _name(heard: Heard) -> str:
    return words("demo-name", name=heard.actor.name, post=heard.actor.post)
