"""Shapes of areas, imported by the administrator."""

from django.db import models

from tirek.core.models import Base
from tirek.territory.models.area import Area


class AreaShape(Base):
    """The outline of an area as an SVG path on the country's common canvas (see ``territory.projection``).

    The box is in the same units, so that any selection of shapes can be framed without reading the paths.
    """

    area = models.OneToOneField(Area, on_delete=models.CASCADE, related_name="shape")
    path = models.TextField()
    left = models.FloatField()
    top = models.FloatField()
    right = models.FloatField()
    bottom = models.FloatField()
    source = models.CharField(max_length=300, blank=True)
