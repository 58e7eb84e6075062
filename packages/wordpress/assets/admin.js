/* Progress of the import, and the button that copies. Pages work without it. */
( function () {
	'use strict';

	var status = document.getElementById( 'skipcall-status' );
	var copy = document.getElementById( 'skipcall-copy' );

	function text( id, value ) {
		var element = document.getElementById( id );
		// What has not changed is not read out again.
		if ( element && element.textContent !== value ) {
			element.textContent = value;
		}
	}

	function ask() {
		window
			.fetch( status.dataset.url, { credentials: 'same-origin', headers: { 'X-WP-Nonce': status.dataset.nonce } } )
			.then( function ( answer ) {
				return answer.ok ? answer.json() : null;
			} )
			.then( function ( now ) {
				if ( ! now ) {
					return; // Signed out: the page says so itself.
				}
				text( 'skipcall-message', now.message );
				text( 'skipcall-numbers', now.numbers );
				text( 'skipcall-times', now.times );
				text( 'skipcall-problem', now.detail );
				document.getElementById( 'skipcall-progress' ).value = now.percent;
				status.dataset.code = now.code;
				window.setTimeout( ask, now.running ? 2000 : 10000 );
			} )
			.catch( function () {
				window.setTimeout( ask, 10000 );
			} );
	}

	if ( status ) {
		window.setTimeout( ask, 1000 );
	}

	if ( copy ) {
		copy.addEventListener( 'click', function () {
			var area = document.getElementById( 'skipcall-support' );
			var said = document.getElementById( 'skipcall-copied' );
			function done() {
				said.textContent = said.dataset.text;
			}
			area.select();
			if ( window.navigator.clipboard ) {
				window.navigator.clipboard.writeText( area.value ).then( done, function () {} );
			} else if ( document.execCommand( 'copy' ) ) {
				done();
			}
		} );
	}
}() );
