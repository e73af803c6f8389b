"""Every error sketch2model raises, in one tree.

Each error states what happened, to which file, and carries a `hint`: what to do next.
`exit_code` is what the command line ends with when the error concerns the whole run.

    SketchError
    ├── UsageError (exit 2)
    │   ├── BadOptionError
    │   ├── UnknownFormatError
    │   ├── UnknownEngineError
    │   └── OutputIsInputError
    ├── PhotoError (exit 1)
    │   ├── PhotoMissingError
    │   ├── PhotoUnreadableError
    │   ├── PhotoEmptyError
    │   ├── PhotoTruncatedError
    │   ├── NotAPictureError
    │   ├── PhotoTooLargeError
    │   ├── DecompressionBombError
    │   ├── EncryptedPdfError
    │   ├── NothingRecognisedError
    │   ├── WorkerTimeoutError
    │   └── WorkerDiedError
    ├── GraphFormatError (exit 1)
    │   └── GraphTooLargeError
    ├── NotDrawableError (exit 1)
    ├── ToolMissingError (exit 1)
    ├── WeightsError (exit 1)
    ├── OutputError (exit 1)
    └── KeepingError (exit 1)
        ├── NotFoundError
        ├── StaleRevisionError
        ├── NothingToUndoError
        ├── QueueFullError
        ├── BusyError
        ├── ServedAlreadyError
        └── DatabaseError
"""

from __future__ import annotations

from typing import ClassVar


class SketchError(Exception):
    """Root of the tree.

    Attributes:
        message: What happened, in one sentence.
        hint: What to do next; empty when there is nothing to say.
        source: The photo or file it happened to, if any.
    """

    exit_code: ClassVar[int] = 1
    default_hint: ClassVar[str] = ""

    def __init__(self, message: str, *, source: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.hint = self.default_hint if hint is None else hint

    def __str__(self) -> str:
        """The source, what happened and the next step, in one line."""
        where = f"{self.source}: " if self.source else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.message}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the trip from a worker process."""
        return (_rebuild, (type(self), self.message, self.source, self.hint))


def _rebuild(kind: type[SketchError], message: str, source: str | None, hint: str) -> SketchError:
    return kind(message, source=source, hint=hint)


class UsageError(SketchError):
    """The caller asked for something that does not exist or does not fit together."""

    exit_code = 2


class BadOptionError(UsageError):
    """An option has a value outside its range."""


class UnknownFormatError(UsageError):
    """No exporter of that name is registered."""

    default_hint = "'sketch2model formats' lists what can be written"


class UnknownEngineError(UsageError):
    """No engine of that name is registered."""

    default_hint = "'sketch2model doctor' lists the engines"


class OutputIsInputError(UsageError):
    """A result would overwrite a photo that is being converted."""

    default_hint = "write into another folder with -o DIR"


class PhotoError(SketchError):
    """One photo could not be converted; the others are not concerned."""


class PhotoMissingError(PhotoError):
    """There is no such file."""

    default_hint = "check the path"


class PhotoUnreadableError(PhotoError):
    """The file exists but cannot be opened."""

    default_hint = "check the permissions, and that it is a file"


class PhotoEmptyError(PhotoError):
    """The file has no bytes, or the picture no pixels."""

    default_hint = "copy it again from where it came"


class PhotoTruncatedError(PhotoError):
    """The picture breaks off before its end or is damaged inside."""

    default_hint = "copy it again from where it came"


class NotAPictureError(PhotoError):
    """The bytes are of no kind that can be read."""

    default_hint = "give a JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF, HEIC or PDF"


class PhotoTooLargeError(PhotoError):
    """The picture has more pixels or bytes than the limit allows."""

    default_hint = "scale it down, or raise the limit with --max-megapixels"


class DecompressionBombError(PhotoError):
    """A small file that claims an absurd number of pixels."""

    default_hint = "if the file is honest, scale it down with a drawing program"


class EncryptedPdfError(PhotoError):
    """The PDF asks for a password."""

    default_hint = "save it without a password, then try again"


class NothingRecognisedError(PhotoError):
    """Neither a shape nor a line of text was found."""

    default_hint = "photograph the page closer, in even light, and see that the whole sketch is in view"


class WorkerTimeoutError(PhotoError):
    """A worker process took longer than it may, and was ended."""

    default_hint = "photograph less of it at once, or allow more time"


class WorkerDiedError(PhotoError):
    """A worker process ended in the middle of its work."""

    default_hint = "try again; if memory ran out, scale the photo down first"


class GraphFormatError(SketchError):
    """A graph does not keep the contract of `sketch2model.graph`."""

    default_hint = "give a file that 'convert --to json' wrote; what was changed in it must keep its form"


class GraphTooLargeError(GraphFormatError):
    """A graph that comes over the network holds more than any sketch."""

    default_hint = "split it, or work on it with the command line"


class NotDrawableError(SketchError):
    """A drawing cannot be made of this sketch, or would take too long."""

    default_hint = "write dot or json instead, or draw with the command line"


class ToolMissingError(SketchError):
    """A program or library that this job needs is not installed."""

    default_hint = "'sketch2model doctor' says how to get it"


class WeightsError(SketchError):
    """The weights of a network are missing or not the ones that were shipped."""

    default_hint = "install sketch2model again"


class OutputError(SketchError):
    """A result could not be written."""

    default_hint = "check that the folder exists, is writable and that the disk has room"


class KeepingError(SketchError):
    """What the web page keeps could not be found, changed or stored."""


class NotFoundError(KeepingError):
    """There is no such sketch, photo or revision."""

    default_hint = "it may have been deleted; look in the library"


class StaleRevisionError(KeepingError):
    """The sketch was changed meanwhile, by another window perhaps."""

    default_hint = "load the sketch again; your last change was not kept"


class NothingToUndoError(KeepingError):
    """There is no earlier or no later state."""


class QueueFullError(KeepingError):
    """Too many photos are waiting."""

    default_hint = "wait until some are recognised, then try again"


class BusyError(KeepingError):
    """The server has too much to do at the moment."""

    default_hint = "try again in a minute"


class ServedAlreadyError(KeepingError):
    """Another server works with this data folder."""

    default_hint = "use that one, or another data folder: --data DIR"


class DatabaseError(KeepingError):
    """The database cannot be opened, is damaged, or does not answer."""

    default_hint = "put back a copy of the data folder, or start with another one: --data DIR"
