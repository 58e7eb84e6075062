<?php
/**
 * How the synchronisation stands, in words.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * For the page, the REST route and Site Health.
 */
final class Progress {

	/**
	 * Words and numbers.
	 *
	 * @return array{code: string, message: string, detail: string, running: bool, percent: int, numbers: string, times: string, stored: int, total: int}
	 */
	public static function now(): array {
		$status  = Sync::status();
		$running = Database::is_locked( Sync::LOCK );
		$code    = $status['code'];
		if ( ! Connection::is_available() || null === Settings::key() ) {
			$code    = Connection::is_available() ? 'no_key' : 'no_extension';
			$running = false;
		} elseif ( in_array( $code, array( 'no_key', 'no_extension' ), true ) ) {
			$code = '';
		}
		if ( $running ) {
			$code = 'continues';
		}
		$complete = 'complete' === $code;
		$percent  = $complete ? 100 : (int) floor( 100 * $status['imported'] / max( 1, $status['expected'], $status['imported'] ) );
		$stored   = array_sum( Calls::counts() );
		return array(
			'code'    => $code,
			'message' => Outcome::words( $code ),
			'detail'  => $running || Outcome::is_good( $code ) || $code !== $status['code'] ? '' : $status['detail'],
			'running' => $running || in_array( $code, array( 'continues', 'waits' ), true ),
			'percent' => min( $complete ? 100 : 99, $percent ),
			'numbers' => $complete
				/* translators: %s: number of calls. */
				? sprintf( _n( '%s call stored', '%s calls stored', $stored, 'skipcall' ), number_format_i18n( $stored ) )
				/* translators: 1: number of calls. 2: number of calls in all. */
				: sprintf( __( '%1$s of %2$s calls', 'skipcall' ), number_format_i18n( $status['imported'] ), number_format_i18n( max( $status['expected'], $status['imported'] ) ) ),
			'times'   => self::times( $status['ended'], $status['completed'] ),
			'stored'  => $stored,
			'total'   => $status['total'],
		);
	}

	/**
	 * A time as this site writes it.
	 *
	 * @param int $time Unix time.
	 */
	public static function time( int $time ): string {
		return (string) wp_date( Value::text( get_option( 'date_format' ) ) . ' ' . Value::text( get_option( 'time_format' ) ), $time );
	}

	/**
	 * When it last ran.
	 *
	 * @param int $ended     Unix time; 0: never.
	 * @param int $completed Unix time; 0: never.
	 */
	private static function times( int $ended, int $completed ): string {
		$words = array();
		if ( $completed > 0 ) {
			/* translators: %s: date and time. */
			$words[] = sprintf( __( 'Last complete: %s.', 'skipcall' ), self::time( $completed ) );
		}
		if ( $ended > 0 ) {
			/* translators: %s: date and time. */
			$words[] = sprintf( __( 'Last run: %s.', 'skipcall' ), self::time( $ended ) );
		}
		$next = Schedule::next();
		if ( $next > 0 ) {
			/* translators: %s: date and time. */
			$words[] = sprintf( __( 'Next run: %s.', 'skipcall' ), self::time( $next ) );
		}
		return implode( ' ', $words );
	}
}
