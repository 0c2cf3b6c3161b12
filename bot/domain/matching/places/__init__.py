"""The places of China by province, city and county, and how a company's name writes them."""

from bot.domain.matching.places.gazetteer import (
    NATION,
    Path,
    by_sound,
    has_own_law,
    is_district,
    is_doubtful,
    is_place,
    is_quarter,
    lies_in,
    only_place,
    shared,
)
from bot.domain.matching.places.reading import PlaceRead, place_at, places_ahead, places_behind

__all__ = [
    "NATION",
    "Path",
    "PlaceRead",
    "by_sound",
    "has_own_law",
    "is_district",
    "is_doubtful",
    "is_place",
    "is_quarter",
    "lies_in",
    "only_place",
    "place_at",
    "places_ahead",
    "places_behind",
    "shared",
]
