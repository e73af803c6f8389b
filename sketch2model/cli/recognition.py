"""Options of recognition that several commands share. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sketch2model.settings import Settings

Engine = Annotated[str, typer.Option(help="What finds boxes and lines.")]
Ocr = Annotated[str, typer.Option(help="What reads the writing: sketch, rapid, tesseract or null.")]
Language = Annotated[str, typer.Option(help="Language for tesseract, such as eng or eng+deu.")]
MaxMegapixels = Annotated[float, typer.Option(help="Refuse larger pictures.")]


def recognition_settings(engine: str, ocr: str, lang: str, max_megapixels: float) -> Settings:
    """What was asked for; the rest as usual.

    Raises:
        UnknownEngineError: If there is no such engine.
        BadOptionError: If a value is out of range.
    """
    from sketch2model.errors import UnknownEngineError
    from sketch2model.registry import detector_names, ocr_engine_names
    from sketch2model.settings import DetectOptions, LoadOptions, ReadOptions, Settings

    for name, known in ((engine, detector_names()), (ocr, ocr_engine_names())):
        if name not in known:
            raise UnknownEngineError(f"there is no engine {name!r}; there are {', '.join(known)}")
    return Settings(
        load=LoadOptions(max_megapixels=max_megapixels),
        detect=DetectOptions(engine=engine),
        read=ReadOptions(engine=ocr, language=lang),
    )
