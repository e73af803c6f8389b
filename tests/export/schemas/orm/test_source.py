from __future__ import annotations

from sketch2model.export.schemas.orm.source import Call, bracketed, lines_of, listed


def test_what_fits_is_one_line():
    assert lines_of(bracketed("a = f(", "1", "x=2")) == ["    a = f(1, x=2)"]
    assert lines_of(bracketed("a = f(", "1"), note="drawn") == ["    a = f(1)  # drawn"]


def test_a_long_note_stands_above_on_one_line():
    lines = lines_of("a: int", note="b\nc " * 30)
    assert lines[0].startswith("    # b c b c")
    assert lines[1:] == ["    a: int"]


def test_arguments_stand_together_below_or_each_alone():
    short, long = "x" * 38, "y" * 60
    assert lines_of(bracketed("a = f(", short, short)) == ["    a = f(", f"        {short}, {short}", "    )"]
    assert lines_of(bracketed("a = f(", long, long)) == ["    a = f(", f"        {long},", f"        {long},", "    )"]


def test_lists_inside_are_split_when_they_must_be():
    names = [f'"{"n" * 30}{number}"' for number in range(3)]
    lines = lines_of(bracketed("f(", listed("fields=", names), 'name="x"'), indent=0)
    assert lines == ["f(", "    fields=[", *(f"        {name}," for name in names), "    ],", '    name="x",', ")"]


def test_a_tall_call_is_always_split():
    assert lines_of(Call("c = [", ("1",), "]", tall=True), indent=0) == ["c = [", "    1,", "]"]


def test_wide_signs_take_two_columns():
    assert len(lines_of(bracketed("a = f(", "名" * 38))) == 1
    assert len(lines_of(bracketed("a = f(", "名" * 39))) == 3
