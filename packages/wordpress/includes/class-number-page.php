<?php
/**
 * What is stored of a telephone number: shown, exported, erased.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Beside WordPress' own tools: those ask by e-mail address, and a call has none.
 */
final class Number_Page {

	/**
	 * Shows it.
	 */
	public static function show(): void {
		$number = Value::requested( 'number' );
		echo '<div class="wrap skipcall"><h1>', esc_html__( 'Calls of a number', 'skipcall' ), '</h1><p>';
		esc_html_e( 'When somebody asks for their data or wants it erased: WordPress finds people by e-mail address, calls have only numbers.', 'skipcall' );
		printf( '</p><form method="get" action="%s"><input type="hidden" name="page" value="%s">', esc_url( admin_url( 'admin.php' ) ), esc_attr( Admin::NUMBER ) );
		printf( '<p><label for="skipcall-number">%s</label><br><input type="tel" id="skipcall-number" name="number" class="regular-text" value="%s" autocomplete="off"> ', esc_html__( 'Telephone number', 'skipcall' ), esc_attr( $number ) );
		printf( '<button type="submit" class="button button-primary">%s</button></p></form>', esc_html__( 'Look for calls', 'skipcall' ) );
		if ( '' !== $number ) {
			self::found( $number );
		}
		echo '</div>';
	}

	/**
	 * How many there are, and what can be done.
	 *
	 * @param string $number As it was written.
	 */
	private static function found( string $number ): void {
		$key   = Phone::normalize( $number );
		$count = '' === $key ? 0 : Calls::count( array( 'number' => $number ) );
		echo '<h2>+', esc_html( $key ), '</h2><p role="status">';
		/* translators: %s: number of calls. */
		echo esc_html( sprintf( _n( '%s call is stored.', '%s calls are stored.', $count, 'skipcall' ), number_format_i18n( $count ) ) ), '</p>';
		if ( '' === $key ) {
			return;
		}
		if ( $count > 0 ) {
			self::form( 'skipcall_number_export', $number );
			printf( '<button type="submit" class="button">%s</button></form>', esc_html__( 'Export as CSV', 'skipcall' ) );
		}
		if ( current_user_can( 'erase_others_personal_data' ) ) {
			echo '<h2>', esc_html__( 'Erase', 'skipcall' ), '</h2><p>', esc_html__( 'Erased calls do not come back with a later synchronisation, also those of this number that have not been read yet. New calls of the number are stored again.', 'skipcall' ), '</p>';
			self::form( 'skipcall_number_erase', $number );
			printf( '<p><label><input type="checkbox" name="confirm" value="1"> %s</label></p>', esc_html__( 'Yes, erase the calls of this number for good', 'skipcall' ) );
			printf( '<button type="submit" class="button skipcall-danger">%s</button></form>', esc_html__( 'Erase', 'skipcall' ) );
		}
	}

	/**
	 * The beginning of a form.
	 *
	 * @param string $action What it does.
	 * @param string $number For which number.
	 */
	private static function form( string $action, string $number ): void {
		printf( '<form method="post" action="%s"><input type="hidden" name="action" value="%s"><input type="hidden" name="number" value="%s">', esc_url( admin_url( 'admin-post.php' ) ), esc_attr( $action ), esc_attr( $number ) );
		wp_nonce_field( $action, '_wpnonce', true );
	}

	/**
	 * Erases, and says so.
	 */
	public static function erase(): void {
		$number = Value::requested( 'number' );
		if ( '' === Phone::normalize( $number ) || '1' !== Value::requested( 'confirm' ) ) {
			Admin::back( Admin::NUMBER, 'error', __( 'Nothing was erased: please tick the box beside the button first.', 'skipcall' ) );
		}
		$removed = Erased::number( $number );
		/* translators: %s: number of calls. */
		Admin::back( Admin::NUMBER, 'success', sprintf( _n( '%s call was erased.', '%s calls were erased.', $removed, 'skipcall' ), number_format_i18n( $removed ) ) );
	}
}
