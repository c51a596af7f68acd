"""What is said between the catalogue and a process that decodes: a line of JSON, then bytes.

Both sides read no more than what was announced. What comes out of a darkroom is read as plain
JSON and checked: whoever takes such a process over must not take over the one that asks.
"""

import json
import socket
import struct
from collections.abc import Mapping
from typing import Any, Final

_HEAD: Final = struct.Struct(">II")
_MOST_TOLD_BYTES: Final = 16 * 1024**2
_MOST_BODY_BYTES: Final = 1024**3


class HungUp(Exception):  # noqa: N818 - what one says of a line
    """The other side is gone, or says what nobody would say."""


def send(
    line: socket.socket, told: Mapping[str, Any], body: bytes = b"", *, file: int | None = None
) -> None:
    """Say something, with bytes; `file` is a descriptor that is handed over with it."""
    text = json.dumps(told).encode()
    head = _HEAD.pack(len(text), len(body))
    try:
        if file is None:
            line.sendall(head + text)
        else:
            socket.send_fds(line, [head], [file])
            line.sendall(text)
        if body:
            line.sendall(body)
    except (BrokenPipeError, ConnectionError) as fault:
        raise HungUp from fault


def receive(line: socket.socket) -> tuple[dict[str, Any], bytes]:
    """Wait for what is said; `HungUp` where nothing will come, `TimeoutError` as the line has."""
    return _rest(line, _exactly(line, _HEAD.size))


def receive_with_file(line: socket.socket) -> tuple[dict[str, Any], bytes, int]:
    """Wait for what is said with a file; its descriptor is the receiver's to close."""
    try:
        head, files, _, _ = socket.recv_fds(line, _HEAD.size, 1)
    except ConnectionError as fault:
        raise HungUp from fault
    if not head or not files:
        raise HungUp
    head += _exactly(line, _HEAD.size - len(head))
    return *_rest(line, head), files[0]


def _rest(line: socket.socket, head: bytes) -> tuple[dict[str, Any], bytes]:
    told_bytes, body_bytes = _HEAD.unpack(head)
    if told_bytes > _MOST_TOLD_BYTES or body_bytes > _MOST_BODY_BYTES:
        raise HungUp
    text, body = _exactly(line, told_bytes), _exactly(line, body_bytes)
    try:
        told = json.loads(text)
    except ValueError as fault:
        raise HungUp from fault
    if not isinstance(told, dict):
        raise HungUp
    return told, body


def _exactly(line: socket.socket, count: int) -> bytes:
    got = bytearray(count)
    view = memoryview(got)
    read = 0
    while read < count:
        try:
            more = line.recv_into(view[read:], count - read)
        except ConnectionError as fault:
            raise HungUp from fault
        if not more:
            raise HungUp
        read += more
    return bytes(got)
