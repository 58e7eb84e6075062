<?php
/** What users of the plugin see, on a real WordPress. */
declare(strict_types=1);
require __DIR__ . '/check.inc';

$mock = Mock::start( array( 'rows' => 2000, 'seed' => 7 ) );
$site = new Site( $mock );
$site->mustUse( 'aids', <<<'PHP'
	add_filter( 'skipcall_run_seconds', function ( $seconds ) { return (float) get_option( 'test_seconds', $seconds ); } );
	add_filter( 'skipcall_host', function ( $kind ) { return get_option( 'test_host', 'server' ); } );
	PHP );
$admin = new Visitor( $site, 'admin' );
$pages = array( 'skipcall', 'skipcall-settings', 'skipcall-number', 'skipcall-support' );

// ---- Without the extension ----
$site->startServers( false );
$list = $admin->get( '/wp-admin/plugins.php' );
preg_match( '/href="(plugins\.php\?action=activate&amp;plugin=skipcall[^"]*)"/', $list, $match );
$admin->get( '/wp-admin/' . html_entity_decode( $match[1] ) );
$html = $admin->get( '/wp-admin/plugins.php?activate=true' );
check( 'without the extension: it can be activated', str_contains( $html, 'Plugin activated' ) );
check( 'without the extension: one notice says so', substr_count( $html, 'needs the PHP extension “skipcall”' ), 1 );
check( 'without the extension: it says what to do', str_contains( $html, 'pecl install skipcall' ) );
foreach ( array( 'cpanel' => 'MultiPHP INI Editor', 'cloudlinux' => 'Select PHP Version', 'plesk' => 'In Plesk', 'managed' => 'manages PHP 8.2 for you' ) as $kind => $words ) {
	$site->wordpress( "update_option( 'test_host', '$kind' );" );
	check( "without the extension: in the words of $kind", str_contains( $admin->get( '/wp-admin/' ), $words ) );
}
$site->wordpress( "update_option( 'test_host', 'server' );" );
foreach ( array( ...array_map( static fn ( $page ) => "admin.php?page=$page", $pages ), 'index.php', 'profile.php' ) as $page ) {
	$html = $admin->get( "/wp-admin/$page" );
	check( "without the extension: $page works", array( $admin->status, str_contains( $html, 'critical error' ) ), array( 200, false ) );
}
$admin->submit( '/wp-admin/admin.php?page=skipcall-settings', 'skipcall_now' );
quiet( $site );
$site->php( 'require "wp-cron.php";', extension: false );
check( 'without the extension: cron says why', state( $site )['code'] ?? null, 'no_extension' );
check( 'without the extension: the page does not say complete', str_contains( $admin->get( '/wp-admin/admin.php?page=skipcall-settings' ), 'Every call is here' ), false );
$said = $site->cli( array( 'skipcall', 'sync' ), $status, false );
check( 'without the extension: WP-CLI fails and says why', array( $status, str_contains( $said, 'has not loaded the extension' ) ), array( 1, true ) );
check( 'without the extension: nothing broke', $site->complaints(), '' );
$site->startServers( true );

// ---- Without a key, and the key of the form ----
$html = $admin->get( '/wp-admin/' );
check( 'without a key: one notice says where to enter it', substr_count( $html, 'Skipcall needs your API key' ), 1 );
$site->query( "DELETE FROM wp_options WHERE option_name = 'cron'" );
$site->php( 'define( "DISABLE_WP_CRON", true ); require "wp-load.php"; Skipcall\WordPress\Schedule::run();' );
check( 'without a key: a run says so and asks for nothing', array( state( $site )['code'], $mock->stats()['requests'] ), array( 'no_key', 0 ) );
$settings = '/wp-admin/admin.php?page=skipcall-settings';
$html = $admin->submit( $settings, 'update', array( 'skipcall_settings[key]' => 'sk test', 'skipcall_settings[country]' => '33' ), 'skipcall_settings[country]' );
check( 'key: one with a space is refused', str_contains( $html, 'The key was not stored' ) );
foreach ( array( 'sk_live_wrongkey' => 'refused the key: it is mistyped or was revoked', 'sk_test_nosub' => 'no access to the API', 'sk_test_expert' => 'The connection works: the key sees 2,000 calls' ) as $key => $words ) {
	$html = $admin->submit( $settings, 'update', array( 'skipcall_settings[key]' => $key, 'skipcall_settings[country]' => '33' ), 'skipcall_settings[country]' );
	check( "key: $key is stored", str_contains( $html, 'Settings saved' ) );
	check( "key: $key is in no page", str_contains( $html, $key ) || str_contains( $admin->get( '/wp-admin/options.php' ), $key ), false );
	$html = $admin->submit( $settings, 'skipcall_test' );
	check( "test button: $key", str_contains( $html, $words ) );
	check( "test button: $key is not shown", str_contains( $html, $key ), false );
}
$mock->faults( array( array( 'status' => 401 ) ) );
check( 'test button: a key that was revoked', str_contains( $admin->submit( $settings, 'skipcall_test' ), 'was revoked' ) );
$mock->faults( array( array( 'close' => true ), array( 'close' => true ) ) );
check( 'test button: a server that cannot be reached', str_contains( $admin->submit( $settings, 'skipcall_test' ), 'could not be reached' ) );
$mock->faults( array() );
$admin->submit( $settings, 'update', array( 'skipcall_settings[key]' => '', 'skipcall_settings[country]' => '33' ), 'skipcall_settings[country]' );
check( 'key: an empty field keeps it', $site->evaluate( 'Skipcall\WordPress\Settings::key()' ), 'sk_test_expert' );
check( 'key: not loaded with every page', $site->scalar( "SELECT autoload FROM wp_options WHERE option_name = 'skipcall_settings'" ), 'no' );
$site->configure( array( 'SKIPCALL_API_KEY' => 'sk_test_starter_of_wp_config' ) );
$html = $admin->get( $settings );
check( 'key: the constant goes first', array( $site->evaluate( 'Skipcall\WordPress\Settings::key()' ), str_contains( $html, 'comes from wp-config.php' ), str_contains( $html, 'sk_test_starter_of' ) ), array( 'sk_test_starter_of_wp_config', true, false ) );
$site->configure( array() );

