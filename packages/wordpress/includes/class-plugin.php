<?php
/**
 * Where everything is hung up.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * The plugin.
 */
final class Plugin {

	const VERSION = '0.2.0';

	/**
	 * Adds the plugin to WordPress.
	 */
	public static function register(): void {
		register_activation_hook( SKIPCALL_PLUGIN_FILE, self::activate( ... ) );
		register_deactivation_hook( SKIPCALL_PLUGIN_FILE, self::deactivate( ... ) );
		add_action( 'init', self::load_texts( ... ), 1 );
		add_action( 'init', Installer::maybe_install( ... ), 5 );
		// A site that is deleted from a network takes its tables along.
		add_filter( 'wpmu_drop_tables', self::tables( ... ), 10, 2 );
		Schedule::register();
		Rest::register();
		Privacy::register();
		Site_Health::register();
		if ( is_admin() ) {
			Admin::register();
		}
		if ( defined( 'WP_CLI' ) && constant( 'WP_CLI' ) ) {
			\WP_CLI::add_command( 'skipcall', Cli::class );
		}
	}

	/**
	 * Makes tables, rights and the schedule of this site; those of others of a network come with their first request.
	 */
	public static function activate(): void {
		Installer::install();
	}

	/**
	 * Ends the schedule of each site.
	 *
	 * @param bool $network_wide Whether it was active on a whole network.
	 */
	public static function deactivate( bool $network_wide = false ): void {
		$sites = is_multisite() && $network_wide ? get_sites(
			array(
				'fields' => 'ids',
				'number' => 0,
			)
		) : array( get_current_blog_id() );
		foreach ( is_array( $sites ) ? $sites : array() as $site ) {
			if ( is_multisite() ) {
				switch_to_blog( Value::number( $site ) );
			}
			Schedule::clear();
			if ( is_multisite() ) {
				restore_current_blog();
			}
		}
	}

	/**
	 * Loads the translation that comes with the plugin.
	 */
	public static function load_texts(): void {
		load_plugin_textdomain( 'skipcall', false, dirname( plugin_basename( SKIPCALL_PLUGIN_FILE ) ) . '/languages' );
	}

	/**
	 * Adds the tables of a site that is deleted.
	 *
	 * @param list<string> $tables Those of WordPress.
	 * @param int          $site   Which one.
	 * @return list<string>
	 */
	public static function tables( array $tables, int $site ): array {
		$wpdb = Database::connection();
		foreach ( Database::TABLES as $table ) {
			$tables[] = $wpdb->get_blog_prefix( $site ) . $table;
		}
		return $tables;
	}
}
