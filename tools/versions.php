<?php
/**
 * Where the version stands, for tools/package: each file with what surrounds it. php_skipcall.h has the one that the others are held against. What
 * is made from these (arginfo, package.xml, the stub of packages/toolkit, .mo files) is not here: the commands that make it say whether it agrees.
 */
declare(strict_types=1);

return [
    'php_skipcall.h' => ['/PHP_SKIPCALL_VERSION "([^"]+)"/'],
    'ext/skipcall.stub.php' => ["/const VERSION = '([^']+)'/"],
    'CHANGELOG.md' => ['/\A# Changelog\s+## (\S+) \(/'],
    'README.md' => ['/skipcall-(\d[\w.]*?)\.tgz/'],
    'docs/install.md' => ['/skipcall[-_](\d+\.\d+[\w.]*?)(?=\.tgz|\.zip|\.orig|[^\w.]|_)/'],
    'packaging/debian/changelog' => ['/\Aphp-skipcall \(([^-)]+)-/'],
    'packages/laravel/commands.svg' => ['/Extension[^<\w]+(\d+\.[^<]*)</'],
    'packages/wordpress/skipcall.php' => ['/^ \* Version: +(\S+)$/m'],
    'packages/wordpress/includes/class-plugin.php' => ["/const VERSION = '([^']+)'/"],
    'packages/wordpress/readme.txt' => ['/^Stable tag: (\S+)$/m', '/^== Changelog ==\s+= (\S+) =$/m', '/^== Upgrade Notice ==\s+= (\S+) =$/m'],
    'packages/wordpress/languages/skipcall.pot' => ['/Project-Id-Version: Skipcall ([^\\\\]+)/'],
    'packages/wordpress/languages/skipcall-fr_FR.po' => ['/Project-Id-Version: Skipcall ([^\\\\]+)/'],
];
