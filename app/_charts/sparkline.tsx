import { LinePath } from '@visx/shape';
import { scaleLinear } from '@visx/scale';
import { type JsonNumber, decodeNumber } from '@/lib/protocol/numbers';

interface SparklineProps {
  d: readonly JsonNumber[];
  g: readonly JsonNumber[];
  width?: number;
  height?: number;
  /** What an alert spans, as parts of the run from 0 to 1. */
  band?: { from: number; to: number; token: '--watch' | '--crit' };
}

/** D and G loss over the whole run, on a log scale: enough to see a collapse from the list. */
export function Sparkline({ d, g, width = 152, height = 34, band }: SparklineProps) {
  const log = (values: readonly JsonNumber[]) =>
    values.map((value) => Math.log10(Math.max(1e-4, decodeNumber(value))));
  const lines = [log(d), log(g)];
  const all = lines.flat().filter(Number.isFinite);
  if (all.length === 0) return <svg width={width} height={height} aria-hidden="true" />;
  const x = scaleLinear({ domain: [0, Math.max(1, d.length - 1)], range: [1, width - 1] });
  const y = scaleLinear({ domain: [Math.min(...all), Math.max(...all)], range: [height - 2, 2] });
  return (
    <svg width={width} height={height} role="img" aria-label="D and G loss over the run">
      {band && (
        <rect
          x={band.from * width}
          width={Math.max(1, (band.to - band.from) * width)}
          height={height}
          fill={`var(${band.token})`}
          opacity="0.08"
        />
      )}
      {lines.map((line, index) => (
        <LinePath
          key={index}
          data={line}
          x={(_, at) => x(at)}
          y={(value) => y(value)}
          defined={Number.isFinite}
          stroke={index === 0 ? 'var(--d)' : 'var(--g)'}
          strokeDasharray={index === 0 ? undefined : '5 3'}
          strokeWidth={line.length > 1 ? 1.25 : 3}
          strokeLinecap={line.length > 1 ? undefined : 'round'} // a single value is a dot
          fill="none"
        />
      ))}
    </svg>
  );
}
