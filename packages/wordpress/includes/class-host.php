<?php
/**
 * What to do without the extension, in the words of the host's own panel.
 *
 * @package Skipcall
 */

namespace Skipcall\WordPress;

/**
 * Looks at what is on the host; open_basedir may hide it, then the general advice is given.
 */
final class Host {

	/**
	 * Which panel or kind of hosting: 'cloudlinux', 'cpanel', 'plesk', 'directadmin', 'managed', 'container' or 'server'.
	 */
	public static function kind(): string {
		$signs = array(
			'cloudlinux'  => array( '/usr/bin/selectorctl', '/opt/alt/php' . PHP_MAJOR_VERSION . PHP_MINOR_VERSION ),
			'cpanel'      => array( '/usr/local/cpanel', '/opt/cpanel' ),
			'plesk'       => array( '/opt/plesk', '/usr/local/psa' ),
			'directadmin' => array( '/usr/local/directadmin' ),
			'container'   => array( '/.dockerenv', '/run/.containerenv' ),
		);
		foreach ( array( 'KINSTAMU_VERSION', 'WPE_APIKEY', 'PANTHEON_ENVIRONMENT', 'IS_PRESSABLE', 'ATOMIC_CLIENT_ID', 'VIP_GO_ENV', 'FLYWHEEL_CONFIG_DIR' ) as $name ) {
			if ( defined( $name ) || false !== getenv( $name ) ) {
				return self::filtered( 'managed' );
			}
		}
		foreach ( $signs as $kind => $paths ) {
			foreach ( $paths as $path ) {
				// phpcs:ignore WordPress.PHP.NoSilencedErrors -- outside of open_basedir it warns.
				if ( @file_exists( $path ) ) {
					return self::filtered( $kind );
				}
			}
		}
		return self::filtered( 'server' );
	}

	/**
	 * What to do.
	 */
	public static function advice(): string {
		$version = PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
		$file    = (string) php_ini_loaded_file();
		$folder  = strtok( (string) php_ini_scanned_files(), ",\n" );
		$folder  = is_string( $folder ) ? dirname( trim( $folder ) ) : dirname( $file );
		$thing   = match ( self::kind() ) {
			/* translators: %s: version of PHP, like 8.2. */
			'cloudlinux' => __( 'In cPanel: open “Select PHP Version”, choose %s, and tick “skipcall” under “Extensions”. If it is not listed, ask your host to install it.', 'skipcall' ),
			/* translators: %s: version of PHP, like 8.2. */
			'cpanel' => __( 'In cPanel or WHM: open “MultiPHP INI Editor” for PHP %s, or “Module Installers”, “PHP PECL”, and install “skipcall”. Without access to these, ask your host.', 'skipcall' ),
			/* translators: %s: version of PHP, like 8.2. */
			'plesk' => __( 'In Plesk: open “PHP Settings” of this domain for PHP %s, and have your host add “skipcall” under “Tools & Settings”, “PHP Settings”.', 'skipcall' ),
			/* translators: %s: version of PHP, like 8.2. */
			'directadmin' => __( 'In DirectAdmin: ask your host to install the extension “skipcall” for PHP %s with “CustomBuild”.', 'skipcall' ),
			/* translators: %s: version of PHP, like 8.2. */
			'managed' => __( 'Your host manages PHP %s for you: ask its support to install the PHP extension “skipcall” from PECL.', 'skipcall' ),
			/* translators: %s: version of PHP, like 8.2. */
			'container' => __( 'This site runs in a container with PHP %s: add “pecl install skipcall && docker-php-ext-enable skipcall” to its image, and start it anew.', 'skipcall' ),
			/* translators: %s: version of PHP, like 8.2. */
			default => __( 'On the server, for PHP %s: “pecl install skipcall”, then put “extension=skipcall” into the settings, and start PHP anew.', 'skipcall' ),
		};
		/* translators: 1: kind of PHP, like fpm-fcgi. 2: folder or file. */
		return sprintf( $thing, $version ) . "\n" . sprintf( __( 'PHP runs here as %1$s; its settings are in %2$s.', 'skipcall' ), PHP_SAPI, '' === $folder || '.' === $folder ? 'php.ini' : $folder );
	}

	/**
	 * What others know better.
	 *
	 * @param string $kind As found.
	 */
	private static function filtered( string $kind ): string {
		/**
		 * Filters which kind of host this is taken for.
		 *
		 * @param string $kind As found; see Host::kind().
		 */
		return Value::text( apply_filters( 'skipcall_host', $kind ) );
	}
}
