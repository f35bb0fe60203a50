"""Running the rules: one family or a million persons, under the law of a day or under a scenario."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tirek.programmes.entitlement.laws import FOLDER, Changes

if TYPE_CHECKING:
    import numpy as np

Columns = Mapping[str, "np.ndarray[Any, Any]"]


def calculate(
    persons: Columns,
    families: Columns,
    belonging: "np.ndarray[Any, Any]",
    wanted: list[str],
    *,
    on: date,
    changes: Changes = (),
) -> "dict[str, np.ndarray[Any, Any]]":
    """Variables by name for all families at once, as the rules of a day have them.

    ``persons`` and ``families`` are inputs by name; ``belonging`` gives each person's family as a place in the columns
    of families. ``changes`` are made to the shipped rules first.
    """
    import numpy as np
    from openfisca_core.simulations import SimulationBuilder

    builder, month = SimulationBuilder(), f"{on:%Y-%m}"
    system = _system(changes)
    builder.create_entities(system)
    builder.declare_person_entity("person", range(len(belonging)))
    family = builder.declare_entity("family", range(_count(families)))
    builder.join_with_persons(family, belonging, np.zeros(len(belonging), dtype=np.int8))
    simulation = builder.build(system)
    for name, values in (*persons.items(), *families.items()):
        simulation.set_input(name, month, values)
    return {name: _known(simulation, name, month, _count(families)) for name in wanted}


def _known(simulation: Any, name: str, month: str, count: int) -> "np.ndarray[Any, Any]":
    """A variable, or NaN where a parameter it needs has no value in that month."""
    import numpy as np
    from openfisca_core.errors import ParameterNotFoundError

    try:
        found: np.ndarray[Any, Any] = simulation.calculate(name, month)
    except ParameterNotFoundError:
        return np.full(count, np.nan)
    return found


def _count(families: Columns) -> int:
    return len(next(iter(families.values())))


@lru_cache(maxsize=32)
def _system(changes: Changes) -> Any:
    """The rules with some parameters changed from a day on; a system is built once in 50 ms and kept."""
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem

    from tirek.programmes.entitlement import rules

    system = TaxBenefitSystem([rules.PERSON, rules.FAMILY])
    system.add_variables(*rules.INPUTS, *rules.FORMULAS)
    for variable in system.variables.values():
        if variable.value_type is float:
            variable.dtype = "float64"  # OpenFisca's own float32 loses tenge above 130 000
    system.load_parameters(str(FOLDER))
    for name, value, since, _act in changes:
        leaf = system.parameters
        for part in name.split("."):
            leaf = leaf.children[part]
        leaf.update(start=since.isoformat(), value=value)
    return system
