import { memo } from 'react';
import type { SettingRow } from '@/lib/protocol/compare';
import { RunName } from './run-name';

/** The settings in which the runs differ, lessons first; those that are the same are folded away. */
export const SettingsDiff = memo(function SettingsDiff({
  settings,
  ids,
  looks,
  all,
  onAll,
}: {
  settings: readonly SettingRow[];
  ids: readonly number[];
  looks: readonly number[];
  all: boolean;
  onAll: (all: boolean) => void;
}) {
  const differing = settings.filter(({ differs }) => differs);
  const shown = all ? settings : differing;
  return (
    <section>
      <header>
        <h2>Configuration{all ? '' : ', differences only'}</h2>
        <span className="end">
          {differing.length} of {settings.length} ·{' '}
          <button className="plain" aria-pressed={all} onClick={() => onAll(!all)}>
            {all ? 'differences only' : 'show all'}
          </button>
        </span>
      </header>
      {differing.length === 0 && <p className="muted">All settings are the same.</p>}
      {shown.length > 0 && (
        <div className="scroll">
          <table className="compare-table differences" data-testid="differences">
            <thead>
              <tr>
                <th>Setting</th>
                {ids.map((id, index) => (
                  <th key={id}>
                    <RunName look={looks[index]!} id={id} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ path, title, lesson, values, differs }) => (
                <tr key={path} className={differs ? 'differs' : ''}>
                  <th scope="row" title={title ?? undefined}>
                    {path}
                    {lesson !== null && <small>lesson {lesson}</small>}
                  </th>
                  {values.map((value, index) => (
                    <td key={index}>{value ?? '–'}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
});
