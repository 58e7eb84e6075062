#include "support.h"

#include <limits.h>

#include "../../src/gaps.h"

/* A list that only changes when a test says so: creation times, ids are positions in `made`. */
struct list {
	int64_t times[12000];
	unsigned ids[12000];
	size_t count;
	unsigned made;
	bool undated_every_third;
	int64_t most; /* the server's own limit; 0: none */
	int64_t now; /* 0: not told */
	size_t same; /* pages from there on show the same rows; 0: none do */
	size_t bad, bad_count; /* rows that cannot be read */
	bool reverse_equals; /* equals stand the other way round on every other request */
	unsigned answered;
};

static void append(struct list *list, int64_t time)
{
	assert_true(list->count < COUNT(list->times));
	list->times[list->count] = time;
	list->ids[list->count++] = list->made++;
}

static void insert(struct list *list, size_t at, int64_t time)
{
	append(list, 0);
	memmove(&list->times[at + 1], &list->times[at], (list->count - 1 - at) * sizeof(int64_t));
	memmove(&list->ids[at + 1], &list->ids[at], (list->count - 1 - at) * sizeof(unsigned));
	list->times[at] = time;
	list->ids[at] = list->made - 1;
}

static void cut(struct list *list, size_t from, size_t to)
{
	memmove(&list->times[from], &list->times[to], (list->count - to) * sizeof(int64_t));
	memmove(&list->ids[from], &list->ids[to], (list->count - to) * sizeof(unsigned));
	list->count -= to - from;
}

static void fill(struct list *list, size_t count)
{
	*list = (struct list){0};
	for (size_t i = 0; i < count; i++) {
		append(list, 1000 + 10 * (int64_t)i);
	}
}

/* What was handed out, and how often. */
struct reader {
	struct skc_gaps gaps;
	struct list *list;
	unsigned char seen[12000];
	unsigned order[12000];
	size_t handed;
	unsigned requests;
	/* New rows of the last answer that are still to be handed out. */
	unsigned waiting[100];
	size_t waits, next;
	uint64_t token;
	enum skc_gaps_verdict verdict;
};

static void begin(struct reader *reader, struct list *list, int64_t page_size, unsigned parallel)
{
	memset(reader, 0, sizeof(*reader));
	reader->list = list;
	skc_gaps_init(&reader->gaps, page_size, parallel);
	skc_gaps_begin(&reader->gaps, 1, NULL);
}

static size_t write_id(char text[24], unsigned id)
{
	return (size_t)snprintf(text, 24, "%08x-row", id * 2654435761u);
}

/* The rows that the server has for a request. Returns how many. */
static size_t serve(struct list *list, const struct skc_gaps_request *request,
	struct skc_gaps_row rows[100], char ids[100][24], size_t at[100], struct skc_gaps_page *page)
{
	int64_t limit = list->most > 0 && request->limit > list->most ? list->most : request->limit;
	size_t from = (size_t)((request->page - 1) * limit), count = 0;
	size_t most = from >= list->count ? 0 : list->count - from;
	list->answered++;
	most = most < (size_t)limit ? most : (size_t)limit;
	from = list->same > 0 && from > list->same ? list->same : from;
	for (size_t i = from; count < most; i++, count++) {
		size_t row = i;
		if (list->reverse_equals && list->answered % 2 == 0) {
			size_t low = i, high = i;
			while (low > 0 && list->times[low - 1] == list->times[i]) {
				low--;
			}
			while (high + 1 < list->count && list->times[high + 1] == list->times[i]) {
				high++;
			}
			row = low + high - i;
		}
		at[count] = row;
		rows[count] = (struct skc_gaps_row){.id = ids[count],
			.id_len = write_id(ids[count], list->ids[row]),
			.created = list->times[row],
			.has_date = !list->undated_every_third || list->ids[row] % 3 != 0};
	}
	*page = (struct skc_gaps_page){.page = request->page,
		.limit = limit,
		.total = (int64_t)list->count,
		.now = list->now,
		.rows = rows,
		.count = count};
	return count;
}

/* Hands out at most so many of the rows that wait. Returns how many. */
static size_t hand_out(struct reader *reader, size_t most)
{
	size_t handed = 0;
	while (handed < most && reader->next < reader->waits) {
		unsigned id = reader->waiting[reader->next++];
		CHECK(reader->seen[id]++ == 0, "row %u comes twice", id);
		reader->order[reader->handed++] = id;
		skc_gaps_handed_out(&reader->gaps, reader->token, reader->next);
		handed++;
	}
	return handed;
}

/* What a server says to one request is handed out, at most so many rows. Returns how many. */
static size_t try_answer(struct reader *reader, const struct skc_gaps_request *request, size_t most)
{
	struct skc_gaps_row rows[100];
	struct skc_gaps_page page;
	char ids[100][24];
	size_t at[100];
	bool is_new[100];
	size_t count = serve(reader->list, request, rows, ids, at, &page);
	assert_int_equal(reader->next, reader->waits);
	reader->requests++;
	reader->token = request->token;
	reader->next = reader->waits = 0;
	for (size_t i = 0; i < count; i++) {
		if (at[i] >= reader->list->bad && at[i] - reader->list->bad < reader->list->bad_count) {
			bool is_known;
			assert_int_equal(SKC_GAPS_TAKEN,
				skc_gaps_unreadable(&reader->gaps, request->token, (int64_t)i, &is_known));
			return 0;
		}
	}
	reader->verdict = skc_gaps_answer(&reader->gaps, request->token, &page, is_new);
	for (size_t i = count; i-- > 0;) {
		if (is_new[i]) {
			reader->waiting[reader->waits++] = reader->list->ids[at[i]];
		}
	}
	return hand_out(reader, most);
}

static size_t answer(struct reader *reader, const struct skc_gaps_request *request, size_t most)
{
	const size_t handed = try_answer(reader, request, most);
	assert_int_equal(SKC_GAPS_TAKEN, reader->verdict);
	return handed;
}

