/* Skipcall\Client: the object, its key and options. What sends requests is in client_methods.c. */
#include "client.h"

#include "SAPI.h"
#include "ext/hash/php_hash.h"
#include "ext/hash/php_hash_sha.h"

#include "../src/secret.h"
#include "classes.h"
#include "object.h"
#include "refuse.h"
#include "settings.h"

/* ---- the object ---- */

static void free_client(zend_object *object)
{
	struct skipcall_client *client = skipcall_client_of(object);
	if (client->api_key != NULL) {
		skc_wipe(ZSTR_VAL(client->api_key), ZSTR_LEN(client->api_key));
		zend_string_release(client->api_key);
	}
	skipcall_options_destroy(client->options);
}

/* Callables may refer to the client itself. */
static void add_gc(zend_object *object, zend_get_gc_buffer *buffer)
{
	struct skipcall_client *client = skipcall_client_of(object);
	if (client->options != NULL) {
		skipcall_options_gc(client->options, buffer);
	}
}

static struct skipcall_object_class client_class = {
	.size = sizeof(struct skipcall_client),
	.offset = offsetof(struct skipcall_client, std),
	.free = free_client,
	.gc = add_gc,
};

static zend_object *create_client(zend_class_entry *ce)
{
	return skipcall_object_new(&client_class, ce);
}

void skipcall_client_minit(void)
{
	skipcall_object_minit(&client_class, skipcall_ce_Client, create_client);
}

struct skipcall_client *skipcall_this_client(zval *this)
{
	struct skipcall_client *client = skipcall_client_of(Z_OBJ_P(this));
	if (client->api_key == NULL) {
		skipcall_throw_error("The %s object was not constructed: its constructor must call "
							 "Skipcall\\Client::__construct()",
			ZSTR_VAL(Z_OBJCE_P(this)->name));
		return NULL;
	}
	return client;
}

/* ---- the key ---- */

/* What a key may be wrong in, to be put behind its name; NULL: nothing. */
static const char *key_problem(const char *key, size_t len)
{
	if (len == 0) {
		return "must not be empty";
	}
	if (key[0] == '"' || key[0] == '\'') {
		return "must not stand in quotes: env[...] of php-fpm and putenv() take a value as it is";
	}
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)key[i];
		if (c <= ' ' || c >= 0x7F) {
			return "must not hold spaces, control characters or anything but ASCII";
		}
	}
	return NULL;
}

/* Fails with an exception that does not hold the key. */
static bool check_key(const zend_string *key, bool of_environment)
{
	const char *problem = key_problem(ZSTR_VAL(key), ZSTR_LEN(key));
	if (problem != NULL) {
		skipcall_refuse("%s %s",
			of_environment ? "SKIPCALL_API_KEY of the environment" : "Argument #1 ($apiKey)",
			problem);
	}
	return problem == NULL;
}

/* Returns new: the key of the environment, NULL with an exception when there is none. */
static zend_string *key_of_environment(void)
{
	zend_string *key = skipcall_environment_or_superglobal("SKIPCALL_API_KEY");
	if (key == NULL) {
		skipcall_throw_argument(
			"Skipcall\\Client::__construct(): Argument #1 ($apiKey) is null, and SKIPCALL_API_KEY "
			"is "
			"neither in the environment nor in $_ENV or $_SERVER: set env[SKIPCALL_API_KEY] in the "
			"pool of php-fpm (or clear_env = no), or putenv() it; a framework whose configuration "
			"is "
			"cached does not load .env: pass the key");
	}
	return key;
}

/* Enough characters to recognise the key, too few to use it. */
static zend_string *masked_key(const zend_string *key)
{
	const char *text = ZSTR_VAL(key);
	const bool known = strncmp(text, "sk_live_", 8) == 0 || strncmp(text, "sk_test_", 8) == 0;
	return strpprintf(0, "%.*s\xE2\x80\xA6%s", known ? 8 : 0, text,
		ZSTR_LEN(key) >= 20 ? text + ZSTR_LEN(key) - 4 : "");
}

/* ---- the bucket of its rate limit ---- */

