"""The six digits that, with the number, let an applicant follow an application without an account. The session that
registered it keeps them for half an hour, so that the coupon can be printed."""

from tirek.core.pin import digest, matches, new_pin

__all__ = ["digest", "matches", "new_pin"]
