"""Every error names the file, gives advice, has an exit code, and survives the trip between processes."""

import inspect
import pickle
import re

import pytest

from sketch2model import errors
from sketch2model.errors import PhotoError, SketchError, UsageError

TREE = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, SketchError)]
LEAVES = [kind for kind in TREE if not kind.__subclasses__()]


@pytest.mark.parametrize("kind", TREE)
def test_pickle_keeps_everything(kind):
    error = kind("it broke", source="a page.jpg", hint="mend it")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301, our own bytes
    assert type(again) is kind
    assert (again.message, again.source, again.hint) == ("it broke", "a page.jpg", "mend it")
    assert str(again) == str(error)


@pytest.mark.parametrize("kind", TREE)
def test_exit_code(kind):
    assert kind.exit_code == (2 if issubclass(kind, UsageError) else 1)


@pytest.mark.parametrize("kind", [kind for kind in LEAVES if issubclass(kind, PhotoError)])
def test_every_photo_error_says_what_to_do(kind):
    assert kind("it broke").hint


def test_the_tree_in_the_docstring_is_the_tree():
    drawn = set(re.findall(r"\w+Error\b", errors.__doc__ or ""))
    assert drawn == {kind.__name__ for kind in TREE}


@pytest.mark.parametrize(
    ("source", "hint", "line"),
    [
        ("a.jpg", "mend it", "a.jpg: it broke (mend it)"),
        (None, "mend it", "it broke (mend it)"),
        ("a.jpg", "", "a.jpg: it broke"),
        (None, "", "it broke"),
    ],
)
def test_one_line(source, hint, line):
    assert str(SketchError("it broke", source=source, hint=hint)) == line


def test_own_hint_replaces_the_usual_one():
    assert errors.PhotoMissingError("gone").hint == errors.PhotoMissingError.default_hint
    assert errors.PhotoMissingError("gone", hint="").hint == ""
