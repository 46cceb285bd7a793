// A process that answers the handshake as TEST_PROTOCOL says (or not at all), then hangs and hears no SIGTERM.
process.on('SIGTERM', () => undefined);
setInterval(() => undefined, 1000);
console.error('stuck in a very long step');
const catalogue = { presets: [], datasets: [], losses: [], penalties: [], backends: [], configSchema: {} };
const protocolVersion = Number(process.env.TEST_PROTOCOL);
if (protocolVersion > 0) process.send({ type: 'ready', protocolVersion, pid: process.pid, catalogue });
