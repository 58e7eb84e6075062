// What config.w32 asks of a Windows machine, and what it says when something is missing. The functions it is made of are
// PHP's (win32/build/confutils.js); here they look into a made-up machine. Prints "ok NAME" or "not ok NAME".
'use strict';
const fs = require('fs');
const path = require('path');

const top = path.join(__dirname, '..', '..');
const source = fs.readFileSync(path.join(top, 'config.w32'), 'latin1');
const allSources = ['ext', 'src'].flatMap((folder) => fs.readdirSync(path.join(top, folder))
	.filter((name) => name.endsWith('.c')).map((name) => folder + '\\' + name)).sort();

const needed = ['libcurl_a.lib', 'libssl.lib', 'libcrypto.lib', 'zlib_a.lib', 'nghttp2.lib', 'libssh2.lib', 'crypt32.lib',
	'normaliz.lib', 'winmm.lib', 'wldap32.lib', 'json-c.lib'];
const optional = ['brotlidec.lib', 'brotlicommon.lib', 'libzstd.lib'];
const headers = {
	'curl/curl.h': '',
	'curl/curlver.h': '#define LIBCURL_VERSION_NUM 0x080e01\n',
	'json-c/json.h': '',
	'zlib.h': '',
	'json-c/json_c_version.h': '#define JSON_C_MAJOR_VERSION 0\n#define JSON_C_MINOR_VERSION 18\n',
};

class Ended extends Error {}

// Runs config.w32 on a machine with these libraries and headers.
function configure(machine) {
	const seen = {libs: [], flags: '', sources: [], dependencies: [], warnings: [], error: null, arguments: []};
	const enabled = machine.enabled || 'shared';
	const has = (library) => machine.libs.includes(library);
	const stubs = {
		PHP_SKIPCALL: enabled,
		PHP_SKIPCALL_SHARED: enabled === 'shared',
		ARG_ENABLE: (name, help, standard) => seen.arguments.push(name + '=' + standard),
		CHECK_LIB: (names, target) => {
			const found = names.split(';').find(has);
			if (target !== 'skipcall' || !found) {
				return false;
			}
			seen.libs.push(found);
			return 'C:\\deps\\lib\\' + found;
		},
		CHECK_HEADER_ADD_INCLUDE: (name, flags) => {
			return flags === 'CFLAGS_SKIPCALL' && name in machine.headers ? machine.includes || 'C:\\deps\\include' : false;
		},
		// As PHP's: in a folder it is told, not where only the compiler knows the way.
		GREP_HEADER: (name, pattern, folder) => {
			return typeof folder === 'string' && name in machine.headers && new RegExp(pattern).test(machine.headers[name]);
		},
		ADD_FLAG: (name, value) => { seen.flags += name + ' ' + value + '\n'; },
		EXTENSION: (name, files, shared, flags) => {
			if (name !== 'skipcall' || shared !== stubs.PHP_SKIPCALL_SHARED) {
				throw new Error('EXTENSION() of another extension');
			}
			seen.sources = files.split(/\s+/);
			seen.flags += 'CFLAGS_SKIPCALL ' + flags + '\n';
		},
		ADD_EXTENSION_DEP: (name, on) => {
			if (seen.sources.length === 0) {
				throw new Error('ADD_EXTENSION_DEP() before EXTENSION()');
			}
			seen.dependencies.push(on);
		},
		WARNING: (text) => seen.warnings.push(text),
		ERROR: (text) => { throw new Ended(text); },
	};
	try {
		new Function(...Object.keys(stubs), source)(...Object.values(stubs));
	} catch (error) {
		if (!(error instanceof Ended)) {
			throw error;
		}
		seen.error = error.message;
	}
	return seen;
}

const full = () => ({libs: [...needed, ...optional], headers: {...headers}});
const without = (name) => {
	const machine = full();
	machine.libs = machine.libs.filter((library) => library !== name);
	delete machine.headers[name];
	return machine;
};
let failed = false;
function check(name, test) {
	let why = '';
	try {
		why = test() || '';
	} catch (error) {
		why = String(error);
	}
	console.log((why === '' ? 'ok ' : 'not ok ') + name);
	if (why !== '') {
		console.log('  ' + why);
		failed = true;
	}
}
const differs = (is, wanted) => [...is].sort().join(' ') === [...wanted].sort().join(' ') ? '' :
	'is ' + [...is].sort().join(' ') + '\n  not ' + [...wanted].sort().join(' ');
const ended = (seen, ...parts) => {
	if (seen.error === null) {
		return 'goes on';
	}
	const missing = parts.filter((part) => !seen.error.includes(part));
	return (missing.length > 0 ? 'does not say ' + missing.join(', ') + ': ' + seen.error : '') ||
		(seen.sources.length > 0 ? 'asks for sources all the same' : '');
};
const built = (seen) => seen.error || seen.warnings.join(' ') || differs(seen.sources, allSources);

