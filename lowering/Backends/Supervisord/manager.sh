# shellcheck shell=sh
# How `activate` and `deactivate` talk to supervisord.
: "${root:?}" "${generation:?}"

control() {
  supervisorctl -c "$configuration" "$@" 9>&-
}

# Finds the configuration whose control socket answers: the new one, or that of
# the generation before it where the socket has moved.
find_manager() {
  for configuration in "$generation/supervisord.conf" "$root/${previous:-current}/supervisord.conf"; do
    if [ -e "$configuration" ] && control pid >/dev/null 2>&1; then
      return 0
    fi
  done
  return 1
}

# A configuration that supervisord does not take is not left in force.
refuse() {
  [ -z "$previous" ] || switch_current "$previous"
  fail "supervisord refuses the configuration"
}

reload_manager() {
  command -v supervisorctl >/dev/null || fail "there is no supervisorctl"
  if ! find_manager; then
    note "supervisord is not running; start it with: supervisord -c $root/current/supervisord.conf"
    return 0
  fi
  control reread || refuse
  control update
}

# `shutdown` returns before the last process has gone.
stop_manager() {
  previous=
  find_manager || return 0
  pid=$(control pid)
  control shutdown
  while kill -0 "$pid" 2>/dev/null && ! grep -q ') Z ' "/proc/$pid/stat" 2>/dev/null; do
    sleep 0.2 2>/dev/null || sleep 1
  done
}
