<?php
/**
 * Another run has stored its checkpoint meanwhile.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Nothing of the batch was stored.
 */
final class Superseded_Exception extends \RuntimeException {
}
