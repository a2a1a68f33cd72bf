"""What Word's styles add to a paragraph or a run that does not say it itself: bold, capitals, outline, numbering."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONGEST_CHAIN = 20  # Word itself stops at eleven
_OFF = {"0", "false", "off", "none"}


def is_on(properties: Any, name: str) -> bool | None:
    """Whether a switch such as <w:b/> is on in these properties, None where they do not tell."""
    found = properties.find(W + name) if properties is not None else None
    return None if found is None else found.get(W + "val", "1").lower() not in _OFF


def font_of(properties: Any) -> str:
    """The font that these properties name for Latin letters, "" where they name none."""
    fonts = properties.find(W + "rFonts") if properties is not None else None
    return "" if fonts is None else str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")


def value_of(parent: Any, *path: str) -> str | None:
    """The `w:val` of the element at the path below the parent, or None."""
    for name in path:
        parent = parent.find(W + name) if parent is not None else None
    return None if parent is None else parent.get(W + "val")


def whole_number(text: str | None) -> int | None:
    """The number written in an attribute, None where there is none worth the name."""
    return int(text) if text and len(text) < 10 and text.lstrip("-").isdigit() else None


class Styles:
    """The styles part of a document; a document without one has none."""

    def __init__(self, part: Any | None) -> None:
        styles = part.findall(W + "style") if part is not None else []
        self._by_id = {style.get(W + "styleId"): style for style in styles}
        self._chains: dict[str | None, list[Any]] = {}
        self._switched: dict[tuple[str | None, str], bool] = {}
        self._fonts: dict[str | None, str] = {}
        defaults = part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if part is not None else None
        self._font = font_of(defaults)
        self._default = next((s.get(W + "styleId") for s in styles if _is_default_paragraph(s)), None)

    def _chain(self, style_id: str | None) -> list[Any]:
        """The style and those that it is based on, as far as any program follows them."""
        if style_id not in self._chains:
            chain: list[Any] = []
            above = style_id
            while above in self._by_id and self._by_id[above] not in chain and len(chain) < _LONGEST_CHAIN:
                chain.append(self._by_id[above])
                above = value_of(chain[-1], "basedOn")
            self._chains[style_id] = chain
        return self._chains[style_id]

    def style_of(self, paragraph: Any) -> str | None:
        """The id of a paragraph's style, told or by default."""
        return value_of(paragraph, "pPr", "pStyle") or self._default

    def is_on(self, style_id: str | None, name: str) -> bool:
        """Whether the style switches a property of letters on: "b", "caps", "vanish"."""
        asked = (style_id, name)
        if asked not in self._switched:
            told = (is_on(style.find(W + "rPr"), name) for style in self._chain(style_id))
            self._switched[asked] = next((switched for switched in told if switched is not None), False)
        return self._switched[asked]

    def font(self, style_id: str | None) -> str:
        """The font of the style's Latin letters, else of the whole document's; "" where none is named."""
        if style_id not in self._fonts:
            told = (font_of(style.find(W + "rPr")) for style in self._chain(style_id))
            self._fonts[style_id] = next((name for name in told if name), self._font if style_id else "")
        return self._fonts[style_id]

    def level(self, paragraph: Any) -> int:
        """The heading level of a paragraph: 1 the highest, 0 = body."""
        chain = (value_of(style, "pPr", "outlineLvl") for style in self._chain(self.style_of(paragraph)))
        told = (value_of(paragraph, "pPr", "outlineLvl"), *chain)
        number = next((whole_number(outline) for outline in told if outline is not None), None)
        return number + 1 if number is not None and 0 <= number < 9 else 0

    def numbering(self, paragraph: Any) -> tuple[int, int | None] | None:
        """The list that a paragraph belongs to and its level in it (None: told by the list), or None."""
        chain = (style.find(W + "pPr") for style in self._chain(self.style_of(paragraph)))
        for properties in (paragraph.find(W + "pPr"), *chain):
            number = whole_number(value_of(properties, "numPr", "numId"))
            if number is not None:
                return (number, whole_number(value_of(properties, "numPr", "ilvl"))) if number else None
        return None

    def list_of(self, style_id: str) -> int | None:
        """The list that a list style stands for."""
        return next((whole_number(value_of(s, "pPr", "numPr", "numId")) for s in self._chain(style_id)), None)


def _is_default_paragraph(style: Any) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}
