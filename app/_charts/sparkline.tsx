import { LinePath } from '@visx/shape';
import { scaleLinear } from '@visx/scale';
import { type JsonNumber, decodeNumber } from '@/lib/protocol/numbers';

const [WIDTH, HEIGHT] = [152, 34];

/** D and G loss over the whole run, on a log scale: enough to see a collapse from the list. */
export function Sparkline({ d, g }: { d: readonly JsonNumber[]; g: readonly JsonNumber[] }) {
  const log = (values: readonly JsonNumber[]) =>
    values.map((value) => Math.log10(Math.max(1e-4, decodeNumber(value))));
  const lines = [log(d), log(g)];
  const all = lines.flat().filter(Number.isFinite);
  if (all.length === 0) return <svg width={WIDTH} height={HEIGHT} aria-hidden="true" />;
  const x = scaleLinear({ domain: [0, Math.max(1, d.length - 1)], range: [1, WIDTH - 1] });
  const y = scaleLinear({ domain: [Math.min(...all), Math.max(...all)], range: [HEIGHT - 2, 2] });
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label="D and G loss over the run">
      {lines.map((line, index) => (
        <LinePath
          key={index}
          data={line}
          x={(_, at) => x(at)}
          y={(value) => y(value)}
          defined={Number.isFinite}
          stroke={index === 0 ? 'var(--d)' : 'var(--g)'}
          strokeDasharray={index === 0 ? undefined : '5 3'}
          strokeWidth={1.25}
          fill="none"
        />
      ))}
    </svg>
  );
}
