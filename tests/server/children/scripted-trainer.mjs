// A trainer that speaks the protocol and sends what TEST_SCRIPT says instead of training.
const floats = (values) => Float64Array.from(values);
/** Where a run that goes on in another process stands. */
const first = Number(process.env.TEST_FIRST_STEP ?? 1);
const SCRIPTS = {
  /** What a real one sends when training explodes. */
  nan: () => [
    {
      steps: floats([0, 1, 2, 3, 4].map((step) => first + step)),
      tags: ['loss/d', 'loss/g'],
      values: [floats([1, 1, NaN, 1, 1]), floats([1, Infinity, 1, -Infinity, 1])],
    },
  ],
  /** More steps than a page has pixels, one of which stands out. */
  long: () =>
    Array.from({ length: 20 }, (_, batch) => {
      const steps = floats(Array.from({ length: 1000 }, (_, index) => batch * 1000 + index + 1));
      return {
        steps,
        tags: ['loss/d', 'loss/g'],
        values: [steps.map((step) => (step === 12_345 ? 50 : 1)), steps.map(() => 0.7)],
      };
    }),
};
const batches = SCRIPTS[process.env.TEST_SCRIPT]();
const lastStep = batches.at(-1).steps.at(-1);

const send = (event) => process.send(event);
const config = JSON.parse(process.env.TEST_CONFIG);
const setup = {
  backend: { id: 'cpu', device: 'test', threads: 1, notes: [] },
  loss: { family: 'bce_ns', chanceD: 1.386, floorD: 0, chanceG: 0.693 },
  generator: [{ name: 'dense', label: 'dense', outputShape: [1], parameters: 1 }],
  discriminator: [{ name: 'logit', label: 'logit', outputShape: [1], parameters: 1 }],
  dataset: { id: 'mnist', title: 'MNIST', images: 1, imageShape: [28, 28, 1], classNames: [] },
};
const preset = { id: 'mnist-quick', title: 'MNIST, quick', description: '', config };
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.on('message', ({ type }) => {
  if (type === 'run:stop') {
    send({ type: 'run:stopped', step: lastStep });
    process.exit(0);
  }
  if (type !== 'run:start') return;
  send({ type: 'run:started', step: 0, setup });
  for (const batch of batches) send({ type: 'series:batch', wallTimes: batch.steps, ...batch });
});
const catalogue = {
  presets: [preset],
  datasets: [],
  losses: [],
  penalties: [],
  backends: [],
  configSchema: {},
};
send({ type: 'ready', protocolVersion: 2, pid: process.pid, catalogue });
