"""The country's common canvas: Albers equal-area conic, fitted to Kazakhstan; and fewer points in a line.

Pure functions over plain numbers. The canvas is 1000 units wide; y grows downward, as in SVG.
"""

from collections.abc import Iterable, Sequence
from math import cos, hypot, radians, sin, sqrt

Point = tuple[float, float]

WIDTH, HEIGHT = 1000.0, 560.0
_WEST, _EAST, _NORTH = 46.3, 87.5, 55.5
_PARALLELS = (43.0, 53.0)
_CENTRE = (67.0, 48.0)
_N = (sin(radians(_PARALLELS[0])) + sin(radians(_PARALLELS[1]))) / 2
_C = cos(radians(_PARALLELS[0])) ** 2 + 2 * _N * sin(radians(_PARALLELS[0]))


def _albers(longitude: float, latitude: float) -> Point:
    rho = sqrt(_C - 2 * _N * sin(radians(latitude))) / _N
    rho_centre = sqrt(_C - 2 * _N * sin(radians(_CENTRE[1]))) / _N
    theta = _N * radians(longitude - _CENTRE[0])
    return rho * sin(theta), rho_centre - rho * cos(theta)


_LEFT = _albers(_WEST, 48.5)[0]
_SCALE = WIDTH / (_albers(_EAST, 49.0)[0] - _LEFT)
_TOP = max(_albers(longitude, _NORTH)[1] for longitude in (_CENTRE[0], 69.0))


def to_canvas(longitude: float, latitude: float) -> Point:
    """A place on the canvas."""
    x, y = _albers(longitude, latitude)
    return (x - _LEFT) * _SCALE, (_TOP - y) * _SCALE


def simplify(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker: keep the points that stand out more than ``tolerance``. The ends stay."""
    kept = [False] * len(line)
    kept[0] = kept[-1] = True
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, distance = _farthest(line, first, last)
        if distance > tolerance:
            kept[farthest] = True
            spans += [(first, farthest), (farthest, last)]
    return [point for point, keep in zip(line, kept, strict=True) if keep]


def _farthest(line: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    (ax, ay), (bx, by) = line[first], line[last]
    length = hypot(bx - ax, by - ay)
    best, best_distance = first, 0.0
    for index in range(first + 1, last):
        x, y = line[index]
        across = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else hypot(x - ax, y - ay)
        if across > best_distance:
            best, best_distance = index, across
    return best, best_distance


def svg_path(rings: Iterable[Sequence[Point]]) -> str:
    """Closed rings as the data of an SVG path, relative moves, one decimal: short on the wire."""
    return "".join(_ring(ring) for ring in rings)


def _ring(ring: Sequence[Point]) -> str:
    x, y = round(ring[0][0] * 10), round(ring[0][1] * 10)
    parts = [f"M{_short(x)} {_short(y)}l"]
    for next_x, next_y in ((round(px * 10), round(py * 10)) for px, py in ring[1:-1]):
        if (next_x, next_y) != (x, y):
            parts.append(f"{_short(next_x - x)} {_short(next_y - y)} ")
        x, y = next_x, next_y
    return "".join(parts).rstrip() + "z"


def _short(tenths: int) -> str:
    return f"{tenths / 10:g}"
