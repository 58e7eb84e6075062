<?php
/**
 * The tables, and how they are spoken to.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Every statement of the plugin goes through here. Its text is a literal (PHPStan proves it), values are placeholders of
 * wpdb::prepare(), and tables are written {calls}, {state} and {erased}.
 *
 * Times are whole milliseconds since 1970 that PHP gives: neither the database's clock nor its time zone matters.
 */
final class Database {

	/**
	 * Without the site's prefix.
	 */
	const TABLES = array(
		'{calls}'  => 'skipcall_calls',
		'{state}'  => 'skipcall_state',
		'{erased}' => 'skipcall_erased',
	);

	/**
	 * The table definitions, as dbDelta() reads them.
	 */
	const SCHEMA = array(
		'CREATE TABLE {calls} (
			id varbinary(255) NOT NULL,
			created_ms bigint(20) DEFAULT NULL,
			gone tinyint(1) NOT NULL DEFAULT 0,
			status varchar(64) NOT NULL DEFAULT \'\',
			direction varchar(64) NOT NULL DEFAULT \'\',
			duration int(11) DEFAULT NULL,
			contact varchar(190) NOT NULL DEFAULT \'\',
			caller varchar(190) NOT NULL DEFAULT \'\',
			number varchar(64) NOT NULL DEFAULT \'\',
			number_key varchar(32) NOT NULL DEFAULT \'\',
			number_tail varchar(32) NOT NULL DEFAULT \'\',
			seen bigint(20) NOT NULL DEFAULT 0,
			words text NOT NULL,
			document longtext NOT NULL,
			PRIMARY KEY  (id),
			KEY created (gone,created_ms,id),
			KEY status (gone,status,created_ms,id),
			KEY duration (gone,duration,id),
			KEY contact (gone,contact,id),
			KEY number_key (number_key),
			KEY number_tail (number_tail),
			FULLTEXT KEY words (words)
		) ENGINE=InnoDB {collate}',
		'CREATE TABLE {state} (
			name varchar(64) NOT NULL,
			version bigint(20) NOT NULL DEFAULT 0,
			value longtext NOT NULL,
			PRIMARY KEY  (name)
		) ENGINE=InnoDB {collate}',
		'CREATE TABLE {erased} (
			hash binary(32) NOT NULL,
			erased_ms bigint(20) NOT NULL,
			PRIMARY KEY  (hash)
		) ENGINE=InnoDB {collate}',
	);

	/**
	 * WordPress' own connection.
	 */
	public static function connection(): \wpdb {
		/**
		 * The global variable.
		 *
		 * @var \wpdb $wpdb
		 */
		global $wpdb;
		return $wpdb;
	}

	/**
	 * Makes the tables, or changes them to what they should be.
	 */
	public static function create(): void {
		$wpdb = self::connection();
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		foreach ( self::SCHEMA as $sql ) {
			dbDelta( str_replace( '{collate}', $wpdb->get_charset_collate(), self::name( $sql ) ) );
		}
	}

	/**
	 * Removes them.
	 */
	public static function drop(): void {
		self::run( 'DROP TABLE IF EXISTS {calls}' );
		self::run( 'DROP TABLE IF EXISTS {state}' );
		self::run( 'DROP TABLE IF EXISTS {erased}' );
	}

	/**
	 * The rows that a statement gives.
	 *
	 * @param literal-string         $sql     Statement with placeholders.
	 * @param list<string|int|float> $arguments For the placeholders.
	 * @return list<array<string, string|null>>
	 * @throws Database_Exception When the database refuses it.
	 */
	public static function rows( string $sql, array $arguments = array() ): array {
		$wpdb       = self::connection();
		$suppressed = $wpdb->suppress_errors( true ); // An error that is logged would be logged with its rows.
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared,WordPress.DB.DirectDatabaseQuery.DirectQuery -- the plugin's own tables; prepared by statement().
		$found = $wpdb->get_results( self::statement( $sql, $arguments ), ARRAY_A );
		$wpdb->suppress_errors( $suppressed );
		if ( '' !== $wpdb->last_error || ! is_array( $found ) ) {
			throw new Database_Exception( esc_html( $wpdb->last_error ) );
		}
		$rows = array();
		foreach ( $found as $columns ) {
			$row = array();
			foreach ( is_array( $columns ) ? $columns : array() as $name => $value ) {
				$row[ (string) $name ] = is_scalar( $value ) ? (string) $value : null;
			}
			$rows[] = $row;
		}
		return $rows;
	}

	/**
	 * The first column of the first row; null when there is none.
	 *
	 * @param literal-string         $sql     Statement with placeholders.
	 * @param list<string|int|float> $arguments For the placeholders.
	 * @throws Database_Exception When the database refuses it.
	 */
	public static function value( string $sql, array $arguments = array() ): ?string {
		$rows = self::rows( $sql, $arguments );
		return array() === $rows ? null : array_values( $rows[0] )[0] ?? null;
	}

	/**
	 * Runs a statement.
	 *
	 * @param literal-string         $sql     Statement with placeholders.
	 * @param list<string|int|float> $arguments For the placeholders.
	 * @return int Rows that it changed.
	 * @throws Database_Exception When the database refuses it.
	 */
	public static function run( string $sql, array $arguments = array() ): int {
		$wpdb       = self::connection();
		$suppressed = $wpdb->suppress_errors( true );
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared,WordPress.DB.DirectDatabaseQuery.DirectQuery -- the plugin's own tables; prepared by statement().
		$changed = $wpdb->query( self::statement( $sql, $arguments ) );
		$wpdb->suppress_errors( $suppressed );
		if ( false === $changed ) {
			throw new Database_Exception( esc_html( $wpdb->last_error ) );
		}
		return (int) $changed;
	}

	/**
	 * Runs $work as a whole or not at all. Writers of rows come one after another: each waits for the one before it.
	 *
	 * @template T
	 * @param callable(int): T $work Is given the connection's number, which State::replace() compares: wpdb connects anew when a
	 *        connection is lost, and the rows of before would be missing while the checkpoint is stored.
	 * @return T
	 * @throws \Throwable What $work throws.
	 */
	public static function transaction( callable $work ): mixed {
		$connection = (int) self::value( 'SELECT CONNECTION_ID()' );
		self::run( 'START TRANSACTION' );
		try {
			self::value( "SELECT version FROM {state} WHERE name = 'checkpoint' FOR UPDATE" );
			$result = $work( $connection );
			self::run( 'COMMIT' );
			return $result;
		} catch ( \Throwable $failure ) {
			self::run( 'ROLLBACK' );
			throw $failure;
		}
	}

	/**
	 * Whether this process now is the only one that holds the name. The database lets go of it when the process ends, however.
	 *
	 * @param string $name What for.
	 */
	public static function lock( string $name ): bool {
		return '1' === self::value( 'SELECT GET_LOCK(%s, 0)', array( self::lock_name( $name ) ) );
	}

	/**
	 * Lets go of it.
	 *
	 * @param string $name What for.
	 */
	public static function unlock( string $name ): void {
		self::value( 'SELECT RELEASE_LOCK(%s)', array( self::lock_name( $name ) ) );
	}

	/**
	 * Whether somebody holds it.
	 *
	 * @param string $name What for.
	 */
	public static function is_locked( string $name ): bool {
		return '0' === self::value( 'SELECT IS_FREE_LOCK(%s)', array( self::lock_name( $name ) ) );
	}

	/**
	 * Placeholders for a list.
	 *
	 * @param int            $count How many, at least one.
	 * @param literal-string $one   One of them.
	 * @return literal-string
	 */
	public static function placeholders( int $count, string $one = '%s' ): string {
		return implode( ', ', array_fill( 0, max( 1, $count ), $one ) );
	}

	/**
	 * Names of locks belong to the whole server.
	 *
	 * @param string $name What for.
	 */
	private static function lock_name( string $name ): string {
		$wpdb = self::connection();
		return 'skipcall_' . substr( hash( 'sha256', DB_NAME . '|' . $wpdb->prefix . '|' . $name ), 0, 40 );
	}

	/**
	 * The tables of the current site in place of their short names.
	 *
	 * @param string $sql Statement.
	 */
	private static function name( string $sql ): string {
		$wpdb  = self::connection();
		$names = array();
		foreach ( self::TABLES as $short => $table ) {
			$names[ $short ] = $wpdb->prefix . $table;
		}
		return strtr( $sql, $names );
	}

	/**
	 * The statement with its values.
	 *
	 * @param literal-string         $sql     Statement with placeholders.
	 * @param list<string|int|float> $arguments For the placeholders.
	 */
	private static function statement( string $sql, array $arguments ): string {
		$wpdb = self::connection();
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- a literal, and the names of tables.
		return array() === $arguments ? self::name( $sql ) : (string) $wpdb->prepare( self::name( $sql ), $arguments ); // @phpstan-ignore argument.type (was a literal, before tables had their names)
	}
}
