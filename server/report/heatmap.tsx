import { GAP, type HeatBlock, ROW, heatScale } from '@/app/_charts/gradient-heatmap-series';
import { mako } from '@/app/_charts/mako';
import { SHADES, cellPaths } from '@/app/_charts/svg-cells';
import { type Domain, PLOT, type Scale, stepScale } from '@/app/_charts/svg-scales';
import { number } from '@/app/_components/format';

/** From one layer to the next. */
const STRIDE = ROW + GAP;

/** Colours as classes, so that one drawing serves the light page and the dark one. */
export const shadeStyles = (dark: boolean) =>
  Array.from(
    { length: SHADES },
    (_, shade) => `.m${shade}{fill:rgb(${mako(shade / (SHADES - 1), dark).join(' ')})}`,
  ).join('');

/** The gradient of each layer over steps: a row a layer, a cell a bucket, a path a colour. */
export function Heatmap({ blocks, domain }: { blocks: readonly HeatBlock[]; domain: Domain }) {
  const drawn = blocks.filter(({ rows }) => rows.some(({ values }) => values.length > 0));
  if (drawn.length === 0) return null;
  const scale = heatScale(drawn);
  return (
    <figure className="chart heat">
      <figcaption>
        <h3>Gradients</h3>
        <span>
          norm per layer as the optimizer applies it, output at the top; log₁₀ {number(scale[0], 1)}
          <svg className="scale" viewBox={`0 0 ${SHADES} 1`} preserveAspectRatio="none" aria-hidden="true">
            {Array.from({ length: SHADES }, (_, shade) => (
              <rect key={shade} x={shade} width="1" height="1" className={`m${shade}`} />
            ))}
          </svg>
          {number(scale[1], 1)}; empty: exactly 0; <b className="broken">red</b>: not finite
        </span>
      </figcaption>
      {drawn.map((block) => (
        <Block key={block.group} block={block} scale={scale} x={stepScale(domain)} />
      ))}
    </figure>
  );
}

function Block({ block: { title, rows, group }, scale, x }: { block: HeatBlock; scale: Domain; x: Scale }) {
  const height = rows.length * STRIDE;
  return (
    <>
      <h4 style={{ color: `var(${group === 'g' ? '--g' : '--d'})` }}>{title}</h4>
      <div className="plot layers" style={{ height }}>
        {rows.map(({ layer, label }, index) => (
          <span key={layer} className="tick" style={{ top: index * STRIDE + ROW / 2 }}>
            <span className="wide">{label}</span>
            <span className="narrow">{layer}</span>
          </span>
        ))}
        <svg
          viewBox={`0 0 ${PLOT} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`Gradient norm of each layer, ${title}`}
        >
          {[...cellPaths(rows, scale, x)].map(([shade, path]) => (
            <path key={shade} className={shade === 'not-finite' ? shade : `m${shade}`} d={path} />
          ))}
        </svg>
        {rows.map(({ layer, values }, index) => (
          <span key={layer} className="end" style={{ top: index * STRIDE + ROW / 2 }}>
            {values.length > 0 && number(values.at(-1)!)}
          </span>
        ))}
      </div>
    </>
  );
}
