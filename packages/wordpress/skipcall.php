<?php
/**
 * Plugin Name:       Skipcall
 * Plugin URI:        https://docs.skipcall.app
 * Description:       Keeps a copy of your Skipcall calls in WordPress: a list to search, filter and export, a dashboard widget, and the tools for requests about personal data.
 * Version:           0.2.0
 * Requires at least: 6.1
 * Requires PHP:      8.2
 * Author:            skipcall contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       skipcall
 * Domain Path:       /languages
 *
 * @package Skipcall
 */

defined( 'ABSPATH' ) || exit;

define( 'SKIPCALL_PLUGIN_FILE', __FILE__ );

spl_autoload_register(
	static function ( $class_name ) {
		if ( 0 === strpos( $class_name, 'Skipcall\\WordPress\\' ) ) {
			$name = strtolower( str_replace( '_', '-', substr( $class_name, 19 ) ) );
			$file = __DIR__ . "/includes/class-$name.php";
			if ( is_file( $file ) ) {
				require $file;
			}
		}
	}
);

Skipcall\WordPress\Plugin::register();
