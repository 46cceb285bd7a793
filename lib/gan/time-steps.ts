import type { BackendInfo, DatasetInfo } from '@/lib/protocol/entities';
import type { StepTime } from '@/lib/protocol/estimate';
import { type RunConfig, conditionsOf, imageShapeOf } from '@/lib/protocol/run-config';
import { median } from '@/lib/series/median';
import { type Dataset, type Examples, toDataset } from './datasets/dataset';
import { Random } from './random';
import { Training } from './training';

/** Too few to measure samples against: what is timed are steps alone. */
const EXAMPLES = 16;
/** The first steps compile, allocate and fill caches. */
const WARM_UP = 3;
const MOST_STEPS = 50;
const ENOUGH_MS = 1500;

/** The time of a step of such a run, without its samples and their measures: a step is as long whatever it is shown. */
export function timeSteps(config: RunConfig, backend: BackendInfo): StepTime {
  const training = new Training(config, noiseLike(config), backend);
  for (let step = 0; step < WARM_UP; step += 1) timed(training);
  const times: number[] = [];
  for (let spent = 0; times.length < MOST_STEPS && (spent < ENOUGH_MS || times.length === 0);) {
    const ms = timed(training);
    times.push(ms);
    spent += ms;
  }
  return { stepMs: median(times), steps: times.length, backend };
}

function timed(training: Training): number {
  const started = performance.now();
  training.next();
  return performance.now() - started;
}

/** Noise of the shape that the data have, of all the classes that the networks are told of. */
function noiseLike(config: RunConfig): Dataset {
  const imageShape: DatasetInfo['imageShape'] = [...imageShapeOf(config.dataset)];
  const classes = conditionsOf(config);
  const random = new Random(1);
  const examples: Examples = {
    size: imageShape.reduce<number>((size, side) => size * side, 1),
    labels: Int32Array.from({ length: EXAMPLES }, (_, example) => classes[example % classes.length] ?? 0),
    read: (_, to) => to.forEach((__, place) => (to[place] = 2 * random.next() - 1)),
  };
  const none: Examples = { ...examples, labels: new Int32Array() };
  return toDataset({ id: config.dataset.id, title: 'noise', imageShape, classNames: [] }, examples, none);
}
