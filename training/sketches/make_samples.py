"""Draw the pages of `samples/` again: `python -m training.sketches.make_samples [FOLDER]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from sketch2model.graph import graph_to_json
from training.sketches.page import Picture, draw_page
from training.sketches.scenes import SCENES, Scene

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

PREFACE = """# Sketches to try

Every picture was drawn by the project's own generator, `training/sketches`: wobbly strokes, handwriting fonts under the
SIL Open Font License (`training/sketches/fonts`), paper and camera. Nobody's photo is among them. They are under the
project's licence, MIT. Beside each picture lies the graph that a perfect reading gives.

    python -m training.sketches.make_samples        draws them again, this table included

| picture | shows | to try | origin | expected graph |
|---|---|---|---|---|
"""


def draw_scene(scene: Scene) -> Picture:
    """The picture of a scene and the truth about it."""
    return draw_page(scene.description, scene.hand, scene.paper, scene.camera, seed=scene.seed, source=scene.name)


def expected_path(folder: Path, scene: Scene) -> Path:
    """Where the expected graph of a scene is kept."""
    return folder / f"{Path(scene.name).stem}.expected.json"


def readme() -> str:
    """The table of samples."""
    rows = (
        f"| `{scene.name}` | {scene.shows} | {scene.purpose} | our generator, seed {scene.seed} "
        f"| `{expected_path(Path(), scene)}` |\n"
        for scene in SCENES
    )
    return PREFACE + "".join(rows)


def write_samples(folder: Path) -> Iterator[Path]:
    """Draw every scene into a folder, each with its expected graph; gives the pictures' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        picture = draw_scene(scene)
        path = folder / scene.name
        Image.fromarray(picture.pixels).save(path, quality=scene.quality, optimize=True)
        expected_path(folder, scene).write_text(graph_to_json(picture.graph), encoding="utf-8", newline="\n")
        yield path
    (folder / "README.md").write_text(readme(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for sample in write_samples(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES):
        print(sample)
