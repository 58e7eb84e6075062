<?php

declare(strict_types=1);

namespace Skipcall\Database;

use Closure;
use PDO;
use PDOException;
use Skipcall\Call;

/**
 * A table of calls in SQLite, MariaDB, MySQL or PostgreSQL, with what is known of it (checkpoints) beside it in the table
 * NAME_state. Both are made when they are missing.
 */
final class CallTable
{
    private const DRIVERS = ['sqlite', 'mysql', 'pgsql'];
    private const NAME = '/^[A-Za-z_][A-Za-z0-9_]{0,49}(\.[A-Za-z_][A-Za-z0-9_]{0,49})?$/D';
    // Old builds of SQLite take 999 values, MariaDB 1 MiB in what it calls a packet.
    private const ROWS_OF_A_STATEMENT = 50;
    private const BYTES_OF_A_STATEMENT = 400000;
    private const LOCK_SECONDS = 5;

    private readonly string $driver;
    private readonly string $calls;
    private readonly string $state;
    /** @var list<resource> files of locks, which end with them */
    private array $locks = [];
    /** @var list<string> */
    private readonly array $columns;

    /**
     * @param PDO $pdo changed: errors are exceptions, texts are UTF-8
     * @param string $name letters, digits and "_", with its schema before a "." where it has one
     */
    public function __construct(private readonly PDO $pdo, private readonly string $name = 'skipcall_calls')
    {
        $driver = $pdo->getAttribute(PDO::ATTR_DRIVER_NAME);
        $this->driver = is_string($driver) ? $driver : '';
        if (!in_array($this->driver, self::DRIVERS, true)) {
            throw new TableRefused("Databases of the kind \"$this->driver\" are not known here, only " . implode(', ', self::DRIVERS) . '.', isMistake: true);
        }
        if (preg_match(self::NAME, $name) !== 1) {
            throw new TableRefused('The name of a table has up to 50 letters, digits and "_", and does not begin with a digit.', isMistake: true);
        }
        $this->calls = $this->quote($name);
        $this->state = $this->quote("{$name}_state");
        $this->columns = [...array_values(CallRow::COLUMNS), 'document', 'gone_at', 'reconciliation'];
    }

    /** Takes it for this process alone, until that ends, however it does; and makes it where it is not there. */
    public function open(): void
    {
        $this->pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
        if ($this->driver === 'mysql') {
            $this->pdo->setAttribute(PDO::ATTR_EMULATE_PREPARES, false);
            // Strict: what does not fit is an error, not cut.
            $this->pdo->exec('SET NAMES utf8mb4');
            $this->pdo->exec("SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')");
        } elseif ($this->driver === 'pgsql') {
            $this->pdo->exec("SET client_encoding TO 'UTF8'");
        }
        if (!$this->lock()) {
            throw new TableRefused("Another run fills the table $this->name.", isRetryable: true);
        }
        $this->make("{$this->name}_state", $this->state, ['name', 'value'], 'name VARCHAR(64) NOT NULL PRIMARY KEY, value {long}');
        $date = 'VARCHAR(24) {exact}';
        $types = [
            'id' => 'VARCHAR(' . CallRow::LONGEST_ID . ') {exact} NOT NULL PRIMARY KEY', 'created_at' => $date, 'started_at' => $date,
            'ended_at' => $date, 'updated_at' => $date, 'deleted_at' => $date, 'type' => 'VARCHAR(' . CallRow::LONGEST_WORD . ')',
            'status' => 'VARCHAR(' . CallRow::LONGEST_WORD . ')', 'seconds' => 'DOUBLE PRECISION',
            'number' => 'VARCHAR(' . CallRow::LONGEST_WORD . ')', 'contact' => 'VARCHAR(' . CallRow::LONGEST_NAME . ')',
            'caller' => 'VARCHAR(' . CallRow::LONGEST_NAME . ')', 'notes' => '{long}', 'document' => '{long} NOT NULL',
            'gone_at' => $date, 'reconciliation' => 'BIGINT',
        ];
        $this->make($this->name, $this->calls, $this->columns, implode(', ', array_map(
            fn (string $column): string => $this->quote($column) . ' ' . $types[$column],
            $this->columns,
        )));
    }

    /** @return array<string, string> what is known, by name */
    public function state(): array
    {
        $state = [];
        foreach ($this->pdo->query("SELECT name, value FROM $this->state") ?: [] as $row) {
            if (is_array($row) && is_string($row['name']) && is_string($row['value'])) {
                $state[$row['name']] = $row['value'];
            }
        }
        return $state;
    }

