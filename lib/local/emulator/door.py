"""Lets programs and pages of this machine in, and nobody else.

The emulator answers every web page (`Access-Control-Allow-Origin: *`): a page that a developer visits could call it by
its address, or by a name of its own that points to this machine, and run code as the developer. Programs name no origin;
a page names its own, and whoever comes by another name names that as host.
"""

from urllib.parse import urlsplit

OWN_NAMES = {"localhost", "127.0.0.1", "::1"}


def is_own(address: str) -> bool:
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return False
    # The emulator's own names: `<api>.execute-api.localhost`. No other site can have a name that ends so.
    return name in OWN_NAMES or name.endswith(".localhost")


def may_enter(headers) -> bool:
    origins = [value.decode("latin-1") for name, value in headers if name == b"origin"]
    hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
    return all(is_own(origin) for origin in origins) and all(is_own(f"//{host}") for host in hosts)


def behind_door(application):
    async def guarded(scope, receive, send):
        if scope["type"] not in ("http", "websocket") or may_enter(scope["headers"]):
            await application(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            body = b"The local stage answers programs and pages of this machine only."
            headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(body)).encode())]
            await send({"type": "http.response.start", "status": 403, "headers": headers})
            await send({"type": "http.response.body", "body": body})

    return guarded
