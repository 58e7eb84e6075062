<?php
// Constants that WordPress defines when it starts: the stubs have only classes and functions. Read by PHPStan, never run.
define( 'ABSPATH', '/' );
define( 'WPINC', 'wp-includes' );
define( 'DB_NAME', 'wordpress' );
define( 'ARRAY_A', 'ARRAY_A' );
define( 'MINUTE_IN_SECONDS', 60 );
define( 'DAY_IN_SECONDS', 86400 );
define( 'HOUR_IN_SECONDS', 3600 );
