<?php
/** A network of sites: each has calls, a key and a schedule of its own. */
declare(strict_types=1);
require __DIR__ . '/check.inc';

$mock = Mock::start( array( 'rows' => 300, 'seed' => 5 ) );
$site = new Site( $mock, array( 'DISABLE_WP_CRON' => true ), true );
$site->wordpress( 'require_once "wp-admin/includes/plugin.php"; activate_plugin( "skipcall/skipcall.php", "", true );' );
$site->wordpress( 'wpmu_create_blog( DOMAIN_CURRENT_SITE, "/second/", "Second", 1 ); wpmu_create_blog( DOMAIN_CURRENT_SITE, "/third/", "Third", 1 );' );
// WordPress drops the port of new sites: networks are to be on port 80. The tests are not.
$host = substr( $site->url, 7 );
$site->query( "UPDATE wp_blogs SET domain = '$host'" );
foreach ( array( 2, 3 ) as $blog ) {
	$site->query( "UPDATE wp_{$blog}_options SET option_value = REPLACE( option_value, '" . str_replace( ':', '', $host ) . "', '$host' ) WHERE option_name IN ('siteurl', 'home')" );
}
check( 'a network: it is one', $site->evaluate( 'array( is_multisite(), get_sites( array( "count" => true ) ) )' ), array( true, 3 ) );
$admin = new Visitor( $site, 'admin' );
foreach ( array( '', '/second' ) as $path ) {
	$page = "$path/wp-admin/admin.php?page=skipcall-settings";
	$html = $admin->submit( $page, 'update', array( 'skipcall_settings[key]' => $path === '' ? 'sk_test_expert' : 'sk_test_ok_second', 'skipcall_settings[country]' => '33' ), 'skipcall_settings[country]' );
	check( "a network: settings of the site $path/", str_contains( $html, 'Settings saved' ) );
	$html = $admin->submit( $page, 'skipcall_now' );
	check( "a network: a run of the site $path/", str_contains( $html, 'Every call is here' ) );
}
check( 'a network: the first site', stored( $site ), 'all' );
check( 'a network: the second site', stored( $site, 'wp_2_skipcall_calls' ), 'all' );
$html = $admin->get( '/third/wp-admin/admin.php?page=skipcall' );
check( 'a network: the third site has none', array( str_contains( $html, 'No calls yet' ), (int) $site->scalar( 'SELECT COUNT(*) FROM wp_3_skipcall_calls' ) ), array( true, 0 ) );
check( 'a network: the third site needs a key of its own', str_contains( $html, 'needs your API key' ) );
$site->cli( array( 'skipcall', 'status' ) );
$said = $site->cli( array( 'skipcall', 'list', '--format=count', "--url=$site->url/second/" ) );
check( 'a network: WP-CLI with --url', $said, (string) $site->scalar( 'SELECT COUNT(*) FROM wp_2_skipcall_calls WHERE gone = 0' ) );
$site->wordpress( 'require_once "wp-admin/includes/admin.php"; wpmu_delete_blog( 3, true );' );
check( 'a network: a site that is deleted takes its tables along', $site->query( "SHOW TABLES LIKE 'wp\\_3\\_skipcall%'" ), array() );
check( 'a network: no complaint', $site->complaints(), '' );
$site->wordpress( 'require_once "wp-admin/includes/plugin.php"; deactivate_plugins( "skipcall/skipcall.php", false, true );' );
check( 'a network: deactivated, nothing is scheduled', array_filter( array( 'wp_options', 'wp_2_options' ), static fn ( $table ) => str_contains( (string) $site->scalar( "SELECT option_value FROM $table WHERE option_name = 'cron'" ), 'skipcall' ) ), array() );
$site->wordpress( 'require_once "wp-admin/includes/plugin.php"; uninstall_plugin( "skipcall/skipcall.php" );' );
$left = array();
foreach ( $site->query( 'SHOW TABLES' ) as $table ) {
	$table = array_values( $table )[0];
	str_contains( $table, 'skipcall' ) && $left[] = $table;
}
foreach ( array( 'wp_options', 'wp_2_options' ) as $table ) {
	foreach ( $site->query( "SELECT option_name FROM $table WHERE option_name LIKE '%skipcall%' OR ( option_value LIKE '%skipcall%' AND option_name NOT IN ('recently_activated', 'uninstall_plugins') )" ) as $found ) {
		$left[] = "$table {$found['option_name']}";
	}
}
check( 'a network: deleted, nothing is left on any site', $left, array() );
$site->stop();
exit( $failed === 0 ? 0 : 1 );
