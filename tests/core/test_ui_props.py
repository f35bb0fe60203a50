"""Every component a template names exists, and every prop it passes is declared: a slip of the pen draws nothing."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "src/tirek"
COTTON = ROOT / "core/templates/cotton"
TEMPLATES = sorted(ROOT.rglob("templates/**/*.html"))
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}", re.DOTALL)
TAG = re.compile(r"{[{%].*?[%}]}", re.DOTALL)
USE = re.compile(r"<c-([a-z][a-z-]*)((?:\s+[^\s/>=]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*/?>")
PASSED_ON = re.compile(
    r"(data|aria|hx)-.+|id|name|value|form(action|method|novalidate|target)?|autofocus|disabled|role|title|rel|target|lang|accept-charset"
)
ATTRIBUTE = re.compile(r"(?:^|\s)([^\s=\"']+)(?:=(?:\"[^\"]*\"|'[^']*'|\S+))?")


def declared(component: str) -> tuple[set[str], bool]:
    """The props a component declares (and slots among them), and whether it passes other attributes through."""
    text = (COTTON / f"{component.replace('-', '_')}.html").read_text()
    found = re.search(r"<c-vars\s([^>]*)/>", text)
    names = {name.lstrip(":") for name in ATTRIBUTE.findall(found[1])} if found else set()
    return names - {"/"}, "{% attributes attrs %}" in text


def uses(template: Path) -> list[tuple[str, set[str]]]:
    text = TAG.sub("x", COMMENT.sub("", template.read_text()))
    return [(name, {a.lstrip(":") for a in ATTRIBUTE.findall(attributes)}) for name, attributes in USE.findall(text)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_components_are_used_as_declared(template: Path) -> None:
    slips = []
    for name, given in uses(template):
        if name in ("vars", "slot"):
            continue
        if not (COTTON / f"{name.replace('-', '_')}.html").exists():
            slips.append(f"there is no component {name}")
            continue
        props, open_ = declared(name)
        slips += [
            f"{name} has no prop {prop}"
            for prop in sorted(given - props - {"/"})
            if not (open_ and PASSED_ON.fullmatch(prop))
        ]
    assert slips == []
