<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Sync;

/** What a synchronisation brings. Each has checkpoints of its own. */
enum SyncKind: string
{
    /** New calls. */
    case Created = 'createdAt';
    /** New calls, and those that were edited. */
    case Updated = 'updatedAt';
    /** All calls, and which rows are of calls that Skipcall does not list any more. */
    case Reconcile = 'reconcile';
}
