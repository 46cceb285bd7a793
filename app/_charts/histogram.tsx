import { GRADIENT_BINS } from '@/lib/protocol/tags';

const [BAR, HEIGHT] = [14, 44];

/** Of a histogram, in CSS pixels. */
export const HISTOGRAM_WIDTH = GRADIENT_BINS.length * BAR;

/** How much of a gradient has which magnitude, a bar a decade: the largest is as high as there is room. */
export function Histogram({ shares, token }: { shares: readonly number[]; token: `--${string}` }) {
  const most = Math.max(...shares) || 1;
  const summary = GRADIENT_BINS.map((bin, index) => `${bin} ${Math.round(100 * shares[index]!)} %`);
  return (
    <svg
      width={shares.length * BAR}
      height={HEIGHT + 16}
      role="img"
      aria-label={`by power of ten: ${summary.join(', ')}`}
    >
      {shares.map((share, index) => (
        <rect
          key={GRADIENT_BINS[index]}
          x={index * BAR}
          y={HEIGHT * (1 - share / most)}
          width={BAR - 2}
          height={(HEIGHT * share) / most}
          fill={`var(${token})`}
        />
      ))}
      <line x2={shares.length * BAR} y1={HEIGHT} y2={HEIGHT} stroke="var(--line2)" />
      {GRADIENT_BINS.map(
        (bin, index) =>
          index % 3 === 0 && (
            <text key={bin} x={index * BAR} y={HEIGHT + 13}>
              {index === 0 ? '0' : `1e${bin}`.replace('-', '−')}
            </text>
          ),
      )}
    </svg>
  );
}
