import pino from 'pino';

/** Structured lines on stderr; stdout stays for what a command was asked for. */
export function createLogger(level = process.env['GANSCOPE_LOG'] ?? 'info') {
  if (!(level in pino.levels.values) && level !== 'silent') {
    throw new Error(
      `GANSCOPE_LOG is "${level}"; give one of ${Object.keys(pino.levels.values).join(', ')}, silent`,
    );
  }
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
export type Logger = ReturnType<typeof createLogger>;
