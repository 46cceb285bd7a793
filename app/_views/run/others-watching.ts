/** Who else sees what is done to a run, in words; undefined where nobody does. Nobody is named: nobody is known. */
export function othersWatching(viewers: number): string | undefined {
  const others = viewers - 1;
  if (others < 1) return undefined;
  return others === 1 ? 'One other is watching this run' : `${others} others are watching this run`;
}
