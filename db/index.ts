import { alertQueries, verdictQueries } from './queries/alerts';
import { checkpointQueries } from './queries/checkpoints';
import { eventQueries } from './queries/events';
import { runQueries } from './queries/runs';
import { imageQueries, sampleQueries } from './queries/samples';
import { openDatabase } from './open';
import { createSeriesStore } from './series/series-store';

/** Everything that is kept, behind one door. The process that holds it is the only writer. */
export function openStore(dataDir: string) {
  const db = openDatabase(dataDir);
  return {
    runs: runQueries(db),
    samples: sampleQueries(db),
    images: imageQueries(db),
    events: eventQueries(db),
    alerts: alertQueries(db),
    verdicts: verdictQueries(db),
    checkpoints: checkpointQueries(db),
    series: createSeriesStore(db),
    close: () => void db.close(),
  };
}

export type Store = ReturnType<typeof openStore>;
