// A trainer that speaks the protocol and sends what a real one sends when training explodes.
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
    send({ type: 'run:stopped', step: 5 });
    process.exit(0);
  }
  if (type !== 'run:start') return;
  send({ type: 'run:started', step: 0, setup });
  send({
    type: 'series:batch',
    steps: Float64Array.of(1, 2, 3, 4, 5),
    wallTimes: Float64Array.of(1, 2, 3, 4, 5),
    tags: ['loss/d', 'loss/g'],
    values: [Float64Array.of(1, 1, NaN, 1, 1), Float64Array.of(1, Infinity, 1, -Infinity, 1)],
  });
});
const catalogue = { presets: [preset], datasets: [], losses: [], backends: [], configSchema: {} };
send({ type: 'ready', protocolVersion: 1, pid: process.pid, catalogue });
