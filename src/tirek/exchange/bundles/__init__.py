"""Rules shared between installations as signed bundles: routing tables, plan templates, forms of sheets, definitions.

A part says what of it is given out, what an entry would do here, how it is taken and taken back; each by the actions of
the app that owns the records, so that nothing enters by a bundle that would be refused on a page.
"""

from functools import cache

from tirek.exchange.bundles.base import Entry, Part

__all__ = ["Entry", "Part", "all_parts"]


@cache
def all_parts() -> dict[str, Part]:
    """Every part by its code, in the order of taking."""
    from tirek.exchange.bundles.indicators import Indicators
    from tirek.exchange.bundles.plan_templates import PlanTemplates
    from tirek.exchange.bundles.routes import Routes
    from tirek.exchange.bundles.sheet_forms import SheetForms

    return {part.code: part for part in (Routes(), PlanTemplates(), Indicators(), SheetForms())}
