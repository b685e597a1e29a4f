# shellcheck shell=sh
# What every `deactivate` does. The manager's part defines `stop_manager`.
# State, users and the store stay.
set -eu
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
generation=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(dirname -- "$(dirname -- "$generation")")

note() {
  echo "deactivate: $*" >&2
}

fail() {
  note "$*"
  exit 1
}

deactivate() {
  [ "$#" = 0 ] || { echo "usage: deactivate" >&2 && exit 2; }
  exec 9>>"$root/.lock" || fail "cannot write to $root"
  ! command -v flock >/dev/null || flock 9
  if [ "$(CDPATH='' cd -- "$root/current" 2>/dev/null && pwd -P)" != "$generation" ]; then
    note "this generation is not the active one"
    return 0
  fi
  stop_manager
  rm -f -- "$root/current"
}