    /** @param array<string, string|null> $values null: not known any more */
    public function remember(array $values): void
    {
        $known = array_filter($values, is_string(...));
        $forgotten = array_keys(array_diff_key($values, $known));
        if ($forgotten !== []) {
            $marks = implode(', ', array_fill(0, count($forgotten), '?'));
            $this->pdo->prepare("DELETE FROM $this->state WHERE name IN ($marks)")->execute($forgotten);
        }
        if ($known !== []) {
            $rows = array_map(fn (string $name): array => [$name, $known[$name]], array_keys($known));
            $this->upsert($this->state, ['name', 'value'], $rows, ['value']);
        }
    }

    /**
     * Everything that it does, or nothing.
     *
     * @param Closure(): void $do
     */
    public function transaction(Closure $do): void
    {
        $this->pdo->beginTransaction();
        try {
            $do();
            $this->pdo->commit();
        } finally {
            if ($this->pdo->inTransaction()) {
                try {
                    $this->pdo->rollBack();
                } catch (PDOException) {
                    // A connection that is gone takes it along.
                }
            }
        }
    }

    /**
     * Inserts calls, and changes those that are there already. One that was gone is there again.
     *
     * @param iterable<Call> $calls of those that come twice, the later one counts
     * @param int|null $reconciliation which one has seen them
     */
    public function store(iterable $calls, ?int $reconciliation = null): void
    {
        $updated = array_values(array_diff($this->columns, ['id', ...($reconciliation === null ? ['reconciliation'] : [])]));
        $rows = [];
        foreach ($calls as $call) {
            // One statement must not change a row twice.
            unset($rows[$call->id]);
            $rows[$call->id] = [...CallRow::stored($call), null, $reconciliation];
        }
        $some = [];
        $bytes = 0;
        foreach ($rows as $row) {
            $size = array_sum(array_map(static fn (mixed $value): int => is_string($value) ? strlen($value) : 8, $row));
            if ($some !== [] && (count($some) === self::ROWS_OF_A_STATEMENT || $bytes + $size > self::BYTES_OF_A_STATEMENT)) {
                $this->upsert($this->calls, $this->columns, $some, $updated);
                $some = [];
                $bytes = 0;
            }
            $some[] = $row;
            $bytes += $size;
        }
        if ($some !== []) {
            $this->upsert($this->calls, $this->columns, $some, $updated);
        }
    }

    /** Marks the calls that a complete reconciliation has not seen. Dates as the columns have them. @return int how many */
    public function markGone(int $reconciliation, string $before, ?string $since, string $now): int
    {
        $statement = $this->pdo->prepare("UPDATE $this->calls SET gone_at = ? WHERE gone_at IS NULL AND created_at < ? AND created_at >= ?"
            . ' AND (reconciliation IS NULL OR reconciliation <> ?)');
        $statement->execute([$now, $before, $since ?? '', $reconciliation]);
        return $statement->rowCount();
    }

    /**
     * @param list<string> $columns the first one is the key
     * @param list<list<string|float|int|null>> $rows
     * @param list<string> $updated
     */
    private function upsert(string $table, array $columns, array $rows, array $updated): void
    {
        [$on, $new] = $this->driver === 'mysql'
            ? ['ON DUPLICATE KEY UPDATE', 'VALUES(%s)']
            : ['ON CONFLICT (' . $this->quote($columns[0]) . ') DO UPDATE SET', 'excluded.%s'];
        $changes = array_map(fn (string $column): string => $this->quote($column) . ' = ' . sprintf($new, $this->quote($column)), $updated);
        $row = '(' . implode(', ', array_fill(0, count($columns), '?')) . ')';
        $statement = $this->pdo->prepare("INSERT INTO $table (" . implode(', ', array_map($this->quote(...), $columns)) . ') VALUES '
            . implode(', ', array_fill(0, count($rows), $row)) . " $on " . implode(', ', $changes));
        $statement->execute(array_merge(...$rows));
    }

