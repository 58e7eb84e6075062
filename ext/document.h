/* One document of the API, whatever it holds. */
#ifndef SKIPCALL_DOCUMENT_H
#define SKIPCALL_DOCUMENT_H

#include "client.h"

/*
 * Gets a URL and waits for the answer, which *out becomes, as json_decode() would have it. Takes the URL.
 * Fails with an exception: *out is then null.
 */
bool skipcall_document_get(
	struct skipcall_client *client, const char *operation, zend_string *url, zval *out);

#endif
