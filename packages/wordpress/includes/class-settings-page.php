<?php
/**
 * The settings, and how the synchronisation stands.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * The page.
 */
final class Settings_Page {

	/**
	 * Shows it.
	 */
	public static function show(): void {
		echo '<div class="wrap skipcall"><h1>', esc_html__( 'Skipcall settings', 'skipcall' ), '</h1>';
		settings_errors();
		self::status();
		self::form();
		self::afresh();
		echo '</div>';
	}

	/**
	 * How far it is; the script brings it up to date.
	 */
	private static function status(): void {
		$status = Progress::now();
		echo '<h2>', esc_html__( 'Synchronisation', 'skipcall' ), '</h2>';
		printf( '<div id="skipcall-status" class="skipcall-card" data-url="%s" data-nonce="%s">', esc_url( rest_url( Rest::SPACE . '/status' ) ), esc_attr( wp_create_nonce( 'wp_rest' ) ) );
		printf( '<p id="skipcall-message" role="status"><strong>%s</strong></p>', esc_html( $status['message'] ) );
		printf(
			'<p><label for="skipcall-progress">%s</label><br><progress id="skipcall-progress" max="100" value="%d">%d %%</progress> <span id="skipcall-numbers">%s</span></p>',
			esc_html__( 'Progress of the import', 'skipcall' ),
			(int) $status['percent'],
			(int) $status['percent'],
			esc_html( $status['numbers'] )
		);
		printf( '<p id="skipcall-times">%s</p><p id="skipcall-problem" class="skipcall-detail">%s</p>', esc_html( $status['times'] ), esc_html( $status['detail'] ) );
		echo '</div><div class="skipcall-buttons">';
		Admin::button( 'skipcall_now', __( 'Synchronise now', 'skipcall' ), 'button button-primary' );
		Admin::button( 'skipcall_test', __( 'Test the connection', 'skipcall' ) );
		echo '</div>';
	}

	/**
	 * The form. The key's field is empty whatever is stored.
	 */
	private static function form(): void {
		$source = Settings::key_source();
		echo '<h2>', esc_html__( 'Access', 'skipcall' ), '</h2><form method="post" action="options.php">';
		settings_fields( Settings::OPTION );
		echo '<table class="form-table" role="presentation"><tbody><tr><th scope="row"><label for="skipcall-key">', esc_html__( 'API key', 'skipcall' ), '</label></th><td>';
		if ( in_array( $source, array( 'constant', 'environment' ), true ) ) {
			printf(
				'<p id="skipcall-key">%s <code>%s</code></p>',
				esc_html( 'constant' === $source ? __( 'The key comes from wp-config.php (SKIPCALL_API_KEY):', 'skipcall' ) : __( 'The key comes from the environment (SKIPCALL_API_KEY):', 'skipcall' ) ),
				esc_html( Settings::key_hint() )
			);
		} else {
			printf( '<input type="password" id="skipcall-key" name="%s[key]" class="regular-text code" value="" autocomplete="off" spellcheck="false" aria-describedby="skipcall-key-hint">', esc_attr( Settings::OPTION ) );
			echo '<p class="description" id="skipcall-key-hint">';
			if ( 'form' === $source ) {
				/* translators: %s: the beginning and end of the key. */
				echo esc_html( sprintf( __( 'A key is stored: %s. Leave the field empty to keep it.', 'skipcall' ), Settings::key_hint() ) );
			} else {
				esc_html_e( 'You find it in Skipcall under Settings, API Keys. It is stored in the database; define SKIPCALL_API_KEY in wp-config.php to keep it out of there.', 'skipcall' );
			}
			echo '</p>';
			if ( 'form' === $source ) {
				printf( '<p><label><input type="checkbox" name="%s[forget]" value="1"> %s</label></p>', esc_attr( Settings::OPTION ), esc_html__( 'Forget the stored key', 'skipcall' ) );
			}
		}
		echo '</td></tr><tr><th scope="row"><label for="skipcall-country">', esc_html__( 'Country calling code', 'skipcall' ), '</label></th><td>';
		printf( '<input type="text" inputmode="numeric" id="skipcall-country" name="%s[country]" class="small-text" value="%s" aria-describedby="skipcall-country-hint">', esc_attr( Settings::OPTION ), esc_attr( Settings::country() ) );
		echo '<p class="description" id="skipcall-country-hint">', esc_html__( 'For numbers that begin with 0, like 33 for France. Used when numbers are searched, exported or erased.', 'skipcall' ), '</p>';
		echo '</td></tr></tbody></table>';
		submit_button( __( 'Save changes', 'skipcall' ) );
		echo '</form>';
	}

	/**
	 * Starting afresh, for a key of another organisation.
	 */
	private static function afresh(): void {
		echo '<h2>', esc_html__( 'Start afresh', 'skipcall' ), '</h2><p>', esc_html__( 'Removes the stored calls from this site and reads them again from the start. Needed when the key of another organisation is used. Calls that were erased stay erased.', 'skipcall' ), '</p>';
		printf( '<form method="post" action="%s">', esc_url( admin_url( 'admin-post.php' ) ) );
		echo '<input type="hidden" name="action" value="skipcall_restart">';
		wp_nonce_field( 'skipcall_restart' );
		echo '<p><label><input type="checkbox" name="confirm" value="1"> ', esc_html__( 'Yes, remove the stored calls', 'skipcall' ), '</label></p>';
		submit_button( __( 'Start afresh', 'skipcall' ), 'secondary', 'submit', false );
		echo '</form>';
	}
}
