/*
 * The only place that knows one operating system, processor or compiler from another: POSIX and
 * Windows; GCC, Clang and MSVC.
 */
#ifndef SKC_PLATFORM_H
#define SKC_PLATFORM_H

#include <stdbool.h>
#include <stdint.h>

#ifndef _MSC_VER
#include <stdatomic.h>
#endif

#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <winsock2.h>
#include <ws2tcpip.h>
#include <string.h>
#include <windows.h>
#else
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>
#endif

/* ---- compilers and processors ---- */

/* The compiler checks the arguments of a function as it does printf's. */
#if defined(__GNUC__) && !defined(_WIN32)
#define SKC_PRINTF_LIKE(format_at, first_at) __attribute__((format(printf, format_at, first_at)))
#else
#define SKC_PRINTF_LIKE(format_at, first_at)
#endif

/* Defined where the processor surely has SSE2 (MSVC says so by naming the processor). */
#if defined(__SSE2__) || defined(_M_X64)
#define SKC_SSE2 1
#endif

#ifdef _MSC_VER
#include <intrin.h>
#endif

/* The number of the lowest bit that is set; one has to be. */
static inline unsigned skc_lowest_bit(unsigned bits)
{
#ifdef _MSC_VER
	unsigned long at;
	_BitScanForward(&at, bits);
	return at;
#else
	return (unsigned)__builtin_ctz(bits);
#endif
}

/* ---- words that threads and processes share ---- */

/* Read, and changed by compare-and-swap, without a lock: lies in shared memory as well. */
#ifdef _MSC_VER
typedef volatile __int64 skc_word;
#else
typedef _Atomic uint64_t skc_word;
/* What the library locks instead is locked among the threads of one process only. */
#if ATOMIC_LLONG_LOCK_FREE != 2
#define SKC_WORDS_ARE_LOCKED 1
#endif
_Static_assert(sizeof(skc_word) == 8 && _Alignof(skc_word) == 8, "equal for all who share it");
#endif

static inline uint64_t skc_word_get(skc_word *word)
{
#ifdef _MSC_VER
	return (uint64_t)_InterlockedCompareExchange64(word, 0, 0);
#else
	return atomic_load(word);
#endif
}

static inline void skc_word_set(skc_word *word, uint64_t value)
{
#ifdef _MSC_VER
	_InterlockedExchange64(word, (__int64)value);
#else
	atomic_store(word, value);
#endif
}

/* Puts `value` in the place of *seen. False when it holds another by now: then that is in *seen. */
static inline bool skc_word_swap(skc_word *word, uint64_t *seen, uint64_t value)
{
#ifdef _MSC_VER
	const uint64_t found =
		(uint64_t)_InterlockedCompareExchange64(word, (__int64)value, (__int64)*seen);
	const bool swapped = found == *seen;
	*seen = found;
	return swapped;
#else
	return atomic_compare_exchange_strong(word, seen, value);
#endif
}

/* ---- processes ---- */

#ifdef _WIN32
typedef int skc_process;
#else
typedef pid_t skc_process;
#endif

/*
 * Who this process is, so that a forked child can tell that it is another. Windows has no fork: what
 * a process finds in its memory is its own.
 */
static inline skc_process skc_process_self(void)
{
#ifdef _WIN32
	return 0;
#else
	return getpid();
#endif
}

/* ---- users ---- */

/* Files can be mapped into the memory of several processes, which change words in it, and belong to users. */
#if !defined(_WIN32) && !defined(SKC_WORDS_ARE_LOCKED)
#define SKC_SHARED_FILES 1
#endif

/* Whose rights the process has. */
static inline int64_t skc_user_self(void)
{
#ifdef _WIN32
	return 0;
#else
	return (int64_t)geteuid();
#endif
}

/* The number of a group of users; -1: there is none of that name. */
static inline int64_t skc_group_named(const char *name)
{
#ifdef _WIN32
	(void)name;
	return -1;
#else
	/* The names of all its members have to fit. */
	for (size_t size = 4096; size <= (size_t)64 << 20; size *= 4) {
		struct group group, *found = NULL;
		char *memory = (char *)malloc(size);
		const int error = memory != NULL ? getgrnam_r(name, &group, memory, size, &found) : ENOMEM;
		const int64_t number = error == 0 && found != NULL ? (int64_t)group.gr_gid : -1;
		free(memory);
		if (error != ERANGE) {
			return number;
		}
	}
	return -1;
#endif
}

