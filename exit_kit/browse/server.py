"""Starts Datasette over one database: read-only, on 127.0.0.1, with nobody else's plugins.

After an import the database is one plain file; it is then opened as immutable, which lets SQLite skip all locking and
Datasette count each table once.  Where another process is writing (a log or journal stands beside it) it is opened
read-only instead, so that committed rows are seen.  Datasette is not run by its own command line, because that would
load every plugin installed in the environment; a plugin may do what it likes with the data, phoning home included.
"""

from __future__ import annotations

import errno
import importlib
import inspect
import ipaddress
import os
import socket
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from exit_kit.browse.entry import Entry
from exit_kit.browse.fresh import Fresh
from exit_kit.browse.guard import Guard, list_hosts, render_policy
from exit_kit.browse.home import count_rows
from exit_kit.browse.metadata import DATABASE, build_metadata
from exit_kit.browse.remembering import remember
from exit_kit.errors import UsageError
from exit_kit.report.figures import count_figures
from exit_kit.store.database import is_being_written, open_for_reading, refuse_nothing

HOST: Final = "127.0.0.1"
PLUGINS: Final = Path(__file__).parent / "plain"  # for a Datasette of somebody's own
FIRST_PORT: Final = 8001
_PORTS_TRIED: Final = 100
_FOLDER: Final = Path(__file__).parent
SETTINGS: Final = {
    "sql_time_limit_ms": 10_000,  # one person, one computer: an answer that takes a while is better than none
    "facet_time_limit_ms": 3_000,
    "suggest_facets": False,  # tries every column of the table: seconds for a million messages
    "default_page_size": 50,
    "default_facet_size": 15,
    "max_returned_rows": 2_000,
    "truncate_cells_html": 600,
    "num_sql_threads": 3,
    "default_cache_ttl": 0,
    "max_csv_mb": 0,  # the owner may take everything along
    "allow_download": False,  # the file is on this disk already; a second copy in Downloads is one too many
}


def open_datasette(path: Path) -> Any:
    """Return Datasette over a database, ready for `.client` and `.app()`.

    Raises DatabaseError when there is no such file, when it is not ours, or when an import holds it.
    """
    with open_for_reading(path) as db:
        if not db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'messages'").fetchone()[0]:
            raise refuse_nothing(f"The database {path} is empty.")
        counts = count_rows(db)
    load_datasette()
    app = importlib.import_module("datasette.app")
    options: dict[str, Any] = {
        "metadata": build_metadata(counts),
        "settings": SETTINGS,
        "template_dir": str(_FOLDER / "templates"),
        "static_mounts": [("-/exit-kit/static", str(_FOLDER / "static"))],
    }
    if (
        "config" in inspect.signature(app.Datasette).parameters
    ):  # 1.0 reads queries and sort orders from there
        options["config"] = {"databases": options["metadata"]["databases"]}
    datasette = app.Datasette([], **options)
    if "_memory" in datasette.databases:  # comes by itself where no file is named
        datasette.remove_database("_memory")
    datasette.add_database(_make_database(datasette, path), name=DATABASE)
    return datasette


def load_datasette() -> Any:
    """Import Datasette without the plugins of the environment, register ours, and return its plugin manager."""
    with _without_entry_points():
        manager = importlib.import_module("datasette.plugins").pm
    for foreign, _ in list(manager.list_plugin_distinfo()):  # where someone else imported Datasette before us
        manager.unregister(foreign)
    # Prints every error with its values in the terminal, even "not found"; ours does not.
    # Asks its metadata, copied whole, before each link to a table: a quarter of a second for a page.
    for name in ("datasette.handle_exception", "datasette.default_permissions"):
        if manager.get_plugin(name) is not None:
            manager.unregister(name=name)
    for name in ("exit_kit.browse.plugin", "exit_kit.browse.owner"):
        ours = importlib.import_module(name)
        if not manager.is_registered(ours):
            manager.register(ours, name)
    return manager


@contextmanager
def _without_entry_points() -> Iterator[None]:
    """Set what keeps Datasette from loading entry points: 0.65 looks at `sys`, 1.0 at the environment too."""
    sys._called_from_test = True  # type: ignore[attr-defined]
    before = os.environ.get("DATASETTE_LOAD_PLUGINS")
    os.environ["DATASETTE_LOAD_PLUGINS"] = ""
    try:
        yield
    finally:
        del sys._called_from_test  # type: ignore[attr-defined]
        del os.environ["DATASETTE_LOAD_PLUGINS"]
        if before is not None:
            os.environ["DATASETTE_LOAD_PLUGINS"] = before


