"""Two records of one person: joined by two people, taken apart exactly, nobody's sight or figure changed by the way."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import make_case, make_world

from tirek.cases.models import Case
from tirek.core.actor import Actor, Reach
from tirek.core.ids import uuid7
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.people.actions import (
    add_household_member,
    add_identifier,
    create_household,
    disclose,
    join,
    keep_apart,
    link_person,
    propose_merge,
    record_status,
    refuse_merge,
    see_identifier,
    undo_merge,
)
from tirek.people.actions.moving import STAYS, relations
from tirek.people.enums import LinkReason, MergeState, PairState
from tirek.people.models import Contact, Disclosure, DuplicatePair, MatchDecision, Person, PersonMerge
from tirek.people.queries import search_people
from tirek.reports.indicators import all_indicators
from tirek.reports.period import Period

from .conftest import AT, TIREK, staff
from .test_actions import an_iin

pytestmark = pytest.mark.django_db
New = Callable[..., Person]
LATER = AT + timedelta(hours=2)


@pytest.fixture
def clerk(registrar: Actor) -> Actor:
    return staff(Role.CLERK, office=registrar.organisation_id)


@pytest.fixture
def head(registrar: Actor) -> Actor:
    return staff(Role.HEAD, office=registrar.organisation_id)


@pytest.fixture
def twins(new_person: New) -> tuple[Person, Person]:
    kept = new_person("Серікова", "Айгүл", birth_date=date(1984, 5, 17), phone="87011234567")
    merged = new_person("Сериковa", "Айгуль", patronymic="Болатовна", phone="87011234567", email="a@tirek.example")
    return kept, merged


def joined(twins: tuple[Person, Person], by: Actor, second: Actor) -> PersonMerge:
    merge = propose_merge(kept_id=twins[0].pk, merged_id=twins[1].pk, by=by, at=AT)
    return join(merge_id=merge.pk, by=second, at=LATER)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that points to a person, and the persons themselves."""
    told = {}
    for model in {model for model, _key in relations()} | {Person, Disclosure}:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table} t ORDER BY t::text")
            names = [column.name for column in cursor.description]
            skipped = [names.index("version")] if model is Person else []
            rows = [tuple(str(v) for at, v in enumerate(row) if at not in skipped) for row in cursor.fetchall()]
        told[model._meta.label] = sorted(rows)
    return told


def test_who_proposes_cannot_join(twins: tuple[Person, Person], clerk: Actor, head: Actor) -> None:
    merge = propose_merge(kept_id=twins[0].pk, merged_id=twins[1].pk, by=clerk, at=AT)
    with pytest.raises(Refused):
        join(merge_id=merge.pk, by=clerk, at=LATER)
    assert join(merge_id=merge.pk, by=head, at=LATER).state == MergeState.DONE
    with pytest.raises(IntegrityError, match="people_merge_by_two_people"):
        PersonMerge.objects.update(decided_by_id=clerk.user_id)


def test_a_registrar_proposes_but_does_not_join(twins: tuple[Person, Person], registrar: Actor, clerk: Actor) -> None:
    merge = propose_merge(kept_id=twins[0].pk, merged_id=twins[1].pk, by=clerk, at=AT)
    with pytest.raises(Refused):
        join(merge_id=merge.pk, by=registrar, at=LATER)
    refuse_merge(merge_id=merge.pk, by=registrar, at=LATER)
    with pytest.raises(ValidationError):
        join(merge_id=merge.pk, by=staff(Role.HEAD, office=clerk.organisation_id), at=LATER)


def test_who_does_not_see_both_cannot_even_propose(twins: tuple[Person, Person], new_person: New, clerk: Actor) -> None:
    elsewhere = new_person("Серікова", "Айгүл", by=staff())
    for one, other in ((twins[0], elsewhere), (elsewhere, twins[0])):
        with pytest.raises(Person.DoesNotExist):
            propose_merge(kept_id=one.pk, merged_id=other.pk, by=clerk, at=AT)
        with pytest.raises(Person.DoesNotExist):
            keep_apart(one_id=one.pk, other_id=other.pk, by=clerk, at=AT)
    assert not PersonMerge.objects.exists()


def test_a_merge_is_unseen_by_the_neighbour_and_by_partners(
    twins: tuple[Person, Person], clerk: Actor, head: Actor, neighbour: Actor
) -> None:
    merge = propose_merge(kept_id=twins[0].pk, merged_id=twins[1].pk, by=clerk, at=AT)
    for stranger in (neighbour, staff(Role.PARTNER_CLERK, office=clerk.organisation_id), Actor()):
        assert not PersonMerge.objects.visible_to(stranger).exists()
        with pytest.raises(PersonMerge.DoesNotExist):
            join(merge_id=merge.pk, by=stranger, at=LATER)


