#!/bin/sh
# Runs a window test on a display of its own, with what makes pictures and timing the same
# everywhere: the cairo renderer, no portals, no settings of the user, English.
set -eu

export GDK_BACKEND=x11
export GSK_RENDERER=cairo
export GDK_DEBUG=gl-disable
export ADW_DISABLE_PORTAL=1
export GSETTINGS_BACKEND=memory
export GTK_A11Y="${GTK_A11Y-test}"
export LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY || true
unset XAUTHORITY || true

# The server itself takes a free display: two tests that looked for one at the same moment would
# find the same. One that ends removes its socket, which may be that of the next server with its
# number: no server starts while another one ends.
folder=$(mktemp -d)
server=
exec 9>"${TMPDIR:-/tmp}/passo-display-$(id -u).lock"

stop_server() {
  flock 9
  test -z "$server" || kill "$server" 2>/dev/null || true
  test -z "$server" || wait "$server" || true
  flock -u 9
  rm -rf "$folder"
}

trap stop_server EXIT
trap 'exit 143' HUP INT TERM

mkfifo "$folder/display"
flock 9
Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>"$folder/display" 9>&- >/dev/null 2>&1 &
server=$!
read -r display <"$folder/display" || { echo 'Xvfb did not start' >&2; exit 1; }
flock -u 9

DISPLAY=":$display" "$@" 9>&-
