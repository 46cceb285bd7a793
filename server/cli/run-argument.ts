import { InvalidArgumentError } from 'commander';

/** `3` or `#3`, as `ganscope runs` lists it. */
export function parseRun(text: string, advice = 'give the number of a run, e.g. 3'): number {
  if (!/^#?[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError(advice);
  return Number(text.replace('#', ''));
}
