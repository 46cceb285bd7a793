'use client';
import { MOST_SWEPT, gridSize, valuesOf } from '@/lib/protocol/sweep-values';
import { flatten } from '@/lib/compare/flatten';
import type { Plain } from '../config-form/schema';

/** What is swept, as it is written: values with commas for each setting, and how many runs there may be. */
export interface Swept {
  rows: readonly { path: string; values: string }[];
  most: string;
}
export const NOTHING_SWEPT: Swept = { rows: [{ path: '', values: '' }], most: '16' };

/** What the server is asked for; null where nothing is swept, as of a row that is half written. */
export function sweepAsked({ rows, most }: Swept) {
  const settings = Object.fromEntries(
    rows
      .map(({ path, values }) => [path.trim(), valuesOf(values)] as const)
      .filter(([path, values]) => path !== '' && values.length > 0),
  );
  if (Object.keys(settings).length === 0) return null;
  const size = gridSize(settings);
  const count = Math.min(MOST_SWEPT, Math.max(1, Math.floor(Number(most)) || 1));
  const kind = size <= count ? ('grid' as const) : ('random' as const);
  return { settings, kind, count, size, runs: Math.min(size, count) };
}

interface NewRunSweepProps {
  config: Plain;
  swept: Swept;
  onChange: (swept: Swept) => void;
}

/** Several runs instead of one: each with other values of some settings, all else as the form has it. */
export function NewRunSweep({ config, swept, onChange }: NewRunSweepProps) {
  const { rows, most } = swept;
  const asked = sweepAsked(swept);
  const edit = (index: number, change: Partial<Swept['rows'][number]>) =>
    onChange({ ...swept, rows: rows.with(index, { ...rows[index]!, ...change }) });
  return (
    <details className="sweep">
      <summary>Sweep: several runs over values of some settings</summary>
      <datalist id="sweep-paths">
        {flatten(config).map(([path]) => (
          <option key={path} value={path} />
        ))}
      </datalist>
      {rows.map(({ path, values }, index) => (
        <div className="sweep-row" key={index}>
          <input
            list="sweep-paths"
            value={path}
            placeholder="optimizer.generator.learningRate"
            aria-label={`Swept setting ${index + 1}`}
            autoComplete="off"
            onChange={(event) => edit(index, { path: event.target.value })}
          />
          <input
            value={values}
            placeholder="0.001, 0.0005"
            aria-label={`Values of swept setting ${index + 1}`}
            autoComplete="off"
            onChange={(event) => edit(index, { values: event.target.value })}
          />
          <button
            type="button"
            disabled={rows.length === 1}
            onClick={() => onChange({ ...swept, rows: rows.toSpliced(index, 1) })}
            aria-label={`Remove swept setting ${index + 1}`}
          >
            Remove
          </button>
        </div>
      ))}
      <div className="sweep-row">
        <button
          type="button"
          onClick={() => onChange({ ...swept, rows: [...rows, { path: '', values: '' }] })}
        >
          Add a setting
        </button>
        <label>
          At most{' '}
          <input
            value={most}
            inputMode="numeric"
            size={3}
            onChange={(event) => onChange({ ...swept, most: event.target.value })}
          />{' '}
          runs, {MOST_SWEPT} at the very most
        </label>
      </div>
      {asked && (
        <p className="help" role="status">
          {asked.kind === 'grid'
            ? `${asked.size} ${asked.size === 1 ? 'combination' : 'combinations'}: all of them.`
            : `${asked.size} combinations: ${asked.count} of them, drawn by the seed 1.`}{' '}
          They wait in the queue and are compared as one.
        </p>
      )}
    </details>
  );
}
