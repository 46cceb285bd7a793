import type { StaticImageData } from 'next/image';
import articleCollapse from './article-collapse.webp';
import calmCollapse from './calm-collapse.webp';
import minimaxVanishing from './minimax-vanishing.webp';
import mnistConditional from './mnist-conditional.webp';
import mnistDcgan from './mnist-dcgan.webp';
import mnistHinge from './mnist-hinge.webp';
import mnistQuick from './mnist-quick.webp';
import mnistR1 from './mnist-r1.webp';
import mnistWganGp from './mnist-wgan-gp.webp';
import ring2d from './ring-2d.webp';
import softFloor from './soft-floor.webp';
import weakDiscriminator from './weak-discriminator.webp';
import zeroRecovers from './zero-recovers.webp';

/** Samples of a run of each preset whose data need not be fetched; made by `npm run preset-pictures`. */
export const PRESET_PICTURES: Partial<Record<string, StaticImageData>> = {
  'article-collapse': articleCollapse,
  'calm-collapse': calmCollapse,
  'minimax-vanishing': minimaxVanishing,
  'mnist-conditional': mnistConditional,
  'mnist-dcgan': mnistDcgan,
  'mnist-hinge': mnistHinge,
  'mnist-quick': mnistQuick,
  'mnist-r1': mnistR1,
  'mnist-wgan-gp': mnistWganGp,
  'ring-2d': ring2d,
  'soft-floor': softFloor,
  'weak-discriminator': weakDiscriminator,
  'zero-recovers': zeroRecovers,
};
