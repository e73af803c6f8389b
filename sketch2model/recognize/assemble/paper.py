"""From page pixels to what the graph stores: photo pixels within the photo, rounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sketch2model.elements import Box, Issue, Page, Photo, Point, TextLine
from sketch2model.graph import IssueData, LineData, bbox_of, points_of


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """The way from a page back to its photo."""

    photo: Photo
    page: Page

    def box(self, outline: Sequence[Point]) -> list[float]:
        """The box, on the photo, around what the points enclose on the page."""
        return bbox_of(Box.around(self._placed(outline)))

    def points(self, points: Sequence[Point]) -> list[list[float]]:
        """The points on the photo."""
        return points_of(self._placed(points))

    def line(self, line: TextLine, place: str, compartment: int | None) -> LineData:
        """A line of writing as evidence in the graph."""
        data = LineData(
            text=line.text,
            bbox=self.box(line.box.corners),
            confidence=round(line.confidence, 3),
            alternatives=[alternative.text for alternative in line.alternatives],
            place=place,
            compartment=compartment,
        )
        if line.alternatives:
            data["alternative_confidences"] = [round(alternative.confidence, 3) for alternative in line.alternatives]
        if line.underlined:
            data["underlined"] = True
        return data

    def issue(self, issue: Issue) -> IssueData:
        """An issue whose box is in page pixels."""
        return IssueData(
            code=issue.code,
            severity=str(issue.severity),
            message=issue.message,
            bbox=None if issue.box is None else self.box(issue.box.corners),
        )

    def _placed(self, points: Sequence[Point]) -> list[Point]:
        return [
            (min(max(x, 0.0), float(self.photo.width)), min(max(y, 0.0), float(self.photo.height)))
            for x, y in self.page.to_photo.points(points)
        ]
