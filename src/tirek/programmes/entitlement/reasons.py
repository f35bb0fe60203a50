"""Why a family's sum cannot be told: the nearest thing to cure stands last, and is what is told of the family."""

from enum import IntEnum


class Reason(IntEnum):
    """What is not known of a family. Zero: nothing that the sum needs."""

    NONE = 0
    INSURANCE = 1
    STUDY = 2
    OPEN = 3
    BIRTH = 4
    FIGURES = 5
    NOT_ASKED = 6
