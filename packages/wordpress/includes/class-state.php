<?php
/**
 * What the plugin remembers between two runs.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Named JSON values in a table of their own: options could be served from a cache that another process does not share.
 */
final class State {

	/**
	 * The values that there are.
	 */
	const NAMES = array( 'checkpoint', 'reconcile', 'status', 'counts' );

	/**
	 * Makes the rows, so that changes need no more than an UPDATE.
	 */
	public static function create(): void {
		foreach ( self::NAMES as $name ) {
			Database::run( "INSERT IGNORE INTO {state} (name, value) VALUES (%s, '')", array( $name ) );
		}
	}

	/**
	 * A value; empty when nothing was stored.
	 *
	 * @param string $name Which.
	 * @return array<string, mixed>
	 */
	public static function read( string $name ): array {
		return self::with_version( $name )[0];
	}

	/**
	 * A value, and its version for replace().
	 *
	 * @param string $name Which.
	 * @return array{array<string, mixed>, int}
	 */
	public static function with_version( string $name ): array {
		$row = Database::rows( 'SELECT value, version FROM {state} WHERE name = %s', array( $name ) )[0] ?? array();
		return array( Value::map_of( json_decode( Value::text_of( $row, 'value' ), true ) ), Value::number_of( $row, 'version' ) );
	}

	/**
	 * Stores a value.
	 *
	 * @param string       $name  Which.
	 * @param array<mixed> $value What.
	 */
	public static function write( string $name, array $value ): void {
		Database::run(
			'INSERT INTO {state} (name, value, version) VALUES (%s, %s, 1) ON DUPLICATE KEY UPDATE value = VALUES(value), version = version + 1',
			array( $name, Value::json( $value ) )
		);
	}

	/**
	 * Stores a value unless somebody else has changed it, or the connection is another one than the transaction's.
	 *
	 * @param string       $name       Which.
	 * @param array<mixed> $value      What.
	 * @param int          $version    As read; goes up by one.
	 * @param int          $connection As Database::transaction() gave it.
	 */
	public static function replace( string $name, array $value, int &$version, int $connection ): bool {
		$changed = Database::run(
			'UPDATE {state} SET value = %s, version = version + 1 WHERE name = %s AND version = %d AND CONNECTION_ID() = %d',
			array( Value::json( $value ), $name, $version, $connection )
		);
		if ( 1 === $changed ) {
			++$version;
		}
		return 1 === $changed;
	}

	/**
	 * Changes members of a value that only says how things stand.
	 *
	 * @param string               $name    Which.
	 * @param array<string, mixed> $changes Members.
	 */
	public static function merge( string $name, array $changes ): void {
		self::write( $name, $changes + self::read( $name ) );
	}
}
