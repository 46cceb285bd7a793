import type { Check } from '../check';
import { layerSettings } from '../layers';

const THIN = 4;
/** As the demo's first layer has. */
const ENOUGH = 16;

export const thinDiscriminator: Check = {
  meta: {
    id: 'thin-discriminator',
    title: 'D with hardly a filter',
    lesson: 1,
    references: ['Measured: D with 2 filters, D loss 1.4 to 1.7, one class or slow'],
  },
  check(config) {
    const at = config.discriminator.layers.findIndex(
      (layer) => layer.type !== 'dense' && layer.filters <= THIN,
    );
    if (at < 0) return [];
    return [
      {
        path: ['discriminator', 'layers', at, 'filters'],
        message: `Layer ${at + 1} of D has ${THIN} filters or fewer.`,
        reason:
          'Measured with 2: D could not tell the two apart, its loss stayed at 1.4 to 1.7, and G drew one class or learned slowly.',
        fix: {
          title: `At least ${ENOUGH} filters in D`,
          settings: layerSettings(config, 'discriminator', (layer) =>
            layer.type === 'dense' ? {} : { filters: Math.max(ENOUGH, layer.filters) },
          ),
        },
      },
    ];
  },
};
