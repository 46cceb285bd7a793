import { resolve } from 'node:path';
import { parsePresets } from '@/lib/gan/presets/registry';
import { readConfig } from '@/server/config';
import { serve } from '@/server/main';

/** The real server, as a process of its own, whose demo run is fed by `feeding-trainer.mjs`. */
process.env['FEED_CONFIG'] = JSON.stringify(parsePresets()[0]!.config);
await serve(readConfig({ ...process.env, PORT: '0' }), {
  trainer: { entry: resolve('tests/bench/dashboard/feeding-trainer.mjs') },
});
