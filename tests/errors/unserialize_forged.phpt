--TEST--
Forged exceptions do no harm: wrong types in properties are refused
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
use Skipcall\Exception\RateLimitException;
$text = serialize(new RateLimitException('x'));
$name = "\0Skipcall\\Exception\\RateLimitException\0retryAfter";
$real = sprintf('s:%d:"%s";', strlen($name), $name);
say(property_found: str_contains($text, $real));
$forged = str_replace($real . 'd:0;', $real . 's:4:"soon";', $text);
say(forged: $forged !== $text, refused: caught(fn () => unserialize($forged)) instanceof Error);
say(retryAfter: (new ReflectionClass(RateLimitException::class))->newInstanceWithoutConstructor()->getRetryAfter());
?>
--EXPECT--
property found: true
forged: true, refused: true
retryAfter: 0.0
