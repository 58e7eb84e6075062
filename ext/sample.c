/*
 * GET /v1/samples, a list that does not exist: with its table in row_members.h this is all that a second list
 * needs, and a test reads it page by page, as an iterator and as a synchronisation. Empty but in builds of
 * developers.
 */
#include "sample.h"

#ifdef SKIPCALL_DEV

#include "call_iterator.h"
#include "call_sync.h"
#include "classes.h"
#include "pending_call_page.h"
#include "row.h"

static const struct skipcall_resource samples = {
	.path = "/v1/samples",
	.noun = "samples",
	.shape = SKIPCALL_SAMPLE,
	.id = SKIPCALL_SAMPLE_ID,
	.created = SKIPCALL_SAMPLE_ADDED,
	.updated = SKIPCALL_NO_MEMBER,
	.organisation = SKIPCALL_NO_MEMBER,
};

/* The client, and arguments sorted by the creation time. False with an exception. */
static bool begin(struct skipcall_client **client, struct skipcall_list_arguments *arguments,
	zend_execute_data *execute_data)
{
	static const struct skipcall_list_positions positions = {0, 0, 0};
	zval *object;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(object, skipcall_ce_Client)
	ZEND_PARSE_PARAMETERS_END_EX(return false);
	*client = skipcall_this_client(object);
	if (*client == NULL ||
		!skipcall_list_arguments_parse(arguments, &positions, NULL, NULL, NULL)) {
		return false;
	}
	skipcall_list_arguments_sort(arguments, skipcall_created_name(&samples));
	return true;
}

static ZEND_METHOD(Skipcall_Dev_Sample, page)
{
	struct skipcall_client *client;
	struct skipcall_list_arguments arguments;
	if (begin(&client, &arguments, execute_data)) {
		arguments.query.page = 1;
		arguments.query.limit = 10;
		skipcall_pending_call_page_new(client, &samples, &arguments, return_value);
	}
}

static ZEND_METHOD(Skipcall_Dev_Sample, iterate)
{
	struct skipcall_client *client;
	struct skipcall_list_arguments arguments;
	const struct skipcall_iteration wanted = {.page_size = 10, .max_rows = -1};
	if (begin(&client, &arguments, execute_data)) {
		skipcall_call_iterator_new(client, &samples, &arguments, &wanted, return_value);
	}
}

static ZEND_METHOD(Skipcall_Dev_Sample, sync)
{
	struct skipcall_client *client;
	struct skipcall_list_arguments arguments;
	const struct skipcall_sync_wanted wanted = {.page_size = 10};
	if (begin(&client, &arguments, execute_data)) {
		skipcall_call_sync_new(client, &samples, &arguments, "syncSamples", &wanted, return_value);
	}
}

ZEND_BEGIN_ARG_INFO_EX(arginfo, 0, 0, 1)
ZEND_ARG_OBJ_INFO(0, client, Skipcall\\Client, 0)
ZEND_END_ARG_INFO()

#define METHOD(name) ZEND_ME(Skipcall_Dev_Sample, name, arginfo, ZEND_ACC_PUBLIC | ZEND_ACC_STATIC)
static const zend_function_entry methods[] = {
	METHOD(page) METHOD(iterate) METHOD(sync) ZEND_FE_END};

/* A property in the order of the table, as arginfo would declare it. */
static void declare(zend_class_entry *ce, const char *name, zend_type type)
{
	zval none;
	zend_string *text = zend_string_init_interned(name, strlen(name), true);
	ZVAL_UNDEF(&none);
	zend_declare_typed_property(ce, text, &none, ZEND_ACC_PUBLIC | ZEND_ACC_READONLY, NULL, type);
}

void skipcall_sample_minit(void)
{
	const zend_type text = ZEND_TYPE_INIT_MASK(MAY_BE_STRING | MAY_BE_NULL);
	zend_class_entry declaration;
	INIT_NS_CLASS_ENTRY(declaration, "Skipcall\\Dev", "Sample", methods);
	zend_class_entry *ce = zend_register_internal_class_ex(&declaration, NULL);
	ce->ce_flags |= ZEND_ACC_FINAL | ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	declare(ce, "id", (zend_type)ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	declare(ce, "name", text);
	declare(ce, "added", text);
	declare(ce, "phoneNumber", (zend_type)ZEND_TYPE_INIT_MASK(MAY_BE_OBJECT | MAY_BE_NULL));
	declare(ce, "extra", (zend_type)ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	skipcall_row_class(SKIPCALL_SAMPLE, ce);
}

#endif
