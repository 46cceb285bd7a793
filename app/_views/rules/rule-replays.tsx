import { Link } from '../../_components/link';
import type { RuleReplay } from '@/lib/protocol/rest';
import { whole } from '../../_components/format';
import { summaryOf } from './rule-replays-series';

type Episode = RuleReplay['asked'][number];

/** When a rule would have spoken in each run, over its steps; in grey when it does with what is in use. */
export function RuleReplays({ replays, busy }: { replays: readonly RuleReplay[]; busy: boolean }) {
  return (
    <div className="replays" data-testid="replays">
      <p role="status">
        {busy && replays.length === 0 ? 'replaying' : summaryOf(replays)}
        {busy && replays.length > 0 && ' …'}
      </p>
      {replays.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">With these numbers</th>
              <th scope="col">As in use</th>
              <th scope="col" className="course">
                Steps
              </th>
            </tr>
          </thead>
          <tbody>
            {replays.map(({ runId, name, asked, inUse, lastStep }) => (
              <tr key={runId}>
                <td>
                  <Link href={`/runs/${runId}`}>
                    {name} #{runId}
                  </Link>
                </td>
                <td>{inWords(asked)}</td>
                <td className="muted">{inWords(inUse)}</td>
                <td className="course">
                  <Course asked={asked} inUse={inUse} lastStep={lastStep} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function inWords(episodes: readonly Episode[]): string {
  const [first] = episodes;
  if (!first) return 'silent';
  const { level, enter, leave } = first;
  const span = leave === null ? `from step ${whole(enter)} on` : `steps ${whole(enter)} to ${whole(leave)}`;
  const more = episodes.length - 1;
  return `${level} ${span}${more > 0 ? `, and ${more} more` : ''}`;
}

const COLOURS = { info: 'var(--ink3)', warning: 'var(--watch)', critical: 'var(--crit)' } as const;

/** Decoration of what stands beside it in words. */
function Course({ asked, inUse, lastStep }: Pick<RuleReplay, 'asked' | 'inUse' | 'lastStep'>) {
  const at = (step: number) => `${(100 * step) / Math.max(1, lastStep)}%`;
  const bars = (episodes: readonly Episode[], y: number, colour: (episode: Episode) => string) =>
    episodes.map((episode, index) => (
      <line
        key={`${y}-${index}`}
        x1={at(episode.enter)}
        x2={at(episode.leave ?? lastStep)}
        y1={y}
        y2={y}
        stroke={colour(episode)}
        strokeWidth="3"
        strokeLinecap="square"
      />
    ));
  return (
    <svg height="14" aria-hidden="true">
      <line x1="0" x2="100%" y1="7" y2="7" stroke="var(--line2)" />
      {bars(asked, 4, ({ level }) => COLOURS[level])}
      {bars(inUse, 10, () => 'var(--line2)')}
    </svg>
  );
}
