<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'form']);
refused('form', fn () => client($mock)->listCalls(sort: 'creatdAt'));
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'formStrict']);
refused('formStrict', fn () => client($mock)->listCalls(sort: 'creatdAt'));
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'deepObjectStrict']);
refused('deepObjectStrict', fn () => client($mock)->listCalls(sort: 'creatdAt'));
?>
