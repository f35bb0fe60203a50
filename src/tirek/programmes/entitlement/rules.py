# mypy: disable-error-code="misc"
"""The formulas, on OpenFisca: variables of persons and families for the month an application is made in.

Sums are tenge. A sum that is not known is NaN and makes what depends on it NaN. Sources: law.md §5–7 as cited at each
formula; readings of our own, where the text is short, are listed in ADR 0025.
"""

from typing import Any

import numpy as np
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

PERSON = Entity("person", "persons", "A person", "")
FAMILY = GroupEntity(
    "family", "families", "People of one home", "", roles=[{"key": "member", "plural": "members", "label": "Member"}]
)
MONTHS_OF_A_QUARTER = 3
AWAY_WORK, AWAY_SCHOOL, AWAY_STUDY = 1, 2, 3
SILVER, GOLD = 1, 2


def _input(name: str, entity: Any, kind: type, label: str, default: Any = 0) -> type[Variable]:
    told = {"value_type": kind, "entity": entity, "definition_period": MONTH, "label": label}
    told["default_value"] = kind(default)
    return type(name, (Variable,), told)


INPUTS = [
    _input("age_years", PERSON, int, "Completed years on the day", 30),
    _input("age_months", PERSON, int, "Completed months on the day", 360),
    _input("is_kin", PERSON, bool, "Spouse, kin, adopted, ward or unregistered partner of the applicant", True),
    _input("is_child", PERSON, bool, "Own, adopted or fostered child of the family"),
    _input("lives_here", PERSON, bool, "Lives with the family", True),
    _input("away_because", PERSON, int, "1 remote work, 2 boards at school, 3 studies full time"),
    _input("is_student", PERSON, bool, "Studies full time"),
    _input("on_state_support", PERSON, bool, "Kept wholly by the state"),
    _input("is_conscript", PERSON, bool, "Serves as a conscript"),
    _input("is_prisoner", PERSON, bool, "Serves a sentence"),
    _input("income_of_quarter", PERSON, float, "Income of the quarter before the application"),
    _input("can_work", PERSON, bool, "Able to work and bound by nothing else"),
    _input("award", PERSON, int, "1 Kümis Alqa, 2 Altyn Alqa, heroine mother or an order"),
    _input("child_order", PERSON, int, "Which child of its mother it is"),
    _input("may_apply", FAMILY, bool, "The applicant is a citizen, kandas, refugee or permanent resident", True),
    _input("published_line", FAMILY, float, "Poverty line of region and quarter as published", float("nan")),
    _input("median_income", FAMILY, float, "Median income of the region in the quarter before", float("nan")),
    _input("subsistence_minimum", FAMILY, float, "Subsistence minimum of the region, quarter before", float("nan")),
    _input("second_home", FAMILY, bool, "Owns a second home"),
    _input("homes_area", FAMILY, float, "Square metres of all its homes"),
    _input("business_premises", FAMILY, bool, "Owns business premises"),
    _input("spare_plot", FAMILY, bool, "Owns a building plot besides a home"),
    _input("machinery", FAMILY, bool, "Owns farm or building machinery"),
    _input("cars", FAMILY, int, "Cars it owns"),
    _input("has_loan", FAMILY, bool, "Has a loan other than a mortgage"),
    _input("refused_months_ago", FAMILY, int, "Months since somebody refused work offered", 999),
    _input("is_kandas", FAMILY, bool, "A kandas with a certificate in force, or a resettler"),
    _input("in_quota", FAMILY, bool, "Within the regional quota"),
    _input("carer_insured", FAMILY, bool, "Contributions were paid for whoever cares for the child"),
]


class belongs(Variable):  # noqa: N801 - the name of the variable
    value_type = bool
    entity = PERSON
    definition_period = MONTH
    label = "Counts as a member of the family (Social Code 120(5))"

    def formula(person: Any, period: Any, parameters: Any) -> Any:  # noqa: N805 - OpenFisca's shape
        away = person("away_because", period)
        young = person("age_years", period) < parameters(period).asp.student_before
        waived = (away == AWAY_WORK) | (away == AWAY_SCHOOL) | ((away == AWAY_STUDY) & young)
        apart = person("on_state_support", period) + person("is_conscript", period) + person("is_prisoner", period)
        return person("is_kin", period) * (person("lives_here", period) + waived) * (apart == 0)


class members(Variable):  # noqa: N801
    value_type = int
    entity = FAMILY
    definition_period = MONTH
    label = "Members of the family"

    def formula(family: Any, period: Any) -> Any:  # noqa: N805
        return family.sum(family.members("belongs", period))


