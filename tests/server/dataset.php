<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** Where rows come from. They are numbered by ascending createdAt. */
interface RowSource
{
	public function count(): int;

	/** The row as the API writes it. */
	public function json(int $index): string;

	/** @return array<string, mixed> */
	public function row(int $index): array;

	/** In milliseconds. */
	public function createdAt(int $index): int;

	/**
	 * What each row had for an index before any was inserted or removed: its workspace is this modulo
	 * their number.
	 *
	 * @return ?list<int> by index; null: their indexes
	 */
	public function numbers(): ?array;

	/** How many changes there have been. */
	public function changes(): int;

	/** Names a row, wherever it has moved, until something in it changes. */
	public function state(int $index): int;
}

/** Rows as a pure function of a seed and their index: a million of them cost nothing until read. */
final class Dataset
{
	/** The members of CallWithContactDTO that are not objects, in the order of the document. */
	public const SCALARS = [
		'id', 'callType', 'phoneNumberId', 'userProviderSid', 'adminProviderSid',
		'providerConferenceId', 'status', 'type', 'transferred', 'startedAt', 'endedAt', 'createdAt',
		'updatedAt', 'sequenceRunId', 'sequenceId', 'syncedWithCrmDate', 'deletedAt',
		'organizationId', 'organizationMembershipId', 'managedPhoneNumberId', 'notes',
	];
	public const OBJECTS = [
		'contact' => ['id', 'firstName', 'lastName', 'isUnknown'],
		'phoneNumber' => ['value'],
		'caller' => ['firstName', 'lastName'],
		'callerPhoneNumber' => ['value'],
	];

	private const FIRST_NAMES = [
		'Élodie', 'Noël', 'François', 'Zoé', 'Jérôme', 'Anaïs', 'Benoît', 'Chloé', 'Gaëlle', 'Hélène',
		'Loïc', 'Maël', 'Océane', 'Raphaël', 'Séverine', 'Théo', 'Yaël', 'Aurélien', 'Camille', 'Marie-Ève',
	];
	private const LAST_NAMES = [
		'Martin', 'Lefèvre', 'Garçon', 'Noël', "L'Hôte", 'Müller', 'Béranger', 'Dupont', "d'Ormesson",
		'Saint-Exupéry', 'Nuñez', 'Œuvrard', 'Bernard', 'Thébault', 'Château', 'Lemaître', 'Gérard',
		'Blanc', 'Guérin', 'Faure', 'Rousseau', 'Mercier', 'André', 'Legrand', 'Perrin', 'Morin',
		'Fontaine', 'Chevalier', 'Robin', 'Masson',
	];
	private const SENTENCES = [
		'À rappeler lundi.', 'Très intéressé, envoyer la brochure.', 'A dit : "pas avant Noël".',
		"Messagerie.\nRappeler après 18 h.", 'Budget ≈ 3 500 €.', 'Chemin: C:\\crm\\notes',
		'Voir https://exemple.test/fiche?id=42&onglet=1', "Ligne 1\r\n\tLigne 2", 'Ok 👍', '日本語も話す。',
		'Not interested.', 'Souhaite une démonstration la semaine prochaine avec son équipe.',
	];
	/** Optional members: any subset of them is missing in about three rows of ten. */
	private const OPTIONAL = [
		'phoneNumberId', 'userProviderSid', 'adminProviderSid', 'providerConferenceId', 'transferred',
		'updatedAt', 'sequenceRunId', 'sequenceId', 'syncedWithCrmDate', 'deletedAt', 'organizationId',
		'organizationMembershipId', 'managedPhoneNumberId', 'notes',
	];
	private const STATUSES = [
		'completed', 'completed', 'completed', 'completed', 'no-answer', 'no-answer', 'busy', 'failed',
	];
	private const FIRST_SECOND = 1704067200; // 2024-01-01T00:00:00Z
	private const CACHED_ROWS = 50000;

