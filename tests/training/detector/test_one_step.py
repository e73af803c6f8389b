"""One step of training, another from its checkpoint, the export, and the package running what was exported."""

from dataclasses import fields, replace

import numpy as np
import pytest

from sketch2model.elements import Page, Transform
from sketch2model.errors import WeightsError
from sketch2model.recognize.detect.trained.maps import END_KINDS, LINE_STYLES, SHAPE_KINDS, Maps, look
from sketch2model.recognize.detect.trained.weights import load_network

torch = pytest.importorskip("torch", reason="needs torch, which has an environment of its own: .ci/run makes it")
pytest.importorskip("onnx", reason="needs onnx, which has an environment of its own: .ci/run makes it")


def go_on(folder, state, steps):
    """Trains up to so many steps in all; returns the checkpoint."""
    from training.detector.train import train

    train({folder: 1.0}, state, steps=steps, batch=1, rate=1e-3, decay=1, seed=3, workers=0)
    return torch.load(state, map_location="cpu", weights_only=True)


@pytest.fixture
def folder(page, tmp_path):
    """Two tiny examples."""
    examples = tmp_path / "examples"
    examples.mkdir()
    page.save(examples / "one")
    replace(page, ink=page.ink // 2 + 127).save(examples / "two")
    return examples


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_train_resume_export_run(folder, page, tmp_path):
    from training.detector.export import export

    state, network = tmp_path / "state.pt", tmp_path / "network.onnx"
    first = go_on(folder, state, 1)
    assert first["step"] == 1
    assert all(torch.isfinite(value).all() for value in first["network"].values())

    again = go_on(folder, tmp_path / "again.pt", 1)
    assert all(torch.equal(value, again["network"][name]) for name, value in first["network"].items())

    second = go_on(folder, state, 2)
    assert second["step"] == 2
    assert second["optimizer"]["state"][0]["step"] == 2
    assert any(not torch.equal(value, first["network"][name]) for name, value in second["network"].items())

    export(state, network)
    checksum = tmp_path / "network.onnx.sha256"
    ink = page.ink
    maps = look(Page(ink, ink < 128, 3, 20, Transform()), load_network(network, checksum))
    assert maps.shape_heat.shape[0] * 4 >= ink.shape[0] / maps.scale
    assert maps.connector.shape == tuple(2 * side for side in maps.shape_heat.shape)
    assert all(np.isfinite(getattr(maps, name)).all() for name in ("shape_heat", "reach", "inner", "text"))

    network.write_bytes(network.read_bytes()[:-1] + b"?")
    with pytest.raises(WeightsError):
        load_network(network, checksum)


def test_the_package_reads_the_maps_as_the_network_writes_them():
    from training.detector.network import OUTPUTS

    assert [field.name for field in fields(Maps) if field.name in OUTPUTS] == list(OUTPUTS)
    kinds = {"shape_kind": SHAPE_KINDS, "end_kind": END_KINDS, "style": LINE_STYLES}
    assert {name: OUTPUTS[name] for name in kinds} == {name: len(kind) for name, kind in kinds.items()}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_exported_numbers_are_those_of_the_network(tmp_path):
    """16 bits cost next to nothing."""
    from training.detector.export import export
    from training.detector.network import SketchNet

    torch.manual_seed(1)
    network = SketchNet().eval()
    torch.save({"average": network.state_dict()}, tmp_path / "state.pt")
    export(tmp_path / "state.pt", tmp_path / "n.onnx")
    ink = np.random.default_rng(2).random((1, 1, 96, 128), np.float32)
    session = load_network(tmp_path / "n.onnx", tmp_path / "n.onnx.sha256")
    with torch.no_grad():
        wanted = network(torch.from_numpy(ink))
    for mine, theirs in zip(session.run(None, {"ink": ink}), wanted, strict=True):
        assert np.abs(mine - theirs.numpy()).max() < 0.02 * max(1.0, float(theirs.abs().max()))
