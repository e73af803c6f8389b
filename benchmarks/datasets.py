"""The shared data sets: which photos, which truth, the scorer. They lie beside the checkout and are never copied in."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"


@dataclass(frozen=True, slots=True)
class DataSet:
    """Photos with truth.

    Attributes:
        name: `hdbpmn` or `uml`.
        measure: The scorer's word for it.
        photos: Picture files.
        truths: Truth of each photo.
        scorer: The scorer's file.
    """

    name: str
    measure: str
    photos: tuple[Path, ...]
    truths: tuple[dict[str, Any], ...]
    scorer: Path

    def some(self, limit: int | None) -> DataSet:
        """At most so many of them, spread evenly."""
        if limit is None or limit >= len(self.photos):
            return self
        chosen = [index * len(self.photos) // limit for index in range(limit)]
        photos, truths = (tuple(items[i] for i in chosen) for items in (self.photos, self.truths))
        return DataSet(self.name, self.measure, photos, truths, self.scorer)

    def score(self, predictions: Path, scratch: Path) -> dict[str, Any]:
        """What the scorer says of a folder of graphs.

        Args:
            predictions: Folder with NAME.json for each NAME.jpg.
            scratch: Folder for the truth of just these photos.
        """
        scratch.mkdir(parents=True, exist_ok=True)
        if self.measure == "uml":
            truth = scratch / "truth.json"
            truth.write_text(json.dumps(self.truths), encoding="utf-8")
        else:
            truth = scratch
            for photo, one in zip(self.photos, self.truths, strict=True):
                (scratch / f"{photo.stem}.json").write_text(json.dumps(one), encoding="utf-8")
        command = [sys.executable, self.scorer, self.measure, truth, predictions, "--json"]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
        scores: dict[str, Any] = json.loads(answer.stdout)
        return scores


def load_set(name: str, shared: Path) -> DataSet:
    """One of the shared sets.

    Raises:
        FileNotFoundError: If it is not there.
    """
    scorer = shared / "bench" / "score.py"
    if name == "uml":
        folder = shared / "data" / "uml"
        truths = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        photos = [folder / "images" / Path(truth["image"]).name for truth in truths]
        return DataSet(name, "uml", tuple(photos), tuple(truths), scorer)
    return load_folder(shared / "data" / "hdbpmn" / "val", scorer, name)


def load_folder(folder: Path, scorer: Path, name: str) -> DataSet:
    """Photos with geometry: a JSON file each, the pictures in `images`.

    Raises:
        FileNotFoundError: If there are none.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise FileNotFoundError(folder)
    truths = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    photos = [folder / "images" / Path(truth["image"]).name for truth in truths]
    return DataSet(name, "boxes", tuple(photos), tuple(truths), scorer)


def commit() -> str:
    """The checkout's commit, with a plus where files differ from it; `unknown` outside git."""
    try:
        run = [["git", "rev-parse", "--short", "HEAD"], ["git", "status", "--porcelain", "--untracked-files=no"]]
        head, changes = (
            subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout
            for command in run
        )
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return head.strip() + ("+" if changes.strip() else "")


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
