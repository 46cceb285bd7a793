import { type Measured, indexAt, shaped } from '@/app/_charts/line-series';
import { placeLabels } from '@/app/_charts/place-labels';
import { SvgMarks } from '@/app/_charts/svg-marks';
import { SvgPlot } from '@/app/_charts/svg-plot';
import { type Domain, PLOT, percent, stepScale, ticksApart, valueScale } from '@/app/_charts/svg-scales';
import { axisTicks, extent } from '@/app/_charts/value-axis-series';
import { number, tick } from '@/app/_components/format';
import { LineKey } from '@/app/_components/run-mark';
import type { bandsOf, referencesOf } from '@/app/_views/run/run-charts-series';

const ink = (token: string) => `var(${token})`;

export interface ChartProps {
  title: string;
  lines: readonly Measured[];
  domain: Domain;
  log?: boolean;
  height?: number;
  references?: Readonly<ReturnType<typeof referencesOf>>;
  bands?: Readonly<ReturnType<typeof bandsOf>>;
  /** Values between which D's loss is worth something, tinted. */
  range?: Domain | null;
}

/** Lines over steps as one SVG, stretched to the page; what is text or a mark stands beside it and is not stretched. */
export function Chart({
  title,
  lines: measured,
  domain,
  log = false,
  height = 140,
  references = [],
  bands = [],
  range = null,
}: ChartProps) {
  if (measured.length === 0) return null;
  const lines = measured.map((line) => shaped(line));
  const span = extent(
    lines,
    references.map(({ value }) => value),
    log,
  );
  const [x, y] = [stepScale(domain), valueScale(span, height, log)];
  const ticks = ticksApart(axisTicks(...span, log), y);
  const ends = lines.map((line) => ({ line, value: line.middle[indexAt(line.steps, domain[1])] ?? NaN }));
  const said = ends.map(({ line, value }) => `${line.label} ${number(value)}`).join(', ');
  const nonFinite = lines.reduce((total, line) => total + line.nonFinite.length, 0);
  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        {lines.map(
          (line) =>
            line.label !== '' && (
              <span key={line.key}>
                <LineKey token={line.token} dash={line.dash} /> {line.title ?? line.label}
              </span>
            ),
        )}
        {nonFinite > 0 && <b className="broken">✕ {nonFinite} not finite</b>}
      </figcaption>
      <div className="plot" style={{ height }}>
        {ticks.map((value) => (
          <span key={value} className="tick" style={{ top: y(value) }}>
            {tick(value)}
          </span>
        ))}
        <svg
          viewBox={`0 0 ${PLOT} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${title}: ${said}`}
        >
          <SvgPlot width={PLOT} {...{ lines, references, bands, range, ticks, x, y, height, ink }} />
        </svg>
        <svg className="marks" aria-hidden="true">
          {lines.map((line) => (
            <SvgMarks
              key={line.key}
              line={line}
              at={(step) => percent(x, step)}
              y={y}
              foot={height}
              ink={ink}
            />
          ))}
        </svg>
        <Ends
          height={height}
          labels={[
            ...ends
              .filter(({ value }) => Number.isFinite(value))
              .map(({ line, value }) => ({
                text: `${line.label} ${number(value)}`,
                token: line.token,
                at: y(value),
              })),
            ...references.map(({ label, value }) => ({ text: label, token: null, at: y(value) })),
          ]}
        />
      </div>
    </figure>
  );
}

function Ends({
  labels,
  height,
}: {
  labels: readonly { text: string; token: string | null; at: number }[];
  height: number;
}) {
  const places = placeLabels(
    labels.map(({ at }) => at),
    height,
  );
  return labels.map(({ text, token }, index) => (
    <span
      key={text}
      className={token ? 'end' : 'end quiet'}
      style={{ top: places[index], ...(token && { color: `var(${token})` }) }}
    >
      {text}
    </span>
  ));
}
