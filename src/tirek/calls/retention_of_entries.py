"""Which personal data of entrants are kept for how long. Terms are the house's own until a lawyer confirms them."""

from tirek.calls.models import (
    Amendment,
    Call,
    Criterion,
    Entry,
    EntryFile,
    EntryPrint,
    EntryRevision,
    Extension,
    FormalCheck,
    FormVersion,
    GuardianConsent,
    Likeness,
    Nomination,
    Stage,
    TeamMember,
)
from tirek.core.retention import Category, Term, keep

PUBLIC = Term(None, "the call is announced; these data are public")
ENTERED = Term(3, "the call is completed")
GRANTED = Term(5, "the call is completed")

_ROW = ("id", "created_at")
_NAMES = ("name_kk", "name_ru", "name_en")
_ABOUT = ("about_kk", "about_ru", "about_en")

keep(
    Call,
    PUBLIC,
    {},
    plain=(
        *(*_ROW, *_NAMES, *_ABOUT, "code", "kind", "state", "organisation", "opens_at", "closes_at", "zone"),
        *("published_at", "frozen_at", "age_on", "youngest", "oldest", "with_guardian_under", "entrants", "quiz"),
        *("shows_scores", "shows_comments", "contact", "previous", "promise_digest", "version"),
    ),
)
keep(
    Nomination,
    PUBLIC,
    {},
    plain=(*_ROW, *_NAMES, *_ABOUT, "call", "code", "position", "youngest", "oldest", "largest_sum"),
)
keep(
    Stage,
    PUBLIC,
    {},
    plain=(
        *(*_ROW, *_NAMES, "call", "kind", "state", "position", "starts_at", "ends_at", "is_blind", "reviews_each"),
        *("minimum_reviews", "quorum", "passing", "passing_by", "per_region", "ties", "seed"),
    ),
)
keep(
    Criterion,
    PUBLIC,
    {},
    plain=(*(*_ROW, *_NAMES, *_ABOUT, "stage", "code", "position", "weight", "low", "high", "anchors", "is_optional"),),
)
keep(FormVersion, PUBLIC, {}, plain=(*_ROW, "call", "number", "schema", "published_at"))
keep(
    Amendment,
    PUBLIC,
    {Category.TRACE: ("made_by_id",)},
    plain=(*_ROW, "call", "text_kk", "text_ru", "text_en", "changes", "made_at"),
)
keep(
    Entry,
    GRANTED,
    {
        Category.IDENTITY: ("user", "name", "born_on"),
        Category.CONTACT: ("email", "phone"),
        Category.RESIDENCE: ("area", "country"),
        Category.CONTENT: ("title", "organisation_name", "organisation_number", "typed", "state_reason"),
    },
    plain=(
        *(*_ROW, "call", "nomination", "number", "state", "entrant_kind", "code_digest", "language", "revision"),
        *("first_submitted_at", "submitted_at", "formal", "group", "link_serial", "version"),
    ),
)
keep(
    EntryRevision,
    GRANTED,
    {Category.CONTENT: ("answers",)},
    plain=(*_ROW, "entry", "number", "form", "saved_at", "submitted_at", "digest"),
)
keep(
    EntryFile,
    GRANTED,
    {Category.CONTENT: ("name", "stored_as")},
    plain=(*_ROW, "entry", "field", "size", "received", "media_type", "sha256", "scan", "is_current"),
)
keep(TeamMember, ENTERED, {Category.IDENTITY: ("name", "born_on"), Category.CONTENT: ("part",)}, plain=(*_ROW, "entry"))
keep(
    GuardianConsent,
    ENTERED,
    {
        Category.IDENTITY: ("child_name", "guardian_name"),
        Category.FAMILY: ("relation", "member"),
        Category.CONTACT: ("contact", "language"),
    },
    plain=(
        *(*_ROW, "entry", "purposes", "channel", "text_version", "token_digest", "asked_at", "given_at"),
        "withdrawn_at",
    ),
)
keep(
    Extension,
    GRANTED,
    {Category.CONTENT: ("reason",), Category.TRACE: ("given_by_id",)},
    plain=(*_ROW, "entry", "until", "given_at"),
)
keep(
    FormalCheck,
    GRANTED,
    {Category.CONTENT: ("reason",), Category.TRACE: ("checked_by_id",)},
    plain=(*_ROW, "entry", "revision", "outcome", "until", "checked_at"),
)
keep(EntryPrint, ENTERED, {Category.CONTENT: ("shingles",)}, plain=(*_ROW, "entry", "revision"))
keep(
    Likeness,
    ENTERED,
    {Category.CONTENT: ("note",), Category.TRACE: ("decided_by_id",)},
    plain=(*_ROW, "entry", "other", "share", "found_at", "verdict", "decided_at"),
)
