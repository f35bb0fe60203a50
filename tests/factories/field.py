"""A device of a village meeting with a number, a meeting, and an application that waits for a choice."""

from base64 import b64decode, b64encode
from datetime import datetime
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tirek.cases import escrow
from tirek.cases.actions.field_devices import NewDevice, NewMeeting, enrol_device, plan_meeting, reserve_numbers
from tirek.cases.enums import FieldRecordState
from tirek.cases.models import FieldDevice, FieldMeeting, FieldRecord
from tirek.core.actor import Actor

DATA_KEY = bytes(range(32))


def sealed_key(raw: bytes = DATA_KEY) -> dict[str, str]:
    """What a browser makes with WebCrypto, made here with the same algorithms."""
    office, ours, iv = escrow.public_key(), ec.generate_private_key(ec.SECP256R1()), bytes(12)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), b64decode(office["point"]))
    key = HKDF(SHA256(), 32, salt=None, info=escrow.INFO).derive(ours.exchange(ec.ECDH(), theirs))
    parts = {
        "from": ours.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint),
        "iv": iv,
        "sealed": AESGCM(key).encrypt(iv, raw, None),
    }
    return {"key": office["name"], **{name: b64encode(part).decode() for name, part in parts.items()}}


def make_field_device(by: Actor, at: datetime, *, numbers: int = 3) -> FieldDevice:
    """An active device of the actor's office that holds some numbers."""
    device = enrol_device(NewDevice(uuid4(), uuid4().hex * 2, "Көк планшет", sealed_key()), by=by, at=at)
    reserve_numbers(device.pk, uuid4(), numbers, by=by, at=at)
    return device


def make_field_meeting(by: Actor, area_id: object, at: datetime) -> FieldMeeting:
    """A meeting of the actor's office."""
    return plan_meeting(NewMeeting(uuid4(), area_id, "Жібек жолы", at.date()), by=by, at=at)  # type: ignore[arg-type]


def make_undecided_record(device: FieldDevice, meeting: FieldMeeting, at: datetime) -> FieldRecord:
    """An application that was sent and waits for a choice."""
    number = device.blocks.get().numbers.first()
    assert number is not None
    return FieldRecord.objects.create(
        device=device,
        meeting=meeting,
        state=FieldRecordState.CONFLICT,
        number=number.number,
        told={
            "body": "Көмек керек",
            "applicant": {"family_name": "Серікова", "given_name": "Айгүл", "patronymic": ""},
        },
        taken_at=at,
        received_at=at,
        sent_at=at,
    )
