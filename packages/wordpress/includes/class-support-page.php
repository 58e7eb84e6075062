<?php
/**
 * A text for support.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * The page. Its text holds no key, no number and no name: it may go into a public forum.
 */
final class Support_Page {

	/**
	 * Shows it.
	 */
	public static function show(): void {
		echo '<div class="wrap skipcall"><h1>', esc_html__( 'Skipcall support', 'skipcall' ), '</h1><p>';
		esc_html_e( 'Copy this text into your question. It holds neither your key nor anything about a call.', 'skipcall' );
		printf( '</p><p><label for="skipcall-support">%s</label></p><textarea id="skipcall-support" class="large-text code" rows="24" readonly>%s</textarea>', esc_html__( 'Facts about this site', 'skipcall' ), esc_textarea( self::text() ) );
		printf( '<p><button type="button" class="button button-primary" id="skipcall-copy">%s</button> <span id="skipcall-copied" role="status" data-text="%s"></span></p></div>', esc_html__( 'Copy', 'skipcall' ), esc_attr__( 'Copied.', 'skipcall' ) );
	}

	/**
	 * The text: in English, whoever reads it.
	 */
	public static function text(): string {
		$lines = array();
		foreach ( self::facts() as $name => $value ) {
			$lines[] = "$name: $value";
		}
		return implode( "\n", $lines );
	}

	/**
	 * The facts.
	 *
	 * @return array<string, string>
	 */
	public static function facts(): array {
		$wpdb   = Database::connection();
		$status = Sync::status();
		$rate   = Value::map_of( State::read( 'status' ), 'rate' );
		$time   = static fn ( int $when ): string => 0 === $when ? 'never' : gmdate( 'c', $when );
		return array(
			'Plugin'            => Plugin::VERSION,
			'Extension'         => Connection::is_available() ? (string) phpversion( 'skipcall' ) : 'not loaded',
			'WordPress'         => get_bloginfo( 'version' ) . ( is_multisite() ? ' (network)' : '' ),
			'PHP'               => PHP_VERSION . ' ' . PHP_SAPI . ( PHP_ZTS ? ' ZTS' : '' ),
			'Database'          => Value::text( $wpdb->db_server_info() ),
			'Character set'     => Value::text( $wpdb->charset ),
			'Host'              => Host::kind(),
			'Key'               => Settings::key_source(),
			'Address'           => null === Settings::base_url() ? 'the usual one' : 'another one',
			'Proxy'             => isset( Connection::options()['proxy'] ) && '' !== Connection::options()['proxy'] ? 'WP_PROXY_HOST' : 'none of WordPress',
			'Authorities'       => isset( Connection::options()['caFile'] ) ? 'WordPress' : 'php.ini or system',
			'Calls stored'      => (string) array_sum( Calls::counts() ),
			'Hashes of erased'  => (string) Erased::count(),
			'Calls at Skipcall' => (string) $status['total'],
			'Last outcome'      => '' === $status['code'] ? 'none' : $status['code'],
			'Detail'            => $status['detail'],
			'Last run began'    => $time( $status['started'] ),
			'Last run ended'    => $time( $status['ended'] ),
			'Last complete'     => $time( $status['completed'] ),
			'Last reconciled'   => $time( $status['reconciled'] ),
			'Next run'          => $time( Schedule::next() ),
			'Follows edits'     => $status['edits'] ? 'yes' : 'with reconciliations only',
			'Rate limit'        => array() === $rate ? 'not known' : Value::text_of( $rate, 'remaining' ) . ' of ' . Value::text_of( $rate, 'limit' ),
			'Shared file'       => Site_Health::shared_file(),
			'WP-Cron'           => Schedule::has_own_cron() ? 'by visits' : 'by the system (DISABLE_WP_CRON)',
			'Time limit'        => (string) ini_get( 'max_execution_time' ),
			'Memory limit'      => (string) ini_get( 'memory_limit' ),
			'Object cache'      => wp_using_ext_object_cache() ? 'yes' : 'no',
			'External requests' => defined( 'WP_HTTP_BLOCK_EXTERNAL' ) && constant( 'WP_HTTP_BLOCK_EXTERNAL' ) ? 'blocked for WordPress' : 'allowed',
		);
	}
}
