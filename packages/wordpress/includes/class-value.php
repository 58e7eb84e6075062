<?php
/**
 * Values whose type is not known: rows of the API, of the database, of requests.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Reads such values as what they should be.
 */
final class Value {

	/**
	 * Text; an empty one for anything else.
	 *
	 * @param mixed $value What may be text or a number.
	 */
	public static function text( mixed $value ): string {
		return is_string( $value ) || is_int( $value ) || is_float( $value ) ? (string) $value : '';
	}

	/**
	 * A whole number; 0 for anything else.
	 *
	 * @param mixed $value What may be a number.
	 */
	public static function number( mixed $value ): int {
		return is_numeric( $value ) ? (int) $value : 0;
	}

	/**
	 * A member of what may be an array; null when there is none.
	 *
	 * @param mixed      $value   What may be an array.
	 * @param int|string ...$path Keys, from the outer one to the inner one.
	 */
	public static function member( mixed $value, int|string ...$path ): mixed {
		foreach ( $path as $key ) {
			$value = is_array( $value ) ? $value[ $key ] ?? null : null;
		}
		return $value;
	}

	/**
	 * A member as text.
	 *
	 * @param mixed      $value   What may be an array.
	 * @param int|string ...$path Keys, from the outer one to the inner one.
	 */
	public static function text_of( mixed $value, int|string ...$path ): string {
		return self::text( self::member( $value, ...$path ) );
	}

	/**
	 * A member as a whole number.
	 *
	 * @param mixed      $value   What may be an array.
	 * @param int|string ...$path Keys, from the outer one to the inner one.
	 */
	public static function number_of( mixed $value, int|string ...$path ): int {
		return self::number( self::member( $value, ...$path ) );
	}

	/**
	 * A member as an array with text as keys.
	 *
	 * @param mixed      $value   What may be an array.
	 * @param int|string ...$path Keys, from the outer one to the inner one.
	 * @return array<string, mixed>
	 */
	public static function map_of( mixed $value, int|string ...$path ): array {
		$member = self::member( $value, ...$path );
		$map    = array();
		foreach ( is_array( $member ) ? $member : array() as $key => $item ) {
			$map[ (string) $key ] = $item;
		}
		return $map;
	}

	/**
	 * What a form or a link sent, as one line of text without markup.
	 *
	 * @param string $name Name of the field.
	 */
	public static function requested( string $name ): string {
		// phpcs:ignore WordPress.Security.NonceVerification -- whoever acts on it checks the nonce; the list only reads.
		$value = isset( $_REQUEST[ $name ] ) && is_string( $_REQUEST[ $name ] ) ? sanitize_text_field( wp_unslash( $_REQUEST[ $name ] ) ) : '';
		return trim( $value );
	}

	/**
	 * JSON of an array; never fails.
	 *
	 * @param array<mixed> $value What is to be written. Only ASCII comes out, so that no table's character set matters.
	 */
	public static function json( array $value ): string {
		return (string) wp_json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR );
	}
}
