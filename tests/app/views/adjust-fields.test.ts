import { describe, expect, it } from 'vitest';
import { adjustFields, withValueAt } from '@/app/_views/run/adjust-fields';
import { changesFrom } from '@/lib/protocol/run-config/overlay';
import type { Schema } from '@/app/_views/config-form/schema';
import { parsePresets } from '@/lib/gan/presets/registry';
import { LIVE_SETTINGS } from '@/lib/protocol/live-settings';
import { runConfigJsonSchema } from '@/lib/protocol/run-config';

const schema = runConfigJsonSchema() as Schema;
const presets = parsePresets();
const configOf = (id: string) => presets.find((preset) => preset.id === id)!.config;
const pathsOf = (id: string) =>
  [...adjustFields(schema, configOf(id)).values()].flat().map(({ path }) => path.join('.'));

describe('the fields of what can change while a run trains', () => {
  it('are all live settings, in groups that tell G from D', () => {
    const groups = adjustFields(schema, configOf('mnist-quick'));
    expect([...groups.keys()]).toEqual([
      'Optimizer of G',
      'Optimizer of D',
      'Labels',
      'Training',
      'Input noise',
    ]);
    expect(pathsOf('mnist-quick')).toEqual(LIVE_SETTINGS);
    for (const { schema: inner, value } of [...groups.values()].flat()) {
      expect(inner.title).toBeTruthy();
      expect(value).toBeDefined();
    }
  });

  it('leave out the labels where the loss has none', () => {
    expect(pathsOf('mnist-hinge').filter((path) => path.startsWith('labels.'))).toEqual([]);
    expect(pathsOf('mnist-hinge')).toContain('optimizer.generator.learningRate');
  });

  it('send what differs and nothing else; a cleared one is taken back to its default', () => {
    const config = configOf('mnist-quick');
    const other = withValueAt(config, ['optimizer', 'discriminator', 'learningRate'], 0.01);
    expect(changesFrom(config, other)).toEqual({ optimizer: { discriminator: { learningRate: 0.01 } } });
    const cleared = withValueAt(config, ['labels', 'flipProbability'], undefined);
    expect(changesFrom(config, cleared)).toEqual({ labels: { flipProbability: null } });
    expect(changesFrom(config, config)).toEqual({});
  });
});
