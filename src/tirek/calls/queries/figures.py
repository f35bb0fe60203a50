"""States and kinds that figures of grants and awards are counted by, for other apps."""

from tirek.calls.enums_of_awards import PLACES, AwardKind, PrizeState
from tirek.calls.enums_of_grants import PUBLIC_STATES, WITH_GRANTEE, TrancheState

__all__ = ["PLACES", "PUBLIC_STATES", "WITH_GRANTEE", "AwardKind", "PrizeState", "TrancheState"]
