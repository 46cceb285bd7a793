import { z } from 'zod';
import type { Bookmark } from './annotations';
import type { Alert, RunEvent, RunSummary, Sample, Verdict } from './entities';
import type { Result } from './errors';
import type { JsonNumber } from './numbers';

/**
 * The live contract of browser and server. Requests are in the imperative, events in the past.
 * Points are volatile and numbered a run: a missing number, or another `epoch` (the server was
 * restarted), means "fetch what is missing over REST".
 */
export const watchRun = z.object({ runId: z.int().min(1) });

/** New points, only those that were stored. `values[i]` belongs to `tags[i]`. */
export interface SeriesPoints {
  runId: number;
  epoch: string;
  seq: number;
  steps: number[];
  wallTimes: number[];
  tags: string[];
  values: JsonNumber[][];
}

export interface WatchStarted {
  epoch: string;
  /** Number of the newest points sent to this run's room. */
  seq: number;
}

export interface ClientToServer {
  'run:watch': (
    request: z.input<typeof watchRun>,
    acknowledge: (result: Result<WatchStarted>) => void,
  ) => void;
  'run:unwatch': (request: z.input<typeof watchRun>, acknowledge: (result: Result<null>) => void) => void;
}

/** Why an alert is told: only the first two are news; `handled` is what a person did to it. */
export type AlertChange = 'raised' | 'graver' | 'recovered' | 'handled';

export interface ServerToClient {
  /** To everyone: the list follows it. At most one a second a run while only its step changes. */
  'run:changed': (run: RunSummary) => void;
  /** To everyone: it was deleted; a `run:changed` of it says that it was brought back. */
  'run:deleted': (message: { runId: number }) => void;
  /** To everyone: who looks at another page is told too. */
  'alert:changed': (alert: Alert, change: AlertChange) => void;
  /** To everyone: where alerts go, or how the last try went, is another; fetch it. */
  'channels:changed': () => void;
  /** To the watchers of a run. */
  'series:points': (points: SeriesPoints) => void;
  /** How many pages show it, a tab each: told whenever one comes or goes. Nobody is named. */
  'run:watched': (message: { runId: number; viewers: number }) => void;
  /** What people wrote to it; its name and tags come with `run:changed`. */
  'run:annotated': (message: { runId: number; notes: string; bookmarks: Bookmark[] }) => void;
  'sample:added': (sample: Sample) => void;
  /** One with a known id takes its place: how far something is. */
  'event:added': (event: RunEvent) => void;
  'verdict:changed': (message: { runId: number; verdict: Verdict }) => void;
}
