<?php
/**
 * The way to the API.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

use Skipcall\Client;

/**
 * Makes clients with this site's key, proxy and certificate authorities.
 *
 * @phpstan-import-type Options from Client
 */
final class Connection {

	/**
	 * Whether the extension is there.
	 */
	public static function is_available(): bool {
		/**
		 * Filters whether the extension is taken to be there; for tests of what happens without it.
		 *
		 * @param bool $available Whether PHP has loaded it.
		 */
		return (bool) apply_filters( 'skipcall_extension_available', extension_loaded( 'skipcall' ) );
	}

	/**
	 * A client whose rows are arrays.
	 *
	 * @param array<string, mixed> $options Of Skipcall\Client.
	 * @return Client<'arrays'>
	 * @throws \Skipcall\Exception\InvalidArgumentException On a key or an option that is not allowed.
	 */
	public static function client( array $options = array() ): Client {
		/**
		 * Filters the options of the client.
		 *
		 * @param array<string, mixed> $options As the class Skipcall\Client has them.
		 */
		$options = Value::map_of( apply_filters( 'skipcall_client_options', $options + self::options() ) );
		/**
		 * What is no option the client refuses, and names.
		 *
		 * @var Options $options
		 */
		$options = array( 'hydrate' => 'arrays' ) + $options;
		/**
		 * Rows are arrays, whatever the filter has made of the options.
		 *
		 * @var Client<'arrays'> $client
		 */
		$client = new Client( Settings::key(), $options );
		return $client;
	}

	/**
	 * What WordPress' own requests would do.
	 *
	 * @return array<string, mixed>
	 */
	public static function options(): array {
		$options = array( 'userAgent' => 'skipcall-wordpress/' . Plugin::VERSION );
		$base    = Settings::base_url();
		if ( null !== $base ) {
			$options['baseUrl'] = $base;
		}
		// What the administrator of the host has set in php.ini goes before WordPress' own list.
		$bundle = ABSPATH . WPINC . '/certificates/ca-bundle.crt';
		if ( '' === (string) ini_get( 'skipcall.ca_file' ) && '' === (string) ini_get( 'curl.cainfo' ) && '' === (string) ini_get( 'openssl.cafile' ) && is_readable( $bundle ) ) {
			$options['caFile'] = $bundle;
		}
		return $options + self::proxy( $base ?? 'https://api-public.skipcall.app' );
	}

	/**
	 * WP_PROXY_HOST and the like; what they do not name is left to the environment, as the extension reads it.
	 *
	 * @param string $url Where to.
	 * @return array<string, string>
	 */
	private static function proxy( string $url ): array {
		$proxy = new \WP_HTTP_Proxy();
		if ( ! $proxy->is_enabled() ) {
			return array();
		}
		if ( ! $proxy->send_through_proxy( $url ) ) {
			return array( 'proxy' => '' );
		}
		$user = $proxy->use_authentication() ? rawurlencode( $proxy->username() ) . ':' . rawurlencode( $proxy->password() ) . '@' : '';
		return array(
			'proxy'   => 'http://' . $user . $proxy->host() . ':' . $proxy->port(),
			'noProxy' => '',
		);
	}

	/**
	 * One request of one row, for the test button and for Site Health. Never waits for long.
	 *
	 * @return array{code: string, message: string, detail: string}
	 */
	public static function test(): array {
		if ( ! self::is_available() || null === Settings::key() ) {
			return Outcome::of( self::is_available() ? 'no_key' : 'no_extension' );
		}
		try {
			$page = self::client(
				array(
					'maxRetries'    => 0,
					'maxDuration'   => 8.0,
					'rateLimitMode' => 'fail',
				)
			)->listCalls( 1, 1 );
			// phpcs:ignore WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase -- the extension's.
			$rate = $page->rateLimit;
			State::merge(
				'status',
				array(
					'total' => $page->total,
					'rate'  => null === $rate ? null : $rate->jsonSerialize(),
				)
			);
			/* translators: %s: number of calls. */
			return array( 'message' => sprintf( _n( 'The connection works: the key sees %s call.', 'The connection works: the key sees %s calls.', $page->total, 'skipcall' ), number_format_i18n( $page->total ) ) ) + Outcome::of( 'complete' );
		} catch ( \Throwable $failure ) {
			return Outcome::of_failure( $failure );
		}
	}
}
