"""Words counted where they may be: Python's own library, open packages, an open word list, hdBPMN."""

from __future__ import annotations

import ast
import json
import re
import tokenize
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[A-ZÀ-Þ]+(?![a-zß-ž])|[A-ZÀ-Þ]?[a-zß-ž]+")
_LONGEST = 22
_TEXT_NODES = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def words_of(text: str) -> Iterator[str]:
    """Runs of letters, in lower case.

    >>> list(words_of("Don't re-read 2 files"))
    ['don', 't', 're', 'read', 'files']
    """
    return (word.lower() for word in WORD.findall(text) if len(word) <= _LONGEST)


def parts_of(identifier: str) -> Iterator[str]:
    """Words that an identifier is made of, in lower case.

    >>> list(parts_of("HTMLParser_lastRow2"))
    ['html', 'parser', 'last', 'row']
    """
    return (part.lower() for part in _PART.findall(identifier) if len(part) <= _LONGEST)


def count_code(files: Iterable[Path]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Words of docstrings, parts of names of variables and functions, parts of names of classes.

    Files that this version of Python cannot parse are left out.
    """
    prose: Counter[str] = Counter()
    names: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    for file in files:
        try:
            with tokenize.open(file) as stream:
                tree = ast.parse(stream.read())
        except (SyntaxError, UnicodeDecodeError, ValueError):
            continue
        seen: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, _TEXT_NODES):
                prose.update(words_of(ast.get_docstring(node) or ""))
            if isinstance(node, ast.ClassDef):
                classes.update(parts_of(node.name))
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                seen.add(node.name)
            elif isinstance(node, ast.Name):
                seen.add(node.id)
            elif isinstance(node, ast.arg):
                seen.add(node.arg)
            elif isinstance(node, ast.Attribute):
                seen.add(node.attr)
        for name in seen:
            names.update(parts_of(name))
    return prose, names, classes


def label_lines(folder: Path, without: frozenset[str]) -> Iterator[tuple[bool, str]]:
    """Lines of labels of hdBPMN, with whether they stand at a connection; writers in `without` are left out."""
    for file in sorted(folder.glob("*.json")):
        truth = json.loads(file.read_text(encoding="utf-8"))
        if truth["writer"] in without:
            continue
        for key, elements in ((False, truth["nodes"]), (True, truth["edges"])):
            for element in elements:
                for line in (element["label"] or "").split("\n"):
                    if line.strip():
                        yield key, " ".join(line.split())
