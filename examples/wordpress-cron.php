<?php
/**
 * Plugin Name: Skipcall calls
 * Description: Copies calls into a table every five minutes, and shows the newest ones under Tools.
 *
 * The key: define('SKIPCALL_API_KEY', 'sk_live_...') in wp-config.php.
 */
declare(strict_types=1);

use Skipcall\Client;
use Skipcall\Exception\ExceptionInterface;

const SKIPCALL_HOOK = 'skipcall_sync';
const SKIPCALL_SECONDS = 20.0; // WP-Cron runs in a web request, with its time limit
const SKIPCALL_LOCK = 'skipcall_lock';

register_activation_hook(__FILE__, 'skipcall_activate');
register_deactivation_hook(__FILE__, fn () => wp_clear_scheduled_hook(SKIPCALL_HOOK));
add_filter('cron_schedules', fn (array $all) => $all + ['skipcall' => ['interval' => 300, 'display' => 'Every five minutes']]);
add_action(SKIPCALL_HOOK, 'skipcall_sync');
add_action('admin_menu', fn () => add_management_page('Calls', 'Calls', 'edit_others_posts', 'skipcall', 'skipcall_page'));

function skipcall_activate(): void
{
    global $wpdb;
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    dbDelta("CREATE TABLE {$wpdb->prefix}skipcall_calls (
        id varchar(190) NOT NULL,
        created_at varchar(40),
        deleted_at varchar(40),
        document longtext,
        PRIMARY KEY  (id)
    ) {$wpdb->get_charset_collate()};");
    if (!wp_next_scheduled(SKIPCALL_HOOK)) {
        wp_schedule_event(time(), 'skipcall', SKIPCALL_HOOK);
    }
}

/**
 * add_option() fails when the option is there: of two requests only one gets the lock (a transient would be read first and
 * written then, by both). One that was left by a process that died is too old to be believed.
 */
function skipcall_lock(): bool
{
    $held = (int) get_option(SKIPCALL_LOCK);
    if ($held !== 0 && $held < time() - 300) {
        delete_option(SKIPCALL_LOCK);
    }
    return add_option(SKIPCALL_LOCK, (string) time(), '', false);
}

function skipcall_sync(): void
{
    global $wpdb;
    if (!skipcall_lock()) {
        return;
    }
    try {
        // A run that is budgeted ends when the rate limit is used up, and the next one goes on.
        $client = new Client(SKIPCALL_API_KEY, ['rateLimitMaxWait' => 0]);
        $sync = $client->syncCalls(get_option('skipcall_checkpoint') ?: null, maxRequests: 50, maxSeconds: SKIPCALL_SECONDS);
        foreach ($sync->batches(100) as $batch) {
            foreach ($batch as $call) {
                $stored = $wpdb->replace("{$wpdb->prefix}skipcall_calls", [
                    'id' => $call->id, 'created_at' => $call->createdAt, 'deleted_at' => $call->deletedAt,
                    'document' => json_encode($call),
                ]);
                if ($stored === false) {
                    throw new RuntimeException("storing a call failed: $wpdb->last_error");
                }
            }
            // After its rows: what comes in between costs a batch that is stored twice. Not autoloaded: no page needs it.
            update_option('skipcall_checkpoint', $batch->checkpoint, false);
        }
        update_option('skipcall_checkpoint', $sync->getCheckpoint(), false);
        $state = $sync->getStopReason();
        if (!$sync->isComplete()) {
            // Sooner than the next regular run, but not before it makes sense. Rounded up as a whole: time() is rounded down.
            $due = (int) ceil(microtime(true) + $sync->getRetryAfter());
            wp_schedule_single_event(max(time() + 1, $due), SKIPCALL_HOOK);
        }
        delete_transient('skipcall_newest');
    } catch (ExceptionInterface | RuntimeException $e) {
        $state = $e->getMessage(); // holds no key and no row; the checkpoint is that of the last batch that was stored
    } finally {
        delete_option(SKIPCALL_LOCK);
    }
    update_option('skipcall_state', ['at' => time(), 'state' => $state], false);
}

/** The newest calls as the page shows them, from the table: a visit costs no request to the API, and mostly no query. */
function skipcall_newest(): array
{
    global $wpdb;
    $calls = get_transient('skipcall_newest');
    if (!is_array($calls)) {
        $calls = array_map(fn ($document) => json_decode($document, true), $wpdb->get_col(
            "SELECT document FROM {$wpdb->prefix}skipcall_calls WHERE deleted_at IS NULL ORDER BY created_at DESC LIMIT 50"
        ));
        set_transient('skipcall_newest', $calls, 300);
    }
    return $calls;
}

function skipcall_page(): void
{
    $last = get_option('skipcall_state') ?: ['at' => 0, 'state' => 'never ran'];
    echo '<div class="wrap"><h1>Calls</h1><p>', esc_html($last['state'] . ', ' . wp_date('c', $last['at'])), '</p><table class="widefat">';
    foreach (skipcall_newest() as $call) {
        // What callers and contacts are called comes from outside.
        echo '<tr><td>', esc_html((string) $call['createdAt']), '</td><td>', esc_html((string) $call['status']), '</td><td>',
            esc_html(trim(($call['contact']['firstName'] ?? '') . ' ' . ($call['contact']['lastName'] ?? ''))), '</td></tr>';
    }
    echo '</table></div>';
}
