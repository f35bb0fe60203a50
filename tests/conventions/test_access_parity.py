"""The list and the door use the same lock: for each persona and each model that says who sees it.

Any model with ``visible_to`` is found by itself. It must have a row in the scene, and a door (an address that shows
one row) or a place among those that are seen only with their owner.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.test import override_settings
from django.urls import reverse
from tests.conventions.parity_scene import PERSONAS, Scene, make_scene

from tirek.activities.models import Booking, Certificate, Course, Event, Project, Question, Room, Slot, Tour
from tirek.calls.models import Award, Call, Candidate, Entry, Grant, GrantReport, Prize, StageResult
from tirek.cases.enums import TransitionKind
from tirek.cases.models import (
    Answer,
    Attachment,
    BulkRun,
    Case,
    CasePart,
    Complaint,
    EntitlementCheck,
    FieldDevice,
    FieldMeeting,
    FieldRecord,
    Idea,
    Packet,
    PlanTemplate,
    Proposal,
    Transition,
)
from tirek.exchange.models import ApiClient, Bundle, ImportRun, Peer, Reconciliation, WebhookDelivery, WebhookEndpoint
from tirek.media.models import Article, Flag, Material
from tirek.mediation.models import Dispute, Mediator, Opening, Signal
from tirek.network.models import Joining, Membership, Memorandum, Organisation, User
from tirek.people.models import AccessRequest, Household, Person
from tirek.portal.search import SHOWN
from tirek.programmes.models import (
    Enrolment,
    Initiative,
    Programme,
    Research,
    Review,
    Roadmap,
    RoadmapAction,
    Scenario,
    Service,
)
from tirek.reports.models import (
    AnnualEdition,
    Correction,
    FormEdition,
    FrozenReport,
    PracticeNote,
    SavedReport,
    Sheet,
    Snapshot,
)
from tirek.territory.models import Area, Reform, ReformPlan

pytestmark = pytest.mark.django_db


def page_of(row: Any) -> str:
    return str(row.get_absolute_url())


# The address that shows one row; None for a row that has no page of its own (a transfer is shown with its case).
DOORS: dict[type[Model], Callable[[Any], str | None]] = {
    StageResult: lambda row: page_of(row) if row.settled_at else reverse("calls:result", args=[row.pk]),
    Case: page_of,
    Transition: lambda row: page_of(row) if row.kind == TransitionKind.REFERRAL else None,
    CasePart: page_of,
    Packet: page_of,
    PlanTemplate: lambda row: reverse("cases:plan_template", args=[row.code]),
    BulkRun: page_of,
    Answer: lambda row: reverse("cases:letter", args=[row.pk]),
    Attachment: lambda row: reverse("cases:file", args=[row.pk]) if row.case_id else None,
    Memorandum: page_of,
    Organisation: page_of,
    Membership: page_of,
    Joining: page_of,
    User: page_of,
    Person: lambda row: reverse("people:person", args=[row.pk]),
    AccessRequest: page_of,
    Household: lambda row: reverse("people:household", args=[row.pk]),
    Area: page_of,
    Reform: page_of,
    ReformPlan: page_of,
    ImportRun: page_of,
    ApiClient: page_of,
    Bundle: page_of,
    WebhookEndpoint: page_of,
    WebhookDelivery: page_of,
    Peer: page_of,
    Reconciliation: page_of,
    FieldDevice: page_of,
    FieldMeeting: page_of,
    FieldRecord: page_of,
    Call: page_of,
    Entry: lambda row: reverse("calls:entry_work", args=[row.number]),
    Grant: page_of,
    GrantReport: page_of,
    Award: lambda row: reverse("calls:award_paper", args=[row.number]),
    Prize: lambda row: reverse("calls:prize", args=[row.pk]),
    Candidate: page_of,
    Event: page_of,
    Complaint: page_of,
    Idea: page_of,
    Proposal: page_of,
    Course: page_of,
    EntitlementCheck: page_of,
    Service: page_of,
    Scenario: page_of,
    Project: page_of,
    Certificate: lambda row: reverse("activities:certificate_paper", args=[row.number]),
    Room: page_of,
    Booking: page_of,
    Sheet: page_of,
    Snapshot: page_of,
    Correction: page_of,
    SavedReport: page_of,
    FrozenReport: page_of,
    PracticeNote: page_of,
    FormEdition: page_of,
    AnnualEdition: page_of,
    Article: page_of,
    Material: page_of,
    Flag: page_of,
    Tour: page_of,
    Question: page_of,
    Slot: page_of,
    Dispute: page_of,
    Mediator: page_of,
    Opening: page_of,
    Signal: page_of,
    Programme: page_of,
    Roadmap: page_of,
    RoadmapAction: page_of,
    Review: page_of,
    Initiative: page_of,
    Enrolment: page_of,
    Research: page_of,
}
SHOWN_WITH_ANOTHER = {
    *("calls.Assignment", "calls.Evaluation", "calls.PanelMember"),
    *("calls.BudgetLine", "calls.GrantIndicator", "calls.Tranche", "calls.Expense"),
    *("calls.GrantAmendment", "calls.GrantReturn", "calls.SiteVisit"),
    *("cases.ReferralQuestion", "cases.ReferralReminder"),
    "cases.Inquiry",
    *("cases.PartClockEntry", "cases.AnswerPractice", "cases.AnswerDraft", "cases.DraftVersion", "cases.DraftRemark"),
    *("cases.CoExecutor", "cases.CaseLink", "cases.CaseMerge", "network.Substitution"),
    *("cases.ClockEntry", "cases.PlanLine", "cases.Outcome", "cases.Decision", "cases.Feedback", "cases.Note"),
    *("cases.SavedView", "network.RoleGrant", "network.Invitation", "core.Message", "core.AuditEvent"),
    *("exchange.ImportRow", "cases.NumberBlock"),
    *("reports.Cell", "reports.CellNote", "reports.AnnualWords", "reports.ReportShare", "reports.ReportDelivery"),
    *("reports.PracticeComment", "reports.Target", "reports.TargetChange", "reports.Population"),
    *("core.LegalHold", "core.RetentionRun", "network.MemorandumEdition", "network.MemorandumObligation"),
    *("people.PersonStatus", "people.DuplicatePair", "people.PersonMerge"),
    *("cases.Correction", "cases.Escalation", "cases.OfficeHours"),
    *("activities.Headcount", "activities.Registration", "activities.Attendance"),
    "activities.TestAttempt",
    *("programmes.RegionalFigure", "programmes.ServiceRevision"),
    *("exchange.PeerNotice", "exchange.PeerCase", "exchange.PeerDeed", "exchange.TrustedKey"),
    "cases.CaseOrigin",
    "media.Comment",
    *("programmes.ReviewRegion", "programmes.ReviewDecision", "programmes.StageReached", "programmes.FollowUp"),
    *("programmes.Broadcast", "programmes.ResearchVisit", "programmes.Voice"),
}
LISTS = {
    Case: ("/cases/?state=all", "/cases/export.csv?state=all", "/search/?q=жұмыс"),
    Transition: ("/referrals/",),
    Packet: ("/packets/",),
    Memorandum: ("/memoranda/",),
    User: ("/staff/",),
    Person: ("/people/?q=Серікова",),
}


def guarded_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if hasattr(model._default_manager, "visible_to")]


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Scene]:
    """Made once, since the tests only look at it; undone after the last of them."""
    around = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"), DEMO=True)
    undone = transaction.atomic()
    undone._from_testcase = True  # lets the actions open what they call their outermost transaction
    with django_db_blocker.unblock(), around, undone, patch.object(connection, "close"):  # a test ends by closing it
        yield make_scene()
        transaction.set_rollback(True)


def test_every_guarded_model_has_a_row_and_a_door(scene: Scene) -> None:
    guarded = guarded_models()
    unknown = [
        model._meta.label for model in guarded if model not in DOORS and model._meta.label not in SHOWN_WITH_ANOTHER
    ]
    assert not unknown, "say in DOORS where a row is shown, or add to SHOWN_WITH_ANOTHER"
    empty = [model._meta.label for model in guarded if not model._default_manager.exists()]
    assert not empty, "make a row for the scene"


def test_the_door_opens_for_those_who_see_the_row_and_for_nobody_else(scene: Scene) -> None:
    wrong = []
    for model, door in DOORS.items():
        for row, seeing in _of_every_sight(scene, model):
            address = door(row)
            for persona in PERSONAS if address else ():
                may = persona in seeing and scene.opens(persona, str(address))
                status = scene.clients[persona].get(address).status_code
                if status not in ((200,) if may else (302, 403, 404)):
                    wrong.append(
                        f"{persona}: {model.__name__} {address} {status}, {'sees' if may else 'does not see'} it"
                    )
    assert not wrong, "\n".join(wrong)


def _of_every_sight(scene: Scene, model: type[Model]) -> Iterator[tuple[Any, frozenset[str]]]:
    """Rows with the personas who see them; of those seen by the same personas the first three."""
    visible = {persona: scene.visible(model, persona) for persona in PERSONAS}
    met: Counter[frozenset[str]] = Counter()
    for row in model._default_manager.all():
        seeing = frozenset(persona for persona, keys in visible.items() if row.pk in keys)
        met[seeing] += 1
        if met[seeing] <= 3:
            yield row, seeing


@pytest.mark.parametrize("model", LISTS, ids=lambda model: model.__name__)
def test_a_list_shows_exactly_what_opens(scene: Scene, model: type[Model]) -> None:
    wrong = []
    for address in LISTS[model]:
        for persona in PERSONAS:
            answer = scene.clients[persona].get(address)
            text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
            shown = {row.pk for row in model._default_manager.all() if answer.status_code == 200 and _mark(row) in text}
            seen = scene.visible(model, persona) if scene.opens(persona, address) else set()
            expected = _listed(model, seen)
            cut = address.startswith("/search/") and len(expected) > len(shown) == SHOWN
            if not (shown < expected if cut else shown == expected):
                wrong.append(f"{persona}: {address} shows {len(shown)}, sees {len(seen)} ({answer.status_code})")
    assert not wrong, "\n".join(wrong)


def _mark(row: Any) -> str:
    """What stands in a list for a row and for no other."""
    return row.number if isinstance(row, Case) else str(DOORS[type(row)](row))


def _listed(model: type[Model], seen: set[Any]) -> set[Any]:
    """Of those seen, the ones a list of this kind is about: referrals only, persons of the name searched."""
    if model is Transition:
        return set(Transition.objects.referrals().filter(pk__in=seen).values_list("pk", flat=True))
    if model is Person:
        return set(Person.objects.filter(pk__in=seen, family_name="Серікова").values_list("pk", flat=True))
    return seen


@pytest.mark.parametrize("model", guarded_models(), ids=lambda model: model.__name__)
def test_counting_and_looking_up_one_by_one_agree(scene: Scene, model: type[Model]) -> None:
    for persona in PERSONAS:
        listed, actor = scene.visible(model, persona), scene.actor(persona)
        visible = model._default_manager.visible_to(actor)
        single = {pk for pk in model._default_manager.values_list("pk", flat=True) if visible.filter(pk=pk).exists()}
        assert single == listed, persona
        assert visible.count() == len(listed), persona