/* Reads until nothing is left, or `most` rows were handed out. */
static void read_rows(struct reader *reader, size_t most)
{
	most -= hand_out(reader, most);
	for (unsigned i = 0; i < 2000 && most > 0; i++) {
		struct skc_gaps_request request;
		enum skc_gaps_next next = skc_gaps_next(&reader->gaps, &request);
		if (next == SKC_GAPS_COMPLETE) {
			return;
		}
		assert_int_equal(SKC_GAPS_ASK, next);
		most -= answer(reader, &request, most);
	}
	assert_int_equal(0, most);
}

/* Reads until the run is over, whatever the server does. */
static enum skc_gaps_next read_on(struct reader *reader)
{
	struct skc_gaps_request request;
	enum skc_gaps_next next;
	while ((next = skc_gaps_next(&reader->gaps, &request)) == SKC_GAPS_ASK &&
		reader->verdict == SKC_GAPS_TAKEN) {
		try_answer(reader, &request, SIZE_MAX);
	}
	return next;
}

#define EVERYTHING ((size_t)100000)

/* Goes on from a checkpoint of this reader, as another process would. */
static void resume(struct reader *reader, int64_t lookback)
{
	char text[SKC_CHECKPOINT_SIZE];
	size_t len = skc_gaps_checkpoint(&reader->gaps, text);
	int64_t page_size = reader->gaps.run.page_size;
	unsigned parallel = reader->gaps.parallel;
	skc_gaps_free(&reader->gaps);
	skc_gaps_init(&reader->gaps, page_size, parallel);
	assert_int_equal(SKC_CHECKPOINT_OK, skc_gaps_resume(&reader->gaps, text, len, 1, lookback));
	reader->requests = 0;
	reader->next = reader->waits = 0;
}

static void check_all_seen(const struct reader *reader)
{
	for (size_t i = 0; i < reader->list->count; i++) {
		CHECK(reader->seen[reader->list->ids[i]] == 1, "row %zu of %zu was missed", i,
			reader->list->count);
	}
	assert_true(skc_gaps_report(&reader->gaps).complete);
}

static struct list list;
static struct reader reader;

/* ---- one run ---- */

static void every_row_comes_once_newest_first_in_as_few_requests_as_pages(void **state)
{
	(void)state;
	for (size_t count = 0; count < 700; count += count < 250 ? 1 : 7) {
		for (int64_t size = 10; size <= 100; size += 15) {
			fill(&list, count);
			begin(&reader, &list, size, 0);
			read_rows(&reader, EVERYTHING);
			check_all_seen(&reader);
			for (size_t i = 0; i < count; i++) {
				assert_int_equal(count - 1 - i, reader.order[i]);
			}
			size_t pages = (count + (size_t)size - 1) / (size_t)size;
			/* One tells how many there are; where the last page is full, one that it is the last. */
			const bool is_full = count % (size_t)size == 0;
			CHECK(reader.requests <= pages + 1 + is_full, "%zu rows, %d a page: %u requests", count,
				(int)size, reader.requests);
			if (count < (size_t)size) {
				assert_int_equal(count > 0 ? 1 : 2, reader.requests);
			}
			assert_int_equal(reader.requests, skc_gaps_report(&reader.gaps).requests);
			assert_int_equal(count, skc_gaps_report(&reader.gaps).rows);
			assert_int_equal(count, skc_gaps_report(&reader.gaps).expected);
			skc_gaps_free(&reader.gaps);
		}
	}
}

static void several_gaps_cost_one_request_more_each(void **state)
{
	(void)state;
	for (unsigned parallel = 1; parallel <= 9; parallel++) {
		for (int64_t size = 10; size <= 100; size += 18) {
			fill(&list, 3000);
			begin(&reader, &list, size, parallel);
			struct skc_gaps_request flight[16];
			unsigned in_flight = 0, most_in_flight = 0, all_gaps = 1;
			uint32_t random = parallel;
			for (;;) {
				enum skc_gaps_next next = skc_gaps_next(&reader.gaps, &flight[in_flight]);
				if (next == SKC_GAPS_ASK) {
					in_flight++;
					most_in_flight = in_flight > most_in_flight ? in_flight : most_in_flight;
					continue;
				}
				unsigned gaps = skc_gaps_report(&reader.gaps).gaps;
				assert_true(in_flight <= parallel && gaps < SKC_GAPS_MAX);
				if (next == SKC_GAPS_COMPLETE) {
					break;
				}
				unsigned which = next_random(&random) % in_flight;
				struct skc_gaps_request request = flight[which];
				flight[which] = flight[--in_flight];
				answer(&reader, &request, EVERYTHING);
				all_gaps += skc_gaps_report(&reader.gaps).gaps > gaps;
			}
			check_all_seen(&reader);
			/* Gaps of fewer than four pages are not split. */
			const unsigned least = size > 10 ? 3 : 7;
			assert_true(most_in_flight >= (parallel < least ? parallel : least));
			CHECK(reader.requests <= (3000 + size - 1) / size + 1 + (3000 % size == 0) +
						(all_gaps > 1 ? all_gaps : 0),
				"%u requests with %u gaps, %d a page", reader.requests, all_gaps, (int)size);
			skc_gaps_free(&reader.gaps);
		}
	}
}

static void since_is_where_a_first_run_ends(void **state)
{
	(void)state;
	for (size_t first = 0; first < 300; first += 23) {
		fill(&list, 300);
		memset(&reader, 0, sizeof(reader));
		reader.list = &list;
		int64_t since = list.times[first];
		skc_gaps_init(&reader.gaps, 50, 1);
		skc_gaps_begin(&reader.gaps, 1, &since);
		/* Also when it is interrupted before it has begun, or later. */
		resume(&reader, 0);
		read_rows(&reader, 1);
		resume(&reader, 0);
		read_rows(&reader, EVERYTHING);
		assert_int_equal(300 - first, reader.handed);
		/* The last window has to show a row from above: nothing else tells where `since` is. */
		CHECK(reader.requests <= (300 - first + 49) / 50 + 3, "%u requests", reader.requests);
		skc_gaps_free(&reader.gaps);
	}
}

