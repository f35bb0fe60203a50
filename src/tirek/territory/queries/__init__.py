from .areas import AreaPage, ancestors_of, area_choices, area_key, area_page, areas_under, districts, find_area
from .country_map import CountryMap, ShapeOn, country_map
from .geography import (
    AreaOn,
    Geography,
    district_counts,
    district_of,
    geography,
    geography_version,
    region_map,
    region_map_sql,
    region_of,
    regions,
)
from .plans import waiting_plans
from .recasting import Part, Recasting, recasting
from .reforms import ReformPage, reform_page, reforms
from .search import FoundArea, search_areas

__all__ = [
    "AreaOn",
    "AreaPage",
    "CountryMap",
    "FoundArea",
    "Geography",
    "Part",
    "Recasting",
    "ReformPage",
    "ShapeOn",
    "ancestors_of",
    "area_choices",
    "area_key",
    "area_page",
    "areas_under",
    "country_map",
    "district_counts",
    "district_of",
    "districts",
    "find_area",
    "geography",
    "geography_version",
    "recasting",
    "reform_page",
    "reforms",
    "region_map",
    "region_map_sql",
    "region_of",
    "regions",
    "search_areas",
    "waiting_plans",
]
