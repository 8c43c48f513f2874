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

exec xvfb-run -a -s '-screen 0 1400x900x24' "$@"