def test_all_that_hangs_on_a_person_follows_and_duplicates_stay_behind(
    twins: tuple[Person, Person], clerk: Actor, head: Actor
) -> None:
    joined(twins, clerk, head)
    kept = Person.objects.get(pk=twins[0].pk)
    assert (kept.patronymic, kept.birth_date) == ("Болатовна", date(1984, 5, 17))
    assert sorted(kept.contacts.values_list("value", flat=True)) == ["+77011234567", "a@tirek.example"]
    assert kept.contacts.filter(kind="phone", is_preferred=True).count() == 1
    assert Contact.objects.filter(person=twins[1]).count() == 1, "the phone both had"
    assert [hit.person.pk for hit in search_people(clerk, "Сериковa Айгуль Болатовна")] == [kept.pk]
    assert list(MatchDecision.objects.values_list("is_same", flat=True)) == [True]


def test_a_second_number_follows_as_history_and_a_seen_document_stays_seen(
    twins: tuple[Person, Person], clerk: Actor, head: Actor
) -> None:
    kept, merged = twins
    add_identifier(person_id=kept.pk, kind="iin", value=an_iin(), by=clerk, at=AT)
    same = add_identifier(person_id=merged.pk, kind="iin", value=an_iin(), by=clerk, at=AT)
    see_identifier(identifier_id=same.pk, by=clerk, at=AT)
    add_identifier(person_id=kept.pk, kind="foreign_passport", value="N1", by=clerk, at=AT)
    add_identifier(person_id=merged.pk, kind="foreign_passport", value="N2", by=clerk, at=AT)
    merge = joined(twins, clerk, head)
    current = kept.identifiers.current()
    assert sorted(current.values_list("value", flat=True)) == sorted([an_iin(), "N1"])
    assert current.get(kind="iin").seen_by == clerk.user_id
    assert kept.identifiers.filter(value="N2", during__upper_inf=False).exists()
    assert [hit.person.pk for hit in search_people(clerk, "N2")] == [kept.pk]
    undo_merge(merge_id=merge.pk, by=head, at=LATER)
    assert merged.identifiers.current().get(kind="iin").seen_by == clerk.user_id
    assert not kept.identifiers.current().get(kind="iin").is_seen


def test_undoing_keeps_what_came_after(twins: tuple[Person, Person], clerk: Actor, head: Actor) -> None:
    merge = joined(twins, clerk, head)
    Contact.objects.filter(value="a@tirek.example").update(ended_at=LATER)
    Person.objects.filter(pk=twins[0].pk).update(patronymic="Болатқызы")
    added = Contact.objects.create(person=twins[0], kind="phone", value="+77019999999", as_entered="x")
    _merge, left = undo_merge(merge_id=merge.pk, by=head, at=LATER)
    assert left == 1
    kept, merged = Person.objects.get(pk=twins[0].pk), Person.objects.get(pk=twins[1].pk)
    assert (kept.patronymic, merged.merged_into) == ("Болатқызы", None)
    assert merged.contacts.get(value="a@tirek.example").ended_at == LATER
    assert added in kept.contacts.all()
    assert merge.state == MergeState.DONE, "the caller's copy"
    assert PersonMerge.objects.get().state == MergeState.UNDONE
    assert not MatchDecision.objects.exists()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(what=st.lists(st.tuples(st.integers(0, 6), st.booleans()), max_size=8))
def test_undoing_restores_every_row_exactly(
    what: list[tuple[int, bool]], new_person: New, clerk: Actor, head: Actor
) -> None:
    twins = new_person("Ким", phone="87011234567"), new_person("Ким", birth_date=date(1990, 1, 2))
    for number, (kind, is_first) in enumerate(what):
        _give(kind, twins[0 if is_first else 1], twins[1 if is_first else 0], number, clerk)
    before = everything()
    merge = joined(twins, clerk, head)
    assert everything() != before
    assert undo_merge(merge_id=merge.pk, by=head, at=LATER)[1] == 0
    after = everything()
    after["people.Disclosure"] = [row for row in after["people.Disclosure"] if row in before["people.Disclosure"]]
    assert after == before
    Person.objects.filter(pk=twins[1].pk).update(merged_into=None)


