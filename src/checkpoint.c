#include "checkpoint.h"

#include <string.h>

#include "id_set.h"

/*
 * The text is "skipcall1" and numbers, each after a dot, in base 64 without leading zeros; the last
 * one is the hash of all before it. Which number means what follows from those before it.
 */
static const char name[] = "skipcall";
static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

#define VERSION '1'

/* One bit of UNREADABLE for each gap. */
enum {
	COMPLETED = 1,
	CHURN = 2,
	END_UNREADABLE = 4,
	UNREADABLE = 8,
	FLAGS_END = UNREADABLE << SKC_GAPS_MAX
};

void skc_mark_add(struct skc_mark *mark, uint64_t id)
{
	if (mark->id_count < SKC_MARK_IDS && !skc_mark_has(mark, id)) {
		mark->ids[mark->id_count++] = id;
	}
}

bool skc_mark_has(const struct skc_mark *mark, uint64_t id)
{
	for (unsigned i = 0; i < mark->id_count; i++) {
		if (mark->ids[i] == id) {
			return true;
		}
	}
	return false;
}

/* ---- writing ---- */

struct writer {
	char *text;
	size_t len;
	unsigned most_ids; /* of one mark */
};

static void put(struct writer *writer, uint64_t number)
{
	char reversed[11];
	size_t n = 0;
	do {
		reversed[n++] = digits[number % 64];
		number /= 64;
	} while (number > 0);
	writer->text[writer->len++] = '.';
	while (n > 0) {
		writer->text[writer->len++] = reversed[--n];
	}
}

/* Small numbers stay short, whatever their sign. */
static void put_signed(struct writer *writer, int64_t number)
{
	const uint64_t bits = (uint64_t)number;
	put(writer, number < 0 ? ~(bits << 1) : bits << 1);
}

/* The ids of a top that is whole need not be told. */
static unsigned ids_of(const struct skc_mark *mark, unsigned most)
{
	const unsigned count = mark->known && !mark->whole ? mark->id_count : 0;
	return count < most ? count : most;
}

static void put_mark(struct writer *writer, const struct skc_mark *mark)
{
	const unsigned count = ids_of(mark, writer->most_ids);
	put(writer, mark->known ? 1 + 2 * (unsigned)mark->whole + 4 * count : 0);
	if (mark->known) {
		put_signed(writer, mark->time);
		put_signed(writer, mark->at);
		put_signed(writer, mark->reach);
		for (unsigned i = 0; i < count; i++) {
			put(writer, mark->ids[i]);
		}
	}
}

/* How many ids a mark may have so that all together are few enough. */
static unsigned most_ids(const struct skc_checkpoint *checkpoint)
{
	for (unsigned most = SKC_MARK_IDS;; most--) {
		unsigned sum = ids_of(&checkpoint->newest, most);
		for (unsigned i = 0; i < checkpoint->gap_count; i++) {
			sum += ids_of(&checkpoint->gaps[i].top, most);
			sum += ids_of(&checkpoint->gaps[i].floor, most);
		}
		if (sum <= SKC_CHECKPOINT_IDS) {
			return most;
		}
	}
}

size_t skc_checkpoint_write(const struct skc_checkpoint *checkpoint, char text[SKC_CHECKPOINT_SIZE])
{
	struct writer writer = {.text = text, .most_ids = most_ids(checkpoint)};
	memcpy(text, name, sizeof(name) - 1);
	writer.len = sizeof(name) - 1;
	text[writer.len++] = VERSION;
	put(&writer, checkpoint->query);
	put(&writer, checkpoint->organisation);
	uint64_t flags = (uint64_t)checkpoint->completed * COMPLETED |
		(uint64_t)checkpoint->churn * CHURN | (uint64_t)checkpoint->end_unreadable * END_UNREADABLE;
	for (unsigned i = 0; i < checkpoint->gap_count; i++) {
		flags |= (uint64_t)checkpoint->gaps[i].unreadable * UNREADABLE << i;
	}
	put(&writer, flags);
	put_mark(&writer, &checkpoint->newest);
	put(&writer, checkpoint->gap_count);
	for (unsigned i = 0; i < checkpoint->gap_count; i++) {
		put_mark(&writer, &checkpoint->gaps[i].top);
		put_mark(&writer, &checkpoint->gaps[i].floor);
	}
	put(&writer, skc_id_hash(text, writer.len));
	text[writer.len] = '\0';
	return writer.len;
}

/* ---- reading ---- */

struct reader {
	const char *p;
	const char *end;
	bool failed;
};

