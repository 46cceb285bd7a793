import { duration, number, whole } from '@/app/_components/format';
import type { BackendInfo, Run } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';
import type { ReportedRun } from './gather';

/** How a run was made, in a few words each. */
export function headFacts({ run, lastStep }: Pick<ReportedRun, 'run' | 'lastStep'>): string[] {
  const { state, totalSteps, setup, config, parent } = run;
  return [
    `${state}, ${whole(lastStep)} of ${whole(totalSteps)} steps`,
    ...(setup ? [backendOf(setup.backend)] : []),
    `seed ${config.seed}`,
    ...(parent ? [`fork of #${parent.runId} at step ${whole(parent.step)}`] : []),
    ...speedOf(run),
    ...(run.startedAt === null ? [] : [`started ${dateOf(run.startedAt)}`]),
  ];
}

const backendOf = ({ id, device, threads }: BackendInfo) =>
  `${id}, ${device}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;

function speedOf({ startedAt, endedAt, step }: Run): string[] {
  if (startedAt === null || endedAt === null || endedAt <= startedAt) return [];
  const seconds = (endedAt - startedAt) / 1000;
  return [`${number(step / seconds, 1)} steps/s over ${duration(seconds)}`];
}

/** The numbers a run ended with; what was not measured is left out. */
export function numbers({ byTag }: Pick<ReportedRun, 'byTag'>): [string, string][] {
  const rows = [
    ['D loss, newest', TAG.lossD],
    ['G loss, newest', TAG.lossG],
    ['D(x), newest', TAG.scoreReal],
    ['D(G(z)), newest', TAG.scoreFake],
    ['KID, newest', TAG.kid],
    ['Diversity V, newest', TAG.diversity],
  ] as const;
  const newest = rows.flatMap(([label, tag]): [string, string][] => {
    const value = byTag.get(tag)?.last.at(-1);
    return value === undefined ? [] : [[label, number(value)]];
  });
  const kids = byTag.get(TAG.kid)?.min.filter(Number.isFinite) ?? [];
  return kids.length > 0 ? [...newest, ['KID, least', number(Math.min(...kids))]] : newest;
}

/** The same wherever it is made: a file that is sent around has no time zone of its reader. */
export const dateOf = (time: number) => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
