--TEST--
A member that the server does not sort by is its 400, not rows in another order
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'form']);
refused('form', fn () => client($mock)->listCalls(sort: 'creatdAt'));
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'formStrict']);
refused('formStrict', fn () => client($mock)->listCalls(sort: 'creatdAt'));
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'deepObjectStrict']);
refused('deepObjectStrict', fn () => client($mock)->listCalls(sort: 'creatdAt'));
?>
--EXPECT--
form: Skipcall\Exception\BadRequestException
formStrict: Skipcall\Exception\BadRequestException
deepObjectStrict: Skipcall\Exception\BadRequestException
