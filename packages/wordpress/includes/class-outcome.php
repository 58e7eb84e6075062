<?php
/**
 * What a run or a test came to, in words for its user.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

use Skipcall\Exception;

/**
 * Codes are stored, words are made when they are shown: in the language of whoever looks.
 */
final class Outcome {

	/**
	 * A code with its words.
	 *
	 * @param string $code   One of words().
	 * @param string $detail What the extension or the database said; holds neither key nor row.
	 * @return array{code: string, message: string, detail: string}
	 */
	public static function of( string $code, string $detail = '' ): array {
		return array(
			'code'    => $code,
			'message' => self::words( $code ),
			'detail'  => $detail,
		);
	}

	/**
	 * Of what was thrown. Most special class first.
	 *
	 * @param \Throwable $failure What.
	 * @return array{code: string, message: string, detail: string}
	 */
	public static function of_failure( \Throwable $failure ): array {
		$code = match ( true ) {
			$failure instanceof Database_Exception => 'database',
			$failure instanceof Superseded_Exception => 'superseded',
			$failure instanceof Exception\AuthenticationException => 'key_refused',
			$failure instanceof Exception\SubscriptionRequiredException, $failure instanceof Exception\PlanNotEligibleException => 'plan',
			$failure instanceof Exception\PermissionException => 'permission',
			$failure instanceof Exception\RateLimitException => 'rate_limit',
			$failure instanceof Exception\TlsException => 'tls',
			$failure instanceof Exception\TimeoutException => 'timeout',
			$failure instanceof Exception\TransportException => 'connection',
			$failure instanceof Exception\ServerException => 'server',
			$failure instanceof Exception\PaginationException && 'organization' === $failure->getReason() => 'organization',
			$failure instanceof Exception\DecodeException, $failure instanceof Exception\PaginationException, $failure instanceof Exception\ApiException => 'answer',
			$failure instanceof Exception\InvalidArgumentException => 'options',
			default => 'error',
		};
		// Messages of others may hold anything.
		$known = $failure instanceof Exception\ExceptionInterface || $failure instanceof Database_Exception;
		return self::of( $code, $known ? $failure->getMessage() : get_class( $failure ) );
	}

	/**
	 * Whether a code is no failure.
	 *
	 * @param string $code One of words().
	 */
	public static function is_good( string $code ): bool {
		return in_array( $code, array( '', 'complete', 'continues', 'waits', 'busy', 'superseded' ), true );
	}

	/**
	 * The words.
	 *
	 * @param string $code Which.
	 */
	public static function words( string $code ): string {
		return match ( $code ) {
			'' => __( 'No synchronisation has run yet.', 'skipcall' ),
			'complete' => __( 'Every call is here.', 'skipcall' ),
			'continues' => __( 'The import is under way.', 'skipcall' ),
			'waits' => __( 'The import waits for the rate limit of your plan, then goes on by itself.', 'skipcall' ),
			'busy' => __( 'Another synchronisation is at work.', 'skipcall' ),
			'superseded' => __( 'Another synchronisation has taken over.', 'skipcall' ),
			'no_extension' => __( 'PHP has not loaded the extension skipcall.', 'skipcall' ),
			'no_key' => __( 'There is no API key yet.', 'skipcall' ),
			'key_refused' => __( 'Skipcall refused the key: it is mistyped or was revoked. Make a new one in Skipcall under Settings, API Keys.', 'skipcall' ),
			'plan' => __( 'Skipcall refused the key: its subscription has no access to the API.', 'skipcall' ),
			'permission' => __( 'Skipcall refused the key: it may not read calls.', 'skipcall' ),
			'rate_limit' => __( 'The rate limit of your plan is used up. It is renewed every minute.', 'skipcall' ),
			'tls' => __( 'The server could not prove that it is Skipcall: the certificate is not trusted here.', 'skipcall' ),
			'timeout' => __( 'Skipcall did not answer in time.', 'skipcall' ),
			'connection' => __( 'Skipcall could not be reached: a firewall, a proxy or the network is in the way.', 'skipcall' ),
			'server' => __( 'Skipcall had a failure of its own. The next run tries again.', 'skipcall' ),
			'organization' => __( 'The key belongs to another organisation than the calls stored here. Nothing was mixed: start afresh, or put the old key back.', 'skipcall' ),
			'answer' => __( 'The answer of the server was not what it should be.', 'skipcall' ),
			'options' => __( 'The key or a setting is not allowed.', 'skipcall' ),
			'database' => __( 'The database refused to store calls. The next run tries again.', 'skipcall' ),
			default => __( 'Something went wrong.', 'skipcall' ),
		};
	}
}
