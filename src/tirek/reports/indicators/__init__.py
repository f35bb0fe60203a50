"""Indicators: registered, versioned queries that yield the records a figure counts. One small file each family."""

from . import activities as activities
from . import cases as cases
from . import citizens as citizens
from . import contests as contests
from . import grants as grants
from . import media as media
from . import mediation as mediation
from . import network as network
from . import plans as plans
from . import programmes as programmes
from . import support as support
from .base import NOT_KNOWN, Breakdown, Indicator, all_indicators, editions, editions_within, indicator

__all__ = ["NOT_KNOWN", "Breakdown", "Indicator", "all_indicators", "editions", "editions_within", "indicator"]
