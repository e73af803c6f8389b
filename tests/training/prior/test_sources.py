from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from sketch2model.elements.vocabulary import Place
from training.prior.grammar import GRAMMARS
from training.prior.sources import count_code, label_lines


def test_code_is_counted_by_what_a_word_names(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text('class OrderItem:\n    """An item."""\n    def getTotal(self, tax_rate): return self.net_sum\n')
    (tmp_path / "broken.py").write_text("def (")
    prose, names, classes = count_code(sorted(tmp_path.glob("*.py")))
    assert set(prose) == {"an", "item"}
    assert {"get", "total", "tax", "rate", "net", "sum"} <= set(names)
    assert set(classes) == {"order", "item"}


def test_held_out_writers_are_not_read(tmp_path: Path) -> None:
    for writer in ("a", "b"):
        nodes = [{"label": f"check\n{writer}"}, {"label": ""}]
        truth = {"writer": writer, "nodes": nodes, "edges": [{"label": "ok"}]}
        (tmp_path / f"{writer}.json").write_text(json.dumps(truth))
    assert list(label_lines(tmp_path, frozenset("b"))) == [(False, "check"), (False, "a"), (True, "ok")]


@pytest.mark.parametrize("place", list(Place))
def test_grammars_write_single_lines_and_follow_their_seed(place: Place) -> None:
    lines, again = ([GRAMMARS[place](random) for _ in range(200)] for random in (Random(7), Random(7)))  # noqa: S311
    assert lines == again
    assert all(line.strip() and "\n" not in line for line in lines)
    assert len(set(lines)) > 10
