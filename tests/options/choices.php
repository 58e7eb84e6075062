<?php
require __DIR__ . '/../client/client.inc';
foreach (['hydrate' => ['objects', 'arrays'], 'sortStyle' => ['auto', 'form', 'deepObject']] as $name => $choices) {
	foreach ($choices as $choice) {
		echo (new Skipcall\Client('sk_test_ok', [$name => $choice]))->__debugInfo()[$name], "\n";
	}
	foreach (['', 'Objects', 'FORM', 'deepobject', "auto\0", 0, true, []] as $value) {
		attempt(json_encode($value), fn () => new Skipcall\Client('sk_test_ok', [$name => $value]));
	}
}
?>
