<?php
/** 20,000 calls: an import with its rate limit, and kills at any instant. */
declare(strict_types=1);
require __DIR__ . '/check.inc';

$run = 'define( "DISABLE_WP_CRON", true ); require "wp-load.php"; echo Skipcall\WordPress\Sync::run( 120.0 )["code"];';
$mock = Mock::start( array( 'rows' => 20000, 'seed' => 3, 'rate' => array( 'limit' => 60, 'window' => 5, 'count' => 'aligned' ) ) );
$site = new Site( $mock );
$site->wordpress( 'require_once "wp-admin/includes/plugin.php"; activate_plugin( "skipcall/skipcall.php" ); update_option( "skipcall_settings", array( "key" => "sk_test_ok_long", "country" => "33" ) );' );
$admin = new Visitor( $site, 'admin' );
$settings = '/wp-admin/admin.php?page=skipcall-settings';

// 200 pages at 60 requests per window: the import has to wait, and goes on by visits.
quiet( $site );
$admin->submit( $settings, 'skipcall_now' );
preg_match( '/data-nonce="([^"]+)"/', $admin->get( $settings ), $match );
$seen = array();
$done = becomes( static function () use ( $admin, $match, &$seen ): bool {
	$now = json_decode( $admin->get( '/index.php?rest_route=/skipcall/v1/status', array( "X-WP-Nonce: $match[1]" ) ), true );
	$seen[] = $now['percent'] ?? -1;
	usleep( 500000 );
	return ( $now['code'] ?? '' ) === 'complete';
}, 240 );
$sorted = $seen;
sort( $sorted );
check( '20,000 calls: they come by visits', array( $done, stored( $site ) ), array( true, 'all' ) );
check( '20,000 calls: the progress only grows', array( $seen === $sorted, count( array_unique( $seen ) ) > 3 ), array( true, true ) );
check( '20,000 calls: nothing was refused', $mock->stats()['byStatus']['429'] ?? 0, 0 );
echo '   requests ', $mock->stats()['requests'], "\n";

// Killed again and again, while calls are added and deleted.
$mock->config( array( 'rate' => array( 'limit' => 100000 ), 'churn' => array( 'insert' => 2, 'delete' => 1, 'every' => 10, 'until' => 150 ) ) );
afresh( $site );
$kills = 0;
for ( $i = 0; $i < 40; $i++ ) {
	$process = proc_open( $site->command( $run ), array( array( 'file', '/dev/null', 'r' ), array( 'pipe', 'w' ), array( 'file', '/dev/null', 'w' ) ), $pipes );
	if ( $i < 12 ) {
		$before = (int) $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' );
		becomes( static fn () => (int) $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' ) >= $before + 1 + 97 * $i || ! proc_get_status( $process )['running'], 20 );
		$kills += proc_get_status( $process )['running'] ? 1 : 0;
		proc_terminate( $process, 9 );
		proc_close( $process );
		continue;
	}
	$said = stream_get_contents( $pipes[1] );
	proc_close( $process );
	if ( $said === 'complete' ) {
		break;
	}
}
$mock->config( array( 'churn' => null ) );
$site->php( $run );
$here = array_column( $site->query( 'SELECT id FROM wp_skipcall_calls' ), 'id' );
$there = array_column( $mock->rows(), 'id' );
check( 'killed again and again: no call is missed', array( $kills > 5, count( array_diff( $there, $here ) ) ), array( true, 0 ) );
check( 'killed again and again: none is there twice', count( $here ), count( array_unique( $here ) ) );
check( 'killed again and again: with a reconciliation just those of the API', array( str_contains( $site->cli( array( 'skipcall', 'sync', '--reconcile' ) ), 'Success' ), stored( $site ) ), array( true, 'all' ) );

check( 'no complaint', $site->complaints(), '' );
$site->stop();
exit( $failed === 0 ? 0 : 1 );
