<?php
/**
 * A call of the API as columns of the table.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Members may be missing or of another type: then the column is empty, and the document still has what came.
 */
final class Row {

	/**
	 * Columns that every upsert writes, in this order, with their placeholders.
	 */
	const COLUMNS = array(
		'id'          => '%s',
		'created_ms'  => '%d',
		'gone'        => '%d',
		'status'      => '%s',
		'direction'   => '%s',
		'duration'    => '%d',
		'contact'     => '%s',
		'caller'      => '%s',
		'number'      => '%s',
		'number_key'  => '%s',
		'number_tail' => '%s',
		'words'       => '%s',
		'document'    => '%s',
	);

	/**
	 * The columns.
	 *
	 * @param array<string, mixed> $call As the API gives it.
	 * @return array<string, string|int|null> By the names of COLUMNS.
	 */
	public static function of( array $call ): array {
		$contact = trim( Value::text_of( $call, 'contact', 'firstName' ) . ' ' . Value::text_of( $call, 'contact', 'lastName' ) );
		$caller  = trim( Value::text_of( $call, 'caller', 'firstName' ) . ' ' . Value::text_of( $call, 'caller', 'lastName' ) );
		$number  = Value::text_of( $call, 'phoneNumber', 'value' );
		$key     = Phone::normalize( $number );
		$started = self::milliseconds( Value::text_of( $call, 'startedAt' ) );
		$ended   = self::milliseconds( Value::text_of( $call, 'endedAt' ) );
		return array(
			'id'          => self::id( Value::text_of( $call, 'id' ) ),
			'created_ms'  => self::milliseconds( Value::text_of( $call, 'createdAt' ) ),
			'gone'        => null === Value::member( $call, 'deletedAt' ) ? 0 : 1,
			'status'      => self::fit( Value::text_of( $call, 'status' ), 64 ),
			'direction'   => self::fit( Value::text_of( $call, 'type' ), 64 ),
			'duration'    => null === $started || null === $ended || $ended < $started ? null : min( 2147483647, intdiv( $ended - $started, 1000 ) ),
			'contact'     => self::fit( $contact, 190 ),
			'caller'      => self::fit( $caller, 190 ),
			'number'      => self::fit( $number, 64 ),
			'number_key'  => $key,
			'number_tail' => strrev( $key ),
			'words'       => self::fit( trim( "$contact $caller " . Value::text_of( $call, 'notes' ) ), 15000 ),
			'document'    => Value::json( $call ),
		);
	}

	/**
	 * An id as the table's key; a very long one as its hash.
	 *
	 * @param string $id Of the API.
	 */
	public static function id( string $id ): string {
		return strlen( $id ) <= 255 ? $id : 'sha256:' . hash( 'sha256', $id );
	}

	/**
	 * Milliseconds since 1970; null for what is no date.
	 *
	 * @param string $text Like 2024-03-20T09:00:00.000Z; without a zone it is UTC.
	 */
	public static function milliseconds( string $text ): ?int {
		if ( 1 !== preg_match( '/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/', $text ) ) {
			return null;
		}
		try {
			$date = new \DateTimeImmutable( $text, new \DateTimeZone( 'UTC' ) );
		} catch ( \Exception $unreadable ) {
			return null;
		}
		return 1000 * $date->getTimestamp() + (int) $date->format( 'v' );
	}

	/**
	 * As much as a column holds. A table of an old database has no characters beyond the first plane: they become "�".
	 *
	 * @param string $text       What.
	 * @param int    $characters How many at most.
	 */
	private static function fit( string $text, int $characters ): string {
		$wpdb = Database::connection();
		if ( 'utf8mb4' !== $wpdb->charset ) {
			$text = (string) preg_replace( '/[\x{10000}-\x{10ffff}]/u', "\u{fffd}", $text );
		}
		return mb_substr( $text, 0, $characters );
	}
}
