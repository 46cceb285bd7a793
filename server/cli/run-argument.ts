import { InvalidArgumentError } from 'commander';

/** `3` or `#3`, as `ganscope runs` lists it. */
export function parseRun(text: string): number {
  if (!/^#?[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('give the number of a run, e.g. 3');
  return Number(text.replace('#', ''));
}
