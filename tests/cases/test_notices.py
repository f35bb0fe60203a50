"""Where the news of an application goes."""

from uuid import uuid4

from tests.factories import World, make_application
from tests.factories.cases import NOW

from tirek.cases.actions.intake import NewApplicant, submit
from tirek.cases.actions.notices import tell_answered
from tirek.core.actor import ANONYMOUS
from tirek.core.models import Message

IIN = "900501400127"


def applicant(**contacts: str) -> NewApplicant:
    return NewApplicant(family_name="Серікова", given_name="Айгүл", iin=IIN, **contacts)


def test_an_address_typed_later_with_the_same_iin_does_not_draw_the_news_to_itself(world: World):
    """Name and IIN are no secret: whoever knows them may hand in an application, but must not read along."""
    own = submit(make_application(world.saryagash, applicant=applicant(phone="+77010000001")), by=ANONYMOUS, at=NOW)
    stranger = applicant(email="stranger@tirek.example", phone="+77019999999")
    other = submit(make_application(world.saryagash, applicant=stranger), by=ANONYMOUS, at=NOW)
    assert other.case.applicant == own.case.applicant
    tell_answered(own.case, str(uuid4()))
    assert Message.objects.newest_first()[0].to == "+77010000001"
