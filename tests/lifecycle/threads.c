/*
 * A PHP with threads, each serving requests of its own: threads URL. Every thread has a pool of its
 * own, so that it opens one connection, and gets its own answers. Run by tools/matrix zts, which
 * builds PHP as a library for it. Prints "ok" or what was wrong.
 */
#include <sapi/embed/php_embed.h>

#include <pthread.h>

#define THREADS 8
#define REQUESTS 12

static char code[4000];
static int wrong;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void serve(int thread, int request)
{
	zval result;
	if (php_request_startup() != SUCCESS) {
		__atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
		return;
	}
	zend_first_try
	{
		zend_string *text = strpprintf(0, "(function () { $page = %d; $first = %s; %s })()",
			thread + 1, request == 0 ? "true" : "false", code);
		if (zend_eval_string(ZSTR_VAL(text), &result, "thread") != SUCCESS ||
			Z_TYPE(result) != IS_STRING || strcmp(Z_STRVAL(result), "fine") != 0) {
			pthread_mutex_lock(&lock);
			printf("thread %d, request %d: %s\n", thread, request,
				Z_TYPE(result) == IS_STRING ? Z_STRVAL(result) : "no answer");
			pthread_mutex_unlock(&lock);
			__atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
		}
		zval_ptr_dtor(&result);
		zend_string_release(text);
	}
	zend_catch
	{
		__atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
	}
	zend_end_try();
	php_request_shutdown(NULL);
}

static void *run(void *number)
{
	(void)ts_resource(0);
	ZEND_TSRMLS_CACHE_UPDATE();
	for (int request = 0; request < REQUESTS; request++) {
		serve((int)(intptr_t)number, request);
	}
	ts_free_thread();
	return NULL;
}

ZEND_TSRMLS_CACHE_DEFINE()

int main(int argc, char **argv)
{
	pthread_t threads[THREADS];
	if (argc != 2) {
		return 2;
	}
	snprintf(code, sizeof(code),
		"try { $client = new Skipcall\\Client('sk_test_ok', ['baseUrl' => '%s']);"
		"$pending = $client->listCallsAsync($page + 8, 3);"
		"$got = $client->listCalls($page, 3);"
		"if ($got->page !== $page || $pending->wait()->page !== $page + 8) { return 'the wrong page'; }"
		"$opened = Skipcall\\Client::getPoolStats()['openedConnections'];"
		"return $opened <= 2 ? 'fine' : \"$opened connections opened\";"
		"} catch (Throwable $e) { return $e->getMessage(); }",
		argv[1]);
	php_embed_module.php_ini_ignore = 1;
	if (php_embed_init(argc, argv) != SUCCESS) {
		return 1;
	}
	php_request_shutdown(NULL);
	for (intptr_t i = 0; i < THREADS; i++) {
		pthread_create(&threads[i], NULL, run, (void *)i);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
	}
	printf("%s\n", wrong == 0 ? "ok" : "not ok");
	/* php_embed_shutdown() ends a request as well. */
	php_request_startup();
	php_embed_shutdown();
	return wrong == 0 ? 0 : 1;
}
