"""An address is taken before anything long is begun, or refused in a sentence."""

import socket

import pytest

from app.cli.listening import cores_of_this_process, listening, listening_on_cores
from app.domain.errors import Busy, Rejected


def test_it_listens_until_it_is_left(free_port: int) -> None:
    at = ("127.0.0.1", free_port)
    with listening(*at), socket.create_connection(at):
        pass
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(at)


def test_a_port_in_use_is_told_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Busy, match=rf"Port {port} of 127\.0\.0\.1 is in use.*--port"):
            listening("127.0.0.1", port).__enter__()


def test_the_port_of_one_that_has_just_stopped_can_be_taken(free_port: int) -> None:
    at = ("127.0.0.1", free_port)
    with listening(*at) as listener, socket.create_connection(at):
        answered, _ = listener.accept()
        answered.close()  # the server closes first: the port now waits in TIME_WAIT
    with listening(*at):
        pass


@pytest.mark.skipif(not cores_of_this_process(), reason="this system tells no cores")
def test_a_port_is_not_shared_with_another_of_the_same_account(free_port: int) -> None:
    port, cores = free_port, cores_of_this_process()[:1]
    with (
        listening_on_cores("127.0.0.1", port, cores),
        pytest.raises(Busy, match=f"Port {port} .* is in use"),
    ):
        listening_on_cores("127.0.0.1", port, cores).__enter__()


@pytest.mark.skipif(not cores_of_this_process(), reason="this system tells no cores")
def test_each_core_has_a_listener_of_its_own(free_port: int) -> None:
    cores = cores_of_this_process()
    with listening_on_cores("127.0.0.1", free_port, cores) as listeners:
        told = [one.getsockopt(socket.SOL_SOCKET, socket.SO_INCOMING_CPU) for one in listeners]
    assert told == cores


@pytest.mark.parametrize(
    "host",
    ["192.0.2.1", "no-such-host.invalid", "a" * 64],  # RFC 5737, 6761; too long a label
)
def test_a_host_that_is_not_this_machine_is_refused(host: str, free_port: int) -> None:
    with pytest.raises(Rejected, match=f"can't listen on {host}"):
        listening(host, free_port).__enter__()
