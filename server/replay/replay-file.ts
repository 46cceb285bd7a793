import { basename } from 'node:path';
import { type Replayed, createReplay } from '@/lib/diagnostics/replay';
import { KnownError, describeIssues } from '@/lib/protocol/errors';
import { type Convention, factsOf, normalise } from './convention';
import { type Line, linesOf } from './lines';
import { type LineReader, objectReader, parseJson, tableReader } from './step-lines';
import { conventionOf, isTrace, parseTrace, pointsOf } from './trace';

export interface ReplayedRun extends Replayed {
  id: string;
}

/**
 * Judges what a file holds: runs, one a line, or the steps of one run as objects or as a table. `asked` is
 * what the file itself does not say.
 */
export function* replayFile(file: string, asked: Convention): Generator<ReplayedRun> {
  const lines = linesOf(file);
  const first = lines.next();
  if (first.done)
    throw new KnownError('BAD_REQUEST', `${file} is empty; it should have a line a step or a run`);
  const head = first.value;
  if (!head.text.trimStart().startsWith('{')) {
    yield replaySteps(file, lines, tableReader(file, head), asked);
  } else if (isTrace(parseJson(file, head))) {
    yield replayTrace(file, head, asked);
    for (const line of lines) yield replayTrace(file, line, asked);
  } else {
    yield replaySteps(file, withHead(head, lines), objectReader(file), asked);
  }
}

function replayTrace(file: string, line: Line, asked: Convention): ReplayedRun {
  const parsed = parseTrace(parseJson(file, line));
  if (!parsed.success)
    throw new KnownError(
      'BAD_REQUEST',
      `${file}: line ${line.number} is no recorded run: ${describeIssues(parsed.error)}`,
    );
  const trace = parsed.data;
  const convention = conventionOf(trace, asked);
  const replay = createReplay(factsOf(convention));
  for (const point of pointsOf(trace, convention)) replay.observe(point);
  return { id: trace.id ?? `${basename(file)}:${line.number}`, ...replay.end() };
}

/** Points are judged as they are read and not kept: a log of any length fits. */
function replaySteps(file: string, lines: Iterable<Line>, read: LineReader, asked: Convention): ReplayedRun {
  const replay = createReplay(factsOf(asked));
  let newest = -1;
  let measured = false;
  for (const line of lines) {
    const { step, values } = read(line);
    if (step <= newest) continue; // what comes again after a resume
    newest = step;
    measured ||= values.size > 0;
    replay.observe({ step, values: normalise(values, asked) });
  }
  if (!measured)
    throw new KnownError(
      'BAD_REQUEST',
      `${file} has no values; name them d_loss, g_loss, ... or by tag, such as loss/d`,
    );
  return { id: basename(file), ...replay.end() };
}

function* withHead(head: Line, lines: Iterable<Line>): Generator<Line> {
  yield head;
  yield* lines;
}
