#include "document.h"

#include "drive.h"
#include "exceptions.h"
#include "hydrate.h"
#include "let_go.h"
#include "observer.h"

/* What a transfer that is done has brought. False with an exception. */
static bool take(struct skipcall_request_owner *owner, struct skc_transfer *transfer, zval *out)
{
	const bool strict = owner->client->options->invalid_text == SKIPCALL_INVALID_TEXT_THROW;
	struct skipcall_mended mended;
	const struct skc_buffer *body = &transfer->response.body;
	struct skc_failure *failure = &transfer->failure;
	if (owner->exception != NULL) {
		skipcall_throw_kept(owner);
		return false;
	}
	if (failure->kind == SKC_FAILURE_NONE) {
		if (skipcall_hydrate_value(body->data, body->len, strict, out, &mended, failure)) {
			if (mended.count > 0) {
				skipcall_observe_mended(transfer, &mended);
			}
			if (EG(exception) != NULL) {
				zval_ptr_dtor(out);
				ZVAL_NULL(out);
			}
			return EG(exception) == NULL;
		}
		ZVAL_NULL(out);
		skc_failure_explain_body(failure, &transfer->response);
		skc_transfer_mask_key(transfer);
	}
	skipcall_throw_failure(transfer);
	return false;
}

bool skipcall_document_get(
	struct skipcall_client *client, const char *operation, zend_string *url, zval *out)
{
	const struct skipcall_deadline deadline = skipcall_deadline_of(client->options);
	struct skipcall_request_owner owner = {.client = client, .operation = operation};
	struct skc_transfer *transfer = skipcall_drive_start(&owner, url, &deadline);
	ZVAL_NULL(out);
	if (transfer == NULL) {
		return false;
	}
	const bool got = skipcall_drive_until_done(transfer) && take(&owner, transfer, out);
	skipcall_drive_release(transfer);
	skipcall_let_go_object(&owner.exception);
	skipcall_let_go_object(&owner.previous);
	return got;
}
