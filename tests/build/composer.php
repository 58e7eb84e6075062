<?php
/**
 * Says what is wrong with a composer.json, and fails if something is: php composer.php FOLDER-OF-COMPOSER FILE.
 * The rules are those of the Composer in that folder, and some of our own.
 */
declare(strict_types=1);

[, $composer, $file] = $argv;
require '/usr/share/php/Composer/autoload.php';
spl_autoload_register(function (string $class) use ($composer): void {
    $path = "$composer/src/" . strtr($class, '\\', '/') . '.php';
    if (is_file($path)) {
        require $path;
    }
}, true, true);

$version = Composer\Composer::getVersion();
$problems = version_compare($version, '2.11', '>=') ? [] : ["Composer is $version, not 2.11 or newer"];
$validator = new Composer\Util\ConfigValidator(new Composer\IO\NullIO());
$problems = array_merge($problems, ...$validator->validate($file, Composer\Package\Loader\ValidatingArrayLoader::CHECK_ALL));

$package = json_decode((string) file_get_contents($file), true, flags: JSON_THROW_ON_ERROR);
$schema = json_decode((string) file_get_contents("$composer/res/composer-schema.json"), true, flags: JSON_THROW_ON_ERROR);
$extension = $package['php-ext'];
foreach (array_diff(array_keys($extension), array_keys($schema['properties']['php-ext']['properties'])) as $key) {
    $problems[] = "php-ext.$key is not a key that Composer knows";
}

chdir(dirname(__DIR__, 2));
preg_match('/PHP_NEW_EXTENSION\(\[(\w+)\]/', (string) file_get_contents('config.m4'), $name);
if ($package['type'] !== 'php-ext' || $extension['extension-name'] !== $name[1]) {
    $problems[] = "The extension is $name[1]";
}
preg_match_all('/^PHP_ARG_(ENABLE|WITH)\(\[([\w-]+)\]/m', (string) file_get_contents('config.m4'), $arguments, PREG_SET_ORDER);
$options = array_map(fn (array $argument): string => strtolower("$argument[1]-$argument[2]"), $arguments);
if (array_column($extension['configure-options'], 'name') !== $options) {
    $problems[] = 'The configure options are ' . implode(', ', $options);
}
preg_match('~<min>(\d+\.\d+)[.\d]*</min>~', (string) file_get_contents('package.xml'), $oldest);
if ($package['require']['php'] !== ">=$oldest[1]") {
    $problems[] = "package.xml wants PHP $oldest[1]";
}
if (isset($package['version'])) {
    $problems[] = 'The version is the tag\'s';
}

echo implode("\n", $problems), "\n";
exit($problems === [] ? 0 : 1);