/* The name of the rate limit bucket: a hash, equal on every host, that does not reveal the key. */
static void name_bucket(struct skipcall_client *client)
{
	static const char hex[] = "0123456789abcdef";
	const struct skipcall_options *options = client->options;
	PHP_SHA256_CTX context;
	unsigned char digest[32];
	PHP_SHA256Init(&context);
	if (options->rate_limit_bucket != NULL) {
		PHP_SHA256Update(&context, (const unsigned char *)"bucket", sizeof("bucket"));
		PHP_SHA256Update(&context, (const unsigned char *)ZSTR_VAL(options->rate_limit_bucket),
			ZSTR_LEN(options->rate_limit_bucket));
	} else {
		PHP_SHA256Update(&context, (const unsigned char *)"key", sizeof("key"));
		PHP_SHA256Update(&context, (const unsigned char *)ZSTR_VAL(options->base_url),
			ZSTR_LEN(options->base_url) + 1);
		PHP_SHA256Update(
			&context, (const unsigned char *)ZSTR_VAL(client->api_key), ZSTR_LEN(client->api_key));
	}
	PHP_SHA256Final(digest, &context);
	for (size_t i = 0; i < SKIPCALL_BUCKET_NAME / 2; i++) {
		client->bucket[2 * i] = hex[digest[i] >> 4];
		client->bucket[2 * i + 1] = hex[digest[i] & 15];
	}
	client->bucket[SKIPCALL_BUCKET_NAME] = '\0';
	skc_wipe(&context, sizeof(context)); /* it holds the end of the key */
}

/* ---- construction ---- */

ZEND_METHOD(Skipcall_Client, __construct)
{
	(void)return_value;
	zend_string *key = NULL;
	HashTable *given = NULL;
	ZEND_PARSE_PARAMETERS_START(0, 2)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(key)
		Z_PARAM_ARRAY_HT(given)
	ZEND_PARSE_PARAMETERS_END();
	struct skipcall_client *client = skipcall_client_of(Z_OBJ_P(ZEND_THIS));
	if (client->options != NULL) {
		skipcall_throw_error("Cannot construct a Skipcall\\Client twice: use withOptions()");
		return;
	}
	/* A copy of our own either way, since it is wiped in the end. */
	const bool given_key = key != NULL;
	key = given_key ? zend_string_init(ZSTR_VAL(key), ZSTR_LEN(key), false) : key_of_environment();
	if (key == NULL) {
		return;
	}
	if (!check_key(key, !given_key) || !skipcall_options_parse(&client->options, NULL, given)) {
		skc_wipe(ZSTR_VAL(key), ZSTR_LEN(key));
		zend_string_release(key);
		return;
	}
	client->api_key = key;
	name_bucket(client);
}

/* ---- copies ---- */

/* Subclass properties are copied, the constructor is not called. Fails with an exception. */
static void copy_client(
	struct skipcall_client *client, HashTable *given, const zend_string *key, zval *return_value)
{
	zend_object *object = create_client(client->std.ce);
	struct skipcall_client *copy = skipcall_client_of(object);
	if (!skipcall_options_parse(&copy->options, client->options, given)) {
		zend_object_store_ctor_failed(object); /* no destructor */
		zend_object_release(object);
		return;
	}
	copy->api_key = zend_string_init(ZSTR_VAL(key), ZSTR_LEN(key), false);
	name_bucket(copy);
	RETVAL_OBJ(object);
	zend_objects_clone_members(object, &client->std);
}

ZEND_METHOD(Skipcall_Client, withOptions)
{
	HashTable *given;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(given)
	ZEND_PARSE_PARAMETERS_END();
	struct skipcall_client *client = skipcall_this_client(ZEND_THIS);
	if (client != NULL) {
		copy_client(client, given, client->api_key, return_value);
	}
}

ZEND_METHOD(Skipcall_Client, withApiKey)
{
	zend_string *key;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(key)
	ZEND_PARSE_PARAMETERS_END();
	struct skipcall_client *client = skipcall_this_client(ZEND_THIS);
	if (client != NULL && check_key(key, false)) {
		copy_client(client, NULL, key, return_value);
	}
}

/* ---- var_dump() ---- */

ZEND_METHOD(Skipcall_Client, __debugInfo)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_client *client = skipcall_client_of(Z_OBJ_P(ZEND_THIS));
	/* Properties of a subclass first. */
	RETVAL_ARR(zend_array_dup(zend_std_get_properties(&client->std)));
	if (client->api_key != NULL) {
		add_assoc_str(return_value, "apiKey", masked_key(client->api_key));
		skipcall_options_show(client->options, Z_ARRVAL_P(return_value));
	}
}