static uint64_t get(struct reader *reader)
{
	const char *p = reader->p;
	uint64_t number = 0;
	if (p == reader->end || *p != '.') {
		reader->failed = true;
		return 0;
	}
	const char *first = ++p;
	for (; p < reader->end && *p != '.'; p++) {
		const char *digit = *p != '\0' ? strchr(digits, *p) : NULL;
		if (digit == NULL || number >> 58 != 0 || (p > first && *first == digits[0])) {
			reader->failed = true;
			return 0;
		}
		number = number * 64 + (uint64_t)(digit - digits);
	}
	reader->failed = reader->failed || p == first;
	reader->p = p;
	return number;
}

static int64_t get_signed(struct reader *reader)
{
	const uint64_t bits = get(reader);
	return (int64_t)((bits & 1) != 0 ? ~(bits >> 1) : bits >> 1);
}

static void get_mark(struct reader *reader, struct skc_mark *mark)
{
	const uint64_t kind = get(reader);
	*mark = (struct skc_mark){.known = kind != 0};
	if (kind == 0) {
		return;
	}
	mark->whole = (kind & 2) != 0;
	mark->time = get_signed(reader);
	mark->at = get_signed(reader);
	mark->reach = get_signed(reader);
	if ((kind & 1) == 0 || kind / 4 > SKC_MARK_IDS || mark->at < 0 || mark->at > SKC_POSITION_MAX ||
		mark->reach < 0 || mark->reach > SKC_POSITION_MAX) {
		reader->failed = true;
		return;
	}
	mark->id_count = (unsigned)(kind / 4);
	for (unsigned i = 0; i < mark->id_count; i++) {
		mark->ids[i] = get(reader);
		reader->failed = reader->failed || mark->ids[i] == 0;
	}
}

/* Gaps stand newest first and do not overlap; only the first may reach to the end of the list. */
static bool is_in_order(const struct skc_checkpoint *checkpoint)
{
	for (unsigned i = 0; i < checkpoint->gap_count; i++) {
		const struct skc_checkpoint_gap *gap = &checkpoint->gaps[i];
		if (!gap->top.known) {
			if (checkpoint->gap_count > 1 || checkpoint->newest.known) {
				return false;
			}
		} else if (gap->floor.known && gap->floor.time > gap->top.time) {
			return false;
		}
		if (i + 1 < checkpoint->gap_count &&
			(!gap->floor.known || checkpoint->gaps[i + 1].top.time > gap->floor.time)) {
			return false;
		}
		if (checkpoint->completed && !gap->unreadable) {
			return false;
		}
	}
	return true;
}

enum skc_checkpoint_problem skc_checkpoint_read(
	struct skc_checkpoint *checkpoint, const char *text, size_t len)
{
	const size_t head = sizeof(name) - 1;
	*checkpoint = (struct skc_checkpoint){0};
	if (len < head || memcmp(text, name, head) != 0) {
		return SKC_CHECKPOINT_FOREIGN;
	}
	if (len < head + 2 || text[head] != VERSION || text[head + 1] != '.') {
		const bool has_version = len > head && text[head] >= '0' && text[head] <= '9';
		return has_version && (text[head] != VERSION || (len > head + 1 && text[head + 1] != '.'))
			? SKC_CHECKPOINT_VERSION
			: SKC_CHECKPOINT_DAMAGED;
	}
	size_t body = len;
	while (text[body - 1] != '.') {
		body--;
	}
	body--;
	struct reader reader = {.p = text + body, .end = text + len};
	if (get(&reader) != skc_id_hash(text, body) || reader.failed) {
		return SKC_CHECKPOINT_DAMAGED;
	}
	reader = (struct reader){.p = text + head + 1, .end = text + body};
	checkpoint->query = get(&reader);
	checkpoint->organisation = get(&reader);
	const uint64_t flags = get(&reader);
	checkpoint->completed = (flags & COMPLETED) != 0;
	checkpoint->churn = (flags & CHURN) != 0;
	checkpoint->end_unreadable = (flags & END_UNREADABLE) != 0;
	get_mark(&reader, &checkpoint->newest);
	const uint64_t gap_count = get(&reader);
	if (reader.failed || flags >= FLAGS_END || gap_count > SKC_GAPS_MAX) {
		return SKC_CHECKPOINT_DAMAGED;
	}
	checkpoint->gap_count = (unsigned)gap_count;
	for (unsigned i = 0; i < checkpoint->gap_count && !reader.failed; i++) {
		get_mark(&reader, &checkpoint->gaps[i].top);
		get_mark(&reader, &checkpoint->gaps[i].floor);
		checkpoint->gaps[i].unreadable = (flags & (uint64_t)UNREADABLE << i) != 0;
	}
	if (reader.failed || reader.p != reader.end || !is_in_order(checkpoint)) {
		return SKC_CHECKPOINT_DAMAGED;
	}
	return SKC_CHECKPOINT_OK;
}
