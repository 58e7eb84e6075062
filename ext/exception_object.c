#include "exception_object.h"

#include "Zend/zend_exceptions.h"

#include "classes.h"
#include "refuse.h"

zend_class_entry *skipcall_exception_class(enum skc_failure_kind kind)
{
	zend_class_entry *const classes[] = {
#define SKIPCALL_FAILURE_CLASS(kind, class_name) skipcall_ce_##class_name,
		SKC_FAILURES(SKIPCALL_FAILURE_CLASS)
#undef SKIPCALL_FAILURE_CLASS
	};
	return classes[kind];
}

void skipcall_exception_set(
	zend_object *exception, zend_class_entry *scope, const char *name, zval *value)
{
	zend_update_property(scope, exception, name, strlen(name), value);
	zval_ptr_dtor(value);
}

zend_object *skipcall_exception_new(zend_class_entry *ce, const char *message, zend_long code)
{
	zval exception, value;
	object_init_ex(&exception, ce);
	ZVAL_STRING(&value, message);
	skipcall_exception_set(Z_OBJ(exception), zend_ce_exception, "message", &value);
	ZVAL_LONG(&value, code);
	skipcall_exception_set(Z_OBJ(exception), zend_ce_exception, "code", &value);
	return Z_OBJ(exception);
}

void skipcall_exception_throw(zend_object *exception)
{
	zval thrown;
	ZVAL_OBJ(&thrown, exception);
	zend_throw_exception_object(&thrown);
}

void skipcall_exception_set_place(zend_object *exception, const struct skc_json_place *place)
{
	zval value;
	ZVAL_STRING(&value, place->path);
	skipcall_exception_set(exception, skipcall_ce_DecodeException, "path", &value);
	ZVAL_LONG(&value, (zend_long)place->offset);
	skipcall_exception_set(exception, skipcall_ce_DecodeException, "offset", &value);
	ZVAL_STRINGL(&value, place->excerpt, place->excerpt_len);
	skipcall_exception_set(exception, skipcall_ce_DecodeException, "excerpt", &value);
}

void skipcall_throw_unreadable(const struct skc_failure *failure)
{
	static const char response[] = "The response";
	const char *rest = strncmp(failure->message, response, strlen(response)) == 0
		? failure->message + strlen(response)
		: "";
	zend_string *message =
		rest[0] != '\0' ? strpprintf(0, "The text%s", rest) : strpprintf(0, "%s", failure->message);
	zend_object *exception =
		skipcall_exception_new(skipcall_ce_DecodeException, ZSTR_VAL(message), 0);
	zend_string_release(message);
	skipcall_exception_set_place(exception, &failure->place);
	skipcall_exception_throw(exception);
}

/* ---- made by hand ---- */

/* What the constructors take behind message, code and previous; each fills the property of its name. */
enum taken {
	TAKEN_TEXT,
	TAKEN_TEXT_OR_NULL,
	TAKEN_FLAG_OR_NULL,
	TAKEN_FLAG,
	TAKEN_INTEGER,
	TAKEN_SECONDS,
	TAKEN_TEXTS,
	TAKEN_STATS,
	TAKEN_RATE_LIMIT
};

struct parameter {
	const char *name;
	enum taken type;
	zend_class_entry **scope; /* the class that declares the property */
};

#define OF(name) &skipcall_ce_##name
static const struct parameter parameters[] = {
	{"curlCode", TAKEN_INTEGER, OF(TransportException)},
	{"errorCode", TAKEN_TEXT_OR_NULL, OF(ApiException)},
	{"details", TAKEN_TEXTS, OF(ApiException)},
	{"body", TAKEN_TEXT, OF(ApiException)},
	{"rateLimit", TAKEN_RATE_LIMIT, OF(ApiException)},
	{"retryAfter", TAKEN_SECONDS, OF(RateLimitException)},
	{"local", TAKEN_FLAG, OF(RateLimitException)},
	{"path", TAKEN_TEXT, OF(DecodeException)},
	{"offset", TAKEN_INTEGER, OF(DecodeException)},
	{"excerpt", TAKEN_TEXT, OF(DecodeException)},
	{"reason", TAKEN_TEXT, OF(PaginationException)},
	{"stats", TAKEN_STATS, OF(SkipcallException)},
	{"requestId", TAKEN_TEXT_OR_NULL, OF(SkipcallException)},
	{"retryable", TAKEN_FLAG_OR_NULL, OF(SkipcallException)},
	{"checkpoint", TAKEN_TEXT_OR_NULL, OF(SkipcallException)},
};
#undef OF

