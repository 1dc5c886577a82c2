#!/usr/bin/env bash
# WordPress, from Debian's own packages, with a database and a user of its own.
#   wordpress.sh install            installs the packages; no daemon is started by that
#   wordpress.sh check              says why it cannot run here, with exit code 3; nothing when it can
#   wordpress.sh run FOLDER PORT    serves on loopback until its input ends; prints NAME=value lines and "ready"
# The database listens on a socket in FOLDER only; both are ended by their pid.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=(wordpress mariadb-server php-cli php-mysql php-gd php-curl php-xml php-mbstring php-intl curl)
unavailable() { echo "$1"; exit 3; }

missing() {
    for package in "${packages[@]}"; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || echo "$package"
    done
}

install() {
    local wanted policy=/usr/sbin/policy-rc.d
    command -v dpkg-query >/dev/null || unavailable 'this machine has no Debian packages'
    wanted=$(missing)
    [ -n "$wanted" ] || return 0
    [ "$(id -u)" = 0 ] || unavailable "$(echo $wanted) are not installed, and only root can do that"
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' >$policy
        chmod +x $policy
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    fi

    apt-get update -qq
    # Any web server would do for the package; PHP brings one that is enough.
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $wanted apache2- >/dev/null
}

check() {
    command -v dpkg-query >/dev/null || unavailable 'this machine has no Debian packages'
    local wanted
    wanted=$(missing)
    [ -z "$wanted" ] || unavailable "not installed: $(echo $wanted); tests/Planner.Servers/WordPress/wordpress.sh install brings them"
}

run() {
    local folder=$1 port=$2 socket=$1/run/db.sock root=$1/root as=()
    # mariadbd does not run as root.
    [ "$(id -u)" != 0 ] || as=(setpriv --reuid mysql --regid mysql --clear-groups --)
    mkdir -p "$folder/run" "$folder/db"
    chmod 755 "$folder"
    [ "$(id -u)" != 0 ] || chown mysql: "$folder/run" "$folder/db"
    "${as[@]}" mariadb-install-db --no-defaults --datadir="$folder/db" --auth-root-authentication-method=normal --skip-test-db >"$folder/db.log" 2>&1
    "${as[@]}" mariadbd --no-defaults --datadir="$folder/db" --socket="$socket" --skip-networking --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0 >>"$folder/db.log" 2>&1 </dev/null &
    database=$! web=
    trap 'kill $web $database 2>/dev/null; wait $web $database 2>/dev/null' EXIT
    for _ in $(seq 200); do
        mariadb-admin --no-defaults -uroot --socket="$socket" ping >/dev/null 2>&1 && break
        sleep 0.1
    done

    mariadb --no-defaults -uroot --socket="$socket" -e "create database wp character set utf8mb4; create user wp@localhost identified by 'wp'; grant all on wp.* to wp@localhost"
    cp -rL /usr/share/wordpress "$root"
    mkdir -p "$root/wp-content/uploads"
    cp -rLn /var/lib/wordpress/wp-content/. "$root/wp-content/" 2>/dev/null || true
    rm -f "$root/wp-config.php"
    cat >"$root/wp-config.php" <<PHP
<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'wp'); define('DB_HOST', 'localhost:$socket'); define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', 'http://localhost:$port'); define('WP_SITEURL', 'http://localhost:$port');
// Application passwords without TLS, for this machine alone.
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('AUTH_KEY', 'a'); define('SECURE_AUTH_KEY', 'b'); define('LOGGED_IN_KEY', 'c'); define('NONCE_KEY', 'd');
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
require_once ABSPATH . 'wp-settings.php';
PHP
    php "$here/install.php" "$root" "$port"
    php -d upload_max_filesize=32M -d post_max_size=40M -S "127.0.0.1:$port" -t "$root" "$here/router.php" >"$folder/php.log" 2>&1 </dev/null &
    web=$!
    for _ in $(seq 200); do
        curl -fsS -o /dev/null "http://localhost:$port/wp-json/" 2>/dev/null && break
        sleep 0.1
    done

    echo ready
    cat >/dev/null
}

case ${1:-} in
    install) install ;;
    check) check ;;
    run) run "$2" "$3" ;;
    *) sed -n '2,6p' "$0"; exit 2 ;;
esac
