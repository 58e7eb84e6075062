<?php
/**
 * The calls that are stored.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Reads and writes the table.
 *
 * @phpstan-type Filter array{search?: string, status?: string, number?: string}
 * @phpstan-type Call array{id: string, created: ?int, status: string, direction: string, duration: ?int, contact: string, caller: string, number: string, notes: string}
 */
final class Calls {

	/**
	 * Rows of one statement; a row has 2 KB or so, and servers take 4 MB at least.
	 */
	const CHUNK = 200;

	/**
	 * Words that InnoDB does not index.
	 */
	const STOP_WORDS = array( 'about', 'are', 'com', 'for', 'from', 'how', 'that', 'the', 'this', 'was', 'what', 'when', 'where', 'who', 'will', 'with', 'und', 'www' );

	/**
	 * Orders of the list: what may be asked for, and its column.
	 */
	const ORDERS = array( 'created', 'duration', 'contact' );

	/**
	 * Stores rows, without those that were erased. Inside of a transaction.
	 *
	 * @param list<array<string, mixed>> $calls As the API gives them.
	 * @param int                        $seen  Number of the reconciliation; 0: none.
	 * @return int How many were stored.
	 */
	public static function upsert( array $calls, int $seen = 0 ): int {
		$rows = array();
		foreach ( $calls as $call ) {
			$row = Row::of( $call );
			// PHP makes numbers of keys that look like one.
			$rows[ ' ' . $row['id'] ] = $row;
		}
		$rows = array_values( Erased::without( array_values( $rows ) ) );
		foreach ( array_chunk( $rows, self::CHUNK ) as $chunk ) {
			$groups    = array();
			$arguments = array();
			foreach ( $chunk as $row ) {
				$group = array();
				foreach ( Row::COLUMNS as $column => $placeholder ) {
					$value = $row[ $column ] ?? null;
					if ( null === $value ) {
						$group[] = 'NULL';
					} else {
						$group[]     = $placeholder;
						$arguments[] = $value;
					}
				}
				$groups[]    = '(' . implode( ', ', $group ) . ', %d)';
				$arguments[] = $seen;
			}
			Database::run(
				'INSERT INTO {calls} (id, created_ms, gone, status, direction, duration, contact, caller, number, number_key, number_tail, words, document, seen)
				VALUES ' . implode( ', ', $groups ) . '
				ON DUPLICATE KEY UPDATE created_ms = VALUES(created_ms), gone = VALUES(gone), status = VALUES(status), direction = VALUES(direction),
				duration = VALUES(duration), contact = VALUES(contact), caller = VALUES(caller), number = VALUES(number), number_key = VALUES(number_key),
				number_tail = VALUES(number_tail), words = VALUES(words), document = VALUES(document), seen = GREATEST(seen, VALUES(seen))',
				$arguments
			);
		}
		return count( $rows );
	}

	/**
	 * Rows of a page of the list.
	 *
	 * @param Filter $filter Which.
	 * @param string $order  One of ORDERS.
	 * @param bool   $newest Descending.
	 * @param int    $number How many.
	 * @param int    $offset After how many.
	 * @param int    $total  As count() says: the last pages are read from the end.
	 * @return list<Call>
	 */
	public static function page( array $filter, string $order, bool $newest, int $number, int $offset, int $total ): array {
		list( $where, $arguments ) = self::where( $filter );
		$backwards                 = $offset > $total / 2 && $offset < $total;
		if ( $backwards ) {
			$number = min( $number, $total - $offset );
			$offset = $total - $offset - $number;
		}
		$descending  = $newest !== $backwards;
		$order       = self::order( $order, $descending );
		$arguments[] = $number;
		$arguments[] = $offset;
		// Ids first, from an index that has all it takes: rows that are passed over are not read.
		$rows  = Database::rows(
			'SELECT c.id, c.created_ms, c.status, c.direction, c.duration, c.contact, c.caller, c.number, c.document FROM (SELECT c.id FROM {calls} AS c WHERE '
			. $where . ' ORDER BY ' . $order . ' LIMIT %d OFFSET %d) AS found JOIN {calls} AS c ON c.id = found.id ORDER BY ' . $order,
			$arguments
		);
		$calls = array_map( self::call( ... ), $rows );
		return $backwards ? array_reverse( $calls ) : $calls;
	}

