--TEST--
The application's name stands before the extension's
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
client($mock)->listCalls();
say(the_extension_alone: $mock->lastHeaders()['user-agent'] === 'skipcall-php/' . Skipcall\Client::VERSION);
client($mock, ['userAgent' => 'AcmeCRM/2.1 (crm@acme.test)'])->listCalls();
say(the_application_first: $mock->lastHeaders()['user-agent']
	=== 'AcmeCRM/2.1 (crm@acme.test) skipcall-php/' . Skipcall\Client::VERSION);
?>
--EXPECT--
the extension alone: true
the application first: true