def _make_database(datasette: Any, path: Path) -> Any:
    base: Any = importlib.import_module("datasette.database").Database
    mode = "mode=ro" if is_being_written(path) else "immutable=1"
    opened: list[sqlite3.Connection] = []

    class PlainFile(base):  # type: ignore[misc]
        """Opens the file by an address in which `?`, `#` and `%` of its path are escaped; Datasette escapes none."""

        def connect(self, write: bool = False, **_: Any) -> sqlite3.Connection:  # noqa: ARG002  Datasette's signature
            db = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, check_same_thread=False)
            opened.append(db)
            return db

        def close(self) -> None:
            super().close()
            while opened:
                opened.pop().close()

        async def execute(self, *arguments: Any, **options: Any) -> Any:
            """Run a query without printing it and its values in the terminal where it fails."""
            return await super().execute(*arguments, **{**options, "log_sql_errors": False})

        @property
        def hash(self) -> str | None:
            """Spare reading the whole file for a checksum that only colours a line."""
            return None

    return PlainFile(datasette, path=str(path), is_mutable=mode == "mode=ro")


def build_app(path: Path, port: int, *, host: str = HOST, entry: Callable[[Any], Any] | None = None) -> Guard:
    """Return the guarded ASGI app over a database for a port; `entry` wraps what decides who is let in.

    Raises DatabaseError as `open_datasette` does.
    """
    app: Any = Fresh(path, open_datasette)
    package = Path(str(importlib.import_module("datasette").__file__)).parent
    templates = [*(package / "templates").glob("*.html"), *(_FOLDER / "templates").glob("*.html")]
    hosts = (*list_hosts(port), f"{host}:{port}".lower())
    return Guard(entry(app) if entry else app, hosts, render_policy(templates))


def serve(
    path: Path,
    *,
    port: int | None = None,
    host: str = HOST,
    password: str | None = None,
    on_ready: Callable[[str], None],
) -> None:
    """Serve the database until Ctrl-C; `on_ready` gets the address as soon as it can be opened.

    With a password whoever has it is let in; else only who opens that address, once.  Raises DatabaseError for the
    database, UsageError when host or port cannot be used.
    """
    import uvicorn

    with bind_port(port, host) as listener:
        chosen: int = listener.getsockname()[1]
        app = build_app(path, chosen, host=host, entry=lambda inner: Entry(inner, chosen, password))
        listener.listen(128)  # from here on a browser may come: it waits until uvicorn takes over
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, lifespan="on"
        )
        # The figures of a million messages take a second: counted while the browser opens.
        threading.Thread(target=_count_ahead, args=(path,), daemon=True).start()
        on_ready(f"http://{host}:{chosen}{app.app.path}")
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:  # uvicorn has shut down and passes Ctrl-C on; here it is the usual end
            return


def _count_ahead(path: Path) -> None:
    with suppress(sqlite3.Error):  # whoever asks for the page is told
        remember(path, "figures", count_figures)


def is_this_computer(host: str) -> bool:
    """Tell whether only this computer can reach a host; raises UsageError for what is no address of one interface.

    >>> is_this_computer("127.0.0.1"), is_this_computer("localhost"), is_this_computer("192.168.1.5")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        address = ipaddress.IPv4Address(host)
    except ValueError:
        address = ipaddress.IPv4Address(0)
    if address.is_unspecified or address.is_multicast:
        raise UsageError(
            f"--host {host} cannot be used.",
            "It has to be the address of one of this computer's network interfaces, like 192.168.1.5.",
            "Leave it out, and only this computer can open the pages.",
        )
    return address.is_loopback


def bind_port(port: int | None, host: str = HOST) -> socket.socket:
    """Bind the port asked for, or the first free one from 8001; on this computer only unless a host is given."""
    for one in range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED) if port is None else (port,):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would let two programs share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, one))
        except OSError as error:
            listener.close()
            if error.errno == errno.EADDRNOTAVAIL:
                raise UsageError(
                    f"--host {host} cannot be used.",
                    "This computer has no such address.",
                    "Leave it out, and only this computer can open the pages.",
                ) from None
        else:
            return listener
    if port is None:
        raise UsageError(
            "No free port was found.", "All from 8001 to 8100 are in use.", "Name one with --port."
        )
    raise UsageError(
        f"Port {port} cannot be used.",
        "Another program has it, or the system keeps it.",
        "Leave --port out, or name another.",
    )
