import type { Alert, Run, RunEvent, RunSummary, Sample, Verdict } from '@/lib/protocol/entities';
import { MOST_EVENTS } from '@/lib/protocol/limits';
import { ENDED_STATES } from '@/lib/protocol/run-state';
import type { ComparedSnapshot } from '@/lib/protocol/compare';
import type { AlertsResponse, EventsResponse, SamplesResponse, SeriesResponse } from '@/lib/protocol/rest';
import type { SeriesPoints, ServerToClient } from '@/lib/protocol/socket-events';
import { Listeners } from './listeners';
import { LiveSeries, type SeriesView } from './live-series';
import { getJson, messageOf } from './rest';
import { getSocket } from './socket';

/** What a run's page shows; a new object each time it changed. */
export interface RunSnapshot {
  run: Run | null;
  series: SeriesView;
  samples: readonly Sample[];
  events: readonly RunEvent[];
  alerts: readonly Alert[];
  /** What was said, each with the step since when. */
  verdicts: readonly Verdict[];
  /** When the newest point came, by this browser's clock. */
  newestAt: number;
  /** How many pages show it, this one too. */
  viewers: number;
  /** It was deleted while one looked at it; it can be brought back. */
  isDeleted: boolean;
  error: string | null;
}

const BUCKETS = 600;
/** Only these series, in so many buckets, and no events; the first time as `first` fetches them of all runs together. */
export interface RunPart {
  tags: readonly string[];
  buckets: number;
  first: () => Promise<ComparedSnapshot>;
}

/**
 * One run, live. First everything over REST, then points by the socket; a missing number, another server
 * or a new connection means: fetch from the newest bucket on. Renders at most once a frame.
 */
export class RunStream {
  snapshot: RunSnapshot;
  private readonly live = new LiveSeries();
  private readonly listeners = new Listeners(
    () => this.open(),
    () => this.close(),
  );
  private frame = 0;
  private expected: { epoch: string; seq: number } | null = null;
  private loading: Promise<void> | null = null;
  private loadAgain = false;
  private early: SeriesPoints[] = [];

  constructor(
    private readonly runId: number,
    /** Of a run among others. */
    private readonly part: RunPart | null = null,
  ) {
    this.snapshot = {
      run: null,
      series: this.live.view(),
      samples: [],
      events: [],
      alerts: [],
      verdicts: [],
      newestAt: 0,
      viewers: 1,
      isDeleted: false,
      error: null,
    };
  }

  subscribe = this.listeners.subscribe;

  current = (): RunSnapshot => this.snapshot;

  private open(): void {
    const socket = getSocket();
    socket.on('connect', this.onConnect);
    for (const [event, listener] of this.listening()) socket.on(event, listener);
    this.load();
  }

  private close(): void {
    const socket = getSocket();
    socket.off('connect', this.onConnect);
    for (const [event, listener] of this.listening()) socket.off(event, listener);
    socket.emit('run:unwatch', { runId: this.runId }, () => undefined);
    cancelAnimationFrame(this.frame);
  }

  private readonly load = (): void => {
    if (this.loading) {
      this.loadAgain = true; // connected in the meantime, say: what is under way may have missed it
      return;
    }
    this.loadAgain = false;
    this.loading = this.fetchAll()
      .catch((error: unknown) => this.change({ error: messageOf(error) }))
      .finally(() => {
        this.loading = null;
        if (this.loadAgain) this.onConnect();
        for (const points of this.early.splice(0)) this.onPoints(points);
      });
  };

  /** Nothing can have been missed of a run that is over: ten of them are not fetched twice. */
  private readonly onConnect = (): void => {
    if (this.part && this.isOver) void this.watch();
    else this.load();
  };

  private get isOver(): boolean {
    return this.snapshot.run !== null && ENDED_STATES.includes(this.snapshot.run.state);
  }

  private async watch(): Promise<void> {
    const watched = await getSocket().emitWithAck('run:watch', { runId: this.runId });
    if (watched.ok) this.expected = watched.value;
  }

