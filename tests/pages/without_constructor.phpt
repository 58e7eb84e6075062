--TEST--
A page that was never filled is empty and harmless
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
class Onlooker
{
	public function __unserialize(array $data): void
	{
		// Called before the page itself has read its members.
		$page = $data['page'];
		say(rows: count($page), after: $page->hasNextPage(), before: $page->hasPreviousPage());
		say(document: $page);
		foreach ($page as $call) {
			echo "a row?\n";
		}
		say(iterated: iterator_to_array($page), equal_to_its_clone: $page == clone $page);
		refused('property', fn () => $page->data);
		attempt('serialize', fn () => unserialize(serialize($page)));
		attempt('export', fn () => var_export($page, true));
	}
}
refused('reflection',
	fn () => (new ReflectionClass(Skipcall\CallPage::class))->newInstanceWithoutConstructor());
attempt('unserialize', fn () => unserialize(
	'O:17:"Skipcall\CallPage":1:{s:4:"seen";O:8:"Onlooker":1:{s:4:"page";r:1;}}',
));
?>
--EXPECT--
reflection: ReflectionException
rows: 0, after: false, before: false
document: {"data":[],"total":0,"page":0,"limit":0,"totalPages":0}
iterated: [], equal to its clone: true
property: Error
serialize: allowed
export: allowed
unserialize: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "data" as a list of rows, none given