static void an_empty_list_is_complete_at_once(void **state)
{
	const int64_t since = 5000;
	(void)state;
	fill(&list, 0);
	memset(&reader, 0, sizeof(reader));
	reader.list = &list;
	skc_gaps_init(&reader.gaps, 100, 4);
	skc_gaps_begin(&reader.gaps, 1, &since);
	read_rows(&reader, EVERYTHING);
	/* Asked again: no row says that it is so. */
	assert_int_equal(2, reader.requests);
	assert_true(skc_gaps_report(&reader.gaps).complete);
	/* What comes later is read, what is older than `since` is not. */
	for (unsigned i = 0; i < 10; i++) {
		append(&list, 1000 * i);
	}
	resume(&reader, 0);
	read_rows(&reader, EVERYTHING);
	assert_int_equal(5, reader.handed);
	skc_gaps_free(&reader.gaps);
}

/* ---- runs after the first ---- */

static void a_run_reads_new_rows_first_and_asks_once_when_there_are_few(void **state)
{
	(void)state;
	fill(&list, 1000);
	begin(&reader, &list, 100, 1);
	read_rows(&reader, EVERYTHING);
	for (unsigned added = 0; added < 20; added++) {
		resume(&reader, 0);
		read_rows(&reader, EVERYTHING);
		assert_int_equal(1, reader.requests);
		check_all_seen(&reader);
		for (unsigned i = 0; i < added; i++) {
			append(&list, list.times[list.count - 1] + 1);
		}
	}
	skc_gaps_free(&reader.gaps);
	/* Interrupted: what is new comes before the rest. */
	fill(&list, 1000);
	begin(&reader, &list, 100, 1);
	read_rows(&reader, 250);
	append(&list, 1000000);
	resume(&reader, 0);
	read_rows(&reader, 1);
	assert_int_equal(1000, reader.order[250]);
	read_rows(&reader, EVERYTHING);
	check_all_seen(&reader);
	skc_gaps_free(&reader.gaps);
}

static void lookback_reads_again_after_a_complete_run_only(void **state)
{
	(void)state;
	fill(&list, 500);
	begin(&reader, &list, 50, 0);
	read_rows(&reader, EVERYTHING);
	memset(reader.seen, 0, sizeof(reader.seen));
	reader.handed = 0;
	resume(&reader, 300);
	read_rows(&reader, 5);
	/* 31 rows at most 300 older than the newest; five were handed out when it was interrupted. */
	resume(&reader, 300);
	read_rows(&reader, EVERYTHING);
	assert_int_equal(31, reader.handed);
	skc_gaps_free(&reader.gaps);
}

static void a_lookback_longer_than_a_run_does_not_keep_an_import_from_ending(void **state)
{
	(void)state;
	fill(&list, 2000);
	begin(&reader, &list, 100, 0);
	unsigned requests = 0, runs = 0;
	while (!skc_gaps_report(&reader.gaps).complete) {
		assert_true(++runs < 10);
		for (unsigned i = 0; i < 5; i++) {
			struct skc_gaps_request request;
			if (skc_gaps_next(&reader.gaps, &request) == SKC_GAPS_ASK) {
				answer(&reader, &request, EVERYTHING);
				requests++;
			}
		}
		if (!skc_gaps_report(&reader.gaps).complete) {
			resume(&reader, INT64_MAX);
		}
	}
	check_all_seen(&reader);
	CHECK(requests <= 27, "%u requests", requests);
	skc_gaps_free(&reader.gaps);
}

static void a_checkpoint_covers_exactly_what_was_handed_out(void **state)
{
	(void)state;
	for (unsigned parallel = 0; parallel < 4; parallel += 3) {
		for (size_t most = 1; most < 130; most++) {
			fill(&list, 120);
			/* Some equals, which stand otherwise on every other request. */
			for (size_t i = 40; i < 47; i++) {
				list.times[i] = list.times[40];
			}
			list.times[119] = list.times[118] = list.times[117];
			list.reverse_equals = true;
			begin(&reader, &list, 20, parallel);
			for (unsigned i = 0; i < 150 && !skc_gaps_report(&reader.gaps).complete; i++) {
				read_rows(&reader, 1);
				if (i % most == 0 && !skc_gaps_report(&reader.gaps).complete) {
					resume(&reader, 0);
				}
			}
			check_all_seen(&reader);
			skc_gaps_free(&reader.gaps);
		}
	}
}

static void answers_that_wait_are_not_covered(void **state)
{
	struct skc_gaps_row rows[100];
	struct skc_gaps_page page;
	struct skc_gaps_request request[3];
	char ids[100][24];
	size_t at[100];
	bool is_new[100];
	(void)state;
	fill(&list, 95);
	begin(&reader, &list, 20, 1);
	read_rows(&reader, 1);
	/* Two pages more are read, nothing of them is handed out. */
	for (unsigned i = 0; i < 2; i++) {
		assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &request[i]));
		serve(&list, &request[i], rows, ids, at, &page);
		assert_int_equal(
			SKC_GAPS_TAKEN, skc_gaps_answer(&reader.gaps, request[i].token, &page, is_new));
	}
	/* Nor does a request under way count. */
	assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &request[2]));
	assert_int_equal(SKC_GAPS_WAIT, skc_gaps_next(&reader.gaps, &request[2]));
	assert_int_equal(95, skc_gaps_report(&reader.gaps).expected);
	resume(&reader, 0);
	read_rows(&reader, EVERYTHING);
	check_all_seen(&reader);
	skc_gaps_free(&reader.gaps);
}

static void more_gaps_than_there_is_room_for_become_one(void **state)
{
	(void)state;
	fill(&list, 300);
	begin(&reader, &list, 10, 1);
	size_t twice = 0;
	for (unsigned i = 0; i < 20; i++) {
		read_rows(&reader, 12);
		for (unsigned k = 0; k < 30; k++) {
			append(&list, list.times[list.count - 1] + 10);
		}
		for (size_t k = 0; k < list.made; k++) {
			twice += reader.seen[k] > 0;
			reader.seen[k] = 0;
		}
		resume(&reader, 0);
		assert_true(skc_gaps_report(&reader.gaps).gaps <= SKC_GAPS_MAX);
	}
	assert_true(twice == 240);
	size_t before = reader.handed;
	read_rows(&reader, EVERYTHING);
	/* 900 rows, 240 of them before; some of those again. */
	assert_true(reader.handed - before >= 900 - 240 && reader.handed - before <= 900);
	assert_true(skc_gaps_report(&reader.gaps).complete);
	skc_gaps_free(&reader.gaps);
}

