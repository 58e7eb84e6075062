<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Models;

use Carbon\CarbonImmutable;
use DateTimeInterface;
use Illuminate\Database\Eloquent\Builder;
use Illuminate\Database\Eloquent\Model;
use Illuminate\Support\Facades\Config;

/**
 * A call that was copied from Skipcall.
 *
 * @property int $id
 * @property string $connection the connection of config/skipcall.php that it came by
 * @property string $call_id
 * @property string|null $organization_id
 * @property string|null $call_type
 * @property string|null $status
 * @property string|null $direction "inbound" or "outbound"
 * @property bool|null $transferred
 * @property string|null $phone_number the customer's
 * @property string|null $caller_number
 * @property string|null $caller_name
 * @property string|null $contact_id
 * @property string|null $contact_name
 * @property string|null $notes
 * @property float|null $duration in seconds
 * @property CarbonImmutable|null $started_at
 * @property CarbonImmutable|null $ended_at
 * @property CarbonImmutable|null $created_at
 * @property CarbonImmutable|null $updated_at
 * @property CarbonImmutable|null $deleted_at removed at Skipcall, which still lists it
 * @property CarbonImmutable|null $gone_at Skipcall does not list it any more
 * @property int|null $reconciliation
 * @property array<string, mixed> $document the call as the API gave it
 *
 * @method static Builder<static> listed()
 * @method static Builder<static> ofConnection(string $name)
 * @method static Builder<static> createdBetween(DateTimeInterface $from, DateTimeInterface $until)
 */
class Call extends Model
{
    /** Dates are Skipcall's own. */
    public $timestamps = false;
    protected $guarded = [];
    /** @var list<string> */
    protected $hidden = ['id', 'document', 'reconciliation'];

    public function getTable(): string
    {
        return Config::string('skipcall.sync.calls_table', 'skipcall_calls');
    }

    public function getConnectionName(): ?string
    {
        $name = Config::get('skipcall.sync.database');
        return is_string($name) && $name !== '' ? $name : null;
    }

    /** The call as the extension has it. */
    public function toCall(): \Skipcall\Call
    {
        return \Skipcall\Call::fromArray($this->document);
    }

    /**
     * Neither removed at Skipcall nor gone from it.
     *
     * @param Builder<static> $query
     */
    public function scopeListed(Builder $query): void
    {
        $query->whereNull('deleted_at')->whereNull('gone_at');
    }

    /** @param Builder<static> $query */
    public function scopeOfConnection(Builder $query, string $name): void
    {
        $query->where('connection', $name);
    }

    /**
     * Whatever the time zones of these dates and of the application are.
     *
     * @param Builder<static> $query
     */
    public function scopeCreatedBetween(Builder $query, DateTimeInterface $from, DateTimeInterface $until): void
    {
        $query->where('created_at', '>=', UtcDate::format($from))->where('created_at', '<', UtcDate::format($until));
    }

    /** @return array<string, string> */
    protected function casts(): array
    {
        return [
            'transferred' => 'boolean',
            'duration' => 'float',
            'started_at' => UtcDate::class,
            'ended_at' => UtcDate::class,
            'created_at' => UtcDate::class,
            'updated_at' => UtcDate::class,
            'deleted_at' => UtcDate::class,
            'gone_at' => UtcDate::class,
            'document' => 'array',
        ];
    }
}
