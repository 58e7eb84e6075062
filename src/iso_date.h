/*
 * Dates as the API writes them (ISO 8601 / RFC 3339), and whether rows stand in the order of one.
 */
#ifndef SKC_ISO_DATE_H
#define SKC_ISO_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Reads what ISO 8601 and PostgreSQL write: YYYY-MM-DD, optionally with Thh:mm[:ss[.fraction]] and a
 * zone: Z, UTC, +hh, +hhmm, +hh:mm or +hh:mm:ss (none means UTC; T and Z in either case, a space for T
 * and before the zone); also YYYYMMDDThhmm[ss]. Sets *us to microseconds since 1970, UTC; of a fraction
 * 6 digits count. False for anything else, week dates among it.
 */
bool skc_iso_date_parse(const char *text, size_t len, int64_t *us);

/* The same, and how far its zone is east of UTC; 0 without one. */
bool skc_iso_date_parse_zoned(const char *text, size_t len, int64_t *us, int *zone_seconds);

#define SKC_ISO_DATE_SIZE 40

/*
 * Writes microseconds since 1970 as YYYY-MM-DDThh:mm:ss.mmmZ. False for years that do not have four
 * digits.
 */
bool skc_iso_date_write(int64_t us, char text[SKC_ISO_DATE_SIZE]);

/*
 * The same in a zone, with microseconds: YYYY-MM-DDThh:mm:ss.uuuuuu and Z or
 * +hh:mm[:ss].
 */
bool skc_iso_date_write_zoned(int64_t us, int zone_seconds, char text[SKC_ISO_DATE_SIZE]);

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
