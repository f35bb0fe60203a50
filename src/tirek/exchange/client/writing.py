"""The files of a client out of an OpenAPI document: types of its schemas, a method of each operation."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from tirek.exchange.client.types import Told, documented, named_type, safe_name, type_of

PACKAGE = "tirek_client"
RUNTIME = ("transport.py", "webhooks.py")
METHODS = ("get", "post", "put", "patch", "delete")
KEY = "Idempotency-Key"
JSON, FORM, BYTES = "application/json", "multipart/form-data", "application/octet-stream"
HEAD = '''"""{title}, version {version}: made from the OpenAPI document. Make it anew instead of changing it."""

'''


@dataclass(frozen=True)
class Argument:
    """An argument of a method and the parameter it fills."""

    name: str
    sent_as: str
    place: str
    kind: str
    default: str


def files_of(document: Told) -> dict[str, str]:
    """Every file of the client by its path."""
    told = {f"{PACKAGE}/{name}": _runtime(name) for name in RUNTIME}
    told[f"{PACKAGE}/__init__.py"] = _front(document)
    told[f"{PACKAGE}/models.py"] = _models(document)
    told[f"{PACKAGE}/api.py"] = _api(document)
    told[f"{PACKAGE}/py.typed"] = ""
    told["pyproject.toml"] = PROJECT.format(version=document["info"]["version"])
    told["README.md"] = README
    return dict(sorted(told.items()))


def _runtime(name: str) -> str:
    return files("tirek.exchange.client.runtime").joinpath(name).read_text(encoding="utf-8")


def _front(document: Told) -> str:
    return _head(document) + (
        "from .api import Tirek\n"
        "from .transport import FieldProblem, Problem, Unreachable\n"
        "from .webhooks import NotGenuine, Notice, verify\n\n"
        '__all__ = ["FieldProblem", "NotGenuine", "Notice", "Problem", "Tirek", "Unreachable", "verify"]\n'
    )


def _models(document: Told) -> str:
    schemas: dict[str, Any] = document.get("components", {}).get("schemas", {})
    classes = [named_type(name, told) for name, told in _in_order(schemas)]
    imports = "from typing import Any, Literal, NotRequired, TypeAlias, TypedDict\n"
    names = "".join(f'    "{name}",\n' for name in sorted(schemas))
    return f"{_head(document)}{imports}\n__all__ = [\n{names}]\n\n\n" + "\n\n".join(classes) + "\n_ANY = Any\n"


def _in_order(schemas: dict[str, Any]) -> list[tuple[str, Any]]:
    """Aliases first, then each class after those it names."""
    done: dict[str, Any] = {}

    def visit(name: str, above: tuple[str, ...] = ()) -> None:
        if name in done or name in above or name not in schemas:
            return
        for other in _named_in(schemas[name]):
            visit(other, (*above, name))
        done[name] = schemas[name]

    for name in schemas:
        visit(name)
    return list(done.items())


def _named_in(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        if "$ref" in told:
            yield str(told["$ref"]).rsplit("/", 1)[-1]
        for each in told.values():
            yield from _named_in(each)
    elif isinstance(told, list):
        for each in told:
            yield from _named_in(each)


def _api(document: Told) -> str:
    methods = [
        text
        for path, operations in document["paths"].items()
        for method in METHODS
        if method in operations
        for text in _operation(document, path, method, operations[method])
    ]
    head = (
        "from collections.abc import Iterator\n"
        "from typing import Any, Literal, cast\n\n"
        "from . import models as m\n"
        "from .transport import Transport, new_key\n\n"
        '__all__ = ["Tirek"]\n\n_UNUSED: tuple[Any, ...] = (Iterator, Literal)\n\n\n'
        "class Tirek(Transport):\n"
        '    """The API of an installation, an operation a method. Raises Problem for an answer that says no,\n'
        "    Unreachable for none. Every write has an Idempotency-Key: give your own to be able to send it again\n"
        '    after a crash."""\n\n'
    )
    return _head(document) + head + "\n".join(methods)


def _operation(document: Told, path: str, method: str, told: Told) -> list[str]:
    """The method of an operation, and where its answers are pages, one that goes through all of them."""
    arguments = [_argument(each) for each in told.get("parameters", [])]
    arguments.sort(key=lambda each: (bool(each.default), each.place != "path"))
    content = told.get("requestBody", {}).get("content", {})
    kind, is_bytes = _answer(told)
    name = safe_name(str(told["operationId"]))
    taken = [f"{each.name}: {each.kind}{each.default}" for each in arguments]
    sent = ["body=body"] if JSON in content else ["file=file"] if FORM in content else []
    first = [f"body: {_in_models(content[JSON]['schema'])}"] if JSON in content else []
    first += ["file: tuple[str, bytes]"] if FORM in content else []
    lines = [
        f"    def {name}(",
        *(f"        {each}," for each in ["self", *_positional(arguments, first), *_named(arguments, taken)]),
        f"    ) -> {kind}:",
        *documented(_words(told), "        "),
        "        answer = self.call(",
        f'            "{method.upper()}",',
        f'            "{path}",',
        *(
            f"            {each},"
            for each in [*_sent(arguments), *sent, *([] if told.get("security") else ["is_open=True"])]
        ),
        "        )",
        _returned(kind, is_bytes),
    ]
    found = ["\n".join(lines) + "\n"]
    item = _item(document, told)
    if item and any(each.sent_as == "after" for each in arguments):
        found.append(_through(name, item, arguments))
    return found