	/** @var list<array{json: string, number: string, numberId: string}> */
	private array $contacts = [];
	/** @var list<array{json: string, number: string, numberId: string, member: string}> */
	private array $callers = [];
	/** @var list<string> */
	private array $sequences = [];
	/** @var list<string> JSON text without its quotes */
	private array $sentences = [];
	private string $organization;
	/** @var array<int, string> */
	private array $cache = [];

	public function __construct(
		private readonly int $seed,
		private readonly int $rows,
		private readonly int $tieSize = 1,
	) {
		for ($k = 0; $k < 60; $k++) {
			$unknown = $k % 15 === 14;
			$this->contacts[] = [
				'json' => json([
					'id' => $this->named("contact-$k"),
					'firstName' => $unknown ? '' : self::FIRST_NAMES[$k % 20],
					'lastName' => $unknown ? '' : self::LAST_NAMES[($k * 7 + intdiv($k, 20)) % 30],
					'isUnknown' => $unknown,
				]),
				'number' => json(['value' => sprintf('+336%08d', 12000000 + $k * 7919)]),
				'numberId' => json($this->named("number-$k")),
			];
		}
		for ($k = 0; $k < 12; $k++) {
			$this->callers[] = [
				'json' => json([
					'firstName' => self::FIRST_NAMES[($k * 3 + 1) % 20],
					'lastName' => self::LAST_NAMES[($k * 5 + 2) % 30],
				]),
				'number' => json(['value' => sprintf('+331%08d', 84000000 + $k * 104729)]),
				'numberId' => json($this->named("managed-$k")),
				'member' => json($this->named("member-$k")),
			];
		}
		for ($k = 0; $k < 8; $k++) {
			$this->sequences[] = json($this->named("sequence-$k"));
		}
		foreach (self::SENTENCES as $sentence) {
			$this->sentences[] = substr(json($sentence), 1, -1);
		}
		$this->organization = json($this->named('organization'));
	}

	public function count(): int
	{
		return $this->rows;
	}

	/** The row as the API writes it. */
	public function json(int $index): string
	{
		if (isset($this->cache[$index])) {
			return $this->cache[$index];
		}
		if (count($this->cache) >= self::CACHED_ROWS) {
			$this->cache = [];
		}
		return $this->cache[$index] = $this->write($index, $this->createdAt($index));
	}

	public function id(int $index): string
	{
		return self::uuid($this->hash($index));
	}

	/**
	 * In milliseconds: strictly ascending with the group of the row, and known without looking at
	 * other rows.
	 */
	public function createdAt(int $index): int
	{
		$group = intdiv($index, $this->tieSize);
		$hash = crc32("$this->seed:time:$group");
		return (self::FIRST_SECOND + $group * 600 + $hash % 300) * 1000 + ($hash >> 9) % 1000;
	}

