<?php
/**
 * Tables, rights and events: made, and removed.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Works on the current site; what is needed is made at the first request of each, so that a network needs no list of them.
 */
final class Installer {

	/**
	 * Of the tables.
	 */
	const VERSION = '1';

	/**
	 * Seeing calls is a right of its own: they are personal data.
	 */
	const CAPABILITY = 'skipcall_view_calls';

	/**
	 * Makes what is missing.
	 */
	public static function install(): void {
		Database::create();
		State::create();
		add_option( Settings::OPTION, Settings::defaults(), '', false );
		$administrator = get_role( 'administrator' );
		if ( null !== $administrator ) {
			$administrator->add_cap( self::CAPABILITY );
		}
		update_option( 'skipcall_db', self::VERSION );
	}

	/**
	 * At each request: one option that is loaded anyway.
	 */
	public static function maybe_install(): void {
		if ( get_option( 'skipcall_db' ) !== self::VERSION ) {
			self::install();
		}
	}

	/**
	 * Removes everything, from all sites.
	 */
	public static function uninstall(): void {
		if ( is_multisite() ) {
			$sites = get_sites(
				array(
					'fields' => 'ids',
					'number' => 0,
				)
			);
			foreach ( is_array( $sites ) ? $sites : array() as $site ) {
				switch_to_blog( Value::number( $site ) );
				self::uninstall_site();
				restore_current_blog();
			}
		} else {
			self::uninstall_site();
		}
		self::forget_users();
	}

	/**
	 * Removes everything from the current site.
	 */
	private static function uninstall_site(): void {
		$wpdb = Database::connection();
		Database::drop();
		delete_option( 'skipcall_db' );
		delete_option( 'skipcall_settings' );
		wp_unschedule_hook( 'skipcall_sync' );
		wp_unschedule_hook( 'skipcall_continue' );
		foreach ( array_keys( wp_roles()->roles ) as $role ) {
			wp_roles()->remove_cap( (string) $role, self::CAPABILITY );
		}
		// phpcs:disable WordPress.DB.SlowDBQuery -- once, when the plugin is deleted.
		$users = get_users(
			array(
				'blog_id'      => get_current_blog_id(),
				'meta_key'     => $wpdb->get_blog_prefix() . 'capabilities',
				'meta_value'   => self::CAPABILITY,
				'meta_compare' => 'LIKE',
			)
		);
		// phpcs:enable WordPress.DB.SlowDBQuery
		foreach ( $users as $user ) {
			if ( $user instanceof \WP_User ) {
				$user->remove_cap( self::CAPABILITY );
			}
		}
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- notices that nobody has seen; there is no function that lists them.
		$left = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( '_transient_skipcall_' ) . '%' ) ); // @phpstan-ignore argument.type (a literal and the name of a table of WordPress)
		foreach ( $left as $name ) {
			delete_transient( substr( Value::text( $name ), strlen( '_transient_' ) ) );
		}
	}

	/**
	 * Screen options and phone numbers of users, who belong to the whole network. Screens have the menu's translated name.
	 */
	private static function forget_users(): void {
		$wpdb = Database::connection();
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- keys that start with a word; there is no function that lists them.
		$keys = $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT meta_key FROM {$wpdb->usermeta} WHERE meta_key LIKE %s OR meta_key LIKE %s", 'skipcall%', '%' . $wpdb->esc_like( '_skipcall' ) . '%' ) ); // @phpstan-ignore argument.type (a literal and the name of a table of WordPress)
		foreach ( $keys as $key ) {
			delete_metadata( 'user', 0, Value::text( $key ), '', true );
		}
	}
}
