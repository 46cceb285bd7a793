import { seeded } from '../../../db/support/random';

/** The logarithm of a series at a step, without its noise. */
export type Shape = (step: number) => number;

/** Two series with noise of their own, a fifth of their size, of which `memory` stays from one step to the next. */
export function pairOf({
  seed,
  steps,
  memory,
  left,
  right,
}: {
  seed: number;
  steps: number;
  memory: number;
  left: Shape;
  right: Shape;
}) {
  const course = (shape: Shape, random: () => number) => {
    let noise = normal(random);
    const at = Array.from({ length: steps }, (_, index) => index + 1);
    const values = at.map((step) => {
      noise = memory * noise + Math.sqrt(1 - memory * memory) * normal(random);
      return Math.exp(shape(step) + 0.2 * noise);
    });
    return { steps: at, values };
  };
  return [course(left, seeded(2 * seed + 1)), course(right, seeded(2 * seed + 2))] as const;
}

const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
