<?php
/** What a page of the list costs at 1,000 and at 100,000 calls, and the export of 100,000. */
declare(strict_types=1);
require __DIR__ . '/check.inc';

$mock = Mock::start( array( 'rows' => 1 ) );
$site = new Site( $mock, array( 'DISABLE_WP_CRON' => true ) );
$site->wordpress( 'require_once "wp-admin/includes/plugin.php"; activate_plugin( "skipcall/skipcall.php" ); update_option( "skipcall_settings", array( "key" => "sk_test_ok_large", "country" => "33" ) );' );
$admin = new Visitor( $site, 'admin' );

// Rows that the database reads, and the processor's time: what a page costs, however busy the machine is.
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
/** Handler reads of a page, and the processor's seconds. */
$cost = function ( string $query ) use ( $site, $admin ): array {
	$reads = function () use ( $site ): int {
		return (int) array_sum( array_column( $site->query( "SHOW GLOBAL STATUS LIKE 'Handler_read%'" ), 'Value' ) );
	};
	$admin->get( "/wp-admin/admin.php?page=skipcall$query" );
	$before = $reads();
	$html = $admin->get( "/wp-admin/admin.php?page=skipcall$query" );
	$read = $reads() - $before;
	check( "a page of the list has rows: $query", substr_count( $html, '<time ' ) > 0 );
	$cpu = $site->processor();
	for ( $i = 0; $i < 20; $i++ ) {
		$admin->get( "/wp-admin/admin.php?page=skipcall$query" );
	}
	return array( $read, ( $site->processor() - $cpu ) / 20 );
};
$costs = array();
foreach ( array( 1000, 100000 ) as $rows ) {
	$fill( $rows );
	foreach ( $pages as $name => $query ) {
		$costs[ $name ][ $rows ] = $cost( $query );
	}
}
foreach ( $costs as $name => $of ) {
	printf( "   %-22s rows read %5d and %5d, %.1f and %.1f ms of the processor\n", $name, $of[1000][0], $of[100000][0], 1000 * $of[1000][1], 1000 * $of[100000][1] );
	check( "fifty rows of 100,000 cost at most 1.5 times what they cost of 1,000: $name", array( $of[100000][0] <= 1.5 * $of[1000][0], $of[100000][1] <= 1.5 * $of[1000][1] ), array( true, true ) );
}
preg_match( '/href="([^"]*action=skipcall_export[^"]*)"/', $admin->get( '/wp-admin/admin.php?page=skipcall' ), $match );
$csv = $admin->get( html_entity_decode( $match[1] ) );
check( 'CSV of 100,000 calls within 64 MB', array( $admin->status, substr_count( $csv, "Z,outbound" ) + substr_count( $csv, 'Z,inbound' ) ), array( 200, (int) $site->scalar( "SELECT COUNT(*) FROM wp_skipcall_calls WHERE gone = 0 AND direction IN ('inbound', 'outbound')" ) ) );
check( 'no complaint', $site->complaints(), '' );
$site->stop();
exit( $failed === 0 ? 0 : 1 );
