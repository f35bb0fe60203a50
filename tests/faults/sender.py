"""A partner's system that never gives up: every application is sent with its key until it is answered."""

import http.client
import json
import threading
import time
from uuid import uuid4

from tests.faults.house import House

SENDERS = 3


class Senders:
    """Threads that send one application after another. ``accepted``: key → every number it was answered with."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.accepted: dict[str, list[str]] = {}
        self.refused: list[int] = []
        self.troubles = 0
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self._send, args=(place,)) for place in range(SENDERS)]

    def __enter__(self) -> "Senders":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """The last application of each is answered before they end."""
        self.stopping.set()
        for thread in self.threads:
            thread.join(60)
            assert not thread.is_alive()

    def _send(self, place: int) -> None:
        serial = 0
        while not self.stopping.is_set():
            serial += 1
            self._until_answered(str(uuid4()), self._application(place, serial))
            if serial % 5 == 0:  # some systems send twice what was answered
                self._until_answered(list(self.accepted)[-1], self._application(place, serial))

    def _until_answered(self, key: str, application: bytes) -> None:
        headers = {
            "Authorization": f"Bearer {self.house.bearer}",
            "Content-Type": "application/json",
            "Idempotency-Key": key,
        }
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                status, told = self.house.post("/api/v1/cases", application, headers)
            except (OSError, http.client.HTTPException, ValueError):
                status, told = 0, {}
            if status in {200, 201}:
                self.accepted.setdefault(key, []).append(told["number"])
                return
            if 400 <= status < 500:
                self.refused.append(status)
                return
            self.troubles += 1
            time.sleep(0.1)

    def _application(self, place: int, serial: int) -> bytes:
        reach = (
            {"email": f"a{place}.{serial}@tirek.example"} if serial % 2 else {"phone": f"+770100{place}{serial:04d}"}
        )
        told = {
            "area": self.house.told["area"],
            "service": "job",
            "body": "Жұмыс іздеймін.",
            "applicant": {"family_name": "Серікова", **reach},
        }
        return json.dumps(told).encode()
