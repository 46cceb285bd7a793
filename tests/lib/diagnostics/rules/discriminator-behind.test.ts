import { describe, expect, it } from 'vitest';
import { TAG } from '@/lib/protocol/tags';
import { factsOf, tellRule } from '../support/tell';

const point = (lossD: number, real: number, fake: number) => ({
  [TAG.lossD]: lossD,
  [TAG.lossG]: 0.1,
  [TAG.scoreReal]: real,
  [TAG.scoreFake]: fake,
});
const behind = point(2.8, 0.63, 0.91);
const even = point(1.386, 0.5, 0.51);

describe('discriminator-behind', () => {
  it('warns after 200 steps in which D praises fakes, with the numbers', () => {
    const { told, messages } = tellRule('discriminator-behind', [{ points: 400, values: behind }]);
    expect(told).toEqual(['entered warning 220']);
    expect(messages[0]).toMatch(/2\.8.*2\.02 times chance.*D\(G\(z\)\) 0\.91, D\(x\) 0\.63, for 200 steps/);
  });

  it('ends when D has caught up', () => {
    const { told } = tellRule('discriminator-behind', [
      { points: 400, values: behind },
      { points: 100, values: even },
    ]);
    expect(told).toEqual(['entered warning 220', 'left warning 451']);
  });

  it.each([
    ['a D at chance', [{ points: 2000, values: even }]],
    [
      'a D that is behind for its first 150 steps',
      [
        { points: 150, values: behind },
        { points: 500, values: even },
      ],
    ],
    ['a bad D that still gives reals the better scores', [{ points: 2000, values: point(2, 0.6, 0.4) }]],
  ])('says nothing of %s', (_, run) => expect(tellRule('discriminator-behind', run).told).toEqual([]));

  it('is for losses that have a chance level', () =>
    expect(tellRule('discriminator-behind', [{ points: 400, values: behind }], factsOf('wgan')).told).toEqual(
      [],
    ));
});
