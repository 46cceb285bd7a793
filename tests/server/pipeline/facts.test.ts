import { expect, it } from 'vitest';
import { parsePresets } from '@/lib/gan/presets/registry';
import { type Run, runSetup } from '@/lib/protocol/entities';
import { referenceWith } from '@/lib/protocol/loss-reference';
import { factsAlong } from '@/server/pipeline/facts';

const { config } = parsePresets().find(({ id }) => id === 'soft-floor')!;
const hard = { ...config.labels, real: [1, 1] as [number, number], fake: [0, 0] as [number, number] };
const changes = [
  { step: 10, path: 'labels.real', from: [1, 1], to: config.labels.real },
  { step: 10, path: 'labels.fake', from: [0, 0], to: config.labels.fake },
];
const setup = runSetup.parse({
  backend: { id: 'cpu', device: 'test', threads: 1, notes: [] },
  loss: referenceWith(config.loss, config.labels),
  generator: [],
  discriminator: [],
  dataset: { id: 'mnist', title: 'MNIST', images: 1, imageShape: [28, 28, 1], classNames: [] },
});
const run = (told: Run['changes']) => ({ config, changes: told, totalSteps: 20 }) as Run;

it('what rules know of the loss is what it was at each step of a run that was changed', () => {
  const along = factsAlong(run(changes), setup);
  const floors = [1, 9, 10, 20].map((step) => {
    along.reach(step);
    return along.facts.loss!.floorD;
  });
  const [before, after] = [hard, config.labels].map((labels) => referenceWith(config.loss, labels).floorD);
  expect(before).not.toBe(after);
  expect(floors).toEqual([before, before, after, after]);
});

it('follows a change that comes while the run is judged, from its step on', () => {
  const along = factsAlong({ ...run([]), config: { ...config, labels: hard } }, setup);
  const { facts } = along;
  along.reach(8);
  along.changed(run(changes));
  along.reach(9);
  expect(facts.config!.labels).toEqual(hard);
  along.reach(10);
  expect(facts.config!.labels).toEqual(config.labels);
  expect(facts.loss).toEqual(setup.loss);
});
