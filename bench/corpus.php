<?php
/**
 * Writes the pages that decoding is measured on: bench/corpus/page-100.json and page-1000.json, and different-100.json and
 * different-1000.json, in which no contact, number or caller comes twice. The same bytes each time.
 *
 * French names and notes (raw UTF-8 in 40 % of the rows), notes of 0 to 400 bytes, 60 contacts, optional members missing in
 * 30 % of the rows, distinct ids and times. Run: php bench/corpus.php
 */
declare(strict_types=1);

mt_srand(20240320);

function uuid(): string
{
    return sprintf('%08x-%04x-4%03x-%04x-%06x%06x', mt_rand(0, 0x7fffffff), mt_rand(0, 0xffff), mt_rand(0, 0xfff), mt_rand(0x8000, 0xbfff), mt_rand(0, 0xffffff), mt_rand(0, 0xffffff));
}

function chance(int $percent): bool
{
    return mt_rand(1, 100) <= $percent;
}

function pick(array $from): mixed
{
    return $from[mt_rand(0, count($from) - 1)];
}

function date_text(int $ms): string
{
    return gmdate('Y-m-d\TH:i:s', intdiv($ms, 1000)) . sprintf('.%03dZ', $ms % 1000);
}

/** Text of about so many bytes, ASCII or French. */
function note(int $bytes, bool $french): string
{
    $words = $french
        ? ['rappelé', 'à', 'réunion', 'intéressé', 'après', 'équipe', 'devis', 'février', 'très', 'où', 'modèle', 'déjà', 'société', 'être']
        : ['rappel', 'client', 'demande', 'devis', 'message', 'lundi', 'avec', 'pour', 'contrat', 'signature', 'prix', 'date', 'suivi'];
    $text = '';
    while (strlen($text) < $bytes) {
        $text .= ($text === '' ? '' : ' ') . pick($words);
    }
    return mb_strcut_plain($text, $bytes);
}

/** Cut at a character, without mbstring. */
function mb_strcut_plain(string $text, int $bytes): string
{
    while ($bytes > 0 && $bytes < strlen($text) && (ord($text[$bytes]) & 0xC0) === 0x80) {
        $bytes--;
    }
    return substr($text, 0, $bytes);
}

$french = ['Élodie', 'Noël', 'François', 'Zoé', 'Chloé', 'Jérôme', 'Aurélie', 'Benoît', 'Anaïs', 'Loïc'];
$plain = ['Marie', 'Pierre', 'Alice', 'Paul', 'Claire', 'Louis', 'Emma', 'Hugo', 'Julie', 'Marc'];
$lastPlain = ['Martin', 'Bernard', 'Dubois', 'Thomas', 'Robert', 'Petit', 'Durand', 'Moreau', 'Laurent', 'Simon'];
$lastFrench = ['Lefèvre', 'Béranger', 'Gérard', 'Françoise', 'Mérieux', 'Besançon', 'Hébert', 'Prévost', 'Benoît', 'Noël'];

$contacts = [];
for ($i = 0; $i < 60; $i++) {
    $utf8 = $i < 24; // 40 %
    $contacts[] = ['utf8' => $utf8, 'number' => sprintf('+336%08d', mt_rand(0, 99999999)), 'row' => [
        'id' => uuid(), 'firstName' => pick($utf8 ? $french : $plain), 'lastName' => pick($utf8 ? $lastFrench : $lastPlain), 'isUnknown' => false,
    ]];
}
$callers = [];
for ($i = 0; $i < 12; $i++) {
    $callers[] = ['firstName' => pick($plain), 'lastName' => pick($lastPlain)];
}
$organization = uuid();
$memberships = array_map(fn () => uuid(), range(1, 12));
$numbers = array_map(fn () => ['id' => uuid(), 'value' => sprintf('+331%08d', mt_rand(0, 99999999))], range(1, 8));
$sequences = array_map(fn () => uuid(), range(1, 10));
$clock = 1704096000000;

function row(array $contacts, array $callers, string $organization, array $memberships, array $numbers, array $sequences, int &$clock): array
{
    $contact = pick($contacts);
    $number = pick($numbers);
    $caller = mt_rand(0, 11);
    $clock += mt_rand(20000, 900000);
    $duration = mt_rand(5, 1800) * 1000;
    $row = [
        'id' => uuid(),
        'callType' => pick(['CALL_SESSION', 'DIRECT_CALL']),
        'phoneNumberId' => $number['id'],
        'userProviderSid' => 'CA' . bin2hex(pack('J', mt_rand()) . pack('J', mt_rand())),
        'adminProviderSid' => chance(50) ? null : 'CA' . bin2hex(pack('J', mt_rand()) . pack('J', mt_rand())),
        'providerConferenceId' => 'CF' . bin2hex(pack('J', mt_rand()) . pack('J', mt_rand())),
        'status' => pick(['completed', 'completed', 'completed', 'no-answer', 'busy', 'failed']),
        'type' => pick(['outbound', 'outbound', 'inbound']),
        'transferred' => chance(10),
        'startedAt' => date_text($clock + 1500),
        'endedAt' => date_text($clock + 1500 + $duration),
        'createdAt' => date_text($clock),
        'updatedAt' => date_text($clock + $duration + 4000),
        'sequenceRunId' => uuid(),
        'sequenceId' => pick($sequences),
        'syncedWithCrmDate' => chance(50) ? date_text($clock + $duration + 60000) : null,
        'deletedAt' => null,
        'organizationId' => $organization,
        'organizationMembershipId' => $memberships[$caller],
        'managedPhoneNumberId' => $number['id'],
        'notes' => note(mt_rand(0, 400), $contact['utf8']),
        'contact' => $contact['row'],
        'phoneNumber' => ['value' => $contact['number']],
        'caller' => $callers[$caller],
        'callerPhoneNumber' => ['value' => $number['value']],
    ];
    if (chance(30)) {
        foreach (['sequenceRunId', 'sequenceId', 'syncedWithCrmDate', 'deletedAt', 'notes'] as $optional) {
            if (chance(60)) {
                unset($row[$optional]);
            }
        }
    }
    return $row;
}

/** @param list<array<string, mixed>> $rows */
function write_page(string $name, array $rows): void
{
    $count = count($rows);
    $page = ['data' => $rows, 'total' => 123456, 'page' => 1, 'limit' => $count, 'totalPages' => intdiv(123456, $count) + 1];
    @mkdir(__DIR__ . '/corpus');
    file_put_contents(__DIR__ . "/corpus/$name-$count.json", json_encode($page, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR));
}

foreach ([100, 1000] as $count) {
    $rows = [];
    for ($i = 0; $i < $count; $i++) {
        $rows[] = row($contacts, $callers, $organization, $memberships, $numbers, $sequences, $clock);
    }
    write_page('page', $rows);
}

foreach ([100, 1000] as $count) {
    $rows = [];
    for ($i = 0; $i < $count; $i++) {
        $row = row($contacts, $callers, $organization, $memberships, $numbers, $sequences, $clock);
        $row['contact']['id'] = uuid();
        $row['phoneNumber']['value'] = sprintf('+336%08d', 10000019 * $i % 100000000);
        $row['callerPhoneNumber']['value'] = sprintf('+331%08d', 10000019 * $i % 100000000);
        $row['caller']['lastName'] .= ' ' . $i;
        $rows[] = $row;
    }
    write_page('different', $rows);
}
