import { whole } from '@/app/_components/format';
import { VERDICTS } from '@/app/_components/marks';
import type { Alert, Verdict } from '@/lib/protocol/entities';

export function VerdictTable({ verdicts }: { verdicts: readonly Verdict[] }) {
  if (verdicts.length === 0) return null;
  return (
    <section>
      <h2>What was said, and when</h2>
      <table>
        <tbody>
          {verdicts.map(({ state, sentence, sinceStep }, index) => (
            <tr key={index}>
              <td className="n">{whole(sinceStep)}</td>
              <td className="w">{VERDICTS[state].word}</td>
              <td>{sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function AlertTable({ alerts }: { alerts: readonly Alert[] }) {
  if (alerts.length === 0) return null;
  return (
    <section>
      <h2>Alerts</h2>
      <table>
        <tbody>
          {alerts.map(({ id, level, title, message, note, enterStep, leaveStep }) => (
            <tr key={id}>
              <td className="n">
                {whole(enterStep)}–{leaveStep === null ? 'end' : whole(leaveStep)}
              </td>
              <td className="w">{level}</td>
              <td>
                <b>{title}</b> {message}
                {note && <div className="pre">{note}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Pairs({ pairs }: { pairs: readonly (readonly [string, string])[] }) {
  return (
    <table className="pairs">
      <tbody>
        {pairs.map(([label, value]) => (
          <tr key={label}>
            <th>{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
