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
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <strings.h>
#include <sys/file.h>
#include <sys/mman.h>
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

/* ---- texts ---- */

#ifdef _WIN32
/* PHP's own headers may have said so already. */
#ifndef strcasecmp
#define strcasecmp _stricmp
#endif
#ifndef strncasecmp
#define strncasecmp _strnicmp
#endif
#endif

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

/* Files can be mapped into the memory of several processes, and belong to users. */
#ifndef _WIN32
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
	char memory[4096];
	struct group group, *found = NULL;
	return getgrnam_r(name, &group, memory, sizeof(memory), &found) == 0 && found != NULL
		? (int64_t)group.gr_gid
		: -1;
#endif
}

/* A folder for what processes share and what ends with the machine; NULL: there is none. */
static inline const char *skc_shared_folder(void)
{
#ifdef _WIN32
	return NULL;
#else
	return access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : NULL;
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
	return socket(family, type | SOCK_CLOEXEC, protocol);
#else
	int fd = socket(family, type, protocol);
	if (fd != -1) {
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	}
	return fd;
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

/* Microseconds since some time before the process began; never goes back. */
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
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
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
