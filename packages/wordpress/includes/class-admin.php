<?php
/**
 * The plugin's pages.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Menu, notices, and what the forms of the pages do.
 */
final class Admin {

	const PAGE     = 'skipcall';
	const SETTINGS = 'skipcall-settings';
	const NUMBER   = 'skipcall-number';
	const SUPPORT  = 'skipcall-support';

	/**
	 * Forms and links by the name of their action: the right that they need, and what they do. Each has a nonce of its name.
	 *
	 * @return array<string, array{string, callable(): void}>
	 */
	private static function actions(): array {
		return array(
			'skipcall_test'          => array( 'manage_options', self::test( ... ) ),
			'skipcall_now'           => array( 'manage_options', self::now( ... ) ),
			'skipcall_restart'       => array( 'manage_options', self::restart( ... ) ),
			'skipcall_export'        => array( Installer::CAPABILITY, Export::calls( ... ) ),
			'skipcall_number_export' => array( 'export_others_personal_data', Export::number( ... ) ),
			'skipcall_number_erase'  => array( 'erase_others_personal_data', Number_Page::erase( ... ) ),
		);
	}

	/**
	 * Adds the pages to WordPress.
	 */
	public static function register(): void {
		add_action( 'admin_menu', self::menu( ... ) );
		add_action( 'admin_init', self::init( ... ) );
		add_action( 'admin_notices', self::notices( ... ) );
		add_action( 'admin_enqueue_scripts', self::enqueue( ... ) );
		add_action( 'wp_dashboard_setup', Widget::register( ... ) );
		add_filter( 'set_screen_option_skipcall_calls_per_page', self::per_page( ... ), 10, 3 );
		add_filter( 'plugin_action_links_' . plugin_basename( SKIPCALL_PLUGIN_FILE ), self::links( ... ) );
		foreach ( self::actions() as $name => list( $capability, $work ) ) {
			add_action(
				"admin_post_$name",
				static function () use ( $name, $capability, $work ): void {
					if ( ! current_user_can( $capability ) ) {
						wp_die( esc_html__( 'Sorry, you are not allowed to do that.', 'skipcall' ), 403 );
					}
					check_admin_referer( $name );
					$work();
				}
			);
		}
	}

	/**
	 * The menu.
	 */
	private static function menu(): void {
		$calls = add_menu_page( __( 'Calls', 'skipcall' ), __( 'Calls', 'skipcall' ), Installer::CAPABILITY, self::PAGE, Calls_Page::show( ... ), 'dashicons-phone', 27 );
		add_action( "load-$calls", Calls_Page::load( ... ) );
		// Without a function: that of the page above is called, and another closure would be called as well.
		add_submenu_page( self::PAGE, __( 'Calls', 'skipcall' ), __( 'All calls', 'skipcall' ), Installer::CAPABILITY, self::PAGE );
		add_submenu_page( self::PAGE, __( 'Calls of a number', 'skipcall' ), __( 'Calls of a number', 'skipcall' ), 'export_others_personal_data', self::NUMBER, Number_Page::show( ... ) );
		add_submenu_page( self::PAGE, __( 'Skipcall settings', 'skipcall' ), __( 'Settings', 'skipcall' ), 'manage_options', self::SETTINGS, Settings_Page::show( ... ) );
		add_submenu_page( self::PAGE, __( 'Skipcall support', 'skipcall' ), __( 'Support', 'skipcall' ), 'manage_options', self::SUPPORT, Support_Page::show( ... ) );
	}

	/**
	 * The settings that options.php may store.
	 */
	private static function init(): void {
		register_setting(
			Settings::OPTION,
			Settings::OPTION,
			array(
				'type'              => 'array',
				'sanitize_callback' => Settings::sanitize( ... ),
				'show_in_rest'      => false,
			)
		);
	}

	/**
	 * What is missing, to those who can do something about it; and what the form before came to.
	 */
	private static function notices(): void {
		$screen = get_current_screen();
		$ours   = null !== $screen && str_contains( $screen->id, 'skipcall' );
		if ( $ours ) {
			$name   = 'skipcall_notice_' . get_current_user_id();
			$notice = get_transient( $name );
			if ( is_array( $notice ) ) {
				delete_transient( $name );
				self::notice( Value::text_of( $notice, 'kind' ), Value::text_of( $notice, 'text' ), Value::text_of( $notice, 'detail' ) );
			}
		}
		if ( ! current_user_can( 'manage_options' ) || ! ( $ours || ( null !== $screen && in_array( $screen->id, array( 'dashboard', 'plugins' ), true ) ) ) ) {
			return;
		}
		if ( ! Connection::is_available() ) {
			self::notice( 'error', __( 'Skipcall needs the PHP extension “skipcall”, which is not loaded. Calls that are stored already can be seen; new ones do not come.', 'skipcall' ), Host::advice() );
		} elseif ( null === Settings::key() ) {
			self::notice( 'warning', __( 'Skipcall needs your API key. You find it in Skipcall under Settings, API Keys.', 'skipcall' ), '', admin_url( 'admin.php?page=' . self::SETTINGS ) );
		}
	}

