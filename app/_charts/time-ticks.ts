const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];
/** Distances that people count time in, in milliseconds. */
const ROUND = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365].map((days) => days * DAY),
];

/** At most `count` round times between two, in milliseconds; `offset` is what has to be taken off for local time. */
export function timeTicks(from: number, to: number, count: number, offset = 0): number[] {
  const every = ROUND.find((distance) => (to - from) / distance < count) ?? ROUND.at(-1)!;
  const first = Math.ceil((from - offset) / every) * every + offset;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / every) + 1) },
    (_, at) => first + at * every,
  );
}

/** `45 s`, `12 min`, `1:30 min`, `2:05 h`: to the second under an hour, to the minute beyond. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.round(milliseconds / SECOND);
  if (seconds < 60) return `${seconds} s`;
  const [large, small, unit] =
    seconds < 3600
      ? [Math.floor(seconds / 60), seconds % 60, 'min']
      : [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), 'h'];
  return `${large}${small > 0 ? `:${String(small).padStart(2, '0')}` : ''} ${unit}`;
}

const formatOf = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', options);
  return (time: number) => format.format(time);
};
const hourAndMinute = formatOf({ hour: '2-digit', minute: '2-digit' });
const toTheSecond = formatOf({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = formatOf({ day: 'numeric', month: 'short' });

/** A time of day; a midnight is told by its day. */
export function clockTime(time: number): string {
  const at = new Date(time);
  if (at.getSeconds() > 0) return toTheSecond(time);
  return at.getHours() + at.getMinutes() > 0 ? hourAndMinute(time) : day(time);
}

export const dayAndTime = (time: number): string => `${day(time)}, ${toTheSecond(time)}`;
