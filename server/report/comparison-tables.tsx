import { RunMark } from '@/app/_components/run-mark';
import { writeValue } from '@/lib/compare/write';
import { type Comparison, deltaOf, nameOfSetting } from './comparison';
import { Pairs } from './tables';

type All = Comparison['all'];

/** What each run came to, against the first. */
export function SummaryTable({ all, rows }: { all: All; rows: Comparison['summary'] }) {
  return (
    <section>
      <h2>Summary</h2>
      <p className="muted">The best in bold, beside it the difference to #{all[0]!.run.id}.</p>
      <div className="scroll">
        <table>
          <Head all={all} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th>{row.label}</th>
                {row.values.map((value, at) => (
                  <td key={at}>
                    {row.best.includes(at) ? (
                      <b>{writeValue(value, row.unit)}</b>
                    ) : (
                      writeValue(value, row.unit)
                    )}{' '}
                    <small>{deltaOf(row, at)}</small>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The settings in which the runs differ, lessons first; those that are the same are folded away. */
export function SettingsTable({ all, differing, same }: { all: All } & Comparison['settings']) {
  return (
    <section>
      <h2>Configuration, differences only</h2>
      {differing.length === 0 ? (
        <p className="muted">All settings are the same.</p>
      ) : (
        <div className="scroll">
          <table>
            <Head all={all} />
            <tbody>
              {differing.map((row) => (
                <tr key={row.path}>
                  <th title={row.title ?? undefined}>{nameOfSetting(row)}</th>
                  {row.values.map((value, at) => (
                    <td key={at}>{value ?? '–'}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <details>
        <summary>{same.length} settings that are the same</summary>
        <Pairs pairs={same.map((row) => [nameOfSetting(row), row.values[0] ?? '–'] as const)} />
      </details>
    </section>
  );
}

const Head = ({ all }: { all: All }) => (
  <thead>
    <tr>
      <th />
      {all.map(({ run: { id } }, index) => (
        <th key={id}>
          <RunMark index={index} /> #{id}
        </th>
      ))}
    </tr>
  </thead>
);
