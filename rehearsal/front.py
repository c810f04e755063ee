"""Stands for the DNS: an address on this machine that is the distribution.

Clients call it over plain HTTP; it calls the emulator's CloudFront over TLS under the distribution's own name. Where a
browser would say the site's origin it does so too, and it takes `Secure` off cookies, which clients would else not send
back to it.
"""

import http.client
import http.server
import re
import ssl
import threading

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "proxy-connection", "content-length", "host"}


class Front:
    def __init__(self, host, port, certificate):
        self.host = host
        front = self
        self.port = port
        self.certificate = str(certificate)
        self._tls = ssl.create_default_context(cafile=str(certificate))
        self._tls.check_hostname = False

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def relay(self):
                front._relay(self)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = relay

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def _relay(self, request):
        size = int(request.headers.get("Content-Length") or 0)
        body = request.rfile.read(size) if size else None
        headers = {name: value for name, value in request.headers.items() if name.lower() not in HOP_BY_HOP}
        headers["Host"] = self.host
        for name in ("Origin", "Referer"):
            if name in headers:
                headers[name] = headers[name].replace(self.address, f"https://{self.host}")
        upstream = http.client.HTTPSConnection("127.0.0.1", self.port, context=self._tls, timeout=120)
        try:
            upstream.request(request.command, request.path, body, headers)
            answer = upstream.getresponse()
            content = answer.read()
        finally:
            upstream.close()
        request.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() in HOP_BY_HOP:
                continue
            if name.lower() == "set-cookie":
                value = re.sub(r";\s*secure", "", value, flags=re.IGNORECASE)
            request.send_header(name, value.replace(f"https://{self.host}", self.address))
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(content)
