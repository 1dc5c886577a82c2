#!/usr/bin/env bash
# snac, a small server that speaks Mastodon's API, from Debian's own package.
#   snac.sh get               prints where the program is; fetches it when the machine has none, and says why when it cannot
#   snac.sh run FOLDER PORT   serves on loopback until its input ends; prints NAME=value lines and "ready"
# The package is unpacked into a cache and not installed: no daemon, no user, no change of the machine's sources.
set -euo pipefail
cache=${PLANNER_TEST_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/planner-tests}/snac2

get() {
    command -v snac && return
    [ -x "$cache/usr/bin/snac" ] || fetch >&2
    echo "$cache/usr/bin/snac"
}

fetch() {
    command -v apt-get >/dev/null || { echo 'there is no snac, and no apt-get to fetch Debian'\''s package with'; exit 1; }
    local keys=/usr/share/keyrings/debian-archive-keyring.gpg work mirror
    [ -e $keys ] || bring debian-archive-keyring
    work=$(mktemp -d)
    mkdir -p "$work/lists/partial" "$work/files"
    # The machine's own mirror where it is a Debian.
    mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null | grep -v '^ *#' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ') || true
    [ -n "$mirror" ] || { echo 'this machine has no source of Debian packages to fetch snac from'; exit 1; }
    echo "deb [signed-by=$keys] $mirror bookworm-backports main" >"$work/snac.list"
    local options=(-qq -o "Dir::Etc::SourceList=$work/snac.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work" -o APT::Sandbox::User=root)
    apt-get "${options[@]}" update
    (cd "$work" && apt-get "${options[@]}" download snac2)
    dpkg-deb -x "$work"/snac2_*.deb "$work/files"
    if ldd "$work/files/usr/bin/snac" | grep -q 'not found'; then
        bring libcurl4 libssl3
    fi

    # Two that fetch at the same time bring the same.
    mkdir -p "$(dirname "$cache")"
    mv -T "$work/files" "$cache" 2>/dev/null || true
    rm -rf "$work"
    [ -x "$cache/usr/bin/snac" ] || { echo 'Debian'\''s package has no snac in it'; exit 1; }
}

bring() {
    [ "$(id -u)" = 0 ] || { echo "$* is not installed, and only root can do that"; exit 1; }
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "$@"
}

run() {
    local snac folder=$1 port=$2
    snac=$(get)
    printf '127.0.0.1\n%s\nlocalhost:%s\n\n\n' "$port" "$port" | "$snac" init "$folder" >"$folder.log"
    sed -i -e 's/"protocol": "https"/"protocol": "http"/' -e 's/"fastcgi": false/"fastcgi": false, "disable_email_notifications": true/' "$folder/server.json"
    echo "password=$("$snac" adduser "$folder" lune | sed -n 's/^User password is //p')"

    # Not the terminal's interrupt, and never a pid but its own.
    "$snac" httpd "$folder" >>"$folder.log" 2>&1 </dev/null &
    server=$!
    trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null' EXIT
    echo ready
    cat >/dev/null
}

case ${1:-} in
    get) get ;;
    run) run "$2" "$3" ;;
    *) sed -n '2,4p' "$0"; exit 2 ;;
esac
