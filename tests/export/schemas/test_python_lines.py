from sketch2model.export.schemas.python_lines import assignment, class_header, docstring


def test_a_remark_stands_behind_the_code_where_there_is_room():
    assert assignment("x: int", remark="drawn") == ["    x: int  # drawn"]
    assert assignment("x: int", value="1", remark="y" * 80) == [f"    # {'y' * 80}", "    x: int = 1"]


def test_a_long_call_has_one_argument_a_line():
    assert assignment("x: int", "f", ["a", "b"]) == ["    x: int = f(a, b)"]
    assert assignment("x: int", "f", ["a" * 40, "b" * 40], remark="r") == [
        "    # r",
        "    x: int = f(",
        f"        {'a' * 40},",
        f"        {'b' * 40},",
        "    )",
    ]


def test_wide_letters_count_twice():
    assert len(assignment("x: str", remark="客" * 40)) == 2
    assert len(assignment("x: str", remark="c" * 40)) == 1


def test_many_bases_have_a_line_each():
    assert class_header("A", []) == ["class A:"]
    assert class_header("A", ["B", "C"]) == ["class A(B, C):"]
    assert class_header("A", ["B" * 50, "C" * 50]) == ["class A(", f"    {'B' * 50},", f"    {'C' * 50},", "):"]


def test_a_docstring_of_several_lines_has_a_summary():
    assert docstring(["A."]) == ['    """A."""']
    assert docstring(["A.", "b"]) == ['    """A.', "", "    b", '    """']