static const struct parameter *find_parameter(const char *name)
{
	for (size_t i = 0; i < sizeof(parameters) / sizeof(parameters[0]); i++) {
		if (strcmp(parameters[i].name, name) == 0) {
			return &parameters[i];
		}
	}
	return NULL;
}

static bool are_texts(HashTable *list)
{
	zval *text;
	ZEND_HASH_FOREACH_VAL(list, text) {
		ZVAL_DEREF(text);
		if (Z_TYPE_P(text) != IS_STRING) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return zend_array_is_list(list);
}

/* Reads an argument as its type has it, into *out: new. False with a TypeError, or with *wrong set. */
static bool read_argument(const struct parameter *parameter, zval *argument, uint32_t position,
	zval *out, const char **wrong)
{
	zend_string *text = NULL;
	HashTable *list = NULL;
	zend_long number = 0;
	double seconds = 0;
	bool flag = false, is_null = false;
	zend_class_entry *ce =
		parameter->type == TAKEN_STATS ? skipcall_ce_TransferStats : skipcall_ce_RateLimit;
	ZVAL_NULL(out);
	switch (parameter->type) {
		case TAKEN_TEXT:
		case TAKEN_TEXT_OR_NULL:
			if (!zend_parse_arg_str(
					argument, &text, parameter->type == TAKEN_TEXT_OR_NULL, position)) {
				zend_wrong_parameter_type_error(position,
					parameter->type == TAKEN_TEXT ? Z_EXPECTED_STRING : Z_EXPECTED_STRING_OR_NULL,
					argument);
				return false;
			}
			if (text != NULL) {
				ZVAL_STR_COPY(out, text);
			}
			return true;
		case TAKEN_FLAG:
		case TAKEN_FLAG_OR_NULL:
			if (!zend_parse_arg_bool(
					argument, &flag, &is_null, parameter->type == TAKEN_FLAG_OR_NULL, position)) {
				zend_wrong_parameter_type_error(position,
					parameter->type == TAKEN_FLAG ? Z_EXPECTED_BOOL : Z_EXPECTED_BOOL_OR_NULL,
					argument);
				return false;
			}
			if (!is_null) {
				ZVAL_BOOL(out, flag);
			}
			return true;
		case TAKEN_INTEGER:
			if (!zend_parse_arg_long(argument, &number, &is_null, false, position)) {
				zend_wrong_parameter_type_error(position, Z_EXPECTED_LONG, argument);
				return false;
			}
			*wrong = number < 0 ? "must be 0 or more" : NULL;
			ZVAL_LONG(out, number);
			return *wrong == NULL;
		case TAKEN_SECONDS:
			if (!zend_parse_arg_double(argument, &seconds, &is_null, false, position)) {
				zend_wrong_parameter_type_error(position, Z_EXPECTED_DOUBLE, argument);
				return false;
			}
			*wrong = !(seconds >= 0) || zend_isinf(seconds) ? "must be 0 or more" : NULL;
			ZVAL_DOUBLE(out, seconds);
			return *wrong == NULL;
		case TAKEN_TEXTS:
			if (!zend_parse_arg_array_ht(argument, &list, false, false, false)) {
				zend_wrong_parameter_type_error(position, Z_EXPECTED_ARRAY, argument);
				return false;
			}
			*wrong = are_texts(list) ? NULL : "must be a list of strings";
			if (*wrong == NULL) {
				ZVAL_COPY(out, argument);
			}
			return *wrong == NULL;
		case TAKEN_STATS:
		case TAKEN_RATE_LIMIT:
			if (Z_TYPE_P(argument) != IS_NULL &&
				(Z_TYPE_P(argument) != IS_OBJECT || Z_OBJCE_P(argument) != ce)) {
				zend_argument_type_error(position, "must be of type ?%s, %s given",
					ZSTR_VAL(ce->name), zend_zval_type_name(argument));
				return false;
			}
			ZVAL_COPY(out, argument);
			return true;
	}
	return false;
}

/* Which kind of failure an exception of this class, or of a subclass, stands for. */
static enum skc_failure_kind kind_of(const zend_class_entry *ce)
{
	for (; ce != NULL; ce = ce->parent) {
#define SKIPCALL_KIND_OF_CLASS(kind, class_name) \
	if (ce == skipcall_ce_##class_name) { \
		return SKC_FAILURE_##kind; \
	}
		SKC_FAILURES(SKIPCALL_KIND_OF_CLASS)
#undef SKIPCALL_KIND_OF_CLASS
	}
	return SKC_FAILURE_NONE;
}

/* What the API answers where it ends in this kind. */
struct answer {
	enum skc_failure_kind kind;
	int least, most; /* status */
	const char *code; /* the error code that it comes with; NULL: any */
};

static const struct answer answers[] = {
	{SKC_FAILURE_API, 300, 599, NULL},
	{SKC_FAILURE_BAD_REQUEST, 400, 400, NULL},
	{SKC_FAILURE_AUTHENTICATION, 401, 401, NULL},
	{SKC_FAILURE_PERMISSION, 403, 403, NULL},
	{SKC_FAILURE_SUBSCRIPTION_REQUIRED, 403, 403, "SUBSCRIPTION_REQUIRED"},
	{SKC_FAILURE_PLAN_NOT_ELIGIBLE, 403, 403, "PLAN_NOT_ELIGIBLE"},
	{SKC_FAILURE_NOT_FOUND, 404, 404, NULL},
	{SKC_FAILURE_RATE_LIMIT, 429, 429, NULL},
	{SKC_FAILURE_SERVER, 500, 599, NULL},
};

static const struct answer *answer_of(enum skc_failure_kind kind)
{
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		if (answers[i].kind == kind) {
			return &answers[i];
		}
	}
	return NULL;
}

