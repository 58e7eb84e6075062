#include "support.h"

#include <zlib.h>

#include "../../src/inflate.h"

/* Content-Encoding undone by ourselves. What it is fed is made by zlib, member by member. */

#define MOST ((size_t)1 << 20)
#define DOCUMENT "{\"rows\":[1,2,3],\"text\":\"a member boundary may be anywhere\"}"

enum format { GZIP = MAX_WBITS + 16, ZLIB = MAX_WBITS, RAW = -MAX_WBITS };

/* A buffer with these bytes compressed once more behind what it has. */
static void add_member(struct skc_buffer *to, enum format format, const char *bytes, size_t len,
	gz_header *header)
{
	z_stream stream = {0};
	unsigned char *packed = malloc(len + 1024);
	assert_non_null(packed);
	assert_int_equal(Z_OK,
		deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, format, 8, Z_DEFAULT_STRATEGY));
	if (header != NULL) {
		assert_int_equal(Z_OK, deflateSetHeader(&stream, header));
	}
	stream.next_in = (unsigned char *)(uintptr_t)bytes;
	stream.avail_in = (uInt)len;
	stream.next_out = packed;
	stream.avail_out = (uInt)len + 1024;
	assert_int_equal(Z_STREAM_END, deflate(&stream, Z_FINISH));
	assert_true(skc_buffer_add(to, (char *)packed, stream.total_out));
	deflateEnd(&stream);
	free(packed);
}

static struct skc_buffer packed_as(enum format format, const char *text)
{
	struct skc_buffer body;
	skc_buffer_init(&body, MOST);
	add_member(&body, format, text, strlen(text), NULL);
	return body;
}

static struct skc_buffer copy_of(const struct skc_buffer *from, size_t len)
{
	struct skc_buffer body;
	skc_buffer_init(&body, MOST);
	assert_true(skc_buffer_add(&body, from->data, len));
	return body;
}

/* The document as gzip of three members, one of which has nothing in it; where each ends. */
static struct skc_buffer three_members(size_t ends[3])
{
	struct skc_buffer body;
	const size_t half = 20;
	skc_buffer_init(&body, MOST);
	add_member(&body, GZIP, DOCUMENT, half, NULL);
	ends[0] = body.len;
	add_member(&body, GZIP, "", 0, NULL);
	ends[1] = body.len;
	add_member(&body, GZIP, DOCUMENT + half, sizeof(DOCUMENT) - 1 - half, NULL);
	ends[2] = body.len;
	return body;
}

static enum skc_inflate_outcome undo(struct skc_buffer *body, const char *encoding)
{
	struct skc_inflate how = {0};
	return skc_inflate_body(&how, body, encoding, MOST);
}

/* Undoing it gives this text; the body is let go. */
static void gives(struct skc_buffer *body, const char *encoding, const char *text)
{
	CHECK(undo(body, encoding) == SKC_INFLATE_DONE, "%s", encoding);
	CHECK(body->len == strlen(text) && memcmp(body->data, text, body->len) == 0 &&
			body->data[body->len] == '\0',
		"%s: %zu bytes: %.80s", encoding, body->len, body->data);
	assert_int_equal(MOST, body->ceiling);
	skc_buffer_free(body);
}

static void all_members_are_read(void **state)
{
	size_t ends[3];
	struct skc_buffer body = three_members(ends);
	(void)state;
	assert_non_null(skc_inflate_version());
	gives(&body, "gzip", DOCUMENT);
}

static void members_end_anywhere_in_a_slice(void **state)
{
	size_t ends[3];
	const struct skc_buffer members = three_members(ends);
	(void)state;
	for (size_t slice = 1; slice <= members.len + 1; slice++) {
		struct skc_buffer body = copy_of(&members, members.len);
		struct skc_inflate how = {.slice = slice};
		CHECK(skc_inflate_body(&how, &body, "gzip", MOST) == SKC_INFLATE_DONE, "slice %zu", slice);
		assert_string_equal(DOCUMENT, body.data);
		assert_int_equal(3, how.member);
		skc_buffer_free(&body);
	}
	skc_buffer_free((struct skc_buffer *)&members);
}

static void a_member_that_is_cut_short_is_named(void **state)
{
	size_t ends[3];
	const struct skc_buffer members = three_members(ends);
	(void)state;
	for (size_t len = 1; len < members.len; len++) {
		struct skc_buffer body = copy_of(&members, len);
		struct skc_inflate how = {0};
		const bool whole = len == ends[0] || len == ends[1];
		const enum skc_inflate_outcome outcome = skc_inflate_body(&how, &body, "gzip", MOST);
		CHECK(outcome == (whole ? SKC_INFLATE_DONE : SKC_INFLATE_CUT_SHORT), "%zu bytes", len);
		CHECK(how.member == (len <= ends[0] ? 1 : len <= ends[1] ? 2 : 3), "%zu bytes", len);
		assert_string_equal("gzip", how.format);
		if (!whole) {
			assert_null(how.problem);
			assert_int_equal(len, body.len);
			assert_memory_equal(members.data, body.data, len);
		}
		skc_buffer_free(&body);
	}
	skc_buffer_free((struct skc_buffer *)&members);
}

