<?php

declare(strict_types=1);

/*
 * One program over four transports: libcurl, Guzzle's handler, Symfony's HttpClient, and a recorder that replays what the first one
 * got. Prints "ok NAME" or "not ok NAME" for each thing that has to be the same over all of them.
 */

use GuzzleHttp\Exception\{ConnectTimeoutException, NetworkException, NetworkTimeoutException, ResponseTimeoutException};
use Skipcall\Exception\{ConnectionException, NotFoundException, SkipcallException, TimeoutException, TransportException};
use Skipcall\Request;

require_once __DIR__ . '/../server/mock.inc';
require $argv[1] . '/vendor/autoload.php';

const KEY = 'sk_test_ok_0123456789abcdefgh';
const PHONE = '+33612345678';

/** Throws what it is: retried as over libcurl, without the other library's exception, which holds the URL. */
function guzzle(): Closure
{
	$http = new GuzzleHttp\Client();
	return function (Request $request) use ($http) {
		try {
			return $http->get($request->getUrl(), [
				'headers' => ['Authorization' => $request->getAuthorization()] + $request->getHeaders(),
				'timeout' => $request->getTimeout(), 'http_errors' => false, 'allow_redirects' => false,
			]);
		} catch (ConnectTimeoutException | NetworkTimeoutException | ResponseTimeoutException) {
			throw new TimeoutException('no answer in time');
		} catch (NetworkException) {
			throw new ConnectionException('no connection');
		}
	};
}

function symfony(): Closure
{
	$http = Symfony\Component\HttpClient\HttpClient::create();
	return function (Request $request) use ($http): array {
		try {
			$response = $http->request('GET', $request->getUrl(), [
				'headers' => ['Authorization' => $request->getAuthorization()] + $request->getHeaders(),
				'timeout' => $request->getTimeout(), 'max_duration' => $request->getTimeout(), 'max_redirects' => 0,
			]);
			return ['status' => $response->getStatusCode(), 'headers' => $response->getHeaders(false), 'body' => $response->getContent(false)];
		} catch (Symfony\Contracts\HttpClient\Exception\TransportExceptionInterface $e) {
			throw preg_match('/timeout|max duration|timed out/i', $e->getMessage()) ? new TimeoutException('no answer in time') : new ConnectionException('no connection');
		}
	};
}

/** Keeps what another transport brings, by what was asked for; with none, it only replays. */
final class Recorder
{
	/** @var array<string, list<array{status: int, headers: array<string, string>, body: string}|Throwable>> */
	public array $tape = [];

	public function record(Closure $transport): Closure
	{
		return function (Request $request) use ($transport) {
			try {
				$answer = $transport($request);
				if (is_object($answer)) {
					$answer = ['status' => $answer->getStatusCode(), 'headers' => $answer->getHeaders(), 'body' => (string) $answer->getBody()];
				}
			} catch (TransportException $e) {
				$answer = $e;
			}
			$this->tape[self::key($request)][] = $answer;
			return is_array($answer) ? $answer : throw $answer;
		};
	}

	public function replay(): Closure
	{
		$tape = $this->tape;
		return function (Request $request) use (&$tape) {
			$answer = array_shift($tape[self::key($request)]) ?? throw new LogicException('not recorded: ' . self::key($request));
			return is_array($answer) ? $answer : throw $answer;
		};
	}

	private static function key(Request $request): string
	{
		return $request->getOperation() . ' ' . json_encode([$request->getQuery(), $request->getFilters(), parse_url($request->getUrl(), PHP_URL_PATH)]);
	}
}

