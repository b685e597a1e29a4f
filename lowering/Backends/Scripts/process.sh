# shellcheck shell=sh
# Functions of the scripts that start a process for its manager, which source
# this file after setting `name`.
: "${name:?}"

PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
umask 022

# The manager puts each process into a group of its own: a signal that arrives
# before the process itself runs ends what this script has started so far.
give_up() {
  trap '' TERM
  kill -TERM 0
  wait
  exit 143
}
trap give_up TERM INT HUP QUIT

fail() {
  echo "$name: $*" >&2
  exit 1
}

# Runs a command so that signals are not held up by it.
step() {
  "$@" &
  wait "$!"
}

pause() {
  step sleep 0.2 2>/dev/null || step sleep 1
}

# await SECONDS INSTANCE COMMAND...: until the command succeeds.
await() {
  limit=$(($(date +%s) + $1))
  instance=$2
  shift 2
  until step "$@" >/dev/null 2>&1; do
    [ "$(date +%s)" -lt "$limit" ] || fail "$instance is not ready"
    pause
  done
}

tcp_open() {
  if command -v python3; then
    python3 -c 'import socket, sys
socket.create_connection((sys.argv[1], int(sys.argv[2])), 1).close()' "$1" "$2"
  else
    nc -z "$1" "$2"
  fi
}

socket_open() {
  if command -v python3; then
    python3 -c 'import socket, sys
socket.socket(socket.AF_UNIX).connect(sys.argv[1])' "$1"
  else
    test -S "$1"
  fi
}

# directory PATH MODE OWNER GROUP: owner and group may be empty.
directory() {
  mkdir -p -- "$1"
  [ -L "$1" ] && return
  if [ -n "$3$4" ] && [ "$(id -u)" = 0 ]; then
    chown -- "$3${4:+:$4}" "$1"
  fi
  if [ -O "$1" ] || [ "$(id -u)" = 0 ]; then
    chmod -- "$2" "$1"
  fi
}

# credentials_directory PATH: empties it. Its parent belongs to who runs the
# manager, so that no service can put a link in its place.
credentials_directory() {
  mkdir -p -- "$(dirname -- "$1")"
  rm -rf -- "$1"
  mkdir -m 0700 -- "$1"
  credentials=$1
}

# credential NAME FILE USER
credential() {
  [ -r "$2" ] || fail "cannot read the secret $1 in $2"
  (umask 077 && cat -- "$2" >"$credentials/$1")
  [ -z "$3" ] || chown -- "$3" "$credentials/$1"
  chmod 0400 "$credentials/$1"
}

credentials_owner() {
  chown -- "$1" "$credentials"
}

# Replace the shell by a command, at the priority `nice_level`; run_as_user
# USER COMMAND... with the user's own groups.
run() {
  exec ${nice_level:+nice -n "$nice_level"} "$@"
}

run_as_user() {
  user=$1
  shift
  [ "$(id -un)" != "$user" ] || run "$@"
  [ "$(id -u)" = 0 ] || fail "only root can change to the user $user"
  uid=$(id -u -- "$user") || fail "there is no user $user"
  gid=$(id -g -- "$user")
  if command -v setpriv >/dev/null; then
    run setpriv --reuid "$uid" --regid "$gid" --init-groups -- "$@"
  fi
  run python3 -c 'import os, pwd, sys
user = pwd.getpwnam(sys.argv[1])
os.initgroups(user.pw_name, user.pw_gid)
os.setgid(user.pw_gid)
os.setuid(user.pw_uid)
os.execvp(sys.argv[2], sys.argv[2:])' "$user" "$@"
}
