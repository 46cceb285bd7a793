import { placeLabels } from './place-labels';

export interface GutterLabel {
  text: string;
  /** Colour of a line; null: a reference, said quietly. */
  token: string | null;
  y: number;
}

const LEADER = 5;

/** What lines and references are called, at their ends; tied by a leader where they had to make room. */
export function GutterLabels({
  labels,
  left,
  height,
}: {
  labels: readonly GutterLabel[];
  left: number;
  height: number;
}) {
  const places = placeLabels(
    labels.map(({ y }) => y),
    height,
  );
  return labels.map(({ text, token, y }, index) => (
    <g key={text}>
      <line
        x1={left}
        x2={left + LEADER}
        y1={y}
        y2={places[index]}
        stroke={token ? `var(${token})` : 'var(--line2)'}
      />
      <text
        x={left + LEADER + 3}
        y={places[index]}
        dy="0.35em"
        style={token ? { fill: `var(${token})`, fontWeight: 600 } : {}}
      >
        {text}
      </text>
    </g>
  ));
}
