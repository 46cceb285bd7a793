import { z } from 'zod';
import { TAG } from '@/lib/protocol/tags';
import type { StepPoint } from '@/lib/diagnostics/point';
import { numberOf, tagOf } from './columns';
import { type Convention, normalise } from './convention';
import { lossFamilyOf } from './loss-type';

const cell = z.union([z.number(), z.string(), z.null()]);
const column = z.array(cell);
const measured = z.array(z.tuple([z.number(), z.number().nullable()]));

/** A whole recorded run on one line. Fields that are not named here are its story, not its numbers. */
const traceLine = z.looseObject({
  id: z.string().optional(),
  steps: z.array(z.number()),
  loss_type: z.string().optional(),
  d_convention: z.string().optional(),
  label_floor: z.number().nullish(),
  epoch_steps: z.number().positive().nullish(),
  d_loss: column.optional(),
  g_loss: column.optional(),
  dx: column.optional(),
  dgz: column.optional(),
  dgz_after: column.optional(),
  d_real: column.optional(),
  d_fake: column.optional(),
  /** Gradient norms by `<group>/<layer>`, the input's layer first. */
  grad: z.record(z.string(), column).optional(),
  eval: z.array(z.tuple([z.number(), z.record(z.string(), z.unknown())])).optional(),
  config: z.looseObject({ classes: z.unknown() }).optional(),
  fid: measured.optional(),
  f8_recall: measured.optional(),
});
export type TraceLine = z.infer<typeof traceLine>;

/** Of MNIST, whose digits a classifier counted. */
const CLASSES = 10;
const COLUMNS = ['d_loss', 'g_loss', 'dx', 'dgz', 'dgz_after', 'd_real', 'd_fake'] as const;

export const isTrace = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'steps' in value;
export const parseTrace = (value: unknown) => traceLine.safeParse(value);

/** What the trace says of itself; what it leaves out is as asked for. */
export function conventionOf(trace: TraceLine, asked: Convention): Convention {
  const printed = trace.d_convention ?? '';
  const realLabel = /real label (\d*\.\d+)/.exec(printed)?.[1];
  const stated = trace.loss_type === undefined ? asked.loss : lossFamilyOf(trace.loss_type);
  return {
    // With a class loss in it nobody knows D's floor.
    loss: printed.includes('class_loss') ? null : stated,
    dConvention: /^mean/.test(printed) ? 'mean_half' : printed === '' ? asked.dConvention : 'sum',
    labelFloor: trace.label_floor ?? asked.labelFloor,
    ...(realLabel === undefined ? {} : { realLabel: Number(realLabel) }),
    ...(trace.epoch_steps ? { epochSteps: trace.epoch_steps } : {}),
  };
}

/** The points of a trace in the order of their steps, evaluations among them. */
export function pointsOf(trace: TraceLine, convention: Convention): StepPoint[] {
  const points = new Map<number, Map<string, number>>();
  const put = (step: number, tag: string | null, value: unknown) => {
    const number = numberOf(value);
    if (tag === null || number === undefined) return;
    let values = points.get(step);
    if (!values) points.set(step, (values = new Map<string, number>()));
    values.set(tag, number);
  };
  trace.steps.forEach((step, at) => {
    for (const name of COLUMNS) put(step, tagOf(name), trace[name]?.[at]);
    for (const [layer, norms] of Object.entries(trace.grad ?? {})) put(step, `grad_norm/${layer}`, norms[at]);
  });
  for (const [step, measures] of trace.eval ?? []) {
    for (const [name, value] of Object.entries(measures)) put(step, tagOf(name), value);
    // How many of how many is known only where the run was to learn all ten.
    const classes = numberOf(measures['classes']);
    if (classes !== undefined && trace.config?.classes === 'all') put(step, TAG.classes, classes / CLASSES);
  }
  for (const [step, value] of trace.fid ?? []) put(step, TAG.fd, value);
  for (const [step, value] of trace.f8_recall ?? []) put(step, TAG.recall, value);
  return [...points]
    .sort(([a], [b]) => a - b)
    .map(([step, values]) => ({ step, values: normalise(values, convention) }));
}
