<?php
// A WordPress to look at, with the plugin and some calls: tests/run --serve. Ends with its standard input.
declare(strict_types=1);
require __DIR__ . '/site.inc';
$mock = Mock::start( array( 'rows' => (int) ( $argv[1] ?? 2000 ) ) );
$site = new Site( $mock );
$site->wordpress( 'require_once "wp-admin/includes/plugin.php"; activate_plugin( "skipcall/skipcall.php" ); update_option( "skipcall_settings", array( "key" => "sk_test_expert", "country" => "33" ) );' );
echo "$site->url/wp-admin/ admin pass $site->root\n";
stream_get_contents( STDIN );
echo $site->complaints();
$site->stop();
