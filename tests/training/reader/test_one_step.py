"""One step of fine-tuning, another from its checkpoint, the export, and the exported network on its own."""

from pathlib import Path

import numpy as np
import pytest

import sketch2model
from training.reader.crops import Crop, write_crops

torch = pytest.importorskip("torch", reason="needs torch, which has an environment of its own: .ci/run makes it")
onnx = pytest.importorskip("onnx", reason="needs onnx, which has an environment of its own: .ci/run makes it")

WEIGHTS = Path(sketch2model.__file__).parent / "recognize" / "read" / "weights" / "reader.onnx"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")


@pytest.fixture
def folder(tmp_path):
    """Three tiny lines."""
    pictures = np.random.default_rng(0).integers(0, 256, (3, 24, 90)).astype(np.uint8)
    crops = [Crop(text, "line", picture) for text, picture in zip(("id: int", "*", ""), pictures, strict=True)]
    (tmp_path / "lines").mkdir()
    write_crops(tmp_path / "lines" / "one", crops)
    return tmp_path / "lines"


def go_on(folder, state, steps):
    """Trains up to so many steps in all; returns the checkpoint."""
    from training.reader.train import train

    train(WEIGHTS, {folder: 1.0}, state, steps=steps, area=4 * 48 * 160, rate=1e-3, decay=1, seed=3, workers=0)
    return torch.load(state, map_location="cpu", weights_only=True)


def test_train_resume_export(folder, tmp_path):
    from training.reader.evaluate import read_all
    from training.reader.export import export

    state, network = tmp_path / "state.pt", tmp_path / "reader.onnx"
    first = go_on(folder, state, 1)
    assert first["step"] == 1
    assert all(torch.isfinite(value).all() for value in first["network"].values())

    second = go_on(folder, state, 2)
    assert second["step"] == 2
    assert any(not torch.equal(value, first["network"][name]) for name, value in second["network"].items())

    export(WEIGHTS, [state], network)
    assert network.with_name("reader.onnx.sha256").read_text().endswith("reader.onnx\n")
    assert network.stat().st_size < 13e6
    crop = Crop("", "line", np.full((24, 90), 255, np.uint8))
    assert read_all(network, [crop]) == [""]


def test_what_is_exported_answers_as_what_was_trained(folder, tmp_path):
    import onnxruntime

    from training.reader.export import export
    from training.reader.network import as_module, cut

    state, network = tmp_path / "state.pt", tmp_path / "reader.onnx"
    trained = go_on(folder, state, 2)["average"]
    export(WEIGHTS, [state], network)
    module = as_module(cut(onnx.load(WEIGHTS)))
    module.load_state_dict(trained)
    picture = np.random.default_rng(1).uniform(-1, 1, (1, 3, 48, 120)).astype(np.float32)
    (answer,) = onnxruntime.InferenceSession(network).run(None, {"x": picture})
    with torch.no_grad():
        wanted = module(torch.from_numpy(picture)).softmax(-1).numpy()
    assert np.abs(answer - wanted).max() < 1e-4


def test_the_head_is_cut_to_latin_letters_digits_and_signs():
    from training.reader.network import characters_of, cut

    characters = characters_of(cut(onnx.load(WEIGHTS)))
    assert characters[0] == ""
    assert characters[-1] == " "
    assert set("aZ09_*+-:<>«ß") <= set(characters)
    assert len(characters) < 320