check('config.w32 asks for every source, once', () => built(configure(full())));
check('config.w32 links a static libcurl with all it needs', () => {
	const seen = configure(full());
	return differs(seen.libs, [...needed, ...optional]) || (/\/D CURL_STATICLIB/.test(seen.flags) ? '' : 'no CURL_STATICLIB');
});
check('config.w32 links a libcurl of its own DLL alone', () => {
	const seen = configure({libs: ['libcurl.lib', 'zlib.lib', 'json-c.lib'], headers});
	return built(seen) || differs(seen.libs, ['libcurl.lib', 'zlib.lib', 'json-c.lib']) ||
		(/\/D SKC_HAVE_ZLIB/.test(seen.flags) ? '' : 'no SKC_HAVE_ZLIB') ||
		(/CURL_STATICLIB/.test(seen.flags) ? 'CURL_STATICLIB' : '');
});
check('config.w32 takes json-c-static.lib', () => {
	const machine = without('json-c.lib');
	machine.libs.push('json-c-static.lib');
	return built(configure(machine));
});
check('config.w32 depends on date, hash, json and spl', () => differs(configure(full()).dependencies, ['date', 'hash', 'json', 'spl']));
check('config.w32 builds into PHP as well', () => built(configure({...full(), enabled: 'yes'})));
check('config.w32 asks for nothing when it is not enabled', () => {
	const seen = configure({libs: [], headers: {}, enabled: 'no'});
	return seen.error || differs([...seen.libs, ...seen.sources], []) || differs(seen.arguments, ['skipcall=no']);
});
for (const name of needed) {
	const where = name === 'json-c.lib' ? 'vcpkg install json-c' :
		['crypt32.lib', 'normaliz.lib', 'winmm.lib', 'wldap32.lib'].includes(name) ? 'the Windows SDK' : 'phpsdk_deps';
	check('config.w32 says where ' + name + ' is from', () => ended(configure(without(name)), name, where));
}
check('config.w32 says where curl/curl.h is from', () => ended(configure(without('curl/curl.h')), 'curl/curl.h', 'phpsdk_deps'));
check('config.w32 says where json-c/json.h is from', () => ended(configure(without('json-c/json.h')), 'json-c/json.h',
	'vcpkg install json-c', '--with-extra-includes'));
for (const name of optional) {
	check('config.w32 warns of a missing ' + name, () => {
		const seen = configure(without(name));
		const word = name.includes('brotli') ? 'brotli' : 'zstd';
		return seen.error || differs(seen.sources, allSources) ||
			(seen.warnings.length === 1 && seen.warnings[0].includes(word) ? '' : 'warnings: ' + seen.warnings.join(' '));
	});
}
const lacking = {'zlib.h': without('zlib.h'), 'zlib.lib': {libs: ['libcurl.lib', 'json-c.lib'], headers}};
for (const name of Object.keys(lacking)) {
	check('config.w32 goes on without ' + name, () => {
		const seen = configure(lacking[name]);
		return seen.error || differs(seen.sources, allSources) || (/SKC_HAVE_ZLIB/.test(seen.flags) ? 'SKC_HAVE_ZLIB' : '') ||
			(seen.warnings.length === 1 && seen.warnings[0].includes('no zlib') ? '' : 'warnings: ' + seen.warnings.join(' '));
	});
}
const versions = (curl, major, minor) => ({...full(), headers: {...headers,
	'curl/curlver.h': '#define LIBCURL_VERSION_NUM ' + curl + '\n',
	'json-c/json_c_version.h': `#define JSON_C_MAJOR_VERSION ${major}\n#define JSON_C_MINOR_VERSION ${minor}\n`}});
check('config.w32 refuses libcurl 7.73', () => ended(configure(versions('0x074900', 0, 18)), 'libcurl 7.74 or newer'));
check('config.w32 refuses json-c 0.14', () => ended(configure(versions('0x080e01', 0, 14)), 'json-c 0.15 or newer'));
check('config.w32 takes the oldest versions', () => built(configure(versions('0x074a00', 0, 15))));
check('config.w32 takes json-c 1.0', () => built(configure(versions('0x080e01', 1, 0))));
check('config.w32 goes on where it cannot read versions', () => built(configure({...versions('0x074900', 0, 14), includes: true})));
check('config.w32 is what JScript understands', () => {
	const code = source.replace(/"(\\.|[^"\\])*"/g, '""').replace(/\/\/.*|\/\*[^]*?\*\//g, '');
	const newer = code.match(/\b(let|const|class|of|async|await)\b|=>|`|\.\.\.|\?\.|\?\?|,\s*[)\]}]|\.(forEach|map|filter|trim|includes|keys)\(/);
	return newer ? 'newer than ES3: ' + newer[0] : '';
});
process.exit(failed ? 1 : 0);
