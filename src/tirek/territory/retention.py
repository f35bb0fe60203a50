"""The map holds no personal data; of a planned reform it is kept who proposed it and who agreed."""

from tirek.core.retention import Category, Term, keep
from tirek.territory.models import PlannedStep, ReformPlan

FOR_GOOD = Term(None, "who changed the map may be asked about as long as there is a map")
_ROW = ("id", "created_at")

keep(
    ReformPlan,
    FOR_GOOD,
    {Category.TRACE: ("proposed_by_id", "agreed_by_id")},
    plain=(
        *_ROW, "title_kk", "title_ru", "title_en", "act_kind", "act_number", "signed_on", "in_force_on", "moves_bodies",
        "state", "tried_at", "tried_period", "tried_on_map", "findings", "proposed_at", "agreed_at", "reform",
    ),
)  # fmt: skip
keep(
    PlannedStep,
    FOR_GOOD,
    {},
    plain=(
        *_ROW, "plan", "position", "kind", "area", "target", "target_step", "area_kind", "name_kk", "name_ru",
        "name_en", "kato", "iso", "share",
    ),
)  # fmt: skip
