# shellcheck shell=sh
# What every `activate` does, whatever the process manager. The generated part
# defines `changes_users` (empty for no) and `deployment_plan`, the manager's part
# `check_manager`, which fails where activation would meet another deployment's
# manager, and `reload_manager`.
: "${root:?}" "${generation:?}"

is_root() {
  [ "$(id -u)" = 0 ]
}

# What changes users is for root. Asked not to, we only prepare.
require_root() {
  [ -n "${changes_users?}" ] && ! is_root || return 0
  reason="this generation changes users and you are not root: compile with --force-disable-user-change [--state-dir DIR]"
  [ -z "$reload" ] || fail "$reason"
  note "$reason"
}

# deferred_build OUT GROUP PATH SCRIPT NAME=VALUE...: fills OUT once, for GROUP
# to read, which may be empty. A marker tells a finished build from one that was
# killed.
deferred_build() {
  out=$1
  reader=$2
  search_path=$3
  script=$4
  shift 4
  marker=$(dirname -- "$out")/.building-$(basename -- "$out")
  [ ! -e "$marker" ] || rm -rf -- "$out"
  [ ! -e "$out" ] || return 0
  note "building $out"
  : >"$marker" || fail "cannot write to $(dirname -- "$out")"
  work=$(mktemp -d)
  if ! (
    umask 077
    cd -- "$work" || exit
    exec env -i "PATH=$search_path" "HOME=$work" "TMPDIR=$work" "out=$out" "$@" \
      /bin/sh -e -c "$script" </dev/null 9>&-
  ); then
    rm -rf -- "$work" "$out" "$marker"
    fail "the build of $out failed"
  fi
  rm -rf -- "$work"
  [ -e "$out" ] || fail "the build of $out made nothing"
  if [ -n "$reader" ] && is_root; then
    chgrp -R -- "$reader" "$out"
    chmod -R g+rX -- "$out"
  fi
  rm -f -- "$marker"
}

# group NAME GID: GID may be empty.
group() {
  if getent group "$1" >/dev/null 2>&1 || grep -q "^$1:" /etc/group; then
    return 0
  elif ! is_root; then
    note "not root: the group $1 is not created"
  elif command -v groupadd >/dev/null; then
    groupadd --system ${2:+--gid "$2"} -- "$1"
  else
    addgroup -S ${2:+-g "$2"} -- "$1"
  fi
}

# The shell of a user that nobody logs in as.
no_shell() {
  for shell in /usr/sbin/nologin /sbin/nologin; do
    [ ! -x "$shell" ] || break
  done
  [ -x "$shell" ] || shell=/bin/false
  echo "$shell"
}

# user NAME GROUP UID HOME DESCRIPTION SHELL: what is empty is left to the system,
# except the shell.
user() {
  if id -u -- "$1" >/dev/null 2>&1; then
    [ -z "$3" ] || [ "$(id -u -- "$1")" = "$3" ] ||
      note "the user $1 exists with another uid than $3"
  elif ! is_root; then
    note "not root: the user $1 is not created"
  elif command -v useradd >/dev/null; then
    useradd --system --no-create-home ${2:+--gid "$2"} ${3:+--uid "$3"} \
      ${4:+--home-dir "$4"} ${5:+--comment "$5"} --shell "${6:-$(no_shell)}" -- "$1"
  else
    adduser -S -D -H ${2:+-G "$2"} ${3:+-u "$3"} ${4:+-h "$4"} ${5:+-g "$5"} \
      -s "${6:-$(no_shell)}" -- "$1"
  fi
}

# directory PATH MODE OWNER GROUP: owner and group may be empty. What an
# administrator has replaced by a link is left alone.
directory() {
  mkdir -p -- "$1"
  [ ! -L "$1" ] || return 0
  if [ -n "$3$4" ] && is_root; then
    chown -- "$3${4:+:$4}" "$1"
  fi
  if [ -O "$1" ] || is_root; then
    chmod -- "$2" "$1"
  fi
}

# base_directory PATH MODE: only made where it is missing.
base_directory() {
  [ -d "$1" ] || directory "$1" "$2" '' ''
}

# secret INSTANCE NAME FILE: makes the file's place and says what is missing.
secret() {
  place=$(dirname -- "$3")
  [ -d "$place" ] || { mkdir -p -- "$place" && chmod 0700 "$place"; }
  if [ ! -e "$3" ]; then
    note "$1 needs the secret $2 in $3, which is not there yet"
  elif [ -n "$(find "$3" -prune -perm /077 2>/dev/null)" ]; then
    note "$3 holds a secret and is open to others"
  fi
}

# Replaces `current` in one step.
switch_current() {
  new=$root/.current.$$
  ln -s -- "$1" "$new"
  mv -Tf -- "$new" "$root/current" 2>/dev/null || mv -fh "$new" "$root/current" ||
    fail "cannot replace $root/current"
}

activate() {
  reload=1
  for argument; do
    case $argument in
    --no-reload) reload= ;;
    *) echo "usage: activate [--no-reload]" >&2 && exit 2 ;;
    esac
  done
  lock
  require_objects
  require_root
  # shellcheck disable=SC2034 # the manager's part reads it
  previous=$(readlink -- "$root/current" || :)
  [ -z "$reload" ] || check_manager
  deployment_plan
  switch_current "generations/$(basename -- "$generation")"
  [ -z "$reload" ] || reload_manager
}
