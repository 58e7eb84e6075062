<?php
/**
 * Copies calls into the table, in runs that have a budget.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

use Skipcall\CallSync;
use Skipcall\Exception\PaginationException;

/**
 * One run. Rows and the checkpoint that covers them are stored in one transaction, so that a run may be killed at any instant; of two
 * runs at once one stores and the other stops.
 *
 * @phpstan-type Status array{code: string, detail: string, started: int, ended: int, completed: int, reconciled: int, imported: int, requests: int, expected: int, total: int, next: int, edits: bool}
 */
final class Sync {

	/**
	 * Rows of one transaction.
	 */
	const BATCH = 200;

	/**
	 * Name of the lock.
	 */
	const LOCK = 'sync';

	/**
	 * A reconciliation leaves out calls that were created so shortly before it began: clocks differ, and calls are committed late.
	 */
	const MARGIN_MS = 600000;

	/**
	 * Reads for as long as it may.
	 *
	 * @param float                    $seconds   At most, waits included.
	 * @param bool                     $reconcile Find calls that are gone at Skipcall.
	 * @param null|callable(int): void $progress  Told how many rows this run has stored, after each transaction.
	 * @return array{code: string, message: string, detail: string, rows: int, retry: float}
	 */
	public static function run( float $seconds, bool $reconcile = false, ?callable $progress = null ): array {
		$result = array(
			'rows'  => 0,
			'retry' => 0.0,
		);
		if ( ! Connection::is_available() || null === Settings::key() ) {
			$result += Outcome::of( Connection::is_available() ? 'no_key' : 'no_extension' );
			State::merge(
				'status',
				array(
					'code'   => $result['code'],
					'detail' => '',
				)
			);
			return $result;
		}
		if ( ! Database::lock( self::LOCK ) ) {
			return $result + Outcome::of( 'busy' );
		}
		State::merge( 'status', array( 'started' => time() ) );
		$rows = 0;
		try {
			$done = $reconcile ? self::reconcile( $seconds, $rows, $progress ) : self::read( $seconds, $rows, $progress );
			// Rows of other statuses than before, or more of them: page views look at this.
			Calls::recount();
			$result = array(
				'rows'  => $rows,
				'retry' => $done['retry'],
			) + Outcome::of( $done['code'] );
		} catch ( \Throwable $failure ) {
			$result = array(
				'rows'  => $rows,
				'retry' => $failure instanceof \Skipcall\Exception\RateLimitException ? $failure->getRetryAfter() : 0.0,
			) + Outcome::of_failure( $failure );
		} finally {
			Database::unlock( self::LOCK );
		}
		// A reconciliation says nothing of how far the calls are read.
		if ( 'superseded' !== $result['code'] && ! ( $reconcile && Outcome::is_good( $result['code'] ) ) ) {
			State::merge(
				'status',
				array(
					'code'   => $result['code'],
					'detail' => $result['detail'],
					'ended'  => time(),
				)
			);
		}
		return $result;
	}

	/**
	 * How things stand.
	 *
	 * @return Status
	 */
	public static function status(): array {
		$status = State::read( 'status' );
		return array(
			'code'       => Value::text_of( $status, 'code' ),
			'detail'     => Value::text_of( $status, 'detail' ),
			'started'    => Value::number_of( $status, 'started' ),
			'ended'      => Value::number_of( $status, 'ended' ),
			'completed'  => Value::number_of( $status, 'completed' ),
			'reconciled' => Value::number_of( $status, 'reconciled' ),
			'imported'   => Value::number_of( $status, 'imported' ),
			'requests'   => Value::number_of( $status, 'requests' ),
			'expected'   => Value::number_of( $status, 'expected' ),
			'total'      => Value::number_of( $status, 'total' ),
			'next'       => Value::number_of( $status, 'next' ),
			'edits'      => 'createdAt' !== Value::text_of( State::read( 'checkpoint' ), 'by' ),
		);
	}

