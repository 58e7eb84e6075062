<?php
/** The plugin in a real browser. */
declare(strict_types=1);
require __DIR__ . '/check.inc';

$mock = Mock::start( array( 'rows' => 3000, 'seed' => 11 ) );
$site = new Site( $mock );
// Calls of the last weeks, so that the chart has something to show, whatever day it is.
$site->mustUse( 'aids', 'add_filter( "skipcall_run_seconds", function () { return 2.0; } );' );
$site->wordpress( 'require_once "wp-admin/includes/plugin.php"; activate_plugin( "skipcall/skipcall.php" ); update_user_meta( 1, "skipcall_phone", "" ); update_option( "blogname", "Example" ); delete_transient( "doing_cron" );' );
quiet( $site );
$mock->faults( array( array( 'delay' => 0.4, 'times' => -1, 'match' => array( 'path' => '/v1/calls' ) ) ) );
$shots = getenv( 'WORDPRESS_WORK' ) . '/screenshots';
@mkdir( $shots );
$tell = json_encode( array(
	'url' => $site->url, 'shots' => $shots, 'mock' => $mock->url, 'axe' => getenv( 'NODE_PATH' ) . '/axe-core/axe.min.js',
	'key' => 'sk_test_ok_0123456789abcdefgh',
) );
$process = proc_open( array( 'node', __DIR__ . '/browser.js', $tell ), array( array( 'file', '/dev/null', 'r' ), array( 'pipe', 'w' ), STDERR ), $pipes );
while ( ( $line = fgets( $pipes[1] ) ) !== false ) {
	if ( trim( $line ) === 'please spread' ) {
		// What the mock gave is years old.
		$mock->faults( array() );
		$site->query( 'UPDATE wp_skipcall_calls SET created_ms = ' . ( 1000 * time() ) . ' - FLOOR( CRC32( id ) % 2592000 ) * 1000 - CRC32( CONCAT( id, 1 ) ) % 3 * 400000000' );
		continue;
	}
	if ( str_starts_with( trim( $line ), 'please ' ) ) {
		$site->wordpress( substr( trim( $line ), 7 ) );
		continue;
	}
	echo $line;
	$failed += str_starts_with( $line, 'not ok ' ) ? 1 : 0;
}
$status = proc_close( $process );
check( 'browser: it ran to its end', $status, 0 );
check( 'browser: no complaint', $site->complaints(), '' );
$site->stop();
exit( $failed === 0 ? 0 : 1 );
