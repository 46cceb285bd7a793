import { resolve } from 'node:path';
import { KnownError } from '@/lib/protocol/errors';
import { isPlain } from '@/lib/protocol/run-config/overlay';
import { valuesOf } from '@/lib/protocol/sweep-values';

/**
 * `--set a.b.0.c=value` pairs as one configuration to lay over a preset. A value is JSON where it reads as
 * JSON (`0.0005`, `true`, `[0.9,1]`), else a word. Lists are replaced whole, so a path may not index one.
 */
export function parseSettings(pairs: readonly string[]): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) throw new KnownError('BAD_REQUEST', `${pair}: write key=value, e.g. batchSize=16`);
    const keys = pair.slice(0, at).split('.');
    const last = keys.pop() ?? '';
    if ([...keys, last].some((key) => key === '' || key === '__proto__')) {
      throw new KnownError('BAD_REQUEST', `${pair}: "${pair.slice(0, at)}" is not a setting`);
    }
    let place = config;
    for (const key of keys) {
      const inner = (place[key] ??= {});
      if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) {
        throw new KnownError('BAD_REQUEST', `${pair}: ${key} was already set to a value`);
      }
      place = inner as Record<string, unknown>;
    }
    place[last] = parseValue(pair.slice(at + 1));
  }
  return config;
}

/** `a.b=1,2` as a setting and its values. */
export function parseValues(pair: string): [path: string, values: unknown[]] {
  const at = pair.indexOf('=');
  if (at < 1) throw new KnownError('BAD_REQUEST', `${pair}: write key=value,value, e.g. batchSize=16,32`);
  return [pair.slice(0, at), valuesOf(pair.slice(at + 1))];
}

/** The server may run in another folder: the path of a dataset means what it means where it was typed. */
export function withWholePath(config: Record<string, unknown>): Record<string, unknown> {
  const { dataset } = config;
  return isPlain(dataset) && typeof dataset['path'] === 'string'
    ? { ...config, dataset: { ...dataset, path: resolve(dataset['path']) } }
    : config;
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text; // not JSON: the word itself
  }
}