/* ---- rows that move ---- */

static void rows_moved_by_far_are_found_again(void **state)
{
	(void)state;
	for (size_t gone = 0; gone <= 3000; gone += 150) {
		for (unsigned upper = 0; upper < 2; upper++) {
			fill(&list, 4000 - 1);
			begin(&reader, &list, 50, 0);
			read_rows(&reader, 500);
			/* Below the gap's top, or from the middle of what is read and unread. */
			cut(&list, upper ? 3490 - gone : 100, upper ? 3490 : 100 + gone);
			unsigned before = reader.requests;
			read_rows(&reader, 1);
			CHECK(reader.requests - before < 24, "%u requests to find the place, %zu gone",
				reader.requests - before, gone);
			read_rows(&reader, EVERYTHING);
			check_all_seen(&reader);
			skc_gaps_free(&reader.gaps);
		}
	}
}

/* An empty list, as one that has failed says it is. Returns what the planner made of the answer. */
static enum skc_gaps_verdict answer_empty(struct skc_gaps *gaps)
{
	struct skc_gaps_request request;
	assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(gaps, &request));
	const struct skc_gaps_page page = {.page = request.page, .limit = request.limit};
	return skc_gaps_answer(gaps, request.token, &page, NULL);
}

static void a_list_that_was_shown_is_not_believed_to_be_empty_in_that_run(void **state)
{
	(void)state;
	/* For a while: it is asked again. */
	fill(&list, 1000);
	begin(&reader, &list, 50, 1);
	read_rows(&reader, 100);
	for (unsigned i = 0; i < 20; i++) {
		assert_int_equal(SKC_GAPS_TAKEN, answer_empty(&reader.gaps));
	}
	read_rows(&reader, EVERYTHING);
	check_all_seen(&reader);
	skc_gaps_free(&reader.gaps);
	/* For longer: the run says so, and the next one has all rows if they are back. */
	fill(&list, 1000);
	begin(&reader, &list, 50, 1);
	read_rows(&reader, 100);
	unsigned asked = 1;
	while (answer_empty(&reader.gaps) == SKC_GAPS_TAKEN) {
		assert_true(++asked < 60);
	}
	assert_false(skc_gaps_report(&reader.gaps).complete);
	assert_string_equal(
		"the list is empty though rows of it were shown", skc_gaps_trouble(&reader.gaps));
	resume(&reader, 0);
	/* It went back before that: a few come once more, in another run. */
	memset(&reader.seen[900], 0, 100);
	read_rows(&reader, EVERYTHING);
	for (unsigned id = 0; id < 900; id++) {
		CHECK(reader.seen[id] == 1, "row %u was missed", id);
	}
	assert_true(skc_gaps_report(&reader.gaps).complete);
	skc_gaps_free(&reader.gaps);
}

static void a_list_that_became_empty_is_believed_by_the_next_run(void **state)
{
	(void)state;
	fill(&list, 1000);
	begin(&reader, &list, 50, 0);
	read_rows(&reader, 100);
	cut(&list, 0, list.count);
	while (answer_empty(&reader.gaps) == SKC_GAPS_TAKEN) {
	}
	assert_false(skc_gaps_report(&reader.gaps).complete);
	resume(&reader, 0);
	read_rows(&reader, EVERYTHING);
	assert_true(skc_gaps_report(&reader.gaps).complete);
	assert_true(reader.requests < 30);
	skc_gaps_free(&reader.gaps);
}

/* The rows of another page come for the middle of a gap that went back meanwhile. */
static void a_gap_that_went_back_is_not_split_where_it_was_read(void **state)
{
	struct skc_gaps_request middle, other, shown = {.page = 33, .limit = 50};
	struct skc_gaps_row rows[100];
	struct skc_gaps_page page;
	char ids[100][24];
	size_t at[100];
	bool is_new[100];
	(void)state;
	fill(&list, 2000);
	begin(&reader, &list, 50, 1);
	read_rows(&reader, 400);
	reader.gaps.parallel = 3;
	assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &middle));
	assert_true(reader.gaps.gaps[0].is_probe);
	answer(&reader, &middle, EVERYTHING);
	assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &middle));
	assert_true(reader.gaps.gaps[0].is_probe && reader.gaps.gaps[0].token == middle.token);
	assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &other));
	cut(&list, 1999, 2000);
	answer(&reader, &other, EVERYTHING);
	assert_true(reader.gaps.gaps[0].went_back);
	const size_t count = serve(&list, &shown, rows, ids, at, &page);
	page.page = middle.page;
	page.limit = middle.limit;
	assert_int_equal(SKC_GAPS_TAKEN, skc_gaps_answer(&reader.gaps, middle.token, &page, is_new));
	for (size_t i = 0; i < count; i++) {
		CHECK(!is_new[i], "row %zu comes twice", at[i]);
	}
	read_rows(&reader, EVERYTHING);
	check_all_seen(&reader);
	skc_gaps_free(&reader.gaps);
}

static void rows_pushed_up_are_not_jumped_over(void **state)
{
	(void)state;
	for (unsigned added = 1; added < 1000; added = added * 3 / 2 + 1) {
		fill(&list, 600);
		begin(&reader, &list, 50, 0);
		read_rows(&reader, 200);
		for (unsigned i = 0; i < added; i++) {
			insert(&list, 10 + i, 1091 + (i > 8 ? 8 : i));
		}
		unsigned before = reader.requests;
		read_rows(&reader, 1);
		CHECK(reader.requests - before < 24, "%u requests for %u rows", reader.requests - before,
			added);
		read_rows(&reader, EVERYTHING);
		check_all_seen(&reader);
		skc_gaps_free(&reader.gaps);
	}
}

static void movement_that_total_hides_is_made_good_once_it_shows(void **state)
{
	(void)state;
	fill(&list, 500);
	begin(&reader, &list, 50, 0);
	read_rows(&reader, 100);
	/* One row comes in below, one goes above: the row at the edge has moved up, out of sight. */
	insert(&list, 10, list.times[9] + 1);
	cut(&list, 450, 451);
	read_rows(&reader, 100);
	append(&list, 1000000);
	read_rows(&reader, EVERYTHING);
	for (unsigned i = 0; i < 500; i++) {
		CHECK(reader.seen[i] == 1, "row %u was missed", i);
	}
	skc_gaps_free(&reader.gaps);
}

