<?php
/**
 * The dashboard widget.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Calls of the last thirty days as a chart that is drawn here, without a script, and as a table.
 */
final class Widget {

	const DAYS = 30;

	/**
	 * Adds it for those who may see calls.
	 */
	public static function register(): void {
		if ( current_user_can( Installer::CAPABILITY ) ) {
			wp_add_dashboard_widget( 'skipcall_widget', __( 'Calls per day', 'skipcall' ), self::show( ... ) );
		}
	}

	/**
	 * Shows it.
	 */
	public static function show(): void {
		$counts = Calls::per_day( self::DAYS, time() );
		$all    = array_sum( $counts );
		/* translators: 1: number of calls. 2: number of days. */
		$summary = sprintf( _n( '%1$s call in the last %2$s days.', '%1$s calls in the last %2$s days.', $all, 'skipcall' ), number_format_i18n( $all ), number_format_i18n( self::DAYS ) );
		echo '<div class="skipcall"><p>', esc_html( $summary ), '</p>';
		self::chart( $counts, $summary );
		echo '<details><summary>', esc_html__( 'The same as a table', 'skipcall' ), '</summary><div class="skipcall-scroll" tabindex="0" role="region" aria-label="', esc_attr__( 'Calls per day', 'skipcall' ), '"><table class="widefat striped"><caption class="screen-reader-text">', esc_html__( 'Calls per day', 'skipcall' ), '</caption><thead><tr><th scope="col">', esc_html__( 'Day', 'skipcall' ), '</th><th scope="col">', esc_html__( 'Calls', 'skipcall' ), '</th></tr></thead><tbody>';
		foreach ( array_reverse( $counts ) as $day => $count ) {
			printf( '<tr><th scope="row">%s</th><td>%s</td></tr>', esc_html( self::day( $day, Value::text( get_option( 'date_format' ) ) ) ), esc_html( number_format_i18n( $count ) ) );
		}
		printf( '</tbody></table></div></details><p><a href="%s">%s</a></p></div>', esc_url( admin_url( 'admin.php?page=' . Admin::PAGE ) ), esc_html__( 'All calls', 'skipcall' ) );
	}

	/**
	 * Bars with three lines of a scale and three dates. Colours are the style's.
	 *
	 * @param array<string, int> $counts By day.
	 * @param string             $label  What it shows.
	 */
	private static function chart( array $counts, string $label ): void {
		$top   = self::round_up( max( 1, ...array_values( $counts ) ) );
		$width = 400 / count( $counts );
		printf( '<svg class="skipcall-chart" viewBox="-40 -10 450 170" role="img" aria-label="%s">', esc_attr( $label ) );
		foreach ( array( 0, $top / 2, $top ) as $value ) {
			$y = 130 - 130 * $value / $top;
			printf( '<line x1="0" x2="400" y1="%1$s" y2="%1$s"/><text x="-6" y="%2$s" text-anchor="end">%3$s</text>', esc_attr( self::place( $y ) ), esc_attr( self::place( $y + 4 ) ), esc_html( number_format_i18n( $value, is_int( $value ) ? 0 : 1 ) ) );
		}
		$index = 0;
		$days  = array_keys( $counts );
		foreach ( $counts as $day => $count ) {
			$height = 130 * $count / $top;
			/* translators: 1: a day. 2: number of calls. */
			$title = sprintf( __( '%1$s: %2$s', 'skipcall' ), self::day( $day, Value::text( get_option( 'date_format' ) ) ), number_format_i18n( $count ) );
			printf(
				'<rect x="%s" y="%s" width="%s" height="%s"><title>%s</title></rect>',
				esc_attr( self::place( $index * $width + 1 ) ),
				esc_attr( self::place( 130 - $height ) ),
				esc_attr( self::place( $width - 2 ) ),
				esc_attr( self::place( $height ) ),
				esc_html( $title )
			);
			++$index;
		}
		foreach ( array( array( 0, 'start' ), array( intdiv( count( $days ), 2 ), 'middle' ), array( count( $days ) - 1, 'end' ) ) as list( $place, $anchor ) ) {
			$x = match ( $anchor ) {
				'start' => 0.0,
				'end' => 400.0,
				default => ( $place + 0.5 ) * $width,
			};
			printf( '<text x="%s" y="150" text-anchor="%s">%s</text>', esc_attr( self::place( $x ) ), esc_attr( $anchor ), esc_html( self::day( $days[ $place ], 'j M' ) ) );
		}
		echo '</svg>';
	}

	/**
	 * A coordinate: with a point, whatever the locale.
	 *
	 * @param float $value Where.
	 */
	private static function place( float $value ): string {
		return sprintf( '%.1F', $value );
	}

	/**
	 * A day in words.
	 *
	 * @param string $day    Like 2026-11-26.
	 * @param string $format Of wp_date().
	 */
	private static function day( string $day, string $format ): string {
		return (string) wp_date( $format, ( new \DateTimeImmutable( "$day 12:00", wp_timezone() ) )->getTimestamp() );
	}

	/**
	 * The next number that a scale may end with: 2, 4, 10, 20, 40, 100 …
	 *
	 * @param int $number The largest one.
	 */
	private static function round_up( int $number ): int {
		$power = (int) ( 10 ** floor( log10( $number ) ) );
		foreach ( array( 1, 2, 4, 6, 8, 10 ) as $factor ) {
			if ( $factor * $power >= max( 2, $number ) ) {
				return $factor * $power;
			}
		}
		return 10 * $power;
	}
}
