#!/usr/bin/env python3
"""Runs a command and sends it a signal: interrupt.py SIGNAL COMMAND...

Prints how it ends: its output, `status N`, and `late` if that takes longer than a
second. The command has half a second of CPU time before, so that it is at work.
"""

import os
import signal
import subprocess
import sys
import time

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_time(process: int) -> float:
    with open(f"/proc/{process}/stat", encoding="ascii", errors="replace") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def main() -> int:
    number = getattr(signal, "SIG" + sys.argv[1])
    with subprocess.Popen(sys.argv[2:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          preexec_fn=lambda: signal.signal(number, signal.SIG_DFL)) as child:
        while child.poll() is None and cpu_time(child.pid) < 0.5:
            time.sleep(0.01)
        if child.poll() is not None:
            print("ended before the signal")
        sent = time.monotonic()
        child.send_signal(number)
        output = child.communicate()[0]
        sys.stdout.write(output.decode(errors="replace"))
        print("status", child.returncode)
        if time.monotonic() - sent > 1:
            print("late")
    return 0


sys.exit(main())