	/**
	 * Whether all calls are to be read again: those that are gone at Skipcall are found so, and edits where the server does not
	 * sort by them. Once a week; one that has begun goes on.
	 */
	public static function is_reconciliation_due(): bool {
		/**
		 * Filters the days between two reconciliations; 0 for none. One costs a request for each hundred calls.
		 *
		 * @param int $days How many.
		 */
		$days = Value::number( apply_filters( 'skipcall_reconcile_days', 7 ) );
		$last = self::status()['reconciled'];
		return array() !== State::read( 'reconcile' ) || ( $days > 0 && $last > 0 && $last < time() - $days * DAY_IN_SECONDS );
	}

	/**
	 * Forgets how far it has read; with the calls, or without.
	 *
	 * @param bool $calls Whether stored calls go as well: those of another organisation.
	 */
	public static function restart( bool $calls ): void {
		Database::transaction(
			static function () use ( $calls ): void {
				State::write( 'checkpoint', array() );
				State::write( 'reconcile', array() );
				if ( $calls ) {
					Database::run( 'DELETE FROM {calls}' );
				}
			}
		);
		Calls::recount();
		State::merge(
			'status',
			array(
				'code'      => '',
				'detail'    => '',
				'completed' => 0,
				'imported'  => 0,
				'expected'  => 0,
			)
		);
	}

	/**
	 * New calls and edited ones.
	 *
	 * @param float                    $seconds  At most.
	 * @param int                      $rows     How many were stored.
	 * @param null|callable(int): void $progress See run().
	 * @return array{code: string, retry: float}
	 * @throws PaginationException When the server does not page as it should.
	 */
	private static function read( float $seconds, int &$rows, ?callable $progress ): array {
		list( $kept, $version ) = State::with_version( 'checkpoint' );
		$by                     = Value::text_of( $kept, 'by' );
		$by                     = 'createdAt' === $by ? 'createdAt' : 'updatedAt';
		try {
			return self::store( 'checkpoint', $kept, $version, $by, $seconds, $rows, $progress, 0 );
		} catch ( PaginationException $failure ) {
			// A server that does not sort by the time of the last change: then new calls are followed, and changes of the last minutes.
			if ( 'sort' !== $failure->getReason() || 'updatedAt' !== $by ) {
				throw $failure;
			}
			return self::store( 'checkpoint', array(), State::with_version( 'checkpoint' )[1], 'createdAt', $seconds, $rows, $progress, 0 );
		}
	}

	/**
	 * Everything from scratch, over as many runs as it takes; then what did not come is gone.
	 *
	 * @param float                    $seconds  At most.
	 * @param int                      $rows     How many were stored.
	 * @param null|callable(int): void $progress See run().
	 * @return array{code: string, retry: float}
	 */
	private static function reconcile( float $seconds, int &$rows, ?callable $progress ): array {
		list( $kept, $version ) = State::with_version( 'reconcile' );
		$seen                   = Value::number_of( $kept, 'seen' );
		if ( 0 === $seen ) {
			$seen = (int) ( 1000 * microtime( true ) );
			$kept = array( 'seen' => $seen );
		}
		$done = self::store( 'reconcile', $kept, $version, 'createdAt', $seconds, $rows, $progress, $seen );
		if ( $done['reconciled'] ) {
			Calls::remove_unseen( $seen, $seen - self::MARGIN_MS );
			State::write( 'reconcile', array() );
			State::merge( 'status', array( 'reconciled' => time() ) );
		}
		return $done;
	}

