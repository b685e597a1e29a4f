"""A web application that answers every request with the text in GREETING, on the loopback's port PORT."""

import html
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GREETING = os.environ["GREETING"]


class Greeter(BaseHTTPRequestHandler):
    def do_GET(self):
        page = f"<!DOCTYPE html>\n<title>webapp</title>\n<p>{html.escape(GREETING)}</p>\n".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Greeter).serve_forever()
