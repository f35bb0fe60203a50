"""Types of Python out of schemas of JSON."""

from collections.abc import Iterator, Mapping
from keyword import iskeyword
from typing import Any

Told = Mapping[str, Any]
SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
WIDTH = 116


def type_of(told: Told) -> str:
    """The type a schema stands for, as it is written in an annotation."""
    if "$ref" in told:
        return str(told["$ref"]).rsplit("/", 1)[-1]
    if "const" in told:
        return f"Literal[{told['const']!r}]"
    if "enum" in told:
        return f"Literal[{', '.join(map(_quoted, told['enum']))}]"
    for several in ("anyOf", "oneOf", "allOf"):
        if several in told:
            return " | ".join(dict.fromkeys(type_of(each) for each in told[several]))
    kind = told.get("type")
    if isinstance(kind, list):
        return " | ".join(SIMPLE[each] for each in kind)
    if kind == "array":
        return f"list[{type_of(told.get('items', {}))}]"
    if kind == "object":
        return f"dict[str, {type_of(extra) if isinstance(extra := told.get('additionalProperties'), dict) else 'Any'}]"
    return SIMPLE.get(str(kind), "Any")


def named_type(name: str, told: Told) -> str:
    """A schema of the document as a class or an alias, with what its members mean."""
    if told.get("type") != "object" or "properties" not in told:
        return f"{name}: TypeAlias = {_wrapped(type_of(told))}\n"
    required = set(told.get("required", []))
    lines = [f"class {name}(TypedDict):", *documented(told.get("description") or f"{name}.", "    "), ""]
    for member, each in told["properties"].items():
        kind = type_of(each)
        kind = kind if member in required else f"NotRequired[{kind}]"
        lines.append(f"    {member}: {kind}")
        if each.get("description"):
            lines += documented(each["description"], "    ")
    return "\n".join(lines) + "\n"


def documented(words: str, indent: str) -> Iterator[str]:
    """A docstring, in lines that fit."""
    text = words.replace("\\", "\\\\").replace('"""', "'''").strip()
    lines, line = [], ""
    for word in text.split():
        if line and len(indent) + len(line) + len(word) > WIDTH - 6:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    if len(lines) == 1:
        yield f'{indent}"""{lines[0]}"""'
        return
    yield f'{indent}"""{lines[0]}'
    yield from (f"{indent}{each}" for each in lines[1:-1])
    yield f'{indent}{lines[-1]}"""'


def safe_name(name: str) -> str:
    """A name an argument may bear."""
    tidy = "".join(letter if letter.isalnum() else "_" for letter in name).strip("_").lower()
    return f"{tidy}_" if iskeyword(tidy) or tidy in ("self", "body", "file") else tidy


def _quoted(value: Any) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if isinstance(value, str) else repr(value)


def _wrapped(kind: str) -> str:
    return kind if len(kind) < WIDTH else kind.replace(", ", ",\n    ")
