import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { csvOf, fileNameOf } from './chart-csv-series';
import { tableOf } from './drawn-table';
import type { Drawn } from './frame';
import { SvgHeat } from './svg-heat';
import { SvgLines } from './svg-lines';
import type { StepAxis } from './use-step-axis';

export const ENDINGS = ['csv', 'svg', 'png'] as const;
export type Ending = (typeof ENDINGS)[number];

/** Pixels of a PNG for one of the drawing: sharp on paper and on any screen. */
const SHARPNESS = 2;

export interface Saved {
  title: string;
  /** The run or runs it is of. */
  of: string;
  drawn: () => Drawn;
  axis: StepAxis;
}

/** Hands what is drawn now to the browser as a file. */
export async function saveChart(saved: Saved, ending: Ending): Promise<void> {
  const link = document.createElement('a');
  const file = await fileOf(saved, ending);
  link.href = URL.createObjectURL(file);
  link.download = fileNameOf([saved.of, saved.title], ending);
  link.click();
  // Once the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function fileOf(saved: Saved, ending: Ending): Promise<Blob> {
  const { domain, stepUnit } = saved.axis;
  if (ending === 'csv') {
    const place = [stepUnit.label, stepUnit.measure].filter(Boolean).join(', ');
    return new Blob([csvOf(tableOf(saved.drawn(), domain), place)], { type: 'text/csv' });
  }
  const { text, width, height } = svgOf(saved);
  const svg = new Blob([text], { type: 'image/svg+xml' });
  return ending === 'svg' ? svg : pngOf(svg, width, height);
}

/** Drawn by React where nobody sees it, with the page's colours as they are now. */
function svgOf({ title, of, drawn: draws, axis }: Saved) {
  const drawn = draws();
  const style = getComputedStyle(document.documentElement);
  const plot = axis.width - axis.left - axis.right;
  const shared = {
    title,
    about: of,
    domain: axis.domain,
    ink: (token: string) => style.getPropertyValue(token).trim(),
    axis: {
      label: axis.unit.label,
      share: (step: number) => (axis.x(step) - axis.left) / plot,
      ticks: axis.ticks.map((at) => ({
        share: (axis.scale(at) - axis.left) / plot,
        text: axis.unit.tick(at),
      })),
    },
  };
  const dark = document.documentElement.dataset['theme'] === 'dark';
  const host = document.createElement('div');
  const root = createRoot(host);
  flushSync(() =>
    root.render(
      drawn.kind === 'lines' ? (
        <SvgLines {...shared} drawn={drawn} />
      ) : (
        <SvgHeat {...shared} drawn={drawn} dark={dark} />
      ),
    ),
  );
  const svg = host.querySelector('svg')!;
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
  root.unmount();
  return { text, width, height };
}

async function pngOf(svg: Blob, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  const canvas = new OffscreenCanvas(SHARPNESS * width, SHARPNESS * height);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return canvas.convertToBlob({ type: 'image/png' });
}
