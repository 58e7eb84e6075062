<?php
/**
 * WordPress' tools for requests about personal data.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * They ask by e-mail address and a call has none: numbers come from the user's profile, and from a filter for shops and CRMs.
 */
final class Privacy {

	/**
	 * Key of the profile's field.
	 */
	const META = 'skipcall_phone';

	/**
	 * Calls of one step.
	 */
	const STEP = 100;

	/**
	 * Adds them.
	 */
	public static function register(): void {
		add_filter( 'wp_privacy_personal_data_exporters', self::exporters( ... ) );
		add_filter( 'wp_privacy_personal_data_erasers', self::erasers( ... ) );
		add_action( 'admin_init', self::policy( ... ) );
		foreach ( array( 'show_user_profile', 'edit_user_profile' ) as $hook ) {
			add_action( $hook, self::field( ... ) );
		}
		foreach ( array( 'personal_options_update', 'edit_user_profile_update' ) as $hook ) {
			add_action( $hook, self::store( ... ) );
		}
	}

	/**
	 * Numbers of a person, each once, as they are compared.
	 *
	 * @param string $email Of the person.
	 * @return list<string>
	 */
	public static function numbers( string $email ): array {
		$user    = get_user_by( 'email', $email );
		$numbers = false === $user ? array() : array( Value::text( get_user_meta( $user->ID, self::META, true ) ) );
		/**
		 * Filters the telephone numbers of somebody whose data is asked for.
		 *
		 * Add only numbers that somebody has checked: whoever can enter another's number would be handed that person's calls.
		 *
		 * @param list<string>   $numbers In any spelling.
		 * @param string         $email   Of the person.
		 * @param \WP_User|false $user    False when it is nobody's of this site.
		 */
		$numbers = apply_filters( 'skipcall_privacy_numbers', $numbers, $email, $user );
		$found   = array();
		foreach ( is_array( $numbers ) ? $numbers : array() as $number ) {
			$found[ ' ' . Phone::normalize( Value::text( $number ) ) ] = Phone::normalize( Value::text( $number ) );
		}
		unset( $found[' '] );
		return array_values( $found );
	}

	/**
	 * Adds the exporter.
	 *
	 * @param array<string, mixed> $exporters Those that there are.
	 * @return array<string, mixed>
	 */
	private static function exporters( array $exporters ): array {
		$exporters['skipcall'] = array(
			'exporter_friendly_name' => __( 'Skipcall calls', 'skipcall' ),
			'callback'               => self::export( ... ),
		);
		return $exporters;
	}

	/**
	 * Adds the eraser.
	 *
	 * @param array<string, mixed> $erasers Those that there are.
	 * @return array<string, mixed>
	 */
	private static function erasers( array $erasers ): array {
		$erasers['skipcall'] = array(
			'eraser_friendly_name' => __( 'Skipcall calls', 'skipcall' ),
			'callback'             => self::erase( ... ),
		);
		return $erasers;
	}

	/**
	 * A step of an export.
	 *
	 * @param string $email Of the person.
	 * @param int    $page  From 1.
	 * @return array{data: list<array<string, mixed>>, done: bool}
	 */
	public static function export( string $email, int $page = 1 ): array {
		$items = array();
		$left  = max( 0, $page - 1 ) * self::STEP;
		foreach ( self::numbers( $email ) as $number ) {
			$filter = array( 'number' => "+$number" );
			$total  = Calls::count( $filter );
			if ( $left >= $total ) {
				$left -= $total;
				continue;
			}
			foreach ( Calls::page( $filter, 'created', true, self::STEP + 1 - count( $items ), $left, $total ) as $call ) {
				$items[] = array(
					'group_id'    => 'skipcall',
					'group_label' => __( 'Telephone calls', 'skipcall' ),
					'item_id'     => 'skipcall-' . $call['id'],
					'data'        => array(
						array(
							'name'  => __( 'Date', 'skipcall' ),
							'value' => null === $call['created'] ? '' : gmdate( 'c', $call['created'] ),
						),
						array(
							'name'  => __( 'Direction', 'skipcall' ),
							'value' => Labels::direction( $call['direction'] ),
						),
						array(
							'name'  => __( 'Status', 'skipcall' ),
							'value' => Labels::status( $call['status'] ),
						),
						array(
							'name'  => __( 'Contact', 'skipcall' ),
							'value' => esc_html( $call['contact'] ),
						),
						array(
							'name'  => __( 'Number', 'skipcall' ),
							'value' => esc_html( $call['number'] ),
						),
						array(
							'name'  => __( 'Duration', 'skipcall' ),
							'value' => Labels::duration( $call['duration'] ),
						),
						array(
							'name'  => __( 'Notes', 'skipcall' ),
							'value' => esc_html( $call['notes'] ),
						),
					),
				);
			}
			$left = 0;
			if ( count( $items ) > self::STEP ) {
				break;
			}
		}
		// One more was asked for than is handed out, to know whether there is a next step.
		return array(
			'data' => array_slice( $items, 0, self::STEP ),
			'done' => count( $items ) <= self::STEP,
		);
	}

