/* Words of closed sets, which PHP code may give as cases of an enum: Skipcall\RateLimitMode and the like. */
#ifndef SKIPCALL_ENUMS_H
#define SKIPCALL_ENUMS_H

#include "php.h"

/* The word that a value stands for: a string, or a case of this enum. Borrowed; NULL: neither. */
zend_string *skipcall_enum_word(const zend_class_entry *ce, zval *value);

/* Returns new in *out: the case whose value is this word. Its name is the word with a capital. */
void skipcall_enum_case(zend_class_entry *ce, const char *word, zval *out);

#endif