/* No bit of a member may be another one: the text is the same, or it is a failure. */
static void damage_is_noticed(void **state)
{
	size_t ends[3];
	const struct skc_buffer members = three_members(ends);
	unsigned noticed = 0, left_out = 0;
	(void)state;
	for (size_t bit = 0; bit < members.len * 8; bit++) {
		struct skc_buffer body = copy_of(&members, members.len);
		struct skc_inflate how = {0};
		body.data[bit / 8] ^= (char)(1 << bit % 8);
		if (skc_inflate_body(&how, &body, "gzip", MOST) != SKC_INFLATE_DONE) {
			noticed++;
		} else if (strcmp(body.data, DOCUMENT) != 0) {
			/* In the mark of a member: what comes is no gzip then. Its document is not whole. */
			const size_t byte = bit / 8, member = byte < ends[0] ? 0 : byte < ends[1] ? 1 : 2;
			const size_t from = member == 0 ? 0 : ends[member - 1];
			CHECK(byte - from < 2, "bit %zu", bit);
			assert_true(body.len < sizeof(DOCUMENT) - 1 || member == 0);
			left_out++;
		}
		skc_buffer_free(&body);
	}
	assert_int_equal(3 * 16, left_out);
	assert_true(noticed > members.len * 4);
	/* The checks at the end of each member. */
	static const struct {
		size_t behind;
		const char *problem;
	} checks[] = {{8, "incorrect data check"}, {4, "incorrect length check"}};
	for (size_t i = 0; i < 6; i++) {
		struct skc_buffer body = copy_of(&members, members.len);
		struct skc_inflate how = {0};
		body.data[ends[i / 2] - checks[i % 2].behind] ^= 1;
		assert_int_equal(SKC_INFLATE_DAMAGED, skc_inflate_body(&how, &body, "gzip", MOST));
		assert_string_equal(checks[i % 2].problem, how.problem);
		assert_int_equal(i / 2 + 1, how.member);
		skc_buffer_free(&body);
	}
	skc_buffer_free((struct skc_buffer *)&members);
}

static void heads_may_have_all_fields(void **state)
{
	unsigned char extra[] = "extra", name[] = "name", comment[] = "comment";
	struct skc_buffer body;
	(void)state;
	for (unsigned fields = 0; fields < 16; fields++) {
		gz_header header = {.os = 3, .time = 1700000000, .text = 1};
		header.extra = fields & 1 ? extra : NULL;
		header.extra_len = fields & 1 ? sizeof(extra) : 0;
		header.name = fields & 2 ? name : NULL;
		header.comment = fields & 4 ? comment : NULL;
		header.hcrc = fields & 8 ? 1 : 0;
		skc_buffer_init(&body, MOST);
		add_member(&body, GZIP, BYTES("one "), &header);
		add_member(&body, GZIP, BYTES("two"), &header);
		if (fields & 8) {
			/* FHCRC is looked at. */
			struct skc_buffer damaged = copy_of(&body, body.len);
			damaged.data[4] ^= 1;
			assert_int_equal(SKC_INFLATE_DAMAGED, undo(&damaged, "gzip"));
			skc_buffer_free(&damaged);
		}
		gives(&body, "gzip", "one two");
	}
}

static void members_may_have_nothing_in_them(void **state)
{
	struct skc_buffer body;
	(void)state;
	skc_buffer_init(&body, MOST);
	for (int i = 0; i < 1000; i++) {
		add_member(&body, GZIP, "", 0, NULL);
	}
	struct skc_buffer nothing = copy_of(&body, body.len);
	gives(&nothing, "gzip", "");
	add_member(&body, GZIP, BYTES("{}"), NULL);
	add_member(&body, GZIP, "", 0, NULL);
	gives(&body, "gzip", "{}");
}

