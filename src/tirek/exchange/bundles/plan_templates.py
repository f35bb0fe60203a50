"""Templates of plans: what a situation of life usually needs."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.cases.actions.plan_templates import TemplateData, TemplateLine, save_template, withdraw_template
from tirek.cases.enums import PlanNeed
from tirek.cases.models import PlanTemplate
from tirek.core.actor import Actor
from tirek.exchange.bundles.base import Entry, Part
from tirek.exchange.enums_of_bundles import EntryPlan
from tirek.exchange.registers.columns import shown
from tirek.programmes.models import Service

FACTS = {
    "need": gettext_lazy("Need"),
    "name_kk": gettext_lazy("Name in Kazakh"),
    "name_ru": gettext_lazy("Name in Russian"),
    "name_en": gettext_lazy("Name in English"),
    "is_offered": gettext_lazy("Offered"),
    "lines": gettext_lazy("Services and days"),
}


class PlanTemplates(Part):
    """A template is known by its code. One that names a service this catalogue does not have is not taken: half a
    template is another template."""

    code = "plan_templates"
    title = gettext_lazy("Templates of plans")
    icon = "list-check"

    def given(self, at: datetime) -> list[dict[str, Any]]:
        return [_told(each) for each in PlanTemplate.objects.prefetch_related("lines__service")]

    def look(self, entry: Entry, at: datetime) -> None:
        told = entry.told
        entry.label = str(told["name_kk"])[:300]
        wanted = [str(line["service"]) for line in told["lines"]]
        unknown = sorted(set(wanted) - set(Service.objects.filter(code__in=wanted).values_list("code", flat=True)))
        if unknown:
            return entry.refuse(_("There are no such services here: %(codes)s.") % {"codes": ", ".join(unknown)})
        known = self._known(told)
        now = _told(known) if known else None
        if now is not None:
            names = {each.code: each.name for each in Service.objects.filter(code__in=_services(now, told))}
            entry.changes = [
                [str(label), _shown(name, now[name], names), _shown(name, told[name], names)]
                for name, label in FACTS.items()
                if now[name] != told[name]
            ]
            entry.plan = EntryPlan.CHANGED if entry.changes else EntryPlan.SAME
        return None

    def take(self, entry: Entry, *, brought_by: Actor, by: Actor, at: datetime) -> None:
        known = self._known(entry.told)
        entry.kept = {"before": _told(known) if known else None}
        save_template(str(entry.told["code"]), _data(entry.told), by=by, at=at)

    def undo(self, entry: Entry, *, by: Actor, at: datetime) -> str:
        known, before = self._known(entry.told), entry.kept["before"]
        if known is None or _told(known) != {name: entry.told[name] for name in ("code", *FACTS)}:
            return _("Somebody has changed this template since.")
        if before is not None:
            save_template(before["code"], _data(before), by=by, at=at)
            return ""
        return "" if withdraw_template(known.pk, by=by, at=at) else _("Plans were begun with this template.")

    def _known(self, told: Any) -> PlanTemplate | None:
        return PlanTemplate.objects.filter(code=str(told["code"])).prefetch_related("lines__service").first()


def _told(template: PlanTemplate) -> dict[str, Any]:
    names = ("code", "need", "name_kk", "name_ru", "name_en", "is_offered")
    lines = [
        {"service": line.service.code, "days": line.working_days, "by": line.owner_kind, "milestone": line.milestone}
        for line in template.lines.all()
    ]
    return {name: getattr(template, name) for name in names} | {"lines": lines}


def _data(told: dict[str, Any]) -> TemplateData:
    services = dict(Service.objects.values_list("code", "pk"))
    lines = [
        TemplateLine(services[line["service"]], int(line["days"]), str(line["by"]), str(line["milestone"]))
        for line in told["lines"]
    ]
    return TemplateData(
        need=str(told["need"]),
        name_kk=str(told["name_kk"]),
        name_ru=str(told["name_ru"]),
        name_en=str(told["name_en"]),
        lines=lines,
        is_offered=bool(told["is_offered"]),
    )


def _services(*templates: dict[str, Any]) -> set[str]:
    return {str(line["service"]) for told in templates for line in told["lines"]}


def _shown(name: str, value: Any, services: dict[str, str]) -> str:
    """A value in words: the need by its label, the services of a template with their days."""
    if name == "lines":
        return ", ".join(f"{services.get(line['service'], line['service'])}: {line['days']}" for line in value)
    if name == "need" and value in PlanNeed.values:
        return str(PlanNeed(value).label)
    return shown(value)
