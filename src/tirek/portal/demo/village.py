"""A village meeting of last week: what was taken on a tablet without a network, and what it sent afterwards."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from tirek.cases.actions.field_sync import Taken, digest_pin, receive
from tirek.cases.actions.history import HistoricCase
from tirek.cases.actions.intake import NewApplicant
from tirek.cases.enums import Channel, FieldNumberState, FieldRecordState
from tirek.cases.models import Case, FieldDevice, FieldMeeting, FieldNumber, FieldRecord, NumberBlock
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.ids import uuid7
from tirek.core.numbering import reserve
from tirek.core.roles import Role
from tirek.core.writing import copy_in
from tirek.network.actors import actor_for
from tirek.people.enums import IdentifierKind
from tirek.people.models import Identifier
from tirek.portal.demo.days import at
from tirek.portal.demo.history import Crowd
from tirek.portal.demo.living import SARYAGASH
from tirek.portal.demo.people import DEMO_PIN

NEEDS = ("social_aid", "kindergarten", "utilities", "material", "documents", "job")
HELD_ON, MINUTES, SPARE = 5, 17, 14
PLACE = "Дербісек ауылының мәдениет үйі"
AGENCIES = ["Жұмыспен қамту орталығы", "Халыққа қызмет көрсету орталығы", "Білім бөлімі"]
VOIDED = "Талон қате толтырылды, жыртылды"


class Meeting:
    """Tells what was taken there, and writes the tablet's side of it."""

    def __init__(self, crowd: Crowd, today: date) -> None:
        self.crowd, self.teller, self.today = crowd, crowd.teller, today
        self.here = crowd.teller.network.district(SARYAGASH)
        self.on = crowd.teller.days.before(today, HELD_ON)

    def tell(self) -> Iterator[HistoricCase]:
        """One after the other in an afternoon; nobody has begun to work on the last."""
        for place, service in enumerate(NEEDS):
            taken_at = at(self.on, 15) + timedelta(minutes=MINUTES * place)
            person = self.crowd.people.applicant(self.here.peoples, self.here.office.area_id, taken_at, ages=(24, 70))
            story = self.teller.begin(self.here, person, service, self.on, channel=Channel.TOUR, at=taken_at)
            if place % 2 == 0:
                self.teller.assign(story, self.teller.days.before(self.today, HELD_ON - 2))
            yield self.teller.end(story)

    def finish(self, cases: Sequence[Case], *, by: Actor) -> None:
        """The meeting, the tablet, its numbers and what it has sent; one application waits for somebody's choice."""
        registrar = self.here.staff[Role.REGISTRAR][0]
        planned_at, sent_at = at(self.on, 9), at(self.on, 19)
        meeting = FieldMeeting(
            office=self.here.office,
            area_id=self.here.office.area_id,
            place=PLACE,
            held_on=self.on,
            agencies=AGENCIES,
            planned_by_id=registrar.pk,
        )
        device = FieldDevice(
            office=self.here.office,
            user=registrar,
            name="Көшпелі планшет",
            token_digest=hashlib.sha256(meeting.pk.bytes).hexdigest(),
            enrolled_at=planned_at,
            seen_at=sent_at,
            unsent=0,
        )
        block = NumberBlock(device=device, year=self.on.year, reserved_at=planned_at)
        spare = self._numbers(block, cases)
        for rows in ([meeting], [device], [block], spare, [_record(case, device, meeting) for case in cases]):
            copy_in(rows)
        self._disagreeing(cases, device, meeting, spare[-1].number)
        entries = [
            Entry("cases.field_device_enrolled", device, {"office": device.office_id}, planned_at),
            Entry("cases.field_meeting_planned", meeting, {"office": meeting.office_id}, planned_at),
            Entry("cases.field_numbers_reserved", device, {"block": block.pk, "count": len(spare)}, planned_at),
            *(Entry("cases.field_record_registered", case, {"device": device.pk}, sent_at) for case in cases),
        ]
        record_many(entries, by=by, at=sent_at)

    def _numbers(self, block: NumberBlock, cases: Sequence[Case]) -> list[FieldNumber]:
        """Those the applications bear, one struck out, the others still on the tablet."""
        decided_at = at(self.on, 19)
        used = [
            FieldNumber(block=block, number=case.number, case=case, state=FieldNumberState.USED, decided_at=decided_at)
            for case in cases
        ]
        torn, *held = [
            FieldNumber(block=block, number=number)
            for number in reserve(self.here.office.code, self.on.year, SPARE)
        ]  # fmt: skip
        torn.state, torn.reason, torn.decided_at = FieldNumberState.VOID, VOIDED, decided_at
        return [*used, torn, *held]

    def _disagreeing(self, cases: Sequence[Case], device: FieldDevice, meeting: FieldMeeting, number: str) -> None:
        """Somebody told another name than the register has under this IIN: sent, and kept until somebody chooses."""
        known = Identifier.objects.filter(person__in=[case.applicant_id for case in cases], kind=IdentifierKind.IIN)
        one = known.select_related("person").order_by("value").first()
        if one is None:
            return
        taken = self._taken(one, cases[0], meeting.pk, number)
        by = actor_for(device.user, on=self.today)
        receive(device.pk, taken, {}, by=by, at=at(self.on, 19, 5))

    def _taken(self, known: Identifier, like: Case, meeting_id: UUID, number: str) -> Taken:
        person = known.person
        return Taken(
            key=uuid7(),
            number=number,
            pin_digest=digest_pin(number, DEMO_PIN),
            meeting_id=meeting_id,
            kind=like.kind,
            language=person.preferred_language,
            area_id=like.area_id,
            service_id=like.service_id,
            body=like.body,
            applicant=NewApplicant(family_name=person.family_name[:-1], given_name=person.given_name, iin=known.value),
            taken_at=at(self.on, 17, 40),
        )


def _record(case: Case, device: FieldDevice, meeting: FieldMeeting) -> FieldRecord:
    return FieldRecord(
        device=device,
        meeting=meeting,
        state=FieldRecordState.REGISTERED,
        number=case.number,
        pin_digest=case.pin_digest,
        case=case,
        digest=hashlib.sha256(case.number.encode()).hexdigest(),
        taken_at=case.received_at,
        received_at=case.received_at,
        sent_at=at(meeting.held_on, 19),
    )
