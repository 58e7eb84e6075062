<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use InvalidArgumentException;
use MariaDb;
use PDO;
use PostgreSql;

require_once __DIR__ . '/../../../tests/server/databases.inc';

/** Real databases, each new when it is asked for; a server is started when the first one of its kind is. */
final class Databases
{
    private static ?MariaDb $maria = null;
    private static ?PostgreSql $postgres = null;
    private static int $number = 0;

    private function __construct(public readonly string $dsn, public readonly ?string $user, private readonly ?string $folder)
    {
    }

    public function __destruct()
    {
        if ($this->folder !== null) {
            array_map(unlink(...), glob("$this->folder/*") ?: []);
            rmdir($this->folder);
        }
    }

    /** @param string $kind sqlite, mysql or pgsql */
    public static function make(string $kind): self
    {
        $name = 'test' . ++self::$number;
        if ($kind === 'sqlite') {
            $folder = sys_get_temp_dir() . '/skipcall-sync-' . bin2hex(random_bytes(6));
            mkdir($folder);
            return new self("sqlite:$folder/$name.sqlite", null, $folder);
        }
        $server = match ($kind) {
            'mysql' => self::$maria ??= new MariaDb(),
            'pgsql' => self::$postgres ??= new PostgreSql(),
            default => throw new InvalidArgumentException($kind),
        };
        $server->create($name);
        return new self($server->dsn($name), $kind === 'mysql' ? 'root' : 'skipcall', null);
    }

    /** Ends the servers. */
    public static function stop(): void
    {
        self::$maria = self::$postgres = null;
    }

    public function connect(): PDO
    {
        $pdo = new PDO($this->dsn, $this->user, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
        if ($this->user === 'root') {
            $pdo->exec('SET NAMES utf8mb4');
        }
        return $pdo;
    }

    /** @return list<array<string, mixed>> */
    public function rows(string $query = 'SELECT * FROM skipcall_calls ORDER BY created_at'): array
    {
        $statement = $this->connect()->query($query);
        /** @var list<array<string, mixed>> */
        return $statement === false ? [] : $statement->fetchAll(PDO::FETCH_ASSOC);
    }

    public function value(string $query): mixed
    {
        return array_values($this->rows($query)[0] ?? [null])[0];
    }

    public function count(): int
    {
        $count = $this->value('SELECT count(*) FROM skipcall_calls');
        return is_numeric($count) ? (int) $count : -1;
    }
}
