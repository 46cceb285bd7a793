import type { ApiRequest, Reply } from './http';
import { getAccess, signOutAll } from './handlers/access';
import { acknowledgeAlert, getAllAlerts, noteAlert, reopenAlert, snoozeAlert } from './handlers/alerts';
import { addBookmark, annotateRun, removeBookmark } from './handlers/annotations';
import { archiveRun, importArchive } from './handlers/archive';
import { changeChannel, createChannel, listChannels, removeChannel, testChannel } from './handlers/channels';
import { deleteRun, restoreRun } from './handlers/deleted-runs';
import { getClock } from './handlers/clock';
import { compareRuns, partRuns, snapshotRuns } from './handlers/compare';
import { estimateRun } from './handlers/estimate';
import { exportRun } from './handlers/export';
import { getChecks, lintRun } from './handlers/lint';
import { getAlerts, getCheckpoints, getEvents, getImage, getLineage, getSamples } from './handlers/run-parts';
import { changeRun, controlRun, createRun, createSweep, forkRun, getRun, listRuns } from './handlers/runs';
import { replayRule } from './handlers/replay-rule';
import { reportRun, reportRuns } from './handlers/report';
import { getRules, resetRule, tuneRule } from './handlers/rules';
import { getSeries } from './handlers/series';
import { compactStorage, getAbout, getStorage } from './handlers/storage';
import type { Services } from './services';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The body is a file, and not read before the handler does. */
  takesFile?: true;
  /** `:name` takes one segment. */
  path: string;
  handler: (request: ApiRequest, services: Services) => Reply | Promise<Reply>;
}

/** The whole REST interface. Bodies and answers are typed in lib/protocol/rest.ts. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/api/health', handler: (_, { version }) => ({ json: { status: 'ok', version } }) },
  {
    method: 'GET',
    path: '/api/catalogue',
    handler: async (_, { supervisor }) => ({ json: await supervisor.catalogue() }),
  },
  { method: 'GET', path: '/api/access', handler: getAccess },
  { method: 'DELETE', path: '/api/sessions', handler: signOutAll },
  { method: 'GET', path: '/api/runs', handler: listRuns },
  { method: 'POST', path: '/api/runs', handler: createRun },
  { method: 'GET', path: '/api/runs/:id', handler: getRun },
  { method: 'PATCH', path: '/api/runs/:id', handler: annotateRun },
  { method: 'DELETE', path: '/api/runs/:id', handler: deleteRun },
  { method: 'POST', path: '/api/runs/:id/restore', handler: restoreRun },
  { method: 'POST', path: '/api/runs/:id/bookmarks', handler: addBookmark },
  { method: 'DELETE', path: '/api/runs/:id/bookmarks/:bookmark', handler: removeBookmark },
  { method: 'GET', path: '/api/runs/:id/series', handler: getSeries },
  { method: 'GET', path: '/api/runs/:id/clock', handler: getClock },
  { method: 'GET', path: '/api/runs/:id/samples', handler: getSamples },
  { method: 'GET', path: '/api/runs/:id/checkpoints', handler: getCheckpoints },
  { method: 'GET', path: '/api/runs/:id/lineage', handler: getLineage },
  { method: 'GET', path: '/api/runs/:id/events', handler: getEvents },
  { method: 'GET', path: '/api/runs/:id/alerts', handler: getAlerts },
  { method: 'GET', path: '/api/runs/:id/export', handler: exportRun },
  { method: 'POST', path: '/api/runs/:id/fork', handler: forkRun },
  { method: 'GET', path: '/api/runs/:id/report', handler: reportRun },
  { method: 'GET', path: '/api/report', handler: reportRuns },
  { method: 'GET', path: '/api/runs/:id/archive', handler: archiveRun },
  { method: 'POST', path: '/api/import', takesFile: true, handler: importArchive },
  { method: 'POST', path: '/api/runs/:id/change', handler: changeRun },
  { method: 'POST', path: '/api/runs/:id/pause', handler: controlRun('pause') },
  { method: 'POST', path: '/api/runs/:id/resume', handler: controlRun('resume') },
  { method: 'POST', path: '/api/runs/:id/stop', handler: controlRun('stop') },
  { method: 'POST', path: '/api/runs/:id/checkpoint', handler: controlRun('checkpoint') },
  { method: 'POST', path: '/api/runs/:id/histogram', handler: controlRun('histogram') },
  { method: 'POST', path: '/api/sweeps', handler: createSweep },
  { method: 'GET', path: '/api/compare', handler: compareRuns },
  { method: 'GET', path: '/api/compare/snapshots', handler: snapshotRuns },
  { method: 'GET', path: '/api/compare/parting', handler: partRuns },
  { method: 'GET', path: '/api/lint', handler: getChecks },
  { method: 'POST', path: '/api/lint', handler: lintRun },
  { method: 'POST', path: '/api/estimate', handler: estimateRun },
  { method: 'GET', path: '/api/rules', handler: getRules },
  { method: 'PUT', path: '/api/rules/:rule', handler: tuneRule },
  { method: 'DELETE', path: '/api/rules/:rule', handler: resetRule },
  { method: 'POST', path: '/api/rules/:rule/replay', handler: replayRule },
  { method: 'GET', path: '/api/alerts', handler: getAllAlerts },
  { method: 'POST', path: '/api/alerts/:id/acknowledge', handler: acknowledgeAlert },
  { method: 'POST', path: '/api/alerts/:id/snooze', handler: snoozeAlert },
  { method: 'POST', path: '/api/alerts/:id/reopen', handler: reopenAlert },
  { method: 'POST', path: '/api/alerts/:id/note', handler: noteAlert },
  { method: 'GET', path: '/api/channels', handler: listChannels },
  { method: 'POST', path: '/api/channels', handler: createChannel },
  { method: 'PUT', path: '/api/channels/:id', handler: changeChannel },
  { method: 'DELETE', path: '/api/channels/:id', handler: removeChannel },
  { method: 'POST', path: '/api/channels/:id/test', handler: testChannel },
  { method: 'GET', path: '/api/storage', handler: getStorage },
  { method: 'POST', path: '/api/storage/compact', handler: compactStorage },
  { method: 'GET', path: '/api/about', handler: getAbout },
  { method: 'GET', path: '/api/images/:hash', handler: getImage },
];
