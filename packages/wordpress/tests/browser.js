// Drives the pages in chromium: what is clicked, what is seen, axe-core, the keyboard, 400 % zoom, colour schemes, French.
'use strict';
const fs = require( 'fs' );
const { chromium } = require( 'playwright-core' );
const { url, shots, axe, key } = JSON.parse( process.argv[ 2 ] );

function check( name, is, should = true ) {
	const same = JSON.stringify( is ) === JSON.stringify( should );
	console.log( same ? `ok browser: ${ name }` : `not ok browser: ${ name }\n  is     ${ JSON.stringify( is ) }\n  should ${ JSON.stringify( should ) }` );
}
/** Asks the other side for something and waits until it is so. */
function please( what ) {
	console.log( `please ${ what }` );
}
async function until( page, test, argument ) {
	await page.waitForFunction( test, argument, { timeout: 90000 } );
}
async function looked( page, name ) {
	await page.screenshot( { path: `${ shots }/${ name }.png`, fullPage: false } );
}
const axeSource = fs.readFileSync( axe, 'utf8' );
/** What axe-core finds on the page; WordPress' own menu and bar around it have findings of their own. */
async function violations( page ) {
	await page.evaluate( axeSource );
	const found = await page.evaluate( () => window.axe.run( '#wpbody', { resultTypes: [ 'violations' ] } ) );
	const list = [];
	for ( const violation of found.violations ) {
		for ( const node of violation.nodes ) {
			list.push( `${ violation.id }: ${ node.target.join( ' ' ) } ${ node.html.slice( 0, 120 ) }` );
		}
	}
	return list;
}

