import type { Level, VerdictState } from '@/lib/protocol/entities';
import type { RunState } from '@/lib/protocol/run-state';

/** A state is a shape and a word; colour only helps. */
export const VERDICTS: Record<
  VerdictState,
  { word: string; colour: string; shape: string; /** How strong it is on the ribbon. */ ribbon: number }
> = {
  starting: { word: 'Starting', colour: '--start', shape: 'M6 1.5a4.5 4.5 0 1 0 .01 0z', ribbon: 0.25 },
  'keep-going': { word: 'Keep going', colour: '--keep', shape: 'M6 1a5 5 0 1 0 .01 0z', ribbon: 0.35 },
  watch: { word: 'Watch', colour: '--watch', shape: 'M6 1.5 11 10.5H1z', ribbon: 1 },
  'past-best': { word: 'Past its best', colour: '--past', shape: 'M1 3l5 4 5-4M1 6l5 4 5-4', ribbon: 0.6 },
  collapsed: { word: 'Collapsed', colour: '--crit', shape: 'M1 1h10v10H1z', ribbon: 1 },
  broken: { word: 'Broken', colour: '--crit', shape: 'M1 1l10 10M11 1L1 11', ribbon: 1 },
};
const FILLED: readonly VerdictState[] = ['keep-going', 'collapsed'];

export function VerdictShape({ state }: { state: VerdictState }) {
  const { colour, shape } = VERDICTS[state];
  const paint = `var(${colour})`;
  return (
    <svg width="12" height="12" aria-hidden="true">
      <path
        d={shape}
        fill={FILLED.includes(state) ? paint : 'none'}
        stroke={paint}
        strokeWidth="1.5"
        strokeDasharray={state === 'starting' ? '2 2' : undefined}
      />
    </svg>
  );
}

/** Collapsed and broken are named in red: the one time a word takes a colour. */
export function VerdictMark({ state }: { state: VerdictState }) {
  const { word, colour } = VERDICTS[state];
  return (
    <span className="mark" style={colour === '--crit' ? { color: 'var(--crit)' } : {}}>
      <VerdictShape state={state} />
      {word}
    </span>
  );
}

export const LEVELS: Record<Level, { word: string; state: VerdictState | null }> = {
  info: { word: 'Info', state: null },
  warning: { word: 'Warning', state: 'watch' },
  critical: { word: 'Critical', state: 'collapsed' },
};

/** How grave a finding is, in the shape of the verdict it leads to. */
export function LevelMark({ level }: { level: Level }) {
  const { word, state } = LEVELS[level];
  return (
    <span className="level" role="img" aria-label={word} title={word}>
      {state && <VerdictShape state={state} />}
    </span>
  );
}

const STATES: Record<RunState, string> = {
  queued: '○ queued',
  starting: '◌ starting',
  running: '● running',
  paused: '❙❙ paused',
  stopping: '◌ stopping',
  stopped: '■ stopped',
  finished: '✓ finished',
  failed: '✕ failed',
};

export function StateMark({ state }: { state: RunState }) {
  return (
    <span
      className="mark"
      data-testid="run-state"
      data-state={state}
      style={state === 'failed' ? { color: 'var(--crit)' } : {}}
    >
      {STATES[state]}
    </span>
  );
}
