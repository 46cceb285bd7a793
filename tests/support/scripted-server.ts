import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parsePresets } from '@/lib/gan/presets/registry';
import { readConfig } from '@/server/config';
import { createLogger } from '@/server/logger';
import { serve } from '@/server/main';
import { freshDataDir } from './server';

/**
 * The real server, in this process and on a fresh database, whose trainer process sends what a script says instead of
 * training. Unless `demo` is false, the demo run plays the script at once.
 */
export async function serveScript(
  script: 'nan' | 'long',
  { totalSteps = 3000, demo = true, pages = true } = {},
) {
  const dataDir = freshDataDir();
  process.env['TEST_SCRIPT'] = script;
  process.env['TEST_CONFIG'] = JSON.stringify({ ...parsePresets()[0]!.config, totalSteps });
  const config = readConfig({ GANSCOPE_DATA: dataDir, PORT: '0', GANSCOPE_DEMO: demo ? '1' : '0' });
  const server = await serve(config, {
    logger: createLogger('silent'),
    pages,
    trainer: { entry: resolve('tests/server/children/scripted-trainer.mjs') },
  });
  return {
    url: server.url,
    async close() {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type ScriptedServer = Awaited<ReturnType<typeof serveScript>>;