	/**
	 * A notice.
	 *
	 * @param string $kind   'success', 'warning', 'error' or 'info'.
	 * @param string $text   What.
	 * @param string $detail More of it.
	 * @param string $link   Where to go.
	 */
	private static function notice( string $kind, string $text, string $detail, string $link = '' ): void {
		printf( '<div class="notice notice-%s" role="%s"><p>%s</p>', esc_attr( $kind ), 'error' === $kind ? 'alert' : 'status', esc_html( $text ) );
		if ( '' !== $detail ) {
			printf( '<p class="skipcall-detail">%s</p>', nl2br( esc_html( $detail ) ) );
		}
		if ( '' !== $link ) {
			printf( '<p><a href="%s">%s</a></p>', esc_url( $link ), esc_html__( 'Enter the key', 'skipcall' ) );
		}
		echo '</div>';
	}

	/**
	 * Goes back to a page, which then shows the notice.
	 *
	 * @param string $page   Which.
	 * @param string $kind   Of the notice.
	 * @param string $text   What.
	 * @param string $detail More of it.
	 */
	public static function back( string $page, string $kind, string $text, string $detail = '' ): void {
		set_transient( 'skipcall_notice_' . get_current_user_id(), compact( 'kind', 'text', 'detail' ), 300 );
		wp_safe_redirect( admin_url( "admin.php?page=$page" ) );
		exit;
	}

	/**
	 * A form of one button.
	 *
	 * @param string $action One of actions().
	 * @param string $label  Of the button.
	 * @param string $style  Its class.
	 */
	public static function button( string $action, string $label, string $style = 'button' ): void {
		printf( '<form method="post" action="%s" class="skipcall-button">', esc_url( admin_url( 'admin-post.php' ) ) );
		printf( '<input type="hidden" name="action" value="%s">', esc_attr( $action ) );
		wp_nonce_field( $action, '_wpnonce', true );
		printf( '<button type="submit" class="%s">%s</button></form>', esc_attr( $style ), esc_html( $label ) );
	}

	/**
	 * Style and script, on our pages and the dashboard only.
	 *
	 * @param string $hook Of the page.
	 */
	private static function enqueue( string $hook ): void {
		if ( 'index.php' !== $hook && ! str_contains( $hook, 'skipcall' ) ) {
			return;
		}
		wp_enqueue_style( 'skipcall', plugins_url( 'assets/admin.css', SKIPCALL_PLUGIN_FILE ), array(), Plugin::VERSION );
		if ( str_contains( $hook, 'skipcall' ) ) {
			wp_enqueue_script( 'skipcall', plugins_url( 'assets/admin.js', SKIPCALL_PLUGIN_FILE ), array(), Plugin::VERSION, true );
		}
	}

	/**
	 * Rows per page, as the screen options send it.
	 *
	 * @param mixed  $keep   False.
	 * @param string $option Which.
	 * @param mixed  $value  What was sent.
	 */
	private static function per_page( mixed $keep, string $option, mixed $value ): int {
		return min( 500, max( 1, Value::number( $value ) ) );
	}

	/**
	 * A link to the settings in the list of plugins.
	 *
	 * @param array<int|string, string> $links Those that there are.
	 * @return array<int|string, string>
	 */
	private static function links( array $links ): array {
		if ( current_user_can( 'manage_options' ) ) {
			array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'admin.php?page=' . self::SETTINGS ) ), esc_html__( 'Settings', 'skipcall' ) ) );
		}
		return $links;
	}

	/**
	 * The test button.
	 */
	private static function test(): void {
		$result = Connection::test();
		self::back( self::SETTINGS, Outcome::is_good( $result['code'] ) ? 'success' : 'error', $result['message'], $result['detail'] );
	}

	/**
	 * The button that begins a run.
	 */
	private static function now(): void {
		if ( Schedule::has_own_cron() && Connection::is_available() && null !== Settings::key() ) {
			Schedule::now();
			self::back( self::SETTINGS, 'success', __( 'The synchronisation begins. This page shows how far it is.', 'skipcall' ) );
		}
		// The system's cron may come in minutes: some seconds of it now.
		$result = Sync::run( 8.0 );
		self::back( self::SETTINGS, Outcome::is_good( $result['code'] ) ? 'success' : 'error', $result['message'], $result['detail'] );
	}

	/**
	 * The button that starts afresh.
	 */
	private static function restart(): void {
		if ( '1' !== Value::requested( 'confirm' ) ) {
			self::back( self::SETTINGS, 'error', __( 'Nothing was removed: please tick the box beside the button first.', 'skipcall' ) );
		}
		Sync::restart( true );
		Schedule::now();
		self::back( self::SETTINGS, 'success', __( 'The stored calls were removed, and are read again from the start.', 'skipcall' ) );
	}
}