#ifdef SKC_SHARED_FILES
/*
 * Gives a file that is too short this size, with room on its disk: memory without that ends the process
 * that uses it. Any number of processes may do so at once, also to a file that others have mapped.
 */
static inline bool skc_file_grow(int fd, size_t size)
{
#ifdef __APPLE__
	return ftruncate(fd, (off_t)size) == 0;
#else
	return posix_fallocate(fd, 0, (off_t)size) == 0;
#endif
}
#endif

/* A folder for what processes share and what ends with the machine; NULL: there is none. */
static inline const char *skc_shared_folder(void)
{
#ifdef _WIN32
	return NULL;
#else
	return access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : NULL;
#endif
}

/* False when so many, four at most, can not be opened: the process, or the system, has as many as it may. */
static inline bool skc_descriptors_left(unsigned wanted)
{
#ifdef _WIN32
	(void)wanted;
	return true;
#else
	int fds[4];
	unsigned count = 0;
	bool left = true;
	while (left && count < wanted && count < sizeof(fds) / sizeof(fds[0])) {
		fds[count] = open("/dev/null", O_RDONLY | O_CLOEXEC);
		left = fds[count] >= 0 || (errno != EMFILE && errno != ENFILE);
		if (fds[count] < 0) {
			break;
		}
		count++;
	}
	while (count > 0) {
		close(fds[--count]);
	}
	return left;
#endif
}

/*
 * What tells a file, or what it holds, from what was at this path before: {0} when there is none. Links
 * are followed.
 */
struct skc_file_stamp {
	uint64_t parts[5];
};

static inline struct skc_file_stamp skc_file_stamp(const char *path)
{
#ifdef _WIN32
	WIN32_FILE_ATTRIBUTE_DATA data;
	if (!GetFileAttributesExA(path, GetFileExInfoStandard, &data)) {
		return (struct skc_file_stamp){{0}};
	}
	return (struct skc_file_stamp){{(uint64_t)data.nFileSizeHigh << 32 | data.nFileSizeLow,
		(uint64_t)data.ftLastWriteTime.dwHighDateTime << 32 | data.ftLastWriteTime.dwLowDateTime,
		(uint64_t)data.ftCreationTime.dwHighDateTime << 32 | data.ftCreationTime.dwLowDateTime, 0,
		0}};
#else
	struct stat status;
	if (stat(path, &status) != 0) {
		return (struct skc_file_stamp){{0}};
	}
#ifdef __APPLE__
	const struct timespec written = status.st_mtimespec, changed = status.st_ctimespec;
#else
	const struct timespec written = status.st_mtim, changed = status.st_ctim;
#endif
	return (struct skc_file_stamp){{(uint64_t)status.st_dev, (uint64_t)status.st_ino,
		(uint64_t)status.st_size, (uint64_t)written.tv_sec * 1000000000 + (uint64_t)written.tv_nsec,
		(uint64_t)changed.tv_sec * 1000000000 + (uint64_t)changed.tv_nsec}};
#endif
}

/* ---- sockets ---- */

#ifdef _WIN32
typedef SOCKET skc_socket;
#define SKC_SOCKET_NONE INVALID_SOCKET
#else
typedef int skc_socket;
#define SKC_SOCKET_NONE (-1)
#endif

#ifndef _WIN32
/* The same file under a number above 2; takes the old one. Fails: -1. */
static inline int skc_descriptor_raise(int fd)
{
	if (fd < 0 || fd > 2) {
		return fd;
	}
	const int higher = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	close(fd);
	return higher;
}
#endif

/*
 * A daemon that has closed its standard input, output and error would have them come back as sockets of
 * ours or libcurl's, and what it prints would go there. While descriptors are made, their places are
 * taken by /dev/null.
 */
struct skc_standard_places {
	bool held[3];
};

static inline void skc_standard_places_hold(struct skc_standard_places *places)
{
#ifdef _WIN32
	(void)places;
#else
	struct pollfd all[3] = {{.fd = 0}, {.fd = 1}, {.fd = 2}};
	if (poll(all, 3, 0) == 0) {
		return; /* all are open: it is asked at every request */
	}
	for (int fd = 0; fd <= 2; fd++) {
		/* The lowest free number is the one that is given. */
		if (fcntl(fd, F_GETFD) == -1) {
			places->held[fd] = open("/dev/null", O_RDWR | O_CLOEXEC) == fd;
		}
	}
#endif
}

