<?php
/**
 * Calls as a CSV file.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Sent as it is read: neither memory nor the wait for the first line grows with the number of calls.
 *
 * @phpstan-import-type Call from Calls
 */
final class Export {

	/**
	 * The link of the list.
	 *
	 * @param array{search: string, status: string} $filter Of the list.
	 */
	public static function url( array $filter ): string {
		$query = array(
			'action' => 'skipcall_export',
			's'      => rawurlencode( $filter['search'] ),
			'status' => rawurlencode( $filter['status'] ),
		);
		return wp_nonce_url( add_query_arg( array_filter( $query ), admin_url( 'admin-post.php' ) ), 'skipcall_export' );
	}

	/**
	 * Sends what the list shows.
	 */
	public static function calls(): void {
		self::send(
			'skipcall-' . gmdate( 'Y-m-d' ),
			array(
				'search' => Value::requested( 's' ),
				'status' => Value::requested( 'status' ),
			)
		);
	}

	/**
	 * Sends the calls of a number, for somebody who asked for their data.
	 */
	public static function number(): void {
		$number = Value::requested( 'number' );
		if ( '' === Phone::normalize( $number ) ) {
			Admin::back( Admin::NUMBER, 'error', __( 'That is not a number.', 'skipcall' ) );
		}
		self::send( 'skipcall-number-' . gmdate( 'Y-m-d' ), array( 'number' => $number ) );
	}

	/**
	 * A cell. A spreadsheet would run what looks like a formula; a number with its plus sign is none that does harm.
	 *
	 * @param string $text What.
	 */
	public static function cell( string $text ): string {
		return 1 === preg_match( '/^[=+\-@\t\r\n]/', $text ) && 1 !== preg_match( '/^\+[\d ]+$/', $text ) ? "'" . $text : $text;
	}

	/**
	 * Sends a file, and ends.
	 *
	 * @param string                                                   $name   Of the file.
	 * @param array{search?: string, status?: string, number?: string} $filter Which calls.
	 */
	private static function send( string $name, array $filter ): void {
		// phpcs:ignore WordPress.PHP.NoSilencedErrors -- a host may have forbidden it; then its limit holds.
		@set_time_limit( 0 );
		while ( ob_get_level() > 0 ) {
			ob_end_clean();
		}
		nocache_headers();
		header( 'Content-Type: text/csv; charset=UTF-8' );
		header( "Content-Disposition: attachment; filename=\"$name.csv\"" );
		header( 'X-Accel-Buffering: no' );
		header( 'X-Content-Type-Options: nosniff' );
		// phpcs:disable WordPress.WP.AlternativeFunctions -- the answer itself, no file.
		$output = fopen( 'php://output', 'wb' );
		if ( false === $output ) {
			exit;
		}
		// By this mark spreadsheets know that it is UTF-8.
		fwrite( $output, "\u{feff}" );
		fputcsv( $output, array( 'id', 'created_at', 'direction', 'status', 'contact', 'number', 'caller', 'duration_seconds', 'notes' ), ',', '"', '' );
		$row = 0;
		foreach ( Calls::each( $filter ) as $call ) {
			fputcsv(
				$output,
				array_map(
					self::cell( ... ),
					array(
						$call['id'],
						null === $call['created'] ? '' : gmdate( 'Y-m-d\TH:i:s\Z', $call['created'] ),
						$call['direction'],
						$call['status'],
						$call['contact'],
						$call['number'],
						$call['caller'],
						(string) $call['duration'],
						$call['notes'],
					)
				),
				',',
				'"',
				''
			);
			++$row;
			if ( 0 === $row % 1000 ) {
				flush();
				if ( connection_aborted() ) {
					break;
				}
			}
		}
		fclose( $output );
		// phpcs:enable WordPress.WP.AlternativeFunctions
		exit;
	}
}
