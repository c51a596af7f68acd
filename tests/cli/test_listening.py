"""An address is taken before anything long is begun, or refused in a sentence."""

import socket

import pytest

from app.cli.listening import cores_of_this_process, listening, listening_on_cores
from app.domain.errors import Busy, Rejected


def free_port() -> int:
    """Give a port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_it_listens_until_it_is_left() -> None:
    port = free_port()
    with listening("127.0.0.1", port), socket.create_connection(("127.0.0.1", port)):
        pass
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


def test_a_port_in_use_is_told_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Busy, match=rf"Port {port} of 127\.0\.0\.1 is in use.*--port"):
            listening("127.0.0.1", port).__enter__()


def test_the_port_of_one_that_has_just_stopped_can_be_taken() -> None:
    port = free_port()
    with listening("127.0.0.1", port) as listener, socket.create_connection(("127.0.0.1", port)):
        answered, _ = listener.accept()
        answered.close()  # the server closes first: the port now waits in TIME_WAIT
    with listening("127.0.0.1", port):
        pass


@pytest.mark.skipif(not cores_of_this_process(), reason="this system tells no cores")
def test_a_port_is_not_shared_with_another_of_the_same_account() -> None:
    port, cores = free_port(), cores_of_this_process()[:1]
    with (
        listening_on_cores("127.0.0.1", port, cores),
        pytest.raises(Busy, match=f"Port {port} .* is in use"),
    ):
        listening_on_cores("127.0.0.1", port, cores).__enter__()


@pytest.mark.skipif(not cores_of_this_process(), reason="this system tells no cores")
def test_each_core_has_a_listener_of_its_own() -> None:
    cores = cores_of_this_process()
    with listening_on_cores("127.0.0.1", free_port(), cores) as listeners:
        told = [one.getsockopt(socket.SOL_SOCKET, socket.SO_INCOMING_CPU) for one in listeners]
    assert told == cores


@pytest.mark.parametrize(
    "host",
    ["192.0.2.1", "no-such-host.invalid", "a" * 64],  # RFC 5737, 6761; too long a label
)
def test_a_host_that_is_not_this_machine_is_refused(host: str) -> None:
    with pytest.raises(Rejected, match=f"can't listen on {host}"):
        listening(host, free_port()).__enter__()
