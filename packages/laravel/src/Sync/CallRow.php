<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Sync;

use Skipcall\Call;
use Skipcall\Laravel\Exceptions\CallRefused;
use Skipcall\Laravel\Models\UtcDate;

/** What of a call stands in which column. */
final class CallRow
{
    /** What a call that is there already gets anew. */
    public const UPDATED = [
        'organization_id', 'call_type', 'status', 'direction', 'transferred', 'phone_number', 'caller_number', 'caller_name',
        'contact_id', 'contact_name', 'notes', 'duration', 'started_at', 'ended_at', 'created_at', 'updated_at', 'deleted_at',
        'gone_at', 'document',
    ];
    private const LONGEST_ID = 190;
    private const LONGEST_NOTES = 4_000_000; // characters: mediumText has 16 MB
    private const LONGEST_DURATION = 999_999_999.0;

    /** @return array<string, mixed> */
    public static function of(Call $call, string $connection, ?int $reconciliation): array
    {
        if (mb_strlen($call->id) > self::LONGEST_ID) {
            // Cut, two of them could become one.
            throw CallRefused::id(mb_strlen($call->id), self::LONGEST_ID);
        }
        $seconds = $call->getDurationSeconds();
        return [
            'connection' => $connection,
            'call_id' => $call->id,
            'organization_id' => self::text($call->organizationId, 190),
            'call_type' => self::text($call->callType, 64),
            'status' => self::text($call->status, 64),
            'direction' => self::text($call->type, 64),
            'transferred' => $call->transferred,
            'phone_number' => self::text($call->phoneNumber?->value, 64),
            'caller_number' => self::text($call->callerPhoneNumber?->value, 64),
            'caller_name' => self::text($call->caller?->getFullName(), 255),
            'contact_id' => self::text($call->contact?->id, 190),
            'contact_name' => self::text($call->contact?->getFullName(), 255),
            'notes' => self::text($call->notes, self::LONGEST_NOTES),
            'duration' => $seconds !== null && $seconds <= self::LONGEST_DURATION ? round($seconds, 3) : null,
            'started_at' => UtcDate::column($call->startedAt),
            'ended_at' => UtcDate::column($call->endedAt),
            'created_at' => UtcDate::column($call->createdAt),
            'updated_at' => UtcDate::column($call->updatedAt),
            'deleted_at' => UtcDate::column($call->deletedAt),
            'gone_at' => null,
            'reconciliation' => $reconciliation,
            'document' => json_encode($call, JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR),
        ];
    }

    /** What is longer than its column is whole in the document. */
    private static function text(?string $value, int $longest): ?string
    {
        return $value === null ? null : mb_substr($value, 0, $longest);
    }
}
