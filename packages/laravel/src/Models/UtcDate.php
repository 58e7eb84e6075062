<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Models;

use Carbon\CarbonImmutable;
use DateTimeInterface;
use DateTimeZone;
use Illuminate\Contracts\Database\Eloquent\CastsAttributes;
use Illuminate\Database\Eloquent\Model;

/**
 * Dates that are kept in UTC to the millisecond, whatever the time zone of the application is.
 *
 * @implements CastsAttributes<CarbonImmutable, DateTimeInterface|string>
 */
final class UtcDate implements CastsAttributes
{
    private const FORMAT = 'Y-m-d H:i:s.v';

    /** @param array<string, mixed> $attributes */
    public function get(Model $model, string $key, mixed $value, array $attributes): ?CarbonImmutable
    {
        return is_string($value) && $value !== '' ? new CarbonImmutable($value, 'UTC') : null;
    }

    /** @param array<string, mixed> $attributes */
    public function set(Model $model, string $key, mixed $value, array $attributes): ?string
    {
        $value = is_string($value) ? new CarbonImmutable($value, 'UTC') : $value;
        return $value instanceof DateTimeInterface ? self::format($value) : null;
    }

    /** As it stands in the tables. */
    public static function format(DateTimeInterface $date): string
    {
        return CarbonImmutable::instance($date)->setTimezone(new DateTimeZone('UTC'))->format(self::FORMAT);
    }

    /** A date of the API as it stands in the tables; null for what no database can keep. */
    public static function column(?string $date): ?string
    {
        $parsed = \Skipcall\Call::parseDate($date)?->setTimezone(new DateTimeZone('UTC'));
        $year = (int) $parsed?->format('Y');
        return $parsed !== null && $year >= 1000 && $year <= 9999 ? $parsed->format(self::FORMAT) : null;
    }
}
