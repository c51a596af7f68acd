"""The servers that are compared, each behind one port of this machine."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.images.pictures import JPEG_QUALITY, Prepared
from benchmarks.images.processes import Program, found
from benchmarks.images.workloads import Asked, static_path

_NGINX: Final = """\
{user}
worker_processes {workers};
daemon off;
pid {folder}/{name}.pid;
error_log {folder}/{name}.log;
events {{ worker_connections 512; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  open_file_cache max=20000 inactive=10m;
  open_file_cache_valid 10m;
  types {{ image/jpeg jpg; }}
  client_body_temp_path {folder}/{name}-body;
  proxy_temp_path {folder}/{name}-proxy;
  fastcgi_temp_path {folder}/{name}-fastcgi;
  uwsgi_temp_path {folder}/{name}-uwsgi;
  scgi_temp_path {folder}/{name}-scgi;
  server {{
    listen 127.0.0.1:{port};
{location}
  }}
}}
"""
_STATIC: Final = "    root {tiles};"
_IIPSRV: Final = """\
    location ~ ^/iiif/2/(.*)$ {{
      fastcgi_param QUERY_STRING IIIF=$1;
      fastcgi_param REQUEST_METHOD $request_method;
      fastcgi_param REQUEST_URI $request_uri;
      fastcgi_param SERVER_PROTOCOL $server_protocol;
      fastcgi_pass 127.0.0.1:{backend};
      fastcgi_buffers 64 64k;
    }}"""


@dataclass(frozen=True, slots=True)
class Server:
    """One server: its programs, its port, how it is asked, and how exact its sizes must be."""

    name: str
    programs: tuple[Program, ...]
    port: int
    path: Callable[[Asked], str]
    slack_px: int = 0

    @property
    def processor_s(self) -> float:
        """What all its processes have used."""
        return sum(program.processor_s for program in self.programs)

    @property
    def memory_mib(self) -> float:
        """What all its processes hold."""
        return sum(program.memory_mib for program in self.programs)

    def end(self) -> None:
        """End its programs, the outermost first."""
        for program in reversed(self.programs):
            program.end()


def verso(  # noqa: PLR0913 - what differs between its uses
    prepared: Prepared,
    *,
    port: int,
    caches: bool = True,
    cores: str = "0",
    workers: int = 1,
    images_alone: bool = False,
) -> Server:
    """`verso serve` on the holding, but that one client may have all its connections waiting."""
    settings = {"VERSO_PIXEL_QUEUE": "256", "VERSO_PIXEL_CLIENT_LIMIT": "256"}
    settings["VERSO_DECODED_CACHE_BYTES"] = str(OWN_CACHE.tiles_mib << 20)  # as much as iipsrv
    settings["VERSO_PIXEL_WORKERS"] = "1"  # a core for each process
    if not caches:
        settings |= {"VERSO_DECODED_CACHE_BYTES": "0", "VERSO_PICTURE_CACHE_BYTES": "0"}
    verso_program = str(Path(sys.executable).with_name("verso"))
    command = [verso_program, "serve", "--home", str(prepared.holding), "--port", str(port)]
    command += ["--only", "images"] if images_alone else ["--workers", str(workers)]
    command += ["--pin"] if workers > 1 else []
    log = prepared.folder / f"verso-{port}.log"
    program = Program(command, log=log, cores=cores, settings=settings)
    program.wait_for(port)
    return Server(
        "verso" if caches else "verso, no caches",
        (program,),
        port,
        lambda asked: f"/iiif/3/{asked.picture.image_id}/{asked.tail}",
    )


@dataclass(frozen=True, slots=True)
class Caching:
    """How much iipsrv may keep: decoded tiles itself, whole answers in memcached."""

    name: str
    tiles_mib: int = 0
    answers_mib: int = 0


OWN_CACHE: Final = Caching("iipsrv", tiles_mib=512)
NO_CACHE: Final = Caching("iipsrv, no caches")
MEMCACHED: Final = Caching("iipsrv, memcached", tiles_mib=512, answers_mib=1024)


def iipsrv(prepared: Prepared, *, port: int, caching: Caching) -> Server:
    """Debian's iipimage-server behind nginx."""
    backend, memory = port + 1, port + 2
    settings = {
        "FILESYSTEM_PREFIX": f"{prepared.pyramids}/",
        "JPEG_QUALITY": str(JPEG_QUALITY),
        "MAX_CVT": "20000",
        "VERBOSITY": "0",
        "LOGFILE": str(prepared.folder / f"iipsrv-{port}.log"),
        "MAX_IMAGE_CACHE_SIZE": str(caching.tiles_mib),
    }
    programs = []
    if caching.answers_mib:
        programs.append(_memcached(prepared, memory, caching.answers_mib))
        settings |= {"MEMCACHED_SERVERS": f"127.0.0.1:{memory}", "MEMCACHED_TIMEOUT": "86400"}
    command = [found("iipsrv.fcgi", package="iipimage-server"), "--bind", f"127.0.0.1:{backend}"]
    log = prepared.folder / f"iipsrv-said-{port}.log"
    programs.append(Program([*command, "--backlog", "1024"], log=log, settings=settings))
    programs[-1].wait_for(backend)
    programs.append(_nginx(prepared, f"nginx-{port}", port, _IIPSRV.format(backend=backend)))
    return Server(
        caching.name,
        tuple(programs),
        port,
        lambda asked: f"/iiif/2/{asked.picture.name}.tif/{asked.tail}",
        slack_px=1,  # it rounds sizes down
    )


def _memcached(prepared: Prepared, port: int, most_mib: int) -> Program:
    user = ["-u", "root"] if os.getuid() == 0 else []
    command = [found("memcached", package="memcached"), *user, "-l", "127.0.0.1", "-t", "1"]
    command += ["-p", str(port), "-m", str(most_mib), "-I", "8m"]
    program = Program(command, log=prepared.folder / f"memcached-{port}.log")
    program.wait_for(port)
    return program


def static(prepared: Prepared, *, port: int, workers: int = 1, cores: str = "0") -> Server:
    """Nginx with the tiles of Verso's derivatives as files."""
    location = _STATIC.format(tiles=prepared.tiles)
    program = _nginx(prepared, f"static-{port}", port, location, workers=workers, cores=cores)
    return Server("nginx static", (program,), port, static_path)


def _nginx(  # noqa: PLR0913 - what differs between its two uses
    prepared: Prepared, name: str, port: int, location: str, *, workers: int = 1, cores: str = "0"
) -> Program:
    folder = prepared.folder
    configuration = folder / f"{name}.conf"
    user = "user root;" if os.getuid() == 0 else ""
    configuration.write_text(
        _NGINX.format(
            user=user, workers=workers, folder=folder, name=name, port=port, location=location
        )
    )
    command = [found("nginx", package="nginx-light"), "-e", str(folder / f"{name}.log")]
    program = Program(
        [*command, "-c", str(configuration)], log=folder / f"{name}-said.log", cores=cores
    )
    program.wait_for(port)
    return program
