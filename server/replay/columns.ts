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

/** The tag a column is of; null for what the diagnosis does not look at (an epoch, a time of day). */
export function tagOf(column: string): string | null {
  const name = column.trim();
  const short = SHORT[name.toLowerCase()];
  if (short !== undefined) return short;
  return name.includes('/') && TAG_PATTERN.test(name) ? name : null;
}

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
