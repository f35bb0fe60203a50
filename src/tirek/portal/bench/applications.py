"""Applications as they come: many places, services and names."""

import random
from collections.abc import Callable, Iterator
from functools import cache
from uuid import UUID

from django.utils import timezone

from tirek.cases.actions.intake import Application, NewApplicant
from tirek.cases.enums import Channel
from tirek.network.models import Organisation
from tirek.programmes.models import Service

FAMILIES = ("Серікова", "Ахметов", "Қайратұлы", "Иванова", "Оспанова", "Ким", "Жұмабаев", "Петренко")
GIVEN = ("Айгүл", "Ерлан", "Нұрлан", "Ольга", "Дана", "Виктор", "Сәуле", "Марат")
BODY = (
    "Екі айдан бері жұмыс таба алмай жүрмін, үш балам бар. Жұмысқа орналасуға және балабақшадан орын алуға "
    "көмектесуіңізді сұраймын. Құжаттарым дайын, кез келген уақытта келе аламын."
)


@cache
def places() -> tuple[list[tuple[UUID, str]], list[tuple[UUID, str]]]:
    """Areas that have an office of their own, and the services offered today."""
    today = timezone.localdate()
    offices = Organisation.objects.offices().on(today).filter(accepts_applications=True, level="district")
    return list(offices.values_list("area_id", "code")), list(
        Service.objects.asked_for().on(today).values_list("id", "code")
    )


def make_applications(count: int, *, key: Callable[[], UUID]) -> Iterator[Application]:
    """So many applications by new applicants, each with an e-mail address and a phone."""
    areas, services = places()
    for _ in range(count):
        serial = random.randrange(10**7)  # noqa: S311 - a sample
        yield Application(
            intake_key=key(),
            channel=Channel.API,
            area_id=random.choice(areas)[0],  # noqa: S311
            service_id=random.choice(services)[0],  # noqa: S311
            body=BODY,
            received_at=timezone.now(),
            applicant=NewApplicant(
                family_name=random.choice(FAMILIES),  # noqa: S311
                given_name=random.choice(GIVEN),  # noqa: S311
                phone=f"+7701{serial:07d}",
                email=f"bench{serial}@tirek.example",
            ),
        )
