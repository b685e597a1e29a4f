# shellcheck shell=sh
# What every `deactivate` does. The manager's part defines `stop_manager`, which
# fails before it stops another deployment's. State, users and the store stay.
: "${root:?}" "${generation:?}"

require_active() {
  active=$(CDPATH='' cd -- "$root/current" 2>/dev/null && pwd -P) ||
    fail "no generation is active"
  [ "$active" = "$generation" ] ||
    fail "this generation is not the active one: run $root/current/deactivate"
}

deactivate() {
  [ "$#" = 0 ] || { echo "usage: deactivate" >&2 && exit 2; }
  lock
  require_active
  require_objects
  stop_manager
  rm -f -- "$root/current"
}
