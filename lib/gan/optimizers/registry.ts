import type { OptimizerConfig } from '@/lib/protocol/run-config';
import type { Parameter } from '../models/network';
import { hasFused } from '../models/fused-layers';
import { Adam } from './adam';
import { FusedAdam } from './fused-adam';
import type { Optimizer } from './optimizer';
import { RmsProp } from './rmsprop';
import { Sgd } from './sgd';

export function createOptimizer(parameters: readonly Parameter[], config: OptimizerConfig): Optimizer {
  switch (config.id) {
    case 'adam':
      return new (hasFused('ResourceApplyAdam') ? FusedAdam : Adam)(parameters, config);
    case 'rmsprop':
      return new RmsProp(parameters, config);
    case 'sgd':
      return new Sgd(parameters, config);
  }
}
