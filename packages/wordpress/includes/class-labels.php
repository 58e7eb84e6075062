<?php
/**
 * Values of the API in the user's language.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * What is not known is shown as it is: the API may have more values one day.
 */
final class Labels {

	/**
	 * Status of a call.
	 *
	 * @param string $status As the API has it.
	 */
	public static function status( string $status ): string {
		return match ( $status ) {
			'completed' => __( 'Completed', 'skipcall' ),
			'busy' => __( 'Busy', 'skipcall' ),
			'failed' => __( 'Failed', 'skipcall' ),
			'no-answer' => __( 'No answer', 'skipcall' ),
			'canceled', 'cancelled' => __( 'Cancelled', 'skipcall' ),
			'missed' => __( 'Missed', 'skipcall' ),
			'voicemail' => __( 'Voicemail', 'skipcall' ),
			'in-progress' => __( 'In progress', 'skipcall' ),
			'ringing' => __( 'Ringing', 'skipcall' ),
			'' => __( 'Unknown', 'skipcall' ),
			default => $status,
		};
	}

	/**
	 * Direction of a call.
	 *
	 * @param string $direction As the API has it.
	 */
	public static function direction( string $direction ): string {
		return match ( $direction ) {
			'outbound' => __( 'Outbound', 'skipcall' ),
			'inbound' => __( 'Inbound', 'skipcall' ),
			default => $direction,
		};
	}

	/**
	 * A duration like 1:02:03 or 2:03.
	 *
	 * @param int|null $seconds How long; null: not known.
	 */
	public static function duration( ?int $seconds ): string {
		if ( null === $seconds ) {
			return '—';
		}
		$minutes = intdiv( $seconds, 60 );
		return $minutes >= 60
			? sprintf( '%d:%02d:%02d', intdiv( $minutes, 60 ), $minutes % 60, $seconds % 60 )
			: sprintf( '%d:%02d', $minutes, $seconds % 60 );
	}
}
