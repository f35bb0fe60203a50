"""Which personal data of staff are kept for how long. Terms are the house's own until a lawyer confirms them."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from tirek.core.retention import Category, Term, keep
from tirek.network.models import (
    BodyDecision,
    Invitation,
    Joining,
    Membership,
    Memorandum,
    MemorandumEdition,
    MemorandumObligation,
    MemorandumParty,
    Organisation,
    OrganisationName,
    OrganisationPlacement,
    Post,
    Profile,
    RoleGrant,
    Substitution,
    Tenancy,
    User,
)

PUBLIC = Term(None, "the organisation is entered; these data are public")
STAFF = Term(5, "the last role of the account ends")
INVITED = Term(1, "the invitation is settled or expires")
SIGN_IN = Term(None, "the session or the second factor is removed")

_ROW = ("id", "created_at")
_NAMES = ("name_kk", "name_ru", "name_en")

keep(
    User,
    STAFF,
    {
        Category.IDENTITY: ("name", "person", "language"),
        Category.CONTACT: ("email",),
        Category.TRACE: ("post", "last_login", "is_active", "password"),
    },
    plain=_ROW,
)
keep(
    RoleGrant,
    STAFF,
    {Category.TRACE: ("user", "role", "organisation", "during", "granted_by_id", "ended_at", "ended_by_id")},
    plain=_ROW,
)
keep(
    Invitation,
    INVITED,
    {
        Category.IDENTITY: ("name", "language"),
        Category.CONTACT: ("email",),
        Category.TRACE: (
            "role",
            "organisation",
            "token_digest",
            "invited_by_id",
            "expires_at",
            "accepted_at",
            "user",
            "withdrawn_at",
        ),
    },
    plain=_ROW,
)
keep(
    Organisation,
    PUBLIC,
    {Category.CONTACT: ("phone", "email", "address")},
    plain=(
        *_ROW,
        *_NAMES,
        "kind",
        "level",
        "code",
        "area",
        "path",
        "during",
        "accepts_applications",
        "is_bound_by_code",
        "opening_hours",
        "search_keys",
    ),
)
keep(OrganisationName, PUBLIC, {}, plain=(*_ROW, *_NAMES, "organisation", "during"))
keep(OrganisationPlacement, PUBLIC, {}, plain=(*_ROW, "organisation", "parent", "during"))
keep(
    Memorandum,
    PUBLIC,
    {},
    plain=(
        *_ROW,
        "title",
        "number",
        "signed_on",
        "during",
        "services",
        "monthly_capacity",
        "response_days",
        "capacity_period",
        "joint_activities",
        "edition",
        "edition_from",
        "notice_days",
        "scan",
        "scan_digest",
        "crossing",
        "ended_at",
        "end_reason",
    ),
)
keep(
    MemorandumEdition,
    PUBLIC,
    {Category.TRACE: ("replaced_by_id",)},
    plain=(*_ROW, "memorandum", "number", "terms", "in_force_from", "replaced_from", "reason", "replaced_at"),
)
keep(
    MemorandumObligation,
    PUBLIC,
    {Category.TRACE: ("done_by_id",)},
    plain=(*_ROW, "memorandum", "owner", "text", "due_on", "done_at", "result", "evidence"),
)
keep(MemorandumParty, PUBLIC, {}, plain=(*_ROW, "memorandum", "organisation"))
SEAT = Term(10, "the seat ends; who sat in a body is part of its history")
APPLIED = Term(5, "the body decides on the application")
keep(
    Profile,
    PUBLIC,
    {},
    plain=(
        *_ROW,
        "organisation",
        *("about_kk", "about_ru", "about_en"),
        *("languages", "peoples", "outlet_kind", "audience", "website", "founding_act", "ending_act", "seats"),
    ),
)
keep(Tenancy, PUBLIC, {}, plain=(*_ROW, "house", "body", "room", "during"))
keep(Post, PUBLIC, {}, plain=(*_ROW, *_NAMES, "organisation", "seats", "rank", "during"))
keep(
    BodyDecision,
    PUBLIC,
    {Category.TRACE: ("recorded_by_id",)},
    plain=(
        *_ROW,
        *("organisation", "kind", "number", "decided_on", "votes_for", "votes_against", "votes_abstained", "text"),
    ),
)
keep(
    Membership,
    SEAT,
    {Category.IDENTITY: ("person",), Category.CONTENT: ("nominated_by", "end_reason")},
    plain=(
        *_ROW,
        *("organisation", "member", "post", "on_behalf_of", "decision", "during", "term_ends_on", "is_public"),
    ),
)
keep(
    Joining,
    APPLIED,
    {
        Category.IDENTITY: ("person", "applicant_name"),
        Category.CONTACT: ("email", "phone"),
        Category.CONTENT: ("motive",),
    },
    plain=(*_ROW, "organisation", "applicant", "state", "submitted_at", "decision", "membership"),
)
keep(EmailAddress, STAFF, {Category.CONTACT: ("user", "email")}, plain=("id", "verified", "primary"))
keep(
    Authenticator,
    SIGN_IN,
    {Category.TRACE: ("user", "data", "created_at", "last_used_at")},
    plain=("id", "type"),
)
keep(
    UserSession,
    SIGN_IN,
    {Category.TRACE: ("user", "created_at", "ip", "last_seen_at", "session_key", "user_agent", "data")},
    plain=("id",),
)
keep(
    Substitution,
    STAFF,
    {Category.TRACE: ("absent", "substitute", "reason", "entered_by_id", "ended_by_id")},
    plain=(*_ROW, "organisation", "during", "ended_at"),
)
