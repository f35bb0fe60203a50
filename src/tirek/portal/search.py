"""One search over everything: each kind of record answers for itself, through its own rule of who sees what."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.activities.models import Event
from tirek.activities.queries.events import public_events
from tirek.calls.enums import CallPermission
from tirek.calls.models import Entry
from tirek.calls.queries.search import search_calls, search_entries
from tirek.cases.actions.disclosures import sight_of
from tirek.cases.enums import CasePermission, ReferralPermission
from tirek.cases.models import Case, CasePart, Transition
from tirek.cases.queries.parts import parts_numbered
from tirek.cases.queries.search import search_cases
from tirek.core.actor import Actor
from tirek.core.lines import one_line
from tirek.core.numbering import normalise
from tirek.media.queries.articles import public_articles
from tirek.mediation.models import Mediator
from tirek.mediation.queries.register import search as search_mediators
from tirek.network.enums import NetworkPermission
from tirek.network.models import Organisation
from tirek.network.queries.organisations import directory
from tirek.network.queries.users import search_staff
from tirek.people.actions import Sight
from tirek.people.enums import PersonPermission
from tirek.people.models import Person
from tirek.people.queries import search_people
from tirek.programmes.queries.measures import search_measures
from tirek.programmes.queries.roadmap_pages import programmes
from tirek.reports.enums import ReportPermission
from tirek.reports.models import SavedReport
from tirek.territory.queries.search import search_areas

SHOWN = 8
FEWEST_LETTERS = 2
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One found record: its name, where it is, and one line that tells it from the others."""

    title: str
    url: str
    about: str
    sight: Sight | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind; ``more`` is the address of that kind's own search, with the same words."""

    title: str | Promise
    icon: str
    hits: list[Hit]
    more: str

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than are shown."""
        return len(self.hits) >= SHOWN


People = Callable[[], list[Person]]  # those found, looked for when first asked
Provider = Callable[[Actor, str, date, People], Group]


def search(actor: Actor, text: str, *, on: date) -> list[Group]:
    """The groups with a hit, in the order a clerk needs them. Each provider runs at most four queries.

    Spelling does not matter (Қайрат, Кайрат, Qairat are one); names of people and areas forgive a slip.
    """
    text = one_line(text)[:LONGEST]
    if len(text) < FEWEST_LETTERS:
        return []
    people = cache(lambda: [hit.person for hit in search_people(actor, text, SHOWN)])
    return [group for provider in _providers(actor) if (group := provider(actor, text, on, people)).hits]


def _providers(actor: Actor) -> Iterator[Provider]:
    """Those whose records the actor may see at all; ``visible_to`` decides which of them."""
    if actor.holds(CasePermission.VIEW):
        yield _cases
        yield _parts
    if actor.holds(ReferralPermission.VIEW):
        yield _referrals
    if actor.holds(PersonPermission.VIEW):
        yield _people
    yield _organisations
    yield _mediators
    yield _areas
    yield _measures
    yield _programmes
    yield _events
    yield _articles
    yield _calls
    yield _entries
    if actor.holds(ReportPermission.VIEW):
        yield _reports
    if actor.holds(NetworkPermission.VIEW_USERS):
        yield _staff


def _cases(actor: Actor, text: str, on: date, people: People) -> Group:
    """By number, IIN, phone or words; then those of people whose name is almost the one typed."""
    found = search_cases(actor, text, SHOWN)
    if len(found) < SHOWN and actor.holds(PersonPermission.VIEW):
        found += _cases_of_namesakes(actor, people(), found)
    hits = [Hit(case.number, case.get_absolute_url(), _about_case(case), sight_of(case)) for case in found]
    return Group(_("Applications"), "inbox", hits, _more("cases:queue", text=text, state="all"))


def _cases_of_namesakes(actor: Actor, people: list[Person], found: list[Case]) -> list[Case]:
    if not people:
        return []
    cases = Case.objects.visible_to(actor).for_queue().filter(applicant__in=people)
    cases = cases.exclude(pk__in=[case.pk for case in found]).order_by("-registered_on", "-id")
    return list(cases[: SHOWN - len(found)])


def _about_case(case: Case) -> str:
    return " · ".join((case.applicant.full_name, case.service.name, str(case.get_state_display()), case.office.name))


def _parts(actor: Actor, text: str, on: date, people: People) -> Group:
    """An office finds the part it answers by the number of the application, which it does not see."""
    rows = parts_numbered(actor, text)[:SHOWN]
    hits = [Hit(str(row), row.get_absolute_url(), _about_part(row)) for row in rows]
    return Group(_("Parts of applications"), "arrows-split", hits, _more("cases:parts", q=text))


def _about_part(row: CasePart) -> str:
    return f"{row.from_office.name} · {row.get_state_display()}"


def _referrals(actor: Actor, text: str, on: date, people: People) -> Group:
    """A partner finds a referral by the number of its application, while the referral is open."""
    number = normalise(text)
    rows = Transition.objects.visible_to(actor).referrals().open().filter(case__number=number or "")
    rows = rows.select_related("case", "line__service", "from_organisation")
    hits = [Hit(row.case.number, row.get_absolute_url(), _about_referral(row)) for row in rows[:SHOWN]]
    return Group(_("Referrals"), "arrow-forward-up", hits, reverse("cases:referrals"))


def _about_referral(row: Transition) -> str:
    service = row.line.service.name if row.line else ""
    return " · ".join(filter(None, (service, row.from_organisation.name, str(row.get_state_display()))))


def _people(actor: Actor, text: str, on: date, people: People) -> Group:
    hits = [
        Hit(
            person.full_name,
            reverse("people:person", args=[person.pk]),
            " · ".join(filter(None, (str(person.birth_date.year) if person.birth_date else "", _place(person.area)))),
            Sight(person.pk, person.pk),
        )
        for person in people()
    ]
    return Group(_("People"), "users", hits, _more("people:search", q=text))


def _organisations(actor: Actor, text: str, on: date, people: People) -> Group:
    """By name or code; when no name fits, the bodies of the area that was meant."""
    found = list(directory(text=text, on=on)[:SHOWN]) or _organisations_of_areas(text, on)
    hits = [
        Hit(each.name, reverse("network:organisation", args=[each.code]), f"{each.code} · {_place(each.area)}")
        for each in found
    ]
    return Group(_("Offices and partners"), "building-community", hits, _more("network:directory", q=text))


def _organisations_of_areas(text: str, on: date) -> list[Organisation]:
    areas = [found.area.pk for found in search_areas(text, 3)]
    rows = Organisation.objects.on(on).filter(area__in=areas).select_related("area").order_by("path")
    return list(rows[:SHOWN]) if areas else []


def _mediators(actor: Actor, text: str, on: date, people: People) -> Group:
    """By name in any spelling. Their files are found by nobody."""
    named = Mediator.objects.visible_to(actor) if any(map(str.isalpha, text)) else Mediator.objects.none()
    rows = search_mediators(named, text=text, on=on)[:SHOWN]
    hits = [Hit(row.name, row.get_absolute_url(), f"{row.get_kind_display()} · {_place(row.area)}") for row in rows]
    return Group(_("Mediators"), "heart-handshake", hits, _more("mediation:mediators", q=text))


def _areas(actor: Actor, text: str, on: date, people: People) -> Group:
    found = search_areas(text, SHOWN)
    hits = [Hit(each.area.name, each.area.get_absolute_url(), each.place) for each in found]
    return Group(_("Areas"), "map-2", hits, _more("territory:areas", q=text))


def _measures(actor: Actor, text: str, on: date, people: People) -> Group:
    rows = search_measures(text, on)[:SHOWN]
    hits = [Hit(each.name, each.get_absolute_url(), str(each.get_category_display())) for each in rows]
    return Group(_("Support measures"), "gift", hits, _more("programmes:services", q=text))


def _programmes(actor: Actor, text: str, on: date, people: People) -> Group:
    rows = programmes(on=on, text=text)[:SHOWN]
    hits = [Hit(each.name, each.get_absolute_url(), each.owner.name) for each in rows]
    return Group(_("Programmes"), "target-arrow", hits, _more("programmes:programmes", q=text))


def _events(actor: Actor, text: str, on: date, people: People) -> Group:
    """Those to come, then the last ones held, by the words of the title and the place."""
    now = timezone.now()
    found = list(public_events(now=now, text=text)[:SHOWN])
    found += public_events(now=now, text=text, held=True)[: SHOWN - len(found)]
    hits = [Hit(each.name, each.get_absolute_url(), _about_event(each)) for each in found]
    return Group(_("Events"), "calendar-event", hits, _more("activities:events", q=text))


def _about_event(event: Event) -> str:
    return " · ".join(filter(None, (f"{timezone.localtime(event.starts_at):%d.%m.%Y}", event.place)))


def _articles(actor: Actor, text: str, on: date, people: People) -> Group:
    hits = [
        Hit(each.title, each.get_absolute_url(), f"{timezone.localtime(each.published_at):%d.%m.%Y}")
        for each in public_articles(words=text).prefetch_related(None)[:SHOWN]
        if each.published_at
    ]
    return Group(_("News"), "news", hits, _more("media:articles", q=text))


def _reports(actor: Actor, text: str, on: date, people: People) -> Group:
    rows = SavedReport.objects.visible_to(actor).kept().filter(name__icontains=text).select_related("owner")
    hits = [Hit(each.name, each.get_absolute_url(), each.owner.name) for each in rows[:SHOWN]]
    return Group(_("Saved reports"), "folder", hits, reverse("reports:saved_reports"))


def _calls(actor: Actor, text: str, on: date, people: People) -> Group:
    """By name in any spelling; who runs a call comes to its desk, everybody else to its public page."""
    hits = []
    for call in search_calls(actor, text, SHOWN):
        runs = actor.holds(CallPermission.VIEW, at=call.organisation_id)
        url = reverse("calls:call_work", args=[call.code]) if runs else call.get_absolute_url()
        hits.append(Hit(call.name, url, f"{call.get_state_display()} · {call.organisation.name}"))
    return Group(_("Contests"), "trophy", hits, _more("calls:calls", q=text))


def _entries(actor: Actor, text: str, on: date, people: People) -> Group:
    rows = search_entries(actor, text)[:SHOWN]
    hits = [Hit(row.heading, _page_of(actor, row), _about_entry(row)) for row in rows]
    return Group(_("Entries of contests"), "file-text", hits, reverse("calls:entries"))


def _page_of(actor: Actor, entry: Entry) -> str:
    """One's own page of an entry, or the desk of who runs the call."""
    if entry.user_id == actor.user_id:
        return entry.get_absolute_url()
    return reverse("calls:entry_work", args=[entry.number])


def _about_entry(entry: Entry) -> str:
    return " · ".join((entry.number, entry.call.name, str(entry.get_state_display())))


def _staff(actor: Actor, text: str, on: date, people: People) -> Group:
    users = search_staff(actor, text, on)[:SHOWN]
    hits = [Hit(user.name, user.get_absolute_url(), user.post or user.email) for user in users]
    return Group(_("Staff"), "id-badge-2", hits, _more("network:staff", q=text))


def _place(area: object) -> str:
    return str(getattr(area, "name", "") or "")


def _more(name: str, **query: str) -> str:
    return f"{reverse(name)}?{urlencode(query)}"
