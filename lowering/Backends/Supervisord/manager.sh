# shellcheck shell=sh
# How `activate` and `deactivate` talk to supervisord.
: "${root:?}" "${generation:?}"

control() {
  supervisorctl -c "$configuration" "$@" 9>&-
}

# given_configuration PID: the file that a supervisord was started with. Without an
# option it looks for some, of which only that in its directory can be ours.
given_configuration() {
  file=$(tr '\0' '\n' <"/proc/$1/cmdline" |
    sed -n -e '/^-[nstk]*c$/{n;p;d;}' -e '/^--conf[a-z]*$/{n;p;d;}' \
      -e 's/^-[nstk]*c\(.\)/\1/p' -e 's/^--conf[a-z]*=//p' | tail -n 1)
  case $file in
  /*) printf '%s\n' "$file" ;;
  *) printf '%s\n' "$(readlink -- "/proc/$1/cwd")/${file:-supervisord.conf}" ;;
  esac
}

# is_ours FILE: whether a configuration is one of this deployment directory. The
# file itself may lie in a store that another deployment has too.
is_ours() {
  place=$(dirname -- "$1")
  place=$(readlink -f -- "$place" || printf '%s\n' "$place")
  case $place in
  "$root"/generations/* | "$root/current") return 0 ;;
  *) return 1 ;;
  esac
}

# answers CONFIGURATION: whether a supervisord listens at its control socket.
# Without /proc it is taken for this deployment's.
answers() {
  configuration=$1
  [ -e "$configuration" ] && pid=$(control pid 2>/dev/null) || return 1
  given=$configuration
  [ ! -r "/proc/$pid/cmdline" ] || given=$(given_configuration "$pid")
}

# Whether this deployment's supervisord runs, at the control socket of this
# generation, which may be another deployment's as well.
find_manager() {
  command -v supervisorctl >/dev/null || fail "there is no supervisorctl; nothing was changed"
  answers "$generation/supervisord.conf" || return 1
  is_ours "$given" ||
    fail "the supervisord of $given has the same control socket: deactivate that deployment," \
      "or compile this one with another --runtime-dir or --state-dir; nothing was changed"
}

# One that a later `deactivate` would not find must not run on.
check_manager() {
  ! find_manager || return 0
  if answers "$root/current/supervisord.conf" && is_ours "$given"; then
    fail "deactivate the running generation first ($root/current/deactivate):" \
      "the new one has another runtime directory; nothing was changed"
  fi
}

# A configuration that supervisord does not take is not left in force.
refuse() {
  [ -z "$previous" ] || switch_current "$previous"
  fail "supervisord refuses the configuration"
}

# programs STATES: the status of programs that are in one of them (`A\|B`).
programs() {
  { control status || :; } | grep "^[^ ]* *\($1\) "
}

# What started has 20 seconds. Programs that ended by themselves are not judged.
check_programs() {
  exec 9>&-
  limit=$(($(date +%s) + 20))
  while programs 'STARTING\|BACKOFF' >/dev/null && [ "$(date +%s)" -lt "$limit" ]; do
    sleep 0.2 2>/dev/null || sleep 1
  done
  failed=$(programs 'BACKOFF\|FATAL') || return 0
  note "activated, but these do not run:"
  echo "$failed" >&2
  exit 1
}

reload_manager() {
  if ! find_manager; then
    note "supervisord is not running; start it with: supervisord -c $root/current/supervisord.conf"
    return 0
  fi
  control reread || refuse
  control update
  check_programs
}

# `shutdown` returns before the last process has gone.
stop_manager() {
  find_manager || { note "nothing was running" && return 0; }
  control shutdown
  while kill -0 "$pid" 2>/dev/null && ! grep -q ') Z ' "/proc/$pid/stat" 2>/dev/null; do
    sleep 0.2 2>/dev/null || sleep 1
  done
}
