"""Uploads on their way into the queue: looked at, counted and kept while they come in."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from sketch2model.errors import NotAPictureError, PhotoEmptyError, SketchError
from sketch2model.recognize.load.kinds import kind_of
from sketch2model.recognize.load.source import name_of
from sketch2model.web.api.multipart import FormEvent, PartBegin, PartEnd
from sketch2model.web.api.photo_schemas import Rejection
from sketch2model.web.api.schemas import Problem
from sketch2model.web.problems import problem_of
from sketch2model.web.services import Services
from sketch2model.web.storage import Incoming, PhotoRow

FIELD = "files"
_MOST_FILES = 100
_MOST_PARTS = 200
_HEAD_BYTES = 1024
"""So many bytes tell every kind of file."""
_TOLERATED_BYTES = 8 * 2**20
"""So much of what nobody wants is read, so that files that come after it still arrive."""


class Reception:
    """Receives the files of one form, one after the other."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._incoming: Incoming | None = None
        self._source = ""
        self._head = b""
        self._refused: SketchError | None = None
        self._files = self._parts = self._unwanted = 0
        self.arrived: list[tuple[PhotoRow, bool]] = []
        self.rejected: list[Rejection] = []

    async def take(self, event: FormEvent) -> None:
        """Work on what came next.

        Raises:
            HTTPException: If there are too many parts.
            SketchError: If too much comes of a file that was refused.
        """
        match event:
            case PartBegin():
                await self._begin(event)
            case PartEnd():
                await self._end()
            case bytes():
                await self._more(event)

    async def abort(self) -> None:
        """Throw away what has not arrived in full."""
        if self._incoming is not None:
            await run_in_threadpool(self._incoming.abort)

    async def _begin(self, part: PartBegin) -> None:
        self._parts += 1
        self._files += part.file_name is not None
        if self._files > _MOST_FILES or self._parts > _MOST_PARTS:
            raise HTTPException(413, f"send at most {_MOST_FILES} photos at a time")
        self._head = b""
        if part.field == FIELD and part.file_name is not None:
            self._source = _last_part(part.file_name)
            await self._attempt(self._open)

    async def _more(self, chunk: bytes) -> None:
        if self._incoming is None:
            self._unwanted += len(chunk)
            if self._unwanted > _TOLERATED_BYTES:
                raise self._refused or HTTPException(413, "the upload is too large")
            return
        if len(self._head) < _HEAD_BYTES:
            self._head += chunk[: _HEAD_BYTES - len(self._head)]
            if len(self._head) == _HEAD_BYTES and not await self._attempt(self._look):
                return
        await self._attempt(self._incoming.write, chunk)

    async def _end(self) -> None:
        if self._incoming is not None and await self._attempt(self._look):
            await self._attempt(self._keep)
        self._incoming = None

    async def _attempt(self, action: object, *arguments: object) -> bool:
        """Do what may block; a file that cannot be kept is rejected, and the others go on."""
        try:
            await run_in_threadpool(action, *arguments)  # type: ignore[arg-type]
        except SketchError as error:
            await self.abort()
            self._incoming = None
            error.source, self._refused = self._source, error
            self.rejected.append(Rejection(source=self._source, problem=Problem(**problem_of(error))))
            return False
        return True

    def _open(self) -> None:
        self._incoming = Incoming(self._services.folder, self._services.way, self._services.options.max_upload_mib)

    def _look(self) -> None:
        if not self._head:
            raise PhotoEmptyError("the file is empty")
        if kind_of(self._head) is None:
            raise NotAPictureError("this is not a picture of a known kind")

    def _keep(self) -> None:
        assert self._incoming is not None  # noqa: S101 - `_end` has looked
        self.arrived.append(self._services.photos.add(self._incoming.finish(self._source)))


def _last_part(path: str) -> str:
    name = name_of(path.replace("\\", "/"))
    return name_of(None) if name in {".", ".."} else name
