/** What stands behind the `?` of an address, one word a name. */
export type Search = Readonly<Record<string, string | undefined>>;

/** Of what Next hands to a page, the first word of each name. */
export function searchOf(params: Record<string, string | string[] | undefined>): Search {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, [value].flat()[0]]));
}

/** Whole numbers with commas between them; what is none is left out. */
export const numbersOf = (text = ''): number[] =>
  text
    .split(',')
    .filter((word) => /^\d{1,15}$/.test(word))
    .map(Number);

/** One of the words that parts of a page are called by. */
export const wordOf = (text: string | undefined): string | null =>
  /^[a-z-]{1,40}$/.exec(text ?? '')?.[0] ?? null;

/** Several of them with commas between, `none` where there is none; null: not told. */
export function wordsOf(text: string | undefined): readonly string[] | null {
  if (!text) return null;
  return text === 'none' ? [] : [...new Set(text.split(',').flatMap((word) => wordOf(word) ?? []))];
}

/** The first and last step of what is zoomed into, as `zoom=FROM,TO`; null: not zoomed. */
export function rangeOf(text: string | undefined): readonly [number, number] | null {
  const [from = NaN, to = NaN, ...more] = numbersOf(text);
  return more.length === 0 && from < to ? [from, to] : null;
}

/** `name=value&...` of what is not null, readable: commas and colons stay as they are. */
export const formatSearch = (parts: Readonly<Record<string, string | null>>): string =>
  Object.entries(parts)
    .flatMap(([name, value]) =>
      value === null
        ? []
        : [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`],
    )
    .join('&');
