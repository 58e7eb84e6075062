<?php
/**
 * The plugin's settings, and where the key comes from.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * One option, an array, so that wp-admin/options.php does not show the key; not loaded with every page.
 */
final class Settings {

	const OPTION = 'skipcall_settings';

	/**
	 * At first.
	 *
	 * @return array{key: string, country: string}
	 */
	public static function defaults(): array {
		return array(
			'key'     => '',
			'country' => 0 === strpos( get_locale(), 'fr_' ) ? '33' : '',
		);
	}

	/**
	 * The key; null when there is none.
	 */
	public static function key(): ?string {
		$key = self::outer( 'SKIPCALL_API_KEY' ) ?? Value::text_of( get_option( self::OPTION ), 'key' );
		return '' === $key ? null : $key;
	}

	/**
	 * 'constant', 'environment', 'form' or 'none'. The first two win, so that a copy of the database does not take the key along.
	 */
	public static function key_source(): string {
		if ( defined( 'SKIPCALL_API_KEY' ) && '' !== Value::text( constant( 'SKIPCALL_API_KEY' ) ) ) {
			return 'constant';
		}
		if ( null !== self::outer( 'SKIPCALL_API_KEY' ) ) {
			return 'environment';
		}
		return '' === Value::text_of( get_option( self::OPTION ), 'key' ) ? 'none' : 'form';
	}

	/**
	 * Enough of the key to tell it from others: "sk_live_…abcd". Short ones are shown as their kind only.
	 */
	public static function key_hint(): string {
		$key  = (string) self::key();
		$kind = 1 === preg_match( '/^sk_[a-z]+_/', $key, $match ) ? $match[0] : '';
		return '' === $key ? '' : $kind . '…' . ( strlen( $key ) >= 24 ? substr( $key, -4 ) : '' );
	}

	/**
	 * Another address of the API; null for the usual one. From the same places as the key: one found and the other not is
	 * how a test site reaches the real server.
	 */
	public static function base_url(): ?string {
		return self::outer( 'SKIPCALL_BASE_URL' );
	}

	/**
	 * Country calling code for numbers that are written as within the country.
	 */
	public static function country(): string {
		return (string) preg_replace( '/\D/', '', Value::text_of( get_option( self::OPTION ), 'country' ) );
	}

	/**
	 * What the form sent, as it is stored. An empty field keeps the key. Applied twice by WordPress the first time: harmless.
	 *
	 * @param mixed $sent From options.php, which has checked the nonce and the right.
	 * @return array{key: string, country: string}
	 */
	public static function sanitize( mixed $sent ): array {
		$stored = Value::text_of( get_option( self::OPTION ), 'key' );
		$key    = trim( Value::text_of( $sent, 'key' ) );
		if ( '' === $key ) {
			$key = '' === Value::text_of( $sent, 'forget' ) ? $stored : '';
		} elseif ( 1 !== preg_match( '/^[\x21-\x7e]{8,512}$/', $key ) ) {
			add_settings_error( self::OPTION, 'key', __( 'The key was not stored: a key has no spaces and no special characters.', 'skipcall' ) );
			$key = $stored;
		}
		return array(
			'key'     => $key,
			'country' => substr( (string) preg_replace( '/\D/', '', Value::text_of( $sent, 'country' ) ), 0, 4 ),
		);
	}

	/**
	 * From wp-config.php or the environment; null when there is nothing.
	 *
	 * @param string $name Of the constant or variable.
	 */
	private static function outer( string $name ): ?string {
		$found = defined( $name ) ? Value::text( constant( $name ) ) : '';
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- a secret is used as it is; names of headers begin with HTTP_.
		foreach ( array( getenv( $name ), $_ENV[ $name ] ?? '', $_SERVER[ $name ] ?? '' ) as $value ) {
			$found = '' === $found ? Value::text( $value ) : $found;
		}
		return '' === $found ? null : $found;
	}
}
