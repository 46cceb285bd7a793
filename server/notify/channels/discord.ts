import { z } from 'zod';
import type { Notice } from '@/lib/protocol/notice';
import { defineChannel } from '../channel';
import { headlineOf } from '../headline';
import { postJson } from '../post-json';
import { webAddress } from '../web-address';

/** Colours of the bar beside the text, as on the page. */
const COLOURS: Record<Notice['level'], number> = { info: 0x68707c, warning: 0x8a5f00, critical: 0xb5123c };
const RECOVERED = 0x0f7a60;

/** https://docs.discord.com/developers/resources/webhook#execute-webhook */
export const discord = defineChannel({
  meta: { id: 'discord', title: 'Discord', description: 'A message by a webhook of a Discord channel.' },
  settings: z.strictObject({
    url: webAddress.meta({
      title: 'Address',
      description: 'The webhook, such as https://discord.com/api/webhooks/...',
      secret: true,
      shown: true,
    }),
  }),
  create:
    ({ url }, tools) =>
    (notice) => {
      const headline = headlineOf(notice);
      return postJson(
        url,
        {
          content: headline.slice(0, 2000),
          embeds: [
            {
              title: notice.title.slice(0, 256),
              description: notice.message.slice(0, 4000),
              url: notice.url,
              color: notice.occasion === 'recovered' ? RECOVERED : COLOURS[notice.level],
              timestamp: new Date(notice.time).toISOString(),
              footer: { text: `step ${notice.step}` },
            },
          ],
          allowed_mentions: { parse: [] }, // a run named @everyone calls nobody
        },
        tools,
      );
    },
});
