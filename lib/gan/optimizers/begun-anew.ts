import type { Optimizer } from './optimizer';

/**
 * The optimizers that a checkpoint has no memory for, each with the names of what it remembers: those `asked` for,
 * whose kind is another, and those with a memory that was not kept, as SGD's where momentum is new.
 */
export function begunAnew(
  optimizers: Readonly<Record<string, Optimizer>>,
  arrays: ReadonlyMap<string, unknown>,
  asked: readonly string[],
): Map<string, string[]> {
  const named = Object.entries(optimizers).map(([player, { memory }]): [string, string[]] => [
    player,
    memory.map(({ name }) => `${player}/${name}`),
  ]);
  return new Map(
    named.filter(([player, names]) => asked.includes(player) || names.some((name) => !arrays.has(name))),
  );
}
