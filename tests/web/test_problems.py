"""Errors as clients see them."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict

from sketch2model import errors
from sketch2model.web import problems


def all_kinds(kind=errors.SketchError):
    return [kind, *(each for child in kind.__subclasses__() for each in all_kinds(child))]


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")

    number: int


@pytest.fixture
def ask():
    app = FastAPI()
    problems.install(app)
    raised = {}

    @app.get("/fails")
    def fails():
        raise raised["error"]

    @app.post("/takes")
    def takes(body: Body):
        return body

    async def send(method, path, **more):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, **more)

    def asked(error):
        raised["error"] = error
        return asyncio.run(send("GET", "/fails"))

    asked.to = lambda *request, **more: asyncio.run(send(*request, **more))
    return asked


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.__name__)
def test_every_error_of_ours_is_a_problem(ask, kind):
    answer = ask(kind("it happened", source="board.jpg"))
    assert 400 <= answer.status_code <= 599
    assert answer.json() == {
        "code": problems.code_of(kind),
        "message": "it happened",
        "hint": kind.default_hint or None,
        "source": "board.jpg",
    }


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (errors.NotFoundError, 404),
        (errors.StaleRevisionError, 412),
        (errors.NothingToUndoError, 409),
        (errors.QueueFullError, 503),
        (errors.DatabaseError, 503),
        (errors.OutputError, 507),
        (errors.PhotoTooLargeError, 413),
        (errors.NotAPictureError, 422),
        (errors.BadOptionError, 422),
        (errors.WeightsError, 503),
        (errors.KeepingError, 500),
    ],
)
def test_statuses(ask, kind, status):
    assert ask(kind("it happened")).status_code == status


def test_codes_differ():
    codes = [problems.code_of(kind) for kind in all_kinds()]
    assert len(set(codes)) == len(codes)
    assert problems.code_of(errors.EncryptedPdfError) == "encrypted-pdf"


def test_text_of_strangers_can_always_be_sent(ask):
    answer = ask(errors.NotAPictureError("\ud800 is\0 none", source="<b>\ud800.jpg"))
    assert answer.json()["message"] == "\ufffd is none"
    assert answer.json()["source"] == "<b>\ufffd.jpg"
    answer = ask.to(
        "POST", "/takes", content=b'{"number": 1, "\\ud800": 2}', headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-request")


def test_a_surprise_tells_nothing_of_the_inside(ask):
    answer = ask(RuntimeError("s3cret in /home/ann"))
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal"
    assert "s3cret" not in answer.text


def test_problems_of_http(ask):
    answer = ask(HTTPException(405, "no", headers={"Allow": "PUT"}))
    assert (answer.status_code, answer.json()["code"], answer.headers["Allow"]) == (405, "http-405", "PUT")
    assert ask.to("GET", "/nowhere").json() == {
        "code": "http-404",
        "message": "Not Found",
        "hint": None,
        "source": None,
    }
    assert ask.to("POST", "/takes", json={"number": "x"}).json()["message"].startswith("body.number: ")
