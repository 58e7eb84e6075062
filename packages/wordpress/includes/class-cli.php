<?php
/**
 * Commands of WP-CLI.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

use WP_CLI;

/**
 * Synchronises and lists the calls of Skipcall.
 */
final class Cli {

	/**
	 * Synchronises calls until everything is here.
	 *
	 * ## OPTIONS
	 *
	 * [--max-seconds=<seconds>]
	 * : Stop after so many seconds; the next run goes on.
	 *
	 * [--reconcile]
	 * : Read everything again, and remove calls that are gone at Skipcall.
	 *
	 * [--fresh]
	 * : Forget how far it has read, and begin again. Stored calls stay.
	 *
	 * ## EXAMPLES
	 *
	 *     wp skipcall sync
	 *     wp skipcall sync --max-seconds=50
	 *
	 * @param list<string>          $arguments None.
	 * @param array<string, string> $options   See above.
	 */
	public function sync( array $arguments, array $options ): void {
		if ( isset( $options['fresh'] ) ) {
			Sync::restart( false );
		}
		$end  = isset( $options['max-seconds'] ) ? microtime( true ) + (float) $options['max-seconds'] : INF;
		$rows = 0;
		do {
			$result = Sync::run(
				max( 1.0, min( 600.0, $end - microtime( true ) ) ),
				isset( $options['reconcile'] ),
				static function ( int $now ) use ( $rows ): void {
					WP_CLI::debug( sprintf( '%d calls', $rows + $now ), 'skipcall' );
				}
			);
			$rows  += $result['rows'];
			$again  = in_array( $result['code'], array( 'continues', 'waits', 'rate_limit' ), true );
			if ( $again && microtime( true ) + $result['retry'] < $end ) {
				usleep( (int) ( 1000000 * $result['retry'] ) );
			}
		} while ( $again && microtime( true ) < $end - 1 );
		$said = sprintf( '%s (%d)', rtrim( $result['message'], '.' ), $rows );
		if ( Outcome::is_good( $result['code'] ) ) {
			WP_CLI::success( $said );
		} else {
			WP_CLI::error( trim( "$said: {$result['detail']}", ': ' ) );
		}
	}

	/**
	 * Lists stored calls, newest first.
	 *
	 * ## OPTIONS
	 *
	 * [--search=<words>]
	 * : Names, notes, or a number.
	 *
	 * [--status=<status>]
	 * : Only calls of this status.
	 *
	 * [--limit=<number>]
	 * : How many.
	 * ---
	 * default: 50
	 * ---
	 *
	 * [--fields=<fields>]
	 * : Which columns, separated by commas.
	 *
	 * [--format=<format>]
	 * : How.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - csv
	 *   - json
	 *   - yaml
	 *   - ids
	 *   - count
	 * ---
	 *
	 * @subcommand list
	 *
	 * @param list<string>          $arguments None.
	 * @param array<string, string> $options   See above.
	 */
	public function list_( array $arguments, array $options ): void {
		$filter = array(
			'search' => $options['search'] ?? '',
			'status' => $options['status'] ?? '',
		);
		$format = $options['format'] ?? 'table';
		if ( 'count' === $format ) {
			WP_CLI::line( (string) Calls::count( $filter ) );
			return;
		}
		$items = array();
		foreach ( Calls::each( $filter ) as $call ) {
			if ( count( $items ) >= (int) ( $options['limit'] ?? '50' ) ) {
				break;
			}
			$call['created'] = null === $call['created'] ? '' : gmdate( 'Y-m-d\TH:i:s\Z', $call['created'] );
			$items[]         = $call;
		}
		if ( 'ids' === $format ) {
			WP_CLI::line( implode( ' ', array_column( $items, 'id' ) ) );
			return;
		}
		WP_CLI\Utils\format_items( $format, $items, explode( ',', $options['fields'] ?? 'id,created,direction,status,contact,number,duration' ) );
	}

	/**
	 * Says how the synchronisation stands.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - csv
	 *   - json
	 *   - yaml
	 * ---
	 *
	 * @param list<string>          $arguments None.
	 * @param array<string, string> $options   See above.
	 */
	public function status( array $arguments, array $options ): void {
		$items = array();
		foreach ( Support_Page::facts() as $name => $value ) {
			$items[] = array(
				'name'  => $name,
				'value' => $value,
			);
		}
		WP_CLI\Utils\format_items( $options['format'] ?? 'table', $items, array( 'name', 'value' ) );
	}
}
