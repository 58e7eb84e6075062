--TEST--
Unknown members are kept in $extra, in their order and with their types
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call('{"recordingUrl":"https://x.test/1","id":"a","score":7,"rate":2.0,"flag":true,"none":null,"tags":["x",{"y":[]}],
	"meta":{"a":{"b":1}},"0":"zero","12":"twelve","-5":"minus five","007":"agent","":"empty name","extra":"not mine",
	"Id":"other case","id ":"blank","é\u0000":"accent and NUL"}');
var_dump($call->extra);
?>
--EXPECTF--
array(16) {
  ["recordingUrl"]=>
  string(16) "https://x.test/1"
  ["score"]=>
  int(7)
  ["rate"]=>
  float(2)
  ["flag"]=>
  bool(true)
  ["none"]=>
  NULL
  ["tags"]=>
  array(2) {
    [0]=>
    string(1) "x"
    [1]=>
    array(1) {
      ["y"]=>
      array(0) {
      }
    }
  }
  ["meta"]=>
  array(1) {
    ["a"]=>
    array(1) {
      ["b"]=>
      int(1)
    }
  }
  [0]=>
  string(4) "zero"
  [12]=>
  string(6) "twelve"
  [-5]=>
  string(10) "minus five"
  ["007"]=>
  string(5) "agent"
  [""]=>
  string(10) "empty name"
  ["extra"]=>
  string(8) "not mine"
  ["Id"]=>
  string(10) "other case"
  ["id "]=>
  string(5) "blank"
  ["é%0"]=>
  string(14) "accent and NUL"
}
