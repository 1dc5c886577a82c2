<?php
// php install.php ROOT PORT: makes the blog's tables and two users, an editor and an author, and prints their application passwords.
[, $root, $port] = $argv;
ini_set('sendmail_path', '/bin/true');
$_SERVER['HTTP_HOST'] = "localhost:$port";
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
define('WP_INSTALLING', true);
require "$root/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Journal', 'admin', 'admin@localhost.test', false, '', bin2hex(random_bytes(8)));
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
update_option('timezone_string', 'Europe/Paris');
flush_rewrite_rules(false);
foreach (['editor', 'author'] as $role) {
    $id = wp_insert_user(['user_login' => $role, 'user_pass' => bin2hex(random_bytes(8)), 'user_email' => "$role@localhost.test", 'display_name' => ucfirst($role), 'role' => $role]);
    [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'planner']);
    echo "$role=" . WP_Application_Passwords::chunk_password($password) . "\n";
}