	/**
	 * Reads and stores.
	 *
	 * @param string                   $name     Of the checkpoint.
	 * @param array<string, mixed>     $kept     What is stored under it.
	 * @param int                      $version  Of that.
	 * @param string                   $by       'createdAt' or 'updatedAt'.
	 * @phpstan-param 'createdAt'|'updatedAt' $by
	 * @param float                    $seconds  At most.
	 * @param int                      $rows     How many were stored.
	 * @param null|callable(int): void $progress See run().
	 * @param int                      $seen     Number of the reconciliation; 0: none.
	 * @return array{code: string, retry: float, reconciled: bool}
	 * @throws \Skipcall\Exception\SkipcallException When the calls cannot be read.
	 */
	private static function store( string $name, array $kept, int $version, string $by, float $seconds, int &$rows, ?callable $progress, int $seen ): array {
		$client     = Connection::client();
		$checkpoint = Value::text_of( $kept, 'checkpoint' );
		$sync       = $client->syncCalls(
			checkpoint: '' === $checkpoint ? null : $checkpoint,
			lookback: 600,
			maxSeconds: $seconds,
			by: 'updatedAt' === $by ? 'updatedAt' : 'createdAt',
			onBadCheckpoint: 'restart',
			reconcile: 0 !== $seen,
		);
		$origin     = 0 === $seen ? array( 'by' => $by ) : array( 'seen' => $seen );
		$status     = self::status();
		// Rows of an import that takes several runs are counted through.
		$before   = in_array( $status['code'], array( 'continues', 'waits' ), true ) ? $status['imported'] : 0;
		$reported = $rows;
		foreach ( $sync->batches( self::BATCH ) as $batch ) {
			$calls = $batch->rows;
			self::keep( $name, array( 'checkpoint' => $batch->checkpoint ) + $origin, $version, $calls, $seen );
			$rows += count( $calls );
			self::report( $sync, $client, $before + $rows - $reported, $before );
			if ( null !== $progress ) {
				$progress( $rows );
			}
		}
		self::keep( $name, array( 'checkpoint' => $sync->getCheckpoint() ) + $origin, $version, array(), $seen );
		self::report( $sync, $client, $before + $rows - $reported, $before );
		$complete = $sync->isComplete();
		if ( $complete && 0 === $seen ) {
			$now = time();
			State::merge( 'status', array( 'completed' => $now ) + ( 0 === $status['reconciled'] ? array( 'reconciled' => $now ) : array() ) );
		}
		return array(
			'code'       => $complete ? 'complete' : ( \Skipcall\StopReason::RateLimit === $sync->getStopReason() ? 'waits' : 'continues' ),
			'retry'      => $sync->getRetryAfter(),
			'reconciled' => 0 !== $seen && true === $sync->getReport()['reconciled'],
		);
	}

	/**
	 * Stores rows and the checkpoint that covers them.
	 *
	 * @param string                     $name    Of the checkpoint.
	 * @param array<string, mixed>       $value   The checkpoint and what it is of.
	 * @param int                        $version Of what is stored now; goes up by one.
	 * @param list<array<string, mixed>> $calls   Rows.
	 * @param int                        $seen    Number of the reconciliation; 0: none.
	 * @throws Superseded_Exception When another run has stored a checkpoint.
	 */
	private static function keep( string $name, array $value, int &$version, array $calls, int $seen ): void {
		Database::transaction(
			static function ( int $connection ) use ( $name, $value, &$version, $calls, $seen ): void {
				Calls::upsert( $calls, $seen );
				if ( ! State::replace( $name, $value, $version, $connection ) ) {
					throw new Superseded_Exception( 'another run has stored its checkpoint' );
				}
			}
		);
	}

	/**
	 * Says how far it is.
	 *
	 * @param CallSync<array<string, mixed>> $sync     What runs.
	 * @param \Skipcall\Client<'arrays'>     $client   Its client.
	 * @param int                            $imported Rows of this import.
	 * @param int                            $before   Those of its earlier runs.
	 */
	private static function report( CallSync $sync, \Skipcall\Client $client, int $imported, int $before ): void {
		$report = $sync->getReport();
		$rate   = $client->getRateLimit();
		State::merge(
			'status',
			array(
				'imported' => $imported,
				'expected' => max( $imported, $before + $sync->count() ),
				'total'    => $report['total'],
				'requests' => $report['requests'],
				'rate'     => null === $rate ? null : $rate->jsonSerialize(),
				'beat'     => time(),
			)
		);
	}
}