/** What the program gives, as text. */
function program(?Mock $mock, string $url, ?Closure $transport): array
{
	$faults = fn (array $faults) => $mock?->faults($faults);
	$slept = 0;
	$client = new Skipcall\Client(KEY, ['baseUrl' => $url, 'transport' => $transport, 'timeout' => 20, 'maxRetries' => 2, 'headers' => ['X-Trace' => 'abc'],
		'sleep' => function () use (&$slept) { $slept++; }]);
	$said = [];
	$page = $client->listCalls(page: 2, limit: 7, sort: '-createdAt', filters: ['phone' => PHONE, 'status' => 'completed']);
	$said['page'] = [count($page), $page->total, $page->data[0]->id ?? null, $page->rateLimit?->limit, $page->stats->status, $page->stats->bodyBytes];
	$said['iterator'] = md5(implode(' ', array_map(fn ($call) => $call->id, iterator_to_array($client->iterateCalls(pageSize: 20)))));
	$said['sync'] = md5(implode(' ', array_keys(iterator_to_array($client->syncCalls(pageSize: 20)))));
	$said['count'] = $client->countCalls(workspaceIds: ['ws-1', 'ws-2']);
	$said['get'] = count($client->get('/v1/calls', ['limit' => 3, 'filters' => '{"a":1}'])['data']);
	$faults([['status' => 503, 'headers' => ['Retry-After' => '1']], ['close' => true]]);
	$page = $client->listCalls(limit: 3);
	$said['retried'] = [count($page), $page->stats->attempt, $slept];
	$faults([['status' => 404]]);
	try {
		$client->listCalls(limit: 4);
	} catch (NotFoundException $e) {
		$said['404'] = [$e->getStatusCode(), $e->getErrorCode(), $e->getDetails()];
	}
	return $said;
}

/** What a server that is silent for long ends in, and whether that took no longer than it may. */
function silent(Mock $mock, ?Closure $transport, array $options, float $most): array
{
	$mock->faults([['delay' => 60, 'times' => 9]]);
	$began = hrtime(true);
	try {
		(new Skipcall\Client(KEY, $options + ['baseUrl' => $mock->url, 'transport' => $transport, 'maxRetries' => 3]))->listCalls(filters: ['phone' => PHONE]);
		$ended = 'an answer';
	} catch (SkipcallException $e) {
		$ended = $e::class;
		str_contains($e . '', rawurlencode(PHONE)) || str_contains($e . '', substr(KEY, 8)) and $ended .= ', which shows a secret';
	}
	$mock->faults([]);
	// 60 s would have been the server's; the bound leaves a loaded machine its time.
	return [$ended, (hrtime(true) - $began) / 1e9 < $most ? 'in time' : 'late'];
}

function check(string $name, mixed $is, mixed $wanted): void
{
	echo $is === $wanted ? "ok $name\n" : "not ok $name\n  is " . json_encode($is) . "\n  not " . json_encode($wanted) . "\n";
}

$rows = ['rows' => 90, 'workspaces' => ['ws-1', 'ws-2'], 'rate' => ['limit' => 1000]];
$recorder = new Recorder();
$ways = ['libcurl' => null, 'Guzzle' => guzzle(), 'Symfony' => symfony()];
$wanted = null;
$requests = [];
foreach ($ways as $name => $transport) {
	$mock = Mock::start($rows);
	$said = program($mock, $mock->url, $name === 'Guzzle' ? $recorder->record($transport) : $transport);
	$wanted ??= $said;
	check("$name: the program says what it says over libcurl", $said, $wanted);
	$requests[$name] = array_map(function (array $request): array {
		$headers = array_change_key_case(array_column($request['headers'], 1, 0));
		return [strtolower($request['target']), $headers['authorization'] ?? null, $headers['accept'] ?? null, $headers['x-trace'] ?? null, $headers['user-agent'] ?? null];
	}, $mock->log());
	// Pages of an iterator or a synchronisation may be under way at once over libcurl: their order is not looked at.
	$counted = array_count_values(array_map(json_encode(...), $requests[$name]));
	ksort($counted);
	$expected ??= $counted;
	check("$name: the server is asked for the same, with the same key and headers", $counted, $expected);
	check("$name: silence ends within timeout", silent($mock, $transport, ['timeout' => 0.4, 'maxRetries' => 0], 20), [TimeoutException::class, 'in time']);
	check("$name: silence ends within maxDuration", silent($mock, $transport, ['timeout' => 30, 'maxDuration' => 0.4], 20), [TimeoutException::class, 'in time']);
	$mock->stop();
	$tried = 'an answer';
	try {
		(new Skipcall\Client(KEY, ['baseUrl' => "http://127.0.0.1:$mock->port", 'transport' => $transport, 'maxRetries' => 1, 'sleep' => fn () => null]))->listCalls();
	} catch (ConnectionException $e) {
		$tried = $e->getStats()->attempt;
	}
	check("$name: nobody there is a ConnectionException, tried twice", $tried, 2);
}
ini_set('skipcall.network', '0');
check('recorder: the program says the same without a network', program(null, 'https://api.example.test', $recorder->replay()), $wanted);
check('recorder: what it kept holds no key', str_contains(serialize(array_keys($recorder->tape)) . json_encode($recorder->tape), substr(KEY, 8)), false);
