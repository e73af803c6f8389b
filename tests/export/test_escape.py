from __future__ import annotations

import ast
import html
import json
import re
import xml.etree.ElementTree as ET

import graphql
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.export.escape import (
    clean,
    csv_cell,
    dot_label,
    drawio_label,
    graphql_string,
    json_bytes,
    markdown,
    mermaid,
    one_line,
    plantuml,
    python_comment,
    python_docstring,
    python_string,
    sql_comment,
    xml_text,
)

any_text = st.text(alphabet=st.characters())
printable = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126))


@given(any_text)
@pytest.mark.parametrize(
    "escape", [clean, csv_cell, dot_label, drawio_label, markdown, mermaid, one_line, plantuml, xml_text]
)
def test_the_result_can_be_written_as_utf_8_without_control_characters(escape, text):
    written = escape(text).encode().decode()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", written)


@pytest.mark.parametrize("escape", [csv_cell, markdown, mermaid, one_line, plantuml, python_comment, sql_comment])
@given(text=any_text)
def test_one_line_stays_one_line(escape, text):
    assert len(escape(text).splitlines()) <= 1


def test_what_people_write_stays_as_it_is():
    line = "+ name: Straße (שלום) 👩‍👩‍👧 = 0.5"
    assert clean(line) == line
    assert one_line(line) == line


def test_marks_that_turn_the_reading_direction_go():
    assert clean("a\u202eb\u2066c\u200fd") == "abcd"


def test_a_long_line_is_cut_with_a_sign():
    assert one_line("x" * 300, 10) == "xxxxxxxxx…"
    assert one_line("x" * 10, 10) == "x" * 10


@given(printable)
def test_a_dot_label_shows_the_same_words(text):
    assert html.unescape(dot_label(text)).split() == text.split()


@given(printable)
def test_a_label_of_draw_io_is_html_that_shows_the_same_text(text):
    assert html.unescape(drawio_label(text)) == text
    assert not re.search('[<>"]', drawio_label(text))


def test_a_label_of_draw_io_keeps_its_lines():
    assert drawio_label("a\n<b>") == "a<br>&lt;b&gt;"


def test_a_dot_label_is_never_empty_and_keeps_its_lines():
    assert dot_label("") == " "
    assert dot_label("a\n<b>") == "a<BR/>&lt;b&gt;"


@given(printable)
def test_references_of_plantuml_and_mermaid_spell_the_same_text(text):
    line = one_line(text)
    assert html.unescape(plantuml(text)) == line
    assert re.sub(r"#(\d+);", lambda match: chr(int(match.group(1))), mermaid(text)) == line


@pytest.mark.parametrize("escape", [plantuml, mermaid])
@pytest.mark.parametrize("text", ["0..* orders", "+ id: int = 1", "a_b/c-d", "pay(by: Money)"])
def test_ordinary_notation_stays_readable(escape, text):
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("snake_case_name", "snake_case_name"),
        ("_emphasis_", r"\_emphasis\_"),
        ("a|b", r"a\|b"),
        ("**x**", r"\*\*x\*\*"),
        ("<script>&", "&lt;script&gt;&amp;"),
        ("[x](y)", r"\[x\](y)"),
    ],
)
def test_markdown(text, written):
    assert markdown(text) == written


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", " =1", "'=1", "\t=1", "|calc", "%0A"])
def test_spreadsheets_see_no_formula(text):
    assert csv_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["name", "a=b", "e-mail", "0..*", ""])
def test_other_cells_stay(text):
    assert csv_cell(text) == text


@given(any_text)
def test_xml_can_hold_it(text):
    node = ET.Element("a")
    node.text = xml_text(text)
    ET.fromstring(ET.tostring(node, encoding="utf-8"))  # noqa: S314


@given(st.text(alphabet=st.characters(categories=["L", "Cs", "So"])))
def test_json_gives_lone_surrogates_back(text):
    assert json.loads(json_bytes(json.dumps(text, ensure_ascii=False)).decode()) == text


@given(any_text)
def test_a_string_of_python_means_the_clean_text(text):
    assert ast.literal_eval(python_string(text)) == clean(text)
    assert len(python_string(text).splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [("a", '"a"'), ("it's", '"it\'s"'), ('"a"', "'\"a\"'"), ("\"'", '"\\"\'"'), ("\\'", '"\\\\\'"')],
)
def test_a_string_of_python_has_few_backslashes(text, written):
    assert python_string(text) == written


@given(any_text)
def test_a_docstring_holds_any_text(text):
    code = f'"""A {python_docstring(text)}."""'
    shown = one_line(text).replace('"', "'")
    assert ast.get_docstring(ast.parse(code), clean=False) == f"A {shown}."


@given(any_text)
def test_a_string_of_graphql_means_the_text_on_one_line(text):
    document = graphql.parse(f"{graphql_string(text)} scalar X")
    assert document.definitions[0].description.value == one_line(text)
