"""WCAG 2.2 AA: every pair of colours the interface puts together, in both themes, computed from the tokens."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).resolve().parents[2] / "assets/styles"
TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")

TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "link") for ground in ("page", "surface", "sunken", "raised")],
    *[(f"{tone}-ink", ground) for tone in ("sky", "gold", "success", "warning", "danger", "neutral")
      for ground in (f"{tone}-soft", "surface")],
    *[("ink", f"{tone}-soft") for tone in ("sky", "gold", "success", "warning", "danger")],
    *[("on-sky", ground) for ground in ("sky", "sky-strong")],
    *[(f"scale-ink-{step}", f"scale-{step}") for step in range(6)],
]  # fmt: skip
# Borders of controls, focus rings, and marks that carry meaning need 3 to 1 against what they lie on.
MARKS = [
    *[(mark, ground) for mark in ("line-strong", "focus") for ground in ("page", "surface")],
    *[(mark, "surface") for mark in ("sky", "success", "warning", "danger")],
]


def tokens() -> dict[str, tuple[str, str]]:
    text = "".join(path.read_text() for path in STYLES.glob("_*.scss"))
    return {name: (light, dark) for name, light, dark in TOKEN.findall(text)}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), TEXT)
def test_text_can_be_read(front: str, ground: str, theme: int) -> None:
    found = tokens()
    assert contrast(found[front][theme], found[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), MARKS)
def test_marks_can_be_seen(front: str, ground: str, theme: int) -> None:
    found = tokens()
    assert contrast(found[front][theme], found[ground][theme]) >= 3


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["danger", "danger-strong"])
def test_white_on_danger(ground: str, theme: int) -> None:
    assert contrast("#ffffff", tokens()[ground][theme]) >= 4.5
