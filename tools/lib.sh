# Shared by the commands in tools/: what has to be installed, and how the extension is built. Sourced, not run.

# Scripts sort and compare bytes, whatever the user's locale; tests run PHP in the user's own.
THEIR_LC_ALL=${LC_ALL-unset}
export LC_ALL=C
their_locale() { if [ "$THEIR_LC_ALL" = unset ]; then unset LC_ALL; else export LC_ALL=$THEIR_LC_ALL; fi; }

# phpize and make cannot work in a folder whose path has a space: then everything goes by a link to it.
case $PWD in
	*[[:space:]]*)
		link=${TMPDIR:-/tmp}/skipcall-$(id -u)-$(cksum <<<"$PWD" | cut -d' ' -f1)
		ln -sfn "$PWD" "$link" && cd "$link" || exit 1
		;;
esac

# Installs what is missing of the Debian packages named; quiet when nothing is.
need_packages() {
	local missing=() package
	for package in "$@"; do
		dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
	done
	[ ${#missing[@]} -eq 0 ] && return 0
	local as_root=()
	if [ "$(id -u)" != 0 ]; then
		command -v sudo >/dev/null || { echo "Please install as root: apt-get install ${missing[*]}" >&2; return 1; }
		as_root=(sudo)
	fi
	echo "Installing ${missing[*]}" >&2
	local log status=0
	log=$(mktemp)
	# One at a time. Services must not start on their own: the tests run their own servers.
	"${as_root[@]}" flock /run/lock/skipcall-apt sh -c '
		policy=/usr/sbin/policy-rc.d
		if [ ! -e $policy ]; then
			printf "#!/bin/sh\nexit 101\n" >$policy && chmod 755 $policy
			trap "rm -f $policy" EXIT
		fi
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"' sh "${missing[@]}" \
		>"$log" 2>&1 || { status=$?; cat "$log" >&2; }
	rm -f "$log"
	return $status
}

BUILD_PACKAGES="php8.2-cli php8.2-dev libcurl4-openssl-dev libjson-c-dev zlib1g-dev pkg-config make gcc libc6-dev ca-certificates"
# What the tests run beside PHP.
TEST_PACKAGES="libcmocka-dev nginx-light nodejs openssl tinyproxy squid microsocks libapache2-mod-php8.2 php8.2-curl php8.2-fpm php8.2-opcache redis-server \
	php8.2-redis php8.2-apcu php8.2-sqlite3 php8.2-mysql mariadb-server"

# run_tests_php FOLDER: prints the path of the run-tests.php in that folder of a build, with two changes: it would try a test
# again that failed and calls microtime() or the like, and a test that needs a second try has failed; and it would give a worker
# 32 tests in a row, so that a folder of slow ones keeps one worker when the others have ended.
run_tests_php() {
	local from=$1/run-tests.php to=$PWD/$1/run-tests-once.php
	sed 's/if (!$passed && !$retried && error_may_be_retried(/if (false \&\& error_may_be_retried(/
		s/$maxBatchSize = $valgrind ? 1 : ($shuffle ? 4 : 32);/$maxBatchSize = 1;/' "$from" >"$to"
	if grep -q 'error_may_be_retried(\$test, \$output)) {' "$to" && ! grep -q 'if (false && error_may_be_retried(' "$to"; then
		echo "run-tests.php of this PHP is not known: it may try tests again" >&2
		return 1
	fi
	echo "$to"
}

# in_dash CONFIGURE...: runs it, and later the libtool that it makes, in dash, which takes half of bash's time for scripts of some
# ten thousand lines. By itself configure looks for a shell, and finds bash.
in_dash() { if [ -x /bin/dash ]; then CONFIG_SHELL=/bin/dash "$@"; else "$@"; fi; }

# build NAME [configure options...]: builds a copy of the tree in build/NAME, so that the tree itself stays clean, and
# sets MODULE to the shared object. What has not changed is not built again. CFLAGS and LDFLAGS are heard.
# Parts of tools/test that go beside each other may want the same: the second waits, and finds it built.
build() {
	mkdir -p build
	build_alone "$@" 9>"build/$1.lock"
}
build_alone() {
	flock 9
	local name=$1 dir
	shift
	dir=$PWD/build/$name
	mkdir -p "$dir"
	# Same times as the originals, so that make sees what changed; removed sources must not linger.
	local folder file
	for folder in ext src; do
		mkdir -p "$dir/$folder"
		for file in "$dir/$folder"/*.[ch]; do
			[ ! -e "$file" ] || [ -e "$folder/${file##*/}" ] || rm -f "$file"
		done
		cp -pu "$folder"/*.[ch] "$dir/$folder/"
	done
	cp -pu ext/skipcall.stub.php "$dir/ext/"
	cp -pu config.m4 php_skipcall.h "$dir/"
	local wanted="$* CFLAGS=${CFLAGS:-} LDFLAGS=${LDFLAGS:-} CC=${CC:-} $(md5sum <config.m4) $(ls ext src | md5sum) $(php -v | head -1)"
	if [ ! -e "$dir/Makefile" ] || [ "$(cat "$dir/.configured" 2>/dev/null)" != "$wanted" ]; then
		(cd "$dir" && { [ ! -e Makefile ] || make -s distclean >/dev/null 2>&1 || true; } &&
			phpize && in_dash ./configure "$@") >"$dir/configure.log" 2>&1 || { tail -20 "$dir/configure.log" >&2; return 1; }
		printf '%s\n' "$wanted" >"$dir/.configured"
	fi
	(cd "$dir" && make -s -j"$(nproc)") >"$dir/make.log" 2>&1 || { cat "$dir/make.log" >&2; return 1; }
	MODULE=$dir/modules/skipcall.so
	[ -e "$MODULE" ]
}
