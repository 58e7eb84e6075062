--TEST--
A row cannot be changed by any means
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(['x' => [1]] + full_row());
$before = serialize($call);
refused('write', fn() => $call->status = 'x');
refused('write null', fn() => $call->notes = null);
refused('write a summary', fn() => $call->contact->firstName = 'Eve');
refused('write by a name', function () use ($call) { $name = 'id'; $call->$name = 'x'; });
refused('write $extra', fn() => $call->extra['x'] = 2);
refused('append to $extra', fn() => $call->extra[] = 2);
refused('nested write', fn() => $call->extra['x'][0] = 2);
refused('concatenate', fn() => $call->notes .= 'x');
// PHP 8.5 also advises against the increment of a text.
refused('increment', fn() => @$call->status++);
refused('unset', function () use ($call) { unset($call->status); });
refused('unset an element', function () use ($call) { unset($call->extra['x']); });
refused('reference', function () use ($call) { $status = &$call->status; });
refused('reference to $extra', function () use ($call) { $extra = &$call->extra; });
refused('argument by reference', fn() => sort($call->extra));
refused('foreach by reference', function () use ($call) { foreach ($call as &$value) { $value = 'x'; } });
refused('new property', fn() => $call->other = 1);
refused('new property of a summary', fn() => $call->caller->other = 1);
refused('ReflectionProperty', fn() => (new ReflectionProperty($call, 'id'))->setValue($call, 'x'));
refused('bound closure', fn() => @Closure::bind(fn() => $call->id = 'x', $call, Skipcall\Call::class)());
say(unchanged: serialize($call) === $before);
?>
--EXPECT--
write: Error
write null: Error
write a summary: Error
write by a name: Error
write $extra: Error
append to $extra: Error
nested write: Error
concatenate: Error
increment: Error
unset: Error
unset an element: Error
reference: Error
reference to $extra: Error
argument by reference: Error
foreach by reference: Skipcall\Exception\Error
new property: Error
new property of a summary: Error
ReflectionProperty: Error
bound closure: Error
unchanged: true
