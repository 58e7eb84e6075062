<?php

declare(strict_types=1);

namespace App\Http\Controllers;

use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Pagination\LengthAwarePaginator;
use Skipcall\Call as SkipcallCall;
use Skipcall\Client;
use Skipcall\Exception\RateLimitException;
use Skipcall\Laravel\Facades\Skipcall;
use Skipcall\Laravel\Jobs\SyncCalls;
use Skipcall\Laravel\Models\Call;
use Skipcall\Laravel\SkipcallManager;
use Skipcall\Laravel\Sync\SyncKind;

final class CallController
{
    /** @return LengthAwarePaginator<int, SkipcallCall>|JsonResponse */
    public function index(): LengthAwarePaginator|JsonResponse
    {
        try {
            return Skipcall::paginate(perPage: 20, filters: ['status' => 'completed'])->withQueryString();
        } catch (RateLimitException $e) {
            return response()->json(['message' => 'Later.'], 503, ['Retry-After' => (string) ceil($e->getRetryAfter())]);
        }
    }

    public function latest(Client $client): JsonResponse
    {
        $page = $client->listCalls(limit: 1, sort: '-createdAt');
        return response()->json(['number' => $page->data[0]->phoneNumber?->value, 'total' => $page->total]);
    }

    public function tenant(Request $request, SkipcallManager $skipcall): JsonResponse
    {
        $key = $request->string('key')->value();
        return response()->json(['calls' => $skipcall->for($key, ['timeout' => 5.0])->countCalls()]);
    }

    public function stored(): JsonResponse
    {
        $calls = Call::ofConnection('main')->listed()->createdBetween(now()->subYears(50), now())->orderByDesc('created_at')->limit(3)->get();
        return response()->json($calls->map(fn (Call $call): array => [
            'number' => $call->phone_number,
            'at' => $call->created_at?->toIso8601String(),
            'seconds' => $call->duration,
            'transferred' => $call->toCall()->transferred,
        ]));
    }

    public function summary(): JsonResponse
    {
        $kept = Skipcall::pages()->listCalls(limit: 5, sort: '-createdAt');
        $seconds = 0.0;
        foreach (Skipcall::connection('second')->iterateCalls(maxRows: 150) as $call) {
            $seconds += $call->getDurationSeconds() ?? 0.0;
        }
        return response()->json([
            'kept' => count($kept->page->data),
            'stale' => $kept->isStale(),
            'seconds' => $seconds,
            'connections' => Skipcall::connectionNames(),
        ]);
    }

    public function copy(): JsonResponse
    {
        SyncCalls::dispatch();
        SyncCalls::dispatch('main', SyncKind::Updated);
        SyncCalls::dispatch('main', SyncKind::Reconcile, true);
        return response()->json(['queued' => true]);
    }
}
