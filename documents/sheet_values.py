"""The value of a sheet's cell as the text that a reader of the sheet sees: numbers, dates, errors and lost values."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from documents.read_text import ODD_CHARACTERS, refuse_turned
from plans.pages import Note, PageDoubt
from plans.text import nfc

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DECIMALS = re.compile(r"^[#,]*0\.(0+)%?$")
_CARRIAGE = re.compile(r"_x000D_", re.IGNORECASE)
# What Excel itself calls a date without saying the order of its parts: each machine shows it in its own order.
_ORDER_OF_THE_MACHINE = {"mm-dd-yy", "m/d/yyyy h:mm", "m/d/yy h:mm"}


def text_of(value: Any, number_format: str, *, outline: bool) -> tuple[str, Note | None]:
    """The text of a value, with a note where it is not sure. `outline`: a number of the numbering ("1.1"), whose
    parts are parted by a full stop; other numbers have a decimal comma, as Vietnamese is written."""
    if value is None or isinstance(value, bool):
        return ("", None) if value is None else (str(value).upper(), None)
    if isinstance(value, str):
        return _lines(value), None
    if isinstance(value, datetime | date):
        return _day(value, number_format)
    if isinstance(value, time):
        return f"{value:%H:%M}", None
    if isinstance(value, int | float):
        shown = _number(value, number_format)
        return (shown if outline else shown.replace(".", ",")), None
    return _lines(str(value)), None


def error_of(value: Any) -> tuple[str, Note]:
    """An error such as #REF!, which stands where a value was."""
    return str(value), Note(code=PageDoubt.VALUE_IN_ERROR, args={"printed": str(value)})


def _lines(text: str) -> str:
    refuse_turned(text)
    lines = (nfc(line.translate(ODD_CHARACTERS)) for line in re.split(r"\r\n|[\r\n]", _CARRIAGE.sub("", text)))
    return "\n".join(line for line in lines if line)


def _day(value: date, number_format: str) -> tuple[str, Note | None]:
    """A date as it is written here. One that shows no day is a month; one shown month first may have been typed the
    other way round."""
    shown = _QUOTED.sub("", number_format).lower()
    if "d" not in shown:
        return (f"{value:%m/%Y}" if "m" in shown else str(value.year)), None
    text = f"{value:%d/%m/%Y}"
    month_first = number_format not in _ORDER_OF_THE_MACHINE and "m" in shown and shown.index("m") < shown.index("d")
    unsure = month_first and value.day <= 12 and value.day != value.month
    return text, Note(code=PageDoubt.DAY_OR_MONTH, args={"meant": text}) if unsure else None


def _number(value: int | float, number_format: str) -> str:
    """The number as the sheet shows it, with a full stop before its decimals."""
    fixed = _DECIMALS.match(number_format)
    if number_format.endswith("%"):
        value, unit = value * 100, "%"
    else:
        unit = ""
    if fixed:
        return f"{value:.{len(fixed[1])}f}{unit}"
    return f"{value:.15g}{unit}" if isinstance(value, float) else f"{value}{unit}"
