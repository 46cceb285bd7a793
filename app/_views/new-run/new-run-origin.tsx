import { Link } from '../../_components/link';
import type { Checkpoint, Run } from '@/lib/protocol/entities';
import { configAt } from '@/lib/protocol/live-settings';
import type { RunConfig } from '@/lib/protocol/run-config';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import { whole } from '../../_components/format';
import { lastBefore } from '../fork/rewind';

/** The run that a new one is forked from, and from which of its steps it can be. */
export interface Origin {
  run: Run;
  checkpoints: readonly Checkpoint[];
  /** The step that was asked for, as the address has it. */
  from: number;
  /** No checkpoint from before this step is kept, though one was asked for. */
  lost: number | null;
  /** Fixes to make to begin with. */
  fixes: readonly string[];
}

/** What an address asks for: `?fork=3&from=500`, or `&before=700` for the last checkpoint before that step. */
export interface OriginQuery {
  fork: number;
  from?: number | undefined;
  before?: number | undefined;
  fixes: readonly string[];
}

export function originOf(
  { from = 0, before, fixes }: OriginQuery,
  { run, checkpoints }: Pick<Origin, 'run' | 'checkpoints'>,
): Origin {
  const common = { run, checkpoints, fixes, lost: null };
  if (before === undefined) return { ...common, from };
  const back = lastBefore(checkpoints, before);
  return back ? { ...common, from: back.step } : { ...common, from: 0, lost: before };
}

/** What the fork begins with: the configuration as it is, or as it was at the step of the checkpoint. */
export const configFrom = ({ run }: Pick<Origin, 'run'>, from: number): RunConfig =>
  from === 0 ? run.config : configAt(run.config, run.changes, from);

export const isTraining = ({ run }: Pick<Origin, 'run'>) => ACTIVE_STATES.includes(run.state);

interface OriginChoiceProps {
  origin: Origin;
  from: number;
  onFrom: (step: number) => void;
  beside: boolean;
  onBeside: (beside: boolean) => void;
}

/** From where the fork goes on, and whether it waits for its parent. */
export function OriginChoice({ origin, from, onFrom, beside, onBeside }: OriginChoiceProps) {
  const { run, checkpoints } = origin;
  return (
    <>
      <p className="sentence">
        <b>
          A fork of{' '}
          <Link href={`/runs/${run.id}`}>
            {run.name} #{run.id}
          </Link>
          .
        </b>{' '}
        {from === 0
          ? 'A new run with its settings, and what you change of them.'
          : `It goes on from step ${whole(from)} with the weights, optimizers and random states of then; #${run.id} stays as it is.`}
      </p>
      <div className="origin">
        <div className="field">
          <label htmlFor="fork-from">Begins</label>
          <select id="fork-from" value={from} onChange={(event) => onFrom(Number(event.target.value))}>
            <option value={0}>at step 0, with new weights</option>
            {checkpoints.toReversed().map((one) => (
              <option key={one.step} value={one.step}>
                {labelOf(one, checkpoints.at(-1))}
              </option>
            ))}
          </select>
          <p className="help">
            {checkpoints.length === 0 && 'It has no checkpoint yet. '}
            {origin.lost !== null &&
              `No checkpoint from before step ${whole(origin.lost)} is kept: “Keep every” keeps some for good. `}
            {checkpoints.length > 0 &&
              'From a checkpoint all can change but the networks, the seed and what the data are like.'}
          </p>
        </div>
        {isTraining(origin) && (
          <div className="field">
            <label htmlFor="fork-beside">Beside it</label>
            <input
              id="fork-beside"
              type="checkbox"
              checked={beside}
              onChange={(event) => onBeside(event.target.checked)}
            />
            <p className="help">
              Starts at once where no place is free, and shares the cores with #{run.id}. Else it waits its
              turn.
            </p>
          </div>
        )}
      </div>
    </>
  );
}

function labelOf({ step, best, kid }: Checkpoint, newest: Checkpoint | undefined): string {
  const marks = [
    ...(best && kid !== null ? [`best samples, KID ${Number(kid.toPrecision(3))}`] : []),
    ...(step === newest?.step ? ['newest'] : []),
  ];
  return `at step ${whole(step)}${marks.length > 0 ? `, ${marks.join(', ')}` : ''}`;
}
