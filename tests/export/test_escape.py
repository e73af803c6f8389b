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
    dbml_name,
    dbml_string,
    dot_label,
    drawio_label,
    graphql_string,
    json_bytes,
    markdown,
    mermaid,
    mermaid_member,
    one_line,
    plantuml,
    plantuml_line,
    python_comment,
    python_docstring,
    python_string,
    sheet_cell,
    sql_comment,
    xml_text,
)

any_text = st.text(alphabet=st.characters())
printable = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126))


@given(any_text)
@pytest.mark.parametrize(
    "escape",
    [
        clean,
        csv_cell,
        dbml_name,
        dbml_string,
        dot_label,
        drawio_label,
        markdown,
        mermaid,
        mermaid_member,
        one_line,
        plantuml,
        plantuml_line,
        sheet_cell,
        xml_text,
    ],
)
def test_the_result_can_be_written_as_utf_8_without_control_characters(escape, text):
    written = escape(text).encode().decode()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", written)


@pytest.mark.parametrize(
    "escape",
    [
        csv_cell,
        dbml_name,
        dbml_string,
        graphql_string,
        markdown,
        mermaid,
        one_line,
        plantuml,
        python_comment,
        sheet_cell,
        sql_comment,
    ],
)
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
    for escape in (plantuml, plantuml_line):
        assert html.unescape(escape(text)).replace("\\\\", "\\") == line
    for escape in (mermaid, mermaid_member):
        assert re.sub(r"#(\d+);", lambda match: chr(int(match.group(1))), escape(text)) == line


@pytest.mark.parametrize("escape", [plantuml, mermaid])
@pytest.mark.parametrize("text", ["0..* orders", "id: int = 1", "a_b/c-d", "pay(by: Money)", "in 2020. Then 0.5"])
def test_ordinary_notation_stays_readable(escape, text):
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. pack", "1#46; pack"),
        ("- pack", "#45; pack"),
        ("*strong* and _soft_", "#42;strong* and #95;soft_"),
        ("direction TB", "direction#32;TB"),
    ],
)
def test_mermaid_sees_neither_markdown_nor_commands(text, written):
    assert mermaid(text) == written


@pytest.mark.parametrize(
    ("escape", "text", "written"),
    [
        (plantuml_line, "+x - y", "&#43;x - y"),
        (plantuml, "“quoted” «so»", "&#8220;quoted&#8221; &#171;so&#187;"),
        (plantuml, "\\n $x", "\\\\n $x"),
        (mermaid_member, "-x(a) b*", "#45;x#40;a#41; b#42;"),
    ],
)
def test_members_and_labels_keep_their_signs(escape, text, written):
    assert escape(text) == written


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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("birth_date", "birth_date"),
        ("Note", '"Note"'),
        ("2nd", '"2nd"'),
        ("Straße", '"Straße"'),
        ('a"b\\', '"a\'b/"'),
        ("", '""'),
    ],
)
def test_dbml_names(text, written):
    assert dbml_name(text) == written


@given(printable)
def test_dbml_strings_spell_the_same_text(text):
    written = dbml_string(text)
    assert written[0] == written[-1] == "'"
    assert re.sub(r"\\(.)", r"\1", written[1:-1]) == one_line(text)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", " =1", "'=1", "\t=1", "|calc", "%0A"])
def test_spreadsheets_see_no_formula(text):
    assert csv_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["name", "a=b", "e-mail", "0..*", ""])
def test_other_cells_stay(text):
    assert csv_cell(text) == text


def test_a_cell_of_a_spreadsheet_has_its_limit():
    assert len(sheet_cell("👩" * 40_000).encode("utf-16-le")) // 2 <= 32_767


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