/* Takes one answer and keeps its new rows back. Returns how many there are. */
static size_t answer_later(struct skc_gaps_request *request, unsigned fresh[100])
{
	struct skc_gaps_row rows[100];
	struct skc_gaps_page page;
	char ids[100][24];
	size_t at[100], count = 0;
	bool is_new[100];
	assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, request));
	serve(&list, request, rows, ids, at, &page);
	assert_int_equal(SKC_GAPS_TAKEN, skc_gaps_answer(&reader.gaps, request->token, &page, is_new));
	for (size_t i = page.count; i-- > 0;) {
		if (is_new[i]) {
			fresh[count++] = list.ids[at[i]];
		}
	}
	return count;
}

static void rows_handed_out_after_a_rewind_do_not_cover_what_was_passed_over(void **state)
{
	(void)state;
	for (size_t most = 0; most <= 50; most += 10) {
		struct skc_gaps_request request[2];
		unsigned fresh[2][100];
		unsigned char before[sizeof(reader.seen)];
		fill(&list, 500);
		begin(&reader, &list, 50, 0);
		read_rows(&reader, 100);
		insert(&list, 10, list.times[9] + 1);
		cut(&list, 450, 451);
		size_t count = answer_later(&request[0], fresh[0]);
		append(&list, 1000000);
		answer_later(&request[1], fresh[1]);
		assert_true(reader.gaps.run.churn);
		for (size_t i = 0; i < count && i < most; i++) {
			skc_gaps_handed_out(&reader.gaps, request[0].token, i + 1);
			reader.seen[fresh[0][i]]++;
		}
		/* What was read without proof comes again in this other run. */
		memcpy(before, reader.seen, sizeof(before));
		memset(reader.seen, 0, sizeof(reader.seen));
		resume(&reader, 0);
		read_rows(&reader, EVERYTHING);
		for (unsigned i = 0; i < 500; i++) {
			CHECK(reader.seen[i] + before[i] > 0, "row %u was missed", i);
		}
		skc_gaps_free(&reader.gaps);
	}
}

static void a_run_that_saw_movement_is_gone_on_with_care(void **state)
{
	(void)state;
	fill(&list, 1500);
	begin(&reader, &list, 50, 0);
	read_rows(&reader, 100);
	append(&list, 1000000);
	read_rows(&reader, 50);
	resume(&reader, 0);
	read_rows(&reader, 100);
	insert(&list, 10, list.times[9] + 1);
	cut(&list, 1450, 1451);
	read_rows(&reader, EVERYTHING);
	for (unsigned i = 0; i < 1500; i++) {
		CHECK(reader.seen[i] == 1, "row %u was missed", i);
	}
	skc_gaps_free(&reader.gaps);
}

static void movement_between_two_runs_is_noticed(void **state)
{
	(void)state;
	for (unsigned moved = 0; moved < 2; moved++) {
		fill(&list, 500);
		begin(&reader, &list, 50, 0);
		read_rows(&reader, 100);
		resume(&reader, 0);
		if (moved > 0) {
			insert(&list, 10, list.times[9] + 1);
		}
		read_rows(&reader, EVERYTHING);
		check_all_seen(&reader);
		/* Where nothing has, the gap costs no request more. */
		assert_true(reader.requests == 9 || moved > 0);
		skc_gaps_free(&reader.gaps);
	}
}

static void movement_shows_by_rows_that_are_not_where_they_were(void **state)
{
	(void)state;
	fill(&list, 500);
	begin(&reader, &list, 50, 0);
	read_rows(&reader, 100);
	assert_false(reader.gaps.run.churn);
	cut(&list, 100, 103);
	for (unsigned i = 0; i < 3; i++) {
		append(&list, 1000000 + i);
	}
	read_rows(&reader, 40);
	assert_true(reader.gaps.run.churn);
	read_rows(&reader, EVERYTHING);
	skc_gaps_free(&reader.gaps);
}

static void older_gaps_wait_for_the_newest_page(void **state)
{
	struct skc_gaps_request request[3];
	(void)state;
	fill(&list, 500);
	begin(&reader, &list, 50, 3);
	read_rows(&reader, 60);
	resume(&reader, 0);
	for (unsigned i = 0; i < 3; i++) {
		append(&list, list.times[499] + (i > 0));
	}
	assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &request[0]));
	assert_int_equal(SKC_GAPS_WAIT, skc_gaps_next(&reader.gaps, &request[1]));
	answer(&reader, &request[0], EVERYTHING);
	read_rows(&reader, EVERYTHING);
	check_all_seen(&reader);
	skc_gaps_free(&reader.gaps);
}

static void rows_added_at_the_end_belong_to_the_next_run(void **state)
{
	(void)state;
	fill(&list, 500);
	begin(&reader, &list, 50, 0);
	read_rows(&reader, 60);
	for (unsigned i = 0; i < 30; i++) {
		append(&list, list.times[list.count - 1] + 1);
	}
	read_rows(&reader, EVERYTHING);
	assert_int_equal(500, reader.handed);
	resume(&reader, 0);
	read_rows(&reader, EVERYTHING);
	check_all_seen(&reader);
	skc_gaps_free(&reader.gaps);
}

/* ---- equals ---- */

static void equals_across_pages_are_read_whole(void **state)
{
	(void)state;
	for (size_t group = 2; group < 130; group += group < 20 ? 1 : 9) {
		for (size_t from = 0; from + group <= 140; from += 13) {
			fill(&list, 140);
			for (size_t i = from; i < from + group; i++) {
				list.times[i] = list.times[from];
			}
			list.reverse_equals = true;
			begin(&reader, &list, 30, 0);
			read_rows(&reader, EVERYTHING);
			check_all_seen(&reader);
			CHECK(reader.requests <= 60, "%u requests, %zu equals", reader.requests, group);
			skc_gaps_free(&reader.gaps);
		}
	}
}

