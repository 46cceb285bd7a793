import { expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { openDataset } from '@/lib/gan/datasets/registry';
import { parsePresets } from '@/lib/gan/presets/registry';
import { Training } from '@/lib/gan/training';
import { runConfig } from '@/lib/protocol/run-config';
import { TAG } from '@/lib/protocol/tags';

const { config: preset } = parsePresets().find(({ id }) => id === 'ring-2d')!;

it.each(['bce_ns', 'hinge', 'relativistic'] as const)(
  'a trained ring-2d covers 8 of 8 modes with %s',
  async (loss) => {
    const config = runConfig.parse({ ...preset, loss, metrics: { everySteps: preset.totalSteps } });
    const training = new Training(
      config,
      await openDataset(config.dataset, config.classes, config.seed),
      await BACKENDS.wasm.create({ threads: 1 }),
    );
    let values = training.next();
    while (training.step < config.totalSteps) values = training.next();
    expect(training.setup.evaluation!.floors[TAG.classes]).toBe(1);
    expect(values.get(TAG.classes)).toBe(1);
  },
);
