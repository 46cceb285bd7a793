import { resolve } from 'node:path';
import { readConfig } from '@/server/config';
import { createLogger } from '@/server/logger';
import { serve } from '@/server/main';

/** A server in a process of its own, so that it can be killed; its trainer plays TEST_SCRIPT. Prints its address. */
const server = await serve(readConfig(process.env), {
  pages: false,
  signals: true,
  logger: createLogger('silent'),
  trainer: { entry: resolve('tests/server/children/scripted-trainer.mjs') },
});
console.log(server.url);
