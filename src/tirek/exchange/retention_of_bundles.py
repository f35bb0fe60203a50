"""What shared rules and calendars keep about people: who brought a bundle in, who took it, whose key and calendar."""

from tirek.core.retention import Category, Term, keep
from tirek.exchange.models import Bundle, CalendarAddress, TrustedKey

SHARED = Term(5, "the bundle is decided on")
READ = Term(None, "the account")

keep(
    TrustedKey,
    SHARED,
    {Category.TRACE: ("trusted_by_id", "ended_by_id")},
    plain=("id", "created_at", "name", "public_key", "trusted_at", "ended_at"),
)
keep(
    Bundle,
    SHARED,
    {
        Category.TRACE: ("brought_by_id", "decided_by_id", "undone_by_id"),
        Category.IDENTITY: ("brought_by_name", "decided_by_name"),
    },
    plain=(
        "id", "created_at", "state", "organisation", "key", "title", "document", "sha256", "entries", "brought_at",
        "decided_at", "undone_at",
    ),
)  # fmt: skip
keep(CalendarAddress, READ, {Category.TRACE: ("user",)}, plain=("id", "created_at", "token_digest", "made_at"))
