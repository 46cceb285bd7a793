import { z } from 'zod';

const isSquare = (modes: number) => Number.isInteger(Math.sqrt(modes));

/** Normal distributions in the plane, as papers on mode collapse train on (arXiv 1611.02163, 1705.07761). */
export const mixtureConfig = z
  .strictObject({
    id: z.literal('mixture'),
    layout: z.enum(['ring', 'grid']).default('ring').meta({
      title: 'Layout',
      description: 'Where the modes stand: on a circle of radius 0.8, or in rows from -0.8 to 0.8.',
    }),
    modes: z
      .int()
      .min(1)
      .max(100)
      .default(8)
      .meta({ title: 'Modes', description: 'Of a grid a square number, 25 say.' }),
    deviation: z
      .number()
      .positive()
      .max(0.5)
      .default(0.04)
      .meta({ title: 'Deviation', description: 'Of each mode, in either direction.' }),
    count: z.int().min(16).max(50_000).default(10_000).meta({ title: 'Points' }),
  })
  .refine(({ layout, modes }) => layout === 'ring' || isSquare(modes), {
    path: ['modes'],
    message: 'a grid needs a square number of modes: 4, 9, 16, 25',
  })
  .meta({
    title: 'Mixture in the plane',
    description: 'Points around several modes, drawn by a seeded generator; classes are the modes.',
  });
export type MixtureConfig = z.infer<typeof mixtureConfig>;

const REACH = 0.8;

/** The centre of each mode, in the order of the classes. */
export function centresOf({
  layout,
  modes,
}: Pick<MixtureConfig, 'layout' | 'modes'>): (readonly [number, number])[] {
  const side = Math.sqrt(modes);
  const at = (place: number) => (side === 1 ? 0 : REACH * ((2 * place) / (side - 1) - 1));
  return Array.from({ length: modes }, (_, mode) => {
    if (layout === 'grid') return [at(mode % side), at(Math.floor(mode / side))];
    const angle = (2 * Math.PI * mode) / modes;
    return [REACH * Math.cos(angle), REACH * Math.sin(angle)];
  });
}
