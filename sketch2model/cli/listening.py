"""Where the web page is served: address, names, token, and the folder for its data."""

from __future__ import annotations

import errno
import ipaddress
import os
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sketch2model.errors import UsageError

_USUAL_PORT = 8765
_MORE_PORTS = 20
_TOKEN_BYTES = 16
_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Place:
    """A port that is ours.

    Attributes:
        socket: Bound, not listening yet.
        origin: The address for people, without the token.
        names: What the server may be called.
        token: What everybody must show; None on this machine alone.
    """

    socket: socket.socket
    origin: str
    names: tuple[str, ...]
    token: str | None

    @property
    def address(self) -> str:
        """What to open."""
        return f"{self.origin}/" + (f"?token={self.token}" if self.token else "")


@contextmanager
def find_place(host: str, port: int | None, token: str | None) -> Iterator[Place]:
    """Take a port, until the end of the `with` block.

    Args:
        host: Address or name to listen on.
        port: None for the usual one, or the next that is free.
        token: Made up where others can ask, and none is given.

    Raises:
        UsageError: If the port is taken, or the host not ours.
    """
    family, address = _resolved(host)
    bound = _bound(family, address, port)
    with bound:
        number = bound.getsockname()[1]
        alone = ipaddress.ip_address(address).is_loopback
        shown = _shown_host(address)
        names = _LOOPBACK_NAMES if alone else (*_LOOPBACK_NAMES, *_own_names(host, shown))
        if not alone and token is None:
            token = secrets.token_urlsafe(_TOKEN_BYTES)
        yield Place(bound, f"http://{shown}:{number}", names, token)


def data_folder() -> Path:
    """Where programs keep data on this system."""
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Application Support"
    else:
        root = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return root / "sketch2model"


def _resolved(host: str) -> tuple[socket.AddressFamily, str]:
    try:
        found = socket.getaddrinfo(host.strip("[]"), None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise UsageError(f"there is no host {host!r}", hint="give an address of this machine with --host") from error
    family, _, _, _, address = min(found, key=lambda entry: entry[0] != socket.AF_INET)
    return family, str(address[0])


def _bound(family: socket.AddressFamily, address: str, port: int | None) -> socket.socket:
    ports = range(_USUAL_PORT, _USUAL_PORT + _MORE_PORTS) if port is None else (port,)
    for number in ports:
        # Without the protocol's number, asyncio leaves Nagle's algorithm on, which holds answers back for 40 ms.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            if sys.platform != "win32":  # there it would let two servers share a port
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((address, number))
            listener.listen()  # so that nobody else takes it meanwhile
        except OSError as error:
            listener.close()
            if error.errno != errno.EADDRINUSE:
                raise UsageError(
                    f"it is not possible to listen on {address}:{number}: {error.strerror}",
                    hint="give --host an address of this machine, and --port a number from 1024 on",
                ) from error
        else:
            return listener
    taken = f"port {ports[0]} is" if len(ports) == 1 else f"ports {ports[0]} to {ports[-1]} are"
    raise UsageError(f"{taken} in use", hint="end the other program, or give another port with --port")


def _shown_host(address: str) -> str:
    if ipaddress.ip_address(address).is_unspecified:
        from sketch2model.web.phone import local_address

        return local_address()
    return f"[{address}]" if ":" in address else address


def _own_names(host: str, shown: str) -> tuple[str, ...]:
    name = socket.gethostname().lower()
    return tuple(dict.fromkeys((shown, host.lower(), name, f"{name}.local")))
