import { alertQueries } from './queries/alerts';
import { bookmarkQueries } from './queries/bookmarks';
import { channelQueries } from './queries/channels';
import { checkpointQueries } from './queries/checkpoints';
import { eventQueries } from './queries/events';
import { imageQueries } from './queries/images';
import { outboxQueries } from './queries/outbox';
import { ruleTuningQueries } from './queries/rule-tunings';
import { runQueries } from './queries/runs';
import { sampleQueries } from './queries/samples';
import { storageQueries } from './queries/storage';
import { verdictQueries } from './queries/verdicts';
import { openDatabase } from './open';
import { type SeriesStore, createSeriesStore } from './series/series-store';

export interface Store {
  runs: ReturnType<typeof runQueries>;
  samples: ReturnType<typeof sampleQueries>;
  images: ReturnType<typeof imageQueries>;
  events: ReturnType<typeof eventQueries>;
  alerts: ReturnType<typeof alertQueries>;
  bookmarks: ReturnType<typeof bookmarkQueries>;
  channels: ReturnType<typeof channelQueries>;
  outbox: ReturnType<typeof outboxQueries>;
  verdicts: ReturnType<typeof verdictQueries>;
  checkpoints: ReturnType<typeof checkpointQueries>;
  ruleTunings: ReturnType<typeof ruleTuningQueries>;
  storage: ReturnType<typeof storageQueries>;
  series: SeriesStore;
  /** All of `work` or nothing of it; what it returns. */
  transaction<T>(work: () => T): T;
  close(): void;
}

export type { OutboxEntry } from './queries/outbox';
export type { SeriesQuery, SeriesRead, SeriesRow, SeriesStore } from './series/series-store';

/** Everything that is kept, behind one door. The process that holds it is the only writer. */
export function openStore(dataDir: string): Store {
  const db = openDatabase(dataDir);
  const series = createSeriesStore(db);
  const runs = runQueries(db);
  const images = imageQueries(db);

  const transaction = <T>(work: () => T): T => {
    try {
      return db.transaction(work)();
    } catch (error) {
      series.forget(); // what it remembers may be ahead of what was rolled back
      throw error;
    }
  };
  return {
    runs: {
      ...runs,
      delete: (id) =>
        transaction(() => {
          const found = runs.delete(id);
          images.removeUnused();
          series.forget(id);
          return found;
        }),
    },
    samples: sampleQueries(db),
    images,
    events: eventQueries(db),
    alerts: alertQueries(db),
    bookmarks: bookmarkQueries(db),
    channels: channelQueries(db),
    outbox: outboxQueries(db),
    verdicts: verdictQueries(db),
    checkpoints: checkpointQueries(db),
    ruleTunings: ruleTuningQueries(db),
    storage: storageQueries(db),
    series,
    transaction,
    close: () => void db.close(),
  };
}
