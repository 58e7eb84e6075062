<?php
/**
 * Tests of Site Health, and its information.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Those that need no request run with the page; the one that makes one runs after it.
 *
 * @phpstan-type Test array{label: string, status: string, badge: array{label: string, color: string}, description: string, actions: string, test: string}
 */
final class Site_Health {

	/**
	 * Adds them.
	 */
	public static function register(): void {
		add_filter( 'site_status_tests', self::tests( ... ) );
		add_filter( 'debug_information', self::information( ... ) );
	}

	/**
	 * The list.
	 *
	 * @param array<string, array<string, mixed>> $tests Those that there are.
	 * @return array<string, array<string, mixed>>
	 */
	private static function tests( array $tests ): array {
		$direct = array(
			'skipcall_extension'   => array( __( 'Skipcall extension', 'skipcall' ), self::extension( ... ) ),
			'skipcall_key'         => array( __( 'Skipcall key', 'skipcall' ), self::key( ... ) ),
			'skipcall_last_run'    => array( __( 'Skipcall synchronisation', 'skipcall' ), self::last_run( ... ) ),
			'skipcall_rate_limit'  => array( __( 'Skipcall rate limit', 'skipcall' ), self::rate_limit( ... ) ),
			'skipcall_shared_file' => array( __( 'Skipcall shared file', 'skipcall' ), self::shared( ... ) ),
			'skipcall_cron'        => array( __( 'Skipcall schedule', 'skipcall' ), self::cron( ... ) ),
		);
		foreach ( $direct as $name => list( $label, $test ) ) {
			$tests['direct'][ $name ] = array(
				'label' => $label,
				'test'  => $test,
			);
		}
		$tests['async']['skipcall_connection'] = array(
			'label'             => __( 'Skipcall connection', 'skipcall' ),
			'test'              => rest_url( Rest::SPACE . '/site-health' ),
			'has_rest'          => true,
			'async_direct_test' => self::connection( ... ),
		);
		return $tests;
	}

	/**
	 * Whether the extension is there.
	 *
	 * @return Test
	 */
	public static function extension(): array {
		return Connection::is_available()
			? self::result( 'extension', 'good', __( 'The Skipcall extension is loaded', 'skipcall' ), (string) phpversion( 'skipcall' ) )
			: self::result( 'extension', 'critical', __( 'The Skipcall extension is not loaded', 'skipcall' ), Host::advice() );
	}

	/**
	 * Whether there is a key.
	 *
	 * @return Test
	 */
	public static function key(): array {
		return match ( Settings::key_source() ) {
			'none' => self::result( 'key', 'critical', __( 'Skipcall has no API key', 'skipcall' ), __( 'Enter it in the settings, or define SKIPCALL_API_KEY in wp-config.php.', 'skipcall' ) ),
			'form' => self::result( 'key', 'good', __( 'Skipcall has an API key', 'skipcall' ), __( 'It is stored in the database. In wp-config.php it would not be part of copies of the database.', 'skipcall' ) ),
			default => self::result( 'key', 'good', __( 'Skipcall has an API key', 'skipcall' ), __( 'It comes from wp-config.php or the environment.', 'skipcall' ) ),
		};
	}

	/**
	 * How the last run ended.
	 *
	 * @return Test
	 */
	public static function last_run(): array {
		$now    = Progress::now();
		$status = Sync::status();
		if ( ! Outcome::is_good( $now['code'] ) ) {
			return self::result( 'last_run', 'critical', __( 'Skipcall could not synchronise calls', 'skipcall' ), $now['message'] . "\n" . $now['detail'] );
		}
		if ( ! $now['running'] && $status['ended'] < time() - HOUR_IN_SECONDS ) {
			return self::result( 'last_run', 'recommended', __( 'Skipcall has not synchronised calls for an hour', 'skipcall' ), $now['message'] . ' ' . $now['times'] );
		}
		return self::result( 'last_run', 'good', __( 'Skipcall synchronises calls', 'skipcall' ), $now['message'] . ' ' . $now['times'] );
	}

	/**
	 * What is left of the rate limit, as last seen.
	 *
	 * @return Test
	 */
	public static function rate_limit(): array {
		$rate = Value::map_of( State::read( 'status' ), 'rate' );
		if ( array() === $rate ) {
			return self::result( 'rate_limit', 'good', __( 'The rate limit of Skipcall is not known yet', 'skipcall' ), __( 'The first answer tells.', 'skipcall' ) );
		}
		/* translators: 1: requests left. 2: requests per minute. */
		$text = sprintf( __( 'At the last request %1$s of %2$s requests of the minute were left.', 'skipcall' ), number_format_i18n( Value::number_of( $rate, 'remaining' ) ), number_format_i18n( Value::number_of( $rate, 'limit' ) ) );
		return 'rate_limit' === Sync::status()['code']
			? self::result( 'rate_limit', 'recommended', __( 'Something else uses up the rate limit of Skipcall', 'skipcall' ), $text )
			: self::result( 'rate_limit', 'good', __( 'The rate limit of Skipcall is kept', 'skipcall' ), $text );
	}

