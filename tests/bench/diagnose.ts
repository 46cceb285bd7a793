import { createDiagnosis } from '@/lib/diagnostics/engine';
import { referenceOf } from '@/lib/protocol/loss-reference';
import { seeded } from '@/tests/db/support/random';
import { accuracy } from '@/tests/traces/support/accuracy';
import { recordedRuns } from '@/tests/traces/support/recorded';
import { type BenchRow, median } from './row';

const STEPS = 100_000;
const ROUNDS = 5;
const GOAL = 200_000;
const TAGS = ['g/dense', 'g/up1', 'g/up2', 'd/conv1', 'd/conv2', 'd/logit'].map(
  (layer) => `grad_norm/${layer}`,
);
const DISTINCT = 997;

/** Ten series: losses, scores and six gradients, noisy as those of a healthy run. */
function healthyValues(): Map<string, number>[] {
  const random = seeded(1);
  return Array.from(
    { length: DISTINCT },
    () =>
      new Map([
        ['loss/d', 1 + 0.3 * random()],
        ['loss/g', 0.8 + 0.4 * random()],
        ['score/real', 0.55 + 0.1 * random()],
        ['score/fake', 0.35 + 0.1 * random()],
        ...TAGS.map((tag) => [tag, 1 + random()] as const),
      ]),
  );
}

function stepsPerSecond(values: readonly Map<string, number>[]): number {
  const diagnosis = createDiagnosis({
    loss: referenceOf('bce_ns'),
    totalSteps: STEPS,
    epochSteps: 1875,
    parameters: new Map(),
    config: null,
  });
  // Processor time: what else the machine does must not count.
  const begin = process.cpuUsage();
  for (let step = 1; step <= STEPS; step += 1) diagnosis.observe({ step, values: values[step % DISTINCT]! });
  const { user, system } = process.cpuUsage(begin);
  return STEPS / ((user + system) / 1e6);
}

export default function* diagnoseBench(): Generator<BenchRow> {
  const values = healthyValues();
  const speed = median(Array.from({ length: ROUNDS }, () => stepsPerSecond(values)));
  yield {
    bench: 'diagnose',
    metric: 'steps judged, all rules, 10 series',
    value: speed,
    unit: 'steps/CPU s',
    reference: `goal ${GOAL}`,
    ratio: speed / GOAL,
  };
  for (const { metric, value, of } of accuracy(recordedRuns())) {
    yield {
      bench: 'diagnose',
      metric,
      value,
      unit: of === null ? 'steps' : 'runs',
      reference: of === null ? null : `of ${of}`,
      ratio: of === null ? null : value / of,
    };
  }
}
