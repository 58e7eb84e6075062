<?php
/**
 * The list of calls.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * The page.
 */
final class Calls_Page {

	/**
	 * The table, made before the page is: screen options ask it for its columns.
	 *
	 * @var Calls_Table|null
	 */
	private static ?Calls_Table $table = null;

	/**
	 * Before the page is sent.
	 */
	public static function load(): void {
		add_screen_option(
			'per_page',
			array(
				'label'   => __( 'Calls per page', 'skipcall' ),
				'default' => 50,
				'option'  => 'skipcall_calls_per_page',
			)
		);
		$screen = get_current_screen();
		if ( null !== $screen ) {
			$screen->set_screen_reader_content(
				array(
					'heading_views'      => __( 'Filter calls', 'skipcall' ),
					'heading_pagination' => __( 'Pages of calls', 'skipcall' ),
					'heading_list'       => __( 'Calls', 'skipcall' ),
				)
			);
		}
		self::$table = new Calls_Table();
	}

	/**
	 * Shows it.
	 */
	public static function show(): void {
		$table = self::$table ?? new Calls_Table();
		$table->prepare_items();
		echo '<div class="wrap skipcall"><h1 class="wp-heading-inline">', esc_html__( 'Calls', 'skipcall' ), '</h1> ';
		printf( '<a class="page-title-action" href="%s">%s</a>', esc_url( Export::url( $table->filter() ) ), esc_html__( 'Export as CSV', 'skipcall' ) );
		$search = $table->filter()['search'];
		if ( '' !== $search ) {
			/* translators: %s: what was searched for. */
			printf( ' <span class="subtitle">%s</span>', esc_html( sprintf( __( 'Search results for: %s', 'skipcall' ), $search ) ) );
		}
		echo '<hr class="wp-header-end">';
		$table->views();
		printf( '<form method="get" action="%s">', esc_url( admin_url( 'admin.php' ) ) );
		printf( '<input type="hidden" name="page" value="%s">', esc_attr( Admin::PAGE ) );
		if ( '' !== $table->filter()['status'] ) {
			printf( '<input type="hidden" name="status" value="%s">', esc_attr( $table->filter()['status'] ) );
		}
		$table->search_box( __( 'Search calls', 'skipcall' ), 'skipcall' );
		echo '<p class="description skipcall-search-hint">', esc_html__( 'Names, notes, or a number: its beginning or its end.', 'skipcall' ), '</p>';
		$table->display();
		echo '</form></div>';
	}
}