( async () => {
	// Under libfaketime it computes without a pause.
	const { LD_PRELOAD, ...env } = process.env;
	const browser = await chromium.launch( { env, executablePath: '/usr/bin/chromium', args: [ '--no-sandbox', '--disable-gpu', '--no-proxy-server' ] } );
	const context = await browser.newContext( { viewport: { width: 1280, height: 900 }, locale: 'en-US', timezoneId: 'UTC', permissions: [ 'clipboard-read', 'clipboard-write' ] } );
	const page = await context.newPage();
	page.setDefaultTimeout( 90000 );
	const wrong = [];
	page.on( 'pageerror', ( error ) => wrong.push( String( error ) ) );
	page.on( 'console', ( message ) => message.type() === 'error' && wrong.push( message.text() ) );
	const outside = new Set();
	page.on( 'request', ( request ) => {
		const host = new URL( request.url() ).host;
		if ( request.url().startsWith( 'http' ) && host !== new URL( url ).host && ! host.endsWith( 'gravatar.com' ) ) {
			outside.add( host );
		}
	} );
	await page.route( /gravatar\.com|w\.org|wordpress\.org/, ( route ) => route.abort() );
	await page.goto( `${ url }/wp-login.php` );
	await page.fill( '#user_login', 'admin' );
	await page.fill( '#user_pass', 'pass' );
	await page.click( '#wp-submit' );
	await page.waitForURL( /wp-admin/ );

	// Key and test button, with the keyboard alone.
	const settings = `${ url }/wp-admin/admin.php?page=skipcall-settings`;
	await page.goto( settings );
	check( 'settings without a key, axe-core', await violations( page ), [] );
	await page.focus( '#skipcall-key' );
	await page.keyboard.type( key );
	await page.keyboard.press( 'Enter' );
	await page.waitForURL( /settings-updated/ );
	check( 'the key is stored with the keyboard', await page.locator( '.notice-success, .updated' ).first().innerText().then( ( text ) => text.includes( 'Settings saved' ) ) );
	check( 'the key is not in the page', ( await page.content() ).includes( key ), false );
	async function tabTo( text ) {
		for ( let i = 0; i < 200; i++ ) {
			await page.keyboard.press( 'Tab' );
			const now = await page.evaluate( () => ( { text: document.activeElement.innerText || '', outline: getComputedStyle( document.activeElement ).boxShadow + getComputedStyle( document.activeElement ).outlineStyle } ) );
			if ( now.text === text ) {
				return now.outline !== 'nonenone';
			}
		}
		return null;
	}
	check( 'Tab reaches the test button, and its focus is seen', await tabTo( 'Test the connection' ) );
	await Promise.all( [ page.waitForNavigation(), page.keyboard.press( 'Enter' ) ] );
	check( 'the test button works with the keyboard', await page.locator( '.notice-success' ).innerText().then( ( text ) => text.includes( 'The connection works: the key sees 3,000 calls' ) ) );

	// First import, with its progress.
	check( 'Tab reaches the button that begins', await tabTo( 'Synchronise now' ) );
	await Promise.all( [ page.waitForNavigation(), page.keyboard.press( 'Enter' ) ] );
	await until( page, () => document.getElementById( 'skipcall-progress' ).value > 5 && document.getElementById( 'skipcall-progress' ).value < 100 );
	await looked( page, 'import' );
	const seen = await page.locator( '#skipcall-numbers' ).innerText();
	check( 'the page shows how far the import is, without being loaded again', /^[\d,]+ of [\d,]+ calls$/.test( seen ) || seen );
	check( 'import, axe-core', await violations( page ), [] );
	await until( page, () => document.getElementById( 'skipcall-status' ).dataset.code === 'complete' );
	check( 'the page says when every call is here', await page.locator( '#skipcall-message' ).innerText(), 'Every call is here.' );
	please( 'spread' );

	// The list.
	const list = `${ url }/wp-admin/admin.php?page=skipcall`;
	const rows = () => page.locator( '#the-list tr' ).count();
	await page.goto( list );
	check( 'list: fifty rows', await rows(), 50 );
	check( 'list, axe-core', await violations( page ), [] );
	await looked( page, 'list' );
	const name = ( await page.locator( '#the-list td.contact' ).allInnerTexts() ).find( ( text ) => /^[A-Z][a-z]{3,} /.test( text ) );
	await page.fill( '#skipcall-search-input', name.split( ' ' )[ 0 ] );
	await page.keyboard.press( 'Enter' );
	await page.waitForURL( /s=/ );
	check( 'list: a search finds a name', ( await page.locator( '#the-list td.contact' ).allInnerTexts() ).includes( name ) );
	await page.goto( list );
	await Promise.all( [ page.waitForNavigation(), page.click( 'th#duration a' ) ] );
	await Promise.all( [ page.waitForNavigation(), page.click( '.subsubsub a >> nth=1' ) ] );
	check( 'list: filter by status', new Set( await page.locator( '#the-list td.status' ).allInnerTexts() ).size, 1 );
	await page.goto( list );
	await Promise.all( [ page.waitForNavigation(), page.click( '.tablenav.top .next-page' ) ] );
	check( 'list: next page', await page.locator( '#current-page-selector' ).inputValue(), '2' );
	await page.click( '#show-settings-link' );
	await page.locator( '#notes-hide' ).uncheck();
	await page.fill( '#skipcall_calls_per_page', '10' );
	await Promise.all( [ page.waitForNavigation(), page.click( '#screen-options-apply' ) ] );
	check( 'list: screen options', [ await rows(), await page.locator( '#the-list td.notes' ).first().isVisible() ], [ 10, false ] );
	const [ download ] = await Promise.all( [ page.waitForEvent( 'download' ), page.click( 'text=Export as CSV' ) ] );
	check( 'list: the export is a file', /^skipcall-\d{4}-\d\d-\d\d\.csv$/.test( download.suggestedFilename() ) && fs.statSync( await download.path() ).size > 100000 );

	// Other pages.
	await page.goto( `${ url }/wp-admin/index.php` );
	check( 'widget: thirty bars', await page.locator( '#skipcall_widget rect' ).count(), 30 );
	await page.locator( '#skipcall_widget summary' ).click();
	check( 'widget: thirty rows of a table', await page.locator( '#skipcall_widget tbody tr' ).count(), 30 );
	await page.evaluate( axeSource );
	check( 'widget, axe-core', await page.evaluate( () => window.axe.run( '#skipcall_widget' ).then( ( found ) => found.violations.map( ( violation ) => violation.id + violation.nodes[ 0 ].html ) ) ), [] );
	await page.locator( '#skipcall_widget summary' ).click();
	await page.locator( '#skipcall_widget' ).scrollIntoViewIfNeeded();
	await page.locator( '#skipcall_widget' ).screenshot( { path: `${ shots }/widget.png` } );
	await page.goto( list );
	const number = ( await page.locator( '#the-list td.number' ).allInnerTexts() ).find( ( text ) => text );
	await page.goto( `${ url }/wp-admin/admin.php?page=skipcall-number` );
	await page.fill( '#skipcall-number', number );
	await Promise.all( [ page.waitForNavigation(), page.keyboard.press( 'Enter' ) ] );
	check( 'number, axe-core', await violations( page ), [] );
	await looked( page, 'number' );
	await page.goto( `${ url }/wp-admin/admin.php?page=skipcall-support` );
	check( 'support, axe-core', await violations( page ), [] );
	await page.click( '#skipcall-copy' );
	await until( page, () => document.getElementById( 'skipcall-copied' ).textContent !== '' );
	const copied = await page.evaluate( () => navigator.clipboard.readText() );
	check( 'support: the text is copied, and holds no key', [ copied.startsWith( 'Plugin: ' ), copied.includes( key.slice( 8 ) ) ], [ true, false ] );
	await looked( page, 'support' );
	await page.goto( `${ url }/wp-admin/site-health.php` );
	await until( page, () => ! document.querySelector( '.site-health-progress-wrapper.loading' ) );
	await page.click( '.site-health-view-passed' );
	await until( page, () => document.body.innerText.includes( 'Skipcall can be reached' ) );
	check( 'Site Health: the request that is made after the page', true );
	await page.goto( `${ url }/wp-admin/site-health.php?tab=debug` );
	check( 'Site Health: information', await page.locator( '#health-check-accordion-block-skipcall' ).count(), 1 );

	// 400 % zoom of a window of 1280 is one of 320.
	await page.setViewportSize( { width: 320, height: 800 } );
	for ( const slug of [ 'skipcall', 'skipcall-settings', 'skipcall-number', 'skipcall-support' ] ) {
		await page.goto( `${ url }/wp-admin/admin.php?page=${ slug }` );
		check( `400 % zoom: ${ slug } does not scroll sideways`, await page.evaluate( () => document.querySelector( '#wpbody-content' ).scrollWidth <= document.querySelector( '#wpbody-content' ).clientWidth + 1 && document.documentElement.scrollWidth <= 321 ) );
		check( `400 % zoom: ${ slug }, axe-core`, await violations( page ), [] );
		await looked( page, `zoom-${ slug }` );
	}
	await page.setViewportSize( { width: 1280, height: 900 } );

	// A dark scheme, and French.
	please( 'update_user_meta( 1, "admin_color", "midnight" ); update_user_meta( 1, "locale", "fr_FR" );' );
	for ( ;; ) {
		await page.goto( settings );
		if ( await page.evaluate( () => document.documentElement.lang === 'fr-FR' ) ) {
			break;
		}
	}
	for ( const slug of [ 'skipcall', 'skipcall-settings', 'skipcall-number', 'skipcall-support' ] ) {
		await page.goto( `${ url }/wp-admin/admin.php?page=${ slug }` );
		check( `French, dark scheme: ${ slug }, axe-core`, await violations( page ), [] );
		await looked( page, `dark-french-${ slug }` );
	}
	// WordPress' other schemes: their style sheet in place of this one.
	for ( const slug of [ 'skipcall', 'skipcall-settings' ] ) {
		await page.goto( `${ url }/wp-admin/admin.php?page=${ slug }` );
		for ( const scheme of [ 'light', 'modern', 'blue', 'coffee', 'ectoplasm', 'ocean', 'sunrise' ] ) {
			await page.evaluate( ( name ) => new Promise( ( done ) => {
				const sheet = document.getElementById( 'colors-css' );
				sheet.addEventListener( 'load', done, { once: true } );
				sheet.href = sheet.href.replace( /colors\/[a-z]+\//, `colors/${ name }/` );
				document.body.className = document.body.className.replace( /admin-color-[a-z]+/, `admin-color-${ name }` );
			} ), scheme );
			check( `scheme ${ scheme }: ${ slug }, axe-core`, await violations( page ), [] );
			if ( scheme === 'light' ) {
				await looked( page, `light-${ slug }` );
			}
		}
	}
	check( 'no script failed', wrong.filter( ( text ) => ! /ERR_FAILED|gravatar|net::/.test( text ) ), [] );
	check( 'the browser asked nobody else', [ ...outside ].filter( ( host ) => ! /w\.org|wordpress\.org/.test( host ) ), [] );
	await browser.close();
} )().catch( ( error ) => {
	console.log( `not ok browser: ${ String( error.stack ).split( '\n' ).slice( 0, 6 ).join( ' | ' ) }` );
	process.exit( 1 );
} );
