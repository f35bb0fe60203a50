"""Answers of Open311 as XML: a list of records under a plural, members in the order they are told."""

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

# What the items of a list within a record are called.
ITEMS = {"attributes": "attribute", "values": "value", "endpoints": "endpoint", "formats": "format"}


def as_xml(root: str, item: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """``<services><service>…</service></services>``."""
    top = Element(root)
    for row in rows:
        _fill(SubElement(top, item), row)
    return tostring(top, encoding="unicode", xml_declaration=True)


def record_as_xml(root: str, row: Mapping[str, Any]) -> str:
    """One record by itself."""
    top = Element(root)
    _fill(top, row)
    return tostring(top, encoding="unicode", xml_declaration=True)


def _fill(parent: Element, row: Mapping[str, Any]) -> None:
    for name, value in row.items():
        element = SubElement(parent, name)
        if isinstance(value, list):
            for each in value:
                inner = SubElement(element, ITEMS[name])
                if isinstance(each, Mapping):
                    _fill(inner, each)
                else:
                    inner.text = str(each)
        elif isinstance(value, bool):
            element.text = "true" if value else "false"
        else:
            element.text = _printable(str(value))


def _printable(text: str) -> str:
    """Without the characters no XML document may have."""
    return "".join(letter for letter in text if letter in "\t\n\r" or ord(letter) >= 32)