static void bytes_behind_the_last_member_are_left_out(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
	} table[] = {{BYTES("bytes behind it")}, {BYTES("\0")}, {BYTES("\0\0\0\0\0\0\0\0")},
		{BYTES("\r\n")}, {BYTES("\x8B\x1F")}, {BYTES("\x1F\x1F\x8B")}, {BYTES("{}")}};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_buffer body = packed_as(GZIP, "{}");
		assert_true(skc_buffer_add(&body, table[i].bytes, table[i].len));
		gives(&body, "gzip", "{}");
		body = packed_as(ZLIB, "{}");
		assert_true(skc_buffer_add(&body, table[i].bytes, table[i].len));
		gives(&body, "deflate", "{}");
		body = packed_as(RAW, "{}");
		assert_true(skc_buffer_add(&body, table[i].bytes, table[i].len));
		gives(&body, "deflate", "{}");
	}
	/* What begins as a member has to be one. */
	struct skc_buffer body = packed_as(GZIP, "{}");
	assert_true(skc_buffer_add(&body, BYTES("\x1F\x8B no member")));
	assert_int_equal(SKC_INFLATE_DAMAGED, undo(&body, "gzip"));
	skc_buffer_free(&body);
}

static void a_layer_is_told_by_its_first_bytes(void **state)
{
	static const struct {
		enum format format;
		const char *encoding;
	} table[] = {{GZIP, "gzip"}, {GZIP, "x-gzip"}, {GZIP, "X-GZip"}, {GZIP, "identity, gzip"},
		{GZIP, "gzip, aws-chunked"}, {GZIP, "gzip;q=1"}, {GZIP, "deflate"}, {GZIP, "gzip, gzip"},
		{ZLIB, "deflate"}, {ZLIB, "gzip"}, {ZLIB, "deflate, gzip"}, {RAW, "deflate"},
		{RAW, " ,Deflate, "}};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_buffer body = packed_as(table[i].format, DOCUMENT);
		gives(&body, table[i].encoding, DOCUMENT);
	}
}

static void what_is_no_layer_stays(void **state)
{
	static const char *const texts[] = {
		"", "{}", "[1]", " {}", "\n{}", "\r\n{}", "\t[]", "\xEF\xBB\xBF{}", "<html></html>", "<"};
	static const char *const encodings[] = {"gzip", "x-gzip", "deflate", "gzip, deflate", "", "br",
		"UTF-8", "none", "gzip, gzip, gzip, gzip, gzip, gzip"};
	struct skc_buffer body;
	(void)state;
	for (size_t i = 0; i < COUNT(texts) * COUNT(encodings); i++) {
		const char *text = texts[i / COUNT(encodings)];
		skc_buffer_init(&body, MOST);
		assert_true(skc_buffer_add_text(&body, text));
		const char *data = body.data;
		assert_int_equal(SKC_INFLATE_DONE, undo(&body, encodings[i % COUNT(encodings)]));
		assert_true(body.data == data && body.len == strlen(text));
		skc_buffer_free(&body);
	}
	body = packed_as(GZIP, "{}");
	const size_t len = body.len;
	assert_int_equal(SKC_INFLATE_DONE, undo(&body, "br"));
	assert_int_equal(SKC_INFLATE_DONE, undo(&body, "gzip,gzip,gzip,gzip,gzip,gzip"));
	assert_int_equal(len, body.len);
	skc_buffer_free(&body);
	skc_buffer_init(&body, MOST);
	assert_int_equal(SKC_INFLATE_DONE, undo(&body, "gzip")); /* without memory */
	assert_null(body.data);
}

/* Compressed first to last: the last one has to be undone first. */
static void lists_are_undone_from_behind(void **state)
{
	static const enum format formats[] = {GZIP, ZLIB, RAW};
	static const char *const names[] = {"gzip", "deflate", "deflate"};
	char list[64];
	(void)state;
	for (int i = 0; i < 27; i++) {
		const int layers[3] = {i % 3, i / 3 % 3, i / 9};
		struct skc_buffer body = packed_as(formats[layers[0]], DOCUMENT);
		for (int j = 1; j < 3; j++) {
			struct skc_buffer outer;
			skc_buffer_init(&outer, MOST);
			add_member(&outer, formats[layers[j]], body.data, body.len, NULL);
			skc_buffer_free(&body);
			body = outer;
		}
		snprintf(list, sizeof(list), "%s, %s,%s", names[layers[0]], names[layers[1]],
			names[layers[2]]);
		gives(&body, list, DOCUMENT);
	}
}

static void a_fault_in_an_inner_layer_leaves_all_as_it_came(void **state)
{
	struct skc_buffer inner = packed_as(GZIP, DOCUMENT), body;
	(void)state;
	skc_buffer_init(&body, MOST);
	add_member(&body, GZIP, inner.data, inner.len - 1, NULL);
	struct skc_buffer came = copy_of(&body, body.len);
	assert_int_equal(SKC_INFLATE_CUT_SHORT, undo(&body, "gzip, gzip"));
	assert_int_equal(came.len, body.len);
	assert_memory_equal(came.data, body.data, came.len);
	skc_buffer_free(&inner);
	skc_buffer_free(&body);
	skc_buffer_free(&came);
}

