"""Guides by role: Markdown files of ``docs/guide``, each with a section for every language it is written in."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tirek.core.roles import Role

PACKED = Path(__file__).parent / "guide"  # in an installed wheel (setup.py)
FOLDER: Path = PACKED if PACKED.is_dir() else settings.BASE_DIR / "docs" / "guide"
LANGUAGES = {"Қазақша": "kk", "Русский": "ru", "English": "en"}
_SECTION = re.compile(rf"^## ({'|'.join(LANGUAGES)})[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Guide:
    """A page of help: for whom, and the roles it speaks to (none: anyone)."""

    name: str
    title: str | Promise
    icon: str
    about: str | Promise
    roles: tuple[Role, ...] = ()


GUIDES = (
    Guide("citizen", _("For applicants"), "user-heart", _("How to apply, follow and answer")),
    Guide(
        "registrar", _("For registrars"), "file-plus", _("Register in a minute, hand out, forward"), (Role.REGISTRAR,)
    ),
    Guide(
        "village",
        _("Village meetings"),
        "device-tablet",
        _("Take applications where there is no network"),
        (Role.REGISTRAR, Role.HEAD),
    ),
    Guide("mediation", _("Mediation"), "heart-handshake", _("For parties, mediators and who keeps their register"), ()),
    Guide("clerk", _("For case workers"), "inbox", _("From the queue to the answer"), (Role.CLERK,)),
    Guide("secretary", _("For council secretaries"), "users-group", _("Elections, terms, joining"), (Role.SECRETARY,)),
    Guide("head", _("For heads"), "binoculars", _("See what is late, decide, report"), (Role.HEAD,)),
    Guide(
        "competitions",
        _("For competition secretaries"),
        "trophy",
        _("Prepare a contest, take entries"),
        (Role.COMPETITIONS,),
    ),
    Guide("judge", _("For judges of contests"), "gavel", _("Score entries, lead the judging"), (Role.COMPETITIONS,)),
    Guide("finance", _("For grants"), "coins", _("Contracts, reports, tranches"), (Role.FINANCE, Role.COMPETITIONS)),
    Guide(
        "partner", _("For partners"), "arrow-forward-up", _("Accept, decline, finish a referral"), (Role.PARTNER_CLERK,)
    ),
    Guide(
        "coordinator",
        _("For the coordinator and analysts"),
        "chart-bar",
        _("Figures of the country"),
        (Role.COORDINATOR, Role.ANALYST),
    ),
    Guide(
        "editor",
        _("For editors and media monitors"),
        "news",
        _("Publish, moderate, monitor"),
        (Role.EDITOR, Role.MONITOR),
    ),
    Guide(
        "integrator",
        _("For integrators"),
        "plug",
        _("A partner's system: from the sandbox to an agreed month"),
        (Role.PARTNER_CLERK, Role.ADMINISTRATOR),
    ),
    Guide("admin", _("For administrators"), "settings", _("People, roles, messages, jobs"), (Role.ADMINISTRATOR,)),
    Guide("operator", _("For whoever runs the server"), "server", _("Install, back up, watch"), (Role.ADMINISTRATOR,)),
)


def guides() -> list[Guide]:
    """The guides whose file is there, in the order of a case's way."""
    return [guide for guide in GUIDES if (FOLDER / f"{guide.name}.md").exists()]


def find_guide(name: str) -> Guide | None:
    """A guide by its name."""
    return next((guide for guide in guides() if guide.name == name), None)


@lru_cache(maxsize=64)
def rendered(name: str, language: str) -> SafeString:
    """A file of the folder as HTML: its section in ``language``, else in Kazakh, else the first.

    HTML inside it is shown as text; links to other guides lead to their pages.
    """
    text = _section((FOLDER / f"{name}.md").read_text(encoding="utf-8"), language)
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(text)
    for token in tokens:
        _fit(token)
    html = str(parser.renderer.render(tokens, parser.options, {}))
    html = html.replace("<pre>", '<pre tabindex="0">')  # long lines are scrolled by keys too
    return mark_safe(html)  # noqa: S308 - our own files, HTML is off


def _section(text: str, language: str) -> str:
    parts = _SECTION.split(text)[1:]
    sections = {LANGUAGES[heading]: body for heading, body in zip(parts[::2], parts[1::2], strict=True)}
    if not sections:
        return re.sub(r"\A# .*\n", "", text)
    return sections.get(language) or sections.get("kk") or next(iter(sections.values()))


def _fit(token: Token) -> None:
    """Headings one level up, since the page has its own first one; links to files become links to pages."""
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{max(2, int(token.tag[1]) - 1)}"
    for child in token.children or []:
        target = str(child.attrGet("href") or "")
        if child.type == "link_open" and re.fullmatch(r"[\w-]+\.md", target):
            child.attrSet("href", reverse("portal:guide", args=[target.removesuffix(".md")]))
