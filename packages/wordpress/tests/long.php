<?php
/** 20,000 and 100,000 calls: an import with its rate limit, kills at any instant, what a page of the list costs. */
declare(strict_types=1);
require __DIR__ . '/check.inc';

$run = 'define( "DISABLE_WP_CRON", true ); require "wp-load.php"; echo Skipcall\WordPress\Sync::run( 120.0 )["code"];';
$mock = Mock::start( array( 'rows' => 20000, 'seed' => 3, 'rate' => array( 'limit' => 60, 'window' => 5 ) ) );
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

// What a page of fifty costs: rows that the database reads, and time, at 1,000 and at 100,000 calls.
$site->configure( array( 'DISABLE_WP_CRON' => true ) );
$word = (string) $site->scalar( "SELECT contact FROM wp_skipcall_calls WHERE contact REGEXP '^[A-Z][a-z]{4,} ' ORDER BY id LIMIT 1" );
$word = explode( ' ', $word )[0];
$fill = function ( int $rows ) use ( $site ): void {
	$site->query( 'DELETE FROM wp_skipcall_calls' );
	$mock = Mock::start( array( 'rows' => $rows, 'seed' => 3, 'rate' => array( 'enforce' => false ) ) );
	$site->configure( array( 'DISABLE_WP_CRON' => true, 'SKIPCALL_BASE_URL' => $mock->url ) );
	$site->query( "UPDATE wp_skipcall_state SET value = '', version = version + 1" );
	$said = $site->cli( array( 'skipcall', 'sync' ) );
	check( "$rows calls: stored", array( str_contains( $said, 'Success' ), (int) $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' ) ), array( true, $rows ) );
	// One of them can be told from all others.
	$site->query( "UPDATE wp_skipcall_calls SET words = CONCAT( words, ' Zanzibarski' ), number = '+99912345678', number_key = '99912345678', number_tail = REVERSE( '99912345678' ) ORDER BY id LIMIT 1" );
	$site->query( 'ANALYZE TABLE wp_skipcall_calls' );
};
$pages = array( 'the first page' => '', 'the last page' => '&paged=100000', 'by status' => '&status=completed', 'by duration' => '&orderby=duration&order=desc', 'by contact' => '&orderby=contact&order=asc', 'a search for a name' => '&s=Zanzibar', 'a search for a number' => '&s=12345678' );
/** Handler reads of a page, and the best time of some. */
$cost = function ( string $query ) use ( $site, $admin ): array {
	$reads = function () use ( $site ): int {
		return (int) array_sum( array_column( $site->query( "SHOW GLOBAL STATUS LIKE 'Handler_read%'" ), 'Value' ) );
	};
	$admin->get( "/wp-admin/admin.php?page=skipcall$query" );
	$before = $reads();
	$html = $admin->get( "/wp-admin/admin.php?page=skipcall$query" );
	$read = $reads() - $before;
	check( "$query has rows", substr_count( $html, '<time ' ) > 0 );
	$best = INF;
	for ( $i = 0; $i < 8; $i++ ) {
		$began = microtime( true );
		$admin->get( "/wp-admin/admin.php?page=skipcall$query" );
		$best = min( $best, microtime( true ) - $began );
	}
	return array( $read, $best );
};
$costs = array();
foreach ( array( 1000, 100000 ) as $rows ) {
	$fill( $rows );
	foreach ( $pages as $name => $query ) {
		$costs[ $name ][ $rows ] = $cost( $query );
	}
}
foreach ( $costs as $name => $of ) {
	printf( "   %-22s rows read %5d and %5d, %.1f and %.1f ms\n", $name, $of[1000][0], $of[100000][0], 1000 * $of[1000][1], 1000 * $of[100000][1] );
	check( "fifty rows of 100,000 cost at most 1.5 times what they cost of 1,000: $name", $of[100000][0] <= 1.5 * $of[1000][0] );
}
$began = memory_get_peak_usage();
preg_match( '/href="([^"]*action=skipcall_export[^"]*)"/', $admin->get( '/wp-admin/admin.php?page=skipcall' ), $match );
$csv = $admin->get( html_entity_decode( $match[1] ) );
check( 'CSV of 100,000 calls within 64 MB', array( $admin->status, substr_count( $csv, "Z,outbound" ) + substr_count( $csv, 'Z,inbound' ) ), array( 200, (int) $site->scalar( "SELECT COUNT(*) FROM wp_skipcall_calls WHERE gone = 0 AND direction IN ('inbound', 'outbound')" ) ) );
check( 'no complaint', $site->complaints(), '' );
$site->stop();
exit( $failed === 0 ? 0 : 1 );
