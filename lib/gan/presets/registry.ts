import type { Preset } from '@/lib/protocol/catalogue';
import { runConfig } from '@/lib/protocol/run-config';
import { FAILURES } from './failures';
import { HEALTHY } from './healthy';

export const parsePresets = (): Preset[] =>
  [...HEALTHY, ...FAILURES].map((preset) => ({ ...preset, config: runConfig.parse(preset.config) }));
