#!/usr/bin/env python3
"""usage: interrupt.py TEXT COMMAND...

Runs a command in a session of its own, interrupts its process group as a terminal
does when the command prints TEXT, and prints its exit status. Then says what of the
session still runs, and which of the directories that the command named are there.
"""

import os
import re
import signal
import subprocess
import sys


def start(command):
    # A shell that began with interrupts ignored could not ask for them.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            start_new_session=True)


def main():
    text, command = sys.argv[1], sys.argv[2:]
    child = start(command)
    printed = ""
    for line in child.stdout:
        printed += line
        if text and text in line:
            text = None
            os.killpg(child.pid, signal.SIGINT)
    print("status", child.wait())
    if text:
        print(f"it never printed `{text}`:\n{printed}")
    running = subprocess.run(["ps", "-o", "stat=,pid=,args=", "-s", str(child.pid)],
                             stdout=subprocess.PIPE, text=True).stdout
    for process in running.splitlines():
        if not process.startswith("Z"):
            print("runs", process)
    for directory in sorted(set(re.findall(r"/tmp/dxc-demo\.\w+", printed))):
        if os.path.exists(directory):
            print("is there", directory)


main()
