/*
 * An HTTP server of a few lines, played by the test itself: while it waits for a connection or a
 * request, it drives the engine. What happens when is so in the test's hand, without threads.
 */
#ifndef SKC_TEST_SERVER_H
#define SKC_TEST_SERVER_H

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../../src/engine.h"

/* Waits are for this many milliseconds of real time at most, in slices. */
#define PATIENCE_MS 10000
#define SLICE_MS 2

/* Time that passes only when told to. */
struct fake_time {
	int64_t monotonic, wall;
	int64_t tick; /* passes at each look at the monotonic clock */
};

static inline int64_t fake_monotonic(void *context)
{
	struct fake_time *time = context;
	return time->monotonic += time->tick;
}

static inline int64_t fake_wall(void *context)
{
	return ((struct fake_time *)context)->wall;
}

struct server {
	int fd;
	char url[64]; /* http://127.0.0.1:PORT/ */
};

static inline bool server_open(struct server *server)
{
	struct sockaddr_in address = {.sin_family = AF_INET};
	socklen_t len = sizeof(address);
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	server->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (server->fd < 0 || bind(server->fd, (struct sockaddr *)&address, len) != 0 ||
		listen(server->fd, 64) != 0 ||
		getsockname(server->fd, (struct sockaddr *)&address, &len) != 0) {
		return false;
	}
	snprintf(server->url, sizeof(server->url), "http://127.0.0.1:%u/", ntohs(address.sin_port));
	return true;
}

static inline bool is_readable(int fd, int ms)
{
	struct pollfd waiting = {.fd = fd, .events = POLLIN};
	return poll(&waiting, 1, ms) == 1;
}

/* The next connection; drives the engine until there is one. -1 when none comes. */
static inline int server_accept(struct server *server, struct skc_engine *engine)
{
	struct skc_event event;
	for (int spent = 0; spent < PATIENCE_MS; spent += SLICE_MS) {
		if (is_readable(server->fd, 0)) {
			return accept(server->fd, NULL, NULL);
		}
		skc_engine_step(engine, SLICE_MS, &event);
	}
	return -1;
}

/* Reads one request up to its empty line; drives the engine meanwhile. */
static inline bool server_read(int fd, struct skc_engine *engine, char *request, size_t room)
{
	size_t len = 0;
	struct skc_event event;
	for (int spent = 0; spent < PATIENCE_MS && len + 1 < room;) {
		ssize_t n = recv(fd, request + len, room - len - 1, MSG_DONTWAIT);
		if (n > 0) {
			len += (size_t)n;
			request[len] = '\0';
			if (strstr(request, "\r\n\r\n") != NULL) {
				return true;
			}
		} else if (n == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) {
			return false;
		} else {
			skc_engine_step(engine, SLICE_MS, &event);
			spent += SLICE_MS;
		}
	}
	return false;
}

static inline bool server_send(int fd, const char *bytes, size_t len)
{
	return send(fd, bytes, len, MSG_NOSIGNAL) == (ssize_t)len;
}

static inline bool server_say(int fd, const char *text)
{
	return server_send(fd, text, strlen(text));
}

/* Closes with a reset instead of an orderly end. */
static inline void server_reset(int fd)
{
	const struct linger at_once = {1, 0};
	setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
	close(fd);
}

/* True once the peer has closed; drives the engine meanwhile. */
static inline bool server_sees_end(int fd, struct skc_engine *engine)
{
	char byte;
	struct skc_event event;
	for (int spent = 0; spent < PATIENCE_MS; spent += SLICE_MS) {
		ssize_t n = recv(fd, &byte, 1, MSG_DONTWAIT);
		if (n == 0 || (n < 0 && errno == ECONNRESET)) {
			return true;
		}
		if (engine != NULL) {
			skc_engine_step(engine, SLICE_MS, &event);
		} else {
			is_readable(fd, SLICE_MS);
		}
	}
	return false;
}

/* Drives until the transfer is done. */
static inline bool drive_until_done(struct skc_engine *engine, const struct skc_transfer *transfer)
{
	struct skc_event event;
	for (int spent = 0; spent < PATIENCE_MS && !skc_transfer_is_done(transfer); spent += SLICE_MS) {
		skc_engine_step(engine, SLICE_MS, &event);
	}
	return skc_transfer_is_done(transfer);
}

/* What the requests of these tests share of their servers; known nothing of at each request_to(). */
static struct skc_budget test_budget;
static struct skc_origin test_origin;

/*
 * A request as most tests make it: two retries, half a minute for each attempt, whatever is left of
 * the rate limit.
 */
static inline struct skc_request request_to(const char *url)
{
	static const char *const headers[] = {"Authorization: Bearer sk_test_1", "Accept: */*"};
	static const struct skc_connection_config connection = {.verify = true};
	memset(&test_budget, 0, sizeof(test_budget));
	memset(&test_origin, 0, sizeof(test_origin));
	return (struct skc_request){
		.url = url,
		.headers = headers,
		.header_count = 2,
		.user_agent = "engine-test",
		.connection = &connection,
		.keep = SKC_KEEP_PROCESS,
		.timeout = 30 * SKC_SECOND,
		.connect_timeout = 10 * SKC_SECOND,
		.deadline = SKC_NEVER,
		.deadline_name = "maxDuration",
		.max_response_bytes = 1 << 20,
		.retry = skc_retry_policy_default(2, 65 * SKC_SECOND),
		.budget = {&test_budget, 0},
		.rules = {.ignore = true},
		.origin = &test_origin,
	};
}

#endif
