import type { Preset } from '@/lib/protocol/catalogue';
import { runConfig } from '@/lib/protocol/run-config';
import { CIFAR10 } from './cifar10';
import { FAILURES } from './failures';
import { HEALTHY } from './healthy';

export const parsePresets = (): Preset[] =>
  [...HEALTHY, ...CIFAR10, ...FAILURES].map((preset) => ({
    formerIds: [],
    ...preset,
    config: runConfig.parse({ onNonFinite: 'stop', ...preset.config }),
  }));
