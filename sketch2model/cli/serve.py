"""`sketch2model serve`: the web page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sketch2model.cli.console import errors_shown, for_people
from sketch2model.cli.recognition import Engine, Language, MaxMegapixels, Ocr, recognition_settings

if TYPE_CHECKING:
    from rich.console import Console

    from sketch2model.cli.listening import Place
    from sketch2model.settings import ServeOptions, Settings


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; any but this machine's own asks everybody for a token.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="8765 if left out, or the next one that is free.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for photos and results; yours if left out.")
    ] = None,
    database_url: Annotated[
        str | None, typer.Option(metavar="URL", help="PostgreSQL instead of the embedded database.")
    ] = None,
    phone: Annotated[
        bool, typer.Option("--phone", help="Let phones on your network take part; shows a code to scan.")
    ] = False,
    token: Annotated[
        str | None,
        typer.Option(help="What everybody must show; made up if one is needed.", envvar="SKETCH2MODEL_TOKEN"),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Photos to recognise at a time.")] = 1,
    engine: Engine = "trained",
    ocr: Ocr = "sketch",
    lang: Language = "eng",
    max_megapixels: MaxMegapixels = 100.0,
    max_upload_mib: Annotated[int, typer.Option(metavar="MIB", help="Refuse larger files.")] = 64,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", help="Give up on a photo after so long.")] = 120.0,
    max_memory: Annotated[int, typer.Option(metavar="MIB", help="Memory for one photo.")] = 2048,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Show the page in your browser.")] = False,
) -> None:
    """Serve the web page: upload photos, correct what was read, take it away.

    Everything stays on this machine. Ctrl-C ends it; photos that are not done yet go on at the next start.
    """
    console = for_people()
    with errors_shown(console):
        from sketch2model.cli.listening import data_folder, find_place
        from sketch2model.settings import ServeOptions, WorkerLimits

        with find_place("0.0.0.0" if phone else host, port, token) as place:  # noqa: S104 - asked for, with a token
            options = ServeOptions(
                data=data or data_folder(),
                database_url=database_url,
                token=place.token,
                hosts=place.names,
                workers=workers,
                max_upload_mib=max_upload_mib,
                limits=WorkerLimits(seconds=timeout, memory_mib=max_memory),
                warm_up=True,
            )
            settings = recognition_settings(engine, ocr, lang, max_megapixels)
            _run(console, place, options, settings, with_code=phone, with_browser=open_)


def _run(
    console: Console, place: Place, options: ServeOptions, settings: Settings, *, with_code: bool, with_browser: bool
) -> None:
    from sketch2model.web import create_app
    from sketch2model.web.server import Server
    from sketch2model.web.services import Services

    def welcome() -> None:
        typer.echo(place.address)
        if with_code:
            from sketch2model.web.phone import qr_code

            typer.echo(qr_code(place.address, colour=console.is_terminal), err=True)
        if place.token is not None:
            console.print("whoever has this address can see and change everything; use it in networks you trust")
        console.print("Ctrl-C ends it", style="dim")
        if with_browser:
            import webbrowser

            webbrowser.open(place.address)

    services = Services.start(options, settings)
    services.folder.tell(place.origin)
    server = Server(create_app(options, settings, services), on_start=welcome)
    try:
        server.run([place.socket])
    except KeyboardInterrupt:
        console.print("stopped")
    finally:
        services.stop()
