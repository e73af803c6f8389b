"""Draw the pages of `samples/` again: `python -m training.sketches.make_samples [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

from sketch2model.graph import graph_to_json
from training.sketches.page import Picture, draw_page
from training.sketches.scenes import SCENES, Scene

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def draw_scene(scene: Scene) -> Picture:
    """The picture of a scene and the truth about it."""
    return draw_page(scene.description, scene.hand, scene.paper, scene.camera, seed=scene.seed, source=scene.name)


def expected_path(folder: Path, scene: Scene) -> Path:
    """Where the expected graph of a scene is kept."""
    return folder / f"{Path(scene.name).stem}.expected.json"


def write_samples(folder: Path) -> list[Path]:
    """Draw every scene into a folder, each with its expected graph; gives the pictures' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for scene in SCENES:
        picture = draw_scene(scene)
        path = folder / scene.name
        Image.fromarray(picture.pixels).save(path, quality=scene.quality, optimize=True)
        expected_path(folder, scene).write_text(graph_to_json(picture.graph), encoding="utf-8", newline="\n")
        written.append(path)
    return written


if __name__ == "__main__":
    for sample in write_samples(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES):
        print(sample)
