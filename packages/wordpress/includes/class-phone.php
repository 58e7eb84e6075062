<?php
/**
 * Telephone numbers.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * One number has many spellings; they are compared as digits with the country's code.
 */
final class Phone {

	/**
	 * Digits with the country's code: 33612345678 for "+33 6 12 34 56 78", "0033612345678", "+33 (0)6 12 34 56 78" and,
	 * where the setting says that numbers are French, "06 12 34 56 78". Empty when there is no digit.
	 *
	 * @param string $number As somebody wrote it.
	 */
	public static function normalize( string $number ): string {
		$text   = trim( (string) preg_replace( '/\(0\)/', '', $number ) );
		$digits = (string) preg_replace( '/\D/', '', $text );
		if ( 0 !== strpos( $text, '+' ) ) {
			if ( 0 === strpos( $digits, '00' ) ) {
				$digits = substr( $digits, 2 );
			} elseif ( 0 === strpos( $digits, '0' ) && '' !== Settings::country() ) {
				$digits = Settings::country() . substr( $digits, 1 );
			}
		}
		/**
		 * Filters the form in which numbers are compared.
		 *
		 * @param string $digits Digits with the country's code.
		 * @param string $number As somebody wrote it.
		 */
		return substr( Value::text( apply_filters( 'skipcall_normalize_number', $digits, $number ) ), 0, 32 );
	}
}
