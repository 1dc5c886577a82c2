<?php
// For php -S: files as they are, folders by their index.php, and everything else to WordPress, which reads the address itself.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = $_SERVER['DOCUMENT_ROOT'] . $path;
if (is_dir($file) && is_file(rtrim($file, '/') . '/index.php')) {
    $path = rtrim($path, '/') . '/index.php';
    $file = $_SERVER['DOCUMENT_ROOT'] . $path;
}
if (is_file($file) && substr($file, -4) !== '.php') {
    return false;
}
if (!is_file($file)) {
    $path = '/index.php';
    $file = $_SERVER['DOCUMENT_ROOT'] . $path;
}
chdir(dirname($file));
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $path;
$_SERVER['SCRIPT_FILENAME'] = $file;
require $file;
