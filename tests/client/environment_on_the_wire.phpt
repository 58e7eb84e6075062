--TEST--
A key of the environment reaches the server
--EXTENSIONS--
skipcall
--ENV--
SKIPCALL_API_KEY=sk_test_ok_env
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
putenv("SKIPCALL_BASE_URL=$mock->url");
(new Skipcall\Client())->listCalls();
echo $mock->lastHeaders()['authorization'], "\n";
?>
--EXPECT--
Bearer sk_test_ok_env
