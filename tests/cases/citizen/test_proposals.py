"""Proposals: taken in, gathered, supported by proven people, answered in public; nothing personal goes out."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.citizen.test_account import entered, signed_in
from tests.factories import World
from tests.factories.cases import NOW

from tirek.cases.actions import proposals as actions
from tirek.cases.actions.idea_notices import tell_supporters
from tirek.cases.actions.proposals import NewProposal, propose
from tirek.cases.enums import IdeaState, ProposalState
from tirek.cases.models import Idea, IdeaStep, Proposal, Support
from tirek.cases.queries.proposals import _likeness, alike, idea_page, public_ideas
from tirek.core.actor import ANONYMOUS
from tirek.core.ids import uuid7
from tirek.core.models import Message
from tirek.core.verdict import Refused

LAMPS = "Абай көшесінде шам жоқ, кешке қараңғы. Көше шамдарын орнату керек."
MORE_LAMPS = "Біздің көшеде шамдар жанбайды, кешке балалар қараңғыда жүреді."
BUS = "Мектепке автобус жүрсе деймін."


def proposed(world: World, body: str = LAMPS, *, account=None, name: str = "", days: int = 0) -> Proposal:
    new = NewProposal(key=uuid7(), body=body, area_id=world.saryagash.area_id, name=name)
    return propose(new, account=account, at=NOW + timedelta(days=days))


def idea_of(world: World, proposal: Proposal, *, public: bool = True) -> Idea:
    clerk = world["clerk"]
    idea = actions.begin_idea(proposal.pk, "Көше шамдары", "Көшелерге шам орнату.", by=clerk, at=NOW)
    return actions.publish_idea(idea.pk, is_public=public, by=clerk, at=NOW)


def test_a_proposal_goes_to_the_office_of_its_place_with_a_term(world):
    found = proposed(world)
    assert found.office == world.saryagash
    assert found.due_on > found.received_on
    again = propose(NewProposal(key=found.key, body=LAMPS), account=None, at=NOW)
    assert again == found


@pytest.mark.parametrize("persona", ["clerk.keles", "head.kostanay", "employment", "housing", "analyst", "anonymous"])
def test_what_a_citizen_wrote_is_read_by_its_office_only(world, persona):
    found = proposed(world)
    assert not Proposal.objects.visible_to(world[persona]).exists()
    with pytest.raises(Proposal.DoesNotExist):
        actions.set_aside(found.pk, "Бос", by=world[persona], at=NOW)


def test_alike_proposals_are_found_by_words_in_any_form(world):
    idea = idea_of(world, proposed(world))
    bus, lamps = proposed(world, BUS), proposed(world, MORE_LAMPS)
    assert idea in [one.row for one in alike(lamps, world["clerk"])]
    assert idea not in [one.row for one in alike(bus, world["clerk"])]


def test_support_is_counted_once_a_proven_person(world):
    mine, other = entered(), entered("+77010000002")
    idea = idea_of(world, proposed(world, account=mine))
    second, unproven = proposed(world, MORE_LAMPS, account=mine), proposed(world, MORE_LAMPS)
    for each in (second, unproven):
        actions.gather(each.pk, idea.pk, by=world["clerk"], at=NOW)
    actions.support(idea.pk, mine, at=NOW)
    actions.support(idea.pk, other, at=NOW)
    found = idea_page(ANONYMOUS, idea.pk)
    assert (found.supporters, found.letters) == (2, 3)
    actions.withdraw_support(idea.pk, other)
    assert idea_page(ANONYMOUS, idea.pk).supporters == 1


def test_a_proposal_is_sorted_once_and_may_be_put_back(world):
    found = proposed(world, account=entered())
    idea = idea_of(world, found)
    with pytest.raises(Refused):
        actions.set_aside(found.pk, "Кеш", by=world["clerk"], at=NOW)
    actions.put_back(found.pk, by=world["clerk"], at=NOW)
    found.refresh_from_db()
    assert (found.state, found.idea, idea.supports.count()) == (ProposalState.NEW, None, 0)


def test_two_ideas_become_one_and_nobody_counts_twice(world):
    mine, other = entered(), entered("+77010000002")
    one = idea_of(world, proposed(world, account=mine))
    two = idea_of(world, proposed(world, MORE_LAMPS, account=mine))
    actions.support(two.pk, other, at=NOW)
    actions.join_ideas(two.pk, one.pk, by=world["clerk"], at=NOW)
    found = idea_page(ANONYMOUS, one.pk)
    assert (found.supporters, found.letters) == (2, 2)
    assert not Idea.objects.filter(pk=two.pk).exists()


def test_the_answer_is_public_and_told_once_to_each_supporter(world):
    idea = idea_of(world, proposed(world, account=entered()), public=False)
    with pytest.raises(Refused):
        actions.answer_idea(idea.pk, IdeaState.PLANNED, "Келесі айда", by=world["clerk"], at=NOW)
    step = actions.answer_idea(idea.pk, IdeaState.PLANNED, "Келесі айда", by=world["head"], at=NOW)
    before = Message.objects.count()
    for _ in range(2):
        tell_supporters(step_id=str(step.pk))
    assert Message.objects.count() == before + 1
    idea.refresh_from_db()
    assert idea.accepted_on == idea.answered_on == NOW.date()
    assert idea in public_ideas(state="kept")
    actions.answer_idea(idea.pk, IdeaState.DECLINED, "Қаражат жоқ", by=world["head"], at=NOW + timedelta(days=3))
    idea.refresh_from_db()
    assert (idea.accepted_on, IdeaStep.objects.exclude(words="").count()) == (None, 2)


@pytest.mark.parametrize(
    "leak", ["Звоните 8 701 123 45 67", "ИИН 840305400123", "aigul@tirek.example", "Серікова Айгүл айтты"]
)
def test_nothing_personal_is_published(world, leak):
    found = proposed(world, name="Серікова Айгүл")
    with pytest.raises(ValidationError):
        actions.begin_idea(found.pk, "Көше шамдары", leak, by=world["clerk"], at=NOW)
    idea = idea_of(world, found)
    with pytest.raises(ValidationError):
        actions.answer_idea(idea.pk, IdeaState.DONE, leak, by=world["head"], at=NOW)


words = st.sets(st.sampled_from([f"w{n}" for n in range(12)]))


@settings(max_examples=50)
@given(words, words)
def test_likeness_is_symmetric_and_between_nothing_and_all(one, two):
    rare = {f"w{n}": 0.5 + n for n in range(12)}
    score = _likeness(one, two, rare)
    assert score == _likeness(two, one, rare)
    assert 0 <= score <= 1 + 1e-9
    assert (score > 0) == bool(one & two)


# -- The pages ------------------------------------------------------------------------------------------------------


def test_a_citizen_proposes_proves_and_supports(visitor):
    client = Client()
    key = str(uuid7())
    assert client.post("/proposals/new/", {"key": key, "kind": "proposal", "body": ""}).status_code == 422
    told = {"key": key, "kind": "proposal", "body": LAMPS, "area_id": str(visitor.world.saryagash.area_id)}
    assert client.post("/proposals/new/", told)["Location"] == "/proposals/thanks/"
    client.post("/proposals/new/", told)
    found = Proposal.objects.get()
    signed_in(client)
    found.refresh_from_db()
    assert found.account is not None
    idea = idea_of(visitor.world, found)
    assert Support.objects.count() == 1
    page = client.get(idea.get_absolute_url()).content.decode()
    assert LAMPS not in page
    assert Client().post(f"/proposals/{idea.pk}/support/")["Location"] == "/my/entrance/"
    stranger = signed_in(Client(), "+77010000055")
    stranger.post(f"/proposals/{idea.pk}/support/")
    assert Support.objects.count() == 2


def test_an_unpublished_idea_is_no_page_for_the_public(world):
    idea = idea_of(world, proposed(world), public=False)
    assert Client().get(idea.get_absolute_url()).status_code == 404
    assert Client().get("/proposals/?q=шам").context["page"].paginator.count == 0
    actions.publish_idea(idea.pk, by=world["clerk"], at=NOW)
    assert Client().get("/proposals/?q=шамдар").context["page"].paginator.count == 1


@pytest.mark.parametrize(
    "path", ["/proposals/", "/proposals/?state=kept", "/proposals/new/", "/how-it-works/", "/my/entrance/"]
)
@pytest.mark.parametrize("easy", ["0", "1"])
def test_public_pages_open_in_usual_and_easy_words(db, visitor, path, easy):
    client = Client()
    client.post("/easy/", {"easy": easy, "next": path})
    page = client.get(path)
    assert page.status_code == 200
    assert ("easy-text" in page.content.decode()) == (easy == "1")


def test_the_list_takes_as_many_queries_for_three_as_for_one(world, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for more in (1, 2):
        for _ in range(more):
            idea_of(world, proposed(world))
        with CaptureQueriesContext(connection) as seen:
            Client().get("/proposals/")
        counts.append(len(seen))
    assert counts[0] == counts[1]
