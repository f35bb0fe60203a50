"""Rules shared between installations: given out, changed by another, looked at, taken by a second person, undone."""

import base64
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language, Visitor

from tirek.exchange.bundles.document import fingerprint, hash_of

PARTS = ("plan_templates", "sheet_forms")
TAKE, UNDO = "main form[action$='taking/']", "main form[action$='undoing/']"


class OtherHouse:
    """Another installation: it knows our bundle, has habits of its own and signs with its own key."""

    def __init__(self) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.public = base64.b64encode(self.key.public_key().public_bytes_raw()).decode()
        self.name = f"Tirek {uuid4().hex[:6]}"

    def sign(self, ours: dict[str, Any], file: Path) -> Path:
        """Our rules with a template of theirs beside ours, and a form that asks for more words."""
        content = ours["content"]
        first, *_rest = content["plan_templates"]
        own = first | {"code": f"t-{uuid4().hex[:8]}", "name_kk": self.name, "name_ru": self.name, "name_en": self.name}
        form = content["sheet_forms"][0]
        content = {"plan_templates": [first, own], "sheet_forms": [form | {"small": form["small"] + 1}]}
        told = ours | {"title": self.name, "content": content, "public_key": self.public}
        sha256 = hash_of(told)
        seals = {"sha256": sha256, "fingerprint": fingerprint(self.public), "public_key": self.public}
        signature = base64.b64encode(self.key.sign(bytes.fromhex(sha256))).decode()
        file.write_text(json.dumps(told | seals | {"signature": signature}), encoding="utf-8")
        return file


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_rules_of_another_house_are_taken_by_a_second_coordinator(
    visit: Visit, language: Language, tmp_path: Path
) -> None:
    other, coordinator, admin = OtherHouse(), visit("coordinator", language=language), visit("admin", language=language)
    file = other.sign(give_out(coordinator), tmp_path / "bundle.json")

    assert bring_in(coordinator, file).status == 422
    assert fingerprint(other.public) in coordinator.page.locator("main").inner_text()
    trust(admin, other)
    assert bring_in(coordinator, file).ok
    coordinator.look()
    page = coordinator.path
    assert coordinator.page.locator("main tbody tr").count() == 2, "what it would do; the same is folded away"
    assert coordinator.page.locator(TAKE).count() == 0, "a second person takes it"

    second = visit("coordinator2", language=language, width=PHONE)
    second.open(page)
    second.look()
    second.send(second.page.locator(f"{TAKE} button"))
    second.look()
    assert second.page.locator(TAKE).count() == 0
    assert other.name in coordinator.text_of("/plan-templates/")

    coordinator.open(page)
    coordinator.send(coordinator.page.locator(f"{UNDO} button"))
    coordinator.look()
    assert other.name not in coordinator.text_of("/plan-templates/")
    stop_trusting(admin, other)
    assert bring_in(coordinator, file).status == 422


def give_out(coordinator: Visitor) -> dict[str, Any]:
    """The file of some of our rules."""
    coordinator.open("/bundles/")
    coordinator.look()
    coordinator.click("main a[href$='/out/']")
    coordinator.look()
    asked = urlencode({"title": "Ережелер", "parts": PARTS}, doseq=True)
    found: dict[str, Any] = json.loads(coordinator.text_of(f"/bundles/out/?{asked}"))
    assert set(found["content"]) == set(PARTS)
    return found


def bring_in(coordinator: Visitor, file: Path) -> Any:
    coordinator.open("/bundles/in/")
    coordinator.look()
    coordinator.page.set_input_files("main input[type=file]", file)
    return coordinator.press()


def trust(admin: Visitor, other: OtherHouse) -> None:
    admin.open("/bundles/keys/")
    admin.look()
    admin.click("main a[href$='/keys/new/']")
    admin.look()
    admin.fill(name=other.name, public_key=other.public)
    admin.press()
    assert other.name in admin.page.locator("main").inner_text()


def stop_trusting(admin: Visitor, other: OtherHouse) -> None:
    admin.open("/bundles/keys/")
    row = admin.page.locator("main tr", has_text=other.name)
    admin.send(row.locator("form[action$='/end/'] button"))
