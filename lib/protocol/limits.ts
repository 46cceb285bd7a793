/** As many events of a run as one answer has, and a page keeps: the newest. */
export const MOST_EVENTS = 500;
