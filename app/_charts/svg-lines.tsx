import { number, tick } from '../_components/format';
import type { Drawn } from './frame';
import { indexAt } from './line-series';
import { placeLabels } from './place-labels';
import { SvgMarks } from './svg-marks';
import { type InkName, SvgPlot } from './svg-plot';
import { type Domain, ticksApart, valueScale } from './svg-scales';
import { Beside, SHEET, type SheetAxis, SvgSheet, keyPlaces } from './svg-sheet';
import { axisTicks, extent } from './value-axis-series';

/** Of a piece of line in the key, with what follows it. */
const SAMPLE = 24;

/** A chart of lines as a drawing that stands alone. */
export function SvgLines({
  title,
  about,
  drawn: { lines, references = [], bands = [], range = null, log, ignoreOutliers, height },
  domain,
  axis,
  ink,
}: {
  title: string;
  about: string;
  drawn: Drawn & { kind: 'lines' };
  domain: Domain;
  axis: SheetAxis;
  ink: InkName;
}) {
  const values = references.map(({ value }) => value);
  const span = extent(lines, values, log, domain, ignoreOutliers);
  const y = valueScale(span, height, log);
  const x = (step: number) => SHEET.plot * axis.share(step);
  const ticks = ticksApart(axisTicks(...span, log), y);
  const texts = lines.map(({ title: said, label }) => said ?? label);
  const places = keyPlaces(texts, SAMPLE);
  const keys = lines.map(({ key, token, dash }, index) => (
    <g key={key} transform={`translate(${places[index]!} 0)`}>
      <path d="M0-4h18" stroke={ink(token)} strokeWidth="2" strokeDasharray={dash.join(' ') || undefined} />
      <text x={SAMPLE}>{texts[index]}</text>
    </g>
  ));
  return (
    <SvgSheet {...{ title, about, height, axis, ink, keys }}>
      <clipPath id="plot">
        <rect width={SHEET.plot} height={height} />
      </clipPath>
      <g clipPath="url(#plot)">
        <SvgPlot {...{ lines, references, bands, range, ticks, x, y, height, ink }} width={SHEET.plot} />
        {lines.map((line) => (
          <SvgMarks key={line.key} line={line} at={x} y={y} foot={height} ink={ink} />
        ))}
      </g>
      {ticks.map((value) => (
        <Beside key={value} side="left" y={y(value)}>
          {tick(value)}
        </Beside>
      ))}
      <Ends {...{ height, ink }}>
        {[
          ...lines
            .map(({ token, label, middle, steps }) => ({
              token: token,
              label,
              value: middle[indexAt(steps, domain[1])] ?? NaN,
            }))
            .filter(({ value }) => Number.isFinite(value))
            .map(({ token, label, value }) => ({ token, text: `${label} ${number(value)}`, at: y(value) })),
          ...references.map(({ label, value }) => ({ token: null, text: label, at: y(value) })),
        ]}
      </Ends>
    </SvgSheet>
  );
}

/** What lines and references are called, at their right ends and clear of each other. */
function Ends({
  height,
  ink,
  children: labels,
}: {
  height: number;
  ink: InkName;
  children: readonly { token: string | null; text: string; at: number }[];
}) {
  const places = placeLabels(
    labels.map(({ at }) => at),
    height,
  );
  return labels.map(({ token, text }, index) => (
    <Beside
      key={text}
      side="right"
      y={places[index]!}
      {...(token === null ? {} : { fill: ink(token), fontWeight: '600' })}
    >
      {text}
    </Beside>
  ));
}
