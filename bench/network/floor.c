/*
 * The floor: bare libcurl, bodies thrown away. floor URL CA PAGES IN_FLIGHT asks for page=1 to PAGES
 * below the URL and prints {"cpu","seconds","rss"}.
 */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static size_t drop(char *bytes, size_t size, size_t count, void *data)
{
	(void)bytes;
	(void)data;
	return size * count;
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double cpu(void)
{
	struct rusage used;
	getrusage(RUSAGE_SELF, &used);
	return (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6 +
		(double)used.ru_stime.tv_sec + (double)used.ru_stime.tv_usec / 1e6;
}

static int next_page = 1, pages;

static void ask(CURLM *multi, CURL *easy, const char *base)
{
	char url[500];
	snprintf(url, sizeof(url), "%s/v1/calls?page=%d&limit=100", base, next_page++);
	curl_easy_setopt(easy, CURLOPT_URL, url);
	curl_multi_add_handle(multi, easy);
}

int main(int argc, char **argv)
{
	if (argc != 5) {
		return 2;
	}
	const int in_flight = atoi(argv[4]);
	int left = 0, running, queued, failed = 0;
	pages = atoi(argv[3]);
	curl_global_init(CURL_GLOBAL_DEFAULT);
	CURLM *multi = curl_multi_init();
	curl_multi_setopt(multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
	curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, 8L);
	const double began = now(), before = cpu();
	for (int i = 0; i < in_flight && next_page <= pages; i++, left++) {
		CURL *easy = curl_easy_init();
		curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, drop);
		curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
		curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
		curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 128L * 1024);
		curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
		if (argv[2][0] != '\0') {
			curl_easy_setopt(easy, CURLOPT_CAINFO, argv[2]);
		}
		ask(multi, easy, argv[1]);
	}
	while (left > 0) {
		CURLMsg *message;
		curl_multi_perform(multi, &running);
		while ((message = curl_multi_info_read(multi, &queued)) != NULL) {
			CURL *easy = message->easy_handle;
			failed += message->data.result != CURLE_OK;
			curl_multi_remove_handle(multi, easy);
			if (next_page <= pages) {
				ask(multi, easy, argv[1]);
			} else {
				curl_easy_cleanup(easy);
				left--;
			}
		}
		if (left > 0) {
			curl_multi_poll(multi, NULL, 0, 1000, NULL);
		}
	}
	struct rusage used;
	getrusage(RUSAGE_SELF, &used);
	printf("{\"cpu\":%.6f,\"seconds\":%.6f,\"rss\":%ld,\"rows\":%d}\n", cpu() - before, now() - began,
		used.ru_maxrss * 1024, failed == 0 ? pages * 100 : -failed);
	return 0;
}
