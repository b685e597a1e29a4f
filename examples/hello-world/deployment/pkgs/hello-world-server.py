"""Answers a line to whoever connects to the port that is its argument."""

import socketserver
import sys


class Hello(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"Hello world!\n")


socketserver.ThreadingTCPServer.allow_reuse_address = True
with socketserver.ThreadingTCPServer(("", int(sys.argv[1])), Hello) as server:
    server.serve_forever()