  private async fetchAll(): Promise<void> {
    const path = `/api/runs/${this.runId}`;
    // Into the room first: points that come while we fetch wait, and are passed over if we have them.
    if (getSocket().connected) await this.watch();
    const { live, part } = this;
    if (part && !this.snapshot.run) {
      this.take(await part.first());
      // It may have been asked for before the room was entered.
      this.loadAgain ||= !this.isOver;
      return;
    }
    const buckets = part?.buckets ?? BUCKETS;
    const window = live.lastStep > 0 ? `from=${live.newestBucket}&width=${live.width}` : `buckets=${buckets}`;
    const tags = part ? `&tags=${part.tags.join(',')}` : '';
    const [run, points, { samples }, { events }, { alerts, verdicts }] = await Promise.all([
      getJson<Run>(path),
      getJson<SeriesResponse>(`${path}/series?${window}${tags}`),
      getJson<SamplesResponse>(`${path}/samples`),
      part ? { events: [] } : getJson<EventsResponse>(`${path}/events`),
      getJson<AlertsResponse>(`${path}/alerts`),
    ]);
    this.take({ run, samples, alerts, verdicts, ...points });
    this.change({ events });
  }

  private take({ run, samples, alerts, verdicts, series, lastStep }: ComparedSnapshot): void {
    this.live.replace(series, lastStep);
    const newestAt = this.snapshot.newestAt || Date.now(); // stored points do not say how old they are
    this.change({ run, samples, alerts, verdicts, series: this.live.view(), newestAt, error: null });
  }

  private readonly onPoints = (points: SeriesPoints): void => {
    if (points.runId !== this.runId) return;
    if (this.loading) {
      this.early.push(points);
      return;
    }
    const known = this.expected;
    if (known?.epoch === points.epoch && points.seq <= known.seq) return;
    const follows = known?.epoch === points.epoch && points.seq === known.seq + 1;
    if (!follows) {
      this.load();
      return;
    }
    this.expected = { epoch: points.epoch, seq: points.seq };
    this.live.append(points, this.part?.tags);
    this.change({ series: this.live.view(), newestAt: Date.now() });
  };

  private readonly onRun = (summary: RunSummary): void => {
    const { run } = this.snapshot;
    if (summary.id !== this.runId || !run) return;
    // The setup is told once, when the run starts: fetch it then.
    if (run.setup === null && summary.state !== 'queued') this.load();
    this.change({ run: { ...run, ...summary }, isDeleted: false });
  };
  private readonly onWatched: ServerToClient['run:watched'] = ({ runId, viewers }) => {
    if (runId === this.runId) this.change({ viewers });
  };
  private readonly onAnnotated: ServerToClient['run:annotated'] = ({ runId, ...written }) => {
    const { run } = this.snapshot;
    if (runId === this.runId && run) this.change({ run: { ...run, ...written } });
  };
  private readonly onDeleted = ({ runId }: { runId: number }): void => {
    if (runId === this.runId) this.change({ isDeleted: true });
  };
  private readonly onSample = (sample: Sample): void => {
    if (sample.runId === this.runId) this.change({ samples: [...this.snapshot.samples, sample] });
  };
  private readonly onEvent = (event: RunEvent): void => {
    if (event.runId !== this.runId) return;
    const { events } = this.snapshot;
    const isKnown = events.some(({ id }) => id === event.id);
    this.change({
      events: isKnown
        ? events.map((one) => (one.id === event.id ? event : one))
        : [event, ...events].slice(0, MOST_EVENTS),
    });
    if (event.kind === 'change') this.load(); // a summary has no configuration
  };
  private readonly onAlert = (alert: Alert): void => {
    if (alert.runId !== this.runId) return;
    this.change({ alerts: [...this.snapshot.alerts.filter(({ id }) => id !== alert.id), alert] });
  };
  private readonly onVerdict = ({ runId, verdict }: { runId: number; verdict: Verdict }): void => {
    const { run, verdicts } = this.snapshot;
    if (runId === this.runId && run)
      this.change({ run: { ...run, verdict }, verdicts: [...verdicts, verdict] });
  };

  private listening() {
    return Object.entries({
      'series:points': this.onPoints,
      'run:changed': this.onRun,
      'run:watched': this.onWatched,
      'run:annotated': this.onAnnotated,
      'run:deleted': this.onDeleted,
      'sample:added': this.onSample,
      'event:added': this.onEvent,
      'alert:changed': this.onAlert,
      'verdict:changed': this.onVerdict,
    } satisfies Partial<ServerToClient>) as [keyof ServerToClient, ServerToClient[keyof ServerToClient]][];
  }

  private change(part: Partial<RunSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...part };
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(this.listeners.tell);
  }
}
