<?php

declare(strict_types=1);

namespace Skipcall\Testing;

use Closure;
use DateTimeImmutable;
use DateTimeInterface;
use DateTimeZone;
use InvalidArgumentException;
use Skipcall\Call;

/**
 * Calls for tests, as the API would give them. Row n of a seed is always the same. Immutable: each method returns
 * another factory.
 *
 *     CallFactory::new()->count(250)->make();            // rows as arrays, oldest first
 *     CallFactory::new()->missed()->inbound()->call();   // one Skipcall\Call
 */
final class CallFactory
{
    private const FIRST_NAMES = [
        'Élodie', 'François', 'Zoé', 'Jérôme', 'Anaïs', 'Chloé', 'Hélène', 'Loïc', 'Maëlle', 'Raphaël', 'Inès', 'Théo',
    ];
    private const LAST_NAMES = [
        'Martin', 'Lefèvre', 'Garçon', "L'Hôte", 'Müller', 'Dupont', "d'Ormesson", 'Nuñez', 'Œuvrard', 'Château', 'Faure',
    ];
    private const NOTES = [
        '', '', 'To be called back on Monday.', 'Très intéressé, envoyer la brochure.', "Voicemail.\nAfter 6 p.m.",
        'A dit : "pas avant Noël".', 'Budget ≈ 3 500 €.', 'Ok 👍',
    ];
    /** @var list<array{string, bool}> status, and whether somebody answered */
    private const STATUSES = [
        ['completed', true], ['completed', true], ['completed', true], ['no-answer', false], ['busy', false], ['failed', false],
    ];

    /**
     * @param list<Closure(array<string, mixed>, int): array<string, mixed>> $states
     */
    private function __construct(
        private readonly int $seed,
        private readonly int $count = 1,
        private readonly int $skip = 0,
        private readonly int $startsAt = 1704067200000, // 2024-01-01T00:00:00Z, in milliseconds
        private readonly int $every = 600000,
        private readonly array $states = [],
    ) {
    }

    public static function new(int $seed = 1): self
    {
        return new self($seed);
    }

    /** So many calls, instead of one. */
    public function count(int $count): self
    {
        if ($count < 0) {
            throw new InvalidArgumentException("a count cannot be $count");
        }
        return $this->with(count: $count);
    }

    /** Leaves out the first ones of this seed: what another factory has made already. */
    public function skip(int $rows): self
    {
        return $this->with(skip: max(0, $rows));
    }

    /**
     * Members that every row gets: values, or what a function of the row and its number returns.
     *
     * @param array<string, mixed>|Closure(array<string, mixed>, int): array<string, mixed> $members
     */
    public function state(array|Closure $members): self
    {
        $state = $members instanceof Closure ? $members : static fn (array $row, int $number): array => $members;
        return $this->with(states: [...$this->states, $state]);
    }

    /** When the first call was made, and how many seconds lie between two of them; 0: all at the same time. */
    public function startingAt(DateTimeInterface|string $first, float $every = 600.0): self
    {
        $date = is_string($first) ? new DateTimeImmutable($first, new DateTimeZone('UTC')) : $first;
        return $this->with(
            startsAt: $date->getTimestamp() * 1000 + (int) $date->format('v'),
            every: (int) round($every * 1000),
        );
    }

    public function inbound(): self
    {
        return $this->state(['type' => 'inbound']);
    }

    public function outbound(): self
    {
        return $this->state(['type' => 'outbound']);
    }

    /** Nobody answered: no start, no end. */
    public function missed(): self
    {
        return $this->state(['status' => 'no-answer', 'startedAt' => null, 'endedAt' => null]);
    }

    /** Somebody answered, and the call lasted so many seconds. */
    public function completed(float $seconds = 60.0): self
    {
        return $this->state(static function (array $row) use ($seconds): array {
            $created = is_string($row['createdAt']) ? $row['createdAt'] : '';
            $started = (Call::parseDate($created)?->getTimestamp() ?? 0) * 1000 + 4000;
            return [
                'status' => 'completed',
                'startedAt' => self::date($started),
                'endedAt' => self::date($started + (int) round($seconds * 1000)),
            ];
        });
    }

    /** Removed at Skipcall, and still listed, with deletedAt. */
    public function deleted(DateTimeInterface|string|null $at = null): self
    {
        $text = $at instanceof DateTimeInterface ? self::format($at) : $at;
        return $this->state(static fn (array $row): array => ['deletedAt' => $text ?? $row['updatedAt']]);
    }

    /** The number that was called, or that called. */
    public function number(string $number): self
    {
        return $this->state(['phoneNumber' => ['value' => $number]]);
    }

    public function contact(string $firstName, string $lastName, ?string $id = null): self
    {
        $id ??= self::uuid("contact $firstName $lastName");
        return $this->state(['contact' => compact('id', 'firstName', 'lastName') + ['isUnknown' => false]]);
    }

    /** The organisation whose calls they are: what a synchronisation tells two companies apart by. */
    public function organization(string $id): self
    {
        return $this->state(['organizationId' => $id]);
    }

