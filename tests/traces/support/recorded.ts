import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Replayed, createReplay } from '@/lib/diagnostics/replay';
import { factsOf } from '@/server/replay/convention';
import { conventionOf, parseTrace, pointsOf } from '@/server/replay/trace';

/** Recorded runs with what came of them; a folder beside the project where there is one. */
export const TRACES = process.env['GANSCOPE_TRACES'] ?? '../shared/traces';

export interface RecordedRun {
  id: string;
  label: 'healthy' | 'collapse' | 'mode_collapse' | 'other';
  subtype: string;
  onset: number | null;
  steps: number[];
  replayed: Replayed;
}

interface Told {
  label: RecordedRun['label'];
  subtype?: string;
  onset_step?: number | null;
}

export const tracesAreHere = (): boolean =>
  existsSync(TRACES) && readdirSync(TRACES).some((name) => name.endsWith('.jsonl'));

/** Every recorded run, judged by what a trainer would have known: never by its label or its length. */
export function recordedRuns(): RecordedRun[] {
  if (!tracesAreHere()) return [];
  return readdirSync(TRACES)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(TRACES, name), 'utf8').trim().split('\n'))
    .map((line) => {
      const raw = JSON.parse(line) as Told;
      const trace = parseTrace(raw).data!;
      const convention = conventionOf(trace, { loss: null, dConvention: 'sum', labelFloor: 0 });
      const replay = createReplay(factsOf(convention));
      for (const point of pointsOf(trace, convention)) replay.observe(point);
      return {
        id: trace.id ?? name(line),
        label: raw.label,
        subtype: raw.subtype ?? '',
        onset: raw.onset_step ?? null,
        steps: trace.steps,
        replayed: replay.end(),
      };
    });
}

const name = (line: string) => line.slice(0, 40);