    /** @param list<string> $columns */
    private function make(string $name, string $quoted, array $columns, string $definition): void
    {
        $found = $this->found($quoted);
        if ($found === null) {
            $long = $this->driver === 'mysql' ? 'LONGTEXT' : 'TEXT';
            // Texts of dates sort by their bytes, and ids that differ in case only are different ids.
            $exact = ['mysql' => 'COLLATE utf8mb4_bin', 'pgsql' => 'COLLATE "C"'][$this->driver] ?? '';
            $end = $this->driver === 'mysql' ? 'ENGINE=InnoDB CHARACTER SET utf8mb4' : '';
            $this->pdo->exec("CREATE TABLE $quoted (" . strtr($definition, ['{long}' => $long, '{exact}' => $exact]) . ") $end");
            $found = $this->found($quoted) ?? [];
        }
        $missing = array_diff($columns, $found);
        if ($missing !== []) {
            throw new TableRefused(
                "The table $name is another one: it has the columns " . implode(', ', $found) . ', and not ' . implode(', ', $missing)
                    . '. Name one that is not there, and it is made.',
                isMistake: true,
            );
        }
        $this->requireKey($name, $columns[0]);
    }

    /** @return list<string>|null its columns; null: it is not there */
    private function found(string $quoted): ?array
    {
        try {
            $statement = $this->pdo->query("SELECT * FROM $quoted WHERE 1 = 0");
        } catch (PDOException $e) {
            // Anything else than "no such table" is told by who tries to make it.
            return null;
        }
        $names = [];
        for ($column = 0; $statement !== false && $column < $statement->columnCount(); $column++) {
            $names[] = $statement->getColumnMeta($column)['name'] ?? '';
        }
        return $names;
    }

    /** SQLite and PostgreSQL say it themselves when a key is none; MariaDB would store calls twice, and without a transaction. */
    private function requireKey(string $name, string $column): void
    {
        if ($this->driver !== 'mysql') {
            return;
        }
        $parts = explode('.', $name);
        $where = [array_pop($parts), array_pop($parts)];
        $keys = $this->pdo->prepare('SELECT MAX(COLUMN_NAME) FROM information_schema.STATISTICS WHERE TABLE_NAME = ?'
            . ' AND TABLE_SCHEMA = COALESCE(?, DATABASE()) AND NON_UNIQUE = 0 GROUP BY INDEX_NAME HAVING COUNT(*) = 1');
        $keys->execute($where);
        $isSafe = $this->pdo->prepare('SELECT TRANSACTIONS FROM information_schema.TABLES JOIN information_schema.ENGINES USING (ENGINE)'
            . ' WHERE TABLE_NAME = ? AND TABLE_SCHEMA = COALESCE(?, DATABASE())');
        $isSafe->execute($where);
        if (!in_array($column, $keys->fetchAll(PDO::FETCH_COLUMN), true) || $isSafe->fetchColumn() !== 'YES') {
            throw new TableRefused("The table $name is another one: its column $column is not its key, or it knows no transactions.", isMistake: true);
        }
    }

    private function lock(): bool
    {
        if ($this->driver === 'sqlite') {
            $files = $this->pdo->query("SELECT file FROM pragma_database_list WHERE name = 'main'");
            $file = $files === false ? null : $files->fetchColumn();
            if (!is_string($file) || $file === '') {
                return true; // in memory
            }
            $lock = @fopen("$file.lock", 'c');
            if ($lock === false) {
                throw new TableRefused("Cannot write $file.lock.");
            }
            $this->locks = [$lock];
            return flock($this->locks[0], LOCK_EX | LOCK_NB);
        }
        // A server may take a moment to notice that a process that was killed is gone.
        if ($this->driver === 'mysql') {
            $locked = $this->pdo->prepare("SELECT GET_LOCK(CONCAT('skipcall.', MD5(CONCAT(COALESCE(DATABASE(), ''), '.', ?))), ?)");
            $locked->execute([$this->name, self::LOCK_SECONDS]);
            return (int) $locked->fetchColumn() === 1;
        }
        /** @var array{1: int} $number */
        $number = unpack('J', hash('sha256', "skipcall.$this->name", true));
        $this->pdo->exec('SET lock_timeout = ' . 1000 * self::LOCK_SECONDS);
        try {
            $this->pdo->prepare('SELECT pg_advisory_lock(?)')->execute([$number[1]]);
        } catch (PDOException $e) {
            return $e->getCode() === '55P03' ? false : throw $e;
        }
        $this->pdo->exec('SET lock_timeout TO DEFAULT');
        return true;
    }

    private function quote(string $name): string
    {
        $mark = $this->driver === 'mysql' ? '`' : '"';
        return implode('.', array_map(static fn (string $part): string => $mark . $part . $mark, explode('.', $name)));
    }
}
