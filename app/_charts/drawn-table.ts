import { type ChartTable, heatTable, lineTable } from './chart-table-series';
import type { Drawn } from './frame';
import type { Domain } from './svg-scales';

/** What is drawn of these steps, as numbers. */
export const tableOf = (drawn: Drawn, domain: Domain): ChartTable =>
  drawn.kind === 'lines' ? lineTable(drawn.lines, domain) : heatTable(drawn.blocks, domain);
