#!/bin/sh
# usage: supervise-daemon NAME PIDFILE PROGRAM COMMAND...
# Runs COMMAND, which puts a daemon into the background and leaves its process
# id in PIDFILE, and stays in the foreground as long as the daemon lives.
# Signals go to the daemon. PROGRAM is the daemon's executable.
name=$1
pid_file=$2
program=$3
shift 3
pid=
stopping=

report() {
  echo "$name: $*" >&2
}

# A zombie whose parent does not care is dead.
alive() {
  if [ -r "/proc/$1/stat" ]; then
    ! grep -q ') Z ' "/proc/$1/stat" 2>/dev/null
  else
    kill -0 "$1" 2>/dev/null
  fi
}

# Waits without holding up signals, and leaves nothing behind.
pause() {
  sleep 0.2 &
  sleeper=$!
  wait "$sleeper"
  kill "$sleeper" 2>/dev/null
}

# shellcheck disable=SC2317 # traps call it
forward() {
  case $1 in TERM | INT | QUIT | KILL) stopping=1 ;; esac
  if [ -n "$pid" ]; then
    kill -s "$1" "$pid" 2>/dev/null
  elif [ -n "$launcher" ]; then
    kill -s "$1" "$launcher" 2>/dev/null
  fi
}

read_pid() {
  pid=
  [ -r "$pid_file" ] && read -r pid <"$pid_file"
  case $pid in
  '' | *[!0-9]*) pid='' && return 1 ;;
  esac
}

# A daemon that an earlier, killed run of this script has left is stopped. The
# process id may be another program's by now, so its command line must agree.
stop_left_over() {
  read_pid || return 0
  if alive "$pid" && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "$program"; then
    report "stopping process $pid, left by an earlier run"
    kill -TERM "$pid" 2>/dev/null
    tries=50
    while alive "$pid" && [ "$tries" -gt 0 ]; do
      pause
      tries=$((tries - 1))
    done
    kill -KILL "$pid" 2>/dev/null
  fi
  pid=
  rm -f -- "$pid_file"
}

launcher=
stop_left_over
for signal in TERM INT QUIT HUP USR1 USR2 WINCH; do
  # shellcheck disable=SC2064 # the signal of this round is meant
  trap "forward $signal" "$signal"
done

"$@" &
launcher=$!
wait "$launcher"
status=$?
while kill -0 "$launcher" 2>/dev/null; do # a signal ended the wait, not the launcher
  wait "$launcher"
  status=$?
done
launcher=
if [ "$status" != 0 ]; then
  # Told to stop halfway: the daemon may be there already.
  [ -n "$stopping" ] && read_pid && kill -TERM "$pid" 2>/dev/null
  report "the daemon did not start (status $status)"
  exit "$status"
fi

tries=150
until read_pid && alive "$pid"; do
  if [ "$tries" = 0 ]; then
    report "the daemon left no process id in $pid_file"
    exit 1
  fi
  tries=$((tries - 1))
  pause
done
[ -z "$stopping" ] || kill -TERM "$pid" 2>/dev/null

while alive "$pid"; do
  pause
done
[ -n "$stopping" ] && exit 0
report "the daemon ended"
exit 1
