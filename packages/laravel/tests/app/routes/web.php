<?php

declare(strict_types=1);

use App\Http\Controllers\CallController;
use App\Listeners\NoteCalls;
use Illuminate\Support\Facades\Event;
use Illuminate\Support\Facades\Route;
use Illuminate\Support\Facades\Schedule;
use Skipcall\Laravel\Events\CallsStored;
use Skipcall\Laravel\Events\SyncFinished;
use Skipcall\Laravel\Jobs\SyncCalls;

Route::get('/calls', [CallController::class, 'index']);
Route::get('/latest', [CallController::class, 'latest']);
Route::get('/tenant', [CallController::class, 'tenant']);
Route::get('/summary', [CallController::class, 'summary']);
Route::get('/stored', [CallController::class, 'stored']);
Route::get('/copy', [CallController::class, 'copy']);
Event::listen(CallsStored::class, [NoteCalls::class, 'handle']);
Event::listen(SyncFinished::class, [NoteCalls::class, 'finished']);
Schedule::job(new SyncCalls('main'))->everyFiveMinutes();
