import type { Check } from '../check';
import { layerSettings } from '../layers';

export const kernelUnderStride: Check = {
  meta: {
    id: 'kernel-under-stride',
    title: 'A kernel smaller than its stride',
    lesson: 1,
    references: [
      'https://distill.pub/2016/deconv-checkerboard/',
      'Measured: digits after 1,000 steps with a stride of 2 and kernels of 3, 4 and 5, whose share of variance in a checkerboard was 0.07, 0.07 and 0.13 %, in real digits 0.01 %',
    ],
  },
  check: (config) =>
    (['generator', 'discriminator'] as const).flatMap((player) =>
      config[player].layers.flatMap((layer, at) => {
        if (layer.type === 'dense' || layer.kernel >= layer.stride) return [];
        const { type, kernel, stride } = layer;
        const where = `Layer ${at + 1} of ${player === 'generator' ? 'G' : 'D'}`;
        const share = Math.round(100 * (1 - (kernel / stride) ** 2));
        return [
          {
            path: [player, 'layers', at, 'kernel'],
            message:
              type === 'conv'
                ? `${where} looks at every ${stride} pixels and sees ${kernel} of them.`
                : `${where} paints ${kernel} of every ${stride} pixels.`,
            reason:
              type === 'conv'
                ? `${share} % of what it gets has no way to the next layer.`
                : `${share} % of what it makes is the same whatever z is: a grid in every image.`,
            fix: {
              title: `A kernel of ${2 * stride}`,
              settings: layerSettings(config, player, (_, index) =>
                index === at ? { kernel: 2 * stride } : {},
              ),
            },
          },
        ];
      }),
    ),
};