    /**
     * Rows as the API's JSON has them, oldest first.
     *
     * @return list<array<string, mixed>>
     */
    public function make(): array
    {
        $rows = [];
        for ($number = $this->skip; $number < $this->skip + $this->count; $number++) {
            $row = $this->row($number);
            foreach ($this->states as $state) {
                $row = array_replace($row, $state($row, $number));
            }
            $rows[] = $row;
        }
        return $rows;
    }

    /**
     * The same as objects.
     *
     * @return list<Call>
     */
    public function calls(): array
    {
        return array_map(Call::fromArray(...), $this->make());
    }

    /** The first of them. */
    public function call(): Call
    {
        return $this->count(1)->calls()[0];
    }

    /**
     * The first of them as an array.
     *
     * @return array<string, mixed>
     */
    public function row(int $number = 0): array
    {
        $dice = hexdec(substr(hash('sha256', "$this->seed:$number"), 0, 12));
        $dice = is_int($dice) ? $dice : 0;
        $roll = static function (int $sides) use (&$dice): int {
            $value = $dice % $sides;
            $dice = intdiv($dice, $sides);
            return $value;
        };
        [$status, $isAnswered] = self::STATUSES[$roll(count(self::STATUSES))];
        $created = $this->startsAt + $number * $this->every;
        $started = $created + 1000 + $roll(8) * 250;
        $ended = $started + 5000 + $roll(900) * 1000;
        $contact = $roll(60);
        $caller = $roll(8);
        $isUnknown = $contact % 15 === 14;
        $name = fn (string $what): string => self::uuid("$this->seed $what");
        return [
            'id' => $name("call $number"),
            'callType' => $roll(3) > 0 ? 'CALL_SESSION' : 'DIRECT_CALL',
            'phoneNumberId' => $name("number $contact"),
            'userProviderSid' => 'CA' . md5("$this->seed user $number"),
            'adminProviderSid' => $roll(4) > 0 ? 'CA' . md5("$this->seed admin $number") : null,
            'providerConferenceId' => 'CF' . md5("$this->seed conference $number"),
            'status' => $status,
            'type' => $roll(5) > 0 ? 'outbound' : 'inbound',
            'transferred' => $roll(10) === 0,
            'startedAt' => $isAnswered ? self::date($started) : null,
            'endedAt' => $isAnswered ? self::date($ended) : null,
            'createdAt' => self::date($created),
            'updatedAt' => self::date($ended + 60000),
            'sequenceRunId' => $name("run $number"),
            'sequenceId' => $name('sequence ' . $roll(8)),
            'syncedWithCrmDate' => $roll(2) === 0 ? self::date($ended + 90000) : null,
            'deletedAt' => null,
            'organizationId' => self::uuid('organization'),
            'organizationMembershipId' => $name("member $caller"),
            'managedPhoneNumberId' => $name("managed $caller"),
            'notes' => self::NOTES[$roll(count(self::NOTES))],
            'contact' => [
                'id' => $name("contact $contact"),
                'firstName' => $isUnknown ? '' : self::FIRST_NAMES[$contact % count(self::FIRST_NAMES)],
                'lastName' => $isUnknown ? '' : self::LAST_NAMES[$contact % count(self::LAST_NAMES)],
                'isUnknown' => $isUnknown,
            ],
            'phoneNumber' => ['value' => sprintf('+336%08d', 12000000 + $contact * 7919)],
            'caller' => [
                'firstName' => self::FIRST_NAMES[($caller * 5 + 1) % count(self::FIRST_NAMES)],
                'lastName' => self::LAST_NAMES[($caller * 3 + 2) % count(self::LAST_NAMES)],
            ],
            'callerPhoneNumber' => ['value' => sprintf('+331%08d', 84000000 + $caller * 104729)],
        ];
    }

    /** A date as the API writes it. */
    public static function format(DateTimeInterface $date): string
    {
        return self::date($date->getTimestamp() * 1000 + (int) $date->format('v'));
    }

    private static function date(int $milliseconds): string
    {
        $seconds = intdiv($milliseconds, 1000) - ($milliseconds < 0 && $milliseconds % 1000 !== 0 ? 1 : 0);
        return gmdate('Y-m-d\TH:i:s', $seconds) . sprintf('.%03dZ', $milliseconds - $seconds * 1000);
    }

    private static function uuid(string $of): string
    {
        $hex = md5($of);
        return sprintf('%s-%s-4%s-8%s-%s', substr($hex, 0, 8), substr($hex, 8, 4), substr($hex, 13, 3), substr($hex, 17, 3),
            substr($hex, 20));
    }

    /** @param list<Closure(array<string, mixed>, int): array<string, mixed>>|null $states */
    private function with(
        ?int $count = null,
        ?int $skip = null,
        ?int $startsAt = null,
        ?int $every = null,
        ?array $states = null,
    ): self {
        return new self(
            $this->seed,
            $count ?? $this->count,
            $skip ?? $this->skip,
            $startsAt ?? $this->startsAt,
            $every ?? $this->every,
            $states ?? $this->states,
        );
    }
}
