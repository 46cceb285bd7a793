import { Link } from '../../_components/link';
import type { ComponentProps } from 'react';
import type { RunListItem } from '@/lib/protocol/rest';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import { Sparkline } from '../../_charts/sparkline';
import { ago, whole } from '../../_components/format';
import { StateMark, VerdictMark } from '../../_components/marks';
import { RunMark } from '../../_components/run-mark';
import type { Column } from './run-filter';
import { SampleScatter } from '../../_components/sample-scatter';

/** One run of the list. Its colour comes with the tick, so that the list stays grey. */
export function RunRow({
  run,
  row,
  hidden,
  isPinned,
  onPin,
  ticked,
  onTick,
}: {
  run: RunListItem;
  /** What the table says of the row. */
  row: ComponentProps<'tr'>;
  hidden: readonly Column[];
  isPinned: boolean;
  onPin: () => void;
  /** Its place among the ticked runs; -1: not ticked. */
  ticked: number;
  onTick: () => void;
}) {
  const href = `/runs/${run.id}`;
  const shows = (column: Column) => !hidden.includes(column);
  return (
    <tr data-testid="run-row" aria-selected={ticked >= 0} {...row}>
      <td>
        <input
          type="checkbox"
          checked={ticked >= 0}
          onChange={onTick}
          aria-label={`Compare ${run.name} #${run.id}`}
        />
      </td>
      <td className="name-cell">
        <Link className="name" href={href} title={run.name}>
          {run.name}
        </Link>{' '}
        <span className="muted">#{run.id}</span>{' '}
        <button
          className="plain pin"
          aria-pressed={isPinned}
          aria-label={`Pin ${run.name} #${run.id}`}
          onClick={onPin}
        >
          {isPinned ? 'Pinned' : 'Pin'}
        </button>{' '}
        {ticked >= 0 && <RunMark index={ticked} />}
        <div className="muted">
          <StateMark state={run.state} />
          {run.queuePosition !== null && `, place ${run.queuePosition}`}
          {run.parent && `, fork of #${run.parent.runId}`}
          {run.sweep !== null && `, sweep ${run.sweep}`}
        </div>
        {run.tags.length > 0 && (
          <div className="tags">
            {run.tags.map((tag) => (
              <span key={tag} className="chip">
                {tag}
              </span>
            ))}
          </div>
        )}
      </td>
      <td className="verdict-cell">
        {run.verdict && (
          <>
            <b>
              <VerdictMark state={run.verdict.state} />
            </b>
            <div className="why" title={run.verdict.sentence}>
              {whyOf(run.verdict.sentence)}
            </div>
          </>
        )}
      </td>
      {shows('curve') && (
        <td className="wide curve-cell">
          <Sparkline {...run.sparkline} />
        </td>
      )}
      {shows('samples') && (
        <td className="samples-cell">
          <Thumbnail run={run} />
        </td>
      )}
      {shows('step') && (
        <td className="number step-cell">
          {whole(run.step)}
          <div className="bar" aria-hidden="true">
            <i style={{ width: `${(100 * run.step) / run.totalSteps}%` }} />
          </div>
        </td>
      )}
      {shows('backend') && <td className="wide backend-cell">{run.backend}</td>}
      {shows('speed') && <td className="wide number">{run.stepsPerSecond?.toFixed(1) ?? '–'}</td>}
      {shows('seen') && (
        <td className="wide number muted">
          {ACTIVE_STATES.includes(run.state) ? 'now' : ago(run.endedAt ?? run.createdAt)}
        </td>
      )}
    </tr>
  );
}

/** The sentence without the state it opens with, which stands above it. */
const whyOf = (sentence: string) => sentence.replace(/^[^:.,]*[:.,]\s*/, '');

const THUMBS = 4;
/** The first four samples of the newest grid, or all of the newest points. */
function Thumbnail({
  run: { name, sampleHash: hash, sampleForm, sampleColumns: columns },
}: {
  run: RunListItem;
}) {
  const label = `Newest samples of ${name}`;
  if (hash === null) return null;
  if (sampleForm === 'points')
    return (
      <div className="thumb-scatter">
        <SampleScatter sample={{ hash, kind: 'fixed' }} label={label} />
      </div>
    );
  return (
    <span className="thumb" style={{ width: 28 * Math.min(THUMBS, columns) }}>
      <img src={`/api/images/${hash}`} alt={label} style={{ width: 28 * columns }} />
    </span>
  );
}
