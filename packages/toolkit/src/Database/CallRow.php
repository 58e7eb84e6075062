<?php

declare(strict_types=1);

namespace Skipcall\Database;

use DateTimeImmutable;
use DateTimeZone;
use Skipcall\Call;

/** What of a call stands in which column: of the table that `skipcall sync` fills, and of the file that `skipcall export` writes. */
final class CallRow
{
    /** Names of columns, by members of the API and what can be said of a call besides. */
    public const COLUMNS = [
        'id' => 'id', 'createdAt' => 'created_at', 'startedAt' => 'started_at', 'endedAt' => 'ended_at', 'updatedAt' => 'updated_at',
        'deletedAt' => 'deleted_at', 'type' => 'type', 'status' => 'status', 'seconds' => 'seconds', 'number' => 'number',
        'contact' => 'contact', 'caller' => 'caller', 'notes' => 'notes',
    ];
    public const LONGEST_ID = 190;
    public const LONGEST_WORD = 64;
    public const LONGEST_NAME = 255;

    /** @return list<string|float|null> in the order of COLUMNS, as the API has them */
    public static function of(Call $call): array
    {
        return [
            $call->id,
            $call->createdAt,
            $call->startedAt,
            $call->endedAt,
            $call->updatedAt,
            $call->deletedAt,
            $call->type,
            $call->status,
            $call->getDurationSeconds(),
            $call->phoneNumber?->value,
            $call->contact?->getFullName(),
            $call->caller?->getFullName(),
            $call->notes,
        ];
    }

    /**
     * For a database: dates in UTC to the millisecond, so that their texts sort by time, and null for what is none. What is
     * longer than its column is whole in the document, which comes last.
     *
     * @return list<string|float|null> in the order of COLUMNS, then the call as JSON
     * @throws TableRefused when its id is longer than LONGEST_ID: cut, two of them could become one
     */
    public static function stored(Call $call): array
    {
        if (preg_match('/^[^\0]{1,' . self::LONGEST_ID . '}$/Du', $call->id) !== 1) {
            throw new TableRefused(sprintf('A call has an id that no table can hold (%d bytes).', strlen($call->id)));
        }
        [$id, , , , , , $type, $status, $seconds, $number, $contact, $caller, $notes] = self::of($call);
        return [
            $id,
            self::date($call->getCreatedAt()),
            self::date($call->getStartedAt()),
            self::date($call->getEndedAt()),
            self::date($call->getUpdatedAt()),
            self::date($call->getDeletedAt()),
            self::text($type, self::LONGEST_WORD),
            self::text($status, self::LONGEST_WORD),
            $seconds,
            self::text($number, self::LONGEST_WORD),
            self::text($contact, self::LONGEST_NAME),
            self::text($caller, self::LONGEST_NAME),
            self::text($notes, null),
            json_encode($call, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR),
        ];
    }

    /** As the columns have it; null for years that such a text does not sort by. */
    public static function date(?DateTimeImmutable $date): ?string
    {
        $text = $date?->setTimezone(new DateTimeZone('UTC'))->format('Y-m-d\TH:i:s.v\Z');
        return $text !== null && strlen($text) === 24 ? $text : null;
    }

    /** PostgreSQL has no text with a zero byte in it. */
    private static function text(string|float|null $value, ?int $longest): ?string
    {
        if ($value === null) {
            return null;
        }
        $cut = $longest === null ? $value : preg_replace('/^(.{' . $longest . '}).+$/su', '$1', (string) $value);
        return str_replace("\0", "\u{FFFD}", (string) $cut);
    }
}
