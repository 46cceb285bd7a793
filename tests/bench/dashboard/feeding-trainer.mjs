// A trainer that speaks the protocol and sends points at the pace of FEED instead of training.
const { layers, everyMs, stepsABatch, totalSteps, head = 0, ...seldom } = JSON.parse(process.env.FEED);
const { samplesEvery, eventsEvery, msAStep } = seldom;
const names = Array.from({ length: layers }, (_, index) => `layer${index}`);
const EVERY_STEP = [
  ...['loss/d', 'loss/g', 'score/real', 'score/fake', 'rate/g', 'rate/d', 'update_ratio/g', 'update_ratio/d'],
  ...['grad_max/g', 'grad_max/d', 'accuracy/batch_real', 'accuracy/batch_fake'],
  ...['inactive/g/layer0', 'inactive/d/layer0'],
  ...['g', 'd_real', 'd_fake'].flatMap((group) => names.map((name) => `grad_norm/${group}/${name}`)),
];
/** What is measured on samples, every so many steps. */
const EVALUATED = ['quality/kid', 'diversity/v'];
const EVALUATE_EVERY = 100;
const layer = (name) => ({ name, label: name, outputShape: [1], parameters: 1 });
const setup = {
  backend: { id: 'cpu', device: 'feed', threads: 1, notes: [] },
  loss: { family: 'bce_ns', chanceD: 1.386, floorD: 0, chanceG: 0.693 },
  generator: names.map(layer),
  discriminator: names.map(layer),
  dataset: { id: 'mnist', title: 'MNIST', images: 1, imageShape: [28, 28, 1], classNames: [] },
};
const [TILES, TILE] = [8, 28];

const send = (event, sent) => process.send(event, sent);
let step = 0;
/** Wall times of simulated hours; without `msAStep` those of now. */
const startedAt = Date.now();
const wallTime = (at) => (msAStep ? startedAt + at * msAStep : Date.now());

function sendBatch(length) {
  const steps = Float64Array.from({ length }, (_, index) => step + index + 1);
  const wave = (i) => (at) => 1 + 0.3 * Math.sin(at / 40 + i) + 0.2 * Math.sin(at * 1.7 + i);
  const batch = (tags, at, values) =>
    send({ type: 'series:batch', steps: at, wallTimes: at.map(wallTime), tags, values });
  const sent = steps.map(() => Date.now());
  batch([...EVERY_STEP, 'time/sent_ms'], steps, [...EVERY_STEP.map((_, i) => steps.map(wave(i))), sent]);
  const evaluated = steps.filter((at) => at % EVALUATE_EVERY === 0);
  if (evaluated.length > 0)
    batch(
      EVALUATED,
      evaluated,
      EVALUATED.map((_, i) => evaluated.map(wave(i))),
    );
  const passed = (every) => every && Math.floor(step / every) < Math.floor((step + length) / every);
  step += length;
  if (passed(samplesEvery)) {
    const pixels = new Uint8Array(TILES * TILES * TILE * TILE).map((_, index) => (index * step) % 256);
    const grid = { columns: TILES, rows: TILES, tileWidth: TILE, tileHeight: TILE, channels: 1 };
    send({ type: 'samples:image', step, kind: 'fixed', ...grid, pixels });
  }
  if (passed(eventsEvery))
    send({ type: 'log', level: 'info', step, message: `something happened at ${step}` });
}

let feeding;
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.on('message', ({ type }) => {
  if (type === 'run:stop') {
    clearInterval(feeding);
    send({ type: 'run:stopped', step }, () => process.exit(0));
  }
  if (type !== 'run:start') return;
  send({ type: 'run:started', step: 0, setup });
  if (head > 0) sendBatch(head);
  feeding = setInterval(() => {
    if (step < totalSteps) sendBatch(stepsABatch);
    else send({ type: 'heartbeat', step, rssBytes: 0 });
  }, everyMs);
});
const config = JSON.parse(process.env.FEED_CONFIG);
const preset = { id: 'mnist-quick', title: 'MNIST, quick', description: '', config };
const none = { datasets: [], losses: [], penalties: [], backends: [], configSchema: {} };
send({ type: 'ready', protocolVersion: 2, pid: process.pid, catalogue: { presets: [preset], ...none } });
