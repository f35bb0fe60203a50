"""A frozen result as people read it: on the page, on paper."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tirek.calls.judging.recount import problems
from tirek.calls.models import StageResult
from tirek.calls.queries.protocol import as_number
from tirek.calls.queries.ranking import nominations_of, rung_words
from tirek.core.paper import pdf, qr_svg
from tirek.core.signing import is_signed

SIZE = 50


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A line of a published order; titles of entries are not in it, numbers are."""

    number: str
    nomination: str
    place: str
    band: str
    score: float | None
    reviews: int
    passes: bool
    decided_by: str
    left_out: bool


@dataclass(frozen=True)
class ResultPage:
    """One page of a result."""

    rows: "Page[Any]"
    tabs: list[dict[str, Any]]
    passing: int
    entries: int
    judges: int
    is_right: bool
    is_signed: bool


def result_rows(result: StageResult, nomination: str = "") -> list[ResultRow]:
    """The lines of a result, all or of one nomination."""
    names = nominations_of(result.stage.call)
    criteria = {one["code"]: said(one["name"]) for one in result.document["rules"]["criteria"]}
    rows = [one for one in result.document["result"] if not nomination or one["nomination"] == nomination]
    return [_row(one, names, criteria) for one in rows]


def _row(one: dict[str, Any], names: dict[str, str], criteria: dict[str, str]) -> ResultRow:
    first, last = one["first"], one["last"]
    band = "" if not first else (str(first) if first == last else f"{first}–{last}")
    return ResultRow(
        number=one["number"],
        nomination=names.get(one["nomination"], one["nomination"]),
        place=str(one["place"] or ""),
        band=band,
        score=as_number(one["score"]),
        reviews=one["reviews"],
        passes=one["passes"],
        decided_by=rung_words(one["decided_by"], criteria),
        left_out=bool(one["left_out"]),
    )


def result_page(result: StageResult, nomination: str, number: str | None) -> ResultPage:
    """One page of a result, and whether it recounts."""
    names = nominations_of(result.stage.call)
    chosen = nomination if nomination in names else ""
    tabs = [{"label": _("All nominations"), "url": "?", "current": not chosen}]
    tabs += [{"label": name, "url": f"?nomination={code}", "current": code == chosen} for code, name in names.items()]
    judges = {review["judge"] for one in result.document["entries"] for review in one["reviews"]}
    return ResultPage(
        rows=Paginator(result_rows(result, chosen), SIZE).get_page(number),
        tabs=tabs if len(names) > 1 else [],
        passing=sum(one["passes"] for one in result.document["result"]),
        entries=len(result.document["result"]),
        judges=len(judges),
        is_right=not problems(result.document),
        is_signed=bool(result.signature) and is_signed(result.sha256, result.signature, result.public_key),
    )


def said(words: dict[str, str]) -> str:
    """Words in three languages, in the active one."""
    language = (translation.get_language() or "kk")[:2]
    return words.get(language) or words.get("kk", "")


def protocol_pdf(result: StageResult, language: str) -> bytes:
    """The protocol on paper; the same result gives the same bytes."""
    with translation.override(language):
        return pdf("calls/protocol", _words(result, language), dated=result.proposed_at)


def _words(result: StageResult, language: str) -> dict[str, Any]:
    rules, rows, before = result.document["rules"], result_rows(result), result.previous_sha256
    address = f"{settings.SITE_URL}{result.get_absolute_url()}"
    criteria = [
        (said(one["name"]), f"{one['low']}–{one['high']}", one["weight"].removesuffix("/1"))
        for one in rules["criteria"]
    ]
    names = {one["code"]: said(one["name"]) for one in rules["criteria"]}
    passes = _("all nominations: %(n)s") % {"n": rules["passing"] or 0}
    if rules["passing_by"]:
        called = nominations_of(result.stage.call)
        passes = "; ".join(f"{called.get(code, code)}: {n}" for code, n in rules["passing_by"].items())
    facts = [
        (_("Call"), said(result.document["call"]["name"])),
        (pgettext("contest", "Stage"), said(result.document["stage"]["name"])),
        (_("Put forward"), _moment(result.proposed_at)),
        (_("Published"), _moment(result.settled_at) if result.settled_at else "—"),
        (_("Entries judged"), str(len(rows))),
        (_("Pass"), passes),
        (_("Least number of reviews"), str(rules["minimum_reviews"])),
        (_("Ladder of ties"), " → ".join(rung_words(step, names) for step in rules["ties"])),
        (_("Seed of the draw"), rules["seed"] or "—"),
    ]
    opened = [
        (one["at"][:10], " · ".join(filter(None, (one.get("entry"), one["reason"]))))
        for one in result.document["reopened"]
    ]
    return {
        "title": _("Protocol of the stage"),
        "lang": language,
        "office": result.stage.call.organisation.name,
        "facts": facts,
        "criteria_title": _("Criteria"),
        "criteria_heads": [_("Criterion"), _("Points"), _("Weight")],
        "criteria": criteria,
        "opened_title": _("Scores were opened again") if opened else "",
        "opened": opened,
        "rows_title": _("Order of places"),
        "heads": [_("Rank"), _("Band"), _("Number"), _("Nomination"), _("Score"), _("Reviews"), _("Passes")],
        "rows": [
            [
                row.place, row.band, row.number, row.nomination,
                "" if row.score is None else f"{row.score:.2f}".replace(".", ","), str(row.reviews),
                _("yes") if row.passes else (row.decided_by and f"— ({row.decided_by})") or "—",
            ]
            for row in rows
        ],
        "hash_title": _("How to recount it"),
        "hash_words": _("The file of this protocol and the script that recounts it are at the address below. SHA-256:"),
        "sha256": result.sha256,
        "previous": _("Follows the result %(hash)s") % {"hash": before} if before else "",
        "signed": _("Signed (Ed25519), public key: %(key)s") % {"key": result.public_key} if result.signature else "",
        "signature": result.signature,
        "url": address,
        "qr": qr_svg(address),
    }  # fmt: skip


def _moment(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
