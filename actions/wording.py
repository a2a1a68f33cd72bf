"""Turns meaning into words in the reader's language. The outbox keeps meaning; sentences are made when sent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from actions.messages import Choice, FileKind, Message, escaped, plain
from locales import DEFAULT_LANGUAGE, DEFAULT_YOU, Sentences, sentences
from plans.calendar import in_vietnam

# What no folder and no network takes in the name of a file, and how long a name they all take.
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]+')
_LONGEST_NAME = 100
# What a person wrote is quoted up to this length in a message.
_LONGEST_WORDS = 600
# So many rows of buttons are never too many; and so many letters can be read on each of several beside each other.
_FEW_ROWS = 2
_LONGEST_LABEL = {2: 23, 3: 15, 4: 11}

Part = dict[str, Any]
Meaning = dict[str, Any]


def say(key: str, **args: Any) -> Part:
    """A sentence with its places; a place takes text, a count, a `day`, a `moment` or another `say`."""
    return {"say": key, "args": args}


def day(value: date) -> Part:
    """A date, to be said with its weekday."""
    return {"day": value.isoformat()}


def short_day(value: date) -> Part:
    """A date without its weekday, where a weekday stands nearby already."""
    return {"short_day": value.isoformat()}


def moment(value: datetime) -> Part:
    """The time of day of an aware moment, in Viet Nam."""
    return {"moment": value.isoformat()}


def choice(key: str, token: str, **args: Any) -> Part:
    """A button: its label is a sentence, its token holds ids."""
    return {**say(key, **args), "token": token}


def enclosed(sha256: str, name: str, kind: FileKind = FileKind.DOCUMENT) -> Part:
    """A file to go with a message: its bytes lie among the blobs, and are let go of once the message is settled."""
    base, dot, ending = _NOT_IN_NAMES.sub("-", name).strip(" .").rpartition(".")
    return {"sha256": sha256, "name": base[:_LONGEST_NAME] + dot + ending[:_LONGEST_NAME], "kind": kind.value}


def meaning(
    *parts: Part,
    choices: Sequence[Sequence[Part]] = (),
    items: Sequence[int] = (),
    press: str | None = None,
    file: Part | None = None,
    phone: Part | None = None,
    invites: str | None = None,
) -> Meaning:
    """A whole message: its lines, its rows of buttons, the items that it names, the press that it answers, and what
    is `enclosed`.

    `phone` is the word on the button by which somebody shares their number, instead of rows of buttons. `invites` is a
    link that goes along as a picture to be scanned; such a message is forgotten once it was sent, for what it says is
    a secret.
    """
    return {
        "parts": list(parts),
        "choices": [list(row) for row in choices],
        "items": list(items),
        "press": press,
        **({"file": file} if file is not None else {}),
        **({"phone": phone} if phone is not None else {}),
        **({"invites": invites} if invites is not None else {}),
    }


def render(message: Mapping[str, Any], language: str, you: str) -> Message:
    """The words of a meaning for one reader, who is addressed as `you` ("anh/chị", "đồng chí")."""
    speaker = _Speaker(sentences(language), you)
    rows = tuple(
        tuple(Choice(label=speaker.label(part), token=part["token"]) for part in row)
        for row in message.get("choices", ())
    )
    text = "\n".join(speaker.speak(part) for part in message["parts"])
    phone = speaker.label(message["phone"]) if "phone" in message else None
    return Message(text=text, choices=_on_a_phone(rows), answers_press=message.get("press"), asks_phone=phone)


def _on_a_phone(rows: tuple[tuple[Choice, ...], ...]) -> tuple[tuple[Choice, ...], ...]:
    """Where more than two rows would stand below one another, whole rows side by side, as far as all that is on them
    can still be read."""
    if len(rows) <= _FEW_ROWS:
        return rows
    laid = [rows[0]]
    for row in rows[1:]:
        together = (*laid[-1], *row)
        room = _LONGEST_LABEL.get(len(together), 0)
        if all(len(one.label) <= room for one in together):
            laid[-1] = together
        else:
            laid.append(row)
    return tuple(laid)


def spoken(part: Part, language: str = DEFAULT_LANGUAGE) -> str:
    """One sentence as plain text, for a paper that is read by everybody alike."""
    return plain(render({"parts": [part]}, language, DEFAULT_YOU).text)


def fitted(message: Message, most: int) -> Message:
    """The message cut at a line so that its plain text has at most so many characters; whole where it fits."""
    if len(plain(message.text)) <= most:
        return message
    lines: list[str] = []
    room = most - 2
    for line in message.text.split("\n"):
        room -= len(plain(line)) + 1
        if room < 0:
            break
        lines.append(line)
    return replace(message, text="\n".join([*lines, "…"]))


class _Speaker:
    """Fills the places of sentences in one language for one reader."""

    def __init__(self, language: Sentences, you: str) -> None:
        self._language = language
        self._you = {"you": escaped(you), "You": escaped(you[:1].upper() + you[1:])}

    def speak(self, part: Part) -> str:
        values = {name: self._value(value) for name, value in part["args"].items()}
        return self._language.say(part["say"], {**self._you, **values})

    def label(self, part: Part) -> str:
        """A button shows plain text, so nothing in it is escaped."""
        values = {name: self._on_button(value) for name, value in part["args"].items()}
        return self._language.say(part["say"], {**self._you, **values})

    def _on_button(self, value: Any) -> str | int:
        if isinstance(value, Mapping):
            return plain(self._nested(value))
        return value if isinstance(value, int) else str(value)

    def day(self, value: date) -> str:
        weekday = self._language.say(f"weekday-{value.isoweekday()}")
        return self._language.say("full-day", {"weekday": weekday, "date": f"{value:%d/%m/%Y}"})

    def _value(self, value: Any) -> str | int:
        if isinstance(value, Mapping):
            return self._nested(value)
        if isinstance(value, int):
            return value
        return escaped(_clipped(str(value)))

    def _nested(self, value: Mapping[str, Any]) -> str:
        if "day" in value:
            return self.day(date.fromisoformat(value["day"]))
        if "short_day" in value:
            return f"{date.fromisoformat(value['short_day']):%d/%m/%Y}"
        if "moment" in value:
            return f"{in_vietnam(datetime.fromisoformat(value['moment'])):%H:%M}"
        return self.speak(dict(value))


def _clipped(words: str) -> str:
    """Somebody's words as far as they fit a phone; the whole stays in the database."""
    return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS].rstrip() + "…"
