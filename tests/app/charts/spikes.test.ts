import { expect, it } from 'vitest';
import { drawLine } from '@/app/_charts/draw-line';
import { shaped, toLine } from '@/app/_charts/line-series';
import { LiveSeries } from '@/app/_stream/live-series';
import { columnsOf } from '@/server/api/handlers/series';
import { batchOf, openRun, range } from '../../db/support/store';

const STEPS = 20_000;
const SPIKES = range(0, 10).map((index) => 1013 + index * 1907);

it.each([STEPS, 9000, 3000, 700, 64])(
  'every spike of a single step is told and drawn, %i steps at a time',
  (wide) => {
    const { store, runId } = openRun();
    const value = (step: number) => (SPIKES.includes(step) ? 1000 + step : step % 7);
    store.series.append(runId, batchOf(1, { x: range(1, STEPS + 1).map(value) }));
    for (const spike of SPIKES) {
      const from = Math.max(0, spike - Math.floor(wide / 2));
      const window = { from, to: from + wide, buckets: 600 };
      const columns = columnsOf(store, runId, new URLSearchParams('tags=x'), window);
      const { values, max = values } = columns[0]!;
      expect(max).toContain(1000 + spike);
      const page = new LiveSeries();
      page.replace(columns, STEPS);
      expect(heightsDrawn(page)).toContain(1000 + spike);
    }
  },
);

/** The values through which the line of a chart goes. */
function heightsDrawn(page: LiveSeries): number[] {
  const heights: number[] = [];
  const through = (_: number, y: number) => void heights.push(y);
  const ignored = () => undefined;
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name) => (name === 'lineTo' || name === 'moveTo' ? through : ignored),
    set: () => true,
  });
  const line = shaped(toLine(page.byTag.get('x'), { key: 'x', label: 'x', token: '--d', dash: [] })!);
  const same = (value: number) => value;
  drawLine(context, line, same, same, () => '', { height: 100, range: [0, Infinity] });
  return heights;
}
