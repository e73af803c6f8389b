"""A phone on the same network: its way here, and a code to scan."""

from __future__ import annotations

import io
import socket

from sketch2model.errors import UsageError

_ELSEWHERE = ("192.0.2.1", 9)
"""An address for documentation (RFC 5737); nothing is ever sent to it."""
_WHITE_ON_BLACK = "\x1b[38;5;231;48;5;16m"
_RESET = "\x1b[0m"


def local_address() -> str:
    """The address of this machine on its network, IPv4.

    Raises:
        UsageError: If it is on none.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)  # chooses a way, sends nothing
        except OSError as error:
            raise UsageError(
                "this machine is on no network", hint="connect it to the network of the phone, or give --host ADDRESS"
            ) from error
        return str(probe.getsockname()[0])


def qr_code(address: str, *, colour: bool) -> str:
    """Lines of half blocks that a phone's camera can read.

    Args:
        address: What to open.
        colour: Say which colours, so that it is dark on light whatever the terminal's own are.
    """
    import segno

    drawn = io.StringIO()
    segno.make(address, error="m").terminal(out=drawn, border=3, compact=True)
    lines = drawn.getvalue().splitlines()
    return "\n".join(f"{_WHITE_ON_BLACK}{line}{_RESET}" if colour else line for line in lines)