static void equals_in_any_order_cost_few_requests_more(void **state)
{
	(void)state;
	for (unsigned most = 1; most <= 10; most++) {
		for (unsigned is_mixed = 0; is_mixed < 2; is_mixed++) {
			uint32_t random = most;
			fill(&list, 12000);
			for (size_t i = 0; i < list.count;) {
				const size_t group = is_mixed ? 1 + next_random(&random) % most : most;
				const int64_t time = list.times[i];
				for (size_t end = i + group; i < end && i < list.count; i++) {
					list.times[i] = time;
				}
			}
			list.reverse_equals = true;
			begin(&reader, &list, 100, 0);
			read_rows(&reader, EVERYTHING);
			check_all_seen(&reader);
			/* 138 is what windows need that all go two rows beyond the one before. */
			const unsigned bound = most == 1 ? 122 : is_mixed ? 143 : 130;
			CHECK(reader.requests <= bound, "%u requests, groups of %u%s", reader.requests, most,
				is_mixed ? " or fewer" : "");
			skc_gaps_free(&reader.gaps);
		}
	}
}

static void equals_at_the_end_of_a_run_are_told_apart_by_id(void **state)
{
	(void)state;
	for (size_t most = 1; most < 12; most++) {
		fill(&list, 100);
		for (size_t i = 94; i < 100; i++) {
			list.times[i] = 5000;
		}
		list.reverse_equals = true;
		begin(&reader, &list, 20, 0);
		read_rows(&reader, most);
		append(&list, 5000);
		append(&list, 5000);
		resume(&reader, 0);
		read_rows(&reader, EVERYTHING);
		append(&list, 5000);
		resume(&reader, 0);
		read_rows(&reader, EVERYTHING);
		check_all_seen(&reader);
		skc_gaps_free(&reader.gaps);
	}
}

/* ---- what servers do ---- */

static void rows_without_a_date_come_when_they_are_met(void **state)
{
	(void)state;
	for (unsigned parallel = 0; parallel < 4; parallel += 3) {
		fill(&list, 400);
		list.undated_every_third = true;
		begin(&reader, &list, 30, parallel);
		read_rows(&reader, 150);
		resume(&reader, 0);
		/* Some may come again in another run. */
		for (unsigned i = 0; i < list.made; i += 3) {
			reader.seen[i] = 0;
		}
		read_rows(&reader, EVERYTHING);
		for (unsigned i = 0; i < 400; i++) {
			assert_true(reader.seen[i] == 1 || i % 3 == 0);
		}
		skc_gaps_free(&reader.gaps);
	}
}

static void a_list_without_any_date_is_read_by_positions(void **state)
{
	(void)state;
	struct skc_gaps_row rows[100];
	struct skc_gaps_page page;
	char ids[100][24];
	size_t at[100], handed = 0;
	bool is_new[100];
	fill(&list, 333);
	begin(&reader, &list, 40, 2);
	for (unsigned i = 0; i < 20; i++) {
		struct skc_gaps_request request;
		if (skc_gaps_next(&reader.gaps, &request) != SKC_GAPS_ASK) {
			break;
		}
		size_t count = serve(&list, &request, rows, ids, at, &page), fresh = 0;
		for (size_t k = 0; k < count; k++) {
			rows[k].has_date = false;
		}
		assert_int_equal(
			SKC_GAPS_TAKEN, skc_gaps_answer(&reader.gaps, request.token, &page, is_new));
		for (size_t k = 0; k < count; k++) {
			fresh += is_new[k];
			reader.seen[list.ids[at[k]]] += is_new[k];
		}
		skc_gaps_handed_out(&reader.gaps, request.token, fresh);
		handed += fresh;
	}
	assert_int_equal(333, handed);
	check_all_seen(&reader);
	skc_gaps_free(&reader.gaps);
}

static void a_smaller_limit_of_the_server_becomes_the_page_size(void **state)
{
	(void)state;
	for (int64_t most = 10; most < 100; most += 9) {
		fill(&list, 777);
		list.most = most;
		begin(&reader, &list, 100, 1);
		read_rows(&reader, EVERYTHING);
		check_all_seen(&reader);
		assert_int_equal(most, reader.gaps.run.page_size);
		assert_true(reader.requests <= (777 + most - 1) / most + 1 + (777 % most == 0));
		skc_gaps_free(&reader.gaps);
	}
}

static void a_limit_that_is_refused_becomes_50_then_10_then_a_failure(void **state)
{
	struct skc_gaps_request request;
	(void)state;
	fill(&list, 100);
	begin(&reader, &list, 100, 1);
	assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &request));
	assert_int_equal(100, request.limit);
	assert_true(skc_gaps_limit_refused(&reader.gaps, request.token));
	assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &request));
	assert_int_equal(50, request.limit);
	assert_true(skc_gaps_limit_refused(&reader.gaps, request.token));
	assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &request));
	assert_int_equal(10, request.limit);
	assert_false(skc_gaps_limit_refused(&reader.gaps, request.token));
	answer(&reader, &request, EVERYTHING);
	read_rows(&reader, EVERYTHING);
	check_all_seen(&reader);
	skc_gaps_free(&reader.gaps);
}

static void a_wrong_page_or_order_is_reported_and_can_be_asked_again(void **state)
{
	struct skc_gaps_request request;
	struct skc_gaps_row rows[100];
	struct skc_gaps_page page, wrong;
	char ids[100][24];
	size_t at[100];
	bool is_new[100];
	(void)state;
	fill(&list, 300);
	begin(&reader, &list, 100, 1);
	read_rows(&reader, 100);
	assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &request));
	size_t count = serve(&list, &request, rows, ids, at, &page);
	for (unsigned what = 0; what < 5; what++) {
		enum skc_gaps_verdict verdict = SKC_GAPS_WRONG_PAGE;
		wrong = page;
		if (what == 0) {
			wrong.page++;
		} else if (what == 1) {
			wrong.limit = request.limit + 1;
		} else if (what == 2) {
			wrong.limit = (int64_t)count - 1;
		} else if (what == 3) {
			wrong.total = -1;
		} else {
			rows[50].created = rows[48].created;
			verdict = SKC_GAPS_DISORDER;
		}
		/* Asked again twice, then it is said. */
		for (unsigned again = 0; again < 3; again++) {
			assert_int_equal(again < 2 ? SKC_GAPS_TAKEN : verdict,
				skc_gaps_answer(&reader.gaps, request.token, &wrong, is_new));
			for (size_t i = 0; i < count; i++) {
				assert_false(is_new[i]);
			}
			const int64_t limit = request.limit;
			if (again < 2) {
				assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &request));
				assert_int_equal(limit, request.limit);
			}
		}
	}
	uint64_t token = request.token;
	skc_gaps_ask_again(&reader.gaps, token);
	read_rows(&reader, EVERYTHING);
	check_all_seen(&reader);
	/* What comes for a request that is no more is not used. */
	assert_int_equal(SKC_GAPS_TAKEN, skc_gaps_answer(&reader.gaps, token, &page, is_new));
	assert_false(is_new[0]);
	skc_gaps_free(&reader.gaps);
}

