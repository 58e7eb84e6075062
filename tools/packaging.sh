#!/usr/bin/env bash
# What people install, made: see tools/package, which calls this.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/lib.sh
. tools/roots.sh
version=$(sed -n 's/.*PHP_SKIPCALL_VERSION "\(.*\)".*/\1/p' php_skipcall.h)

# tarball FOLDER: skipcall-VERSION.tgz as PECL publishes it.
tarball() {
	need_packages php-pear
	tools/package --check
	mkdir -p "$1"
	(top=$PWD && cd "$1" && pecl package "$top/package.xml") >/dev/null
	echo "$1/skipcall-$version.tgz"
}

# debian FOLDER: a source package there, of the PECL tarball and packaging/debian.
debian() {
	local to=$1/php-skipcall-$version
	tarball "$1" >/dev/null
	rm -rf "$to"
	mkdir "$to"
	mv "$1/skipcall-$version.tgz" "$1/php-skipcall_$version.orig.tar.gz"
	tar -xzf "$1/php-skipcall_$version.orig.tar.gz" -C "$to"
	cp -r packaging/debian "$to/debian"
	echo "$to: debian/rules debian/control && dpkg-buildpackage"
}

# ---- Binaries for PIE ----

# Each PHP is a function "of_NAME" that runs one line of a shell where that PHP is; FOLDER is where it finds what is handed to it, from here
# $folder. php, phpize and php-config are that PHP's.
of_system() { (cd "$folder" && PHP=8.2 sh -ec "$1"); }
of_php84() { folder_of_root php84 8.4 "$1"; }
of_php85() { folder_of_root php85 8.5 "$1"; }
of_zts() { of_source zts "$1"; }
of_debug() { of_source debug "$1"; }
folder_of_root() { in_root "$PWD/build/$1-root" "export PHP=$2; set -e; cd /binary && $3"; }
of_source() {
	(cd "$folder" && PATH=$top/build/php-$1-modules/bin:$PATH PHP= sh -ec "$2")
}

# Makes that PHP available, or says why it is not.
have_system() { need_packages $BUILD_PACKAGES; }
have_php84() { system_root build/php84-root "${BUILD_PACKAGES//8.2/8.4}" trixie; }
have_php85() { system_root build/php85-root "${BUILD_PACKAGES//8.2/8.5}" sid experimental; }
have_zts() { php_with_modules zts --enable-zts; }
have_debug() { php_with_modules debug --enable-debug; }
# php_with_modules NAME CONFIGURE...: a PHP of Debian's source, for modules, in build/php-NAME-modules.
php_with_modules() {
	local to=$PWD/build/php-$1-modules
	shift
	[ ! -e "$to/bin/php-config" ] || return 0
	need_packages dpkg-dev autoconf
	php_source "$PWD/build/php-source"
	(cd build/php-source && { [ -e configure ] || ./buildconf --force; } && mkdir -p "$to-made" && cd "$to-made" &&
		{ [ -e Makefile ] || ../php-source/configure --prefix="$to" --disable-all --enable-cli "$@"; } && make -j"$(nproc)" &&
		make install-cli install-build install-headers install-programs) >"$to.log" 2>&1 || { tail -5 "$to.log"; return 1; }
	rm -rf "$to-made"
}

# The name that PIE looks for, by what that PHP and the module are: PIE's src/Platform/PrePackagedBinaryAssetName.php.
name='$arch = ["aarch64" => "arm64"][php_uname("m")] ?? php_uname("m");
	printf("php_skipcall-%s_php%d.%d-%s-linux-%s%s%s.zip", $argv[1], PHP_MAJOR_VERSION, PHP_MINOR_VERSION, $arch, $argv[2], PHP_DEBUG ? "-debug" : "",
		PHP_ZTS ? "-zts" : "");'
# What is asked of a module that was unpacked.
ask='$page = (new Skipcall\Client("sk_test_ok", ["baseUrl" => $argv[1]]))->listCalls(limit: 10);
	printf("PHP %s, skipcall %s: %d of %d calls", PHP_VERSION, phpversion("skipcall"), count($page), $page->total);'

binary() { # NAME-OF-PHP FOLDER
	local php=$1 to=$2 folder=$top/build/binary-$1 libc said zip needs
	"have_$php" >&2 || return 1
	case $php in php8?) folder=$top/build/$php-root/binary ;; esac
	rm -rf "$folder" && mkdir -p "$folder"
	tar -xzf "$to/skipcall-$version.tgz" -C "$folder"
	"of_$php" "cd skipcall-$version && phpize\$PHP && ./configure --with-php-config=\$(command -v php-config\$PHP) && make -j$(nproc) &&
		strip --strip-unneeded modules/skipcall.so" >"$to/$php.log" 2>&1 || { tail -5 "$to/$php.log"; return 1; }
	libc=$(readelf -d "$folder/skipcall-$version/modules/skipcall.so" | grep '\[libc\.so\.6\]' >/dev/null && echo glibc || echo musl)
	zip=$("of_$php" "php\$PHP -n -r '$name' $version $libc")
	rm -f "$to/$zip"
	(cd "$folder/skipcall-$version" && zip -q -X -j "$to/$zip" modules/skipcall.so ext/skipcall.stub.php LICENSE)
	# As PIE does: unpacked, and the module beside the top.
	mkdir "$folder/unpacked" && unzip -q "$to/$zip" -d "$folder/unpacked"
	said=$("of_$php" "php\$PHP -n -d extension=\$PWD/unpacked/skipcall.so -r '$ask' $url" 2>&1)
	[[ $said == "PHP "*", skipcall $version: 10 of 100 calls" ]] || { echo "$said"; return 1; }
	needs=$(objdump -T "$folder/unpacked/skipcall.so" | grep -oE 'GLIBC_[0-9.]+' | sort -Vu | tail -1)
	echo "$zip: $said; needs ${needs:-musl} $(readelf -d "$folder/unpacked/skipcall.so" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | grep -v '^libc\.' | tr '\n' ' ')" |
		sed 's/ $//'
	rm -rf "$folder"
}

# binaries FOLDER [PHP...]: a zip there for each PHP, of the PECL tarball; each is unpacked, loaded and asked for a page of the mock API. A line each,
# and a failure where there is none.
binaries() {
	local to php status=0 ready said result
	mkdir -p "$1"
	to=$(cd "$1" && pwd)
	shift
	[ $# -gt 0 ] || set -- system php84 php85 zts debug
	need_packages zip unzip binutils
	tarball "$to" >/dev/null
	coproc MOCK { exec php -n tests/server/mock.php --stdin --rows=100; }
	read -r ready <&"${MOCK[0]}"
	url=${ready#*\"url\":\"}
	url=${url%%\"*}
	url=${url//\\/}
	for php; do
		# Not as a condition, where set -e means nothing.
		set +e
		said=$(set -e; binary "$php" "$to" 2>"$to/$php.err")
		result=$?
		set -e
		if [ $result -eq 0 ]; then echo "ok $said"; else
			echo "not ok $php: $said $(tail -3 "$to/$php.err")"
			status=1
		fi
	done
	exec {MOCK[1]}>&-
	return $status
}

top=$PWD
"$@"