def _give(kind: int, person: Person, other: Person, number: int, by: Actor) -> None:
    """One more thing that hangs on a person; what the rules refuse is left out."""
    told: dict[str, Any] = {"by": by, "at": AT}
    try:
        if kind == 0:
            with transaction.atomic():
                Contact.objects.create(person=person, kind="phone", value=f"+7701000000{number % 2}", as_entered="x")
        elif kind == 1:
            add_identifier(person_id=person.pk, kind="residence_permit", value=f"R{number % 2}", **told)
        elif kind == 2:
            create_household(head_id=person.pk, since=date(2020, 1, 1), **told)
        elif kind == 3:
            home = create_household(head_id=other.pk, since=date(2019, 1, 1), **told)
            add_household_member(
                household_id=home.pk, person_id=person.pk, role="spouse", since=date(2019, 1, 1), **told
            )
        elif kind == 4:
            record_status(person_id=person.pk, kind="kandas", number=f"K{number % 2}", since=date(2024, 1, 1), **told)
        elif kind == 5:
            link_person(person_id=person.pk, organisation_id=uuid7(), reason=LinkReason.CASE, **told)
        else:
            disclose(person_id=person.pk, what=["iin"], why="a test", **told)
    except (ValidationError, IntegrityError):
        pass


def test_a_chain_of_merges_leads_to_one_and_is_undone_from_its_end(new_person: New, clerk: Actor, head: Actor) -> None:
    one, two, three = new_person("Ким"), new_person("Ким"), new_person("Ким")
    first = joined((two, one), clerk, head)
    second = joined((three, two), head, clerk)
    assert Person.objects.get(pk=one.pk).survivor == three
    with pytest.raises(ValidationError):
        undo_merge(merge_id=first.pk, by=head, at=LATER)
    undo_merge(merge_id=second.pk, by=head, at=LATER)
    assert Person.objects.get(pk=one.pk).survivor == two
    undo_merge(merge_id=first.pk, by=head, at=LATER)
    assert Person.objects.current().count() == 3


def test_sight_widens_only_where_an_office_knew_the_person_and_is_written_down(
    new_person: New, registrar: Actor, neighbour: Actor
) -> None:
    """A region's head joins the records of two offices; a third office sees neither, partners gain nothing."""
    ours, theirs = new_person("Ким"), new_person("Ким", by=neighbour)
    partner = staff(Role.PARTNER_CLERK)
    link_person(
        person_id=theirs.pk, organisation_id=partner.organisation_id, reason=LinkReason.REFERRAL, about_id=uuid7(),
        by=TIREK, at=AT,
    )  # fmt: skip
    both = Reach(frozenset({registrar.organisation_id, neighbour.organisation_id}))
    one, two = staff(Role.HEAD, reach=both), staff(Role.HEAD, reach=both)
    for actor in (registrar, neighbour):
        assert not DuplicatePair.objects.visible_to(actor).exists()
    merge = joined((ours, theirs), one, two)
    assert Person.objects.visible_to(registrar).current().get() == ours
    assert Person.objects.visible_to(neighbour).current().get() == ours
    assert not Person.objects.visible_to(staff()).exists()
    note = Disclosure.objects.get(person=ours)
    assert (note.about_id, note.actor_user_id) == (merge.pk, two.user_id)
    undo_merge(merge_id=merge.pk, by=two, at=LATER)
    assert Person.objects.visible_to(registrar).get() == ours
    assert Person.objects.visible_to(neighbour).get() == theirs


def test_every_relation_of_every_app_is_found() -> None:
    labels = {f"{model._meta.label}.{key.name}" for model, key in relations()}
    expected = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model is Person and not field.many_to_many
        if model not in STAYS
    }
    assert labels == expected >= {"cases.Case.applicant", "network.User.person", "people.PersonLink.person"}


def test_figures_of_cases_stay_and_people_become_one() -> None:
    world = make_world()
    first, second = make_case(world.saryagash), make_case(world.saryagash)
    clerk, head = world["clerk"], world["head"]
    period = Period.containing(first.registered_on)

    def figures() -> dict[str, set[Any]]:
        return {each.code: {row.pk for row in each.records(period)} for each in all_indicators()}

    before = figures()
    merge = joined((first.applicant, second.applicant), clerk, head)
    assert figures() == before
    assert Case.objects.values("applicant").distinct().count() == 1
    undo_merge(merge_id=merge.pk, by=head, at=LATER)
    assert Case.objects.values("applicant").distinct().count() == 2


def test_not_the_same_is_remembered_and_blocks_no_one(twins: tuple[Person, Person], clerk: Actor) -> None:
    low, high = sorted(twin.pk for twin in twins)
    pair = DuplicatePair.objects.create(low_id=low, high_id=high, score=0.9, weight=5, model_version="1", found_at=AT)
    keep_apart(one_id=high, other_id=low, by=clerk, at=AT)
    pair.refresh_from_db()
    assert pair.state == PairState.DISTINCT
    assert MatchDecision.objects.get().is_same is False


def test_a_person_with_a_merge_behind_them_cannot_be_deleted_by_accident(
    twins: tuple[Person, Person], clerk: Actor, head: Actor
) -> None:
    joined(twins, clerk, head)
    with pytest.raises(ProtectedError):
        Person.objects.get(pk=twins[0].pk).delete()
