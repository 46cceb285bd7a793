import type { Catalogue } from '@/lib/protocol/catalogue';
import { runConfigJsonSchema } from '@/lib/protocol/run-config';
import { BACKENDS } from './backends/registry';
import { DATASETS } from './datasets/registry';
import { METRICS } from './metrics/registry';
import { parsePresets } from './presets/registry';

/** What this trainer can do. Loads no TensorFlow.js: the process says it in its first message. */
export function buildCatalogue(): Catalogue {
  return {
    presets: parsePresets(),
    datasets: Object.entries(DATASETS).map(([id, meta]) => ({ id, ...meta })),
    losses: [
      {
        id: 'bce_ns',
        title: 'Non-saturating BCE',
        description: 'Binary cross-entropy on logits (arXiv 1406.2661).',
      },
    ],
    metrics: METRICS.map(({ meta }) => meta),
    backends: Object.values(BACKENDS).map(({ meta }) => meta),
    configSchema: runConfigJsonSchema(),
  };
}
