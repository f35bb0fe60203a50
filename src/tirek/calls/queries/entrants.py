"""Who enters, as checked by the form, and what keeps them from entering by the rules of the call."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tirek.calls.enums import EntrantKind
from tirek.calls.models import Call, Entry, Nomination
from tirek.calls.queries.entering import WITH_TEAM, check_age, children_of, is_minor


@dataclass(frozen=True, kw_only=True)
class EntrantFacts:
    """Who enters, checked by the form."""

    nomination: Nomination
    entrant_kind: str
    title: str
    name: str
    organisation_name: str = ""
    organisation_number: str = ""
    born_on: date | None = None
    email: str = ""
    phone: str = ""
    area_id: UUID | None = None
    country: str = "KZ"


def entrant_problems(entry: Entry, facts: EntrantFacts) -> dict[str, str]:
    """What is wrong, by field: nomination, kind, ages, those who take part, guardians, contacts. Four queries."""
    call, problems = entry.call, dict[str, str]()
    if facts.nomination.call_id != call.pk:
        problems["nomination"] = _("Choose one from the list.")
    if facts.entrant_kind not in call.entrants:
        problems["entrant_kind"] = _("This call is not for them.")
    if facts.entrant_kind in WITH_TEAM:
        problems |= _team_problem(entry, facts)
    elif facts.entrant_kind == EntrantKind.PERSON:
        problems |= _age_problem(call, facts)
    is_child = facts.entrant_kind == EntrantKind.PERSON and is_minor(call, facts.born_on)
    if not (facts.email or facts.phone or is_child):
        problems["email"] = _("Give an e-mail address or a phone.")
    children = children_of(entry, kind=facts.entrant_kind, born_on=facts.born_on, name=facts.name)
    unasked = [child.name for child in children if child.consent is None]
    if unasked:
        problems["guardians"] = _("A guardian has not been asked yet: %(names)s.") % {"names": ", ".join(unasked)}
    return problems


def _age_problem(call: Call, facts: EntrantFacts) -> dict[str, str]:
    if facts.born_on is None:
        asked = call.youngest is not None or call.oldest is not None or call.with_guardian_under
        return {"born_on": _("Say the date of birth.")} if asked else {}
    wrong = check_age(call, facts.nomination, facts.born_on)
    return {"born_on": wrong} if wrong else {}


def _team_problem(entry: Entry, facts: EntrantFacts) -> dict[str, str]:
    team = list(entry.team.all())
    if not team:
        return {"team": _("Name those who take part.")}
    asked = entry.call.youngest is not None or entry.call.with_guardian_under
    for each in team:
        if each.born_on is None and asked:
            return {"team": _("%(name)s: say the date of birth.") % {"name": each.name}}
        wrong = check_age(entry.call, facts.nomination, each.born_on) if each.born_on else ""
        if wrong:
            return {"team": f"{each.name}: {wrong}"}
    return {}