	/** @param array<string, string> $edits members as JSON text, which are there in any case */
	public function write(int $index, int $createdAt, array $edits = []): string
	{
		$hash = $this->hash($index);
		$dice = (int) hexdec(substr($hash, 96, 15));
		$contact = $this->contacts[self::roll($dice, 60)];
		$caller = $this->callers[self::roll($dice, 12)];
		$status = self::STATUSES[self::roll($dice, 8)];
		$started = $createdAt + 1000 + self::roll($dice, 8) * 250;
		$answered = $status === 'completed' || $status === 'busy';
		$ended = $started + 5000 + self::roll($dice, 900) * 1000;
		$nothing = self::roll($dice, 40); // 0..3: one of the four objects is null

		$members = [
			'id' => '"' . self::uuid($hash) . '"',
			'callType' => self::roll($dice, 3) > 0 ? '"CALL_SESSION"' : '"DIRECT_CALL"',
			'phoneNumberId' => $contact['numberId'],
			'userProviderSid' => '"CA' . substr($hash, 64, 32) . '"',
			'adminProviderSid' => self::roll($dice, 4) > 0
				? '"CA' . substr($hash, 48, 32) . '"'
				: 'null',
			'providerConferenceId' => '"CF' . substr($hash, 80, 32) . '"',
			'status' => '"' . $status . '"',
			'type' => self::roll($dice, 5) > 0 ? '"outbound"' : '"inbound"',
			'transferred' => self::roll($dice, 10) === 0 ? 'true' : 'false',
			'startedAt' => self::quote($answered || self::roll($dice, 2) === 0 ? $started : null),
			'endedAt' => self::quote($answered ? $ended : null),
			'createdAt' => self::quote($createdAt),
			'updatedAt' => self::quote($ended + 60000),
			'sequenceRunId' => '"' . self::uuid(substr($hash, 32, 32)) . '"',
			'sequenceId' => $this->sequences[self::roll($dice, 8)],
			'syncedWithCrmDate' => self::quote(self::roll($dice, 2) === 0 ? $ended + 90000 : null),
			'deletedAt' => self::quote(self::roll($dice, 30) === 0 ? $ended + 3600000 : null),
			'organizationId' => $this->organization,
			'organizationMembershipId' => $caller['member'],
			'managedPhoneNumberId' => $caller['numberId'],
			'notes' => '"' . $this->notes($hash) . '"',
			'contact' => $nothing === 0 ? 'null' : $contact['json'],
			'phoneNumber' => $nothing === 1 ? 'null' : $contact['number'],
			'caller' => $nothing === 2 ? 'null' : $caller['json'],
			'callerPhoneNumber' => $nothing === 3 ? 'null' : $caller['number'],
		];
		if (hexdec($hash[127]) < 5) {
			$missing = (int) hexdec(substr($hash, 112, 4)) | 1;
			foreach (self::OPTIONAL as $bit => $name) {
				if ($missing >> $bit & 1 && !isset($edits[$name])) {
					unset($members[$name]);
				}
			}
		}
		$parts = [];
		foreach (array_replace($members, $edits) as $name => $text) {
			$parts[] = '"' . $name . '":' . $text;
		}
		return '{' . implode(',', $parts) . '}';
	}

	private function hash(int $index): string
	{
		return hash('sha512', "$this->seed:row:$index");
	}

	private function notes(string $hash): string
	{
		$wanted = hexdec($hash[126]) < 6 ? 0 : (int) hexdec(substr($hash, 120, 4)) % 400;
		$notes = '';
		$bytes = 0;
		for ($at = 0; $bytes < $wanted; $at++) {
			$which = (int) hexdec($hash[($at * 5) % 128]) % count($this->sentences);
			$bytes += strlen(self::SENTENCES[$which]) + 1;
			if ($bytes > 400) {
				break;
			}
			$notes .= ($notes === '' ? '' : ' ') . $this->sentences[$which];
		}
		return $notes;
	}

	private function named(string $what): string
	{
		return self::uuid(md5("$this->seed:$what"));
	}

	private static function uuid(string $hex): string
	{
		return substr($hex, 0, 8) . '-' . substr($hex, 8, 4) . '-4' . substr($hex, 13, 3) . '-'
			. '89ab'[hexdec($hex[16]) & 3] . substr($hex, 17, 3) . '-' . substr($hex, 20, 12);
	}

	/** One throw, and what is left of the randomness. */
	private static function roll(int &$dice, int $sides): int
	{
		$value = $dice % $sides;
		$dice = intdiv($dice, $sides);
		return $value;
	}

	/** @param ?int $time milliseconds */
	public static function quote(?int $time): string
	{
		return $time === null ? 'null' : '"' . self::date($time) . '"';
	}

	/** @param int $time milliseconds */
	public static function date(int $time): string
	{
		return gmdate('Y-m-d\TH:i:s', intdiv($time, 1000))
			. '.' . substr((string) (1000 + $time % 1000), 1) . 'Z';
	}

	/** @return ?int the milliseconds of a date as the API writes it; null: it is none */
	public static function time(string $date): ?int
	{
		$seconds = preg_match('/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/D', $date)
			? strtotime(substr($date, 0, 19) . 'Z')
			: false;
		$time = $seconds === false ? null : $seconds * 1000 + (int) substr($date, 20, 3);
		return $time !== null && $time >= 0 && self::date($time) === $date ? $time : null;
	}
}
