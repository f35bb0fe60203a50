"""What a call promises to those who enter it: one canonical document, its digest, and what changed in it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.calls.models import Call, Criterion, Nomination, Stage
from tirek.core.canonical import sha256_of

NAMES = ("name_kk", "name_ru", "name_en", "about_kk", "about_ru", "about_en")
CALL = (
    *NAMES,
    *("opens_at", "closes_at", "zone", "age_on", "youngest", "oldest", "with_guardian_under", "entrants", "quiz"),
    *("shows_scores", "shows_comments", "contact"),
)
NOMINATION = (*NAMES, "youngest", "oldest", "largest_sum")
STAGE = (
    *("kind", "name_kk", "name_ru", "name_en", "starts_at", "ends_at", "is_blind", "reviews_each"),
    *("minimum_reviews", "quorum", "passing", "passing_by", "per_region", "ties", "seed"),
)
CRITERION = (*NAMES, "weight", "low", "high", "anchors", "is_optional")


def promise_of(call: Call) -> dict[str, Any]:
    """Everything the public page of rules says, as data. Four queries."""
    criteria: dict[Any, list[Criterion]] = {}
    for each in Criterion.objects.filter(stage__call=call):
        criteria.setdefault(each.stage_id, []).append(each)
    form = call.forms.order_by("-number").first()
    told = {
        **_told(call, CALL),
        "nominations": {each.code: _told(each, NOMINATION) for each in call.nominations.all()},
        "stages": {
            f"{each.position}": {
                **_told(each, STAGE),
                "criteria": {one.code: _told(one, CRITERION) for one in criteria.get(each.pk, [])},
            }
            for each in call.stages.all()
        },
        "form": digest_of(form.schema) if form else "",
    }
    plain: dict[str, Any] = _plain(told)
    return plain


def digest_of(document: Any) -> str:
    """SHA-256 of data in canonical JSON."""
    return sha256_of(_plain(document))


def _plain(document: Any) -> Any:
    """Days, sums and keys as JSON writes them."""
    return json.loads(json.dumps(document, cls=DjangoJSONEncoder))


def _told(row: "Call | Nomination | Stage | Criterion", names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    """Each place that changed, with what stood there and what stands there now."""
    old, new = dict(_flat(before)), dict(_flat(after))
    paths = [*old, *(path for path in new if path not in old)]
    return [
        {"path": path, "before": old.get(path), "after": new.get(path)}
        for path in paths
        if old.get(path) != new.get(path)
    ]


def _flat(document: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in document.items():
        path = f"{above}/{name}" if above else name
        if isinstance(value, dict) and value:
            yield from _flat(value, path)
        else:
            yield path, value


LABELS = {
    "name_kk": _("Title in Kazakh"),
    "name_ru": _("Title in Russian"),
    "name_en": _("Title in English"),
    "about_kk": _("Description in Kazakh"),
    "about_ru": _("Description in Russian"),
    "about_en": _("Description in English"),
    "opens_at": pgettext_lazy("call", "Opens"),
    "closes_at": pgettext_lazy("call", "Closes"),
    "starts_at": pgettext_lazy("stage", "Begins"),
    "ends_at": pgettext_lazy("stage", "Ends"),
    "zone": _("Time zone"),
    "age_on": _("Day on which the age counts"),
    "youngest": _("Youngest age"),
    "oldest": _("Oldest age"),
    "with_guardian_under": _("A guardian agrees below this age"),
    "entrants": _("Who may enter"),
    "quiz": _("Questions before entering"),
    "shows_scores": _("Entrants see their own scores"),
    "shows_comments": _("Entrants see the comments"),
    "contact": _("Who answers questions"),
    "largest_sum": _("Largest sum, ₸"),
    "kind": _("Kind"),
    "is_blind": _("Judges do not see who entered"),
    "reviews_each": _("Reviews of each entry"),
    "minimum_reviews": _("Fewest reviews that count"),
    "quorum": _("Quorum"),
    "passing": _("How many go on"),
    "passing_by": _("How many go on"),
    "per_region": _("At most from one region"),
    "ties": _("Between equals"),
    "seed": _("Seed of the draw"),
    "weight": _("Weight"),
    "low": _("Lowest score"),
    "high": _("Highest score"),
    "anchors": _("What a score means"),
    "is_optional": _("May be left out"),
    "form": _("Form of the entry"),
}
GROUPS = {"nominations": _("Nomination"), "stages": pgettext_lazy("contest", "Stage"), "criteria": _("Criterion")}


@dataclass(frozen=True, slots=True)
class Changed:
    """One line of an amendment, in words."""

    what: str
    before: str
    after: str


def told_change(change: dict[str, Any], zone: str) -> Changed:
    """A change as the public reads it."""
    parts, words = change["path"].split("/"), []
    while parts:
        part = parts.pop(0)
        if part in GROUPS and parts:
            words.append(f"{GROUPS[part]} {parts.pop(0)}")
        else:
            words.append(str(LABELS.get(part, part)))
    return Changed(", ".join(words), _value(change["before"], zone), _value(change["after"], zone))


def _value(value: Any, zone: str) -> str:
    if value is None or value == "" or value == []:
        return "—"
    if isinstance(value, list):
        return ", ".join(_value(each, zone) for each in value)
    try:
        return (
            f"{datetime.fromisoformat(str(value)).astimezone(ZoneInfo(zone)):%d.%m.%Y %H:%M}"
            if "T" in str(value)
            else str(value)
        )
    except ValueError:
        return str(value)
