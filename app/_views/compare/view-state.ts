import { type Search, formatSearch, numbersOf, rangeOf } from '../../_address/search';
import { RUN_LOOKS } from '../../_components/run-mark';
import { type ChartView, formatChartView, parseChartView } from '../chart-view';

/** What the page shows; all of it stands in the address, so that a link opens the same view. */
export interface ViewState extends ChartView {
  runs: readonly number[];
  /** Place of each run in the list of colours: it keeps its own while others come and go. */
  looks: readonly number[];
  baseline: number | null;
  /** The run that is held against the baseline where two are shown. */
  other: number | null;
  /** On the x axis, as `at` is: no step is common to all runs. */
  zoom: readonly [number, number] | null;
  /** Where the crosshair is pinned, on the x axis. */
  at: number | null;
  group: string | null;
  samples: (typeof SAMPLE_MODES)[number];
  /** Whether settings that are the same are shown too. */
  all: boolean;
  /** The run by whose column the summary is sorted, and which end of it comes first. */
  sort: { run: number; up: boolean } | null;
}

export const SAMPLE_MODES = ['side', 'swipe', 'blink', 'difference'] as const;
export const MOST_RUNS = RUN_LOOKS.length;

export const isComparable = ({ length }: readonly number[]) => length >= 2 && length <= MOST_RUNS;

/** What does not parse is left at what it is without. */
export function parseView(search: Search): ViewState {
  const runs = [...new Set(numbersOf(search['runs']))].filter((id) => id > 0);
  const asked = numbersOf(search['looks']);
  const fits = asked.length === runs.length && new Set(asked).size === runs.length;
  const [sorted = 0, up] = (search['sort'] ?? '').split(' ').map(Number);
  const one = (name: string) => numbersOf(search[name])[0] ?? null;
  const known = (name: string) => (runs.includes(one(name) ?? 0) ? one(name) : null);
  return {
    runs,
    looks: fits && asked.every((look) => look < MOST_RUNS) ? asked : runs.map((_, index) => index),
    baseline: known('baseline'),
    other: known('other'),
    ...parseChartView(search),
    zoom: rangeOf(search['zoom']),
    at: one('at'),
    group: search['group']?.slice(0, 200) || null,
    samples: SAMPLE_MODES.find((mode) => mode === search['samples']) ?? 'side',
    all: search['all'] === '1',
    sort: runs.includes(sorted) ? { run: sorted, up: up === 1 } : null,
  };
}

/** Only what is not as it is without. */
export function formatView(view: ViewState): string {
  const { runs, looks, baseline, other, zoom, at, group, samples, all, sort } = view;
  const { full, table, ...drawn } = formatChartView(view);
  const parts: Record<string, string | null> = {
    runs: runs.join(','),
    looks: looks.every((look, index) => look === index) ? null : looks.join(','),
    baseline: baseline === null ? null : `${baseline}`,
    other: other === null ? null : `${other}`,
    ...drawn,
    zoom: zoom && zoom.map(Math.round).join(','),
    at: at === null ? null : `${Math.round(at)}`,
    group,
    samples: samples === 'side' ? null : samples,
    all: all ? '1' : null,
    sort: sort && `${sort.run} ${sort.up ? 1 : 0}`,
    full,
    table,
  };
  return formatSearch(parts);
}

/** With one run more, which takes the first colour that is free. */
export function withRun(view: ViewState, id: number): ViewState {
  if (view.runs.includes(id) || view.runs.length >= MOST_RUNS) return view;
  const free = Array.from({ length: MOST_RUNS }, (_, look) => look).find(
    (look) => !view.looks.includes(look),
  );
  return { ...view, runs: [...view.runs, id], looks: [...view.looks, free!] };
}

export function withoutRun(view: ViewState, id: number): ViewState {
  const stays = view.runs.map((one) => one !== id);
  return {
    ...view,
    runs: view.runs.filter((_, index) => stays[index]),
    looks: view.looks.filter((_, index) => stays[index]),
    baseline: view.baseline === id ? null : view.baseline,
    other: view.other === id ? null : view.other,
    sort: view.sort?.run === id ? null : view.sort,
  };
}

/** The run that others are held against, and the one that is held against it where two are shown. */
export function pairOf({ runs, baseline, other }: ViewState): [number, number] {
  const first = baseline ?? runs[0]!;
  const second = other !== null && other !== first ? other : runs.find((id) => id !== first)!;
  return [first, second];
}
