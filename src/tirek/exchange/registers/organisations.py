"""Organisations and bodies of every kind, with their profiles."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.exchange.enums import ImportRegister, RowPlan
from tirek.exchange.models import ImportRow
from tirek.exchange.registers import columns as c
from tirek.exchange.registers.base import Kept, Line, Register, changed_since, compare, twice
from tirek.exchange.registers.places import Bodies, Places
from tirek.network.actions.entering import (
    Entered,
    correct_organisations,
    enter_organisations,
    uncorrect_organisations,
    withdraw_organisations,
)
from tirek.network.actions.organisations import NewOrganisation
from tirek.network.enums import Level, OrganisationKind, OutletKind
from tirek.network.models import Organisation
from tirek.network.permissions import may_edit_organisation
from tirek.network.queries.entering import CONTACTS, NAMES, PROFILE, in_words, language_code, people_code, seats_held
from tirek.territory.enums import DISTRICT_KINDS, REGION_KINDS, AreaKind
from tirek.territory.models import Area

WORDS = (*NAMES, *CONTACTS, *PROFILE)
NOTHING: dict[str, Any] = {"languages": [], "peoples": [], "audience": None, "seats": None}


class Organisations(Register):
    """A row is an organisation: found by its code, or by kind and Kazakh name below the same one; new ones are founded
    there. What an import does not do: move, close, or give another kind."""

    code = ImportRegister.ORGANISATIONS
    icon = "building-community"
    about = gettext_lazy(
        "Offices, councils, associations, houses, outlets and all other bodies, with their contacts and profiles."
    )
    columns = (
        c.code_of_body(
            "code", gettext_lazy("Code"), help=gettext_lazy("Empty: found by name, or the next free code is given.")
        ),
        c.code_of_body("parent", gettext_lazy("Code of the organisation above"), is_needed=True),
        c.choice("kind", gettext_lazy("Kind"), OrganisationKind, is_needed=True),
        c.line("name_kk", gettext_lazy("Name in Kazakh"), is_needed=True),
        c.line("name_ru", gettext_lazy("Name in Russian"), is_needed=True),
        c.line("name_en", gettext_lazy("Name in English")),
        c.line(
            "area",
            gettext_lazy("Area"),
            help=gettext_lazy("Name or code of the classifier. Empty: that of the organisation above."),
        ),
        c.choice("level", gettext_lazy("Level"), Level, help=gettext_lazy("Empty: that of the area.")),
        c.day("since", gettext_lazy("Exists since"), is_needed=True),
        c.line("phone", gettext_lazy("Phone number"), longest=40),
        c.email("email", gettext_lazy("E-mail")),
        c.line("address", gettext_lazy("Address")),
        c.line("opening_hours", gettext_lazy("Opening hours"), longest=200),
        c.several(
            "languages", gettext_lazy("Languages"), language_code, help=gettext_lazy("Several, parted by commas.")
        ),
        c.several("peoples", gettext_lazy("Peoples"), people_code, help=gettext_lazy("Several, parted by commas.")),
        c.choice("outlet_kind", gettext_lazy("Kind of outlet"), OutletKind),
        c.number("audience", gettext_lazy("Copies or people a month"), most=50_000_000),
        c.number("seats", gettext_lazy("Seats in the whole body"), least=1, most=5000),
        c.link("website", gettext_lazy("Website")),
        c.line("founding_act", gettext_lazy("Act by which it was founded")),
        c.text("about_kk", gettext_lazy("About, in Kazakh")),
        c.text("about_ru", gettext_lazy("About, in Russian")),
        c.text("about_en", gettext_lazy("About, in English")),
    )

    def look(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        """Also ranks the lines, so that an organisation comes after the one above it that stands in the same table."""
        view = _View(self, lines)
        for found in lines:
            view.look(found, by, at)
        twice(lines, {found.number: key for found in lines if (key := view.key(found))})
        _rank(lines)

    def write(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        new = sorted((each for each in lines if each.plan == RowPlan.CREATE), key=lambda each: each.rank)
        for found, made in zip(new, enter_organisations([each.work for each in new], by=by, at=at), strict=True):
            found.record_id = made.pk
        changed = {each.record_id: each.after for each in lines if each.plan == RowPlan.CHANGE and each.record_id}
        if changed:
            correct_organisations(changed, by=by, at=at)

    def undo(self, rows: Sequence[ImportRow], *, by: Actor, at: datetime) -> Kept:
        changed = {row.record_id: (row.before, row.after) for row in rows if row.plan == RowPlan.CHANGE}
        created = {row.record_id: row.after for row in rows if row.plan == RowPlan.CREATE}
        back: set[UUID] = set()
        if changed:
            back |= uncorrect_organisations(changed, by=by, at=at)  # type: ignore[arg-type]
        if created:
            back |= withdraw_organisations(created, by=by, at=at)  # type: ignore[arg-type]
        return {row.pk: changed_since() for row in rows if row.record_id not in back}

    def addresses(self, keys: Collection[UUID]) -> dict[UUID, str]:
        return {each.pk: each.get_absolute_url() for each in Organisation.objects.filter(pk__in=keys).only("code")}


class _View:
    """What a whole table needs to know of the register, read once."""

    def __init__(self, register: Register, lines: Sequence[Line]) -> None:
        self.register = register
        told = [each.told for each in lines]
        self.bodies = Bodies(code for each in told for code in (each.get("code"), each.get("parent")))
        self.places = Places()
        self.coming = {each.told["code"]: each for each in lines if each.told.get("code")}
        self.named = _named(self.bodies.by_code.values(), told)
        existing = [*self.bodies.by_code.values(), *self.named.values()]
        self.words = in_words(existing)
        self.held = seats_held([each.pk for each in existing])
        self.kinds = dict(Area.objects.values_list("id", "kind"))

    def key(self, found: Line) -> Any:
        told = found.told
        if told.get("code"):
            return told["code"]
        return _name_key(told) if told.get("name_kk") else None

    def look(self, found: Line, by: Actor, at: datetime) -> None:
        told = found.told
        found.label = told.get("name_kk") or told.get("code", "")
        existing = self.bodies.by_code.get(told.get("code", "")) if told.get("code") else None
        if not told.get("code"):
            existing = self.named.get(_name_key(told))
        if existing is None:
            self._look_at_new(found, by, at)
        else:
            self._look_at_known(found, existing, by)

    def _look_at_known(self, found: Line, known: Organisation, by: Actor) -> None:
        found.record_id, found.label = known.pk, found.label or known.name
        found.blame_unless(may_edit_organisation(by, known), "code")
        self._check_fixed(found, known)
        wanted = {name: found.told[name] for name in WORDS if name in found.told}
        for name in ("name_kk", "name_ru"):
            if wanted.get(name) == "":
                found.blame(name, _("A name cannot be emptied."))
        seats, held = wanted.get("seats"), self.held.get(known.pk, 0)
        if seats and seats < held:
            found.blame("seats", _("%(held)s seats are held now.") % {"held": held})
        compare(found, self.words[known.pk], wanted)

    def _check_fixed(self, found: Line, known: Organisation) -> None:
        """What stands in the register for good, or is changed by an act of its own."""
        kind, level = OrganisationKind(known.kind).label, Level(known.level).label
        self._same(found, "parent", known.parent_code, known.parent_code)
        self._same(found, "kind", known.kind, kind)
        self._same(found, "level", known.level, level)
        self._same(found, "since", known.during.lower, _day(known.during.lower))
        area_id = self.places.find(found, "area", known.area_id)
        if area_id and area_id != known.area_id:
            self._refuse(found, "area", known.area.name)

    def _same(self, found: Line, column: str, stands: Any, shown: Any) -> None:
        if found.told.get(column) not in (None, "", stands):
            self._refuse(found, column, shown)

    def _refuse(self, found: Line, column: str, shown: Any) -> None:
        told = {"value": shown or "—"}
        found.blame(column, _("The register says %(value)s. An import does not change this; its own page does.") % told)

    def _look_at_new(self, found: Line, by: Actor, at: datetime) -> None:
        told = found.told
        self.register.blame_missing(found)
        parent = self._parent(found, by)
        area_id = self.places.find(found, "area", parent.area_id if parent else None)
        area_id = area_id or (parent.area_id if parent and not told.get("area") else None)
        if area_id is None and not told.get("area") and "parent" not in found.problems:
            found.blame("area", _("A new record needs this."))
        if told.get("since") and told["since"] > local_date(at):
            found.blame("since", _("This day is still to come."))
        if found.is_good and area_id:
            found.work = _entered(told, area_id, self.kinds[area_id])
            found.after = {name: told.get(name) or NOTHING.get(name, "") for name in WORDS}

    def _parent(self, found: Line, by: Actor) -> Organisation | None:
        """The organisation above, in the register or in the same table; of the latter, the first known one above."""
        code, met = found.told.get("parent"), set()
        if not code:
            return None
        while code not in self.bodies.by_code:
            above = self.coming.get(code or "")
            if above is None or code in met:
                found.blame("parent", _("There is no organisation with the code %(code)s.") % {"code": code})
                return None
            met.add(code)
            code = above.told.get("parent")
        parent = self.bodies.by_code[code]
        found.blame_unless(may_edit_organisation(by, parent), "parent")
        return parent


def _entered(told: dict[str, Any], area_id: UUID, area_kind: str) -> Entered:
    given = {name: told[name] for name in (*NAMES, *CONTACTS) if told.get(name)}
    new = NewOrganisation(
        code=told.get("code") or "",
        kind=told["kind"],
        level=told.get("level") or _level_of(area_kind),
        area_id=area_id,
        parent_code=told["parent"],
        since=told["since"],
        **given,
    )
    return Entered(new=new, profile={name: told[name] for name in PROFILE if told.get(name)})


def _level_of(area_kind: str) -> str:
    if area_kind == AreaKind.REPUBLIC:
        return Level.REPUBLIC
    if area_kind in REGION_KINDS:
        return Level.REGION
    return Level.DISTRICT if area_kind in DISTRICT_KINDS else Level.RURAL


def _name_key(told: dict[str, Any]) -> tuple[str, str, str]:
    return told.get("parent", ""), told.get("kind", ""), str(told.get("name_kk", "")).casefold()


def _named(parents: Any, told: Sequence[dict[str, Any]]) -> dict[tuple[str, str, str], Organisation]:
    """Organisations that rows without a code may mean: by the one above, kind and Kazakh name."""
    above = {each.path: each.code for each in parents}
    names = {each["name_kk"] for each in told if not each.get("code") and each.get("name_kk")}
    rows = Organisation.objects.filter(name_kk__in=names).select_related("area") if names else ()
    found = {}
    for each in rows:
        parent = above.get(each.path.removesuffix(f"{each.code}."))
        if parent:
            found[parent, each.kind, each.name_kk.casefold()] = each
    return found


def _rank(lines: Sequence[Line]) -> None:
    """How many organisations of the same table stand above each; one below a bad row is bad itself."""
    coming = {each.told["code"]: each for each in lines if each.told.get("code") and each.plan == RowPlan.CREATE}
    for found in lines:
        above = coming.get(found.told.get("parent", ""))
        while above is not None and found.rank < len(coming):
            found.rank += 1
            if not above.is_good and "parent" not in found.problems:
                told = {"number": above.number}
                found.blame("parent", _("The organisation above stands in row %(number)s, which has mistakes.") % told)
            above = coming.get(above.told.get("parent", ""))


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
