<?php
/**
 * The REST routes.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * For scripts of the site and for programs with an application password. WordPress checks the nonce of whoever comes by cookie:
 * without one nobody is signed in, and each route asks for a right.
 */
final class Rest {

	const SPACE = 'skipcall/v1';

	/**
	 * Adds them.
	 */
	public static function register(): void {
		add_action( 'rest_api_init', self::routes( ... ) );
	}

	/**
	 * The routes.
	 */
	private static function routes(): void {
		register_rest_route(
			self::SPACE,
			'/calls',
			array(
				'methods'             => 'GET',
				'callback'            => self::calls( ... ),
				'permission_callback' => self::may_view( ... ),
				'args'                => array(
					'page'     => array(
						'description' => __( 'Page, from 1.', 'skipcall' ),
						'type'        => 'integer',
						'default'     => 1,
						'minimum'     => 1,
						'maximum'     => 1000000,
					),
					'per_page' => array(
						'description' => __( 'Calls per page.', 'skipcall' ),
						'type'        => 'integer',
						'default'     => 50,
						'minimum'     => 1,
						'maximum'     => 100,
					),
					'search'   => array(
						'description' => __( 'Words of names and notes, or a number.', 'skipcall' ),
						'type'        => 'string',
						'default'     => '',
						'maxLength'   => 200,
					),
					'status'   => array(
						'description' => __( 'Only calls of this status.', 'skipcall' ),
						'type'        => 'string',
						'default'     => '',
						'maxLength'   => 64,
					),
					'orderby'  => array(
						'description' => __( 'What to sort by.', 'skipcall' ),
						'type'        => 'string',
						'default'     => 'created',
						'enum'        => Calls::ORDERS,
					),
					'order'    => array(
						'description' => __( 'Ascending or descending.', 'skipcall' ),
						'type'        => 'string',
						'default'     => 'desc',
						'enum'        => array( 'asc', 'desc' ),
					),
				),
				'schema'              => self::schema( ... ),
			)
		);
		register_rest_route(
			self::SPACE,
			'/status',
			array(
				'methods'             => 'GET',
				'callback'            => self::status( ... ),
				'permission_callback' => self::may_view( ... ),
			)
		);
		register_rest_route(
			self::SPACE,
			'/sync',
			array(
				'methods'             => 'POST',
				'callback'            => self::sync( ... ),
				'permission_callback' => self::may_manage( ... ),
			)
		);
		register_rest_route(
			self::SPACE,
			'/site-health',
			array(
				'methods'             => 'GET',
				'callback'            => Site_Health::connection( ... ),
				'permission_callback' => static fn (): bool => current_user_can( 'view_site_health_checks' ),
			)
		);
	}

	/**
	 * Who may see calls.
	 */
	private static function may_view(): bool {
		return current_user_can( Installer::CAPABILITY );
	}

	/**
	 * Who may begin a run.
	 */
	private static function may_manage(): bool {
		return current_user_can( 'manage_options' );
	}

	/**
	 * A page of calls.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request With the arguments above, checked.
	 */
	private static function calls( \WP_REST_Request $request ): \WP_REST_Response {
		$filter = array(
			'search' => Value::text( $request['search'] ),
			'status' => Value::text( $request['status'] ),
		);
		$number = Value::number( $request['per_page'] );
		$total  = Calls::count( $filter );
		$offset = ( Value::number( $request['page'] ) - 1 ) * $number;
		$calls  = $offset < $total ? Calls::page( $filter, Value::text( $request['orderby'] ), 'desc' === $request['order'], $number, $offset, $total ) : array();
		$items  = array();
		foreach ( $calls as $call ) {
			$call['created'] = null === $call['created'] ? null : gmdate( 'Y-m-d\TH:i:s\Z', $call['created'] );
			$items[]         = $call;
		}
		$response = new \WP_REST_Response( $items );
		$response->header( 'X-WP-Total', (string) $total );
		$response->header( 'X-WP-TotalPages', (string) (int) ceil( $total / $number ) );
		return $response;
	}

	/**
	 * How the synchronisation stands.
	 */
	private static function status(): \WP_REST_Response {
		$status = Progress::now();
		if ( ! self::may_manage() ) {
			$status['detail'] = '';
		}
		return new \WP_REST_Response( $status );
	}

	/**
	 * Begins a run.
	 */
	private static function sync(): \WP_REST_Response {
		Schedule::now();
		return new \WP_REST_Response( Progress::now(), 202 );
	}

	/**
	 * What a call looks like.
	 *
	 * @return array<string, mixed>
	 */
	private static function schema(): array {
		$text = array( 'type' => 'string' );
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'skipcall-call',
			'type'       => 'object',
			'properties' => array(
				'id'        => $text,
				'created'   => array(
					'type'   => array( 'string', 'null' ),
					'format' => 'date-time',
				),
				'status'    => $text,
				'direction' => $text,
				'duration'  => array(
					'description' => __( 'Seconds.', 'skipcall' ),
					'type'        => array( 'integer', 'null' ),
				),
				'contact'   => $text,
				'caller'    => $text,
				'number'    => $text,
				'notes'     => $text,
			),
		);
	}
}
