"""What the exchange keeps about people: who connected a system and who revoked it."""

from tirek.core.retention import Category, Term, keep
from tirek.exchange.models import ApiClient

CONNECTED = Term(5, "the system is cut off")

keep(
    ApiClient,
    CONNECTED,
    {Category.TRACE: ("connected_by_id", "revoked_by_id")},
    plain=("id", "created_at", "name", "application", "organisation", "roles", "scopes", "revoked_at"),
)
