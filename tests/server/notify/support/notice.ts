import type { Notice } from '@/lib/protocol/notice';
import { resolveBySystem } from '@/server/notify/address';
import type { Tools } from '@/server/notify/channel';

export const notice = (changes: Partial<Notice> = {}): Notice => ({
  id: 'alert-7-critical',
  occasion: 'raised',
  level: 'critical',
  rule: 'generator-dead',
  title: 'Generator dead',
  message: 'D loss 0.000 and G loss 72.9',
  run: { id: 3, name: 'mnist' },
  step: 45_024,
  time: 1_700_000_000_000,
  url: 'http://127.0.0.1:3000/runs/3',
  ...changes,
});

export const tools: Tools = { resolve: resolveBySystem, patienceMs: 5000 };