def _positional(arguments: list[Argument], first: list[str]) -> list[str]:
    """What a call says in order: places of the path, then what is sent."""
    return [f"{each.name}: {each.kind}" for each in arguments if each.place == "path"] + first


def _named(arguments: list[Argument], taken: list[str]) -> list[str]:
    rest = [text for each, text in zip(arguments, taken, strict=True) if each.place != "path"]
    return ["*", *rest] if rest else []


def _argument(told: Told) -> Argument:
    name, kind, place = safe_name(str(told["name"])), _in_models(told.get("schema", {})), str(told["in"])
    if told["name"] == KEY:
        return Argument("key", KEY, place, "str | None", " = None")
    if told.get("required"):
        return Argument(name, str(told["name"]), place, kind, "")
    kind = kind if kind.endswith("| None") else f"{kind} | None"
    return Argument(name, str(told["name"]), place, kind, " = None")


def _sent(arguments: list[Argument]) -> list[str]:
    """The arguments of the call of the transport."""
    found = []
    for place, word in (("path", "places"), ("query", "query"), ("header", "headers")):
        those = [each for each in arguments if each.place == place]
        if those:
            values = ", ".join(f'"{each.sent_as}": {_value(each)}' for each in those)
            found.append(f"{word}={{{values}}}")
    return found


def _value(each: Argument) -> str:
    return f"{each.name} or new_key()" if each.sent_as == KEY else each.name


def _answer(told: Told) -> tuple[str, bool]:
    """What a method gives back, and whether that is a file."""
    for status, response in sorted(told["responses"].items()):
        content = response.get("content", {}) if int(status) < 300 else {}
        if JSON in content:
            return _in_models(content[JSON]["schema"]), False
        if content:
            return "bytes", True
    return "None", False


def _returned(kind: str, is_bytes: bool) -> str:
    if is_bytes:
        return "        return answer.body"
    if kind == "None":
        return "        assert answer.status < 400"
    return f"        return cast({kind}, answer.json())"


def _item(document: Told, told: Told) -> str:
    """The type of an item of a page; empty when the answer is none."""
    schema = told["responses"].get("200", {}).get("content", {}).get(JSON, {}).get("schema", {})
    named = document["components"]["schemas"].get(str(schema.get("$ref", "")).rsplit("/", 1)[-1], {})
    members = named.get("properties", {})
    return _in_models(members["items"].get("items", {})) if {"items", "next"} <= members.keys() else ""


def _through(name: str, item: str, arguments: list[Argument]) -> str:
    """A method that gives every item of every page."""
    asked = [each for each in arguments if each.sent_as != "after"]
    taken = [f"{each.name}: {each.kind}{each.default}" for each in asked]
    given = ", ".join(f"{each.name}={each.name}" for each in asked)
    lines = [
        f"    def iter_{name.removeprefix('list_')}(",
        *(f"        {each}," for each in ["self", *_positional(asked, []), *_named(asked, taken)]),
        f"    ) -> Iterator[{item}]:",
        '        """Every item of every page, asked for as it is needed."""',
        "        after: str | None = None",
        "        while True:",
        f"            page = self.{name}(after=after{', ' + given if given else ''})",
        '            yield from page["items"]',
        '            after = page["next"]',
        "            if not after:",
        "                return",
    ]
    return "\n".join(lines) + "\n"


def _in_models(schema: Told) -> str:
    """A type where the classes are those of ``models``."""
    if "$ref" in schema:
        return "m." + type_of(schema)
    if schema.get("type") == "array":
        return f"list[{_in_models(schema.get('items', {}))}]"
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " | ".join(dict.fromkeys(_in_models(each) for each in schema[several]))
    return type_of(schema)


def _words(told: Told) -> str:
    return ". ".join(str(told[name]).rstrip(".") for name in ("summary", "description") if told.get(name)) + "."


def _head(document: Told) -> str:
    return HEAD.format(title=document["info"]["title"], version=document["info"]["version"])


PROJECT = """[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "tirek-client"
version = "{version}"
description = "Client of the API of Tirek"
requires-python = ">=3.11"

[tool.setuptools]
packages = ["tirek_client"]

[tool.setuptools.package-data]
tirek_client = ["py.typed"]
"""

README = """# tirek-client

The client of an installation of Tirek, made from its OpenAPI document. Needs Python 3.11 and nothing else.

```python
from tirek_client import Problem, Tirek

tirek = Tirek("https://tirek.example", "CLIENT ID", "SECRET", language="ru")
for referral in tirek.iter_referrals(state="pending"):
    tirek.read_referral(referral["id"])
    tirek.accept_referral(referral["id"], {}, if_match=tirek.etag)
```

Every write has an Idempotency-Key; pass `key=` of your own to be able to repeat it after a crash. What fails for a
while is tried again; an answer that says no raises `Problem` with its words in the language you asked for.

A notice sent to your address is checked by `verify(secret, headers, body)`.
"""
