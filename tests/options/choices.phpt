--TEST--
Choices are taken by their exact name only
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach (['hydrate' => ['objects', 'arrays'], 'sortStyle' => ['auto', 'form',
	'deepObject']] as $name => $choices) {
	foreach ($choices as $choice) {
		echo (new Skipcall\Client('sk_test_ok', [$name => $choice]))->__debugInfo()[$name], "\n";
	}
	foreach (['', 'Objects', 'FORM', 'deepobject', "auto\0", 0, true, []] as $value) {
		attempt(json_encode($value), fn () => new Skipcall\Client('sk_test_ok', [$name => $value]));
	}
}
?>
--EXPECT--
objects
arrays
"": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "hydrate" must be one of "objects", "arrays", string given
"Objects": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "hydrate" must be one of "objects", "arrays", string given
"FORM": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "hydrate" must be one of "objects", "arrays", string given
"deepobject": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "hydrate" must be one of "objects", "arrays", string given
"auto\u0000": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "hydrate" must be one of "objects", "arrays", string given
0: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "hydrate" must be one of "objects", "arrays", int given
true: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "hydrate" must be one of "objects", "arrays", bool given
[]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "hydrate" must be one of "objects", "arrays", array given
auto
form
deepObject
"": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sortStyle" must be one of "auto", "form", "deepObject", string given
"Objects": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sortStyle" must be one of "auto", "form", "deepObject", string given
"FORM": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sortStyle" must be one of "auto", "form", "deepObject", string given
"deepobject": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sortStyle" must be one of "auto", "form", "deepObject", string given
"auto\u0000": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sortStyle" must be one of "auto", "form", "deepObject", string given
0: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sortStyle" must be one of "auto", "form", "deepObject", int given
true: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sortStyle" must be one of "auto", "form", "deepObject", bool given
[]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sortStyle" must be one of "auto", "form", "deepObject", array given
