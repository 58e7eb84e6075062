#include "enums.h"

#include "Zend/zend_enum.h"

zend_string *skipcall_enum_word(const zend_class_entry *ce, zval *value)
{
	if (Z_TYPE_P(value) == IS_OBJECT && Z_OBJCE_P(value) == ce) {
		return Z_STR_P(zend_enum_fetch_case_value(Z_OBJ_P(value)));
	}
	return Z_TYPE_P(value) == IS_STRING ? Z_STR_P(value) : NULL;
}

void skipcall_enum_case(zend_class_entry *ce, const char *word, zval *out)
{
	char name[32];
	snprintf(name, sizeof(name), "%s", word);
	name[0] = (char)(name[0] - 'a' + 'A');
	ZVAL_OBJ_COPY(out, zend_enum_get_case_cstr(ce, name));
}
