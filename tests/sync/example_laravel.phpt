--TEST--
examples/laravel-job.php copies all calls over several jobs, each released for as long as the rate limit says
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
require __DIR__ . '/laravel.inc';
require dirname(__DIR__, 2) . '/examples/laravel-job.php';
use App\Models\Call;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Log;
const WINDOW = 3;
function run(?int $timeout = null): SyncCalls
{
	$job = new SyncCalls();
	$job->timeout = $timeout ?? $job->timeout;
	$job->handle();
	return $job;
}
function stored(Mock $mock): string
{
	$ids = array_column($mock->rows(), 'id');
	return array_diff($ids, array_keys(Call::$rows)) === [] && count(Call::$rows) === count($ids)
		? 'all' : count(Call::$rows) . ' of ' . count($ids);
}

// As a worker does: a job that was released runs again when its delay is over.
$mock = Mock::start(['rows' => 1800, 'rate' => ['limit' => 5, 'window' => WINDOW]]);
putenv("SKIPCALL_BASE_URL=$mock->url");
$wrong = [];
$idle = 0;
for ($jobs = 1; $jobs < 20; $jobs++) {
	$before = $mock->stats()['requests'];
	$job = run();
	$idle += $mock->stats()['requests'] === $before ? 1 : 0;
	if ($job->releasedFor === null) {
		break;
	}
	// Until the window is over in which the last request was served. A second more, since Date has whole seconds; another
	// one, since Reset in whole seconds may be rounded down; and the delay of a job is in whole seconds.
	$log = $mock->log();
	['time' => $served, 'window' => $window] = end($log);
	$left = $window + WINDOW - $served;
	if ($job->releasedFor < 1 || $job->releasedFor > ceil($left + 2)) {
		$wrong[] = [$job->releasedFor, $left];
	}
	usleep((int) (1e6 * $job->releasedFor));
}
$requests = count($mock->log());
$windows = count(array_unique(array_column($mock->log(), 'window')));
say('requests', $requests <= 1.25 * 18 + 2 * $jobs ? 'few' : $requests, 'jobs', $jobs >= 3 && $jobs <= $windows ? 'one per window at most' : $jobs, 'wrong delays', $wrong,
	'for nothing', $idle, 'refused', $mock->stats()['byStatus']['429'] ?? 0);
say('stored', stored($mock), Call::$stored, array_values(array_unique(Log::$lines)));

// Another one is at work.
$mock = Mock::start(['rows' => 2000, 'rate' => ['enforce' => false]]);
putenv("SKIPCALL_BASE_URL=$mock->url");
Cache::$values = Call::$rows = [];
Cache::$locks = ['skipcall:sync' => true];
say('locked: released for', run()->releasedFor, 'requests', $mock->stats()['requests'], 'still locked', Cache::$locks !== []);
Cache::$locks = [];

// Failures keep what was stored, and the lock is free after them.
$mock->faults([['after' => 7, 'status' => 503, 'headers' => ['Retry-After' => '0'], 'times' => -1]]);
$failure = caught(run(...));
$first = Cache::get('skipcall:checkpoint');
say('server down', short($failure), 'stored', count(Call::$rows) >= 500 ? 'a part' : count(Call::$rows), 'locks', Cache::$locks);
$mock->faults([['status' => 401, 'times' => -1]]);
$job = run();
say('key revoked', short($job->failedWith), $job->releasedFor, 'checkpoint kept', Cache::get('skipcall:checkpoint') === $first);

// An answer that does not come: out before the worker's time limit.
$mock->faults([['after' => 2, 'delay' => 20, 'times' => -1]]);
$took = new Stopwatch();
$job = run(2);
say('slow server: released for', $job->releasedFor, 'in time', within($took, 2), 'stored', stored($mock) === 'all' ? 'all' : 'a part');
$mock->faults([]);
say('last job', run()->releasedFor, stored($mock), 'rows');
?>
--EXPECT--
requests few jobs one per window at most wrong delays [] for nothing 0 refused 0
stored all 1800 ["skipcall: rateLimit","skipcall: complete"]
locked: released for 30 requests 0 still locked true
server down ServerException stored a part locks []
key revoked AuthenticationException null checkpoint kept true
slow server: released for 0 in time true stored a part
last job null all rows