static void a_server_that_makes_no_sense_is_given_up(void **state)
{
	(void)state;
	enum skc_gaps_verdict verdict = SKC_GAPS_TAKEN;
	unsigned asked = 0;
	fill(&list, 300);
	begin(&reader, &list, 50, 1);
	read_rows(&reader, 100);
	/* Always the same rows, older than what is wanted, whatever is asked for. */
	while (verdict == SKC_GAPS_TAKEN) {
		struct skc_gaps_request request, first = {.page = 2, .limit = 50};
		struct skc_gaps_row rows[100];
		struct skc_gaps_page page;
		char ids[100][24];
		size_t at[100];
		bool is_new[100];
		assert_true(++asked < 200);
		assert_int_equal(SKC_GAPS_ASK, skc_gaps_next(&reader.gaps, &request));
		first.limit = request.limit;
		serve(&list, &first, rows, ids, at, &page);
		page.page = request.page;
		page.total = 300 + asked;
		verdict = skc_gaps_answer(&reader.gaps, request.token, &page, is_new);
	}
	assert_int_equal(SKC_GAPS_STUCK, verdict);
	skc_gaps_free(&reader.gaps);
}

static void whatever_a_server_says_there_is_an_end(void **state)
{
	uint32_t random = 1;
	unsigned longest = 0;
	(void)state;
	for (unsigned seed = 0; seed < 600; seed++) {
		struct skc_gaps gaps;
		char text[SKC_CHECKPOINT_SIZE];
		unsigned answers = 0;
		enum skc_gaps_verdict verdict = SKC_GAPS_TAKEN;
		skc_gaps_init(&gaps, 1 + next_random(&random) % 40, seed % 5);
		skc_gaps_begin(&gaps, 1, NULL);
		while (verdict == SKC_GAPS_TAKEN) {
			struct skc_gaps_request request;
			struct skc_gaps_row rows[100];
			char ids[100][24];
			bool is_new[100];
			int64_t created = next_random(&random) % 3000;
			size_t fresh = 0;
			if (skc_gaps_next(&gaps, &request) != SKC_GAPS_ASK) {
				break;
			}
			const size_t most = (size_t)request.limit;
			struct skc_gaps_page page = {.page = request.page,
				.limit = next_random(&random) % 20 > 0 ? request.limit : 0,
				.total = next_random(&random) % 3 > 0 ? 2000
					: next_random(&random) % 100 == 0 ? SKC_POSITION_MAX
													  : next_random(&random) % 4000,
				.rows = rows,
				.count = next_random(&random) % 3 > 0 ? most : next_random(&random) % (most + 1)};
			for (size_t i = 0; i < page.count; i++) {
				created += next_random(&random) % 3;
				rows[i] = (struct skc_gaps_row){.id = ids[i],
					.id_len = write_id(ids[i], next_random(&random) % 4000),
					.created = created,
					.has_date = next_random(&random) % 20 > 0};
			}
			verdict = skc_gaps_answer(&gaps, request.token, &page, is_new);
			for (size_t i = 0; i < page.count; i++) {
				fresh += is_new[i];
			}
			if (next_random(&random) % 4 > 0) {
				skc_gaps_handed_out(&gaps, request.token, fresh);
			}
			size_t len = skc_gaps_checkpoint(&gaps, text);
			struct skc_checkpoint checkpoint;
			assert_int_equal(SKC_CHECKPOINT_OK, skc_checkpoint_read(&checkpoint, text, len));
			CHECK(++answers < 20000, "%u answers", answers);
		}
		longest = answers > longest ? answers : longest;
		skc_gaps_free(&gaps);
	}
	print_message("at most %u answers\n", longest);
}

/* Pages from some position on show the same rows: few of them, and it looks like rows that move. */
static void rows_that_seem_to_move_by_small_steps_are_not_believed_for_long(void **state)
{
	(void)state;
	for (int64_t size = 10; size <= 20; size++) {
		for (size_t same = 60; same < 157; same++) {
			const unsigned few = size / 2 > SKC_GAP_FAR ? (unsigned)size / 2 : SKC_GAP_FAR;
			unsigned missed = 0;
			fill(&list, 157);
			list.same = same;
			begin(&reader, &list, size, 1);
			read_on(&reader);
			for (size_t i = 0; i < list.count; i++) {
				missed += !reader.seen[i];
			}
			CHECK(!skc_gaps_report(&reader.gaps).complete || missed <= few,
				"%d a page, the same from %zu on: %u missed", (int)size, same, missed);
			skc_gaps_free(&reader.gaps);
		}
	}
}

static void four_rows_that_cannot_be_read_keep_no_other_row_back(void **state)
{
	(void)state;
	for (size_t count = 5; count < 60; count += 11) {
		for (size_t first = 0; first + 4 <= count; first++) {
			fill(&list, count);
			list.bad = first;
			list.bad_count = 4;
			begin(&reader, &list, 20, 1);
			assert_int_equal(SKC_GAPS_UNREADABLE, read_on(&reader));
			for (size_t i = 0; i < count; i++) {
				CHECK(reader.seen[i] == (i < first || i >= first + 4),
					"row %zu of %zu, bad from %zu", i, count, first);
			}
			skc_gaps_free(&reader.gaps);
		}
	}
}

