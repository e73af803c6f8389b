"""A thousand sketches."""

from __future__ import annotations

import time
from statistics import median

import pytest
from sqlalchemy import insert

from sketch2model.graph import new_attribute, new_graph, new_node
from sketch2model.web.storage.facts import new_sketch
from sketch2model.web.storage.sketches import Question, Sort
from sketch2model.web.storage.tables import SketchRow, TagRow, now

SKETCHES, CLASSES, ATTRIBUTES = 1000, 10, 6
LIMIT_S = 0.05


@pytest.fixture
def library(kept):
    """Rows as they come from large diagrams; their graphs are looked at by none of what is measured."""
    sketches, tags = [], []
    for number in range(SKETCHES):
        row = new_sketch(large(number), f"Tafel {number}", "board.jpg", now())
        sketches.append({column.key: getattr(row, column.key) for column in SketchRow.__table__.columns})
        tags.append({"sketch_id": row.id, "name": f"tag {number % 20}"})
    with kept.database.writing() as session:
        session.execute(insert(SketchRow), sketches)
        session.execute(insert(TagRow), tags)
    return kept


def large(number):
    graph = new_graph(source="board.jpg", page=0, width=3000, height=2000)
    graph.graph["diagram"] = "class" if number % 2 else "er"
    for each in range(CLASSES):
        attributes = [new_attribute(name=f"member{number}x{each}x{n}", type="string") for n in range(ATTRIBUTES)]
        graph.add_node(
            f"n{each}",
            **new_node(id=f"n{each}", name=f"Klasse{number}x{each}", bbox=[0.0, 0.0, 9.0, 9.0], attributes=attributes),
        )
    return graph


def seconds(act, times=15):
    def once():
        start = time.perf_counter()
        act()
        return time.perf_counter() - start

    return median(once() for _ in range(times))


def test_the_library_answers_at_once(library):
    questions = {
        **{Question(sort=sort, size=200): SKETCHES for sort in Sort},
        Question("member500x3x2"): 1,
        Question("klasse tafel 77", sort=Sort.NAME): 19,
        Question("is in none of them"): 0,
        Question(tag="tag 7", diagram="class"): 50,
        Question(page=16): SKETCHES,
    }
    assert {question: library.sketches.find(question).total for question in questions} == questions
    for question in questions:
        took = seconds(lambda question=question: library.sketches.find(question))
        assert took < LIMIT_S, (question, took)


def test_changes_are_quick(library):
    rows = iter(library.sketches.find(Question(size=200)).sketches)
    assert seconds(lambda: library.sketches.rename(next(rows).id, "new", ["a", "b"])) < LIMIT_S
    assert seconds(lambda: library.sketches.delete(next(rows).id)) < LIMIT_S
    row = library.sketches.create(large(0), "Tafel")
    assert seconds(lambda: library.history.append(row.id, large(1))) < LIMIT_S
    assert seconds(lambda: library.history.undo(row.id)) < LIMIT_S
    assert seconds(lambda: library.photos.add(library.upload(str(next(rows).id).encode()))) < LIMIT_S
