"""What a caller may choose: one frozen options class per step, checked when built."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.errors import BadOptionError

DIALECTS = ("postgresql", "sqlite", "mysql", "mariadb")
LAYOUTS = ("auto", "sketch")
THEMES = ("light", "dark")
INHERITANCES = ("joined", "single", "concrete")
DIRECTIONS = (0, 90, 180, 270)
_TOKEN = re.compile(r"[A-Za-z0-9._~-]{16,200}")  # fits into an address and a cookie as it is


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise BadOptionError(message)


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How photos are opened.

    Attributes:
        max_megapixels: Larger pictures are refused before they are decoded.
        pdf_dpi: Resolution at which PDF pages are drawn.
    """

    max_megapixels: float = 100.0
    pdf_dpi: int = 200

    def __post_init__(self) -> None:
        """Check the ranges."""
        _require(self.max_megapixels > 0, f"max_megapixels must be above 0, not {self.max_megapixels}")
        _require(36 <= self.pdf_dpi <= 1200, f"pdf_dpi must be 36 to 1200, not {self.pdf_dpi}")


@dataclass(frozen=True, slots=True)
class RectifyOptions:
    """How a photo becomes a flat, evenly lit page.

    Attributes:
        page_side: The page's longer side is scaled down to at most this many pixels.
        direction: Degrees by which the photo must be turned counter-clockwise; None to find out.
        flatten: Look for the border of the sheet and straighten it.
    """

    page_side: int = 1800
    direction: int | None = None
    flatten: bool = True

    def __post_init__(self) -> None:
        """Check the ranges."""
        _require(400 <= self.page_side <= 8000, f"page_side must be 400 to 8000, not {self.page_side}")
        _require(
            self.direction is None or self.direction in DIRECTIONS,
            f"direction must be one of {DIRECTIONS}, not {self.direction}",
        )


@dataclass(frozen=True, slots=True)
class DetectOptions:
    """How shapes and connectors are found.

    Attributes:
        engine: Name of a registered detector.
    """

    engine: str = "trained"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How handwriting is read.

    Attributes:
        engine: Name of a registered OCR engine.
        language: Tesseract's name of the language; other engines ignore it.
        alternatives: How many other readings to keep for each line.
    """

    engine: str = "sketch"
    language: str = "eng"
    alternatives: int = 5

    def __post_init__(self) -> None:
        """Check the ranges."""
        _require(0 <= self.alternatives <= 20, f"alternatives must be 0 to 20, not {self.alternatives}")
        _require(
            bool(self.language) and all(c.isalnum() or c in "_+" for c in self.language),
            f"language must look like eng or eng+deu, not {self.language!r}",
        )


@dataclass(frozen=True, slots=True)
class InterpretOptions:
    """How ink becomes meaning.

    Attributes:
        diagram: The kind of diagram; None to find out.
    """

    diagram: DiagramKind | None = None


@dataclass(frozen=True, slots=True)
class SchemaOptions:
    """How concepts become tables.

    Attributes:
        inheritance: `joined` gives each class a table that shares the key of its parent's, `single` one table to a
            whole family, `concrete` a whole table to each class that has objects.
    """

    inheritance: str = "joined"

    def __post_init__(self) -> None:
        """Check the name."""
        _require(
            self.inheritance in INHERITANCES,
            f"inheritance must be one of {', '.join(INHERITANCES)}, not {self.inheritance}",
        )


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How results are written.

    Attributes:
        dialect: SQL dialect, one of `DIALECTS`.
        layout: `auto` lets graphviz place the boxes, `sketch` keeps the positions of the paper.
        theme: Colours of drawings, one of `THEMES`.
    """

    dialect: str = "postgresql"
    layout: str = "auto"
    theme: str = "light"

    def __post_init__(self) -> None:
        """Check the names."""
        _require(self.dialect in DIALECTS, f"dialect must be one of {', '.join(DIALECTS)}, not {self.dialect}")
        _require(self.layout in LAYOUTS, f"layout must be one of {', '.join(LAYOUTS)}, not {self.layout}")
        _require(self.theme in THEMES, f"theme must be one of {', '.join(THEMES)}, not {self.theme}")


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What one job may use in a worker process.

    Attributes:
        seconds: A job that takes longer is ended.
        memory_mib: Memory in MiB beyond what program and weights take.
    """

    seconds: float = 120
    memory_mib: int = 2048

    def __post_init__(self) -> None:
        """Check the ranges."""
        _require(0 < self.seconds <= 86_400, f"seconds must be above 0 and at most 86400, not {self.seconds}")
        _require(16 <= self.memory_mib <= 1_048_576, f"memory_mib must be 16 to 1048576, not {self.memory_mib}")


@dataclass(frozen=True, slots=True)
class Settings:
    """All steps together."""

    load: LoadOptions = field(default_factory=LoadOptions)
    rectify: RectifyOptions = field(default_factory=RectifyOptions)
    detect: DetectOptions = field(default_factory=DetectOptions)
    read: ReadOptions = field(default_factory=ReadOptions)
    interpret: InterpretOptions = field(default_factory=InterpretOptions)
    schema: SchemaOptions = field(default_factory=SchemaOptions)
    export: ExportOptions = field(default_factory=ExportOptions)


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How the web page is served.

    Attributes:
        data: Folder for photos, results and the embedded database.
        database_url: SQLAlchemy's URL of another database; None for the embedded one.
        token: What every request must show; None where only this machine can ask.
        hosts: Names by which the server may be called, without port; any other is refused (DNS rebinding).
        workers: Photos to recognise at a time.
        max_upload_mib: Larger files are refused while they come in.
        max_waiting: With so many photos in the queue, more are refused.
        limits: What the recognition of one photo may use.
        warm_up: Start the worker processes with the server, not with the first photo.
    """

    data: Path
    database_url: str | None = field(default=None, repr=False)  # it holds a password; neither is for logs
    token: str | None = field(default=None, repr=False)
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    workers: int = 1
    max_upload_mib: int = 64
    max_waiting: int = 1000
    limits: WorkerLimits = field(default_factory=WorkerLimits)
    warm_up: bool = False

    def __post_init__(self) -> None:
        """Check the ranges."""
        _require(1 <= self.workers <= 64, f"workers must be 1 to 64, not {self.workers}")
        _require(1 <= self.max_upload_mib <= 512, f"max_upload_mib must be 1 to 512, not {self.max_upload_mib}")
        _require(self.max_waiting >= 1, f"max_waiting must be at least 1, not {self.max_waiting}")
        _require(
            self.token is None or _TOKEN.fullmatch(self.token) is not None,
            "a token needs at least 16 characters, only letters, digits, and - . _ ~",
        )
