"""The answer to “What am I entitled to?”: for each measure the result, and the working line by line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.programmes.entitlement.checking import Check, Outcome, child_orders
from tirek.programmes.entitlement.facts import Facts, Member, Relation
from tirek.programmes.entitlement.figures import money, parameters, plain, value_on, whole_tenge
from tirek.programmes.enums_of_services import Certainty, LifeEvent

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

YES, NO, UNKNOWN = "yes", "no", "unknown"
MONTHLY, ONCE = "monthly", "once"


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the working: what, how much, and where it comes from."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the check says of one measure of the catalogue. ``upto``: the amount lies between the two."""

    code: str
    state: str
    period: str = MONTHLY
    amount: float | None = None
    upto: float | None = None
    lines: list[Line] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The amount as people read it, with how often it is paid."""
        if self.amount is None:
            return ""
        sum_ = (
            money(self.amount)
            if self.upto in (None, self.amount)
            else f"{money(self.amount)} – {money(self.upto or 0)}"
        )
        return (_("%(sum)s a month") if self.period == MONTHLY else _("%(sum)s once")) % {"sum": sum_}


REASONS: "dict[str, StrPromise]" = {
    "poverty_line": gettext_lazy("the poverty line of the region in this quarter is not entered"),
    "income": gettext_lazy("somebody's income is not known"),
    "parameter": gettext_lazy("the figures of this year are not entered"),
    "second_home": gettext_lazy("it is not known whether there is a second home"),
    "business_premises": gettext_lazy("it is not known whether there are business premises"),
    "spare_plot": gettext_lazy("it is not known whether there is a building plot besides the home"),
    "machinery": gettext_lazy("it is not known whether there is machinery"),
    "has_loan": gettext_lazy("it is not known whether there is a loan other than a mortgage"),
    "in_quota": gettext_lazy("it is not known whether the family is within the regional quota"),
    "carer_insured": gettext_lazy("it is not known whether contributions were paid for the parent"),
}


def findings_of(check: Check) -> list[Finding]:
    """Every measure of the rules: first what the family is entitled to, then what is unknown, then the rest."""
    order = {YES: 0, UNKNOWN: 1, NO: 2}
    return sorted((make(check) for make in _FINDINGS), key=lambda each: order[each.state])


def monthly_total(findings: list[Finding]) -> int:
    """What the family is surely entitled to each month, in whole tenge."""
    sure = [each for each in findings if each.state == YES and each.period == MONTHLY]
    return sum(whole_tenge(each.amount or 0) for each in sure)


def events_of(facts: Facts) -> list[LifeEvent]:
    """The events of life that show in the facts: for further measures of the catalogue."""
    return [event for event, shows in _EVENTS.items() if shows(facts)]


_EVENTS: dict[LifeEvent, Callable[[Facts], bool]] = {
    LifeEvent.LARGE_FAMILY: lambda facts: len(_children(facts)) >= 4,
    LifeEvent.CHILD_BORN: lambda facts: bool(_babies(facts)),
    LifeEvent.ALONE: lambda facts: bool(_children(facts)) and not _partners(facts),
    LifeEvent.RETURNED: lambda facts: facts.is_kandas,
    LifeEvent.JOBLESS: lambda facts: any(each.can_work and each.income == 0 for each in facts.members),
}


def _children(facts: Facts) -> list[Member]:
    return [each for each in facts.members if each.relation in (Relation.CHILD, Relation.WARD)]


def _partners(facts: Facts) -> list[Member]:
    return [each for each in facts.members if each.relation in (Relation.SPOUSE, Relation.PARTNER)]


def quarter_before(on: date) -> tuple[date, date]:
    """First and last month of the quarter before the one a day lies in."""
    first = date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)
    began = date(first.year - 1, 10, 1) if first.month == 1 else date(first.year, first.month - 3, 1)
    return began, date(began.year, began.month + 2, 1)


def _finding(code: str, outcome: Outcome, lines: list[Line], reasons: list[str], period: str = MONTHLY) -> Finding:
    if not outcome.is_known:
        return Finding(code, UNKNOWN, period, None, None, lines, [str(REASONS[name]) for name in outcome.because])
    if not outcome.amount:
        return Finding(code, NO, period, None, None, lines, reasons)
    return Finding(code, YES, period, outcome.amount, None, lines)


def _assistance(check: Check) -> Finding:
    facts, steps = check.facts, check.steps
    lines = [*_income_lines(check), *_line_lines(check)]
    outcome = check.outcomes["asp_amount"]
    if outcome.amount:
        gap = (steps["poverty_line"] or 0) - (steps["average_income"] or 0)
        lines += [
            Line(_("Line less average income, for each member"), money(gap), _article("126")),
            *_share_of_gap(check),
            Line(_("For the whole family a month"), money(outcome.amount)),
            _contract(check),
        ]
    return _finding("asp", outcome, lines, [*_not_applying(facts), *_barred(check), *_above(check)])


def _income_lines(check: Check) -> Iterator[Line]:
    began, ended = quarter_before(check.facts.on)
    months = f"{date_format(began, 'F Y')} – {date_format(ended, 'F Y')}"
    yield Line(_("Members of the family who count"), plain(check.steps["members"] or 0), _article("120(5)"))
    incomes = [each.income for each in check.facts.members]
    if None not in incomes:
        whole = sum(each or 0 for each in incomes)
        yield Line(_("Income told for the quarter before, of all"), money(whole), months)
    average = check.steps["average_income"]
    if average is not None:
        yield Line(_("Average income: by members, by three months"), money(average), _article("126, 127"))


def _line_lines(check: Check) -> Iterator[Line]:
    region, line = check.facts.region, check.steps["poverty_line"]
    if line is None:
        yield Line(_("Poverty line of the region"), _("unknown"), region.name)
        return
    if region.line is None and region.median is not None and region.minimum is not None:
        for value, name, share in (
            (region.median, _("Median income of the region"), "asp.share_of_median"),
            (region.minimum, _("Subsistence minimum of the region"), "asp.share_of_minimum"),
        ):
            part = value_on(parameters()[share], check.facts.on, check.changes)
            if part:
                yield Line(
                    name,
                    money(value),
                    _("%(share)s of it: %(sum)s") % {"share": part.shown, "sum": money(value * part.value)},
                )
    yield Line(_("Poverty line of the region"), money(line), _region_note(check.facts))


def _region_note(facts: Facts) -> str:
    certainty = facts.region.certainty
    told = [facts.region.name, facts.region.source]
    told += [str(Certainty(certainty).label)] if certainty and certainty != Certainty.READ else []
    return " · ".join(filter(None, told))


def _share_of_gap(check: Check) -> list[Line]:
    """Said only where a reform pays less than the whole gap, or more."""
    share = value_on(parameters()["asp.share_of_gap"], check.facts.on, check.changes)
    return [Line(share.label, share.shown, share.source_words)] if share and share.value != 1 else []


def _contract(check: Check) -> Line:
    if check.steps["asp_conditional"]:
        return Line(_("On what terms"), _("by a social contract: somebody is able to work"), _article("121, 122"))
    return Line(_("On what terms"), _("without a contract: nobody is able to work"), _article("121, 122"))


def _supplement(check: Check) -> Finding:
    count = check.steps["asp_small_children"] or 0
    each = _rate("asp.child_supplement", check)
    lines = [Line(_("Children aged 1–6"), plain(count), _article("126(2)")), *each]
    reasons = [] if count else [_("There are no children aged 1–6.")]
    if not check.outcomes["asp_amount"].amount:
        reasons.append(_("It is given together with targeted assistance."))
    return _finding("asp-children", check.outcomes["asp_supplement"], lines, reasons)


def _large_family(check: Check) -> Finding:
    count = int(check.steps["children"] or 0)
    name = {4: "four", 5: "five", 6: "six", 7: "seven"}.get(count, "each")
    lines = [Line(_("Children who count: under age, or full-time students until 23"), plain(count), _article("91"))]
    lines += _rate(f"large_family.{name}", check) if count >= 4 else []
    reasons = [*_not_applying(check.facts), *([_("Four children living together are needed.")] if count < 4 else [])]
    return _finding("large-family", check.outcomes["large_family_allowance"], lines, reasons)


def _award(check: Check) -> Finding:
    held = [each.award for each in check.facts.members if each.award != "none"]
    lines = [line for award in held for line in _rate(f"awards.{award}", check)]
    reasons = [*_not_applying(check.facts), *([] if held else [_("Nobody in the family holds an award.")])]
    return _finding("mother-award", check.outcomes["award_allowance"], lines, reasons)


def _birth(check: Check) -> Finding:
    lines = _of_babies(check, "80", lambda order: "birth.first" if order < 4 else "birth.fourth")
    reasons = [*_not_applying(check.facts)]
    reasons += [] if _babies(check.facts) else [_("It is claimed within 18 months of the birth.")]
    return _finding("birth-grant", check.outcomes["birth_grant"], lines, reasons, ONCE)


def _care(check: Check) -> Finding:
    lines = _of_babies(check, "82", lambda order: f"care.{_ORDERS[min(order, 4) - 1]}")
    reasons = [*_not_applying(check.facts)]
    if not _babies(check.facts):
        reasons.append(_("There is no child under a year and a half."))
    elif check.facts.carer_insured:
        reasons.append(_("Contributions were paid for the parent: the social insurance fund pays instead."))
    return _finding("care-uninsured", check.outcomes["care_allowance"], lines, reasons)


_ORDERS = ("first", "second", "third", "fourth")


def _of_babies(check: Check, article: str, rate: Callable[[int], str]) -> list[Line]:
    """How many small children there are, and the rate of each by which child it is."""
    ordered = zip(check.facts.members, child_orders(check.facts), strict=True)
    orders = [order for each, order in ordered if order and each.months(check.facts.on) < 18]
    rates = [line for order in orders for line in _rate(rate(order), check)]
    return [Line(_("Children under 18 months"), plain(len(orders)), _article(article)), *rates]


def _relocation(check: Check) -> Finding:
    lines = [
        Line(_("Members of the family who count"), plain(check.steps["members"] or 0)),
        *_rate("kandas.relocation", check),
    ]
    return _finding("kandas-relocation", check.outcomes["kandas_relocation"], lines, _not_moved(check.facts), ONCE)


def _rent(check: Check) -> Finding:
    lines = [*_rate("kandas.rent_least", check), *_rate("kandas.rent_most", check)]
    found = _finding("kandas-rent", check.outcomes["kandas_rent_least"], lines, _not_moved(check.facts))
    if found.state != YES:
        return found
    most = check.outcomes["kandas_rent_most"].amount
    return Finding(found.code, YES, MONTHLY, found.amount, most, lines)


_FINDINGS = (_assistance, _supplement, _large_family, _award, _birth, _care, _relocation, _rent)


def _babies(facts: Facts) -> list[Member]:
    return [each for each in _children(facts) if each.months(facts.on) < 18]


def _rate(name: str, check: Check) -> list[Line]:
    """A rate of the rules with its sum in tenge, as it is in force on the day."""
    told, mci = (value_on(parameters()[each], check.facts.on, check.changes) for each in (name, "mci"))
    if told is None or mci is None:
        return [Line(parameters()[name].label, _("unknown"), str(REASONS["parameter"]))]
    return [Line(told.label, told.shown, f"{money(whole_tenge(told.value * mci.value))} · {told.source_words}")]


def _not_applying(facts: Facts) -> list[str]:
    if facts.may_apply:
        return []
    if facts.certificate_until and facts.certificate_until < facts.on:
        return [
            _("The certificate of a kandas has expired: payments pause until it is renewed or citizenship is given.")
        ]
    return [_("It is for citizens, kandas, refugees and foreigners with permanent residence.")]


def _barred(check: Check) -> list[str]:
    facts = check.facts
    spared = (check.steps["children"] or 0) >= 4 and _holds("asp.large_spared_cars", check)
    roomy = facts.homes_area > 18 * (check.steps["members"] or 0)
    told = [
        (
            bool(facts.second_home) and roomy and _holds("asp.second_home_bars", check),
            _("A second home, with more than 18 m² a head in all."),
        ),
        (bool(facts.business_premises) and _holds("asp.premises_bar", check), _("Business premises of one's own.")),
        (bool(facts.spare_plot) and _holds("asp.plot_bars", check), _("A building plot besides the home.")),
        (bool(facts.machinery) and _holds("asp.machinery_bars", check), _("Machinery of one's own.")),
        (facts.cars > 1 and not spared, _("More than one car.")),
        (
            bool(facts.has_loan) and _holds("asp.loans_bar", check),
            _("A loan other than a mortgage (since September 2025, from the press)."),
        ),
        (facts.months_since_refusal() < 6, _("Work offered was refused less than six months ago.")),
    ]
    return [text for holds, text in told if holds] if check.steps["asp_excluded"] else []


def _holds(rule: str, check: Check) -> bool:
    """Whether a rule that can be switched off is on, that day."""
    found = value_on(parameters()[rule], check.facts.on, check.changes)
    return bool(found and found.value)


def _above(check: Check) -> list[str]:
    average, line = check.steps["average_income"], check.steps["poverty_line"]
    if average is None or line is None or average < line:
        return []
    return [_("The average income is not below the poverty line.")]


def _not_moved(facts: Facts) -> list[str]:
    if not facts.is_kandas:
        expired = facts.certificate_until and facts.certificate_until < facts.on
        return [
            _("The certificate of a kandas has expired.")
            if expired
            else _("It is for kandas with a certificate in force.")
        ]
    return [] if facts.in_quota else [_("It is given within the regional quota.")]


def _article(number: str) -> str:
    return _("Social Code, art. %(number)s") % {"number": number}
