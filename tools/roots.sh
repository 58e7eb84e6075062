# Other systems and other PHPs in folders of build/, for what has to be seen there. Sourced, after tools/lib.sh.

# in_root ROOT COMMAND: runs this line of a shell there, with a /dev/shm of its own; nothing stays mounted.
in_root() {
	unshare --mount sh -c 'mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && mount -t tmpfs tmpfs "$1/dev/shm" &&
		exec env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
			SKIP_ONLINE_TESTS=1 NO_INTERACTION=1 chroot "$1" sh -c "$2"' sh "$1" "$2"
}

# system_root ROOT PACKAGES SUITE...: a Debian of the first suite there, with these packages at least, also from the other
# suites. Nothing of it is started, and no systemd is needed.
system_root() {
	local root=$1 suite=$3 other mirror wanted there
	wanted="systemd-standalone-tmpfiles systemd-standalone-sysusers $2"
	shift 3
	[ "$(id -u)" = 0 ] || { echo "another Debian is set up by root only"; return 1; }
	need_packages debootstrap || return 1
	mirror=$(apt-get indextargets --format '$(SITE)' 'Codename: bookworm' | sort -u | head -1)
	there=$([ ! -e "$root/installed" ] || tr -s " \n" "\n" <"$root/installed" | sort -u)
	wanted=$(tr -s ' \n\t' '\n' <<<"$wanted" | sed '/^$/d' | sort -u | comm -23 - <(echo "$there") | tr '\n' ' ')
	[ -n "$wanted" ] || return 0
	if [ ! -e "$root/bootstrapped" ]; then
		rm -rf "$root" && debootstrap --variant=minbase "$suite" "$root" "$mirror" && touch "$root/bootstrapped" || return 1
	fi
	printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" && chmod 755 "$root/usr/sbin/policy-rc.d" &&
		printf '127.0.0.1 localhost\n::1 localhost\n' >"$root/etc/hosts" || return 1
	echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io" || return 1
	for other in "$suite" "$@"; do
		printf 'deb %s %s main\ndeb-src %s %s main\n' "$mirror" "$other" "$mirror" "$other"
	done >"$root/etc/apt/sources.list"
	# A mirror may hold a state of sid that is some weeks old. Some packages are gone from one PHP to the next.
	in_root "$root" "apt-get -o Acquire::Check-Valid-Until=false update && apt-get install -y --no-install-recommends \$(
		apt-cache --generate pkgnames | grep -xF \"\$(printf '%s\\n' $wanted)\")" || return 1
	printf '%s\n' "$there" "$wanted" >"$root/installed"
}

# php_source FOLDER: the source of Debian's PHP.
php_source() {
	local source=$1 apt=$PWD/build/apt mirror
	[ ! -e "$source/configure.ac" ] || return 0
	need_packages dpkg-dev || return 1
	# Lists of its own: the machine's sources stay as they are.
	mirror=$(apt-get indextargets --format '$(SITE)' 'Codename: bookworm' | sort -u | head -1)
	rm -rf "$source" && mkdir -p "$apt/lists/partial" "$source" || return 1
	echo "deb-src $mirror bookworm main" >"$apt/sources"
	local own=(-o Dir::Etc::SourceList="$apt/sources" -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$apt/lists")
	(cd "$apt" && apt-get update "${own[@]}" && apt-get source --download-only "${own[@]}" php8.2 &&
		tar -xf php8.2_*.orig.tar.xz --strip-components=1 -C "$source") >build/php-source.log 2>&1 ||
		{ tail -3 build/php-source.log; return 1; }
}
