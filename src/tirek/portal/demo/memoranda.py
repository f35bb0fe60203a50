"""The three-party memorandum of the demo (a party network, a foundation, a world association) with its obligations."""

from datetime import date, datetime, timedelta

from tirek.core.actor import Actor
from tirek.network.actions.memoranda import NewMemorandum, create_memorandum
from tirek.network.actions.memorandum_life import add_obligation, amend_memorandum, fulfil_obligation
from tirek.network.enums import Level, OrganisationKind
from tirek.network.models import Memorandum, Organisation

NUMBER = "ҮЖ-01/2024"
TITLE = "Азаматтарды қолдау желісі, қор және дүниежүзілік қауымдастық арасындағы үшжақты меморандум"
ACTIVITIES = """Ауылдардағы бірлескен көшпелі кездесулер.
Қайтып келген отандастарға арналған тіл және құқық сабақтары.
Мұқтаж отбасыларға көмек көрсету және оның нәтижесін жылына екі рет қарау."""


def sign_together(today: date, *, by: Actor, at: datetime) -> Memorandum | None:
    """Sign it, amend it a year later and let its parties take obligations on; None where the parties are missing."""
    parties = _parties()
    if len(parties) < 3:
        return None
    since = date(today.year - 2, 3, 1)
    signed = create_memorandum(
        NewMemorandum(
            title=TITLE,
            number=NUMBER,
            signed_on=since - timedelta(days=10),
            since=since,
            until=today + timedelta(days=40),
            parties=[party.pk for party in parties],
            services=["material"],
            monthly_capacity=30,
            crossing=["name", "phone"],
        ),
        by=by,
        at=at,
    )
    terms = {
        "services": ["material"],
        "monthly_capacity": 90,
        "capacity_period": "quarter",
        "response_days": 3,
        "crossing": ["name", "phone", "address", "body"],
        "joint_activities": ACTIVITIES,
        "until": today + timedelta(days=40),
    }
    amend_memorandum(signed.pk, terms, since=date(today.year - 1, 3, 1), reason="Көмек көлемі өсті", by=by, at=at)
    for party, (text, days) in zip(parties, DUTIES, strict=False):
        duty = add_obligation(
            signed.pk, owner_id=party.pk, text=text, due_on=today + timedelta(days=days), by=by, at=at
        )
        if days < -100:
            fulfil_obligation(duty.pk, result="Өткізілді, 64 адам қатысты", by=by, at=at)
    return signed


DUTIES = (
    ("Бірлескен көшпелі кездесулердің жылдық кестесін бекіту", -200),
    ("Мұқтаж отбасыларға көмек көрсету туралы жартыжылдық есеп", 12),
    ("Шетелдегі отандастарға арналған онлайн сабақтар", -3),
)


def _parties() -> list[Organisation]:
    """The republic's office, the foundation among partners, and a national association or another national body."""
    office = Organisation.objects.filter(kind=OrganisationKind.OFFICE, level=Level.REPUBLIC).first()
    others = Organisation.objects.filter(level=Level.REPUBLIC).exclude(kind=OrganisationKind.OFFICE)
    liked = ("Қор", "қор", "қауымдаст", "Қауымдаст")
    named = sorted(others, key=lambda each: (not any(word in each.name_kk for word in liked), each.code))
    return [office, *named[:2]] if office else []