	/**
	 * How many rows a filter has. Without a search it is known from the last run.
	 *
	 * @param Filter $filter Which.
	 */
	public static function count( array $filter ): int {
		if ( '' === ( $filter['search'] ?? '' ) && '' === ( $filter['number'] ?? '' ) ) {
			$counts = self::counts();
			return '' === ( $filter['status'] ?? '' ) ? array_sum( $counts ) : $counts[ $filter['status'] ?? '' ] ?? 0;
		}
		list( $where, $arguments ) = self::where( $filter );
		return Value::number( Database::value( 'SELECT COUNT(*) FROM {calls} WHERE ' . $where, $arguments ) );
	}

	/**
	 * Rows by status, as recount() found them.
	 *
	 * @return array<string, int>
	 */
	public static function counts(): array {
		return array_map( Value::number( ... ), State::read( 'counts' ) );
	}

	/**
	 * Counts: after each change of many rows, so that no page view has to.
	 */
	public static function recount(): void {
		$counts = array();
		foreach ( Database::rows( 'SELECT status, COUNT(*) AS number FROM {calls} WHERE gone = 0 GROUP BY status ORDER BY status' ) as $row ) {
			$counts[ (string) $row['status'] ] = Value::number_of( $row, 'number' );
		}
		State::write( 'counts', $counts );
	}

	/**
	 * All rows of a filter, newest first, a thousand at a time: memory does not grow with their number.
	 *
	 * @param Filter $filter Which.
	 * @return \Generator<int, Call>
	 */
	public static function each( array $filter ): \Generator {
		list( $where, $arguments ) = self::where( $filter );
		$other                     = '' !== ( $filter['search'] ?? '' ) || '' !== ( $filter['number'] ?? '' );
		$index                     = $other ? '' : ( '' === ( $filter['status'] ?? '' ) ? ' FORCE INDEX (created)' : ' FORCE INDEX (status)' );
		// Rows without a time come last, so they are read apart.
		foreach ( array( 'created_ms IS NOT NULL', 'created_ms IS NULL' ) as $part ) {
			$after = array();
			do {
				$from = array() === $after ? '' : ( 2 === count( $after ) ? ' AND created_ms <= %d AND (created_ms < %d OR id < %s)' : ' AND id < %s' );
				// Ids first, from the index that has them in order: the database would sort all rows with their documents.
				$rows = Database::rows(
					'SELECT c.id, c.created_ms, c.status, c.direction, c.duration, c.contact, c.caller, c.number, c.document FROM (SELECT c.id FROM {calls} AS c'
					. $index . ' WHERE ' . $where . ' AND ' . $part . $from . ' ORDER BY c.created_ms DESC, c.id DESC LIMIT 1000) AS found
					JOIN {calls} AS c ON c.id = found.id ORDER BY c.created_ms DESC, c.id DESC',
					array( ...$arguments, ...( 2 === count( $after ) ? array( $after[0] ) : array() ), ...$after )
				);
				foreach ( $rows as $row ) {
					yield self::call( $row );
				}
				$full  = 1000 === count( $rows );
				$last  = array() === $rows ? array() : $rows[ array_key_last( $rows ) ];
				$after = null === ( $last['created_ms'] ?? null ) ? array( $last['id'] ?? '' ) : array( Value::number( $last['created_ms'] ), (string) ( $last['id'] ?? '' ) );
			} while ( $full );
		}
	}

	/**
	 * Calls of each of the last days, in the site's time zone, oldest first.
	 *
	 * @param int $days How many.
	 * @param int $now  Unix time.
	 * @return array<string, int> By day, like 2026-11-26.
	 */
	public static function per_day( int $days, int $now ): array {
		$zone   = wp_timezone();
		$day    = ( new \DateTimeImmutable( '@' . $now ) )->setTimezone( $zone )->setTime( 0, 0 )->modify( '-' . ( $days - 1 ) . ' days' );
		$counts = array();
		for ( $index = 0; $index < $days; $index++ ) {
			$counts[ $day->modify( "+$index days" )->format( 'Y-m-d' ) ] = 0;
		}
		// Quarters of an hour: no zone has days that begin elsewhere, and changes of the clock are in it.
		$found = Database::rows(
			'SELECT created_ms DIV 900000 AS quarter, COUNT(*) AS number FROM {calls} WHERE gone = 0 AND created_ms >= %d GROUP BY quarter',
			array( 1000 * $day->getTimestamp() )
		);
		foreach ( $found as $row ) {
			$name = ( new \DateTimeImmutable( '@' . 900 * Value::number_of( $row, 'quarter' ) ) )->setTimezone( $zone )->format( 'Y-m-d' );
			if ( isset( $counts[ $name ] ) ) {
				$counts[ $name ] += Value::number_of( $row, 'number' );
			}
		}
		return $counts;
	}