	/**
	 * Whether PHP's processes share what they know of the rate limit.
	 *
	 * @return Test
	 */
	public static function shared(): array {
		$said = self::shared_file();
		if ( str_starts_with( $said, 'missing' ) ) {
			return self::result( 'shared_file', 'recommended', __( 'PHP processes cannot share the rate limit of Skipcall', 'skipcall' ), __( 'The shared file cannot be written. Set skipcall.shared_file in php.ini to a file that PHP may write.', 'skipcall' ) . "\n$said" );
		}
		return self::result( 'shared_file', 'good', __( 'PHP processes share the rate limit of Skipcall', 'skipcall' ), $said );
	}

	/**
	 * The shared file in English: for the support text, too.
	 */
	public static function shared_file(): string {
		if ( ! Connection::is_available() ) {
			return 'no extension';
		}
		if ( 'process' === ini_get( 'skipcall.rate_limit_scope' ) ) {
			return 'switched off (skipcall.rate_limit_scope = process)';
		}
		$file = (string) ini_get( 'skipcall.shared_file' );
		// phpcs:disable WordPress.PHP.NoSilencedErrors -- outside of open_basedir it warns, and then nothing can be told.
		if ( '' !== $file ) {
			return @file_exists( $file ) || @is_writable( dirname( $file ) ) ? 'named in php.ini' : 'missing: the folder of skipcall.shared_file cannot be written';
		}
		return '' !== (string) ini_get( 'open_basedir' ) || @is_writable( '/dev/shm' ) ? 'in /dev/shm' : 'missing: /dev/shm cannot be written';
		// phpcs:enable WordPress.PHP.NoSilencedErrors
	}

	/**
	 * Whether runs are scheduled, and begin in time.
	 *
	 * @return Test
	 */
	public static function cron(): array {
		$next = Schedule::next();
		if ( 0 === $next ) {
			return self::result( 'cron', 'critical', __( 'No synchronisation of Skipcall is scheduled', 'skipcall' ), __( 'Deactivate the plugin and activate it again.', 'skipcall' ) );
		}
		if ( $next < time() - 15 * MINUTE_IN_SECONDS ) {
			return self::result(
				'cron',
				'recommended',
				__( 'Scheduled synchronisations of Skipcall do not begin', 'skipcall' ),
				Schedule::has_own_cron() ? __( 'WordPress begins them with visits to the site. Something keeps the site from calling itself.', 'skipcall' ) : __( 'DISABLE_WP_CRON is set, and the system’s cron does not call wp-cron.php.', 'skipcall' )
			);
		}
		return self::result( 'cron', 'good', __( 'Synchronisations of Skipcall are scheduled', 'skipcall' ), Schedule::has_own_cron() ? __( 'Visits begin them.', 'skipcall' ) : __( 'The system’s cron begins them.', 'skipcall' ) );
	}

	/**
	 * Whether Skipcall can be reached, and its certificate is trusted: one request.
	 *
	 * @return Test
	 */
	public static function connection(): array {
		$result = Connection::test();
		return Outcome::is_good( $result['code'] )
			? self::result( 'connection', 'good', __( 'Skipcall can be reached', 'skipcall' ), $result['message'] . ' ' . __( 'Its certificate is trusted.', 'skipcall' ) )
			: self::result( 'connection', 'critical', 'tls' === $result['code'] ? __( 'The certificate of Skipcall is not trusted', 'skipcall' ) : __( 'Skipcall cannot be reached', 'skipcall' ), $result['message'] . "\n" . $result['detail'] );
	}

	/**
	 * The facts of the support page, on the page of information.
	 *
	 * @param array<string, mixed> $information What there is.
	 * @return array<string, mixed>
	 */
	private static function information( array $information ): array {
		$fields = array();
		foreach ( Support_Page::facts() as $name => $value ) {
			$fields[ sanitize_key( $name ) ] = array(
				'label' => $name,
				'value' => $value,
			);
		}
		$information['skipcall'] = array(
			'label'  => 'Skipcall',
			'fields' => $fields,
		);
		return $information;
	}

	/**
	 * A result.
	 *
	 * @param string $name   Of the test.
	 * @param string $status 'good', 'recommended' or 'critical'.
	 * @param string $label  What is found.
	 * @param string $text   More of it.
	 * @return Test
	 */
	private static function result( string $name, string $status, string $label, string $text ): array {
		return array(
			'label'       => $label,
			'status'      => $status,
			'badge'       => array(
				'label' => 'Skipcall',
				'color' => 'good' === $status ? 'blue' : ( 'critical' === $status ? 'red' : 'orange' ),
			),
			'description' => '<p>' . nl2br( esc_html( trim( $text ) ) ) . '</p>',
			'actions'     => sprintf( '<p><a href="%s">%s</a></p>', esc_url( admin_url( 'admin.php?page=' . Admin::SETTINGS ) ), esc_html__( 'Skipcall settings', 'skipcall' ) ),
			'test'        => "skipcall_$name",
		);
	}
}