static void the_ceiling_is_exact(void **state)
{
	static const enum format formats[] = {GZIP, ZLIB, RAW};
	static const char *const names[] = {"gzip", "deflate", "deflate"};
	(void)state;
	for (int i = 0; i < 3; i++) {
		for (size_t slice = 0; slice < 3; slice++) {
			struct skc_inflate how = {.slice = slice};
			struct skc_buffer body = packed_as(formats[i], DOCUMENT);
			const size_t len = body.len;
			assert_int_equal(SKC_INFLATE_TOO_LARGE,
				skc_inflate_body(&how, &body, names[i], sizeof(DOCUMENT) - 2));
			assert_int_equal(len, body.len);
			assert_int_equal(SKC_INFLATE_DONE,
				skc_inflate_body(&how, &body, names[i], sizeof(DOCUMENT) - 1));
			assert_string_equal(DOCUMENT, body.data);
			skc_buffer_free(&body);
		}
	}
	/* A bomb is stopped, whichever member it is in. */
	struct skc_buffer body = packed_as(GZIP, "{");
	char *zeros = calloc(1, 64 << 20);
	assert_non_null(zeros);
	add_member(&body, GZIP, zeros, 64 << 20, NULL);
	free(zeros);
	struct skc_inflate how = {0};
	assert_int_equal(SKC_INFLATE_TOO_LARGE, skc_inflate_body(&how, &body, "gzip", MOST));
	assert_int_equal(2, how.member);
	skc_buffer_free(&body);
}

static void of_an_error_a_part_is_enough(void **state)
{
	size_t ends[3];
	const struct skc_buffer members = three_members(ends);
	struct skc_inflate how = {.partly = true};
	struct skc_buffer body = copy_of(&members, members.len - 12);
	(void)state;
	assert_int_equal(SKC_INFLATE_DONE, skc_inflate_body(&how, &body, "gzip", MOST));
	assert_true(body.len >= 20 && body.len < sizeof(DOCUMENT));
	assert_memory_equal(DOCUMENT, body.data, body.len);
	assert_int_equal('\0', body.data[body.len]);
	skc_buffer_free(&body);
	body = copy_of(&members, members.len);
	assert_int_equal(SKC_INFLATE_DONE, skc_inflate_body(&how, &body, "gzip", 10));
	assert_string_equal("{\"rows\":[1", body.data);
	skc_buffer_free(&body);
	/* Not even a part: as it came. */
	body = copy_of(&members, 5);
	assert_int_equal(SKC_INFLATE_CUT_SHORT, skc_inflate_body(&how, &body, "gzip", MOST));
	assert_int_equal(5, body.len);
	skc_buffer_free(&body);
	skc_buffer_free((struct skc_buffer *)&members);
}

static bool goes_on(void *context)
{
	return (*(int *)context)-- > 0;
}

static void it_stops_when_it_is_told_to(void **state)
{
	size_t ends[3];
	const struct skc_buffer members = three_members(ends);
	(void)state;
	for (int questions = 0;; questions++) {
		int left = questions;
		struct skc_inflate how = {.may_go_on = goes_on, .context = &left, .slice = 1};
		struct skc_buffer body = copy_of(&members, members.len);
		const enum skc_inflate_outcome outcome = skc_inflate_body(&how, &body, "gzip", MOST);
		if (outcome == SKC_INFLATE_DONE) {
			skc_buffer_free(&body);
			assert_true(questions >= (int)members.len); /* asked for each byte */
			break;
		}
		assert_int_equal(SKC_INFLATE_STOPPED, outcome);
		assert_int_equal(members.len, body.len);
		skc_buffer_free(&body);
	}
	skc_buffer_free((struct skc_buffer *)&members);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_members_are_read),
		cmocka_unit_test(members_end_anywhere_in_a_slice),
		cmocka_unit_test(a_member_that_is_cut_short_is_named),
		cmocka_unit_test(damage_is_noticed),
		cmocka_unit_test(heads_may_have_all_fields),
		cmocka_unit_test(members_may_have_nothing_in_them),
		cmocka_unit_test(bytes_behind_the_last_member_are_left_out),
		cmocka_unit_test(a_layer_is_told_by_its_first_bytes),
		cmocka_unit_test(what_is_no_layer_stays),
		cmocka_unit_test(lists_are_undone_from_behind),
		cmocka_unit_test(a_fault_in_an_inner_layer_leaves_all_as_it_came),
		cmocka_unit_test(the_ceiling_is_exact),
		cmocka_unit_test(of_an_error_a_part_is_enough),
		cmocka_unit_test(it_stops_when_it_is_told_to),
	};
	return cmocka_run_group_tests_name("inflate", tests, NULL, NULL);
}
