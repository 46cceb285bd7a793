import type { Catalogue } from '@/lib/protocol/catalogue';
import { runConfigJsonSchema } from '@/lib/protocol/run-config';
import { BACKENDS } from './backends/registry';
import { DATASETS } from './datasets/registry';
import { LOSS_METAS } from './losses/meta';
import { METRICS } from './metrics/registry';
import { PENALTY_METAS } from './penalties/meta';
import { parsePresets } from './presets/registry';

/** What this trainer can do. Loads no TensorFlow.js: the process says it in its first message. */
export function buildCatalogue(): Catalogue {
  return {
    presets: parsePresets(),
    datasets: Object.entries(DATASETS).map(([id, meta]) => ({ id, ...meta })),
    losses: Object.entries(LOSS_METAS).map(([id, meta]) => ({ id, ...meta })),
    penalties: Object.entries(PENALTY_METAS).map(([id, meta]) => ({ id, ...meta })),
    metrics: METRICS.map(({ meta }) => meta),
    backends: Object.values(BACKENDS).map(({ meta }) => meta),
    configSchema: runConfigJsonSchema(),
  };
}
