<?php
// "wp cron event run --due-now" comes with wp-cli/cron-command, which Packagist's copy here lacks: the same steps.
WP_CLI::add_command( 'cron-due', function () {
	$ran = 0;
	foreach ( _get_cron_array() as $time => $hooks ) {
		if ( $time > time() ) {
			continue;
		}
		foreach ( $hooks as $hook => $events ) {
			if ( 0 !== strpos( $hook, 'skipcall_' ) ) {
				continue;
			}
			foreach ( $events as $event ) {
				defined( 'DOING_CRON' ) || define( 'DOING_CRON', true );
				if ( false !== $event['schedule'] ) {
					wp_reschedule_event( $time, $event['schedule'], $hook, $event['args'] );
				}
				wp_unschedule_event( $time, $hook, $event['args'] );
				do_action_ref_array( $hook, $event['args'] );
				++$ran;
			}
		}
	}
	WP_CLI::line( "ran $ran" );
} );
