"""A device of village meetings as the server meets it: its keys, its numbers, what it sends over HTTP."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.browsers import browser_of
from tests.factories.field import DATA_KEY, sealed_key

from tirek.cases.enums import CaseKind
from tirek.cases.models import FieldNumber
from tirek.core.actor import Actor
from tirek.network.models import Organisation
from tirek.programmes.models import Service

__all__ = ["DATA_KEY", "Device", "at", "signed_in"]


def signed_in(actor: Actor) -> Client:
    """A browser of theirs."""
    return browser_of(actor)


@dataclass
class Device:
    """A tablet: what it knows, and a browser that is signed in."""

    client: Client
    office: Organisation
    service: Service
    key: UUID = field(default_factory=uuid4)
    secret: str = field(default_factory=lambda: uuid4().hex * 2)
    meeting: UUID = field(default_factory=uuid4)
    numbers: list[str] = field(default_factory=list)

    def post(self, path: str, told: Any, **headers: str) -> HttpResponse:
        given = {"X-Field-Device": f"{self.key} {self.secret}", **headers}
        return self.client.post(f"/field/api/{path}", json.dumps(told), content_type="application/json", headers=given)

    def put(self, path: str, content: bytes, offset: int) -> HttpResponse:
        given = {"X-Field-Device": f"{self.key} {self.secret}", "Upload-Offset": str(offset)}
        return self.client.put(f"/field/api/{path}", content, content_type="application/octet-stream", headers=given)

    def enrol(self, count: int = 5) -> "Device":
        told = {"key": str(self.key), "secret": self.secret, "name": "Көк планшет", "escrow": sealed_key()}
        assert self.post("devices/", told).status_code == 200
        self.meet()
        self.numbers += self.block(count)
        return self

    def meet(self) -> HttpResponse:
        place = {"place": "Жібек жолы", "area": str(self.office.area_id), "held_on": str(timezone.localdate())}
        answer = self.post("meetings/", {"key": str(self.meeting), **place, "agencies": "Әкімдік"})
        assert answer.status_code == 200, answer.content
        return answer

    def block(self, count: int, key: UUID | None = None) -> list[str]:
        answer = self.post("numbers/", {"key": str(key or uuid4()), "count": count})
        assert answer.status_code == 200, answer.content
        return list(answer.json()["numbers"])

    def contact(self, **told: Any) -> HttpResponse:
        return self.post("contact/", {"now": timezone.now().isoformat(), "unsent": 0, **told})

    def told(self, number: str, **changes: Any) -> dict[str, Any]:
        """A record as the page makes it."""
        now = timezone.now()
        return {
            "key": str(uuid4()),
            "number": number,
            "pin": "123456",
            "meeting": str(self.meeting),
            "kind": CaseKind.APPLICATION.value,
            "language": "kk",
            "family_name": "Серікова",
            "given_name": "Айгүл",
            "patronymic": "",
            "birth_date": "",
            "iin": "",
            "phone": "",
            "area": str(self.office.area_id),
            "service": str(self.service.pk),
            "body": f"Көмек керек {number}",
            "taken_at": now.isoformat(),
            "now": now.isoformat(),
            "consent": True,
            "files": 0,
            "choices": {},
            **changes,
        }

    def send(self, told: dict[str, Any]) -> HttpResponse:
        return self.post("records/", told)


def at(moment: datetime) -> str:
    """A moment as a device writes it."""
    return moment.isoformat().replace("+00:00", "Z")


def states(device: Device) -> list[str]:
    """The states of the numbers the device was given."""
    numbers = FieldNumber.objects.filter(block__device_id=device.key)
    return list(numbers.order_by("number").values_list("state", flat=True))