static zval *property(zend_object *exception, const zend_class_entry *scope, const char *name)
{
	const zend_property_info *info =
		zend_hash_str_find_ptr(&scope->properties_info, name, strlen(name));
	return OBJ_PROP(exception, info->offset);
}

static bool contradict(const zend_object *exception, const char *what)
{
	skipcall_throw_argument("%s::__construct(): %s", ZSTR_VAL(exception->ce->name), what);
	return false;
}

/* Status, error code and retryable: what was left out is the class's. False: they contradict each other. */
static bool complete(zend_object *exception, zend_long code, const zval *retryable)
{
	const enum skc_failure_kind kind = kind_of(exception->ce);
	const struct answer *answer = answer_of(kind);
	struct skc_failure failure = {.kind = kind, .status = 0};
	zval value;
	if (answer != NULL) {
		if (code == 0 && kind != SKC_FAILURE_API) {
			code = answer->least;
		}
		if (code != 0 && (code < answer->least || code > answer->most)) {
			return contradict(exception, "Argument #2 ($code) is no status of this class");
		}
		failure.status = (int)code;
		ZVAL_LONG(&value, code);
		skipcall_exception_set(exception, zend_ce_exception, "code", &value);
		zval *error_code = property(exception, skipcall_ce_ApiException, "errorCode");
		if (answer->code != NULL && Z_TYPE_P(error_code) == IS_NULL) {
			ZVAL_STRING(&value, answer->code);
			skipcall_exception_set(exception, skipcall_ce_ApiException, "errorCode", &value);
		} else if (answer->code != NULL &&
			!zend_string_equals_cstr(Z_STR_P(error_code), answer->code, strlen(answer->code))) {
			return contradict(exception, "$errorCode is not that of this class");
		}
	}
	const bool passing = skc_failure_is_retryable(&failure);
	if (Z_TYPE_P(retryable) != IS_NULL && (Z_TYPE_P(retryable) == IS_TRUE) != passing) {
		return contradict(exception,
			passing ? "$retryable is true for this class and status"
					: "$retryable is false for this class and status");
	}
	ZVAL_BOOL(&value, passing);
	skipcall_exception_set(exception, skipcall_ce_SkipcallException, "retryable", &value);
	return true;
}