/* Frees them again, unless the program has put something else there. */
static inline void skc_standard_places_free(struct skc_standard_places *places)
{
#ifdef _WIN32
	(void)places;
#else
	struct stat ours, null;
	for (int fd = 0; fd <= 2; fd++) {
		/* Programs open theirs without close-on-exec. */
		if (places->held[fd] && fstat(fd, &ours) == 0 && stat("/dev/null", &null) == 0 &&
			ours.st_rdev == null.st_rdev && fcntl(fd, F_GETFD) == FD_CLOEXEC) {
			close(fd);
		}
		places->held[fd] = false;
	}
#endif
}

/*
 * Opens a socket that programs started later do not inherit, from birth where the system can.
 * Fails: SKC_SOCKET_NONE.
 */
static inline skc_socket skc_socket_open(int family, int type, int protocol)
{
#ifdef _WIN32
	return WSASocketW(
		family, type, protocol, NULL, 0, WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
#elif defined(SOCK_CLOEXEC)
	return skc_descriptor_raise(socket(family, type | SOCK_CLOEXEC, protocol));
#else
	int fd = socket(family, type, protocol);
	if (fd != -1) {
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	}
	return skc_descriptor_raise(fd);
#endif
}

/* Ends both directions; the socket stays open. */
static inline void skc_socket_shutdown(skc_socket socket)
{
#ifdef _WIN32
	shutdown(socket, SD_BOTH);
#else
	shutdown(socket, SHUT_RDWR);
#endif
}

/* Fails: not 0. */
static inline int skc_socket_close(skc_socket socket)
{
#ifdef _WIN32
	return closesocket(socket);
#else
	return close(socket);
#endif
}

/*
 * What tells a socket from a later one that has got the same number; 0 when that is no open socket,
 * or cannot be told here.
 */
static inline uint64_t skc_socket_identity(skc_socket socket)
{
#ifdef _WIN32
	(void)socket;
	return 0;
#else
	struct stat status;
	return fstat(socket, &status) == 0 ? (uint64_t)status.st_ino : 0;
#endif
}

/* Sockets that are asked about at once. */
#define SKC_SOCKETS_AT_ONCE 16

/*
 * Leaves those of at most SKC_SOCKETS_AT_ONCE sockets of which bytes, or the peer's end, can be read at once.
 * Returns how many they are.
 */
static inline unsigned skc_sockets_readable(skc_socket *sockets, unsigned count)
{
	unsigned readable = 0;
#ifdef _WIN32
	WSAPOLLFD all[SKC_SOCKETS_AT_ONCE];
	for (unsigned i = 0; i < count; i++) {
		all[i] = (WSAPOLLFD){sockets[i], POLLRDNORM, 0};
	}
	const bool any = count > 0 && WSAPoll(all, count, 0) > 0;
#else
	struct pollfd all[SKC_SOCKETS_AT_ONCE];
	for (unsigned i = 0; i < count; i++) {
		all[i] = (struct pollfd){.fd = sockets[i], .events = POLLIN};
	}
	const bool any = count > 0 && poll(all, count, 0) > 0;
#endif
	for (unsigned i = 0; any && i < count; i++) {
		if (all[i].revents != 0) {
			sockets[readable++] = sockets[i];
		}
	}
	return readable;
}

/* Whether the socket may be looked for in an fd_set. */
static inline bool skc_socket_fits_set(skc_socket socket)
{
#ifdef _WIN32
	return socket != SKC_SOCKET_NONE;
#else
	return socket >= 0 && socket < FD_SETSIZE;
#endif
}

/* ---- waiting ---- */

/* Waits so many milliseconds, or until a signal comes where there are signals. */
static inline void skc_sleep_ms(int ms)
{
#ifdef _WIN32
	Sleep((DWORD)ms);
#else
	poll(NULL, 0, ms);
#endif
}

/* ---- signals ---- */

/*
 * Microseconds until the alarm that the process has set itself (alarm(), setitimer()); -1: there is
 * none.
 */
static inline int64_t skc_alarm_left(void)
{
#ifdef _WIN32
	return -1;
#else
	struct itimerval timer;
	if (getitimer(ITIMER_REAL, &timer) != 0 ||
		(timer.it_value.tv_sec == 0 && timer.it_value.tv_usec == 0)) {
		return -1;
	}
	return (int64_t)timer.it_value.tv_sec * 1000000 + timer.it_value.tv_usec;
#endif
}

/*
 * Microseconds of processor time until the timer of the process that counts it; -1: there is none.
 */
static inline int64_t skc_processor_timer_left(void)
{
#ifdef _WIN32
	return -1;
#else
	struct itimerval timer;
	if (getitimer(ITIMER_PROF, &timer) != 0 ||
		(timer.it_value.tv_sec == 0 && timer.it_value.tv_usec == 0)) {
		return -1;
	}
	return (int64_t)timer.it_value.tv_sec * 1000000 + timer.it_value.tv_usec;
#endif
}

/* Microseconds of processor time that the process has used; 0: it cannot be told. */
static inline int64_t skc_processor_time(void)
{
#ifdef _WIN32
	return 0;
#else
	struct rusage used;
	if (getrusage(RUSAGE_SELF, &used) != 0) {
		return 0;
	}
	return ((int64_t)used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000 +
		used.ru_utime.tv_usec + used.ru_stime.tv_usec;
#endif
}

/*
 * OpenSSL writes with write(2): where SIGPIPE would end the process, it is held back between
 * skc_pipe_guard() and skc_pipe_unguard(), and thrown away after. Windows has no such signal.
 */
struct skc_pipe_guard {
	bool active;
#ifndef _WIN32
	sigset_t before;
#endif
};

static inline void skc_pipe_guard(struct skc_pipe_guard *guard)
{
#ifdef _WIN32
	guard->active = false;
#else
	struct sigaction action;
	guard->active = sigaction(SIGPIPE, NULL, &action) == 0 && action.sa_handler == SIG_DFL;
	if (guard->active) {
		sigset_t pipe;
		sigemptyset(&pipe);
		sigaddset(&pipe, SIGPIPE);
		pthread_sigmask(SIG_BLOCK, &pipe, &guard->before);
	}
#endif
}

static inline void skc_pipe_unguard(struct skc_pipe_guard *guard)
{
#ifdef _WIN32
	(void)guard;
#else
	if (guard->active) {
		const struct timespec at_once = {0, 0};
		sigset_t pipe;
		sigemptyset(&pipe);
		sigaddset(&pipe, SIGPIPE);
		while (sigtimedwait(&pipe, NULL, &at_once) == SIGPIPE) {
		}
		pthread_sigmask(SIG_SETMASK, &guard->before, NULL);
	}
#endif
}

/* ---- time ---- */

/*
 * Microseconds since some time before the process began; never goes back. Goes on while the machine is
 * suspended, as far as its system can tell.
 */
static inline int64_t skc_time_monotonic(void)
{
#ifdef _WIN32
	LARGE_INTEGER ticks, per_second;
	QueryPerformanceCounter(&ticks);
	QueryPerformanceFrequency(&per_second);
	/* Seconds apart from the rest: all ticks times a million would overflow after some days. */
	return ticks.QuadPart / per_second.QuadPart * 1000000 +
		ticks.QuadPart % per_second.QuadPart * 1000000 / per_second.QuadPart;
#else
	struct timespec now;
#ifdef CLOCK_BOOTTIME
	clock_gettime(CLOCK_BOOTTIME, &now);
#else
	clock_gettime(CLOCK_MONOTONIC, &now);
#endif
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
#endif
}

/*
 * Tells runs of skc_time_monotonic() apart: other after another boot, and in a container whose clock
 * counts from elsewhere. 0 where the system does not tell.
 */
static inline uint64_t skc_time_run(void)
{
#ifdef __linux__
	char text[128] = "";
	const int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
	ssize_t len = fd != -1 ? read(fd, text, 36) : 0;
	if (fd != -1) {
		close(fd);
	}
	len = len > 0 ? len : 0;
	const ssize_t more = readlink("/proc/self/ns/time", text + len, sizeof(text) - 36);
	len += more > 0 ? more : 0;
	uint64_t sum = UINT64_C(0xcbf29ce484222325);
	for (ssize_t i = 0; i < len; i++) {
		sum = (sum ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
	}
	return len > 0 ? sum : 0;
#else
	return 0;
#endif
}

/* Microseconds since 1970, UTC. */
static inline int64_t skc_time_wall(void)
{
#ifdef _WIN32
	/* Tenths of a microsecond since 1601. */
	FILETIME now;
	GetSystemTimeAsFileTime(&now);
	int64_t tenths = (int64_t)((uint64_t)now.dwHighDateTime << 32 | now.dwLowDateTime);
	return tenths / 10 - INT64_C(11644473600) * 1000000;
#else
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
#endif
}

#endif