class average_income(Variable):  # noqa: N801
    value_type = float
    entity = FAMILY
    definition_period = MONTH
    label = "Average income: of the quarter before, by members, by three months (126, 127)"

    def formula(family: Any, period: Any) -> Any:  # noqa: N805
        counted = family.members("belongs", period) > 0
        income = family.sum(np.where(counted, family.members("income_of_quarter", period), 0))
        return income / np.maximum(family("members", period), 1) / MONTHS_OF_A_QUARTER


class poverty_line(Variable):  # noqa: N801
    value_type = float
    entity = FAMILY
    definition_period = MONTH
    label = "Poverty line: as published, else the greater share of median income and subsistence minimum (order 473)"

    def formula(family: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        rules = parameters(period).asp
        median = family("median_income", period) * rules.share_of_median
        minimum = family("subsistence_minimum", period) * rules.share_of_minimum
        published = family("published_line", period)
        return np.where(np.isnan(published), np.maximum(median, minimum), published)


class counted_children(Variable):  # noqa: N801
    value_type = bool
    entity = PERSON
    definition_period = MONTH
    label = "A child of a large family: under age, or a full-time student until 23, living together (91)"

    def formula(person: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        rules, age = parameters(period).large_family, person("age_years", period)
        young = (age < rules.adult_at) | (person("is_student", period) & (age < rules.student_before))
        return person("is_child", period) * young * person("belongs", period)


class children(Variable):  # noqa: N801
    value_type = int
    entity = FAMILY
    definition_period = MONTH
    label = "Children of the family that count"

    def formula(family: Any, period: Any) -> Any:  # noqa: N805
        return family.sum(family.members("counted_children", period))


class large_family_allowance(Variable):  # noqa: N801
    value_type = float
    entity = FAMILY
    definition_period = MONTH
    label = "Monthly allowance of a large family (91)"

    def formula(family: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        count, rules, mci = family("children", period), parameters(period).large_family, parameters(period).mci
        steps = [count < 4, count == 4, count == 5, count == 6, count == 7]
        told = [0, rules.four, rules.five, rules.six, rules.seven]
        return np.select(steps, told, rules.each * count) * mci * family("may_apply", period)


class asp_excluded(Variable):  # noqa: N801
    value_type = bool
    entity = FAMILY
    definition_period = MONTH
    label = "Property, a loan or refused work bars assistance (125, 128)"

    def formula(family: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        rules = parameters(period).asp
        spared = (family("children", period) >= 4) & (rules.large_spared_cars > 0)
        roomy = family("homes_area", period) > rules.area_a_head * family("members", period)
        return (
            (family("second_home", period) & roomy & (rules.second_home_bars > 0))
            | (family("business_premises", period) & (rules.premises_bar > 0))
            | (family("spare_plot", period) & (rules.plot_bars > 0))
            | (family("machinery", period) & (rules.machinery_bars > 0))
            | ((family("cars", period) > rules.cars) & ~spared)
            | (family("has_loan", period) & (rules.loans_bar > 0))
            | (family("refused_months_ago", period) < rules.refusal_months)
        )


class asp_entitled(Variable):  # noqa: N801
    value_type = bool
    entity = FAMILY
    definition_period = MONTH
    label = "Entitled to assistance"

    def formula(family: Any, period: Any) -> Any:  # noqa: N805
        return family("asp_amount", period) > 0


class asp_amount(Variable):  # noqa: N801
    value_type = float
    entity = FAMILY
    definition_period = MONTH
    label = "Assistance: poverty line less average income, for each member (126)"

    def formula(family: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        share = parameters(period).asp.share_of_gap
        barred = family("asp_excluded", period) | ~family("may_apply", period)
        gap = family("poverty_line", period) - family("average_income", period)
        return np.where(barred, 0, np.round(np.maximum(gap, 0) * share * family("members", period), 2))  # to the tiyn


class asp_small_children(Variable):  # noqa: N801
    value_type = int
    entity = FAMILY
    definition_period = MONTH
    label = "Children aged 1–6 (126(2))"

    def formula(family: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        rules, age = parameters(period).asp, family.members("age_years", period)
        small = (age >= rules.child_from) & (age < rules.child_before)
        return family.sum(small * family.members("is_child", period) * family.members("belongs", period))


class asp_supplement(Variable):  # noqa: N801
    value_type = float
    entity = FAMILY
    definition_period = MONTH
    label = "Supplement for children aged 1–6"

    def formula(family: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        each = parameters(period).asp.child_supplement * parameters(period).mci
        given = np.where(np.isnan(family("asp_amount", period)), np.nan, family("asp_entitled", period))
        return each * family("asp_small_children", period) * given


class asp_conditional(Variable):  # noqa: N801
    value_type = bool
    entity = FAMILY
    definition_period = MONTH
    label = "By a social contract: somebody of the family is able to work (121, 122)"

    def formula(family: Any, period: Any) -> Any:  # noqa: N805
        return family.sum(family.members("can_work", period) * family.members("belongs", period)) > 0


class award_of_person(Variable):  # noqa: N801
    value_type = float
    entity = PERSON
    definition_period = MONTH
    label = "Allowance of a mother with an award (94)"

    def formula(person: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        rules, award = parameters(period).awards, person("award", period)
        return np.select([award == SILVER, award == GOLD], [rules.silver, rules.gold], 0) * parameters(period).mci


class award_allowance(Variable):  # noqa: N801
    value_type = float
    entity = FAMILY
    definition_period = MONTH
    label = "Allowances of mothers with awards in the family"

    def formula(family: Any, period: Any) -> Any:  # noqa: N805
        return family.sum(family.members("award_of_person", period)) * family("may_apply", period)


class birth_grant_of_person(Variable):  # noqa: N801
    value_type = float
    entity = PERSON
    definition_period = MONTH
    label = "Grant at birth, until 18 months have passed (80)"

    def formula(person: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        rules = parameters(period).birth
        claimed = person("is_child", period) & (person("age_months", period) < rules.claim_months)
        return claimed * np.where(person("child_order", period) < 4, rules.first, rules.fourth) * parameters(period).mci


class birth_grant(Variable):  # noqa: N801
    value_type = float
    entity = FAMILY
    definition_period = MONTH
    label = "Grants at birth that may still be claimed"

    def formula(family: Any, period: Any) -> Any:  # noqa: N805
        return family.sum(family.members("birth_grant_of_person", period)) * family("may_apply", period)


class care_of_person(Variable):  # noqa: N801
    value_type = float
    entity = PERSON
    definition_period = MONTH
    label = "Care of a child until a year and a half (82)"

    def formula(person: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        rules, order = parameters(period).care, person("child_order", period)
        rate = np.select([order <= 1, order == 2, order == 3], [rules.first, rules.second, rules.third], rules.fourth)
        small = person("age_months", period) < rules.months
        return small * person("is_child", period) * person("belongs", period) * rate * parameters(period).mci


class care_allowance(Variable):  # noqa: N801
    value_type = float
    entity = FAMILY
    definition_period = MONTH
    label = "Care allowance of an uninsured parent"

    def formula(family: Any, period: Any) -> Any:  # noqa: N805
        paid = family("may_apply", period) & ~family("carer_insured", period)
        return family.sum(family.members("care_of_person", period)) * paid


class kandas_relocation(Variable):  # noqa: N801
    value_type = float
    entity = FAMILY
    definition_period = MONTH
    label = "Relocation subsidy, once, for each member"

    def formula(family: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        given = family("is_kandas", period) & family("in_quota", period)
        return parameters(period).kandas.relocation * parameters(period).mci * family("members", period) * given


class kandas_rent_least(Variable):  # noqa: N801
    value_type = float
    entity = FAMILY
    definition_period = MONTH
    label = "Rent and utilities a month, at least"

    def formula(family: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        given = family("is_kandas", period) & family("in_quota", period)
        return parameters(period).kandas.rent_least * parameters(period).mci * given


class kandas_rent_most(Variable):  # noqa: N801
    value_type = float
    entity = FAMILY
    definition_period = MONTH
    label = "Rent and utilities a month, at most"

    def formula(family: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        given = family("is_kandas", period) & family("in_quota", period)
        return parameters(period).kandas.rent_most * parameters(period).mci * given


FORMULAS: list[type[Variable]] = [
    belongs,
    members,
    average_income,
    poverty_line,
    counted_children,
    children,
    large_family_allowance,
    asp_excluded,
    asp_entitled,
    asp_amount,
    asp_small_children,
    asp_supplement,
    asp_conditional,
    award_of_person,
    award_allowance,
    birth_grant_of_person,
    birth_grant,
    care_of_person,
    care_allowance,
    kandas_relocation,
    kandas_rent_least,
    kandas_rent_most,
]