/* Rows of years to come stand at the end, and one of them cannot be read. */
static void a_row_of_the_future_that_cannot_be_read_hides_no_new_ones(void **state)
{
	(void)state;
	for (size_t future = 1; future < 8; future++) {
		for (size_t bad = 0; bad < future; bad++) {
			fill(&list, 100);
			list.now = 50000;
			for (size_t i = 0; i < future; i++) {
				append(&list, 1000000 + (int64_t)i);
			}
			list.bad = 100 + bad;
			list.bad_count = 1;
			begin(&reader, &list, 20, 1);
			assert_int_equal(SKC_GAPS_UNREADABLE, read_on(&reader));
			for (unsigned run = 0; run < 4; run++) {
				for (unsigned i = 0; i < 5; i++) {
					insert(&list, list.bad++ - bad, 10000 + 100 * run + i);
				}
				/* Those of the future may come again in each run. */
				memset(reader.seen + 100, 0, future);
				resume(&reader, 0);
				assert_int_equal(SKC_GAPS_UNREADABLE, read_on(&reader));
				for (unsigned id = 0; id < list.made; id++) {
					CHECK(reader.seen[id] == 1 || (id >= 100 && id < 100 + future),
						"row %u after run %u, %zu of %zu", id, run, bad, future);
				}
			}
			skc_gaps_free(&reader.gaps);
		}
	}
}

/* The floor of the new gap is within the window that would end it. */
static void new_rows_are_read_down_to_equals_of_the_newest_one_known(void **state)
{
	(void)state;
	for (size_t count = 261; count <= 281; count++) {
		for (size_t equals = 1; equals < 5; equals++) {
			fill(&list, count);
			for (size_t i = 1; i < equals; i++) {
				append(&list, list.times[count - 1]);
			}
			list.most = 10;
			begin(&reader, &list, 49, 1);
			read_rows(&reader, EVERYTHING);
			for (unsigned i = 0; i < 60; i++) {
				append(&list, 100000 + i);
			}
			resume(&reader, 0);
			read_rows(&reader, EVERYTHING);
			check_all_seen(&reader);
			CHECK(reader.requests <= 12, "%zu rows: %u requests", count, reader.requests);
			skc_gaps_free(&reader.gaps);
		}
	}
}

static void rows_of_another_organisation_are_noticed(void **state)
{
	char text[SKC_CHECKPOINT_SIZE];
	(void)state;
	fill(&list, 10);
	begin(&reader, &list, 100, 1);
	assert_true(skc_gaps_organisation(&reader.gaps, BYTES("org-1")));
	assert_true(skc_gaps_organisation(&reader.gaps, BYTES("org-1")));
	assert_false(skc_gaps_organisation(&reader.gaps, BYTES("org-2")));
	resume(&reader, 0);
	assert_false(skc_gaps_organisation(&reader.gaps, BYTES("org-2")));
	assert_true(skc_gaps_organisation(&reader.gaps, BYTES("org-1")));
	size_t len = skc_gaps_checkpoint(&reader.gaps, text);
	skc_gaps_free(&reader.gaps);
	skc_gaps_init(&reader.gaps, 100, 1);
	assert_int_equal(SKC_CHECKPOINT_QUERY, skc_gaps_resume(&reader.gaps, text, len, 2, 0));
	skc_gaps_free(&reader.gaps);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_comes_once_newest_first_in_as_few_requests_as_pages),
		cmocka_unit_test(several_gaps_cost_one_request_more_each),
		cmocka_unit_test(since_is_where_a_first_run_ends),
		cmocka_unit_test(an_empty_list_is_complete_at_once),
		cmocka_unit_test(a_run_reads_new_rows_first_and_asks_once_when_there_are_few),
		cmocka_unit_test(lookback_reads_again_after_a_complete_run_only),
		cmocka_unit_test(a_lookback_longer_than_a_run_does_not_keep_an_import_from_ending),
		cmocka_unit_test(a_checkpoint_covers_exactly_what_was_handed_out),
		cmocka_unit_test(answers_that_wait_are_not_covered),
		cmocka_unit_test(more_gaps_than_there_is_room_for_become_one),
		cmocka_unit_test(rows_moved_by_far_are_found_again),
		cmocka_unit_test(a_list_that_was_shown_is_not_believed_to_be_empty_in_that_run),
		cmocka_unit_test(a_list_that_became_empty_is_believed_by_the_next_run),
		cmocka_unit_test(a_gap_that_went_back_is_not_split_where_it_was_read),
		cmocka_unit_test(rows_pushed_up_are_not_jumped_over),
		cmocka_unit_test(movement_that_total_hides_is_made_good_once_it_shows),
		cmocka_unit_test(rows_handed_out_after_a_rewind_do_not_cover_what_was_passed_over),
		cmocka_unit_test(a_run_that_saw_movement_is_gone_on_with_care),
		cmocka_unit_test(movement_between_two_runs_is_noticed),
		cmocka_unit_test(movement_shows_by_rows_that_are_not_where_they_were),
		cmocka_unit_test(older_gaps_wait_for_the_newest_page),
		cmocka_unit_test(rows_added_at_the_end_belong_to_the_next_run),
		cmocka_unit_test(equals_across_pages_are_read_whole),
		cmocka_unit_test(equals_in_any_order_cost_few_requests_more),
		cmocka_unit_test(equals_at_the_end_of_a_run_are_told_apart_by_id),
		cmocka_unit_test(rows_without_a_date_come_when_they_are_met),
		cmocka_unit_test(a_list_without_any_date_is_read_by_positions),
		cmocka_unit_test(a_smaller_limit_of_the_server_becomes_the_page_size),
		cmocka_unit_test(a_limit_that_is_refused_becomes_50_then_10_then_a_failure),
		cmocka_unit_test(a_wrong_page_or_order_is_reported_and_can_be_asked_again),
		cmocka_unit_test(a_server_that_makes_no_sense_is_given_up),
		cmocka_unit_test(whatever_a_server_says_there_is_an_end),
		cmocka_unit_test(rows_that_seem_to_move_by_small_steps_are_not_believed_for_long),
		cmocka_unit_test(four_rows_that_cannot_be_read_keep_no_other_row_back),
		cmocka_unit_test(a_row_of_the_future_that_cannot_be_read_hides_no_new_ones),
		cmocka_unit_test(new_rows_are_read_down_to_equals_of_the_newest_one_known),
		cmocka_unit_test(rows_of_another_organisation_are_noticed),
	};
	return cmocka_run_group_tests_name("gaps", tests, NULL, NULL);
}
