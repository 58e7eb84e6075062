<?php
/**
 * The table of calls.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

if ( ! class_exists( 'WP_List_Table' ) ) {
	require_once ABSPATH . 'wp-admin/includes/class-wp-list-table.php';
}

/**
 * As WordPress' own lists.
 *
 * @phpstan-import-type Call from Calls
 */
final class Calls_Table extends \WP_List_Table {

	/**
	 * Says what it lists.
	 */
	public function __construct() {
		parent::__construct(
			array(
				'singular' => 'skipcall-call',
				'plural'   => 'skipcall-calls',
				'ajax'     => false,
			)
		);
	}

	/**
	 * What the address asks for.
	 *
	 * @return array{search: string, status: string}
	 */
	public function filter(): array {
		return array(
			'search' => Value::requested( 's' ),
			'status' => Value::requested( 'status' ),
		);
	}

	/**
	 * Reads the rows of the page.
	 */
	public function prepare_items(): void {
		$number = $this->get_items_per_page( 'skipcall_calls_per_page', 50 );
		$total  = Calls::count( $this->filter() );
		$page   = max( 1, min( $this->get_pagenum(), (int) ceil( $total / $number ) ) );
		$order  = Value::requested( 'orderby' );
		$newest = 'asc' !== Value::requested( 'order' );

		$this->items = Calls::page( $this->filter(), $order, $newest, $number, ( $page - 1 ) * $number, $total );
		$this->set_pagination_args(
			array(
				'total_items' => $total,
				'per_page'    => $number,
			)
		);
	}

	/**
	 * The columns.
	 *
	 * @return array<string, string>
	 */
	public function get_columns(): array {
		return array(
			'created'   => __( 'Date', 'skipcall' ),
			'direction' => __( 'Direction', 'skipcall' ),
			'status'    => __( 'Status', 'skipcall' ),
			'contact'   => __( 'Contact', 'skipcall' ),
			'number'    => __( 'Number', 'skipcall' ),
			'caller'    => __( 'Caller', 'skipcall' ),
			'duration'  => __( 'Duration', 'skipcall' ),
			'notes'     => __( 'Notes', 'skipcall' ),
		);
	}

	/**
	 * What is said of an empty list.
	 */
	public function no_items(): void {
		echo esc_html( '' === implode( '', $this->filter() ) ? __( 'No calls yet.', 'skipcall' ) : __( 'No call fits.', 'skipcall' ) );
	}

	/**
	 * Those that can be sorted by.
	 *
	 * @return array<string, array{string, bool}>
	 */
	protected function get_sortable_columns(): array {
		return array(
			'created'  => array( 'created', true ),
			'contact'  => array( 'contact', false ),
			'duration' => array( 'duration', true ),
		);
	}

	/**
	 * The one that small screens show.
	 */
	protected function get_default_primary_column_name(): string {
		return 'created';
	}

	/**
	 * Links to the calls of each status.
	 *
	 * @return array<string, string>
	 */
	protected function get_views(): array {
		$counts = Calls::counts();
		$now    = $this->filter()['status'];
		$views  = array();
		foreach ( array( '' => array_sum( $counts ) ) + $counts as $status => $count ) {
			$status = (string) $status;
			$url    = add_query_arg( array_filter( array( 'page' => Admin::PAGE, 'status' => rawurlencode( $status ) ) ), admin_url( 'admin.php' ) ); // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing -- short.

			$views[ '' === $status ? 'all' : 'status-' . sanitize_html_class( $status ) ] = sprintf(
				'<a href="%s"%s>%s <span class="count">(%s)</span></a>',
				esc_url( $url ),
				$status === $now ? ' class="current" aria-current="page"' : '',
				esc_html( '' === $status ? __( 'All', 'skipcall' ) : Labels::status( $status ) ),
				esc_html( number_format_i18n( $count ) )
			);
		}
		return $views;
	}

	/**
	 * A cell.
	 *
	 * @param Call   $item        The row.
	 * @param string $column_name Which.
	 */
	protected function column_default( $item, $column_name ): string {
		return match ( $column_name ) {
			'created' => null === $item['created'] ? '—' : sprintf( '<time datetime="%s">%s</time>', esc_attr( gmdate( 'c', $item['created'] ) ), esc_html( Progress::time( $item['created'] ) ) ),
			'direction' => esc_html( Labels::direction( $item['direction'] ) ),
			'status' => esc_html( Labels::status( $item['status'] ) ),
			'contact' => esc_html( $item['contact'] ),
			'number' => '' === $item['number'] ? '' : sprintf( '<a href="%s" class="skipcall-number">%s</a>', esc_url( 'tel:' . preg_replace( '/[^+\d]/', '', $item['number'] ), array( 'tel' ) ), esc_html( $item['number'] ) ),
			'caller' => esc_html( $item['caller'] ),
			'duration' => esc_html( Labels::duration( $item['duration'] ) ),
			'notes' => esc_html( mb_strlen( $item['notes'] ) > 120 ? mb_substr( $item['notes'], 0, 119 ) . '…' : $item['notes'] ),
			default => '',
		};
	}
}
