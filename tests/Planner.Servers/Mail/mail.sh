#!/usr/bin/env bash
# An SMTP server that keeps all it accepts: exim, from Debian's own package, with a configuration of its own.
#   mail.sh install                     installs the packages; no daemon is started by that
#   mail.sh check                       says why it cannot run here, with exit code 3; nothing when it can
#   mail.sh run FOLDER PORT TLSPORT     serves on loopback until its input ends; prints "ready"; letters are in FOLDER/Maildir/new
# STARTTLS on PORT, TLS from the first byte on TLSPORT, by FOLDER/tls.pem; user lune, password moon; nothing is ever relayed.
# Recipients that are not taken: reject@ 550, tempfail@ 451, greylist@ 451 the first time, datareject@ 552 after the letter.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
unavailable() { echo "$1"; exit 3; }

install() {
    local policy=/usr/sbin/policy-rc.d
    command -v exim4 >/dev/null && command -v openssl >/dev/null && return
    command -v apt-get >/dev/null || unavailable 'this machine has no Debian packages'
    [ "$(id -u)" = 0 ] || unavailable 'exim4-daemon-heavy is not installed, and only root can do that'
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' >$policy
        chmod +x $policy
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    fi

    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends exim4-daemon-heavy openssl >/dev/null
}

check() {
    command -v exim4 >/dev/null && command -v openssl >/dev/null || unavailable 'not installed: exim4-daemon-heavy, openssl; tests/Planner.Servers/Mail/mail.sh install brings them'
    [ "$(id -u)" = 0 ] || unavailable 'exim changes to its own user, and only root lets it'
}

run() {
    local folder=$1
    mkdir -p "$folder/spool" "$folder/log" "$folder/Maildir"
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout "$folder/tls.key" -out "$folder/tls.pem" >/dev/null 2>&1
    sed -e "s#@FOLDER@#$folder#g; s#@PORT@#$2#g; s#@TLSPORT@#$3#g" "$here/exim.conf.in" >"$folder/exim.conf"
    chmod 755 "$folder"
    chmod 644 "$folder/exim.conf"
    chown -R Debian-exim: "$folder/spool" "$folder/log" "$folder/Maildir" "$folder/tls.key"
    exim4 -C "$folder/exim.conf" -bdf -q1m >"$folder/exim.out" 2>&1 </dev/null &
    server=$!
    trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null' EXIT
    for _ in $(seq 100); do
        (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null && break
        sleep 0.1
    done

    echo ready
    cat >/dev/null
}

case ${1:-} in
    install) install ;;
    check) check ;;
    run) run "$2" "$3" "$4" ;;
    *) sed -n '2,7p' "$0"; exit 2 ;;
esac
