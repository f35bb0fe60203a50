"""An integrator of a partner: from the key of a sandbox to a month both sides have agreed on."""

import json
import re
from base64 import b64encode
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language, Visitor

PARTNER = "employment.turkistan"


class System:
    """The partner's own program: nothing but HTTP."""

    def __init__(self, address: str, language: str, client_id: str, secret: str) -> None:
        self.address, self.language = address, language
        pair = "Basic " + b64encode(f"{client_id}:{secret}".encode()).decode()
        body = urlencode({"grant_type": "client_credentials"}).encode()
        self.token = self._ask("POST", "/api/oauth/token", body, {"Authorization": pair})[1]["access_token"]

    def get(self, path: str) -> Any:
        return self._ask("GET", f"/api/v1/{path}", None, self._headers())[1]

    def do(self, path: str, told: Any = None) -> tuple[int, Any]:
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid4())}
        return self._ask("POST", f"/api/v1/{path}", json.dumps(told or {}).encode(), self._headers() | headers)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Accept-Language": self.language}

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, Any]:
        asked = Request(f"{self.address}{path}", data=body, headers=headers, method=method)
        try:
            with urlopen(asked, timeout=30) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, json.load(error)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_from_the_key_of_a_sandbox_to_an_agreed_month(visit: Visit, language: Language) -> None:
    integrator, name = visit(PARTNER, language=language), f"Жүйе {uuid4().hex[:6]}"
    sandbox = open_sandbox(integrator, name)
    practise(sandbox)

    page = ask_for_real(integrator, name)
    let_in(visit("admin", language=language), page)
    real = take_secret(integrator, page)
    assert real.get("referrals?limit=1")["items"]

    compared = compare(real)
    coordinator = visit("coordinator", language=language, width=PHONE)
    for who in (integrator, coordinator):
        who.open(compared)
        who.look()
        assert who.page.locator("main tbody tr").count() == 2
        who.send(who.page.locator("main form[action$='agreement/'] button"))
    assert coordinator.page.locator("main form[action$='agreement/']").count() == 0
    integrator.open("/reconciliations/")
    integrator.look()
    integrator.open(page)
    integrator.look()


def open_sandbox(integrator: Visitor, name: str) -> System:
    """A key at once."""
    integrator.open("/systems/own/")
    integrator.look()
    integrator.click("main a[href$='/sandbox/']")
    integrator.look()
    integrator.fill(name=name)
    integrator.press()
    integrator.look()
    return system_shown(integrator)


def practise(sandbox: System) -> None:
    """Everything once with invented referrals, a month without differences at the end."""
    first, second, *_rest = sandbox.get("referrals")["items"]
    assert sandbox.get(f"referrals/{first['id']}")["person"]["family_name"]
    assert sandbox.do(f"referrals/{first['id']}/acceptance", {"reference": "S-1"})[1]["state"] == "accepted"
    assert sandbox.do(f"referrals/{first['id']}/completion", {"result": "OK"})[1]["state"] == "done"
    status, wrong = sandbox.do(f"referrals/{second['id']}/refusal", {"reason": ""})
    assert (status, wrong["errors"][0]["field"]) == (422, "reason")
    month = f"{timezone.localdate():%Y-%m}"
    ours = sandbox.get(f"reconciliation/{month}")["lines"]
    theirs = {"lines": [{"number": each["number"], "state": each["state"]} for each in ours]}
    assert sandbox.do(f"reconciliation/{month}", theirs)[1]["differences"] == []


def ask_for_real(integrator: Visitor, name: str) -> str:
    """A request; the address of the system that waits."""
    integrator.open("/systems/own/request/")
    integrator.look()
    integrator.fill(name=f"{name} II")
    integrator.press()
    integrator.follow(integrator.page.get_by_role("link", name=f"{name} II", exact=True))
    assert integrator.page.locator("main form[action$='secret/']").count() == 0
    return integrator.path


def let_in(admin: Visitor, page: str) -> None:
    """The administrator confirms what waits."""
    admin.open("/systems/")
    admin.look()
    admin.open(page)
    admin.look()
    admin.send(admin.page.locator("main form[action$='confirmation/'] button"))
    assert admin.page.locator("main form[action$='confirmation/']").count() == 0


def take_secret(integrator: Visitor, page: str) -> System:
    """The partner takes the secret by itself."""
    integrator.open(page)
    integrator.press("main form[action$='secret/']")
    integrator.look()
    return system_shown(integrator)


def compare(real: System) -> str:
    """The month of a real referral, with one line in another state and one nobody knows; the page that shows it."""
    last = real.get("referrals?limit=200")["items"][-1]
    month = last["made_at"][:7]
    lines = real.get(f"reconciliation/{month}")["lines"]
    theirs = [{"number": each["number"], "state": each["state"], "day": each["day"]} for each in lines]
    theirs[0]["state"] = "lost"
    status, told = real.do(f"reconciliation/{month}", {"lines": [*theirs, {"reference": "X-1", "state": "accepted"}]})
    assert (status, sorted(each["kind"] for each in told["differences"])) == (200, ["missing_here", "state"])
    return "/" + told["page"].split("/", 3)[3]


def system_shown(integrator: Visitor) -> System:
    """The program with the id and the secret that the page shows this once."""
    client_id, secret = integrator.page.locator("main .copy code").all_inner_texts()
    assert re.fullmatch(r"\w{30,}", client_id)
    return System(integrator.site.address, integrator.language, client_id, secret)
