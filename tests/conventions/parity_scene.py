"""A small country with a row of every model that says who sees it, and people of every role to look at it."""

import json
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model
from django.test import Client
from django.urls import resolve
from tests.browsers import browser_of
from tests.factories import World, make_case, make_line, make_memorandum, make_person, make_referral, make_world
from tests.factories.activities import make_one_of_each
from tests.factories.calls import make_one_of_each_call
from tests.factories.calls_after import make_one_of_each_after
from tests.factories.calls_judging import make_one_of_each_judged
from tests.factories.cases import NOW
from tests.factories.desk import make_one_of_each_on_the_desk
from tests.factories.field import make_field_device, make_field_meeting, make_undecided_record
from tests.factories.media import make_one_of_each_of_media
from tests.factories.mediation import make_one_of_each_mediation
from tests.factories.people import make_twins
from tests.factories.programmes import make_measure, make_regional_figure
from tests.factories.reports import make_one_of_each_sheet
from tests.factories.roadmaps import make_one_of_each_of_roadmaps

from tirek.activities.models import Question
from tirek.cases.actions import approval
from tirek.cases.actions.answers import answer
from tirek.cases.actions.applicant import confirm
from tirek.cases.actions.bulk_deeds import run
from tirek.cases.actions.clock import extend
from tirek.cases.actions.co_executors import add_co_executor
from tirek.cases.actions.complaints import complain
from tirek.cases.actions.corrections import ask_correction
from tirek.cases.actions.entitlement import keep_check
from tirek.cases.actions.escalation import escalate
from tirek.cases.actions.forwarding import forward
from tirek.cases.actions.inquiries import ask
from tirek.cases.actions.links import link_cases
from tirek.cases.actions.merging import merge_duplicate
from tirek.cases.actions.notes import add_note
from tirek.cases.actions.office_hours import set_hours
from tirek.cases.actions.packets import make_packets
from tirek.cases.actions.parts import send_part, take_part_back
from tirek.cases.actions.plan_templates import TemplateData, TemplateLine, save_template
from tirek.cases.actions.proposals import NewProposal, begin_idea, propose, publish_idea
from tirek.cases.actions.referral_questions import ask_back
from tirek.cases.actions.referrals import accept_referral, decline_referral, finish_referral
from tirek.cases.actions.views import save_view
from tirek.cases.enums import OutcomeResult
from tirek.cases.enums_of_hands import SigningPractice
from tirek.cases.models import (
    Attachment,
    Case,
    CaseOrigin,
    ReferralReminder,
    Transition,
)
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.actor import Actor, system_actor
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.models import RetentionRun
from tirek.core.period import Period
from tirek.core.retaining import place_hold
from tirek.core.roles import Role
from tirek.core.signing import public_key
from tirek.exchange.actions.bundles import bring_in
from tirek.exchange.actions.carrying import begun
from tirek.exchange.actions.clients import NewClient, connect
from tirek.exchange.actions.peers import NewPeer, add_peer
from tirek.exchange.actions.reconciliation import compare_month
from tirek.exchange.actions.trusted_keys import trust
from tirek.exchange.actions.webhooks import add_webhook
from tirek.exchange.bundles.document import make
from tirek.exchange.enums import Scope
from tirek.exchange.models import ImportRow, ImportRun, PeerCase, PeerDeed, PeerNotice, WebhookDelivery
from tirek.exchange.sealing import new_secret
from tirek.network.actions.invitations import invite
from tirek.network.actions.memorandum_life import add_obligation, amend_memorandum
from tirek.network.actions.substitutions import enter_substitution
from tirek.network.models import Joining, Membership, Memorandum
from tirek.people.actions.access_requests import ask_for_copy
from tirek.people.enums import HouseholdRole
from tirek.people.models import Household, HouseholdMember
from tirek.programmes.actions.scenarios import ScenarioFacts, write_scenario
from tirek.programmes.entitlement.facts import Facts, Member, Relation
from tirek.programmes.models import ServiceRevision
from tirek.territory.models import Reform, ReformPlan

PERSONAS = (
    *("registrar", "clerk", "clerk2", "head", "clerk.keles", "secretary", "head.turkistan", "head.kostanay"),
    *("coordinator", "analyst", "admin", "employment", "housing", "anonymous"),
)


