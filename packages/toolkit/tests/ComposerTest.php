<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Composer\Autoload\ClassLoader;
use Composer\InstalledVersions;
use PHPUnit\Framework\TestCase;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;
use SplFileInfo;

/** Whoever takes one part does not have to install what the others need. */
final class ComposerTest extends TestCase
{
    private const FOLDER = __DIR__ . '/..';

    public function testNothingIsRequiredBesidePhpAndTheExtension(): void
    {
        self::assertSame(['php', 'ext-json', 'ext-skipcall'], array_keys(self::section('require')));
    }

    public function testWhatAPartNeedsIsSuggested(): void
    {
        $needed = [];
        foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator(self::FOLDER . '/src')) as $file) {
            assert($file instanceof SplFileInfo);
            if ($file->getExtension() === 'php') {
                preg_match_all('/^use (\w+\\\\[\w\\\\]+)/m', (string) file_get_contents($file->getPathname()), $uses);
                foreach ($uses[1] as $class) {
                    $package = self::package($class);
                    if ($package !== null) {
                        $needed[$package] = true;
                    }
                }
            }
        }
        ksort($needed);
        // Each has a part of the package that it is for.
        self::assertArrayHasKey('symfony/console', $needed);
        self::assertArrayHasKey('psr/simple-cache', $needed);
        // open-telemetry/context comes with the API.
        unset($needed['open-telemetry/context']);
        self::assertSame([], array_values(array_diff(array_keys($needed), array_keys(self::section('suggest')))));
    }

    /** @return array<string, mixed> */
    private static function section(string $name): array
    {
        $all = json_decode((string) file_get_contents(self::FOLDER . '/composer.json'), true, 64, JSON_THROW_ON_ERROR);
        assert(is_array($all) && is_array($all[$name] ?? null));
        /** @var array<string, mixed> */
        return $all[$name];
    }

    /** The package that brings a class; null: PHP, the extension, or this one. */
    private static function package(string $class): ?string
    {
        $loader = array_values(ClassLoader::getRegisteredLoaders())[0];
        $file = str_starts_with($class, 'Skipcall\\') ? false : $loader->findFile($class);
        if ($file === false) {
            self::assertTrue(
                str_starts_with($class, 'Skipcall\\') || class_exists($class, false) || interface_exists($class, false),
                "$class is nowhere",
            );
            return null;
        }
        foreach (InstalledVersions::getInstalledPackages() as $package) {
            $path = InstalledVersions::getInstallPath($package); // null: another one provides it
            if ($path !== null && realpath($path) !== realpath(self::FOLDER) && str_starts_with((string) realpath($file), realpath($path) . '/')) {
                return $package;
            }
        }
        self::fail("$class is of no package");
    }
}
