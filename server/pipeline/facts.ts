import type { RunFacts } from '@/lib/diagnostics/rule';
import type { Run, RunSetup } from '@/lib/protocol/entities';
import { configAt } from '@/lib/protocol/live-settings';
import { referenceWith } from '@/lib/protocol/loss-reference';

/** What rules may know of a stored run, as it was when a step was trained; rules keep the object and read it anew. */
export interface FactsAlong {
  facts: RunFacts;
  /** Steps come in order. */
  reach(step: number): void;
  /** The run has changed: from the steps of its new changes on. */
  changed(run: Pick<Run, 'config' | 'changes'>): void;
}

export function factsAlong(run: Run, setup: RunSetup): FactsAlong {
  const facts = factsOf(run, setup);
  let { config, changes } = run;
  let reached = -1;
  const update = (step: number) => {
    facts.config = configAt(config, changes, step);
    if (facts.loss) facts.loss = referenceWith(facts.config.loss, facts.config.labels);
  };
  if (changes.length > 0) update(0);
  return {
    facts,
    reach(step) {
      if (changes.some((change) => change.step > reached && change.step <= step)) update(step);
      reached = step;
    },
    changed(next) {
      ({ config, changes } = next);
    },
  };
}

function factsOf(
  { config, totalSteps }: Run,
  { loss, generator, discriminator, dataset }: RunSetup,
): RunFacts {
  const sizes = (group: string, layers: RunSetup['generator']) =>
    layers.map(({ name, parameters }) => [`${group}/${name}`, parameters] as const);
  return {
    loss,
    totalSteps,
    epochSteps: Math.ceil(dataset.images / config.batchSize),
    parameters: new Map([...sizes('g', generator), ...sizes('d', discriminator)]),
    config,
  };
}
