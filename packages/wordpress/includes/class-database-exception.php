<?php
/**
 * The database refused something.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Its message is the database's; it holds no row.
 */
final class Database_Exception extends \RuntimeException {
}
