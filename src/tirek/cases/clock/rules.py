"""The terms of applications as data: each with its versions, the days they are in force from, and their sources.

Source: Administrative Procedure Code (АППК) of 29.06.2020, edition of the Law of 17.12.2025 No. 241-VIII (law.md §1).
Bodies that the Code does not bind (art. 4(7)) keep the same terms as their own standard, which also serves for the
years before the Code. The day the 2025 edition came into force is taken to be the day it was signed: a lawyer confirms
before production. Marks of certainty: V read in the act, P press or secondary source, U unverified.
"""

from datetime import date

from tirek.cases.clock.texts import SOURCES, TITLES, Told
from tirek.cases.enums import CaseKind
from tirek.core.terms import Binds, Certainty, Rule, Unit, Words, register, rule_for
from tirek.core.terms import rule_named as rule_named

CODE, STANDARD = "appk", "standard"
EXTENSION_MONTHS = 2
FORWARD_WITHIN_DAYS = 3
NOTICE_WITHIN_DAYS = 3
REOPEN_WITHIN_DAYS = 30

LONG_AGO = date(1991, 12, 16)
CODE_BEGINS = date(2021, 7, 1)
NEXT_DAY_BEGINS = date(2025, 12, 17)

APPEAL, COMPLAINT, REQUEST, MESSAGE, PROPOSAL = "appeal", "complaint", "request", "message", "proposal"
FORWARDING, CORRECTION, RETURN = "forwarding", "correction", "return"
EXTENSION, EXTENSION_NOTICE = "extension", "extension_notice"
KANDAS, REOPENING = "kandas", "reopening"
TOPIC_OF_KIND: dict[str, str] = {
    CaseKind.APPLICATION: APPEAL,
    CaseKind.COMPLAINT: COMPLAINT,
    CaseKind.REQUEST: REQUEST,
    CaseKind.MESSAGE: MESSAGE,
    CaseKind.PROPOSAL: PROPOSAL,
}


def _answers(topic: str, days: int, article: str, *, may_extend: bool) -> tuple[Rule, ...]:
    """The four editions of a term to answer: by the Code and by own standard, before and since December 2025.

    Until then the day of registration was day 1 (the published tests of eOtinish, 2022); since then it is not counted.
    The codes of appeals carry no topic: they are written in ledgers since the first day.
    """
    tail = "" if topic == APPEAL else f".{topic}"
    editions = [
        (STANDARD, "1", LONG_AGO, False, Told.OWN),
        (STANDARD, "2", NEXT_DAY_BEGINS, True, Told.OWN_NEXT_DAY),
        (CODE, "2021-07-01", CODE_BEGINS, False, Told.CODE),
        (CODE, "2025-12-17", NEXT_DAY_BEGINS, True, Told.CODE_NEXT_DAY),
    ]
    return tuple(
        Rule(
            topic=topic,
            code=f"{code}{tail}",
            version=version,
            in_force_from=since,
            amount=days,
            counts_next_day=next_day,
            binds=Binds.CODE if code == CODE else Binds.OWN,
            may_extend=may_extend,
            certainty=Certainty.READ if code == CODE else Certainty.UNVERIFIED,
            title=TITLES[topic],
            source=told.words(days, article),
            article=article if code == CODE else "",
        )
        for code, version, since, next_day, told in editions
    )


def _step(topic: str, amount: int, article: str, *, unit: Unit = Unit.WORKING_DAYS, back: bool = False) -> Rule:
    """A step of the procedure, read in the Code; bodies outside it do the same of their own will."""
    return Rule(
        topic=topic,
        code=f"{CODE}.{topic}",
        version="2021-07-01",
        in_force_from=CODE_BEGINS,
        amount=amount,
        unit=unit,
        counts_back=back,
        title=TITLES[topic],
        source=SOURCES[topic],
        article=article,
    )


def _house(
    topic: str,
    amount: int,
    certainty: Certainty,
    *,
    since: date = LONG_AGO,
    version: str = "1",
    unit: Unit = Unit.WORKING_DAYS,
    source: Words | None = None,
) -> Rule:
    """A term of a press source or our own choice."""
    return Rule(
        topic=topic,
        code=f"{STANDARD}.{topic}",
        version=version,
        in_force_from=since,
        amount=amount,
        unit=unit,
        certainty=certainty,
        title=TITLES[topic],
        source=source or SOURCES[topic],
    )


RULES = register(
    *_answers(APPEAL, 15, "76", may_extend=True),
    *_answers(COMPLAINT, 20, "99", may_extend=False),
    *_answers(REQUEST, 15, "87, 76", may_extend=True),
    *_answers(MESSAGE, 15, "87, 76", may_extend=True),
    *_answers(PROPOSAL, 15, "87, 76", may_extend=True),
    _step(FORWARDING, FORWARD_WITHIN_DAYS, "65"),
    _step(RETURN, 3, "64(7)"),
    _step(EXTENSION, EXTENSION_MONTHS, "76", unit=Unit.MONTHS),
    _step(EXTENSION_NOTICE, NOTICE_WITHIN_DAYS, "76"),
    _step("preliminary_decision", 3, "73", back=True),
    _step("objections", 2, "73"),
    _step("file_access", 3, "75"),
    _step("termination_notice", 3, "70"),
    _step("complaint_forwarding", 3, "91(4)"),
    _step("complaint_filing", 3, "92", unit=Unit.MONTHS),
    _house(CORRECTION, 5, Certainty.UNVERIFIED),
    _house(REOPENING, REOPEN_WITHIN_DAYS, Certainty.UNVERIFIED, unit=Unit.CALENDAR_DAYS),
    _house("service_complaint", 5, Certainty.PRESS),
    _house("information_request", 15, Certainty.PRESS, unit=Unit.CALENDAR_DAYS),
    _house(KANDAS, 4, Certainty.UNVERIFIED, since=date(2021, 1, 1), source=SOURCES["kandas_2021"]),
    _house(KANDAS, 30, Certainty.PRESS, since=date(2025, 8, 12), version="2025-08-12"),
)


def rule_on(day: date, kind: str = CaseKind.APPLICATION, *, is_bound_by_code: bool = False) -> Rule:
    """The rule in force on a day for a kind of application (or any topic) at a body, or that body's own standard."""
    return rule_for(TOPIC_OF_KIND.get(kind, kind), day, is_bound_by_code=is_bound_by_code)
