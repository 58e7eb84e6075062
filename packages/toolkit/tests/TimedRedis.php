<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Redis;

/** phpredis that knows at which millisecond a script was run. */
final class TimedRedis extends Redis
{
    /** Unix time; null: it may have been one of two. */
    public ?float $ranAt = null;

    /** @param array<array-key, mixed> $arguments */
    public function evalSha($sha, $arguments = [], $numberOfKeys = 0): mixed
    {
        $this->multi();
        $this->time();
        parent::evalSha($sha, $arguments, $numberOfKeys);
        $this->time();
        $answers = $this->exec();
        [$before, $result, $after] = is_array($answers) ? array_values($answers) : [null, false, null];
        $this->ranAt = self::milliseconds($before) === self::milliseconds($after) ? self::milliseconds($before) / 1000 : null;
        return $result;
    }

    /** @param array<array-key, mixed> $arguments */
    public function eval($script, $arguments = [], $numberOfKeys = 0): mixed
    {
        $this->ranAt = null;
        return parent::eval($script, $arguments, $numberOfKeys);
    }

    private static function milliseconds(mixed $time): int
    {
        return is_array($time) && is_numeric($time[0] ?? null) && is_numeric($time[1] ?? null)
            ? (int) $time[0] * 1000 + intdiv((int) $time[1], 1000)
            : 0;
    }
}
