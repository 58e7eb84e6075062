<?php
/**
 * What was erased stays erased.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * A list of hashes that every upsert looks at. Of a number there is a hash with the time of its erasure: its calls of before stay
 * away, also those that had not been imported by then; new ones are new data. Of each erased call there is one of its id as well, for
 * calls whose number is written in another way later.
 */
final class Erased {

	/**
	 * Erases all calls of a number.
	 *
	 * @param string $number As somebody wrote it.
	 * @return int How many were here.
	 * @throws Database_Exception When the database refuses it; nothing was changed then.
	 */
	public static function number( string $number ): int {
		$key = Phone::normalize( $number );
		if ( '' === $key ) {
			return 0;
		}
		$removed = Database::transaction(
			static function () use ( $key ): int {
				$now    = (int) ( 1000 * microtime( true ) );
				$hashes = array( self::hash( 'number', $key ) );
				foreach ( Database::rows( 'SELECT id FROM {calls} WHERE number_key = %s', array( $key ) ) as $row ) {
					$hashes[] = self::hash( 'id', (string) $row['id'] );
				}
				foreach ( array_chunk( $hashes, 500 ) as $chunk ) {
					$arguments = array();
					foreach ( $chunk as $hash ) {
						array_push( $arguments, $hash, $now );
					}
					Database::run(
						'INSERT INTO {erased} (hash, erased_ms) VALUES ' . Database::placeholders( count( $chunk ), '(UNHEX(%s), %d)' ) . ' ON DUPLICATE KEY UPDATE erased_ms = VALUES(erased_ms)',
						$arguments
					);
				}
				return Database::run( 'DELETE FROM {calls} WHERE number_key = %s', array( $key ) );
			}
		);
		Calls::recount();
		return $removed;
	}

	/**
	 * Those rows that may be stored.
	 *
	 * @param list<array<string, string|int|null>> $rows Columns.
	 * @return list<array<string, string|int|null>>
	 */
	public static function without( array $rows ): array {
		$hashes = array();
		foreach ( $rows as $index => $row ) {
			$hashes[ self::hash( 'id', Value::text( $row['id'] ?? '' ) ) ][] = $index;
			if ( '' !== ( $row['number_key'] ?? '' ) ) {
				$hashes[ self::hash( 'number', Value::text( $row['number_key'] ?? '' ) ) ][] = $index;
			}
		}
		foreach ( array_chunk( array_keys( $hashes ), 1000 ) as $chunk ) {
			$found = Database::rows(
				'SELECT LOWER(HEX(hash)) AS hash, erased_ms FROM {erased} WHERE hash IN (' . Database::placeholders( count( $chunk ), 'UNHEX(%s)' ) . ')',
				array_map( strval( ... ), $chunk )
			);
			foreach ( $found as $erased ) {
				foreach ( $hashes[ (string) $erased['hash'] ] ?? array() as $index ) {
					$created = $rows[ $index ]['created_ms'] ?? null;
					// A call without a time is taken to be old.
					if ( null === $created || $created <= Value::number( $erased['erased_ms'] ) ) {
						unset( $rows[ $index ] );
					}
				}
			}
		}
		return array_values( $rows );
	}

	/**
	 * How many hashes there are.
	 */
	public static function count(): int {
		return Value::number( Database::value( 'SELECT COUNT(*) FROM {erased}' ) );
	}

	/**
	 * Of what is not to be kept in the clear. Numbers are few enough to be tried one after another: the hash keeps them from
	 * being read, not from being looked for.
	 *
	 * @param string $kind  'id' or 'number'.
	 * @param string $value What.
	 */
	private static function hash( string $kind, string $value ): string {
		return hash( 'sha256', "skipcall $kind $value" );
	}
}
