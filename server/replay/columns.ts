import { TAG, TAG_PATTERN } from '@/lib/protocol/tags';

/** Short names of logs and the tags they stand for. */
const SHORT: Record<string, string> = {
  d_loss: TAG.lossD,
  g_loss: TAG.lossG,
  d_real: TAG.lossDReal,
  d_fake: TAG.lossDFake,
  dx: TAG.scoreReal,
  dgz: TAG.scoreFake,
  dgz_after: TAG.scoreFakeG,
  fd: TAG.fd,
  fid: TAG.fd,
  kid: TAG.kid,
  v: TAG.diversity,
  recall: TAG.recall,
  f8_recall: TAG.recall,
  coverage: TAG.coverage,
};

/** Every line of a log has the same names. */
const known = new Map<string, string | null>();

/** The tag a column is of; null for what the diagnosis does not look at (an epoch, a time of day). */
export function tagOf(column: string): string | null {
  let tag = known.get(column);
  if (tag === undefined) known.set(column, (tag = readTag(column.trim())));
  return tag;
}

const readTag = (name: string): string | null =>
  SHORT[name.toLowerCase()] ?? (name.includes('/') && TAG_PATTERN.test(name) ? name : null);

/** Undefined where nothing was measured; NaN and infinities in any of the usual spellings. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toLowerCase();
  if (text === '' || text === 'null') return undefined;
  if (text === 'nan') return NaN;
  if (/^[+-]?inf(inity)?$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  const number = Number(text);
  return Number.isNaN(number) ? undefined : number;
}