	/**
	 * Erases: all in one step.
	 *
	 * @param string $email Of the person.
	 * @return array{items_removed: int, items_retained: bool, messages: list<string>, done: bool}
	 */
	public static function erase( string $email ): array {
		$removed  = 0;
		$messages = array();
		$retained = false;
		try {
			foreach ( self::numbers( $email ) as $number ) {
				$removed += Erased::number( "+$number" );
			}
		} catch ( Database_Exception $failure ) {
			$retained   = true;
			$messages[] = Outcome::words( 'database' );
		}
		$user = get_user_by( 'email', $email );
		if ( false !== $user && ! $retained ) {
			delete_user_meta( $user->ID, self::META );
		}
		return array(
			'items_removed'  => $removed,
			'items_retained' => $retained,
			'messages'       => $messages,
			'done'           => true,
		);
	}

	/**
	 * A paragraph for the site's privacy policy.
	 */
	private static function policy(): void {
		wp_add_privacy_policy_content( 'Skipcall', '<p>' . esc_html__( 'This site keeps a copy of our telephone calls: the number, the name of the contact, date, duration, and notes. They come from Skipcall, our telephone provider.', 'skipcall' ) . '</p>' );
	}

	/**
	 * The field of the profile. Only those who may edit users may change it: whoever could enter another's number would be
	 * handed that person's calls by an export.
	 *
	 * @param \WP_User $user Whose profile.
	 */
	private static function field( \WP_User $user ): void {
		echo '<h2>Skipcall</h2><table class="form-table" role="presentation"><tr><th><label for="skipcall_phone">', esc_html__( 'Telephone number', 'skipcall' ), '</label></th><td>';
		printf(
			'<input type="tel" name="skipcall_phone" id="skipcall_phone" class="regular-text" value="%s"%s aria-describedby="skipcall-phone-hint">',
			esc_attr( Value::text( get_user_meta( $user->ID, self::META, true ) ) ),
			current_user_can( 'edit_users' ) ? '' : ' readonly'
		);
		echo '<p class="description" id="skipcall-phone-hint">', esc_html__( 'Calls of this number belong to this person when they ask for their data. Only administrators can change it.', 'skipcall' ), '</p></td></tr></table>';
		wp_nonce_field( 'skipcall_phone_' . $user->ID, 'skipcall_phone_nonce', false );
	}

	/**
	 * Stores it.
	 *
	 * @param int $user Whose profile.
	 */
	private static function store( int $user ): void {
		if ( isset( $_POST['skipcall_phone'] ) && current_user_can( 'edit_users' ) && current_user_can( 'edit_user', $user ) && false !== wp_verify_nonce( Value::requested( 'skipcall_phone_nonce' ), 'skipcall_phone_' . $user ) ) {
			$number = Value::requested( 'skipcall_phone' );
			if ( '' === $number ) {
				delete_user_meta( $user, self::META );
			} else {
				update_user_meta( $user, self::META, $number );
			}
		}
	}
}
