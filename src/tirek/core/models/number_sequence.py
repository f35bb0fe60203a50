"""The counter behind the numbers of one office and year."""

from django.db import models

from .base import Base


class NumberSequence(Base):
    """The last number issued for a prefix in a year. Only ``tirek.core.numbering`` writes it."""

    prefix = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["prefix", "year"], name="core_number_sequence_of_prefix_and_year"),
            models.CheckConstraint(
                condition=models.Q(prefix__regex=r"^[0-9]{4}$"), name="core_number_prefix_four_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(last__gte=1, last__lte=999_999_999), name="core_number_last_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}/{self.year}: {self.last}"
