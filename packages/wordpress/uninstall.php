<?php
/**
 * Removes everything that the plugin has kept, on every site of a network.
 *
 * @package Skipcall
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/class-value.php';
require_once __DIR__ . '/includes/class-database.php';
require_once __DIR__ . '/includes/class-installer.php';

Skipcall\WordPress\Installer::uninstall();
