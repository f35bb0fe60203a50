"""The catalogue holds no personal data; every column is named so that this stays a decision."""

from tirek.core.retention import Term, keep
from tirek.programmes.models import Provision, Route, Service

FOR_GOOD = Term(None, "the catalogue")
_ROW = ("id", "created_at")

keep(
    Service,
    FOR_GOOD,
    {},
    plain=(
        *_ROW,
        "name_kk",
        "name_ru",
        "name_en",
        "code",
        "category",
        "description_kk",
        "description_ru",
        "description_en",
        "during",
        "position",
        "counts_family",
    ),
)
keep(Provision, FOR_GOOD, {}, plain=(*_ROW, "service", "organisation", "during"))
keep(Route, FOR_GOOD, {}, plain=(*_ROW, "service", "area", "organisation", "during"))
