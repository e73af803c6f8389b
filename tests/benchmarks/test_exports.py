from benchmarks.exports import large_graph, measure
from sketch2model.graph import check_graph
from sketch2model.registry import format_names


def test_the_large_graph_keeps_the_contract():
    graph = large_graph(30)
    check_graph(graph)
    assert (len(graph), graph.number_of_edges()) == (30, 30)


def test_every_format_that_needs_no_photo_is_timed():
    rows = measure(5, pictures=True)
    assert [row[0] for row in rows] == [name for name in format_names() if name != "overlay"]
    assert all(float(row[1]) >= 0 and float(row[2]) >= 0 for row in rows)