@dataclass(frozen=True)
class Scene:
    """The small country with a row of everything."""

    world: World
    clients: dict[str, Client]

    def actor(self, persona: str) -> Actor:
        return self.world[persona]

    def visible(self, model: type[Model], persona: str) -> set[Any]:
        return set(model._default_manager.visible_to(self.actor(persona)).values_list("pk", flat=True))

    def opens(self, persona: str, address: str) -> bool:
        """Whether the persona's role opens this kind of page at all, as the view declares it."""
        actor, access = self.actor(persona), resolve(address.split("?")[0]).func.access
        if access in ("public", "signed in"):
            return access == "public" or not actor.is_anonymous
        return any(actor.holds(permission) for permission in access.split(", "))


def make_scene() -> Scene:
    world = make_world()
    _cases_of_every_kind(world)
    _many_hands(world)
    _words_of_citizens(world)
    _rows_of_the_others(world)
    _plans(world)
    _entitlement(world)
    make_one_of_each_sheet(world.saryagash, NOW)
    make_one_of_each_call(world.saryagash)
    make_one_of_each_after(world.saryagash)
    make_one_of_each_judged(world.saryagash)
    make_one_of_each_on_the_desk(world["coordinator"], world["head.turkistan"], world.saryagash, NOW)
    make_one_of_each_of_roadmaps(world.saryagash, world.saryagash.area, NOW)
    make_one_of_each_mediation(world.saryagash, world.actors, NOW)
    make_one_of_each_of_media(world)
    return Scene(world, {persona: _client(world[persona]) for persona in PERSONAS})


def _cases_of_every_kind(world: World) -> None:
    """One whole life; an ended, a declined and an open referral; one offered to the neighbour; one of the neighbour."""
    clerk, head, partner = world["clerk"], world["head"], world["employment"]
    make_memorandum(world.saryagash, world.employment, crossing=("name", "files"))
    whole, declined, waiting, offered = (make_case(world.saryagash, service=world.job) for _ in range(4))
    make_case(world.keles, service=world.job)
    done = make_referral(make_line(whole, by=clerk), world.employment.pk, by=clerk)
    accept_referral(done.pk, by=partner, at=NOW)
    finish_referral(done.pk, "Орналасты", True, by=partner, at=NOW)
    refused = make_referral(make_line(declined, by=clerk), world.employment.pk, by=clerk)
    decline_referral(refused.pk, "Орын жоқ", by=partner, at=NOW)
    make_referral(make_line(waiting, by=clerk), world.employment.pk, by=clerk)
    forward(offered.pk, world.keles.pk, "Сол жақта тұрады", by=clerk, at=NOW + timedelta(hours=1))
    for number, case in enumerate((whole, declined, waiting)):
        default_storage.save(f"attachments/{number}", ContentFile(b"%PDF"))
        Attachment.objects.create(
            case=case,
            name=f"{number}.pdf",
            size=4,
            received=4,
            stored_as=f"attachments/{number}",
            is_from_applicant=True,
        )
    extend(whole.pk, working_days=2, reason="Тексеру", by=head, at=NOW)
    add_note(whole.pk, "Жазба", by=clerk, at=NOW)
    answer(whole.pk, "Жауап", OutcomeResult.PARTLY, "Жалғасуда", by=clerk, at=NOW)
    confirm(whole.pk, 5, by=applicant_actor(whole), at=NOW)


def _many_hands(world: World) -> None:
    """A part at the neighbour, one taken back; a draft; a shared case; a joined duplicate; a link; a leave."""
    clerk, head, day = world["clerk"], world["head"], NOW.date()
    case, other = (make_case(world.saryagash, service=world.job) for _ in range(2))
    send_part(case.pk, world.keles.pk, "Баспана", by=clerk, at=NOW)
    ended = send_part(case.pk, world.keles.pk, "Мектеп", by=clerk, at=NOW)
    take_part_back(ended.pk, "Өзіміз", by=clerk, at=NOW)
    approval.set_practice(world.saryagash.pk, SigningPractice.APPROVAL, by=head, at=NOW)
    approval.submit_draft(other.pk, "Жауап", OutcomeResult.SOLVED, by=clerk, at=NOW)
    approval.set_practice(world.saryagash.pk, SigningPractice.DIRECT, by=head, at=NOW)
    add_co_executor(other.pk, world["clerk2"].user_id, by=head, at=NOW)
    link_cases(case.pk, other.number, by=clerk, at=NOW)
    again = make_case(world.saryagash, service=world.job, person_id=case.applicant_id, by=world["registrar"])
    merge_duplicate(again.pk, case.number, "Екі рет", by=head, at=NOW)
    run(uuid4(), "remind", [case.pk], {}, by=head, at=NOW)
    away, office = world["clerk2"].user_id, world.saryagash.pk
    enter_substitution(away, clerk.user_id, office, day, day, by=head, at=NOW)