	/**
	 * Removes rows that a reconciliation has not seen.
	 *
	 * @param int $seen   Its number.
	 * @param int $before Created before: milliseconds.
	 * @return int How many.
	 */
	public static function remove_unseen( int $seen, int $before ): int {
		return Database::run( 'DELETE FROM {calls} WHERE seen < %d AND created_ms IS NOT NULL AND created_ms < %d', array( $seen, $before ) );
	}

	/**
	 * Removes all rows.
	 */
	public static function remove_all(): void {
		Database::run( 'DELETE FROM {calls}' );
		self::recount();
	}

	/**
	 * A filter as a condition.
	 *
	 * @param Filter $filter Which.
	 * @return array{literal-string, list<string|int|float>}
	 */
	private static function where( array $filter ): array {
		$wpdb   = Database::connection();
		$number = $filter['number'] ?? '';
		// Whoever asks for the calls of a number is to have those, too, that were deleted at Skipcall and are still here.
		$where     = '' === $number ? 'gone = 0' : 'number_key = %s';
		$arguments = '' === $number ? array() : array( Phone::normalize( $number ) );
		$status    = $filter['status'] ?? '';
		if ( '' !== $status ) {
			$where      .= ' AND status = %s';
			$arguments[] = $status;
		}
		$search = trim( $filter['search'] ?? '' );
		if ( '' === $search ) {
			return array( $where, $arguments );
		}
		// A number, or its beginning or end as somebody reads it off a telephone.
		if ( 1 === preg_match( '/^[+\d][\d\s().\/-]*$/', $search ) ) {
			$digits = (string) preg_replace( '/\D/', '', $search );
			return array(
				$where . ' AND (number_key LIKE %s OR number_key LIKE %s OR number_tail LIKE %s)',
				array( ...$arguments, $digits . '%', Phone::normalize( $search ) . '%', strrev( ltrim( $digits, '0' ) ) . '%' ),
			);
		}
		$words = array();
		foreach ( (array) preg_split( '/[^\p{L}\p{N}_]+/u', $search, -1, PREG_SPLIT_NO_EMPTY ) as $word ) {
			$word = (string) $word;
			if ( mb_strlen( $word ) >= 3 && ! in_array( mb_strtolower( $word ), self::STOP_WORDS, true ) ) {
				$words[] = '+' . $word . '*';
			}
		}
		if ( array() === $words ) {
			return array( $where . ' AND contact LIKE %s', array( ...$arguments, $wpdb->esc_like( $search ) . '%' ) );
		}
		return array( $where . ' AND MATCH (words) AGAINST (%s IN BOOLEAN MODE)', array( ...$arguments, implode( ' ', $words ) ) );
	}

	/**
	 * What to sort by.
	 *
	 * @param string $order      One of ORDERS; else the first one.
	 * @param bool   $descending Or ascending.
	 * @return literal-string
	 */
	private static function order( string $order, bool $descending ): string {
		return match ( $order ) {
			'duration' => $descending ? 'c.duration DESC, c.id DESC' : 'c.duration, c.id',
			'contact' => $descending ? 'c.contact DESC, c.id DESC' : 'c.contact, c.id',
			default => $descending ? 'c.created_ms DESC, c.id DESC' : 'c.created_ms, c.id',
		};
	}

	/**
	 * A row of the table, as it is shown.
	 *
	 * @param array<string, string|null> $row Its columns.
	 * @return Call
	 */
	private static function call( array $row ): array {
		$created  = $row['created_ms'] ?? null;
		$duration = $row['duration'] ?? null;
		return array(
			'id'        => (string) ( $row['id'] ?? '' ),
			'created'   => null === $created ? null : (int) floor( (int) $created / 1000 ),
			'status'    => (string) ( $row['status'] ?? '' ),
			'direction' => (string) ( $row['direction'] ?? '' ),
			'duration'  => null === $duration ? null : (int) $duration,
			'contact'   => (string) ( $row['contact'] ?? '' ),
			'caller'    => (string) ( $row['caller'] ?? '' ),
			'number'    => (string) ( $row['number'] ?? '' ),
			'notes'     => Value::text_of( json_decode( (string) ( $row['document'] ?? '' ), true ), 'notes' ),
		);
	}
}
