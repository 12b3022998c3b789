/**
 * Large exports of one person within an hour. What is no larger than one answer of the list (200 rows) does not count:
 * the list gives as much to anybody as often as they like.
 */
export const EXPORTS_PER_HOUR = 10;
