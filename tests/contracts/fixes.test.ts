import { describe, expect, it } from 'vitest';
import { FIXES, type FixId, applyFixes, rankFixes } from '@/lib/diagnostics/fixes';
import { checkConfig } from '@/lib/protocol/run-config/check';
import { overlay } from '@/lib/protocol/run-config/overlay';
import { PRESETS, PROVOKED, quickWith } from '../lib/lint/support/configs';

const ids = Object.keys(FIXES) as FixId[];
const configs = [
  ...PRESETS.map(({ config }) => config),
  ...Object.values(PROVOKED).flat().map(quickWith),
  // A G much faster than D, and one that is slower and has a long memory.
  quickWith({ optimizer: { generator: { learningRate: 0.01 }, discriminator: { learningRate: 1e-4 } } }),
  quickWith({ optimizer: { generator: { learningRate: 1e-4, beta1: 0.9 } } }),
];

/** Those that this trainer has a setting for. */
describe.each(ids.filter((id) => id !== 'logits'))('the fix %s', (id) => {
  const asking = configs.flatMap((config) => rankFixes([id], config).map((fix) => ({ config, fix })));

  it('is asked for by some configuration', () => expect(asking).not.toEqual([]));

  it('makes a configuration that can be trained, is not as before, and asks for it no more', () => {
    for (const { config, fix } of asking) {
      const fixed = checkConfig(overlay(config, fix.settings));
      expect(fixed).toMatchObject({ ok: true });
      if (!fixed.ok) continue;
      expect(fixed.value).not.toEqual(config);
      expect(rankFixes([id], fixed.value)).toEqual([]);
      expect(applyFixes(config, [id])).toEqual(fixed.value);
    }
  });
});

it('fixes can be made together, each on what those before it left', () => {
  for (const config of configs) {
    const before = structuredClone(config);
    const asked = rankFixes(ids, config).map(({ id }) => id);
    const fixed = checkConfig(applyFixes(config, asked));
    expect(fixed).toMatchObject({ ok: true });
    expect(config).toEqual(before);
    // Spectral norm takes batch norm from D's layers, larger kernels change the same list: both are made.
    if (fixed.ok && asked.includes('kernels') && asked.includes('regularise')) {
      expect(fixed.value.discriminator.spectralNorm).toBe(true);
      expect(rankFixes(['kernels', 'regularise'], fixed.value)).toEqual([]);
      expect(fixed.value.discriminator.layers.some(({ batchNorm }) => batchNorm)).toBe(false);
    }
  }
});
