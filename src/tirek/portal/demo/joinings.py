"""Who asked to join the councils of Turkistan region, and what these decided."""

from datetime import date, datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.writing import copy_in
from tirek.network.enums import DecisionKind, JoiningState, OrganisationKind
from tirek.network.models import BodyDecision, Joining, Membership, Organisation
from tirek.portal.demo.bodies import Bodies
from tirek.portal.demo.days import at

REGION = "61"
ADMITTED_ON, REFUSED_ON, ASKED_ON = 30, 9, 4
MOTIVE = "Ұйымымыз он жылдан бері ауыл жастарымен жұмыс істейді. Кеңестің шешімдеріне үлес қосқымыз келеді."
REFUSAL = "Ұйым кеңес қызметіне қатысты жұмыс тәжірибесін көрсетпеген. Келесі жылы қайта жүгінуге болады."
ADMISSION = "Ұйым бірауыздан кеңес құрамына қабылданды."
VOLUNTEER = ("Қалиева Жанар Болатқызы", "Аналар мектебінде ерікті болып жүрмін, кеңес жұмысына қатысқым келеді.")


def join(bodies: Bodies, today: date, *, by: Actor, moment: datetime) -> None:
    """Public associations at the advisory council: one admitted, one refused, one waits; a woman at a mothers' council
    waits too."""
    council = _of(bodies, OrganisationKind.ADVISORY)[0]
    admitted, refused, asking = (_of(bodies, OrganisationKind.NGO) * 3)[:3]
    yes = _decision(council, DecisionKind.ADMISSION, "7", today - timedelta(days=ADMITTED_ON), ADMISSION)
    no = _decision(council, DecisionKind.REFUSAL, "8", today - timedelta(days=REFUSED_ON), REFUSAL)
    seat = Membership(
        organisation=council,
        member=admitted,
        decision=yes,
        during=DateRange(yes.decided_on, None),
        term_ends_on=yes.decided_on + timedelta(days=4 * 365),
        is_public=True,
    )
    rows = [
        _joining(council, admitted, yes.decided_on, state=JoiningState.ADMITTED, decision=yes, membership=seat),
        _joining(council, refused, no.decided_on, state=JoiningState.REFUSED, decision=no),
        _joining(council, asking, today),
        _volunteer(_of(bodies, OrganisationKind.MOTHERS)[0], today),
    ]
    copy_in([yes, no])
    copy_in([seat])
    copy_in(rows)
    told = (Entry("network.joining_submitted", one, {"organisation_id": one.organisation_id}, one.submitted_at)
            for one in rows)  # fmt: skip
    record_many(told, by=by, at=moment)
    decided = (Entry("network.body_decided", one, {"kind": str(one.kind)}, at(one.decided_on, 17)) for one in (yes, no))
    record_many(decided, by=by, at=moment)


def _of(bodies: Bodies, kind: OrganisationKind) -> list[Organisation]:
    return [one for one in bodies.by_kind[kind] if bodies.regions[one.pk] == REGION]


def _decision(body: Organisation, kind: DecisionKind, number: str, on: date, text: str) -> BodyDecision:
    return BodyDecision(
        organisation=body,
        kind=kind,
        number=f"{number}/{on.year}",
        decided_on=on,
        votes_for=11 if kind == DecisionKind.ADMISSION else 3,
        votes_against=0 if kind == DecisionKind.ADMISSION else 7,
        votes_abstained=1,
        text=text,
    )


def _joining(body: Organisation, applicant: Organisation, on: date, **told: object) -> Joining:
    return Joining(
        organisation=body,
        applicant=applicant,
        applicant_name=applicant.name_kk,
        email=applicant.email,
        motive=MOTIVE,
        submitted_at=at(on - timedelta(days=ASKED_ON), 10),
        **told,
    )


def _volunteer(body: Organisation, today: date) -> Joining:
    name, motive = VOLUNTEER
    submitted_at = at(today - timedelta(days=2), 20)
    return Joining(
        organisation=body, applicant_name=name, phone="+77000009901", motive=motive, submitted_at=submitted_at
    )
