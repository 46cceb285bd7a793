import { z } from 'zod';
import { KnownError, describeIssues } from '@/lib/protocol/errors';

/** Why a file is not imported. */
export const refused = (why: string) => new KnownError('BAD_REQUEST', `the file cannot be imported: ${why}`);

/** A name from a file, short and on one line. */
export const shown = (name: string) => name.slice(0, 80).replace(/\p{Cc}/gu, '?');

/** A JSON member by its schema, or what is wrong with it. */
export function parseJson<T>(name: string, schema: z.ZodType<T>, bytes: Buffer): T {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw refused(`${name} is not JSON`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refused(`${name}: ${describeIssues(parsed.error)}`);
  return parsed.data;
}

/** A list, an entry at a time: one of a million wrong ones is told, not a million. */
export function parseList<T>(name: string, schema: z.ZodType<T>, bytes: Buffer, most: number): T[] {
  const list = parseJson(name, z.array(z.unknown()), bytes);
  if (list.length > most) throw refused(`${name} has ${list.length} entries, and may have ${most}`);
  return list.map((value, at) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw refused(`${name}, entry ${at}: ${describeIssues(parsed.error)}`);
    return parsed.data;
  });
}
