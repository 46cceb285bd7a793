import { type Line, axisTicks, extent, indexAt } from '@/app/_charts/line-series';
import { placeLabels } from '@/app/_charts/place-labels';
import { number, tick } from '@/app/_components/format';
import { LineKey } from '@/app/_components/run-mark';
import type { bandsOf, referencesOf } from '@/app/_views/run/run-charts-series';
import { coursePath, medianPath } from './line-path';
import { type Domain, PLOT, percent, stepScale, valueScale } from './scales';

/** Values beside the axis need this many pixels. */
const APART = 12;

export interface ChartProps {
  title: string;
  lines: readonly Line[];
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
  lines,
  domain,
  log = false,
  height = 140,
  references = [],
  bands = [],
  range = null,
}: ChartProps) {
  if (lines.length === 0) return null;
  const span = extent(
    lines,
    references.map(({ value }) => value),
    log,
  );
  const [x, y] = [stepScale(domain), valueScale(span, height, log)];
  const ticks = axisTicks(...span, log).reduce<number[]>(
    (kept, value) => (kept.length > 0 && y(kept.at(-1)!) - y(value) < APART ? kept : [...kept, value]),
    [],
  );
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
          {ticks.map((value) => (
            <path key={value} className="grid" d={`M0 ${y(value)}H${PLOT}`} />
          ))}
          {range && (
            <rect
              className="range"
              width={PLOT}
              y={y(range[1])}
              height={Math.max(0, y(range[0]) - y(range[1]))}
            />
          )}
          {bands.map(({ from, to, title: about, token }) => (
            <rect
              key={`${about} ${from}`}
              x={x(from)}
              width={Math.max(1, x(to) - x(from))}
              height={height}
              fill={`var(${token})`}
              opacity="0.08"
            />
          ))}
          {references.map(({ label, value, dash }) => (
            <path key={label} className="reference" d={`M0 ${y(value)}H${PLOT}`} strokeDasharray={dash} />
          ))}
          {lines.map((line) => (
            <g key={line.key} stroke={`var(${line.token})`}>
              {!line.dots && <path className="course" d={coursePath(line, x, y)} />}
              <path className="median" d={medianPath(line, x, y)} strokeDasharray={line.dash.join(' ')} />
            </g>
          ))}
          <path className="axis" d={`M0 ${height}H${PLOT}`} />
        </svg>
        <svg className="marks" aria-hidden="true">
          {lines.map((line) => (
            <Marks key={line.key} line={line} at={(step) => percent(x, step)} y={y} foot={height} />
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

/** A dot a measurement, a triangle on the floor a touch of zero, a cross a value that is not finite. */
function Marks({
  line,
  at,
  y,
  foot,
}: {
  line: Line;
  at: (step: number) => string;
  y: (value: number) => number;
  foot: number;
}) {
  const fill = `var(${line.token})`;
  return (
    <>
      {line.dots &&
        line.steps.map((step, index) =>
          Number.isFinite(line.middle[index]) ? (
            <circle key={step} cx={at(step)} cy={y(line.middle[index]!)} r="2" fill={fill} />
          ) : null,
        )}
      {line.steps.map((step, index) =>
        line.low[index] === 0 ? <use key={step} href="#zero" x={at(step)} y={foot} fill={fill} /> : null,
      )}
      {line.nonFinite.map((step) => (
        <use key={step} href="#not-finite" x={at(step)} y={foot - 5} />
      ))}
    </>
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
