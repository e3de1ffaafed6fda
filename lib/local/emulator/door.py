"""Lets in whoever knows this start's secret, and nobody else.

The emulator answers every web page (`Access-Control-Allow-Origin: *`) and obeys what a picture's address or a form can
carry, such as `/?Action=CreateStack&...`: a page that a developer visits could run code as the developer. Every call
therefore begins with a secret, `/<secret>/...`, which stands in the endpoint that the stage's own programs are given. A
call that names another site as its origin is refused whatever it knows, and so is one by a name that somebody let point
to this machine.
"""

from contextvars import ContextVar
from hmac import compare_digest
from urllib.parse import urlsplit

OWN_NAMES = {"localhost", "127.0.0.1", "::1"}

# What the secret was stripped from: callers have signed it.
sent_path = ContextVar("rollcall_sent_path", default="")


def is_own(address):
    try:
        return (urlsplit(address).hostname or "") in OWN_NAMES
    except ValueError:
        return False


def way_in(secret, scope):
    """The path behind the secret, and the same as it was sent; None for whoever may not enter."""
    texts = [(name, value.decode("latin-1")) for name, value in scope["headers"]]
    addresses = [f"//{value}" for name, value in texts if name == b"host"]
    addresses += [value for name, value in texts if name == b"origin"]
    if not all(is_own(address) for address in addresses):
        return None
    raw = scope.get("raw_path") or scope["path"].encode()
    given, _, rest = raw.lstrip(b"/").partition(b"/")
    if not compare_digest(given, secret.encode()):
        return None
    return scope["path"][len(secret) + 1 :] or "/", b"/" + rest


def behind_door(application, secret):
    async def guarded(scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            await application(scope, receive, send)
            return
        inside = way_in(secret, scope)
        if inside is not None:
            raw = scope.get("raw_path") or scope["path"].encode()
            sent_path.set(raw.decode("latin-1"))
            path, raw_path = inside
            await application({**scope, "path": path, "raw_path": raw_path}, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            body = b"The local stage answers its own programs and pages only."
            headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(body)).encode())]
            await send({"type": "http.response.start", "status": 403, "headers": headers})
            await send({"type": "http.response.body", "body": body})

    return guarded
