/*
 * Dates as the API writes them (ISO 8601 / RFC 3339), and whether rows stand in the order of one.
 */
#ifndef SKC_ISO_DATE_H
#define SKC_ISO_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Reads YYYY-MM-DD, optionally with Thh:mm[:ss[.fraction]] and Z, +hh:mm or +hhmm (a space may
 * stand for T; no zone means UTC). Sets *us to microseconds since 1970, UTC; digits past the sixth
 * are dropped. False for anything else. /
 */
bool skc_iso_date_parse(const char *text, size_t len, int64_t *us);

#define SKC_ISO_DATE_SIZE 40

/*
 * Writes microseconds since 1970 as YYYY-MM-DDThh:mm:ss.mmmZ. False for years that do not have four
 * digits.
 */
bool skc_iso_date_write(int64_t us, char text[SKC_ISO_DATE_SIZE]);

/*
 * Tells of dates met one after the other whether they stand in the order asked for. Begin with
 * zeros but `descending`.
 */
struct skc_date_order {
	bool descending;
	bool confirmed; /* two different dates stood in the order asked for */
	bool contradicted; /* two different dates stood the other way round */
	bool has_last;
	int64_t last;
};

/* One more date; what is no date proves nothing. */
void skc_date_order_next(struct skc_date_order *order, const char *text, size_t len);

#endif
