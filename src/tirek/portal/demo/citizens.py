"""What citizens of the demo do beside applying: answer questions, complain, keep accounts, propose."""

from datetime import date, datetime, timedelta
from random import Random

from tirek.cases.actions.complaints import complain
from tirek.cases.clock.ledger import count_term
from tirek.cases.enums import (
    ACCEPTED_IDEA_STATES,
    DECIDED_IDEA_STATES,
    CaseKind,
    CaseState,
    IdeaState,
    JoinedHow,
    OutcomeResult,
    ProposalKind,
    ProposalState,
)
from tirek.cases.models import (
    Account,
    AccountCase,
    AccountContact,
    Case,
    Idea,
    IdeaStep,
    Inquiry,
    Proposal,
    Support,
)
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.calendar import WorkingCalendar
from tirek.core.ids import uuid7
from tirek.core.roles import Role
from tirek.core.text import search_terms
from tirek.core.writing import copy_in
from tirek.people.enums import ContactKind
from tirek.people.models import Contact
from tirek.portal.demo.days import at
from tirek.portal.demo.living import KELES, KOSTANAY, SARYAGASH, TURKISTAN
from tirek.portal.demo.network import Network
from tirek.portal.demo.proposals import COMPLAINT, IDEAS, LOOSE, QUESTIONS, REPLY, Told

PHONE, EMAIL = "+77000000101", "aigul@tirek.example"
SEED = 20261122
PLACES = {"saryagash": SARYAGASH, "keles": KELES, "turkistan": TURKISTAN, "kostanay": KOSTANAY}


def finish(network: Network, today: date) -> None:
    """Write them all, as of today. A seed of its own: nothing else of the country moves."""
    rng = Random(SEED)  # noqa: S311 - a story, not a secret
    here = network.district(SARYAGASH).office
    cases = Case.objects.filter(office=here).select_related("office", "assignee", "applicant").order_by("number")
    asked = _questions(list(cases.filter(state=CaseState.IN_PROGRESS, assignee__isnull=False)[:5]), today)
    refused = cases.filter(outcome=OutcomeResult.NOT_SOLVABLE, answered_on__gte=today - timedelta(days=60)).first()
    if refused is not None:
        complain(refused.pk, COMPLAINT, key=uuid7(), by=applicant_actor(refused), at=at(today, 0, 5))
    _accounts(asked, list(cases.filter(state=CaseState.ANSWERED)[:2]), at(today, 0, 5))
    _Ideas(rng, network, today).write()


def _questions(cases: list[Case], today: date) -> list[Case]:
    """Four wait for the applicant, one has been answered and not read yet."""
    asked_at = at(today, 0, 3)
    asked = [
        Inquiry(
            case=case,
            text=text,
            due_on=today + timedelta(days=3),
            asked_at=asked_at,
            asked_by_id=case.assignee_id,
            asked_by_name=case.assignee.name if case.assignee else "",
        )
        for case, text in zip(cases, QUESTIONS, strict=False)
        if case.assignee_id is not None
    ]
    if asked:
        asked[-1].reply, asked[-1].answered_at = REPLY, asked_at + timedelta(minutes=2)
    copy_in(asked)
    return cases


def _accounts(asked: list[Case], answered: list[Case], moment: datetime) -> None:
    """Two citizens whose contacts the entrance of the demo names: some applications joined, one that may join."""
    one, two = Account(entered_at=moment), Account(entered_at=moment, language="ru")
    copy_in([one, two])
    copy_in(
        [
            AccountContact(account=one, kind=ContactKind.PHONE, value=PHONE, proved_at=moment),
            AccountContact(account=two, kind=ContactKind.EMAIL, value=EMAIL, proved_at=moment),
        ]
    )
    joined = [(one, case) for case in (*asked[:1], *answered[:1])] + [(two, case) for case in asked[1:2]]
    copy_in([AccountCase(account=who, case=case, how=JoinedHow.PIN, joined_at=moment) for who, case in joined])
    for case in asked[2:3]:
        Contact.objects.create(
            person_id=case.applicant_id, kind=ContactKind.PHONE, value=PHONE, as_entered="8 700 000 01 01"
        )
        Case.objects.filter(pk=case.pk).update(contacts_given=PHONE)


class _Ideas:
    """Thirty proposals: most gathered in ideas at every stage, some still to be sorted."""

    def __init__(self, rng: Random, network: Network, today: date) -> None:
        self.rng, self.network, self.today = rng, network, today
        self.ideas: list[Idea] = []
        self.steps: list[IdeaStep] = []
        self.proposals: list[Proposal] = []
        self.accounts = [Account(entered_at=at(today, 0, 1)) for _ in range(60)]
        self.supports: list[Support] = []

    def write(self) -> None:
        for told in IDEAS:
            self._idea(told)
        for ago, (place, body, language) in enumerate(LOOSE):
            self._proposal(place, body, language, 1 + ago // 2)
        for rows in (self.accounts, self._contacts(), self.ideas, self.steps, self.proposals, self.supports):
            copy_in(rows)

    def _contacts(self) -> list[AccountContact]:
        return [
            AccountContact(account=each, kind=ContactKind.PHONE, value=f"+770000{n:05d}", proved_at=each.entered_at)
            for n, each in enumerate(self.accounts, start=20_000)
        ]

    def _idea(self, told: Told) -> None:
        place = self.network.district(PLACES[told.place])
        office = place.office
        begun, said = at(self._ago(told.begun), 10, 0), at(self._ago(told.said), 15, 0)
        is_decided = told.state in DECIDED_IDEA_STATES
        idea = Idea(
            office=office,
            title=told.title,
            summary=told.summary,
            language=told.language,
            state=told.state,
            answer=told.answer,
            answered_on=said.date() if is_decided else None,
            accepted_on=said.date() if told.state in ACCEPTED_IDEA_STATES else None,
            published_at=begun if told.state != IdeaState.RECEIVED else None,
            search_terms=search_terms("\n".join((told.title, told.summary, *told.letters))),
        )
        self.ideas.append(idea)
        self.steps.append(IdeaStep(idea=idea, state=IdeaState.RECEIVED, words="", at=begun))
        if told.answer:
            by = place.staff[Role.HEAD][0]
            self.steps.append(
                IdeaStep(idea=idea, state=told.state, words=told.answer, at=said, by_id=by.pk, by_name=by.name)
            )
        backers = self.rng.sample(self.accounts, told.support)
        self.supports += [Support(idea=idea, account=each, at=begun) for each in backers]
        for n, body in enumerate(told.letters):
            self._proposal(told.place, body, told.language, told.begun + n, idea=idea, account=backers[n])

    def _proposal(
        self,
        place: str,
        body: str,
        language: str,
        ago: int,
        *,
        idea: Idea | None = None,
        account: Account | None = None,
    ) -> None:
        office, received = self.network.district(PLACES[place]).office, at(self._ago(ago), 9, 30)
        on = WorkingCalendar.current().next_working_day(received.date())
        due = count_term(on, is_bound_by_code=office.is_bound_by_code, kind=CaseKind.PROPOSAL)
        self.proposals.append(
            Proposal(
                key=uuid7(),
                kind=ProposalKind.OPINION if body.endswith("!") else ProposalKind.PROPOSAL,
                state=ProposalState.GROUPED if idea else ProposalState.NEW,
                office=office,
                area_id=office.area_id,
                idea=idea,
                account=account,
                language=language,
                body=body,
                received_at=received,
                received_on=on,
                due_on=due.due_on,
                sorted_at=received + timedelta(hours=3) if idea else None,
                search_terms=search_terms(body),
            )
        )

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)