// ---- The first import, by visits alone ----
afresh( $site );
quiet( $site );
$mock->reset();
$site->wordpress( "update_option( 'test_seconds', 1 );" );
$mock->faults( array( array( 'delay' => 0.35, 'times' => -1, 'match' => array( 'path' => '/v1/calls' ) ) ) );
quiet( $site );
$html = $admin->submit( $settings, 'skipcall_now' );
check( 'import: the button says that it begins', str_contains( $html, 'The synchronisation begins' ) );
check( 'import: every call comes without another visit', becomes( static fn () => ( state( $site )['completed'] ?? 0 ) > 0 ) );
check( 'import: rows are those of the API', stored( $site ), 'all' );
$times = array_column( $mock->log(), 'time' );
$gaps = array();
for ( $i = 1; $i < count( $times ); $i++ ) {
	$gaps[] = $times[ $i ] - $times[ $i - 1 ];
}
check( 'import: it took several runs', ( state( $site )['requests'] ?? 0 ) < count( $times ) );
check( 'import: the next run began at once', $gaps !== array() && max( $gaps ) < 20 );
check( 'import: few requests more than pages', max( 70, count( $times ) ), 70 );
check( 'import: each run was let go on by one event', scheduled( $site ), array( 'skipcall_sync' => 1 ) );
$mock->faults( array() );
$site->wordpress( "delete_option( 'test_seconds' );" );
$html = $admin->get( $settings );
check( 'import: the page says complete', array( str_contains( $html, 'Every call is here' ), str_contains( $html, number_format( (int) $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls WHERE gone = 0' ) ) . ' calls stored' ) ), array( true, true ) );
check( 'import: no complaint', $site->complaints(), '' );

// ---- Other ways to run ----
$mock->changeRows( array( 'insert' => 30 ) );
$site->query( "DELETE FROM wp_options WHERE option_name = 'cron'" );
quiet( $site );
$admin->get( '/' );
check( 'WP-Cron by a visit', becomes( static fn () => stored( $site ) === 'all' ) );
$mock->changeRows( array( 'insert' => 30 ) );
$site->query( "DELETE FROM wp_options WHERE option_name = 'cron'" );
$site->configure( array( 'DISABLE_WP_CRON' => true ) );
$admin->get( '/' );
check( 'DISABLE_WP_CRON: a visit begins nothing', stored( $site ), '2030 rows: 30 missed, 0 too many' );
quiet( $site );
$site->php( 'require "wp-cron.php";' );
check( 'the system cron runs wp-cron.php', stored( $site ), 'all' );
$mock->changeRows( array( 'insert' => 30 ) );
$site->query( "DELETE FROM wp_options WHERE option_name = 'cron'" );
$said = $site->cli( array( 'cron-due' ) );
check( 'wp cron event run', array( str_contains( $said, 'ran 1' ), stored( $site ) ), array( true, 'all' ) );
$mock->changeRows( array( 'insert' => 30 ) );
$said = $site->cli( array( 'skipcall', 'sync' ) );
check( 'wp skipcall sync', array( str_contains( $said, 'Success: Every call is here' ), stored( $site ) ), array( true, 'all' ) );
$said = $site->cli( array( 'skipcall', 'list', '--format=json', '--limit=3', '--fields=id,created' ) );
$newest = array_slice( array_reverse( array_column( $mock->rows(), 'id' ) ), 0, 3 );
check( 'wp skipcall list: newest first', array_column( json_decode( $said, true ) ?? array(), 'id' ), $newest );
check( 'wp skipcall list: count', $site->cli( array( 'skipcall', 'list', '--format=count' ) ), (string) $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls WHERE gone = 0' ) );
$said = $site->cli( array( 'skipcall', 'status', '--format=json' ) );
check( 'wp skipcall status', array_column( json_decode( $said, true ) ?? array(), 'value', 'name' )['Last outcome'] ?? $said, 'complete' );
$mock->changeRows( array( 'insert' => 30 ) );
$html = $admin->submit( $settings, 'skipcall_now' );
check( 'DISABLE_WP_CRON: the button runs it itself', array( str_contains( $html, 'Every call is here' ), stored( $site ) ), array( true, 'all' ) );

// ---- Two at once; killed; damaged; edited ----
$run = 'define( "DISABLE_WP_CRON", true ); require "wp-load.php"; echo Skipcall\WordPress\Sync::run( 60.0 )["code"];';
function begin( Site $site, string $code ) {
	$process = proc_open( $site->command( $code ), array( array( 'file', '/dev/null', 'r' ), array( 'pipe', 'w' ), array( 'pipe', 'w' ) ), $pipes );
	return array( $process, $pipes );
}
function finish( array $begun ): string {
	$said = stream_get_contents( $begun[1][1] );
	proc_close( $begun[0] );
	return $said;
}
// One that has stored so many rows, and does not go on before the file is gone.
function begin_held( Site $site, string $run, int $rows, string $file ): array {
	touch( $file );
	$begun = begin( $site, str_replace( 'run( 60.0 )', "run( 60.0, false, static function ( \$rows ) { while ( \$rows >= $rows && is_file( '$file' ) ) { usleep( 10000 ); clearstatcache(); } } )", $run ) );
	becomes( static fn () => (int) $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' ) >= $rows );
	return $begun;
}
$gate = tempnam( sys_get_temp_dir(), 'skipcall' );
afresh( $site );
$mock->faults( array( array( 'delay' => 0.1, 'times' => -1, 'match' => array( 'path' => '/v1/calls' ) ) ) );
$first = begin_held( $site, $run, 1, $gate );
check( 'two at once: the second one leaves', finish( begin( $site, $run ) ), 'busy' );
unlink( $gate );
check( 'two at once: the first one goes on', array( finish( $first ), stored( $site ) ), array( 'complete', 'all' ) );
afresh( $site );
// The lock does not hold where connections go to two servers: the checkpoint's version does.
$unlocked = str_replace( 'require "wp-load.php";', 'require "wp-load.php"; add_filter( "query", function ( $sql ) { return strpos( $sql, "GET_LOCK" ) ? "SELECT 1" : $sql; } );', $run );
$first = begin_held( $site, $unlocked, 1, $gate );
$said = finish( begin( $site, $unlocked ) );
unlink( $gate );
check( 'two at once without a lock: one goes on, one gives way', array( $said, finish( $first ) ), array( 'complete', 'superseded' ) );
check( 'two at once without a lock: rows', stored( $site ), 'all' );
afresh( $site );
$killed = begin_held( $site, $run, 400, $gate );
proc_terminate( $killed[0], 9 );
finish( $killed );
unlink( $gate );
$rows = (int) $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' );
check( 'killed: a part is stored', $rows >= 400 && $rows < 2000 );
check( 'killed: rows and checkpoint are of the same moment', $rows % 200, 0 );
$mock->faults( array() );
$mock->changeRows( array( 'insert' => 10 ) );
check( 'killed: the next run goes on', array( becomes( static fn () => finish( begin( $site, $run ) ) !== 'busy' ), stored( $site ) ), array( true, 'all' ) );
$site->query( "UPDATE wp_skipcall_state SET value = '{\"by\":\"updatedAt\",\"checkpoint\":\"damaged\"}' WHERE name = 'checkpoint'" );
check( 'a damaged checkpoint starts afresh', array( finish( begin( $site, $run ) ), stored( $site ) ), array( 'complete', 'all' ) );
check( 'the database has another clock and zone', array( $site->scalar( "SELECT @@global.time_zone" ), abs( state( $site )['ended'] - time() ) < 60 ), array( '-09:30', true ) );

// The mock's calls lack updatedAt here and there, as the API's may: then edits come with a reconciliation.
check( 'calls without updatedAt: followed by creation', state( $site, 'checkpoint' )['by'], 'createdAt' );
$documents = array_column( $site->query( 'SELECT id, document FROM wp_skipcall_calls' ), 'document', 'id' );
$mock->config( array( 'churn' => array( 'update' => 3, 'until' => 2 ) ) );
finish( begin( $site, $run ) );
$mock->config( array( 'churn' => null ) );
$gone = array_slice( array_column( $mock->rows(), 'id' ), 100, 5 );
$mock->changeRows( array( 'delete' => $gone ) );
$site->query( "UPDATE wp_skipcall_state SET value = JSON_SET( value, '$.reconciled', 1 ) WHERE name = 'status'" );
$site->query( "DELETE FROM wp_options WHERE option_name = 'cron'" );
quiet( $site );
$site->php( 'require "wp-cron.php";' );
$edited = array_unique( array_diff( $mock->churn()['updated'], $gone ) );
sort( $edited );
$changed = array_keys( array_diff_assoc( array_column( $site->query( 'SELECT id, document FROM wp_skipcall_calls' ), 'document', 'id' ), $documents ) );
sort( $changed );
check( 'once a week everything is read again: edits come', array( count( $edited ) > 0, $changed ), array( true, $edited ) );
check( 'once a week everything is read again: calls that are gone at Skipcall go', array( stored( $site ), time() - state( $site )['reconciled'] < 600 ), array( 'all', true ) );
$gone = array_slice( array_column( $mock->rows(), 'id' ), 200, 5 );
$mock->changeRows( array( 'delete' => $gone ) );
$said = $site->cli( array( 'skipcall', 'sync', '--reconcile' ) );
check( 'wp skipcall sync --reconcile', array( str_contains( $said, 'Success' ), stored( $site ) ), array( true, 'all' ) );
// A server that sorts by updatedAt: three calls, then the first one is edited.
function small( array $calls ): array {
	$rows = array_map( static fn ( array $call ): array => array( 'id' => $call[0], 'callType' => 'DIRECT_CALL', 'status' => 'completed', 'type' => 'inbound', 'createdAt' => '2024-01-01T00:00:0' . $call[1] . '.000Z', 'updatedAt' => '2024-01-02T00:00:0' . $call[2] . '.000Z', 'notes' => "version $call[2]" ), $calls );
	return array( array( 'times' => -1, 'match' => array( 'path' => '/v1/calls' ), 'set' => array( 'total' => '3', 'totalPages' => '1', 'page' => '1', 'limit' => '100' ), 'rows' => json_encode( $rows ) ) );
}
$notes = static fn (): array => array_column( $site->query( "SELECT id, JSON_VALUE( document, '$.notes' ) AS notes FROM wp_skipcall_calls ORDER BY id" ), 'notes', 'id' );
afresh( $site );
$mock->faults( small( array( array( 'a', 1, 1 ), array( 'b', 2, 2 ), array( 'c', 3, 3 ) ) ) );
check( 'a server that sorts by updatedAt', array( finish( begin( $site, $run ) ), state( $site, 'checkpoint' )['by'], $notes() ), array( 'complete', 'updatedAt', array( 'a' => 'version 1', 'b' => 'version 2', 'c' => 'version 3' ) ) );
$mock->faults( small( array( array( 'b', 2, 2 ), array( 'c', 3, 3 ), array( 'a', 1, 9 ) ) ) );
check( 'a server that sorts by updatedAt: edits come again', array( finish( begin( $site, $run ) ), $notes() ), array( 'complete', array( 'a' => 'version 9', 'b' => 'version 2', 'c' => 'version 3' ) ) );
$mock->faults( array() );
afresh( $site );
finish( begin( $site, $run ) );
$mock->faults( array( array( 'status' => 401 ) ) );
$before = state( $site, 'checkpoint' );
check( 'a refused key keeps the checkpoint', array( finish( begin( $site, $run ) ), state( $site, 'checkpoint' ) ), array( 'key_refused', $before ) );
check( 'a refused key: the page says so', str_contains( $admin->get( $settings ), 'refused the key' ) );
$mock->faults( array() );
$mock->changeRows( array( 'insert' => 10 ) );
$site->query( "CREATE TRIGGER broken BEFORE INSERT ON wp_skipcall_calls FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'disk full'" );
check( 'a database that refuses keeps the checkpoint', array( finish( begin( $site, $run ) ), state( $site, 'checkpoint' )['checkpoint'] ), array( 'database', $before['checkpoint'] ) );
check( 'a database that refuses: it says what it said, and no row', state( $site )['detail'], 'disk full' );
$site->query( 'DROP TRIGGER broken' );
finish( begin( $site, $run ) );
// The connection is lost in the middle of a batch, before the checkpoint: wpdb connects anew, and the rows are gone.
$mock->changeRows( array( 'insert' => 10 ) );
$before = state( $site, 'checkpoint' );
$lost = str_replace( 'require "wp-load.php";', 'require "wp-load.php"; add_filter( "query", function ( $sql ) { global $wpdb; static $done = false; if ( ! $done && preg_match( "/^UPDATE .*skipcall_state SET value/", $sql ) ) { $done = true; $other = mysqli_init(); $other->real_connect( "localhost", "root", "", "", 0, explode( ":", DB_HOST )[1] ); $other->query( "KILL " . mysqli_thread_id( $wpdb->dbh ) ); } return $sql; } );', $run );
finish( begin( $site, $lost ) );
check( 'a connection that is lost before the checkpoint', array( state( $site, 'checkpoint' ), finish( begin( $site, $run ) ), stored( $site ) ), array( $before, 'complete', 'all' ) );
check( 'runs: no complaint', $site->complaints(), '' );

// ---- The list ----
$site->configure( array( 'DISABLE_WP_CRON' => true ) );
$calls = '/wp-admin/admin.php?page=skipcall';
/** @return list<list<string>> cells of the rows */
function cells( string $html ): array {
	$document = new DOMDocument();
	@$document->loadHTML( '<?xml encoding="utf-8"?>' . $html );
	$rows = array();
	foreach ( $document->getElementById( 'the-list' )?->getElementsByTagName( 'tr' ) ?? array() as $row ) {
		$cells = array();
		foreach ( $row->getElementsByTagName( 'td' ) as $cell ) {
			$cells[ explode( ' ', $cell->getAttribute( 'class' ) )[0] ] = trim( $cell->textContent );
		}
		$rows[] = $cells;
	}
	return $rows;
}
$html = $admin->get( $calls );
$rows = cells( $html );
check( 'list: fifty rows, once', array( count( $rows ), substr_count( $html, 'id="the-list"' ) ), array( 50, 1 ) );
$all = $site->query( 'SELECT id, contact, number, status, duration, created_ms FROM wp_skipcall_calls WHERE gone = 0 ORDER BY created_ms DESC, id DESC' );
check( 'list: newest first', array_column( $rows, 'number' ), array_column( array_slice( $all, 0, 50 ), 'number' ) );
$last = (int) ceil( count( $all ) / 50 );
$rows = cells( $admin->get( "$calls&paged=$last" ) );
check( 'list: the last page', array_column( $rows, 'number' ), array_column( array_slice( $all, 50 * ( $last - 1 ) ), 'number' ) );
$rows = cells( $admin->get( "$calls&paged=20" ) );
check( 'list: a page in the middle', array_column( $rows, 'number' ), array_column( array_slice( $all, 950, 50 ), 'number' ) );
$rows = cells( $admin->get( "$calls&paged=25" ) );
check( 'list: a page beyond the middle', array_column( $rows, 'number' ), array_column( array_slice( $all, 1200, 50 ), 'number' ) );
foreach ( array( 'duration' => 'duration', 'contact' => 'contact' ) as $order => $column ) {
	foreach ( array( 'asc' => 'ASC', 'desc' => 'DESC' ) as $direction => $sql ) {
		$should = array_column( $site->query( "SELECT number FROM wp_skipcall_calls WHERE gone = 0 ORDER BY $column $sql, id $sql LIMIT 50" ), 'number' );
		check( "list: sorted by $order, $direction", array_column( cells( $admin->get( "$calls&orderby=$order&order=$direction" ) ), 'number' ), $should );
	}
}
$status = $all[0]['status'];
$rows = cells( $admin->get( "$calls&status=" . rawurlencode( $status ) ) );
$should = array_values( array_filter( $all, static fn ( $row ) => $row['status'] === $status ) );
check( 'list: filtered by status', array_column( $rows, 'number' ), array_column( array_slice( $should, 0, 50 ), 'number' ) );
$person = $all[77];
$word = explode( ' ', $person['contact'] )[0];
$rows = cells( $admin->get( "$calls&s=" . rawurlencode( mb_strtolower( mb_substr( $word, 0, 4 ) ) ) ) );
$should = array_column( $site->query( "SELECT number FROM wp_skipcall_calls WHERE gone = 0 AND words REGEXP '\\\\b" . preg_quote( mb_substr( $word, 0, 4 ) ) . "'" ), 'number' );
check( 'list: a search finds the beginning of a name', array( count( $rows ), array_diff( array_column( $rows, 'number' ), $should ) ), array( min( 50, count( $should ) ), array() ) );
foreach ( array( 'whole' => $person['number'], 'its end' => substr( $person['number'], -6 ), 'as within the country' => '0' . substr( $person['number'], 3 ) ) as $how => $number ) {
	$rows = cells( $admin->get( "$calls&s=" . rawurlencode( $number ) ) );
	check( "list: a search finds a number, $how", count( $rows ) > 0 && array_unique( array_column( $rows, 'number' ) ) === array( $person['number'] ) );
}
check( 'list: a search that finds nothing', str_contains( $admin->get( "$calls&s=" . rawurlencode( 'zzzz"><script>alert(1)</script>' ) ), 'No call fits' ) );
check( 'list: a search is shown as text', str_contains( $admin->get( "$calls&s=" . rawurlencode( '"><script>alert(1)</script>' ) ), '<script>alert(1)' ), false );
$site->wordpress( 'update_user_meta( 1, "skipcall_calls_per_page", 20 );' );
check( 'list: rows per page of the screen options', count( cells( $admin->get( $calls ) ) ), 20 );
$site->wordpress( 'delete_user_meta( 1, "skipcall_calls_per_page" );' );

// ---- CSV ----
preg_match( '/href="([^"]*action=skipcall_export[^"]*)"/', $admin->get( $calls ), $match );
$csv = $admin->get( html_entity_decode( $match[1] ) );
$file = fopen( 'php://temp', 'w+b' );
fwrite( $file, substr( $csv, 3 ) );
rewind( $file );
$lines = array();
while ( ( $line = fgetcsv( $file, null, ',', '"', '' ) ) !== false ) {
	$lines[] = $line;
}
check( 'CSV: it is a file', array( str_contains( $admin->headers, 'text/csv' ), str_contains( $admin->headers, 'attachment' ), substr( $csv, 0, 3 ) ), array( true, true, "\u{feff}" ) );
check( 'CSV: every call once, newest first', array_column( array_slice( $lines, 1 ), 0 ), array_column( $all, 'id' ) );
check( 'CSV: no formula', $site->evaluate( 'array_map( "Skipcall\WordPress\Export::cell", array( "=1+1", "+33612345678", "-2", "@x", "+1+cmd", "name" ) )' ), array( "'=1+1", '+33612345678', "'-2", "'@x", "'+1+cmd", 'name' ) );

// ---- REST and rights ----
$reader = new Visitor( $site, 'reader' );
$nobody = new Visitor( $site );
preg_match( '/data-nonce="([^"]+)"/', $admin->get( $settings ), $match );
$nonce = $match[1];
$routes = array( 'calls' => 'get', 'status' => 'get', 'sync' => 'post', 'site-health' => 'get' );
foreach ( $routes as $route => $method ) {
	$path = "/index.php?rest_route=/skipcall/v1/$route";
	$nobody->$method( $path );
	check( "security: $route, nobody", $nobody->status, 401 );
	$reader->$method( $path );
	check( "security: $route, a subscriber without a nonce", $reader->status, 401 );
	$admin->$method( $path );
	check( "security: $route, an administrator without a nonce", $admin->status, 401 );
	$stale = array( 'X-WP-Nonce: 0123456789' );
	$method === 'get' ? $admin->get( $path, $stale ) : $admin->post( $path, array(), $stale );
	check( "security: $route, a stale nonce", $admin->status, 403 );
	$good = array( "X-WP-Nonce: $nonce" );
	$answer = $method === 'get' ? $admin->get( $path, $good ) : $admin->post( $path, array(), $good );
	check( "security: $route, an administrator", array( $admin->status < 300, str_contains( $answer, 'sk_test' ) ), array( true, false ) );
}
foreach ( $routes as $route => $method ) {
	$path = "/index.php?rest_route=/skipcall/v1/$route";
	$own = array( 'X-WP-Nonce: ' . trim( $reader->get( '/wp-admin/admin-ajax.php?action=rest-nonce' ) ) );
	$method === 'get' ? $reader->get( $path, $own ) : $reader->post( $path, array(), $own );
	check( "security: $route, a subscriber with a nonce", $reader->status, 403 );
}
$good = array( "X-WP-Nonce: $nonce" );
foreach ( array( 'per_page=101', 'per_page=x', 'page=0', 'orderby=id', 'order=up', 'search[]=x' ) as $wrong ) {
	$admin->get( "/index.php?rest_route=/skipcall/v1/calls&$wrong", $good );
	check( "REST schema: $wrong is refused", $admin->status, 400 );
}
$answer = json_decode( $admin->get( '/index.php?rest_route=/skipcall/v1/calls&per_page=3&page=2', $good ), true );
check( 'REST: a page', array( array_column( $answer, 'id' ), (int) preg_match( '/x-wp-total: ' . count( $all ) . '\b/i', $admin->headers ) ), array( array_column( array_slice( $all, 3, 3 ), 'id' ), 1 ) );
foreach ( array( 'skipcall_test', 'skipcall_now', 'skipcall_restart', 'skipcall_export', 'skipcall_number_export', 'skipcall_number_erase' ) as $action ) {
	$before = array( $mock->stats()['requests'], $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' ) );
	$nobody->post( '/wp-admin/admin-post.php', array( 'action' => $action ) );
	$statuses = array( $nobody->status );
	$reader->post( '/wp-admin/admin-post.php', array( 'action' => $action, 'confirm' => '1', 'number' => $person['number'] ) );
	$statuses[] = $reader->status;
	$admin->post( '/wp-admin/admin-post.php', array( 'action' => $action, '_wpnonce' => '0123456789', 'confirm' => '1', 'number' => $person['number'] ) );
	$statuses[] = $admin->status;
	$admin->post( '/wp-admin/admin-post.php', array( 'action' => $action, 'confirm' => '1', 'number' => $person['number'] ) );
	$statuses[] = $admin->status;
	// Nobody is signed in: WordPress has no action for them, and answers with an empty page.
	check( "security: $action, nobody, a subscriber, a stale nonce, no nonce", array( $statuses, array( $mock->stats()['requests'], $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' ) ) ), array( array( 400, 403, 403, 403 ), $before ) );
}
$reader->post( '/wp-admin/options.php', array( 'option_page' => 'skipcall_settings', 'action' => 'update', '_wpnonce' => '0', 'skipcall_settings' => array( 'key' => 'sk_live_evil_evil' ) ) );
check( 'security: options.php, a subscriber', array( $reader->status, $site->evaluate( 'Skipcall\WordPress\Settings::key()' ) ), array( 403, 'sk_test_expert' ) );
foreach ( $pages as $page ) {
	$nobody->get( "/wp-admin/admin.php?page=$page" );
	$reader->get( "/wp-admin/admin.php?page=$page" );
	check( "security: page $page, nobody and a subscriber", array( $nobody->status, str_contains( $nobody->location, 'wp-login.php' ), $reader->status ), array( 302, true, 403 ) );
}
check( 'security: a subscriber has no widget', str_contains( $reader->get( '/wp-admin/index.php' ), 'skipcall_widget' ), false );
$site->wordpress( 'get_user_by( "login", "reader" )->add_cap( "skipcall_view_calls" );' );
check( 'the right skipcall_view_calls is enough for the list', count( cells( $reader->get( $calls ) ) ), 50 );
$reader->get( $settings );
check( 'the right skipcall_view_calls is not enough for the settings', $reader->status, 403 );
$site->wordpress( 'get_user_by( "login", "reader" )->remove_cap( "skipcall_view_calls" );' );

// ---- Markup in every field ----
$evil = array();
$row = array( 'id' => 'evil"><img src=x onerror=alert(1)>', 'callType' => 'x', 'startedAt' => '2030-01-01T00:00:00Z', 'endedAt' => '2030-01-01T00:01:00Z', 'createdAt' => '2030-01-01T00:00:00.000Z', 'updatedAt' => '2030-01-01T00:00:00.000Z' );
foreach ( array( 'status', 'type', 'notes' ) as $name ) {
	$row[ $name ] = "\"><script>alert('$name')</script>";
}
$row['contact'] = array( 'id' => 'c', 'firstName' => '<b onmouseover=alert(2)>', 'lastName' => "'\"><svg/onload=alert(3)>", 'isUnknown' => false );
$row['caller'] = array( 'firstName' => '<iframe src=javascript:alert(4)>', 'lastName' => '</td></tr><form>' );
$row['phoneNumber'] = array( 'value' => '+336"><script>alert(5)</script>' );
$row['callerPhoneNumber'] = array( 'value' => '<script>' );
$site->wordpress( 'Skipcall\WordPress\Database::transaction( fn () => Skipcall\WordPress\Calls::upsert( array( json_decode( $argv[1], true ) ) ) ); Skipcall\WordPress\Calls::recount();', array( json_encode( $row ) ) );
$marks = array( '<script>alert', '<img src=x', '<b onmouseover', '<svg/onload', '<iframe src=javascript' );
foreach ( array( $calls, "$calls&s=evil", '/wp-admin/index.php', '/wp-admin/admin.php?page=skipcall-number&number=' . rawurlencode( $row['phoneNumber']['value'] ), '/wp-admin/admin.php?page=skipcall-support' ) as $page ) {
	$html = $admin->get( $page );
	check( "security: markup in every field, $page", array_values( array_filter( $marks, static fn ( $mark ) => str_contains( $html, $mark ) ) ), array() );
}
check( 'security: markup in every field is shown as text', str_contains( $admin->get( $calls ), '&lt;svg/onload' ) );
$site->query( "DELETE FROM wp_skipcall_calls WHERE id LIKE 'evil%'" );
$site->wordpress( 'Skipcall\WordPress\Calls::recount();' );

// ---- Personal data ----
$number = $person['number'];
$of = (int) $site->scalar( "SELECT COUNT(*) FROM wp_skipcall_calls WHERE number = '$number'" );
$html = $admin->submit( '/wp-admin/user-edit.php?user_id=2', 'update', array( 'skipcall_phone' => '0' . substr( $number, 3 ) ), 'skipcall_phone' );
check( 'privacy: an administrator enters a number in a profile', $site->evaluate( 'get_user_meta( 2, "skipcall_phone", true )' ), '0' . substr( $number, 3 ) );
$reader->submit( '/wp-admin/profile.php', 'update', array( 'skipcall_phone' => '+33600000000' ), 'skipcall_phone' );
check( 'privacy: its owner cannot change it to that of another', $site->evaluate( 'get_user_meta( 2, "skipcall_phone", true )' ), '0' . substr( $number, 3 ) );
$site->wordpress( 'wp_create_user_request( "reader@example.org", "export_personal_data", array(), "confirmed" ); wp_create_user_request( "reader@example.org", "remove_personal_data", array(), "confirmed" );' );
/** Presses the button of WordPress' own screen: what its script does. */
function step( Visitor $admin, string $screen, string $kind, string $name ): array {
	$html = $admin->get( "/wp-admin/$screen" );
	preg_match( '/data-request-id="(\d+)"\s+data-nonce="([^"]+)"/', $html, $match );
	// Exporters are asked for by their place.
	preg_match( '/data-' . $name . 's-count="(\d+)"/', $html, $count );
	$found = array();
	for ( $index = 1; $index <= (int) $count[1]; $index++ ) {
		$page = 1;
		do {
			$answer = json_decode( $admin->post( '/wp-admin/admin-ajax.php', array( 'action' => "wp-privacy-$kind", $name => $index, 'id' => $match[1], 'page' => $page, 'security' => $match[2], 'sendAsEmail' => 'false' ) ), true );
			$found[] = $answer['data'] ?? array();
			++$page;
		} while ( ! ( $answer['data']['done'] ?? true ) );
	}
	return $found;
}
$steps = step( $admin, 'export-personal-data.php', 'export-personal-data', 'exporter' );
$url = end( $steps )['url'] ?? '';
file_put_contents( "$site->root/export.zip", $admin->get( $url ) );
$zip = new ZipArchive();
$json = $zip->open( "$site->root/export.zip" ) === true ? (string) $zip->getFromName( 'export.json' ) : '';
check( "privacy: WordPress' own screen exports the calls of the profile's number", array( substr_count( $json, '"item_id"' ) + substr_count( $json, "$number" ) >= $of, preg_match_all( '/\+33\d{9}/', $json, $match ) >= $of, array_unique( $match[0] ) ), array( true, true, array( $number ) ) );
$site->mustUse( 'shop', 'add_filter( "skipcall_privacy_numbers", function ( $numbers, $email ) { return "shop@example.org" === $email ? array( "' . $all[500]['number'] . '", "' . $all[600]['number'] . '" ) : $numbers; }, 10, 2 );' );
check( 'privacy: numbers of a shop, in steps', $site->evaluate( 'count( Skipcall\WordPress\Privacy::export( "shop@example.org" )["data"] )' ), (int) $site->scalar( "SELECT COUNT(*) FROM wp_skipcall_calls WHERE number IN ('{$all[500]['number']}', '{$all[600]['number']}')" ) );
check( 'privacy: nobody has no calls', $site->evaluate( 'Skipcall\WordPress\Privacy::export( "nobody@example.org" )' ), array( 'data' => array(), 'done' => true ) );
$steps = step( $admin, 'erase-personal-data.php', 'erase-personal-data', 'eraser' );
check( "privacy: WordPress' own screen erases them", array( (int) $site->scalar( "SELECT COUNT(*) FROM wp_skipcall_calls WHERE number = '$number'" ), in_array( true, array_column( $steps, 'items_removed' ), false ) ), array( 0, true ) );
check( 'privacy: the number itself is not kept', array( $site->scalar( "SELECT COUNT(*) FROM wp_usermeta WHERE meta_key = 'skipcall_phone'" ), $site->scalar( 'SELECT LENGTH(hash) FROM wp_skipcall_erased LIMIT 1' ) ), array( '0', '32' ) );
$other = $all[700]['number'];
$tool = '/wp-admin/admin.php?page=skipcall-number&number=' . rawurlencode( '00' . substr( $other, 1 ) );
$html = $admin->get( $tool );
$count = (int) $site->scalar( "SELECT COUNT(*) FROM wp_skipcall_calls WHERE number = '$other'" );
check( 'privacy: the tool finds a number in another spelling', str_contains( $html, $count === 1 ? '1 call is stored' : "$count calls are stored" ) );
$form = Visitor::form( $html, 'skipcall_number_export' );
$csv = $admin->post( $form['to'], $form['fields'] );
check( 'privacy: the tool exports', array( substr_count( $csv, $other ), str_contains( $admin->headers, 'text/csv' ) ), array( $count, true ) );
$html = $admin->submit( $tool, 'skipcall_number_erase' );
check( 'privacy: the tool erases nothing unasked', array( str_contains( $html, 'Nothing was erased' ), (int) $site->scalar( "SELECT COUNT(*) FROM wp_skipcall_calls WHERE number = '$other'" ) ), array( true, $count ) );
$html = $admin->submit( $tool, 'skipcall_number_erase', array( 'confirm' => '1' ) );
check( 'privacy: the tool erases', array( str_contains( $html, $count === 1 ? '1 call was erased' : "$count calls were erased" ), (int) $site->scalar( "SELECT COUNT(*) FROM wp_skipcall_calls WHERE number = '$other'" ) ), array( true, 0 ) );
$site->cli( array( 'skipcall', 'sync', '--fresh' ) );
check( 'privacy: erase, full synchronisation, still gone', (int) $site->scalar( "SELECT COUNT(*) FROM wp_skipcall_calls WHERE number IN ('$number', '$other')" ), 0 );
check( 'privacy: and all others are there', (int) $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' ), count( $mock->rows() ) - $of - $count );
$row['id'] = 'new-call';
$row['phoneNumber']['value'] = $other;
$site->wordpress( 'Skipcall\WordPress\Database::transaction( fn () => Skipcall\WordPress\Calls::upsert( array( json_decode( $argv[1], true ) ) ) );', array( json_encode( $row ) ) );
check( 'privacy: a new call of the number is stored', (int) $site->scalar( "SELECT COUNT(*) FROM wp_skipcall_calls WHERE number = '$other'" ), 1 );
$row['id'] = 'old-call';
$row['createdAt'] = '2020-01-01T00:00:00.000Z';
$site->wordpress( 'Skipcall\WordPress\Database::transaction( fn () => Skipcall\WordPress\Calls::upsert( array( json_decode( $argv[1], true ) ) ) );', array( json_encode( $row ) ) );
check( 'privacy: an old one that was not here by then is not', (int) $site->scalar( "SELECT COUNT(*) FROM wp_skipcall_calls WHERE id = 'old-call'" ), 0 );

// ---- Site Health, support ----
$health = $site->evaluate( '( function () { $said = array(); foreach ( array( "extension", "key", "last_run", "rate_limit", "shared", "cron", "connection" ) as $name ) { $said[ $name ] = call_user_func( array( "Skipcall\WordPress\Site_Health", $name ) )["status"]; } return $said; } )()' );
check( 'Site Health: all is well', $health, array_fill_keys( array( 'extension', 'key', 'last_run', 'rate_limit', 'shared', 'cron', 'connection' ), 'good' ) );
check( 'Site Health: the tests are on its page', array_values( array_filter( array( 'skipcall_extension', 'skipcall_key', 'skipcall_last_run', 'skipcall_rate_limit', 'skipcall_shared_file', 'skipcall_cron', 'skipcall_connection' ), static fn ( $name ) => ! str_contains( $GLOBALS['site']->evaluate( '( function () { require_once "wp-admin/includes/admin.php"; require_once "wp-admin/includes/class-wp-site-health.php"; return json_encode( WP_Site_Health::get_tests() ); } )()' ), $name ) ) ), array() );
$mock->faults( array( array( 'status' => 401 ) ) );
check( 'Site Health: a key that is refused', $site->evaluate( 'Skipcall\WordPress\Site_Health::connection()["status"]' ), 'critical' );
$mock->faults( array() );
$site->query( "DELETE FROM wp_options WHERE option_name = 'cron'" );
$site->query( "UPDATE wp_skipcall_state SET value = '{\"code\":\"complete\",\"ended\":1}' WHERE name = 'status'" );
check( 'Site Health: no run for an hour', $site->evaluate( 'Skipcall\WordPress\Site_Health::last_run()["status"]' ), 'recommended' );
check( 'Site Health: events that do not begin', $site->evaluate( '( function () { wp_unschedule_hook( "skipcall_sync" ); wp_schedule_event( time() - 3600, "skipcall", "skipcall_sync" ); return Skipcall\WordPress\Site_Health::cron()["status"]; } )()' ), 'recommended' );
$text = $site->evaluate( 'Skipcall\WordPress\Support_Page::text()' );
check( 'support: its text holds no secret', array( str_contains( $text, 'sk_' ), str_contains( $text, '+33' ), str_contains( $text, $site->mock->url ), str_contains( $text, 'Extension: ' . $site->evaluate( 'phpversion( "skipcall" )' ) ) ), array( false, false, false, true ) );

// ---- WordPress' proxy and certificate authorities ----
$site->configure( array( 'DISABLE_WP_CRON' => true, 'WP_PROXY_HOST' => 'proxy.example.org', 'WP_PROXY_PORT' => '3128', 'WP_PROXY_USERNAME' => 'us@r', 'WP_PROXY_PASSWORD' => 'p:ss' ) );
$options = $site->evaluate( 'Skipcall\WordPress\Connection::options()' );
check( 'WP_PROXY_HOST is used', $options['proxy'] ?? null, 'http://us%40r:p%3Ass@proxy.example.org:3128' );
check( "WordPress' certificate authorities are used", str_ends_with( $options['caFile'] ?? '', '/wp-includes/certificates/ca-bundle.crt' ) );
$site->configure( array( 'DISABLE_WP_CRON' => true, 'WP_PROXY_HOST' => 'proxy.example.org', 'WP_PROXY_PORT' => '3128', 'WP_PROXY_BYPASS_HOSTS' => '127.0.0.1' ) );
check( 'WP_PROXY_BYPASS_HOSTS is kept', $site->evaluate( 'Skipcall\WordPress\Connection::options()' )['proxy'] ?? null, '' );
check( 'WP_PROXY_BYPASS_HOSTS: the request goes past the proxy', $site->evaluate( 'Skipcall\WordPress\Connection::test()' )['code'], 'complete' );
$forward = stream_socket_server( 'tcp://127.0.0.1:0' );
$site->configure( array( 'DISABLE_WP_CRON' => true, 'WP_PROXY_HOST' => '127.0.0.1', 'WP_PROXY_PORT' => explode( ':', stream_socket_get_name( $forward, false ) )[1] ) );
$asking = begin( $site, 'require "wp-load.php"; echo Skipcall\WordPress\Connection::test()["code"];' );
$peer = @stream_socket_accept( $forward, 20 );
$line = $peer === false ? '' : (string) fgets( $peer );
fclose( $peer );
fclose( $forward );
check( 'WP_PROXY_HOST: the request goes to the proxy', array( str_starts_with( $line, 'GET http://127.0.0.1:' ), finish( $asking ) ), array( true, 'connection' ) );
$site->configure( array( 'DISABLE_WP_CRON' => true ) );

// ---- French ----
$site->wordpress( 'update_option( "WPLANG", "fr_FR" );' );
$html = $admin->get( $settings );
check( 'French: the page', array( str_contains( $html, 'Réglages de Skipcall' ), str_contains( $html, 'Tester la connexion' ) ), array( true, true ) );
check( 'French: WordPress around it', str_contains( $html, 'Tableau de bord' ) );
$site->wordpress( 'update_option( "WPLANG", "" );' );

// ---- Another organisation, and starting afresh ----
$before = $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' );
$site->cli( array( 'skipcall', 'sync' ) );
$mock->config( array( 'seed' => 99 ) );
$rows = $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' );
check( 'the key of another organisation: nothing is mixed', array( finish( begin( $site, $run ) ), $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' ) ), array( 'organization', $rows ) );
check( 'the key of another organisation: the page says what to do', str_contains( $admin->get( $settings ), 'start afresh, or put the old key back' ) );
$html = $admin->submit( $settings, 'skipcall_restart' );
check( 'start afresh: not unasked', array( str_contains( $html, 'Nothing was removed' ), (int) $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' ) > 1000 ), array( true, true ) );
$site->query( 'DELETE FROM wp_skipcall_erased' ); // the numbers of both are from the same few
$admin->submit( $settings, 'skipcall_restart', array( 'confirm' => '1' ) );
$site->cli( array( 'skipcall', 'sync' ) );
check( 'start afresh: the other calls are here', stored( $site ), 'all' );
check( 'list and tools: no complaint', $site->complaints(), '' );

// ---- Deactivated, and deleted ----
$site->wordpress( 'require_once "wp-admin/includes/plugin.php"; deactivate_plugins( "skipcall/skipcall.php" );' );
check( 'deactivated: nothing is scheduled, calls stay', array( scheduled( $site ), (int) $site->scalar( 'SELECT COUNT(*) FROM wp_skipcall_calls' ) > 1000 ), array( array(), true ) );
$admin->get( '/wp-admin/' );
check( 'deactivated: nothing broke', $site->complaints(), '' );
$site->wordpress( 'get_user_by( "login", "reader" )->add_cap( "skipcall_view_calls" ); update_user_meta( 1, "skipcall_calls_per_page", 20 ); update_user_meta( 1, "managetoplevel_page_skipcallcolumnshidden", array( "notes" ) ); update_user_meta( 2, "skipcall_phone", "1" ); set_transient( "skipcall_notice_1", 1, 60 ); require_once "wp-admin/includes/plugin.php"; uninstall_plugin( "skipcall/skipcall.php" );' );
$left = array();
foreach ( $site->query( 'SHOW TABLES' ) as $table ) {
	$table = array_values( $table )[0];
	if ( str_contains( $table, 'skipcall' ) ) {
		$left[] = "table $table";
	}
}
foreach ( array( 'wp_options' => array( 'option_name', 'option_value' ), 'wp_usermeta' => array( 'meta_key', 'meta_value' ), 'wp_postmeta' => array( 'meta_key', 'meta_value' ) ) as $table => list( $key, $value ) ) {
	foreach ( $site->query( "SELECT $key AS name FROM $table WHERE ($key LIKE '%skipcall%' OR $value LIKE '%skipcall%')" ) as $found ) {
		// Of WordPress: whose plugins were active recently, which screens a user had, what a policy text said.
		if ( ! in_array( $found['name'], array( 'recently_activated', '_wp_suggested_policy_text_has_changed', '_site_transient_update_plugins', 'session_tokens', 'uninstall_plugins' ), true ) ) {
			$left[] = "$table {$found['name']}";
		}
	}
}
check( 'deleted: nothing is left', $left, array() );
$site->stop();
exit( $failed === 0 ? 0 : 1 );
