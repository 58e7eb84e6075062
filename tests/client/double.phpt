--TEST--
A test double may override methods
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Double extends Skipcall\Client
{
	public function listCalls(int $page = 1, ?int $limit = null, array|string|null $sort = null,
		array|string|null $filters = null, array|string|null $workspaceIds = null): Skipcall\CallPage
	{
		return Skipcall\CallPage::fromArray(['data' => [['id' => 'made up']], 'total' => 1, 'page' => $page,
			'limit' => 10, 'totalPages' => 1]);
	}
}
say(page: (new Double('sk_test_ok'))->listCalls(page: 4)->page);
?>
--EXPECT--
page: 4