def _words_of_citizens(world: World) -> None:
    """A question, a complaint to the office above, a published idea, one that is not, and a proposal not sorted."""
    clerk = world["clerk"]
    asked, refused = (make_case(world.saryagash, service=world.job) for _ in range(2))
    ask(asked.pk, "Сұрақ", by=clerk, at=NOW)
    answer(refused.pk, "Орын жоқ", OutcomeResult.NOT_SOLVABLE, "Бос орын жоқ", by=clerk, at=NOW)
    complain(refused.pk, "Келіспеймін", key=uuid4(), by=applicant_actor(refused), at=NOW)
    area = world.saryagash.area_id
    first, second, _new = (
        propose(NewProposal(key=uuid4(), body="Шам керек", area_id=area), account=None, at=NOW) for _ in range(3)
    )
    public = begin_idea(first.pk, "Шамдар", "Көше шамдары", by=clerk, at=NOW)
    publish_idea(public.pk, by=clerk, at=NOW)
    begin_idea(second.pk, "Автобус", "Ауыл автобусы", by=clerk, at=NOW)


def _plans(world: World) -> None:
    """A template, a question and a reminder about the open referral, the packets of a quarter."""
    lines = [TemplateLine(world.job.pk, 10)]
    data = TemplateData("job_loss", "Жұмыссыз", "Без работы", "Out of work", lines)
    save_template("job-loss", data, by=world["coordinator"], at=NOW)
    waiting = Transition.objects.referrals().open().get()
    ask_back(waiting.pk, "Мамандығы қандай?", by=world["employment"], at=NOW)
    ReferralReminder.objects.create(referral=waiting, rung="partner", respond_by=NOW.date(), sent_at=NOW, recipients=1)
    make_packets(Period.quarter(2026, 3), tell=False, by=system_actor("test"), at=NOW)


def _entitlement(world: World) -> None:
    """A measure that was changed, a region's line, a scenario, a check kept with an application."""
    measure, case = make_measure(), make_case(world.saryagash, service=world.job)
    make_regional_figure(world.saryagash.area, date(2026, 10, 1))
    ServiceRevision.objects.create(service=measure, number=1, content={}, why="Нақтылау", made_at=NOW, made_by_name="–")
    changes = ScenarioFacts(name="Өсім", on=NOW.date(), changes={"mci": 5000.0})
    write_scenario(changes, by=world["analyst"], at=NOW)
    family = Facts(on=NOW.date(), members=(Member(Relation.APPLICANT, date(1990, 5, 1)),))
    keep_check(case.pk, family, by=world["clerk"], at=NOW)


def _rows_of_the_others(world: World) -> None:
    memorandum = make_memorandum(world.keles, world.housing)
    _rows_about_data_and_memoranda(world, memorandum)
    save_view("Менің тізімім", "state=all", by=world["clerk"], at=NOW)
    make_person("Басқа", "Біреу")
    send(Channel.EMAIL, "a@tirek.example", "Тақырып", "Мәтін", language="kk", about=None)
    office = world.saryagash.pk
    _clocks(world)
    _seats(world)
    _imports(world)
    _systems(world)
    _wires(world)
    _bundles(world)
    _a_village_meeting(world)
    make_one_of_each(world.saryagash, world["clerk"].user_id, NOW)
    question = Question.objects.exclude(state="answered").first()
    CaseOrigin.objects.create(case=Case.objects.get(office=world.keles), question=question, made_at=NOW)
    Reform.objects.create(
        code="2022", title_kk="Реформа", title_ru="Реформа", title_en="Reform", in_force_on=NOW.date()
    )
    ReformPlan.objects.create(title_kk="Реформа", title_ru="Реформа", in_force_on=NOW.date())
    make_twins(world.keles.pk, NOW)
    home = Household.objects.create(area=world.keles.area, address="Бейбітшілік көшесі, 5")
    applicant = Case.objects.get(office=world.keles).applicant
    HouseholdMember.objects.create(
        household=home, person=applicant, role=HouseholdRole.HEAD, during=DateRange(date(2020, 1, 1), None)
    )
    system = NewClient("Ақпараттық жүйе", world.saryagash.pk, (Role.REGISTRAR,), (Scope.CASES_READ,))
    connect(system, by=world["admin"], at=NOW)
    invite(email="a@tirek.example", name="Жаңа", role=Role.CLERK, organisation_id=office, by=world["admin"], at=NOW)


def _a_village_meeting(world: World) -> None:
    """A device, its numbers, a meeting, and an application that disagrees with what is known."""
    device = make_field_device(world["registrar"], NOW)
    meeting = make_field_meeting(world["registrar"], world.saryagash.area_id, NOW)
    make_undecided_record(device, meeting, NOW)


