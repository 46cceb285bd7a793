import { differences } from '@/lib/compare/flatten';

/** One layer's setting: whose layers, which of them, what of it. */
const LAYER = /^(generator|discriminator)\.layers\.(\d+)\.(.+)$/;

/**
 * What differs between two configurations, a line a change: `optimizer.generator.learningRate 0.0001 → 0.001`. The
 * same change of several layers is one line, which counts them from 1.
 */
export function changeLines(before: object, after: object): string[] {
  const lines = new Map<string, { layers: number[]; word: (layers: string) => string }>();
  for (const [path, [old, now]] of differences([before, after])) {
    const change = `${old ?? 'unset'} → ${now ?? 'unset'}`;
    const [, player, layer, setting] = LAYER.exec(path) ?? [];
    const key = player ? `${player} ${setting} ${change}` : path;
    const line = lines.get(key) ?? {
      layers: [],
      word: (layers) => (player ? `${player}.layers ${layers}: ${setting} ${change}` : `${path} ${change}`),
    };
    if (layer !== undefined) line.layers.push(Number(layer) + 1);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ layers, word }) => word(layers.join(', ')));
}
