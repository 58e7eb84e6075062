<?php

declare(strict_types=1);

/* Writes the files of an application that docs/symfony.md is made of: files.php DOCUMENT FOLDER. Prints their paths. */

[, $document, $folder] = $argv;
preg_match_all('/^```(?<language>\w+)\n(?<text>.*?)^```$/ms', (string) file_get_contents($document), $blocks, PREG_SET_ORDER);
foreach ($blocks as ['language' => $language, 'text' => $text]) {
    // Each of them is a file.
    if (preg_match('~^(?:<\?php\n)?(?://|#|--) ((?:config|migrations|src|tests)/[\w/]+\.(?:php|yaml|sql))\n~', $text, $path) !== 1) {
        fwrite(STDERR, "a block of $language without a path: " . strtok($text, "\n") . "\n");
        exit(1);
    }
    $file = "$folder/$path[1]";
    if (file_exists($file)) {
        fwrite(STDERR, "$path[1] is there already\n");
        exit(1);
    }
    @mkdir(dirname($file), 0777, true);
    file_put_contents($file, $text);
    echo $path[1], "\n";
}
