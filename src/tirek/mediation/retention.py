"""Which personal data mediation keeps for how long. Terms are the house's own until a lawyer confirms them."""

from tirek.core.retention import Category, Term, keep
from tirek.mediation.models import (
    Dispute,
    FileKey,
    Mediator,
    Note,
    Obligation,
    Opening,
    Paper,
    Party,
    Scan,
    Session,
    Signal,
    Signature,
    Step,
)

REGISTER = Term(5, "the mediator left the register")
FILE = Term(3, "the file is closed: then its key is destroyed")
COUNTED = Term(None, "the file is closed; nothing in these columns says who or what")
OPENED = Term(10, "the file was opened")
WARNED = Term(5, "the signal is closed")

_ROW = ("id", "created_at")

keep(
    Mediator,
    REGISTER,
    {
        Category.IDENTITY: ("family_name", "given_name", "patronymic", "search_keys", "photo", "person", "user"),
        Category.CONTACT: ("phone", "email"),
        Category.CONTENT: ("about_kk", "about_ru", "employers"),
    },
    plain=(
        *_ROW,
        *("number", "kind", "state", "languages", "categories", "area", "works_remotely", "keeper", "organisation"),
        *("certificate", "certified_on", "valid_until", "is_contact_public", "capacity"),
        *("state_since", "state_reason", "reminded_for"),
    ),
)
keep(
    Dispute,
    FILE,
    {Category.CONTENT: ("subject",)},
    plain=(
        *_ROW,
        *("number", "category", "source", "state", "office", "area", "language", "is_remote", "opened_on", "mediator"),
        *("declined_by", "accepted_on", "outcome", "agreed_on", "closed_on"),
    ),
)
keep(FileKey, FILE, {}, plain=(*_ROW, "dispute", "wrapped_by", "wrapped", "destroyed_at"))
keep(
    Party,
    FILE,
    {
        Category.IDENTITY: ("sealed", "who_digest", "account_digest"),
        Category.CONTACT: ("sealed_contacts",),
        Category.TRACE: ("pin_digest", "link_digest", "link_until"),
    },
    plain=(*_ROW, "dispute", "side", "place", "language", "consented_at", "wishes"),
)
keep(Note, FILE, {Category.CONTENT: ("sealed",)}, plain=(*_ROW, "dispute", "side", "written_at"))
keep(
    Session,
    FILE,
    {Category.CONTENT: ("sealed", "sealed_record")},
    plain=(*_ROW, "dispute", "kind", "format", "state", "starts_at", "minutes", "reminded_at"),
)
keep(
    Paper,
    FILE,
    {Category.CONTENT: ("sealed",)},
    plain=(*_ROW, "dispute", "kind", "drafted_at", "replaced_at", "in_force_on", "digest"),
)
keep(Signature, FILE, {Category.TRACE: ("party", "digest")}, plain=(*_ROW, "paper", "how", "signed_at"))
keep(
    Scan,
    FILE,
    {Category.CONTENT: ("stored_as", "sealed_name")},
    plain=(*_ROW, "dispute", "paper", "added_at", "size"),
)
keep(
    Obligation,
    FILE,
    {Category.CONTENT: ("sealed",)},
    plain=(*_ROW, "paper", "side", "place", "due_on", "state", "reported_on", "settled_on", "reminded_on"),
)
keep(
    Opening,
    OPENED,
    {Category.TRACE: ("asked_by_id", "asked_by_name", "decided_by_id", "decided_by_name")},
    plain=(
        *_ROW,
        *("dispute", "state", "reason", "basis", "hours", "asked_at", "decided_at", "decision_reason", "until"),
        "read_times",
    ),
)
keep(
    Signal,
    WARNED,
    {Category.CONTENT: ("text", "result"), Category.TRACE: ("entered_by_id",)},
    plain=(
        *_ROW,
        *("number", "office", "area", "source", "about_id", "kind", "weight", "state", "noticed_on", "closed_on"),
    ),
)
keep(
    Step,
    WARNED,
    {Category.CONTENT: ("result",)},
    plain=(*_ROW, "signal", "kind", "planned_on", "held_on", "mediator", "event", "people"),
)