/* Parts that no failure has together. */
static bool check(zend_object *exception)
{
	zval *stats = property(exception, skipcall_ce_SkipcallException, "stats");
	if (instanceof_function(exception->ce, skipcall_ce_ApiException) &&
		Z_TYPE_P(stats) == IS_OBJECT) {
		zval *status = property(Z_OBJ_P(stats), skipcall_ce_TransferStats, "status");
		zval *code = property(exception, zend_ce_exception, "code");
		if (zval_get_long(status) != zval_get_long(code)) {
			return contradict(exception, "$stats is of an answer with another status");
		}
	}
	if (instanceof_function(exception->ce, skipcall_ce_RateLimitException) &&
		Z_TYPE_P(property(exception, skipcall_ce_RateLimitException, "local")) == IS_TRUE &&
		(Z_TYPE_P(stats) == IS_OBJECT ||
			Z_STRLEN_P(property(exception, skipcall_ce_ApiException, "body")) > 0)) {
		return contradict(exception, "$local means that nothing was sent: no $stats, no $body");
	}
	if (instanceof_function(exception->ce, skipcall_ce_PaginationException)) {
		static const char *const reasons[] = {"", "page", "repeated", "sort", "organization"};
		zval *reason = property(exception, skipcall_ce_PaginationException, "reason");
		for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
			if (zend_string_equals_cstr(Z_STR_P(reason), reasons[i], strlen(reasons[i]))) {
				return true;
			}
		}
		return contradict(
			exception, "$reason must be \"page\", \"repeated\", \"sort\" or \"organization\"");
	}
	return true;
}

/* message, code, previous, and then the parameters by the names that the stub gives them. */
static void construct(zend_execute_data *execute_data)
{
	const zend_internal_arg_info *names = EX(func)->internal_function.arg_info;
	zend_object *exception = Z_OBJ_P(ZEND_THIS);
	zend_string *message = NULL;
	zend_long code = 0;
	zval *previous = NULL, *rest = NULL, value, retryable;
	uint32_t rest_count = 0;
	ZEND_PARSE_PARAMETERS_START(0, -1)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(message)
		Z_PARAM_LONG(code)
		Z_PARAM_OBJECT_OF_CLASS_OR_NULL(previous, zend_ce_throwable)
		Z_PARAM_VARIADIC('*', rest, rest_count)
	ZEND_PARSE_PARAMETERS_END();
	if (rest_count + 3 > EX(func)->common.num_args) {
		zend_wrong_parameters_count_error(0, EX(func)->common.num_args);
		return;
	}
	ZVAL_NULL(&retryable);
	for (uint32_t i = 3; i < rest_count + 3; i++) {
		const struct parameter *parameter = find_parameter(names[i].name);
		const char *wrong = NULL;
		if (!read_argument(parameter, &rest[i - 3], i + 1, &value, &wrong)) {
			zval_ptr_dtor(&value);
			if (wrong != NULL) {
				skipcall_throw_argument("%s::__construct(): Argument #%u ($%s) %s",
					ZSTR_VAL(exception->ce->name), i + 1, names[i].name, wrong);
			}
			return;
		}
		if (parameter->type == TAKEN_FLAG_OR_NULL) {
			ZVAL_COPY_VALUE(&retryable, &value);
		} else {
			skipcall_exception_set(exception, *parameter->scope, names[i].name, &value);
		}
	}
	if (message != NULL) {
		ZVAL_STR_COPY(&value, message);
		skipcall_exception_set(exception, zend_ce_exception, "message", &value);
	}
	ZVAL_LONG(&value, code);
	skipcall_exception_set(exception, zend_ce_exception, "code", &value);
	if (previous != NULL) {
		ZVAL_COPY(&value, previous);
		skipcall_exception_set(exception, zend_ce_exception, "previous", &value);
	}
	if (complete(exception, code, &retryable)) {
		check(exception);
	}
}

#define CONSTRUCTOR(class_name) \
	ZEND_METHOD(Skipcall_Exception_##class_name, __construct) \
	{ \
		(void)return_value; \
		construct(execute_data); \
	}

CONSTRUCTOR(SkipcallException)
CONSTRUCTOR(TransportException)
CONSTRUCTOR(ApiException)
CONSTRUCTOR(RateLimitException)
CONSTRUCTOR(DecodeException)
CONSTRUCTOR(PaginationException)
