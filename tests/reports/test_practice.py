"""Notes on what worked: read by others once a second person has published them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from tests.reports.test_builder import client_of  # noqa: F401 - a fixture
from tests.reports.test_figures import at, world  # noqa: F401 - a fixture

from tirek.core.verdict import Refused
from tirek.reports.actions.practice import (
    NoteText,
    mend_practice,
    offer_practice,
    publish_practice,
    return_practice,
)
from tirek.reports.models import PracticeNote
from tirek.reports.period import Period
from tirek.reports.queries.practice import notes_beside, notes_of_regions, notes_returned, notes_to_decide

pytestmark = pytest.mark.django_db
TEXT = NoteText("cases_solved", "2026Q4", "Кешкі қабылдау", "Сенбіде қабылдадық: шешілгені көбейді.")
QUARTER = Period.quarter(2026, 4)


@pytest.fixture
def note(world):  # noqa: F811
    return offer_practice(TEXT, by=world["head.turkistan"], at=at(20))


def readers(world, note):  # noqa: F811
    personas = ("coordinator", "head.turkistan", "head", "head.kostanay", "analyst", "employment", "anonymous")
    return {one for one in personas if PracticeNote.objects.visible_to(world[one]).filter(pk=note.pk).exists()}


def test_a_note_is_read_by_its_office_until_it_is_published_and_by_all_readers_then(world, note):  # noqa: F811
    assert readers(world, note) == {"coordinator", "head.turkistan", "analyst"}
    assert list(notes_to_decide(world["coordinator"])) == [note]
    assert not notes_to_decide(world["head"]).exists()
    publish_practice(note.pk, by=world["coordinator"], at=at(21))
    assert readers(world, note) == {"coordinator", "head.turkistan", "head", "head.kostanay", "analyst"}
    assert notes_beside(world["head.kostanay"], ["cases_solved"], QUARTER) == {"cases_solved": [note]}
    assert notes_beside(world["head.kostanay"], ["cases_solved"], Period.quarter(2026, 3)) == {}
    regions, reader = [note.region_id], world["head.kostanay"]
    assert notes_of_regions(reader, regions, Period.year(2026)) == [note]
    assert notes_of_regions(reader, regions, Period.quarter(2026, 3)) == notes_of_regions(reader, [], QUARTER) == []


def test_nobody_publishes_their_own_and_only_the_coordinator_publishes(world, note):  # noqa: F811
    with pytest.raises(Refused):
        publish_practice(note.pk, by=world["head.turkistan"], at=at(21))
    own = offer_practice(TEXT, by=world["coordinator"], at=at(20))
    with pytest.raises(Refused):
        publish_practice(own.pk, by=world["coordinator"], at=at(21))
    with pytest.raises(Refused):
        offer_practice(TEXT, by=world["clerk"], at=at(20))


def test_a_note_given_back_says_why_and_waits_again_once_written_anew(world, note):  # noqa: F811
    with pytest.raises(ValidationError):
        return_practice(note.pk, " ", by=world["coordinator"], at=at(21))
    return_practice(note.pk, "Санын жазыңыз", by=world["coordinator"], at=at(21))
    assert list(notes_returned(world["head.turkistan"])) == [note]
    mended = mend_practice(note.pk, TEXT, by=world["head.turkistan"], at=at(22))
    assert (mended.state, mended.remark) == ("offered", "")
    publish_practice(note.pk, by=world["coordinator"], at=at(23))
    with pytest.raises(Refused):
        mend_practice(note.pk, TEXT, by=world["head.turkistan"], at=at(24))


def test_the_pages_offer_publish_comment_and_stand_beside_the_comparison(world, client_of):  # noqa: F811
    head = client_of("head.turkistan")
    told = {"indicator": "cases_solved", "period": "2026Q4", "title": "Кешкі қабылдау", "text": "Көбейді."}
    assert head.post(reverse("reports:practice_new"), {**told, "text": ""}).status_code == 422
    assert head.post(reverse("reports:practice_new"), told).status_code == 303
    note = PracticeNote.objects.get()
    coordinator = client_of("coordinator")
    assert coordinator.get(note.get_absolute_url()).status_code == 200
    assert coordinator.post(reverse("reports:practice_return", args=[note.pk]), {"remark": ""}).status_code == 422
    assert coordinator.post(reverse("reports:practice_publication", args=[note.pk])).status_code == 303
    reader = client_of("head.kostanay")
    assert reader.post(note.get_absolute_url(), {"text": "Біз де байқап көреміз"}).status_code == 303
    assert reader.post(note.get_absolute_url(), {"text": ""}).status_code == 422
    page = reader.get(reverse("reports:compare"), {"period": "2026Q4", "indicator": "cases_solved"})
    assert note.get_absolute_url() in page.content.decode()
    for query in ({}, {"state": "published"}, {"indicator": "cases_open"}):
        assert reader.get(reverse("reports:practices"), query).status_code == 200
