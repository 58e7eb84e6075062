<?php
/**
 * Lists calls: the newest ones as a table, then every page with a progress line.
 *
 * Run: SKIPCALL_API_KEY=sk_live_... php examples/list.php [--pages=N] [--limit=N] [--status=STATUS]
 */
declare(strict_types=1);

use Skipcall\Client;
use Skipcall\Exception\SkipcallException;

/** A text in a column of so many characters. */
function column(?string $text, int $width): string
{
    $characters = preg_split('//u', (string) $text, -1, PREG_SPLIT_NO_EMPTY);
    $cut = count($characters) > $width ? implode('', array_slice($characters, 0, $width - 1)) . '…' : (string) $text;
    return $cut . str_repeat(' ', max(0, $width - count($characters)));
}

/** Prints the newest calls, reads so many pages, and prints what is in them. */
function showCalls(Client $client, int $maxPages, int $limit, ?string $status): void
{
    $terminal = stream_isatty(STDERR);
    $filters = $status === null ? null : ['status' => $status];
    $start = hrtime(true);
    $newest = $client->listCalls(limit: 10, sort: '-createdAt', filters: $filters);
    $first = (hrtime(true) - $start) / 1e6;

    printf("%-24s  %-8s  %-11s  %8s  %s  %s\n", 'Created', 'Type', 'Status', 'Seconds', column('Contact', 24), 'Number');
    foreach ($newest as $call) {
        printf(
            "%-24s  %-8s  %-11s  %8s  %s  %s\n",
            $call->createdAt, $call->type, $call->status, $call->getDurationSeconds() ?? '-',
            column($call->contact?->getFullName(), 24), $call->phoneNumber,
        );
    }
    printf("\n%d calls in all; the page took %.1f ms\n\n", $newest->total, $first);

    $rows = $bytes = $requests = $reused = 0;
    $seconds = 0.0;
    $perStatus = [];
    $start = hrtime(true);
    for ($page = 1; $page <= $maxPages; $page++) {
        $calls = $client->listCalls(page: $page, limit: $limit, sort: 'createdAt', filters: $filters);
        foreach ($calls as $call) {
            $perStatus[$call->status] = ($perStatus[$call->status] ?? 0) + 1;
            $seconds += $call->getDurationSeconds() ?? 0.0;
        }
        $rows += count($calls);
        $requests++;
        $reused += (int) $calls->stats->connectionReused;
        $bytes += $calls->stats->bytesReceived;
        $last = min($maxPages, $calls->totalPages);
        $line = sprintf('page %d of %d, %d calls, %.0f KiB', $page, $last, $rows, $bytes / 1024);
        fwrite(STDERR, $terminal ? "\r\033[K$line" : ($page === $last ? "$line\n" : ''));
        if (!$calls->hasNextPage()) {
            break;
        }
    }
    if ($terminal) {
        fwrite(STDERR, "\n");
    }
    $elapsed = (hrtime(true) - $start) / 1e9;

    ksort($perStatus);
    printf("%d calls read in %.0f ms, %d requests, %d of them on a connection that was open already (HTTP/%s)\n",
        $rows, $elapsed * 1e3, $requests, $reused, $calls->stats->httpVersion);
    printf("by status: %s; %.1f hours of talk\n", http_build_query($perStatus, '', ', '), $seconds / 3600);
    $limitSeen = $client->getRateLimit();
    if ($limitSeen !== null) {
        printf("rate limit: %d of %d requests left, %.0f s until it is full again\n",
            $limitSeen->remaining, $limitSeen->limit, $limitSeen->getSecondsUntilReset());
    }
}

// Not when a test includes this file.
if (realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    $options = getopt('', ['pages:', 'limit:', 'status:']);
    try {
        showCalls(
            new Client(), // SKIPCALL_API_KEY, SKIPCALL_BASE_URL
            max(1, (int) ($options['pages'] ?? 10)),
            max(1, (int) ($options['limit'] ?? 100)),
            $options['status'] ?? null,
        );
    } catch (SkipcallException $e) {
        fwrite(STDERR, "\n" . $e::class . ': ' . $e->getMessage() . "\n");
        exit(1);
    }
}
