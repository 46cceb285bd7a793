import type { LintWarning } from '@/lib/protocol/lint';
import { whole } from '../../_components/format';
import type { NetworkSize } from '../config-form/network-size';
import type { Plain } from '../config-form/schema';
import { differences } from '@/lib/compare/flatten';
import { NewRunWarnings } from './new-run-warnings';
import { StepTime } from './step-time';

interface NewRunSummaryProps {
  /** What it begins from, and its name in words. */
  base: Plain;
  from: string;
  action: string;
  config: Plain;
  /** Of one run: as a configuration that can be trained, null where it is none yet; and how many steps there are to train. */
  timed: { config: Plain | null; steps: number };
  sizes: Record<'generator' | 'discriminator', NetworkSize>;
  isStarting: boolean;
  /** How many settings are marked as wrong at their field. */
  marked: number;
  /** What is wrong and belongs to no field. */
  wrong: readonly string[];
  warnings: readonly LintWarning[];
  onFix: (settings: LintWarning['fix']['settings']) => void;
}

const parameters = ({ parameters: count }: NetworkSize) =>
  count === null ? 'unknown until its layers fit' : `${whole(count)} parameters`;

/** What the run comes to, what of it differs from the preset, and the start. Stays in sight. */
export function NewRunSummary({
  base,
  from,
  action,
  config,
  timed,
  sizes,
  isStarting,
  marked,
  wrong,
  warnings,
  onFix,
}: NewRunSummaryProps) {
  const changes = differences([base, config]);
  return (
    <aside className="summary">
      <dl>
        <dt>G</dt>
        <dd>{parameters(sizes.generator)}</dd>
        <dt>D</dt>
        <dd>{parameters(sizes.discriminator)}</dd>
        <dt>Time</dt>
        <dd>
          <span data-testid="step-time" role="status">
            <StepTime {...timed} />
          </span>
        </dd>
      </dl>
      <div role="alert">
        {marked > 0 && (
          <p className="issue">
            {marked === 1 ? 'One setting does' : `${marked} settings do`} not fit; see the red words there.
          </p>
        )}
        {wrong.map((message) => (
          <p className="issue" key={message} tabIndex={-1}>
            {message}
          </p>
        ))}
      </div>
      <NewRunWarnings warnings={warnings} onFix={onFix} />
      <button className="primary" aria-disabled={isStarting}>
        {action}
      </button>
      <div className="changes">
        <h2>{changes.length === 0 ? `As ${from} has it` : `Changed from ${from}`}</h2>
        <dl>
          {changes.map(([path, [before, now]]) => (
            <div key={path}>
              <dt>{path}</dt>
              <dd>
                {before ?? 'unset'} → {now ?? 'unset'}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </aside>
  );
}
