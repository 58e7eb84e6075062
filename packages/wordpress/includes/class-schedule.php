<?php
/**
 * When runs begin.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Every five minutes; and an import that is not finished goes on at once. The event for that has an argument that is new each
 * time: WordPress refuses an event that is like another one within ten minutes.
 */
final class Schedule {

	const REGULAR = 'skipcall_sync';
	const NEXT    = 'skipcall_continue';

	/**
	 * Adds what WordPress is to know.
	 */
	public static function register(): void {
		// phpcs:ignore WordPress.WP.CronInterval -- calls are to be here within minutes; a run without news is one request.
		add_filter( 'cron_schedules', self::intervals( ... ) );
		add_action( self::REGULAR, self::run( ... ) );
		add_action( self::NEXT, self::run( ... ) );
		add_action( 'init', self::ensure( ... ) );
	}

	/**
	 * Adds five minutes.
	 *
	 * @param array<string, array{interval: int, display: string}> $intervals Of others.
	 * @return array<string, array{interval: int, display: string}>
	 */
	public static function intervals( array $intervals ): array {
		$intervals['skipcall'] = array(
			'interval' => 300,
			'display'  => __( 'Every five minutes', 'skipcall' ),
		);
		return $intervals;
	}

	/**
	 * Schedules the regular runs where they are not: an option that is loaded anyway.
	 */
	public static function ensure(): void {
		if ( false === wp_next_scheduled( self::REGULAR ) ) {
			wp_schedule_event( time(), 'skipcall', self::REGULAR );
		}
	}

	/**
	 * A run of WP-Cron, and what comes after it.
	 */
	public static function run(): void {
		$end    = microtime( true ) + self::seconds();
		$result = Sync::run( self::seconds() );
		if ( 'complete' === $result['code'] && Sync::is_reconciliation_due() ) {
			$result = Sync::run( max( 1.0, $end - microtime( true ) ), true );
		}
		self::follow( $result );
	}

	/**
	 * Begins a run as soon as WordPress can: now, for whoever pressed a button.
	 */
	public static function now(): void {
		self::at( time() );
		if ( self::has_own_cron() ) {
			spawn_cron();
		}
	}

	/**
	 * Whether visits start WP-Cron; else the system's cron does.
	 */
	public static function has_own_cron(): bool {
		return ! ( defined( 'DISABLE_WP_CRON' ) && constant( 'DISABLE_WP_CRON' ) );
	}

	/**
	 * When the next run is due; 0 when none is.
	 */
	public static function next(): int {
		$next = 0;
		foreach ( _get_cron_array() as $when => $hooks ) {
			if ( isset( $hooks[ self::REGULAR ] ) || isset( $hooks[ self::NEXT ] ) ) {
				$next = 0 === $next ? (int) $when : min( $next, (int) $when );
			}
		}
		return $next;
	}

	/**
	 * Ends what is scheduled.
	 */
	public static function clear(): void {
		wp_unschedule_hook( self::REGULAR );
		wp_unschedule_hook( self::NEXT );
	}

	/**
	 * What a run may take. In a web request less than its servers allow: half of max_execution_time, and 20 seconds at most.
	 */
	private static function seconds(): float {
		$allowed = (int) ini_get( 'max_execution_time' );
		$seconds = 'cli' === PHP_SAPI ? 50.0 : min( 20.0, $allowed > 0 ? $allowed / 2 : 20.0 );
		/**
		 * Filters the seconds that a run of WP-Cron may take.
		 *
		 * @param float $seconds At most.
		 */
		return max( 1.0, (float) Value::text( apply_filters( 'skipcall_run_seconds', $seconds ) ) );
	}

	/**
	 * Goes on when there is more.
	 *
	 * @param array{code: string, message: string, detail: string, rows: int, retry: float} $result Of the run.
	 */
	private static function follow( array $result ): void {
		if ( ! in_array( $result['code'], array( 'continues', 'waits', 'rate_limit' ), true ) ) {
			return;
		}
		// Rounded up as a whole: time() is rounded down.
		$due = (int) ceil( microtime( true ) + $result['retry'] );
		self::at( $result['retry'] > 0.0 ? $due : time() );
		if ( 0.0 === $result['retry'] && self::has_own_cron() && wp_doing_cron() ) {
			// Nobody may visit the site for a while. WordPress' own way does nothing within WP-Cron, and its lock is held until the end.
			add_action( 'shutdown', self::knock( ... ), 100 );
		}
	}

	/**
	 * Schedules one run, in place of those that are scheduled.
	 *
	 * @param int $when Unix time.
	 */
	private static function at( int $when ): void {
		wp_unschedule_hook( self::NEXT );
		wp_schedule_single_event( $when, self::NEXT, array( wp_generate_uuid4() ) );
		State::merge( 'status', array( 'next' => $when ) );
	}

	/**
	 * Asks for wp-cron.php as a visit would, and does not wait for it.
	 */
	private static function knock(): void {
		wp_remote_post(
			site_url( 'wp-cron.php' ),
			array(
				'timeout'   => 0.01,
				'blocking'  => false,
				// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress' own, as in spawn_cron().
				'sslverify' => (bool) apply_filters( 'https_local_ssl_verify', false ),
			)
		);
	}
}
