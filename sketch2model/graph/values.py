"""Are the values in a graph of the sort that the contract says? What is wrong, as short sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_FARTHEST = 1e6
"""No photo has so many pixels a side."""
_MOST_COMPARTMENTS = 1000
_PLACES = ("inside", "caption", "source", "middle", "target")
_TEXTS = ("name", "stereotype", "text", "type", "visibility", "default", "multiplicity", "parameters")
_TEXTS_AT_LINES = ("label", "source_multiplicity", "target_multiplicity", "source_role", "target_role")


def page_faults(page: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the name of the photo, its size and the issues."""
    if not isinstance(page.get("source"), str):
        yield f"source is {page.get('source')!r}"
    for side in ("width", "height"):
        if not (_is_number(page.get(side)) and page[side] > 0):
            yield f"{side} is {page.get(side)!r}"
    issues = page.get("issues")
    if not isinstance(issues, list):
        yield "issues is not a list"
        return
    for number, issue in enumerate(issues, 1):
        words = ("code", "severity", "message")
        if not isinstance(issue, dict) or not all(isinstance(issue.get(word), str) for word in words):
            yield f"issue {number} has no code, severity and message"
        elif not (issue.get("bbox") is None or _is_bbox(issue["bbox"])):
            yield f"issue {number}: bbox is {issue['bbox']!r}"


def node_faults(where: str, node: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the places, texts, members and lines of a node."""
    if not _is_bbox(node.get("bbox")):
        yield f"{where}: bbox is {node.get('bbox')!r}"
    if node.get("polygon") is not None and not _are_points(node["polygon"]):
        yield f"{where}: polygon is no list of points"
    yield from _text_faults(where, node, _TEXTS)
    yield from _confidence_faults(where, node)
    yield from _corrected_faults(where, node)
    for members in ("attributes", "operations"):
        if not isinstance(node.get(members), list):
            yield f"{where}: {members} is not a list"
            continue
        for number, member in enumerate(node[members], 1):
            yield from _member_faults(f"{where}, {members[:-1]} {number}", member)
    yield from _line_faults(where, node.get("lines"))


def edge_faults(where: str, edge: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the course, the texts and the lines of an edge."""
    if not _are_points(edge.get("points")):
        yield f"{where}: points is no list of points"
    yield from _text_faults(where, edge, _TEXTS_AT_LINES)
    yield from _confidence_faults(where, edge)
    yield from _corrected_faults(where, edge)
    yield from _line_faults(where, edge.get("lines"))


def is_share(value: Any) -> bool:
    """Whether it is a number from 0 to 1."""
    return _is_number(value) and 0 <= value <= 1


def _member_faults(where: str, member: Any) -> Iterator[str]:
    if not isinstance(member, dict) or not isinstance(member.get("name"), str) or not member["name"]:
        yield f"{where} has no name"
        return
    yield from _text_faults(where, member, _TEXTS)
    flags = member.get("flags")
    if not isinstance(flags, list) or not all(isinstance(flag, str) for flag in flags):
        yield f"{where}: flags is no list of words"
    if not (member.get("bbox") is None or _is_bbox(member["bbox"])):
        yield f"{where}: bbox is {member['bbox']!r}"
    yield from _confidence_faults(where, member)


def _line_faults(where: str, lines: Any) -> Iterator[str]:
    if not isinstance(lines, list):
        yield f"{where}: lines is not a list"
        return
    for number, line in enumerate(lines, 1):
        if not isinstance(line, dict) or not isinstance(line.get("text"), str):
            yield f"{where}, line {number} has no text"
        elif not _is_bbox(line.get("bbox")):
            yield f"{where}, line {number}: bbox is {line.get('bbox')!r}"
        else:
            yield from _reading_faults(f"{where}, line {number}", line)


def _reading_faults(where: str, line: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with how a line was read, and with where it stands."""
    yield from _confidence_faults(where, line)
    others = line.get("alternatives", [])
    if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
        yield f"{where}: alternatives is no list of texts"
    shares = line.get("alternative_confidences", [])
    if not isinstance(shares, list) or not all(map(is_share, shares)):
        yield f"{where}: alternative_confidences is no list of confidences"
    if line.get("place", _PLACES[0]) not in _PLACES:
        yield f"{where}: place is {line['place']!r}"
    compartment = line.get("compartment")
    if not (compartment is None or (_is_number(compartment) and compartment in range(_MOST_COMPARTMENTS))):
        yield f"{where}: compartment is {compartment!r}"
    if not isinstance(line.get("underlined", False), bool):
        yield f"{where}: underlined is {line['underlined']!r}"


def _text_faults(where: str, data: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if not (data.get(name) is None or isinstance(data[name], str)):
            yield f"{where}: {name} is {data[name]!r}"


def _confidence_faults(where: str, data: Mapping[str, Any]) -> Iterator[str]:
    if "confidence" in data and not is_share(data["confidence"]):
        yield f"{where}: confidence is {data['confidence']!r}"


def _corrected_faults(where: str, data: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(data.get("corrected", False), bool):
        yield f"{where}: corrected is {data['corrected']!r}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _FARTHEST


def _is_bbox(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 4 and all(map(_is_number, value))


def _are_points(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(point, list) and len(point) == 2 and all(map(_is_number, point)) for point in value
    )
