<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Sync;

use Illuminate\Contracts\Config\Repository;
use Illuminate\Database\Connection;
use Illuminate\Database\DatabaseManager;
use Illuminate\Database\Query\Builder;
use Skipcall\Laravel\Exceptions\SyncRefused;

/** The table of checkpoints. */
final class Checkpoints
{
    public function __construct(private readonly DatabaseManager $databases, private readonly Repository $config)
    {
    }

    public function database(): Connection
    {
        $name = $this->config->get('skipcall.sync.database');
        return $this->databases->connection(is_string($name) && $name !== '' ? $name : null);
    }

    public function calls(): Builder
    {
        return $this->database()->table($this->name('calls_table', 'skipcall_calls'));
    }

    public function table(): Builder
    {
        return $this->database()->table($this->name('checkpoints_table', 'skipcall_checkpoints'));
    }

    /** How far this synchronisation has come. */
    public function read(string $connection, SyncKind $kind): Checkpoint
    {
        $where = ['connection' => $connection, 'kind' => $kind->value];
        $this->table()->insertOrIgnore($where);
        return Checkpoint::of((array) $this->table()->where($where)->first());
    }

    /**
     * Those of all kinds.
     *
     * @return list<Checkpoint>
     */
    public function all(string $connection): array
    {
        $rows = $this->table()->where('connection', $connection)->orderBy('kind')->get();
        return array_values($rows->map(fn (object $row): Checkpoint => Checkpoint::of((array) $row))->all());
    }

    /** The organisation whose calls are kept for a connection; null: not seen yet. */
    public function organization(string $connection): ?string
    {
        $id = $this->table()->where('connection', $connection)->whereNotNull('organization_id')->value('organization_id');
        return is_string($id) ? $id : null;
    }

    /**
     * Writes what has changed. Throws when another run has written since this one read: of two at once only one gets on. The
     * first statement of a transaction, so that it waits for the other one before it reads.
     *
     * @param array<string, mixed> $values
     */
    public function write(Checkpoint $checkpoint, array $values): void
    {
        $changed = $this->table()
            ->where('connection', $checkpoint->connection)
            ->where('kind', $checkpoint->kind->value)
            ->where('version', $checkpoint->version)
            ->update(['version' => $checkpoint->version + 1] + $values);
        if ($changed !== 1) {
            throw SyncRefused::concurrent($checkpoint->connection);
        }
    }

    private function name(string $option, string $default): string
    {
        $name = $this->config->get("skipcall.sync.$option");
        return is_string($name) && $name !== '' ? $name : $default;
    }
}
