--TEST--
Members of a page that the API document does not have are let be
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 1]);
$mock->faults([['set' => ['nextCursor' => '{"a":[1,2,{"total":7}]}', 'meta' => 'null']]]);
$page = client($mock)->listCalls();
show($page);
print_r(array_keys($page->toArray()));
?>
--EXPECT--
1 rows of 1, page 1 of 1, limit 10, before: false, after: false
Array
(
    [0] => data
    [1] => total
    [2] => page
    [3] => limit
    [4] => totalPages
)