def _imports(world: World) -> None:
    """A table of members brought in at the office, one of applications at the neighbour's."""
    brought = ((world.saryagash, "members", "secretary"), (world.keles, "applications", "clerk"))
    for office, register, persona in brought:
        run = ImportRun.objects.create(
            register=register, state="checked", organisation=office, by_id=world[persona].user_id, uploaded_at=NOW,
            name="table.csv", stored_as="imports/1",
        )  # fmt: skip
        ImportRow.objects.create(run=run, number=2, plan="bad", cells=["x"])


def _systems(world: World) -> None:
    """A partner's system under its memorandum, and a month compared."""
    bound = Memorandum.objects.filter(parties__organisation=world.employment)[0]
    new = NewClient("Жүйе", world.employment.pk, (Role.PARTNER_CLERK,), (Scope.RECONCILE.value,), bound.pk)
    client = connect(new, by=world["admin"], at=NOW).client
    compare_month(client, NOW.date().replace(day=1), [], by=world["admin"], at=NOW)


def _wires(world: World) -> None:
    """A partner's system told of news; another installation, a referral of its and our word about it."""
    bound = make_memorandum(world.saryagash, world.employment, services=("job",))
    new = NewClient("Хабар", world.employment.pk, (Role.PARTNER_CLERK,), (Scope.REFERRALS_READ.value,), bound.pk)
    client = connect(new, by=world["admin"], at=NOW).client
    url, told = "https://partner.example/notices", begun(NOW)
    endpoint = add_webhook(client.pk, url, ["referral.done"], by=world["admin"], at=NOW).endpoint
    WebhookDelivery.objects.create(way=endpoint, lane=client.pk, kind="referral.done", data={}, **told)
    facts = ("Көрші желі", "https://other.example", "us", "secret", new_secret(), bound.pk, world.saryagash.pk)
    peer = add_peer(NewPeer(*facts), by=world["admin"], at=NOW)
    known = PeerCase.objects.create(
        peer=peer, remote_id=peer.pk, remote_number="1", remote_state="pending", case=make_case(), looked_at=NOW
    )
    PeerNotice.objects.create(way=peer, lane=peer.pk, kind="told", told_id="1", **told)
    PeerDeed.objects.create(way=peer, lane=peer.pk, peer_case=known, kind="accept", **told)


def _bundles(world: World) -> None:
    """A bundle of another installation, and the key it is signed by."""
    trust("Көрші желі", public_key(), by=world["admin"], at=NOW)
    told = make("Ережелер", ["plan_templates"], NOW)
    bring_in(json.dumps(told).encode(), by=world["admin"], at=NOW)


def _clocks(world: World) -> None:
    """Something to mend, a rung climbed, an office that closes early."""
    case = make_case(world.saryagash, service=world.job)
    ask_correction(case.pk, "Мекенжай жоқ", by=world["clerk"], at=NOW)
    escalate(by=system_actor("escalation"), at=NOW + timedelta(days=2))
    set_hours(world.saryagash.pk, time(9), time(18), by=world["head"], at=NOW)


def _seats(world: World) -> None:
    """Somebody sits in a body without having agreed to be named; somebody else asks to join."""
    Membership.objects.create(
        organisation=world.saryagash, person=make_person("Мүше", "Кеңес"), during=DateRange(date(2024, 1, 1), None)
    )
    Joining.objects.create(organisation=world.keles, applicant_name="Бірлестік", motive="Көмек", submitted_at=NOW)


def _rows_about_data_and_memoranda(world: World, memorandum: Memorandum) -> None:
    """A request for a copy, a hold, a run of a rule, an amended memorandum with an obligation."""
    case, day = Case.objects.filter(office=world.keles).first(), NOW.date()
    assert case is not None
    ask_for_copy(person_id=case.applicant_id, office_id=world.keles.pk, by=world["clerk.keles"], at=NOW)
    place_hold("cases.case", case.pk, case.number, reason="Сот ісі", by=world["admin"], at=NOW)
    RetentionRun.objects.create(rule="cases.closed", cutoff=NOW, counted=1, asked_at=NOW, asked_by_id=case.pk)
    add_obligation(memorandum.pk, owner_id=world.housing.pk, text="Есеп", due_on=day, by=world["coordinator"], at=NOW)
    amend_memorandum(memorandum.pk, {"services": ["job"]}, since=day, reason="Ұзарту", by=world["coordinator"], at=NOW)


def _client(actor: Actor) -> Client:
    return browser_of(actor)
