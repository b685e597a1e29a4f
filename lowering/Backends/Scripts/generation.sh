# shellcheck shell=sh
# What `activate` and `deactivate` begin with. The generated part defines
# `deployment_objects`, what must be in the store.
set -eu
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
umask 022
generation=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(dirname -- "$(dirname -- "$generation")")

note() {
  echo "${0##*/}: $*" >&2
}

fail() {
  note "$*"
  exit 1
}

# One script at a time, and none while dxc writes. Where a redirection of `exec`
# fails, the shell ends with words of its own.
lock() {
  if [ ! -w "$root" ] || ! (exec 9>>"$root/.lock") 2>/dev/null; then
    fail "$(id -un) may not write to $root; nothing was changed"
  fi
  exec 9>>"$root/.lock"
  ! command -v flock >/dev/null || flock 9
}

# object PATH: something in the store that this generation refers to.
object() {
  [ ! -e "$1" ] && [ ! -L "$1" ] || return 0
  missing=$((missing + 1))
  store=$(dirname -- "$1")
  [ "$missing" -gt 5 ] || note "there is no $1"
}

# Nothing is changed for a generation that could not run, such as one for the
# store of another machine.
require_objects() {
  missing=0
  deployment_objects
  [ "$missing" != 0 ] || return 0
  [ "$store" = "$root/store" ] || note "the store of this generation is $store: copy $root/store there"
  fail "$missing of its files are missing; nothing was changed"
}
